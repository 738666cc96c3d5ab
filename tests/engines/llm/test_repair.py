"""What checks rejected and what a reply passed over, asked for once more in one call."""

import pytest

from synthkit.drafts.ledger import prove
from synthkit.drafts.tree import complete
from synthkit.engines.models.model import Finish, Pending, Reply
from synthkit.model.citation import Role
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Origin
from tests.builders import insight, left_out, notes, question, tension, theme
from tests.engines.llm.builders import ScriptedModel, engine, many_notes, offered, reply, schema

A, B, C, D = notes(
    "Avgiften har fördubblats", "Låna ut utrustning", "Längre lunch", "Gratis skridskor"
)
ALL = (A, B, C, D)
FEES = insight("Avgiften har fördubblats för 300 familjer.", A)
LENDING = insight("Låna ut utrustning gratis.", B)


def whole(*themes, tensions=()):
    """A draft that passes over whatever it does not speak of."""
    return Draft(themes=themes, tensions=tensions)


def fault(code="number_without_source", severity=Severity.ERROR, **where):
    values = {
        "text": "Avgiften har fördubblats för 300 familjer.",
        "number": "300",
        "title": "A",
        "words": 9,
        "most": 5,
    }
    return Finding(severity=severity, code=code, where=Where(question=1, **where), values=values)


def repair(answer, draft, *findings, of=ALL):
    model = (
        ScriptedModel({"repair": [answer]}) if isinstance(answer, Reply) else ScriptedModel(answer)
    )
    made = engine(model).repair(question(), draft, findings, of)
    prove(complete(made.value, of, LeftOutReason.NOT_COVERED), of)
    return made.value, made.findings, model


def test_nothing_wrong_and_nothing_passed_over_is_no_call():
    draft = whole(theme("A", insight("Allt.", A, B, C, D)))

    repaired, _, model = repair(reply({}), draft)

    assert repaired == draft
    assert model.asked == []


def test_a_faulty_line_is_worded_anew_from_its_notes_and_keeps_its_id():
    draft = whole(theme("Avgifter", FEES), theme("Lån", LENDING))
    answer = reply(
        {
            "insights": [
                {
                    "theme": "t1",
                    "line": "l1",
                    "text": "Avgiften har fördubblats.",
                    "notes": ["n1"],
                    "also": [],
                }
            ]
        }
    )

    repaired, _, model = repair(answer, draft, fault(insight=FEES.id))

    assert [i.text for i in repaired.insights] == ["Avgiften har fördubblats.", LENDING.text]
    assert repaired.insights[0].id == FEES.id
    text = model.asked[0].messages[-1].text
    assert 'l1: The number 300 in "Avgiften' in text.replace("“", '"').replace("”", '"')
    assert "(A; of l1) Avgiften har fördubblats" in text


def test_a_line_that_is_right_stays_whatever_the_answer_says_of_it():
    draft = whole(theme("Avgifter", FEES), theme("Lån", LENDING))
    answer = reply(
        {
            "insights": [
                {"theme": "t2", "line": "l2", "text": "Något annat.", "notes": ["n1"], "also": []}
            ]
        }
    )

    repaired, _, _ = repair(answer, draft, fault(insight=FEES.id))

    assert repaired.insights[1] == LENDING


def test_notes_that_a_reworded_line_no_longer_cites_are_passed_over():
    both = insight("Avgiften har fördubblats för 300 familjer.", A, C)
    draft = whole(theme("Avgifter", both))
    answer = reply(
        {
            "insights": [
                {"theme": "t1", "line": "l1", "text": "Avgiften har fördubblats.", "notes": ["n1"]}
            ]
        }
    )

    repaired, _, _ = repair(answer, draft, fault(insight=both.id))

    assert repaired.speaks_of == {A.id}


