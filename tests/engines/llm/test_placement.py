"""Loose notes find their question; what the model does not place is placed by rules."""

import pytest

from synthkit.engines.models.model import Finish, Pending, Reply
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from tests.builders import notes, placed, workshop
from tests.engines.llm.builders import ScriptedModel, engine, many_notes, offered, reply

ASKED = workshop("Hur lär vi av varandra?", "Vad behöver näringslivet?")
LOOSE = notes("Dela exempel", "Företag vill ha en väg in", "Kaffet var kallt")


def place(answer, of=LOOSE, settled=(), asking=ASKED):
    model = (
        ScriptedModel({"place": [answer]}) if isinstance(answer, Reply) else ScriptedModel(answer)
    )
    return engine(model).place(asking, of, settled), model


def answer(one=(), two=(), unsure=(), left_out=()):
    return reply(
        {
            "questions": [{"number": 1, "notes": list(one)}, {"number": 2, "notes": list(two)}],
            "unsure": [{"number": number, "notes": names} for number, names in unsure],
            "left_out": [{"note": note, "reason": why} for note, why in left_out],
        }
    )


def questions_asked(model):
    return model.asked[0].messages[-1].text.split("<questions>\n")[1].split("\n</questions>")[0]


def notes_asked(model):
    return model.asked[0].messages[-1].text.split("<notes>\n")[1]


def questions(result):
    return [placement.question for placement in result.value]


def test_each_note_is_placed_where_the_model_says():
    made, model = place(answer(["n1"], ["n2"], left_out=[("n3", "off_topic")]))

    assert questions(made) == [1, 2, None]
    assert made.value[2].reason is LeftOutReason.OFF_TOPIC
    assert made.findings == ()
    assert len(model.asked) == 1


def test_no_loose_note_no_call():
    made, model = place(answer(), settled=placed(1, *LOOSE))

    assert (made.value, model.asked) == ((), [])


def test_a_workshop_without_questions_places_nothing():
    made, model = place(answer(), asking=ASKED.model_copy(update={"questions": ()}))

    assert (made.value, model.asked) == ((), [])


def test_only_loose_notes_are_asked_for_and_placed_ones_are_told_by_their_number():
    _, model = place(answer(two=["n1"]), settled=placed(1, LOOSE[0], LOOSE[2]))

    text = notes_asked(model)
    assert offered(model.asked[0]) == ["n1"]
    assert "Dela exempel" not in text
    assert "(1 note under question 1)\n[n1] Företag vill ha en väg in\n(1 note" in text


def test_below_each_question_stand_the_notes_that_are_nearest_to_loose_ones():
    of, fees, buses, _ = two_questions()
    loose = notes("Avgiften stänger ute barnfamiljer", "Kvällsbuss saknas", group="Grupp 5")
    settled = placed(1, *fees) + placed(2, *buses, *OTHERS)

    _, model = place(answer(), (*of, *OTHERS, *loose), settled)

    first, second = questions_asked(model).split("2. ")
    assert any(line.startswith("- ") and "vgift" in line for line in first.splitlines())
    assert "buss" in second
    assert "vgift" not in second
    assert "Ordnad sak 7" not in second


def test_a_note_that_is_asked_about_shows_no_other_where_it_belongs():
    of, fees, buses, astray = two_questions()
    settled = placed(1, *fees) + placed(2, *buses, *OTHERS, astray)
    loose = notes("Höga avgifter för familjer", group="Grupp 5")

    _, model = place(misplaced_answer, (*of, astray, *OTHERS, *loose), settled)

    assert astray.text not in questions_asked(model)
    assert astray.text in notes_asked(model)


def test_where_nothing_is_placed_the_questions_stand_alone():
    _, model = place(answer())

    assert questions_asked(model) == "1. Hur lär vi av varandra?\n2. Vad behöver näringslivet?"


def test_an_unsure_placement_is_a_finding_with_both_questions():
    made, _ = place(answer(["n1", "n3"], ["n2"], unsure=[(2, ["n1"]), (2, ["n2"])]))

    (found,) = made.findings
    assert (found.code, found.where.note) == ("uncertain_placement", LOOSE[0].id)
    assert (found.values["first"], found.values["second"]) == (1, 2)


def test_what_the_model_passes_over_is_placed_by_rules():
    made, _ = place(answer(["n1"]))

    assert [placement.note for placement in made.value] == [note.id for note in LOOSE]
    assert questions(made)[0] == 1


def test_questions_and_aliases_that_do_not_exist_are_passed_over():
    wrong = reply(
        {"questions": [{"number": 7, "notes": ["n1"]}, {"number": 2, "notes": ["n2", "n9"]}]}
    )

    made, _ = place(wrong)

    assert len(made.value) == 3
    assert questions(made)[1] == 2
    assert "unknown_ids_dropped" in {f.code for f in made.findings}


@pytest.mark.parametrize(
    "bad",
    [Reply(text="nej"), Reply(text="", finish=Finish.CUT), Reply(text="", finish=Finish.REFUSED)],
)
def test_without_an_answer_all_are_placed_by_rules_and_a_finding_says_so(bad):
    made, _ = place(bad)

    assert len(made.value) == 3
    assert made.findings[0].code == "placed_by_rules"


def test_many_notes_are_asked_for_in_batches():
    of = many_notes(450)

    made, model = place(lambda request: answer(offered(request)), of=of)

    assert set(questions(made)) == {1}
    assert len(made.value) == 450
    assert len(model.asked) == 3


