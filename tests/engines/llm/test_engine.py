"""The engine in the whole job: what is stored, what is asked again, and what waits."""

import re

import pytest

from synthkit.app.pipeline import overview, summarise
from synthkit.app.sections import Existing
from synthkit.engines.llm import LlmEngine
from synthkit.engines.models.model import Finish, Pending, Reply
from synthkit.errors import ModelError
from synthkit.model.note import PlacedBy, Placement
from synthkit.model.outcome import SectionFate
from synthkit.model.synthesis import ThemeProposal
from synthkit.model.workshop import SettledThemes
from synthkit.prompts import PromptLibrary
from tests.app.test_pipeline import QUESTIONS, Workplace
from tests.builders import document, heading, item, notes, question, workshop
from tests.engines.llm.builders import (
    ScriptedModel,
    diligent,
    drafted,
    engine,
    many_notes,
    offered,
    reply,
    said,
    text_of,
    titled,
)

FILES = [
    document(
        "Grupp 1.docx",
        heading(f"1. {QUESTIONS[0]}"),
        item("Dela goda exempel"),
        item("Bilda nätverk mellan regionerna"),
        heading(f"2. {QUESTIONS[1]}"),
        item("Lotsar till små företag"),
    )
]
GROUPS = [
    (
        (
            "Avgifterna är för höga för familjer",
            "Avgift för barnfamiljer bör sänkas",
            "Lägre avgift",
        ),
        ("Bussarna går för sällan på kvällen", "Nattbussar på kvällen", "Fler turer med bussen"),
    ),
    (
        ("Sänk avgifterna för barnfamiljer", "Sänkt avgift för familjer med barn", "Avgiftsfritt"),
        ("Fler bussar på kvällarna", "Bussen går för sällan", "Buss till landsbygden"),
    ),
    (
        (
            "Höga avgifter stänger ute familjer",
            "Barnfamiljer har inte råd med avgiften",
            "Höga avgifter",
        ),
        ("Kvällsbussar saknas på landsbygden", "Fler kvällsbussar", "Bussar varje timme"),
    ),
]
LOOSE = [document("Grupp 1.docx", item("Dela goda exempel"), item("Lotsar till små företag"))]


def run(context, model, *numbers, **fields):
    made = summarise(
        context, LlmEngine(model, PromptLibrary(), **fields), numbers or (1, 2), Existing.OWN
    )
    return [outcome.fate for outcome in made]


def waiting(request):
    raise Pending((request,))


def test_a_section_tells_which_model_and_which_prompts_made_it():
    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, ScriptedModel(diligent), label="Copilot")
        made = overview(context).sections[0].provenance

    assert (made.engine, made.model, made.model_label) == ("llm", "scripted", "Copilot")
    assert {use.name for use in made.prompts} == {"draft", "merge", "repair", "again"}
    assert {use.name: use.hash for use in made.prompts}["draft"] == PromptLibrary()["draft"].hash


def test_an_unchanged_run_makes_no_call():
    model = ScriptedModel(diligent)
    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, model)
        calls = len(model.asked)
        fates = run(context, model)

    assert (fates, len(model.asked)) == ([SectionFate.UP_TO_DATE] * 2, calls)


def test_another_model_or_prompt_makes_a_section_anew_and_another_label_does_not(tmp_path):
    class Newer(ScriptedModel):
        name = "newer"

    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, ScriptedModel(diligent))
        relabelled = run(context, ScriptedModel(diligent), label="Copilot")
        newer = run(context, Newer(diligent))
        ours = PromptLibrary().path("repair").read_text("utf-8")
        (tmp_path / "repair.md").write_text(ours.replace("careful", "kind"), "utf-8")
        edited = LlmEngine(Newer(diligent), PromptLibrary(tmp_path))
        reworded = [one.fate for one in summarise(context, edited, (1, 2), Existing.OWN)]

    assert relabelled == [SectionFate.UP_TO_DATE] * 2
    assert newer == reworded == [SectionFate.MADE] * 2


def test_what_is_done_is_stored_though_another_question_gets_no_reply():
    def failing(request):
        if request.question == 1:
            raise ModelError("model_stopped")
        return diligent(request)

    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        with pytest.raises(ModelError):
            run(context, ScriptedModel(failing))
        stored = [section.question.number for section in overview(context).sections]
        again = run(context, ScriptedModel(diligent))

    assert stored == [2]
    assert again == [SectionFate.MADE, SectionFate.UP_TO_DATE]


def test_a_question_that_waits_for_a_reply_is_pending_and_the_others_are_made():
    def half(request):
        return waiting(request) if request.question == 1 else diligent(request)

    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        fates = run(context, ScriptedModel(half))
        stored = [section.question.number for section in overview(context).sections]

    assert fates == [SectionFate.PENDING, SectionFate.MADE]
    assert stored == [2]


