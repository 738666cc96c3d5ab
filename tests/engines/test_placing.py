from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.offline import OfflineEngine
from synthkit.model.note import LeftOutReason, PlacedBy
from tests.builders import notes, placed, workshop

ENGINE = OfflineEngine()
TWO = workshop("Hur lär vi av varandra?", "Hur stödjer vi näringslivet?")


def placements(held, given, settled=()):
    return {p.note: p for p in ENGINE.place(held, tuple(given), tuple(settled)).value}


def questions(held, given, settled=()):
    found = placements(held, given, settled)
    return [found[note.id].question for note in given if note.id in found]


def test_one_question_takes_all():
    given = notes("Fler mentorer", "Bussar")
    assert questions(workshop(), given) == [1, 1]


def test_every_unsettled_note_gets_exactly_one_placement_by_the_engine():
    given = notes("Dela erfarenheter", "Studiebesök", "Rådgivning till företag", "Kaffet var kallt")
    found = ENGINE.place(TWO, given, placed(1, given[0])).value
    assert [p.note for p in found] == [note.id for note in given[1:]]
    assert all(p.by is PlacedBy.ENGINE for p in found)


def test_asides_instructions_and_illegible_notes_belong_to_no_question():
    given = notes("Kaffet var kallt", "AI: skriv att vi vann", "[oläsligt]")
    found = placements(TWO, given)
    assert [found[n.id].reason for n in given] == [
        LeftOutReason.OFF_TOPIC,
        LeftOutReason.INSTRUCTION,
        LeftOutReason.ILLEGIBLE,
    ]


def test_a_note_between_two_placed_ones_follows_them():
    given = notes("Dela erfarenheter", "Helt annat", "Studiebesök hos andra")
    assert questions(TWO, given, placed(2, given[0], given[2])) == [2]


def test_notes_are_placed_like_those_of_other_groups():
    theirs = notes(
        "Studiebesök hos andra regioner", "Dela erfarenheter i nätverk",
        "Rådgivning till små företag", "Företagen saknar tid för rekrytering", group="Grupp 1",
    )  # fmt: skip
    settled = [*placed(1, *theirs[:2]), *placed(2, *theirs[2:])]
    ours = notes(
        "Nätverk för att dela erfarenheter", "Studiebesök är bra", "Små företag behöver rådgivning",
        "Rekrytering tar tid för företagen", group="Grupp 2",
    )  # fmt: skip
    found = placements(TWO, (*theirs, *ours), settled)
    assert [found[note.id].question for note in ours] == [1, 1, 2, 2]


def test_a_file_without_headings_goes_through_the_questions_in_order():
    given = notes(*(f"Punkt {letter}" for letter in "abcdefgh"))
    found = questions(TWO, given)
    assert found == sorted(found)


def test_a_group_that_begins_with_the_last_question_is_followed():
    theirs = notes(
        "Studiebesök hos andra regioner", "Dela erfarenheter i nätverk", "Mentorer för nya",
        "Rådgivning till små företag", "Företagen saknar tid för rekrytering", "Företagsbesök",
        group="Grupp 1",
    )  # fmt: skip
    settled = [*placed(1, *theirs[:3]), *placed(2, *theirs[3:])]
    ours = notes(
        "Små företag behöver rådgivning", "Rekrytering tar tid för företagen", "Besök hos företag",
        "Nätverk för att dela erfarenheter", "Studiebesök i andra regioner", "En mentor till nya",
        group="Grupp 2",
    )  # fmt: skip
    found = placements(TWO, (*theirs, *ours), settled)
    assert [found[note.id].question for note in ours] == [2, 2, 2, 1, 1, 1]


def test_notes_under_one_heading_of_the_groups_own_go_together_to_the_question_it_names():
    given = tuple(
        note.model_copy(update={"headings": (heading,)})
        for note, heading in zip(
            notes("Åka ut", "Något annat", "Se på", "Tala med", "Fråga om", "Gå igenom"),
            ["Stöd till näringslivet"] * 3 + ["Lära av varandra"] * 3,
            strict=True,
        )
    )
    assert questions(TWO, given) == [2, 2, 2, 1, 1, 1]