def test_a_cut_batch_is_asked_for_in_halves():
    of = many_notes(60)

    def cut(request):
        aliases = offered(request)
        return Reply(text="", finish=Finish.CUT) if len(aliases) > 40 else answer(aliases)

    made, model = place(cut, of=of)

    assert set(questions(made)) == {1}
    assert len(model.asked) == 3


def test_batches_that_wait_are_raised_together():
    def waiting(request):
        raise Pending((request,))

    with pytest.raises(Pending) as caught:
        place(waiting, of=many_notes(450))

    assert len(caught.value.requests) == 3


def test_a_placement_names_each_note_once():
    made, _ = place(answer(["n1", "n1"], ["n1", "n2"], left_out=[("n2", "off_topic")]))

    assert [type(placement) for placement in made.value] == [Placement] * 3
    assert questions(made)[:2] == [1, 2]


# Notes that stand under the wrong question

FEES = (
    "Avgifterna är för höga för familjer",
    "Sänk avgifterna för barnfamiljer",
    "Höga avgifter stänger ute familjer",
)
BUSES = (
    "Bussarna går för sällan på kvällen",
    "Fler bussar på kvällarna",
    "Kvällsbussar saknas på landsbygden",
)


OTHERS = tuple(note for n in range(8) for note in notes(f"Ordnad sak {n}", group=f"Bord {n}"))


def two_questions():
    """Three groups on both questions; the last note is about fees and stands under the buses."""
    groups = []
    for number, (fee, bus) in enumerate(zip(FEES, BUSES, strict=True), 1):
        groups.append(notes(fee, bus, *MORE[number - 1], group=f"Grupp {number}"))
    (astray,) = notes("Avgifterna är höga för många familjer", group="Grupp 4")
    of = tuple(note for group in groups for note in group)
    fees = tuple(note for note in of if "vgift" in note.text)
    buses = tuple(note for note in of if note not in fees)
    return of, fees, buses, astray


MORE = (
    ("Avgift för barnfamiljer bör sänkas", "Nattbussar på kvällen"),
    ("Sänkt avgift för familjer med barn", "Bussen går för sällan"),
    ("Barnfamiljer har inte råd med avgiften", "Fler kvällsbussar"),
)


def misplaced_answer(request):
    stray = [
        n
        for n in offered(request)
        if "placed under" in request.messages[-1].text.split(f"[{n}]")[1].splitlines()[0]
    ]
    return reply(
        {
            "questions": [{"number": 2, "notes": offered(request)}],
            "misplaced": [{"number": 1, "notes": stray}, {"number": 2, "notes": stray}],
        }
    )


def test_a_note_that_sounds_like_another_question_is_asked_about_and_never_moved():
    of, fees, buses, astray = two_questions()
    settled = placed(1, *fees) + placed(2, *buses, *OTHERS, astray)
    loose = notes("Något helt annat", group="Grupp 5")

    made, model = place(misplaced_answer, (*of, astray, *OTHERS, *loose), settled)

    assert "(placed under question 2) Avgifterna är höga" in model.asked[0].messages[-1].text
    assert [placement.note for placement in made.value] == [loose[0].id]
    found = [f for f in made.findings if f.code == "looks_misplaced"]
    assert [(f.where.note, f.values["first"], f.values["second"]) for f in found] == [
        (astray.id, 2, 1)
    ]


def test_a_note_that_a_person_placed_is_not_doubted():
    of, fees, buses, astray = two_questions()
    settled = placed(1, *fees) + placed(2, *buses, *OTHERS) + placed(2, astray, by=PlacedBy.PERSON)
    loose = notes("Något helt annat", group="Grupp 5")

    _, model = place(misplaced_answer, (*of, astray, *OTHERS, *loose), settled)

    assert "placed under" not in model.asked[0].messages[-1].text


def test_a_note_that_names_another_question_is_asked_about_however_it_sounds():
    of, fees, buses, _ = two_questions()
    (astray,) = notes("Blommor i fönstren (hör till fråga 1)", group="Grupp 6")
    (own,) = notes("Som sagt i fråga 2: blommor", group="Grupp 7")
    settled = placed(1, *fees) + placed(2, *buses, astray, own)
    loose = notes("Något helt annat", group="Grupp 5")

    _, model = place(misplaced_answer, (*of, astray, own, *loose), settled)

    asked = notes_asked(model)
    assert "(placed under question 2) Blommor i fönstren (hör till fråga 1)" in asked
    assert "Som sagt" not in asked


def test_only_good_answers_under_a_heading_of_their_own_are_examples():
    of, fees, buses, _ = two_questions()
    poor = notes("Avgiften!", "Kaffet var kallt och avgiften hög", group="Grupp 8")
    (guessed,) = notes("Avgiften är gissad hit av en motor", group="Grupp 9")
    settled = placed(1, *fees, *poor) + placed(2, *buses)
    settled += placed(1, guessed, by=PlacedBy.ENGINE)
    loose = notes("Avgiften för barn", "Avgiften är gissad", "Kaffet och avgiften", group="Grupp 5")

    _, model = place(answer(), (*of, *poor, guessed, *loose), settled)

    shown = questions_asked(model)
    assert "vgift" in shown
    assert not [text for text in (poor[0].text, poor[1].text, guessed.text) if f"- {text}" in shown]


def test_labels_and_personal_data_have_reasons_of_their_own():
    made, _ = place(answer(["n1"], left_out=[("n2", "personal_data"), ("n3", "label")]))

    assert [p.reason for p in made.value[1:]] == [LeftOutReason.PERSONAL_DATA, LeftOutReason.LABEL]