def test_while_the_placing_waits_nothing_is_drafted():
    model = ScriptedModel(waiting)
    with Workplace(LOOSE, workshop(*QUESTIONS)) as context:
        fates = run(context, model)

    assert fates == [SectionFate.PENDING] * 2
    assert model.tasks == ["place"]


def test_loose_notes_are_placed_once_and_for_all():
    def answer(request):
        if request.prompt.name == "place":
            questions = [{"number": n, "notes": [f"n{n}"]} for n in (1, 2)]
            return reply({"questions": questions})
        return diligent(request)

    model = ScriptedModel(answer)
    with Workplace(LOOSE, workshop(*QUESTIONS)) as context:
        run(context, model)
        run(context, model)
        placed = [p.question for p in overview(context).material.placements]

    assert placed == [1, 2]
    assert model.tasks.count("place") == 1


def test_a_note_that_looks_misplaced_is_told_of_until_a_person_placed_it():
    fees, buses = heading(f"1. {QUESTIONS[0]}"), heading(f"2. {QUESTIONS[1]}")
    files = [
        document(f"Grupp {number}.docx", fees, *map(item, ones), buses, *map(item, others))
        for number, (ones, others) in enumerate(GROUPS, 1)
    ]
    stray = document("Grupp 4.docx", buses, item("Avgifterna är höga för många familjer"))
    loose = document("Grupp 5.docx", item("Något helt annat"))

    def answer(request):
        if request.prompt.name != "place":
            return diligent(request)
        marked = re.findall(r"\[(n\d+)\] \(placed under question 2\)", request.messages[-1].text)
        return reply({"questions": [], "misplaced": [{"number": 1, "notes": marked}]})

    with Workplace([*files, stray, loose], workshop(*QUESTIONS)) as context:
        run(context, ScriptedModel(answer))
        before = overview(context)
        (found,) = [f for f in before.findings if f.code == "looks_misplaced"]
        by_person = Placement(note=found.where.note, question=1, by=PlacedBy.PERSON)
        context.store.save_placements((by_person,), ())
        after = overview(context)

    assert found.values["text"] == "Avgifterna är höga för många familjer"
    assert (found.values["first"], found.values["second"]) == (2, 1)
    assert "looks_misplaced" not in {f.code for f in after.findings}


def test_a_divided_question_is_drafted_in_parts_merged_once_and_repaired_once():
    texts = [f"Dela erfarenhet {number} mellan regionerna" for number in range(300)]
    files = [document("Grupp 1.docx", heading(f"1. {QUESTIONS[0]}"), *map(item, texts))]

    def forgetful(request):
        if request.prompt.name == "draft":
            first, *_ = offered(request)
            return drafted(titled("Lärande", said(text_of(request, first), first)))
        if request.prompt.name == "repair":
            return reply({"also": [{"line": "l1", "notes": offered(request)}]})
        return diligent(request)

    model = ScriptedModel(forgetful)
    with Workplace(files, workshop(QUESTIONS[0])) as context:
        run(context, model, 1)
        section = overview(context).sections[0]

    assert model.tasks == ["draft", "draft", "merge", "repair", "repair"]
    assert section.draft.left_out == ()


def test_a_line_with_a_number_of_its_own_is_sent_back_once_and_then_withdrawn():
    wrong = drafted(titled("Lärande", said("Dela 40 exempel.", "n1"), said("Bilda nätverk.", "n2")))
    stubborn = reply(
        {"insights": [{"theme": "t1", "line": "l1", "text": "Dela 50 exempel.", "notes": ["n1"]}]}
    )
    model = ScriptedModel({"draft": [wrong], "repair": [stubborn]})

    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, model, 1)
        whole = overview(context)

    assert model.tasks == ["draft", "repair"]
    section = whole.sections[0]
    assert [i.text for i in section.draft.insights] == ["Bilda nätverk."]
    assert [left.reason for left in section.draft.left_out] == ["not_covered"]
    assert "line_withdrawn" in {f.code for f in section.findings}


def test_a_line_that_is_put_right_stays():
    wrong = drafted(titled("Lärande", said("Dela 40 exempel.", "n1"), said("Bilda nätverk.", "n2")))
    right = reply(
        {"insights": [{"theme": "t1", "line": "l1", "text": "Dela exempel.", "notes": ["n1"]}]}
    )
    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, ScriptedModel({"draft": [wrong], "repair": [right]}), 1)
        section = overview(context).sections[0]

    assert {i.text for i in section.draft.insights} == {"Dela exempel.", "Bilda nätverk."}
    assert "line_withdrawn" not in {f.code for f in section.findings}


