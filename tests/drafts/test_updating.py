"""A section whose notes changed stands but for what the change concerns."""

from synthkit.drafts.updating import can_be_updated, joined_with, standing_of
from synthkit.model.citation import Role
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason
from synthkit.model.staleness import section_fingerprint
from synthkit.model.synthesis import Brief, Draft, Origin, Section
from tests.builders import cite, insight, left_out, notes, question, section, tension, theme

ALL = notes("Odla i parken", "Odla på taket", "Lägg kompost", "Vattna om natten", "Mer ljus")
PARK, ROOF, COMPOST, NIGHT, LIGHT = ALL
LATE = notes("Odla på skolgården", "Bin på taket", "Ingen kompost", group="Grupp 9")
YARD, BEES, NO_COMPOST = LATE
GROW = insight("Odla mer.", PARK, ROOF)
WATER = insight("Vattna om natten.", NIGHT)
BEFORE = section(
    question(),
    Draft(themes=(theme("Odling", GROW), theme("Skötsel", WATER)), left_out=(left_out(LIGHT),)),
    ALL,
)


def ids(*given) -> list[str]:
    return [note.id for note in given]


def standing(before: Section, *given, masked: str = "-"):
    return standing_of(before, ids(*given), lambda text: masked in text)


def test_all_stands_while_no_note_is_gone():
    stands = standing(BEFORE, *ALL)

    assert stands.draft.themes == BEFORE.draft.themes
    assert stands.reasons == ()
    assert {GROW.id, WATER.id} <= stands.untouched


def test_a_line_goes_with_the_note_that_it_was_worded_from_and_its_others_wait():
    stands = standing(BEFORE, ROOF, COMPOST, NIGHT, LIGHT)

    assert stands.draft.insights == (WATER,)
    assert ROOF.id not in stands.draft.speaks_of


def test_a_line_that_loses_another_note_stays_in_its_words_and_is_looked_at_again():
    stands = standing(BEFORE, PARK, COMPOST, NIGHT, LIGHT)

    assert [line.text for line in stands.draft.insights] == [GROW.text, WATER.text]
    assert GROW.id not in stands.untouched


def test_a_persons_line_does_not_go_on_standing_on_what_is_only_on_its_matter():
    carried, beside = cite(PARK, COMPOST)
    own = GROW.model_copy(
        update={
            "origin": Origin.PERSON,
            "citations": (carried, beside.model_copy(update={"role": Role.ALSO})),
        }
    )
    before = section(question(), Draft(themes=(theme("Odling", own),)), ALL)

    (line,) = standing(before, ROOF, COMPOST, NIGHT, LIGHT).draft.insights

    assert line.text == GROW.text
    assert line.citations == ()


def test_a_line_that_holds_what_is_masked_now_is_looked_at_again():
    stands = standing(BEFORE, *ALL, masked="natten")

    assert stands.draft.insights == (GROW, WATER)
    assert WATER.id not in stands.untouched


def test_who_was_left_out_may_get_a_line_only_beside_notes_that_are_new():
    assert LIGHT.id in standing(BEFORE, *ALL).draft.speaks_of

    stands = standing(BEFORE, *ALL, YARD)

    assert LIGHT.id not in stands.draft.speaks_of
    kept = stands.only_concerned(stands.draft)
    assert {left.note: left.reason for left in kept.left_out}[LIGHT.id] is LeftOutReason.MINOR


def test_a_line_that_nobody_new_stands_behind_is_not_added():
    stands = standing(BEFORE, *ALL, YARD)
    spare, asked_for = insight("Mer ljus.", LIGHT), insight("Odla på skolgården.", YARD)
    made = stands.draft.model_copy(
        update={"themes": (*stands.draft.themes, theme("Annat", spare, asked_for))}
    )

    kept = stands.only_concerned(made)

    assert kept.insights == (GROW, WATER, asked_for)


def test_findings_about_what_stood_are_not_put_to_the_engine_again():
    stands = standing(BEFORE, PARK, COMPOST, NIGHT, LIGHT)
    found = [
        Finding(severity=Severity.WARNING, code="c", where=Where(question=1, insight=line.id))
        for line in (GROW, WATER)
    ]

    assert stands.concerning(found) == (found[0],)


# A fresh draft joined with what stands


def joined(fresh: Draft) -> Draft:
    return joined_with(standing(BEFORE, *ALL, *LATE).draft, fresh, 1)


def test_a_late_note_joins_the_line_that_says_the_same_and_no_other_word_changes():
    fresh = Draft(themes=(theme("Grönt", insight("Odla överallt.", PARK, YARD)),))

    made = joined(fresh)

    assert [line.text for line in made.insights] == [GROW.text, WATER.text]
    assert made.insights[0].citations == (
        *GROW.citations,
        cite(YARD)[0].model_copy(update={"role": Role.ALSO}),
    )


def test_what_is_new_gets_a_line_and_what_would_be_worded_otherwise_does_not():
    bees, other = insight("Bin på taket.", BEES), insight("Skogen, parken, taket.", ROOF, PARK)

    made = joined(Draft(themes=(theme("Odling", other, bees),)))

    assert made.insights == (GROW, bees, WATER)


def test_no_more_is_added_to_a_theme_than_it_may_have():
    late = notes(*(f"Förslag nummer {n}" for n in range(9)), group="Grupp 9")
    fresh = Draft(themes=(theme("Odling", *(insight(f"{n.text}.", n) for n in late)),))

    made = joined(fresh)

    assert GROW in made.insights
    assert len(made.themes[0].insights) < len(late)


def test_a_late_note_takes_its_side_in_a_disagreement_that_stands():
    dispute = tension("Lägg kompost.", "Ingen kompost.", (COMPOST,), (LIGHT,))
    before = section(question(), Draft(themes=BEFORE.draft.themes, tensions=(dispute,)), ALL)
    stands = standing(before, *ALL, NO_COMPOST)
    again = tension("Nej till kompost.", "Kompost, ja.", (NO_COMPOST, LIGHT), (COMPOST,))

    (made,) = joined_with(stands.draft, Draft(tensions=(again,)), 1).tensions

    assert made.texts == dispute.texts
    assert [c.note for c in made.sides[1].citations] == ids(LIGHT, NO_COMPOST)


# Whether a section can be updated


def fingerprint(*given, asked=None, **told) -> str:
    return section_fingerprint(asked or question(), given, "offline", Brief(**told))


def test_a_few_other_notes_leave_a_section_to_be_updated():
    given = (*ALL, YARD)

    assert can_be_updated(BEFORE, ids(*given), fingerprint(*given))


def test_many_other_notes_another_question_or_other_themes_take_a_fresh_draft():
    many = (*ALL, *notes(*(f"Punkt {n}" for n in range(9)), group="Grupp 8"))
    reworded = question(text="Vad odlar vi?")

    assert not can_be_updated(BEFORE, ids(*many), fingerprint(*many))
    assert not can_be_updated(BEFORE, ids(*ALL), fingerprint(*ALL, asked=reworded))
    assert not can_be_updated(BEFORE, ids(*ALL), fingerprint(*ALL, titles=("Odling",)))