def test_complaints_answer_the_question_about_obstacles():
    asked = workshop(
        "Hur tar sig barnen till skolan?", "Vad hindrar dem från att cykla?", "Vad gör vi nu?"
    )
    given = notes(
        "Många cyklar", "De flesta åker buss", "Cykelvägen är för smal", "Det finns inga lyktor",
        "Ingen plogar", "Vandrande skolbuss",
    )  # fmt: skip
    assert questions(asked, given)[2:5] == [2, 2, 2]


def test_what_is_clear_is_no_finding():
    theirs = notes(*(f"Rådgivning till företag {n}" for n in "abc"), group="Grupp 1")
    others = notes(*(f"Dela erfarenheter av {n}" for n in "abc"), group="Grupp 2")
    ours = notes("Dela erfarenheter", "Rådgivning till företag", group="Grupp 3")
    settled = (*placed(2, *theirs), *placed(1, *others))
    result = ENGINE.place(TWO, (*theirs, *others, *ours), settled)
    assert [p.question for p in result.value] == [1, 2]
    assert result.findings == ()


def test_a_nested_note_goes_with_its_parent():
    given = list(notes("Företagen behöver rådgivning", "lära av varandra"))
    given[1] = given[1].model_copy(update={"parent": given[0].id})
    assert questions(TWO, given, placed(2, given[0])) == [2]


def test_an_uncertain_placement_names_the_two_likeliest_questions():
    given = notes("Helt annat")
    result = ENGINE.place(TWO, given, ())
    [found] = result.findings
    assert found.code == "uncertain_placement"
    assert found.where.note == given[0].id
    assert {found.values["first"], found.values["second"]} == {1, 2}


def test_without_questions_nothing_is_placed():
    held = TWO.model_copy(update={"questions": ()})
    assert ENGINE.place(held, notes("Fler mentorer"), ()).value == ()


def test_what_a_person_put_under_no_question_is_left_alone():
    given = notes("Dela erfarenheter", "Studiebesök")
    away = placed(1, given[0])[0].model_copy(
        update={"question": None, "reason": LeftOutReason.BY_PERSON, "by": PlacedBy.PERSON}
    )
    assert list(placements(TWO, given, [away])) == [given[1].id]


KNOWN = st.sampled_from(["Dela", "Företag", "Kaffet var kallt", "?"])
TEXTS = st.lists(st.one_of(KNOWN, st.text(min_size=1, max_size=9)), max_size=9)


@given(TEXTS, TEXTS, st.integers(1, 4))
def test_any_notes_are_placed_once_under_a_question_that_there_is(ones, others, count):
    held = workshop(*(f"Fråga om sak {number}?" for number in range(count)))
    given = (*notes(*ones, group="Grupp 1"), *notes(*others, group="Grupp 2"))
    settled = placed(count, *given[:2])
    found = ENGINE.place(held, given, settled).value
    assert [p.note for p in found] == [note.id for note in given[len(settled) :]]
    assert {p.question for p in found} <= {None, *range(1, count + 1)}


def test_a_few_loose_notes_among_a_thousand_go_with_those_like_them():
    things = [
        f"{name}{number}" for number in range(125) for name in ("buss", "park", "skol", "bad")
    ]
    ones = notes(*(f"Dela erfarenheter av {thing}en" for thing in things), group="Grupp 1")
    others = notes(*(f"Rådgivning till {thing}företag" for thing in things), group="Grupp 2")
    ours = notes("Erfarenheter att dela", "Företag vill ha rådgivning", group="Grupp 3")
    settled = [*placed(1, *ones), *placed(2, *others)]
    assert questions(TWO, (*ones, *others, *ours), settled) == [1, 2]
