"""Every note on the question belongs to a theme where it can, and it is told how sure that is."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.membership import Certainty, memberships
from synthkit.drafts.tree import complete, without
from synthkit.model.citation import Citation, Role
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft
from tests.builders import insight, left_out, notes, theme
from tests.strategies import drafts, notes_of_a_group

BIKES = notes(
    "Cykelparkering under tak vid stationen",
    "Cykelpumpar vid stationen",
    "Säkra cykelställ vid stationen",
)
MEALS = notes("Mat lagad på plats i skolan", "Lunch med eleverna", "Skolmat utan socker")


def of_two(*left, reason=LeftOutReason.NOT_COVERED) -> Draft:
    bikes = insight("Cykelparkering under tak vid stationen.", BIKES[0])
    near = Citation(note=BIKES[1].id, role=Role.NEAR)
    bikes = bikes.model_copy(update={"citations": (*bikes.citations, near)})
    return Draft(
        themes=(
            theme("Cyklar", bikes, insight("Säkra cykelställ.", BIKES[2])),
            theme("Mat", insight("Mat lagad på plats.", *MEALS)),
        ),
        left_out=tuple(left_out(note, reason) for note in left),
    )


def told(draft: Draft, *more):
    found = memberships(draft, (*BIKES, *MEALS, *more), "sv")
    titles = {one.id: one.title for one in draft.themes}
    return {(one.note, titles[one.theme]): one.certainty for one in found}


def test_what_a_line_cites_belongs_to_its_theme_as_a_source_or_as_near() -> None:
    found = told(of_two())
    assert found[BIKES[0].id, "Cyklar"] is Certainty.SOURCE
    assert found[BIKES[1].id, "Cyklar"] is Certainty.NEAR
    assert len(found) == 6


def test_a_note_that_two_themes_cite_belongs_to_both() -> None:
    draft = Draft(
        themes=(
            theme("Cyklar", insight("Cykelpumpar.", BIKES[1])),
            theme("Service", insight("Pumpar vid stationen.", BIKES[1])),
        )
    )
    assert {title for _, title in told(draft)} == {"Cyklar", "Service"}


def test_a_note_without_a_line_belongs_to_the_theme_whose_words_it_shares() -> None:
    (more,) = notes("Fler cykelställ, gärna vid båda stationerna")
    found = told(of_two(more), more)
    assert found[more.id, "Cyklar"] is Certainty.LIKELY
    assert (more.id, "Mat") not in found


def test_where_little_tells_the_themes_apart_it_is_said() -> None:
    (vague,) = notes("Det kunde vara bättre på flera ställen")
    assert set(told(of_two(vague), vague).values()) <= set(Certainty) - {Certainty.LIKELY}


def test_what_is_left_out_as_no_answer_belongs_to_no_theme() -> None:
    (more,) = notes("Fler cykelställ vid stationen")
    for reason in (LeftOutReason.OFF_TOPIC, LeftOutReason.BY_PERSON, LeftOutReason.LABEL):
        assert more.id not in {note for note, _ in told(of_two(more, reason=reason), more)}


def test_a_theme_that_a_person_took_out_has_no_notes() -> None:
    draft = of_two()
    gone = draft.themes[1].id
    rest = complete(without(draft, {gone}), MEALS, LeftOutReason.NOT_COVERED)
    assert gone not in {one.theme for one in memberships(rest, (*BIKES, *MEALS), "sv")}


@given(notes_of_a_group(least=1), st.data())
def test_nothing_but_notes_of_the_question_in_themes_of_the_draft(given_notes, data) -> None:
    draft = data.draw(drafts(given_notes))
    found = memberships(draft, given_notes, "sv")
    assert {one.theme for one in found} <= {one.id for one in draft.themes}
    assert {one.note for one in found} <= draft.speaks_of
    assert len({(one.note, one.theme) for one in found}) == len(found)