def test_passed_over_notes_join_a_line_become_one_or_are_left_out():
    draft = whole(theme("Lån", LENDING))
    answer = reply(
        {
            "insights": [
                {"theme": "t1", "line": None, "text": "Avgiften har fördubblats.", "notes": ["n1"]}
            ],
            "also": [{"line": "l1", "notes": ["n3"]}],
            "left_out": [{"note": "n2", "reason": "off_topic"}],
        }
    )

    repaired, _, _ = repair(answer, draft)

    cited = {i.text: [(c.note, c.role) for c in i.citations] for i in repaired.insights}
    assert cited["Låna ut utrustning gratis."] == [(B.id, Role.SUPPORTS), (D.id, Role.ALSO)]
    assert cited["Avgiften har fördubblats."] == [(A.id, Role.SUPPORTS)]
    assert [(left.note, left.reason) for left in repaired.left_out] == [
        (C.id, LeftOutReason.OFF_TOPIC)
    ]


def test_faulty_lines_and_passed_over_notes_go_in_one_call():
    draft = whole(theme("Avgifter", FEES))

    _, _, model = repair(reply({}), draft, fault(insight=FEES.id))

    assert len(model.asked) == 1
    assert len(offered(model.asked[0])) == 4


def test_only_what_is_needed_is_asked_for():
    draft = whole(theme("Avgifter", insight("Allt om avgiften för 300.", *ALL)))

    _, _, model = repair(reply({}), draft, fault(insight=draft.insights[0].id))

    assert set(schema(model.asked[0].form)["properties"]) == {"insights", "left_out"}


def test_a_faulty_title_is_replaced_and_not_by_that_of_another_theme():
    draft = whole(theme("Övrigt", insight("Avgiften har fördubblats.", A)), theme("Lån", LENDING))
    wrong = fault("catch_all_title", Severity.WARNING, theme=draft.themes[0].id)

    renamed, _, _ = repair(reply({"titles": [{"theme": "t1", "title": "Avgifter:"}]}), draft, wrong)
    doubled, _, _ = repair(reply({"titles": [{"theme": "t1", "title": "lån"}]}), draft, wrong)

    assert [t.title for t in renamed.themes] == ["Avgifter", "Lån"]
    assert [t.title for t in doubled.themes] == ["Övrigt", "Lån"]


def test_both_sides_of_a_faulty_disagreement_are_worded_anew():
    lunch = theme("X", insight("Lunch.", C, D))
    draft = whole(lunch, tensions=(tension("Höj med 300.", "Sänk.", [A], [B]),))
    answer = reply(
        {
            "tensions": [
                {
                    "tension": "d1",
                    "one": {"text": "Höj.", "notes": ["n1"]},
                    "other": {"text": "Sänk.", "notes": ["n2"]},
                }
            ]
        }
    )

    repaired, _, _ = repair(answer, draft, fault(tension=draft.tensions[0].id))

    assert [side.text for side in repaired.tensions[0].sides] == ["Höj.", "Sänk."]
    assert repaired.tensions[0].id == draft.tensions[0].id


def test_what_a_person_worded_is_never_reworded_and_may_gain_sources():
    by_person = FEES.model_copy(update={"origin": Origin.PERSON})
    draft = whole(theme("Avgifter", by_person))
    answer = reply(
        {
            "insights": [{"theme": "t1", "line": "l1", "text": "Annat.", "notes": ["n2"]}],
            "also": [{"line": "l1", "notes": ["n1"]}],
        }
    )

    repaired, _, _ = repair(answer, draft, fault(insight=by_person.id))

    assert repaired.insights[0].text == by_person.text
    assert [c.note for c in repaired.insights[0].citations] == [A.id, B.id]


def test_a_warning_that_only_a_person_can_judge_is_not_sent():
    draft = whole(theme("A", insight("Allt.", *ALL)))
    warning = fault("opposites_in_theme", Severity.WARNING, insight=draft.insights[0].id)

    assert repair(reply({}), draft, warning)[2].asked == []


def test_what_was_left_out_for_a_reason_is_not_asked_for_again():
    draft = Draft(
        themes=(theme("A", insight("Allt.", A, B, C)),),
        left_out=(left_out(D, LeftOutReason.OFF_TOPIC),),
    )

    assert repair(reply({}), draft)[2].asked == []


