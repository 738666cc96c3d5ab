"""A correction makes another section: what a person touched is the person's, ids stay."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts import corrections
from synthkit.drafts.ledger import seal
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Citation, Draft, LeftOut, Origin, Role
from tests.builders import NOON, insight, notes, question, section, tension, theme
from tests.strategies import drafts, notes_of_a_group

LATER = NOON + dt.timedelta(hours=1)
ONE, TWO, THREE, FOUR = notes("Ett", "Två", "Tre", "Fyra")
FIRST, SECOND, THIRD = insight("Ett.", ONE), insight("Två.", TWO), insight("Tre.", THREE)
HOME, AWAY = theme("Hemma", FIRST, SECOND), theme("Borta", THIRD)
BEFORE = section(question(), Draft(themes=(HOME, AWAY)), (ONE, TWO, THREE, FOUR))


def test_a_title_is_changed_without_its_colon_and_nothing_else_is():
    after = corrections.retitle(BEFORE, HOME.id, " Ny  rubrik : ", LATER)

    renamed = HOME.model_copy(update={"title": "Ny rubrik", "origin": Origin.PERSON})
    assert after.draft == BEFORE.draft.model_copy(update={"themes": (renamed, AWAY)})
    assert (after.provenance.edited_at, after.provenance.made_at) == (LATER, NOON)


def test_a_text_is_changed_and_its_sources_stay():
    after = corrections.reword(BEFORE, FIRST.id, "Nya ord.", LATER)

    reworded = FIRST.model_copy(update={"text": "Nya ord.", "origin": Origin.PERSON})
    assert after.draft.insights == (reworded, SECOND, THIRD)


def test_a_moved_insight_stands_last_in_its_new_theme():
    after = corrections.move(BEFORE, FIRST.id, AWAY.id, LATER)

    assert [[line.id for line in held.insights] for held in after.draft.themes] == [
        [SECOND.id],
        [THIRD.id, FIRST.id],
    ]


def test_a_theme_that_a_move_leaves_empty_goes():
    after = corrections.move(BEFORE, THIRD.id, HOME.id, LATER)

    assert [held.id for held in after.draft.themes] == [HOME.id]


def test_merging_keeps_the_words_of_the_first_and_the_sources_of_both():
    after = corrections.merge(BEFORE, FIRST.id, THIRD.id, LATER)

    merged = after.draft.insights[0]
    assert (merged.text, merged.origin) == (FIRST.text, Origin.PERSON)
    assert [citation.note for citation in merged.citations] == [ONE.id, THREE.id]
    assert [held.id for held in after.draft.themes] == [HOME.id]


def test_a_note_that_carries_one_of_two_merged_lines_carries_the_merged_one():
    also = (Citation(note=ONE.id, role=Role.ALSO),)
    supports = (Citation(note=ONE.id),)

    assert corrections.merged_citations(also, supports) == supports
    assert corrections.merged_citations(supports, also) == supports


def test_leaving_a_note_out_takes_the_line_that_rested_on_it_alone():
    after = corrections.leave_out(BEFORE, [ONE.id], LeftOutReason.OFF_TOPIC, LATER)

    assert after.draft.insights == (SECOND, THIRD)
    out = LeftOut(note=ONE.id, reason=LeftOutReason.OFF_TOPIC, origin=Origin.PERSON)
    assert out in after.draft.left_out


def test_a_line_that_others_said_too_is_carried_by_the_first_of_them():
    both = FIRST.model_copy(
        update={"citations": (*FIRST.citations, Citation(note=TWO.id, role=Role.ALSO))}
    )
    before = section(question(), Draft(themes=(theme("Hemma", both),)), (ONE, TWO))

    after = corrections.leave_out(before, [ONE.id], LeftOutReason.BY_PERSON, LATER)

    assert after.draft.insights[0].citations == (Citation(note=TWO.id),)


def test_a_tension_with_nobody_behind_one_side_goes_and_the_other_side_is_not_covered():
    disagreement = tension("Ja", "Nej", [ONE], [TWO])
    before = section(question(), Draft(tensions=(disagreement,)), (ONE, TWO))

    after = corrections.leave_out(before, [ONE.id], LeftOutReason.BY_PERSON, LATER)

    assert after.draft.tensions == ()
    reasons = {left.note: left.reason for left in after.draft.left_out}
    assert reasons == {ONE.id: LeftOutReason.BY_PERSON, TWO.id: LeftOutReason.NOT_COVERED}


def test_a_note_that_is_brought_back_is_in_no_state_until_it_is_summarised():
    after = corrections.bring_back(BEFORE, [FOUR.id], LATER)

    assert FOUR.id not in after.draft.speaks_of
    assert after.brought_back == (FOUR.id,)


def test_leaving_out_what_was_brought_back_takes_the_bringing_back_with_it():
    back = corrections.bring_back(BEFORE, [FOUR.id], LATER)

    after = corrections.leave_out(back, [FOUR.id], LeftOutReason.BY_PERSON, LATER)

    assert after.brought_back == ()
    assert seal(after.draft, (ONE, TWO, THREE, FOUR)) is after.draft


def test_an_approval_is_no_edit_and_an_edit_voids_it():
    approved = corrections.approve(BEFORE, LATER)
    assert (approved.provenance.approved_at, approved.provenance.edited_at) == (LATER, None)

    after = corrections.reword(approved, FIRST.id, "Nya ord.", LATER)
    assert after.provenance.approved_at is None


@given(st.data())
def test_every_note_stays_in_one_state_whatever_is_corrected(data: st.DataObject) -> None:
    written = data.draw(notes_of_a_group(least=1))
    made = section(question(), data.draw(drafts(written)), written)
    ids = [note.id for note in written]
    for _ in range(data.draw(st.integers(1, 4))):
        insights = [line.id for line in made.draft.insights]
        command = data.draw(st.sampled_from(["leave out", "merge", "move"]))
        if command == "leave out":
            chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
            reason = data.draw(st.sampled_from(LeftOutReason))
            made = corrections.leave_out(made, chosen, reason, LATER)
        elif command == "merge" and len(insights) > 1:
            one, other = data.draw(st.permutations(insights))[:2]
            made = corrections.merge(made, one, other, LATER)
        elif command == "move" and len(made.draft.themes) > 1:
            source, target = data.draw(st.permutations(made.draft.themes))[:2]
            made = corrections.move(made, source.insights[0].id, target.id, LATER)
        seal(made.draft, written)
        assert all(held.insights for held in made.draft.themes)
        assert all(line.citations for line in made.draft.insights)
