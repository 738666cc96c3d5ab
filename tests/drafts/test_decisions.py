"""A decision makes another section: what a person touched is the person's, ids stay."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.citing import merged
from synthkit.drafts.decisions.lines import Drop, Merge, Move, Retitle, Reword, line_of
from synthkit.drafts.decisions.sections import Approve, ArrangeThemes, BringBack, LeaveOut
from synthkit.drafts.ledger import prove
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.drafts.tree import withdraw
from synthkit.model.citation import Citation, Role
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, LeftOut, Origin, Section
from tests.builders import NOON, insight, notes, question, section, tension, theme
from tests.strategies import drafts, notes_of_a_group

LATER = NOON + dt.timedelta(hours=1)
ONE, TWO, THREE, FOUR = notes("Ett", "Två", "Tre", "Fyra")
FIRST, SECOND, THIRD = insight("Ett.", ONE), insight("Två.", TWO), insight("Tre.", THREE)
HOME, AWAY = theme("Hemma", FIRST, SECOND), theme("Borta", THIRD)
BEFORE = section(question(), Draft(themes=(HOME, AWAY)), (ONE, TWO, THREE, FOUR))


def retitle(theme: str, title: str, was: str = "") -> Retitle:
    return Retitle(question=1, theme=theme, was=was, title=title)


def reword(before: Section, line: str, text: str) -> Reword:
    return Reword(question=1, line=line, was=line_of(before.draft, line), text=text)


def move(before: Section, line: str, to: str) -> Move:
    return Move(question=1, line=line, was=line_of(before.draft, line), theme=to)


def merge(before: Section, line: str, other: str) -> Merge:
    was, other_was = line_of(before.draft, line), line_of(before.draft, other)
    return Merge(question=1, line=line, was=was, other=other, other_was=other_was)


def leave_out(reason: LeftOutReason, *left: str) -> LeaveOut:
    return LeaveOut(question=1, notes=left, reason=reason)


def test_a_title_is_changed_and_nothing_else_is():
    after = retitle(HOME.id, "Ny rubrik").apply(BEFORE, LATER)

    renamed = HOME.model_copy(update={"title": "Ny rubrik", "origin": Origin.PERSON})
    assert after.draft == BEFORE.draft.model_copy(update={"themes": (renamed, AWAY)})
    assert (after.provenance.edited_at, after.provenance.made_at) == (LATER, NOON)


def test_a_text_is_changed_and_its_sources_stay():
    after = reword(BEFORE, FIRST.id, "Nya ord.").apply(BEFORE, LATER)

    reworded = FIRST.model_copy(update={"text": "Nya ord.", "origin": Origin.PERSON})
    assert after.draft.insights == (reworded, SECOND, THIRD)


def test_a_moved_insight_stands_last_in_its_new_theme():
    after = move(BEFORE, FIRST.id, AWAY.id).apply(BEFORE, LATER)

    assert [[line.id for line in held.insights] for held in after.draft.themes] == [
        [SECOND.id],
        [THIRD.id, FIRST.id],
    ]


def test_a_theme_that_a_move_leaves_empty_goes():
    after = move(BEFORE, THIRD.id, HOME.id).apply(BEFORE, LATER)

    assert [held.id for held in after.draft.themes] == [HOME.id]


def test_merging_keeps_the_words_of_the_first_and_the_sources_of_both():
    after = merge(BEFORE, FIRST.id, THIRD.id).apply(BEFORE, LATER)

    merged = after.draft.insights[0]
    assert (merged.text, merged.origin) == (FIRST.text, Origin.PERSON)
    assert [citation.note for citation in merged.citations] == [ONE.id, THREE.id]
    assert [held.id for held in after.draft.themes] == [HOME.id]


def test_a_note_that_carries_one_of_two_merged_lines_carries_the_merged_one():
    also = (Citation(note=ONE.id, role=Role.ALSO),)
    supports = (Citation(note=ONE.id),)

    assert merged(also, supports) == supports
    assert merged(supports, also) == supports


def test_leaving_a_note_out_takes_the_line_that_rested_on_it_alone():
    after = leave_out(LeftOutReason.OFF_TOPIC, ONE.id).apply(BEFORE, LATER)

    assert after.draft.insights == (SECOND, THIRD)
    out = LeftOut(note=ONE.id, reason=LeftOutReason.OFF_TOPIC, origin=Origin.PERSON)
    assert out in after.draft.left_out


def test_a_line_that_others_said_too_is_carried_by_the_first_of_them():
    both = FIRST.model_copy(
        update={"citations": (*FIRST.citations, Citation(note=TWO.id, role=Role.ALSO))}
    )
    before = section(question(), Draft(themes=(theme("Hemma", both),)), (ONE, TWO))

    after = leave_out(LeftOutReason.BY_PERSON, ONE.id).apply(before, LATER)

    assert after.draft.insights[0].citations == (Citation(note=TWO.id),)


def test_a_tension_with_nobody_behind_one_side_goes_and_the_other_side_is_not_covered():
    disagreement = tension("Ja", "Nej", [ONE], [TWO])
    before = section(question(), Draft(tensions=(disagreement,)), (ONE, TWO))

    after = leave_out(LeftOutReason.BY_PERSON, ONE.id).apply(before, LATER)

    assert after.draft.tensions == ()
    reasons = {left.note: left.reason for left in after.draft.left_out}
    assert reasons == {ONE.id: LeftOutReason.BY_PERSON, TWO.id: LeftOutReason.NOT_COVERED}


def test_a_note_that_is_brought_back_is_in_no_state_until_it_is_summarised():
    after = BringBack(question=1, notes=(FOUR.id,)).apply(BEFORE, LATER)

    assert FOUR.id not in after.draft.speaks_of
    assert after.brought_back == (FOUR.id,)


def test_leaving_out_what_was_brought_back_takes_the_bringing_back_with_it():
    back = BringBack(question=1, notes=(FOUR.id,)).apply(BEFORE, LATER)

    after = leave_out(LeftOutReason.BY_PERSON, FOUR.id).apply(back, LATER)

    assert after.brought_back == ()
    assert prove(after.draft, (ONE, TWO, THREE, FOUR)) is after.draft


def test_an_approval_is_no_edit_and_an_edit_voids_it():
    approved = Approve(question=1).apply(BEFORE, LATER)
    assert (approved.provenance.approved_at, approved.provenance.edited_at) == (LATER, None)

    after = reword(approved, FIRST.id, "Nya ord.").apply(approved, LATER)
    assert after.provenance.approved_at is None


@given(st.data())
def test_every_note_stays_in_one_state_whatever_is_decided(data: st.DataObject) -> None:
    written = data.draw(notes_of_a_group(least=1))
    made = section(question(), data.draw(drafts(written)), written)
    ids = [note.id for note in written]
    for _ in range(data.draw(st.integers(1, 4))):
        insights = [line.id for line in made.draft.insights]
        command = data.draw(st.sampled_from(["leave out", "merge", "move"]))
        if command == "leave out":
            chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
            reason = data.draw(st.sampled_from(LeftOutReason))
            made = leave_out(reason, *chosen).apply(made, LATER)
        elif command == "merge" and len(insights) > 1:
            one, other = data.draw(st.permutations(insights))[:2]
            made = merge(made, one, other).apply(made, LATER)
        elif command == "move" and len(made.draft.themes) > 1:
            source, target = data.draw(st.permutations(made.draft.themes))[:2]
            made = move(made, source.insights[0].id, target.id).apply(made, LATER)
        prove(made.draft, written)
        assert all(held.insights for held in made.draft.themes)
        assert all(line.citations for line in made.draft.insights)


def test_the_notes_of_a_dropped_line_are_left_out_by_the_person():
    after = Drop(question=1, line=THIRD.id, was=THIRD.text).apply(BEFORE, LATER)

    assert after.draft.themes == (HOME,)
    out = LeftOut(note=THREE.id, reason=LeftOutReason.NOT_COVERED, origin=Origin.PERSON)
    assert out in after.draft.left_out


def test_a_line_that_is_gone_is_put_back_as_it_stood_where_a_person_worded_it():
    decision = reword(BEFORE, THIRD.id, "Mina ord.")
    gone = BEFORE.model_copy(update={"draft": withdraw(BEFORE.draft, {THIRD.id})})

    after = decision.apply(gone, LATER)

    prove(after.draft, (ONE, TWO, THREE, FOUR))
    held = after.draft.themes[-1]
    assert (held.id, held.title) == (AWAY.id, AWAY.title)
    assert [(line.id, line.text) for line in held.insights] == [(THIRD.id, "Mina ord.")]
    assert [citation.note for citation in held.insights[0].citations] == [THREE.id]


def arranged(*themes: tuple[str, tuple[str, ...]]) -> Section:
    edits = tuple(ThemeEdit(title=title, rows=rows) for title, rows in themes)
    return ArrangeThemes(question=1, themes=edits).apply(BEFORE, LATER)


def test_themes_that_are_as_wanted_are_not_touched():
    assert arranged((HOME.title, (HOME.id,)), (AWAY.title, (AWAY.id,))) is BEFORE


def test_themes_are_renamed_merged_and_ordered_with_their_ids_and_lines():
    made = arranged(("Att mötas", (AWAY.id, HOME.id)), ("Nytt", ()))

    (only,) = made.draft.themes
    assert (only.id, only.title, only.origin) == (AWAY.id, "Att mötas", Origin.PERSON)
    assert only.insights == (*AWAY.insights, *HOME.insights)
    assert (made.provenance.edited_at, made.provenance.approved_at) == (LATER, None)


def test_the_notes_of_a_theme_that_goes_wait_for_a_place():
    made = arranged((HOME.title, (HOME.id,)))
    assert made.draft.themes == (HOME,)
    assert THREE.id not in made.draft.speaks_of
