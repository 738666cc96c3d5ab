"""``summarise --engine paste`` and ``synthkit paste``: by way of a chat window, losing nothing."""

import copy
import json
import re
import shutil
from pathlib import Path

import pytest

from synthkit.app.material import sections
from synthkit.resources import resource
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.cli.chatting import answer_to, notes_in, prompt_at, written

EXAMPLE = resource("examples") / "ws2"


ASK = ("summarise", "--engine", "paste", "--question", "2")


def example(folder: Path) -> None:
    shutil.copytree(EXAMPLE / "notes", folder / "notes")
    shutil.copy(EXAMPLE / "synthkit.toml", folder)


@pytest.fixture
def workspace(after, here):
    """The example with question 2 waiting for a chat's reply, and its names settled."""
    ask = (*ASK, "--service", "Chatten", "--accept-suspects", "mask")
    ran = after(example, ("ingest", "notes"), ask)
    assert ran.code == 0, ran.err
    return here


def asked_by_chat(synthkit, *options):
    return synthkit(*ASK, *options)


def paste(synthkit, workspace, text, *options):
    (workspace / "svar.txt").write_text(text, "utf-8")
    return synthkit("paste", "svar.txt", *options)


def section(workspace, number=2):
    with Store.open(workspace / ".synthkit", access=Access.READ) as store:
        return next((s for s in sections(store) if s.question.number == number), None)


def waiting(workspace):
    return sorted(path.name for path in (workspace / "till-chatten").glob("*.txt"))


def balanced(synthkit):
    """Whether every note is in exactly one state."""
    totals = json.loads(synthkit("status", "--json").out)["totals"]
    left_out = sum(totals["left_out"].values())
    return totals["cited"] + left_out + totals["not_summarised"] == totals["notes"] == 196


def good(workspace):
    return answer_to(prompt_at(workspace, "fraga-2.txt"))


# Each makes a chat's reply out of a good answer.


def clean(answer):
    return written(answer)


def fenced(answer):
    return f"```json\n{written(answer)}\n```"


def chatty_in_swedish(answer):
    return (
        f"Självklart! Här är svaret på frågan:\n\n{fenced(answer)}\n\nSäg till om något {{fattas}}!"
    )


def chatty_in_english(answer):
    return f"Sure! Here's the JSON you asked for.\n{written(answer)}\nAnything else?"


def with_curly_marks(answer):
    return written(answer).replace('"', "”")


def with_ids_in_capitals(answer):
    return written(answer).replace('"n', '"N')


def with_ids_in_brackets(answer):
    told = copy.deepcopy(answer)
    for theme in told["themes"]:
        for insight in theme["insights"]:
            insight["notes"] = [f"[{alias}]" for alias in insight["notes"]]
    return written(told)


def with_ids_in_one_string(answer):
    told = copy.deepcopy(answer)
    for theme in told["themes"]:
        for insight in theme["insights"]:
            insight["notes"] = ", ".join(insight["notes"])
    return written(told)


def with_keys_translated(answer):
    told = written(answer)
    for key, word in (("themes", "teman"), ("insights", "insikter"), ("left_out", "utelämnade")):
        told = told.replace(f'"{key}"', f'"{word}"')
    return told


def without_reference(answer):
    return written({key: held for key, held in answer.items() if key != "ref"})


def with_spare_commas(answer):
    return written(answer).replace("\n ]", ",\n ]")


def twice(answer):
    return f"{fenced(answer)}\n\nEller, om du föredrar det:\n\n{fenced(answer)}"


WHOLE = [
    clean,
    fenced,
    chatty_in_swedish,
    chatty_in_english,
    with_curly_marks,
    with_ids_in_capitals,
    with_ids_in_brackets,
    with_ids_in_one_string,
    with_keys_translated,
    without_reference,
    with_spare_commas,
    twice,
]


@pytest.mark.parametrize("shape", WHOLE, ids=lambda shape: shape.__name__)
def test_a_whole_reply_ends_in_a_section_whatever_is_around_it(workspace, synthkit, shape):
    answer = good(workspace)

    ran = paste(synthkit, workspace, shape(answer))

    assert ran.code == 0, ran.err
    made = section(workspace)
    texts = {
        insight["text"].rstrip(".") for theme in answer["themes"] for insight in theme["insights"]
    }
    assert {insight.text.rstrip(".") for insight in made.draft.insights} <= texts
    assert (made.provenance.engine, made.provenance.model_label) == ("paste", "Chatten")
    assert waiting(workspace) == []
    assert balanced(synthkit)