def section_of(texts, *answers):
    """The section that is made of these notes by a model that drafts, and then repairs."""
    files = [document("Grupp 1.docx", heading(f"1. {QUESTIONS[0]}"), *map(item, texts))]
    model = ScriptedModel(dict(zip(("draft", "repair"), ([a] for a in answers), strict=False)))
    with Workplace(files, workshop(QUESTIONS[0])) as context:
        run(context, model, 1)
        return overview(context).sections[0]


def test_lines_that_differ_in_form_alone_become_one_with_both_sources():
    made = section_of(
        ("Regionerna ska dela erfarenheter", "Dela erfarenheter mellan regionerna, ska vi"),
        drafted(
            titled("A", said("Regionerna ska dela erfarenheter.", "n1")),
            titled("B", said("Regioner ska dela erfarenhet.", "n2")),
        ),
    )

    assert [len(i.citations) for i in made.draft.insights] == [2]


def test_lines_that_say_opposite_things_stay_two():
    lines = (said("Avgiften ska höjas.", "n1"), said("Avgiften ska inte höjas.", "n2"))
    made = section_of(
        ("Avgiften ska höjas", "Avgiften ska inte höjas"), drafted(titled("A", *lines))
    )

    assert len(made.draft.insights) == 2


def test_lines_that_a_repair_makes_alike_become_one():
    made = section_of(
        ("Avgiften har fördubblats", "Avgiften är fördubblad", "Utrustning att låna"),
        drafted(
            titled("A", said("Avgiften har fördubblats för 300.", "n1"), said("Låna ut.", "n3")),
            titled("B", said("Avgiften har fördubblats.", "n2")),
        ),
        reply(
            {
                "insights": [
                    {
                        "theme": "t1",
                        "line": "l1",
                        "text": "Avgiften har fördubblats.",
                        "notes": ["n1"],
                    }
                ]
            }
        ),
    )

    assert [len(i.citations) for i in made.draft.insights] == [2, 1]


def test_a_note_that_is_passed_over_is_asked_for_once_more():
    first = drafted(titled("Lärande", said("Dela exempel.", "n1")))
    second = reply({"also": [{"line": "l1", "notes": ["n1"]}]})
    model = ScriptedModel({"draft": [first], "repair": [second]})

    with Workplace(FILES, workshop(*QUESTIONS)) as context:
        run(context, model, 1)
        section = overview(context).sections[0]

    assert "Bilda nätverk mellan regionerna" in model.asked[1].messages[-1].text
    assert section.draft.left_out == ()


def test_a_title_that_a_person_settled_is_not_sent_to_be_repaired():
    settled = {1: SettledThemes(titles=("Övrigt", "Nätverk"))}
    lines = {"Övrigt": said("Dela exempel.", "n1"), "Nätverk": said("Bilda nätverk.", "n2")}
    model = ScriptedModel({"draft": [drafted(*(titled(t, line) for t, line in lines.items()))]})

    with Workplace(FILES, workshop(*QUESTIONS, themes=settled)) as context:
        run(context, model, 1)
        section = overview(context).sections[0]

    assert model.tasks == ["draft"]
    assert [theme.title for theme in section.draft.themes] == ["Övrigt", "Nätverk"]


# Outlines


def test_an_outline_is_themes_by_their_groups_and_each_note_is_in_one_at_most():
    of = notes("Ett", "Två") + notes("Tre", group="Grupp 2")
    answer = reply(
        {
            "themes": [
                {"title": "Få", "notes": ["n1", "n9"]},
                {"title": "Många:", "notes": ["n1", "n2", "n3"]},
            ]
        }
    )

    made = engine(ScriptedModel({"outline": [answer]})).outline(question(), of).value

    assert made.themes == (
        ThemeProposal(title="Många", notes=(of[1].id, of[2].id)),
        ThemeProposal(title="Få", notes=(of[0].id,)),
    )


def test_outlines_of_parts_are_joined_by_their_titles():
    def answer(request):
        return reply({"themes": [{"title": "Lärande", "notes": offered(request)}]})

    made = engine(ScriptedModel(answer)).outline(question(), many_notes(300)).value

    assert [len(theming.notes) for theming in made.themes] == [300]


def test_without_an_answer_there_is_no_outline_and_a_finding_says_so():
    refusing = ScriptedModel({"outline": [Reply(text="", finish=Finish.REFUSED)]})

    made = engine(refusing).outline(question(), notes("Ett"))

    assert (made.value.themes, made.findings[0].code) == ((), "model_refused")
    assert engine(refusing).outline(question(), ()).value.themes == ()
