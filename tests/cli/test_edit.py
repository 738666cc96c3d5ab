"""A question edited whole: many corrections in a text file become one change."""

import json
import re

import pytest


def question_of(synthkit, number=1):
    questions = json.loads(synthkit("show", "--json").out)["questions"]
    return questions[number - 1]


def drafts(synthkit, number=1):
    return [
        (theme["title"], [line["text"] for line in theme["insights"]])
        for theme in question_of(synthkit, number)["themes"]
    ]


def whole(synthkit):
    return json.loads(synthkit("show", "--json").out) | {"findings": []}


@pytest.fixture
def file(synthkit, summarised, here):
    """The text of question 1 as it would be edited, to be changed and handed in."""

    class File:
        path = here / "fråga.txt"
        text = synthkit("edit", "-n", "1", "--print").out

        def line(self, words: str) -> str:
            return next(one for one in self.text.splitlines() if words in one)

        def change(self, before: str, after: str) -> None:
            assert before in self.text
            self.text = self.text.replace(before, after, 1)

        def hand_in(self):
            self.path.write_text(self.text, "utf-8")
            return synthkit("edit", "-n", "1", "--from", self.path)

    return File()


def test_a_file_that_nobody_changed_changes_nothing(synthkit, file):
    before = whole(synthkit)

    ran = file.hand_in()

    assert ran.code == 0
    assert whole(synthkit) == before
    assert "edit" not in synthkit("log").out


def test_titles_lines_order_and_notes_are_one_change_that_undo_takes_back(synthkit, file):
    before = whole(synthkit)
    (title, lines), *_ = drafts(synthkit)
    gone = question_of(synthkit)["themes"][-1]["insights"][-1]["text"]
    file.change(f"] {title}\n", "] En bättre rubrik\n")
    file.change(f"] {lines[0]}\n", "] Helt andra ord om det.\n- En rad av min egen.\n")
    if gone != lines[0]:
        file.change(file.line(gone) + "\n", "")

    ran = file.hand_in()

    assert ran.code == 0, ran.err
    now = drafts(synthkit)
    assert now[0][0] == "En bättre rubrik"
    assert now[0][1][:2] == ["Helt andra ord om det.", "En rad av min egen."]
    assert gone not in [line for _, under in now for line in under]
    assert synthkit("log").out.count("Question 1 edited") == 1
    totals = whole(synthkit)["totals"]
    left = sum(totals["left_out"].values())
    assert totals["notes"] == totals["cited"] + left + totals["not_summarised"]
    synthkit("undo")
    assert whole(synthkit) == before


def test_two_marks_on_a_line_join_two_lines_whatever_they_say_now(synthkit, file):
    insights = [i for theme in question_of(synthkit)["themes"] for i in theme["insights"]]
    first, second = insights[:2]
    other = file.line(second["text"])
    mark = "".join(re.findall(r"\[\w+\]", other))
    file.change(other + "\n", "")
    file.change(f"] {first['text']}\n", f"] {mark} Något helt annat.\n")

    assert file.hand_in().code == 0

    (joined,) = [
        i
        for theme in question_of(synthkit)["themes"]
        for i in theme["insights"]
        if i["text"] == "Något helt annat."
    ]
    wanted = {c["note"] for one in (first, second) for c in one["citations"]}
    assert {c["note"] for c in joined["citations"]} == wanted


def test_a_line_is_moved_under_a_new_title(synthkit, file):
    line = question_of(synthkit)["themes"][0]["insights"][0]["text"]
    whole_line = file.line(line)
    file.change(whole_line + "\n", "")
    end = file.text.index("\n## Utelämnade")
    file.text = f"{file.text[:end]}\n## Nytt tema\n{whole_line}\n{file.text[end:]}"

    assert file.hand_in().code == 0

    assert drafts(synthkit)[-1] == ("Nytt tema", [line])


def test_a_note_is_left_out_and_brought_back(synthkit, file):
    note = question_of(synthkit)["themes"][0]["insights"][0]["citations"][0]["note"]
    file.text += f"- [{note}]\n"
    assert file.hand_in().code == 0
    out = {left["note"] for left in whole(synthkit)["left_out"]}
    assert note in out

    file.text = synthkit("edit", "-n", "1", "--print").out
    file.change(f"- [{note}]", f"+ [{note}]")
    assert file.hand_in().code == 0

    assert note not in {left["note"] for left in whole(synthkit)["left_out"]}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("- [ffff] En rad", "[ffff]"),
        ("En rad utan streck", "##"),
        ("- ", "words"),
        ("## Ett tema utan rader", "no line"),
    ],
)
def test_a_mistake_is_told_by_its_line_and_nothing_is_changed(synthkit, file, wrong, said):
    before = whole(synthkit)
    place = file.text.index("\n## [") + 1
    file.text = f"{file.text[:place]}{wrong}\n{file.text[place:]}"
    if not wrong.startswith("##"):
        head, _, rest = file.text.partition(wrong + "\n")
        title, _, lines = rest.partition("\n")
        file.text = f"{head}{title}\n{wrong}\n{lines}"
    number = file.text.splitlines().index(wrong) + 1

    ran = file.hand_in()

    assert ran.code == 2
    assert f"Line {number}:" in ran.err
    assert said in " ".join(ran.err.split())
    assert whole(synthkit) == before
    assert file.path.exists()


def test_a_line_that_was_joined_to_the_one_above_is_told(synthkit, file):
    first, second = [line for line in file.text.splitlines() if line.startswith("- [")][:2]
    file.change(f"{first}\n{second}", f"{first} {second.removeprefix('- ')}")

    ran = file.hand_in()

    assert ran.code == 2
    assert "stands within the words" in ran.err


def test_brackets_that_are_no_mark_are_words(synthkit, file):
    first = next(line for line in file.text.splitlines() if line.startswith("- ["))
    file.change(first, f"{first} [a]")
    assert file.hand_in().code == 0


def test_a_file_without_lines_is_refused(synthkit, file):
    file.text = file.text[: file.text.index("\n## [")]
    assert file.hand_in().code == 2
    assert "no lines left" in synthkit("edit", "-n", "1", "--from", file.path).err


def test_a_file_of_another_state_is_refused_so_that_nobodys_words_are_lost(synthkit, file):
    line = question_of(synthkit)["themes"][0]["insights"][0]["id"]
    synthkit("reword", line, "Kollegans ord")

    ran = file.hand_in()

    assert ran.code == 2
    assert "was changed since" in " ".join(ran.err.split())
    assert "Kollegans ord" in [line for _, under in drafts(synthkit) for line in under]


def test_the_title_of_a_settled_theme_is_changed_in_the_settings_too(synthkit, file, here):
    assert synthkit("themes", "-n", "1", "--accept").code == 0
    file.text = synthkit("edit", "-n", "1", "--print").out
    title = drafts(synthkit)[0][0]
    file.change(f"] {title}\n", "] En bättre rubrik\n")

    assert file.hand_in().code == 0

    assert '"En bättre rubrik"' in (here / "synthkit.toml").read_text("utf-8")
    found = json.loads(synthkit("check", "--json").out)["findings"]
    assert not [one for one in found if one["code"] in {"theme_not_settled", "stale_section"}]


def test_where_nobody_sits_it_says_how_else(synthkit, summarised):
    ran = synthkit("edit", "-n", "1")
    assert ran.code == 2
    assert "--print" in ran.err
    assert synthkit("edit").code == 2