def cut_in_the_middle(answer):
    told = written(answer)
    return told[: len(told) // 4]


def with_the_rest_to_be_thought_of(answer):
    told = {**answer, "left_out": [*answer["left_out"][:3], "…resten lika"]}
    return written(told)


def as_a_table(answer):
    rows = [
        f"| {theme['title']} | {insight['text']} | {', '.join(insight['notes'])} |"
        for theme in answer["themes"]
        for insight in theme["insights"]
    ]
    return "\n".join(["| Tema | Insikt | Anteckningar |", "|---|---|---|", *rows])


def as_bullets(answer):
    lines = []
    for theme in answer["themes"]:
        lines.append(f"## {theme['title']}")
        lines += [f"- {i['text']} ({', '.join(i['notes'])})" for i in theme["insights"]]
    return "\n".join(lines)


def with_ids_that_do_not_exist(answer):
    return written({**answer, "left_out": [{"note": "n999", "reason": "minor"}]})


def with_a_number_that_nobody_wrote(answer):
    told = copy.deepcopy(answer)
    told["themes"][0]["insights"][0]["text"] = "Minst 4711 lotsar behövs i länet."
    return written(told)


PARTIAL = [
    cut_in_the_middle,
    with_the_rest_to_be_thought_of,
    as_a_table,
    as_bullets,
    with_ids_that_do_not_exist,
    with_a_number_that_nobody_wrote,
]


@pytest.mark.parametrize("shape", PARTIAL, ids=lambda shape: shape.__name__)
def test_what_a_reply_lacks_is_asked_for_and_nothing_else(workspace, synthkit, shape):
    prompt = prompt_at(workspace, "fraga-2.txt")
    answer = answer_to(prompt)

    ran = paste(synthkit, workspace, shape(answer))

    assert ran.code == 0, ran.err
    assert section(workspace) is None
    assert waiting(workspace) == ["fraga-2-komplettering.txt"]
    follow_up = prompt_at(workspace, "fraga-2-komplettering.txt")
    assert len(notes_in(follow_up)) < len(notes_in(prompt))
    assert balanced(synthkit)

    enough = synthkit("paste", "--enough")

    assert enough.code == 0, enough.err
    made = section(workspace)
    assert "4711" not in "".join(insight.text for insight in made.draft.insights)
    assert made.draft.speaks_of == set(made.provenance.notes_seen)
    assert waiting(workspace) == []
    assert balanced(synthkit)


@pytest.mark.parametrize(
    "text",
    [
        "Tyvärr kan jag inte hjälpa till med det här.",
        "I'm sorry, but the text is too long for me to process.",
        '{"answer": "Klart!"}',
    ],
    ids=["apology in Swedish", "apology in English", "something else"],
)
def test_a_reply_without_an_answer_changes_nothing_and_says_so(workspace, synthkit, text):
    before = prompt_at(workspace, "fraga-2.txt")

    ran = paste(synthkit, workspace, text)

    assert ran.code == 1
    assert "Ask the chat again" in ran.err
    assert prompt_at(workspace, "fraga-2.txt") == before
    assert section(workspace) is None
    assert balanced(synthkit)


def test_several_replies_in_one_text_go_to_their_questions(workspace, synthkit):
    asked = synthkit("summarise", "--engine", "paste")
    assert asked.code == 0, asked.err
    replies = [
        fenced(answer_to(prompt_at(workspace, f"fraga-{number}.txt"))) for number in (3, 1, 2)
    ]

    ran = paste(synthkit, workspace, "\n\nNästa:\n\n".join(replies))

    assert ran.code == 0, ran.err
    assert all(section(workspace, number) for number in (1, 2, 3))
    assert balanced(synthkit)


def test_a_reply_to_another_question_than_the_one_named_is_not_taken(workspace, synthkit):
    ran = paste(synthkit, workspace, clean(good(workspace)), "--question", 3)

    assert ran.code == 1
    assert "question 2" in ran.err
    assert section(workspace) is None


def test_a_reply_to_an_older_prompt_is_known_as_such(workspace, synthkit):
    old = clean(good(workspace))
    note = notes_in(prompt_at(workspace, "fraga-2.txt"))[0][1]
    with Store.open(workspace / ".synthkit", access=Access.READ) as store:
        stored = store.notes_taken()
    assert stored
    placed = next(one for one in stored[1].notes if one.text == note)
    synthkit("place", placed.id, "--question", 3)
    asked_by_chat(synthkit)

    ran = paste(synthkit, workspace, old)

    assert ran.code == 1
    assert "older prompt" in ran.err


def test_a_reply_that_was_taken_before_is_known_as_such(workspace, synthkit):
    reply = cut_in_the_middle(good(workspace))
    paste(synthkit, workspace, reply)

    ran = paste(synthkit, workspace, reply)

    assert ran.code == 1
    assert "answered already" in ran.err


def test_a_chat_without_a_name_is_asked_for_because_the_document_gives_it(here, synthkit):
    shutil.copytree(EXAMPLE / "notes", here / "notes")
    synthkit("ingest", "notes")

    ran = synthkit("summarise", "--engine", "paste")

    assert ran.code == 2
    assert "--service" in ran.err
    assert not (here / "till-chatten").exists()


def test_nothing_is_taken_where_nothing_waits(workspace, synthkit):
    paste(synthkit, workspace, clean(good(workspace)))

    ran = paste(synthkit, workspace, clean({"themes": []}))

    assert ran.code == 2
    assert "No prompt is waiting" in ran.err


def test_forgetting_names_the_prompts_that_hold_the_words_still(workspace, synthkit):
    words = re.findall(r"\w+", notes_in(prompt_at(workspace, "fraga-2.txt"))[-1][1])

    ran = synthkit("forget", "--pattern", max(words, key=len), "--yes")

    assert "fraga-2.txt" in ran.out


def test_the_prompts_are_never_read_as_notes(workspace, synthkit):
    ran = synthkit("ingest", ".", "--json")

    files = [file["path"] for file in json.loads(ran.out)["files"]]
    assert not [path for path in files if "till-chatten" in path]


def test_a_question_that_waits_says_in_which_file(workspace, synthkit):
    assert "till-chatten/fraga-2.txt" in said_path(synthkit("show", "--question", 2))
    assert "till-chatten/fraga-2.txt" in said_path(synthkit("status"))
    assert "till-chatten/fraga-2.txt" in said_path(synthkit("doctor", "--engine", "paste"))
    assert json.loads(synthkit("status", "--json").out)["waiting"][0]["question"] == 2


def said_path(ran):
    return (ran.out + ran.err).replace("\\", "/")


def test_a_question_that_another_engine_has_made_waits_no_longer(workspace, synthkit):
    synthkit("summarise", "--question", 2)

    assert waiting(workspace) == []
    assert json.loads(synthkit("status", "--json").out)["waiting"] == []


def test_parts_fit_the_window_and_keep_their_files_while_others_are_answered(workspace, synthkit):
    settings = workspace / "synthkit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[paste]", "[paste]\ncharacters = 7000", 1), "utf-8"
    )
    asked_by_chat(synthkit)
    files = waiting(workspace)
    prompts = {name: prompt_at(workspace, name) for name in files}
    assert 4 < len(files) < 20
    assert max(map(len, prompts.values())) <= 7000

    taken = files[::2]
    paste(synthkit, workspace, "\n".join(written(answer_to(prompts[name])) for name in taken))

    assert waiting(workspace) == files[1::2]
    assert all(prompt_at(workspace, name) == prompts[name] for name in waiting(workspace))

    rest = "\n".join(written(answer_to(prompts[name])) for name in files[1::2])
    ran = paste(synthkit, workspace, rest)

    assert waiting(workspace) == ["fraga-2-hopfogning.txt"]
    assert len(prompt_at(workspace, "fraga-2-hopfogning.txt")) > 7000
    assert "more than the 7000 that fit" in " ".join(ran.err.split())


def test_what_a_chat_would_be_shown_can_be_looked_at_without_a_language_model(workspace, synthkit):
    shown = synthkit("preview", "--engine", "paste", "--question", 2)

    assert shown.code == 0
    assert "Chatten" in shown.out
    assert "[n1] (A)" in shown.out


def test_to_have_enough_of_a_question_that_waits_for_nothing_is_a_mistake(workspace, synthkit):
    assert synthkit("paste", "--enough", "--question", 1).code == 2
    assert waiting(workspace) == ["fraga-2.txt"]