@pytest.mark.parametrize(
    "answer",
    [Reply(text="nej"), Reply(text="", finish=Finish.CUT), Reply(text="", finish=Finish.REFUSED)],
)
def test_without_a_usable_answer_the_draft_stands_and_a_finding_says_so(answer):
    draft = whole(theme("Avgifter", FEES))

    repaired, findings, _ = repair(answer, draft, fault(insight=FEES.id))

    assert repaired == draft
    assert {finding.code for finding in findings} == {"not_repaired"}


def test_many_passed_over_notes_are_asked_for_in_parts_side_by_side():
    of = many_notes(500)
    draft = whole(theme("Lärande", insight("Dela erfarenhet.", of[0])))

    def answer(request):
        return reply({"also": [{"line": "l1", "notes": offered(request)}]})

    repaired, _, model = repair(answer, draft, of=of)

    assert repaired.left_out == ()
    assert len(model.asked) == 3


def test_all_that_waits_is_raised_together():
    of = many_notes(500)
    draft = whole(theme("Lärande", insight("Dela erfarenhet.", of[0])))

    def waiting(request):
        raise Pending((request,))

    with pytest.raises(Pending) as caught:
        repair(waiting, draft, of=of)

    assert len(caught.value.requests) == 3


def test_a_draft_without_themes_has_nothing_to_repair():
    assert repair(reply({}), whole())[2].asked == []


def test_a_passed_over_note_may_take_a_side_of_a_disagreement_and_never_both():
    lines = theme("X", insight("Längre lunch.", C))
    draft = whole(lines, tensions=(tension("Höj avgiften.", "Låna ut.", [A], [B]),))
    answer = reply({"also": [{"line": "s2", "notes": ["n1"]}, {"line": "s1", "notes": ["n1"]}]})

    repaired, _, model = repair(answer, draft)

    assert "d1 s1 Höj avgiften. / s2 Låna ut." in model.asked[0].messages[-1].text
    sides = [[c.note for c in side.citations] for side in repaired.tensions[0].sides]
    assert sorted(map(len, sides)) == [1, 2]
    assert repaired.left_out == ()


def test_an_answer_that_puts_every_note_behind_every_line_proves_nothing_by_it():
    of = many_notes(9)
    lines = [
        insight(f"{word}.", of[at]) for at, word in enumerate(("Boende", "Buss", "Skola", "Skatt"))
    ]
    draft = whole(theme("A", *lines))

    def answer(request):
        every = offered(request)
        return reply({"also": [{"line": f"l{number}", "notes": every} for number in range(1, 5)]})

    repaired, findings, _ = repair(answer, draft, of=of)

    assert all(len(i.citations) == 1 for i in repaired.insights)
    assert {finding.code for finding in findings} == {"citations_dropped"}


# Notes that speak against a line


def opposing(*, line="l1", notes=("n3",)):
    said = {"line": line, "text": 'Ta betalt för "lånen" också.', "notes": list(notes)}
    return reply({"opposed": [said]})


def test_a_note_that_wants_the_opposite_of_a_line_makes_a_disagreement_and_the_line_stays():
    draft = whole(theme("Lån", LENDING, insight("Avgifter.", A)))

    repaired, _, model = repair(opposing(notes=["n1"]), draft, of=(B, A, C))

    (made,) = repaired.tensions
    assert made.texts == (LENDING.text, "Ta betalt för ”lånen” också.")
    assert [c.note for c in made.sides[1].citations] == [C.id]
    assert LENDING in repaired.insights
    assert "opposed" in schema(model.asked[0].form)["properties"]


def test_a_note_is_not_on_both_sides_and_a_line_that_is_none_is_passed_over():
    draft = whole(theme("Lån", LENDING))

    both, _, _ = repair(opposing(notes=[]), draft, of=(B, C))
    nowhere, _, _ = repair(opposing(line="l7", notes=["n1"]), draft, of=(B, C))

    assert both.tensions == nowhere.tensions == ()
