"""Every block and every note is in exactly one state, whatever happens to the lines."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.ledger import NoteState, balance, prove, verify
from synthkit.drafts.tree import complete, join, withdraw
from synthkit.errors import LedgerViolation
from synthkit.model.citation import Role
from synthkit.model.document import SetAside, SetAsideReason
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import Draft, LeftOut, Material, Synthesis
from tests.builders import (
    document,
    insight,
    item,
    left_out,
    notes,
    placed,
    question,
    section,
    synthesis,
    tension,
    theme,
    workshop,
)
from tests.strategies import drafts, loose_drafts, notes_of_a_group, syntheses

# Whatever the drafts and the withdrawals


@given(st.data())
def test_a_completed_draft_accounts_for_every_note(data: st.DataObject) -> None:
    written = data.draw(notes_of_a_group())
    draft = data.draw(loose_drafts(written))
    completed = complete(draft, written, LeftOutReason.NOT_COVERED)
    assert prove(completed, written) is completed
    assert completed.lines == draft.lines
    assert completed.left_out[: len(draft.left_out)] == draft.left_out


@given(st.data())
def test_withdrawing_any_lines_leaves_every_note_in_one_state(data: st.DataObject) -> None:
    written = data.draw(notes_of_a_group())
    draft = data.draw(drafts(written))
    ids = [line.id for line in (*draft.lines, *draft.themes)]
    gone = data.draw(st.frozensets(st.sampled_from(ids))) if ids else frozenset()

    rest = prove(withdraw(draft, gone), written)

    assert not gone & {line.id for line in (*rest.lines, *rest.themes)}
    in_gone_themes = {i.id for t in draft.themes if t.id in gone for i in t.insights}
    assert rest.lines == tuple(x for x in draft.lines if x.id not in gone | in_gone_themes)
    assert set(draft.left_out) <= set(rest.left_out)


@given(st.data())
def test_withdrawing_in_two_steps_comes_to_the_same_as_in_one(data: st.DataObject) -> None:
    draft = data.draw(drafts(data.draw(notes_of_a_group(least=1))))
    ids = [line.id for line in (*draft.lines, *draft.themes)]
    some = st.frozensets(st.sampled_from(ids)) if ids else st.just(frozenset[str]())
    one, other = data.draw(some), data.draw(some)
    in_steps, at_once = withdraw(withdraw(draft, one), other), withdraw(draft, one | other)
    assert in_steps.lines == at_once.lines
    assert set(in_steps.left_out) == set(at_once.left_out)


@given(syntheses())
def test_the_totals_add_up_from_blocks_to_insights(whole: Synthesis) -> None:
    ledger = balance(whole)
    totals = ledger.totals
    assert [entry.note for entry in ledger.entries] == [note.id for note in whole.material.notes]
    states = Counter(entry.state for entry in ledger.entries)
    assert states[NoteState.CITED] == totals.cited
    assert states[NoteState.NEAR] == totals.near
    assert states[NoteState.LEFT_OUT] == sum(totals.left_out.values())
    assert states[NoteState.NOT_SUMMARISED] == totals.not_summarised
    assert totals.notes == sum(states.values()) == len(whole.material.notes)
    assert totals.blocks == totals.blocks_with_notes + sum(totals.set_aside_blocks.values())
    assert totals.insights == sum(len(s.draft.insights) for s in whole.sections)


@given(syntheses())
def test_a_reason_is_given_exactly_where_a_note_is_left_out(whole: Synthesis) -> None:
    for entry in balance(whole).entries:
        assert (entry.reason is not None) == (entry.state is NoteState.LEFT_OUT)


@given(syntheses())
def test_every_note_of_a_summarised_question_is_summarised(whole: Synthesis) -> None:
    summarised = {s.question.number for s in whole.sections}
    for entry in balance(whole).entries:
        if entry.question is not None:
            waiting = entry.state is NoteState.NOT_SUMMARISED
            assert waiting == (entry.question not in summarised)


@given(syntheses(), st.data())
def test_the_totals_add_up_after_any_withdrawal(whole: Synthesis, data: st.DataObject) -> None:
    before = balance(whole).totals
    sections = []
    for made in whole.sections:
        ids = [line.id for line in (*made.draft.lines, *made.draft.themes)]
        gone = data.draw(st.frozensets(st.sampled_from(ids))) if ids else frozenset()
        sections.append(made.model_copy(update={"draft": withdraw(made.draft, gone)}))
    after = balance(whole.model_copy(update={"sections": tuple(sections)})).totals
    assert after.notes == before.notes
    assert after.not_summarised == before.not_summarised
    freed = before.cited + before.near - after.cited - after.near
    covered = LeftOutReason.NOT_COVERED
    assert after.left_out.get(covered, 0) == before.left_out.get(covered, 0) + freed


@given(syntheses())
def test_questions_and_groups_divide_the_ledger(whole: Synthesis) -> None:
    ledger = balance(whole)
    numbers: list[int | None] = [None, *(q.number for q in whole.workshop.questions)]
    assert sum(len(ledger.of_question(number)) for number in numbers) == len(ledger.entries)
    groups = {entry.group for entry in ledger.entries}
    assert sum(len(ledger.of_group(group)) for group in groups) == len(ledger.entries)


# State by state


def test_a_note_is_cited_left_out_or_not_yet_summarised() -> None:
    said, minor, waiting = notes("Dela lärdomar", "Fler växter", "Fler möten")
    one = question(1)
    draft = Draft(themes=(theme("Lärande", insight("Dela lärdomar.", said)),))
    whole = synthesis(
        workshop("Ett?", "Två?"),
        section(one, draft.model_copy(update={"left_out": (left_out(minor),)}), (said, minor)),
        notes_by_question={1: (said, minor), 2: (waiting,)},
    )
    cited, out, later = balance(whole).entries
    assert (cited.state, cited.question) == (NoteState.CITED, 1)
    assert (out.state, out.reason) == (NoteState.LEFT_OUT, LeftOutReason.MINOR)
    assert (later.state, later.question) == (NoteState.NOT_SUMMARISED, 2)


def test_both_sides_of_a_tension_cite_their_notes() -> None:
    raise_it, leave_it = notes("Höj avgiften", "Höj inte avgiften")
    draft = Draft(tensions=(tension("Höj den", "Höj den inte", [raise_it], [leave_it]),))
    whole = synthesis(
        None,
        section(question(), draft, (raise_it, leave_it)),
        notes_by_question={1: (raise_it, leave_it)},
    )
    assert balance(whole).totals.cited == 2


def test_a_note_cited_by_two_lines_is_one_cited_note_and_two_citations() -> None:
    (said,) = notes("Dela lärdomar")
    draft = Draft(themes=(theme("Lärande", insight("Dela.", said), insight("Lär.", said)),))
    whole = synthesis(None, section(question(), draft, (said,)), notes_by_question={1: (said,)})
    totals = balance(whole).totals
    assert (totals.cited, totals.citations) == (1, 2)


def test_a_note_under_no_question_is_left_out_for_its_placements_reason() -> None:
    (coffee,) = notes("Kaffet var slut")
    whole = synthesis(None, notes_by_question={1: (coffee,)})
    off_topic = Placement(
        note=coffee.id, question=None, by=PlacedBy.ENGINE, reason=LeftOutReason.OFF_TOPIC
    )
    material = whole.material.model_copy(update={"placements": (off_topic,)})
    (entry,) = balance(whole.model_copy(update={"material": material})).entries
    assert (entry.state, entry.reason) == (NoteState.LEFT_OUT, LeftOutReason.OFF_TOPIC)


def test_a_note_nobody_placed_is_not_summarised() -> None:
    (loose,) = notes("Dela lärdomar")
    whole = synthesis(None, notes_by_question={1: (loose,)})
    material = whole.material.model_copy(update={"placements": ()})
    (entry,) = balance(whole.model_copy(update={"material": material})).entries
    assert (entry.state, entry.question) == (NoteState.NOT_SUMMARISED, None)


def test_a_section_says_nothing_about_a_note_that_was_moved_to_another_question() -> None:
    (moved,) = notes("Fler möten")
    draft = Draft(left_out=(left_out(moved),))
    whole = synthesis(
        workshop("Ett?", "Två?"),
        section(question(1), draft, (moved,)),
        notes_by_question={2: (moved,)},
    )
    (entry,) = balance(whole).entries
    assert entry.state is NoteState.NOT_SUMMARISED


def test_a_note_that_was_moved_counts_as_cited_while_a_line_still_cites_it() -> None:
    (moved,) = notes("Fler möten")
    whole = synthesis(
        workshop("Ett?", "Två?"),
        section(question(1), Draft(themes=(theme("Möten", insight("Fler.", moved)),)), (moved,)),
        section(question(2), Draft(left_out=(left_out(moved),)), (moved,)),
        notes_by_question={2: (moved,)},
    )
    (entry,) = balance(whole).entries
    assert (entry.state, entry.reason) == (NoteState.CITED, None)


def test_a_withdrawn_theme_takes_its_insights_along_and_a_theme_never_stands_empty() -> None:
    a, b, c = notes("a", "b", "c")
    first, second = insight("A.", a), insight("B.", b)
    full, lone = theme("Ett", first, second), theme("Två", insight("C.", c))
    draft = Draft(themes=(full, lone))
    assert withdraw(draft, {full.id}).themes == (lone,)
    assert withdraw(draft, {first.id, second.id}).themes == (lone,)
    assert withdraw(draft, {first.id}).themes[0].insights == (second,)


def test_a_note_that_another_line_cites_too_stays_cited() -> None:
    (shared,) = notes("Dela lärdomar")
    first, second = insight("Dela.", shared), insight("Lär.", shared)
    rest = withdraw(Draft(themes=(theme("Lärande", first, second),)), {first.id})
    assert rest.left_out == ()


# What is refused


def violation(draft: Draft, *of: str) -> str:
    with pytest.raises(LedgerViolation) as raised:
        prove(draft, notes(*of))
    return raised.value.key


def test_a_draft_that_passes_over_a_note_is_refused() -> None:
    assert violation(Draft(), "a") == "note_in_no_state"


def test_a_draft_that_speaks_of_a_note_it_was_not_given_is_refused() -> None:
    (a,) = notes("a")
    assert violation(Draft(left_out=(left_out(a),))) == "note_unknown"


def test_a_draft_that_cites_a_note_and_leaves_it_out_is_refused() -> None:
    (a,) = notes("a")
    draft = Draft(themes=(theme("T", insight("A.", a)),), left_out=(left_out(a),))
    assert violation(draft, "a") == "note_in_two_states"


def test_a_draft_that_leaves_a_note_out_twice_is_refused() -> None:
    (a,) = notes("a")
    assert violation(Draft(left_out=(left_out(a), left_out(a))), "a") == "note_in_two_states"


def refused(whole: Synthesis) -> str:
    with pytest.raises(LedgerViolation) as raised:
        balance(whole)
    return raised.value.key


def test_a_stored_section_with_a_note_in_two_states_does_not_pass_the_ledger() -> None:
    (a,) = notes("a")
    made = section(question(), Draft(themes=(theme("T", insight("A.", a)),)), (a,))
    both = made.draft.model_copy(
        update={"left_out": (LeftOut(note=a.id, reason=LeftOutReason.MINOR),)}
    )
    whole = synthesis(None, made.model_copy(update={"draft": both}), notes_by_question={1: (a,)})
    assert refused(whole) == "note_in_two_states"


def test_a_note_that_stands_twice_in_the_material_does_not_pass_the_ledger() -> None:
    whole = synthesis(None, notes_by_question={1: notes("a")})
    doubled = whole.material.model_copy(update={"notes": whole.material.notes * 2})
    assert refused(whole.model_copy(update={"material": doubled})) == "note_in_two_states"


def test_a_note_that_is_placed_twice_does_not_pass_the_ledger() -> None:
    (a,) = notes("a")
    whole = synthesis(workshop("Ett?", "Två?"), notes_by_question={1: (a,)})
    twice = whole.material.placements + placed(2, a)
    material = whole.material.model_copy(update={"placements": twice})
    assert refused(whole.model_copy(update={"material": material})) == "note_placed_twice"


def test_a_block_without_notes_must_be_set_aside_exactly_once() -> None:
    kept = document("a.docx", item("a"))
    aside = SetAside(document=kept.key, reason=SetAsideReason.TEMPLATE, block=0)
    page = SetAside(document=kept.key, reason=SetAsideReason.NOT_TRANSCRIBED, page=1)

    def whole(*set_asides: SetAside) -> Synthesis:
        return Synthesis(
            workshop=workshop(), material=Material(documents=(kept,), set_asides=set_asides)
        )

    assert refused(whole()) == "block_not_in_one_state"
    assert refused(whole(aside, aside)) == "block_not_in_one_state"
    totals = balance(whole(aside, page)).totals
    assert totals.set_aside_blocks == {SetAsideReason.TEMPLATE: 1}
    assert totals.unread_pages == 1


def test_a_block_that_is_behind_a_note_and_set_aside_does_not_pass_the_ledger() -> None:
    whole = synthesis(None, notes_by_question={1: notes("a")})
    (kept,) = whole.material.documents
    aside = SetAside(document=kept.key, reason=SetAsideReason.TEMPLATE, block=0)
    material = whole.material.model_copy(update={"set_asides": (aside,)})
    assert refused(whole.model_copy(update={"material": material})) == "block_not_in_one_state"


def test_a_note_of_a_document_that_is_not_there_does_not_pass_the_ledger() -> None:
    whole = synthesis(None, notes_by_question={1: notes("a")})
    material = whole.material.model_copy(update={"documents": ()})
    assert refused(whole.model_copy(update={"material": material})) == "blocks_do_not_add_up"


def test_totals_that_do_not_add_up_are_refused() -> None:
    ledger = balance(synthesis(None, notes_by_question={1: notes("a")}))
    for wrong in ({"notes": 2}, {"cited": 1}, {"blocks": 2}):
        totals = ledger.totals.model_copy(update=wrong)
        with pytest.raises(LedgerViolation):
            verify(ledger.model_copy(update={"totals": totals}))


def test_joined_lines_are_one_with_the_notes_of_both() -> None:
    a, b, c = notes("a", "b", "c")
    one, other = insight("A.", a, b), insight("A!", b, c)
    draft = Draft(themes=(theme("T", one), theme("U", other)))

    joined = join(draft, other.id, one.id)

    (kept,) = joined.insights
    assert [(cited.note, cited.role) for cited in kept.citations] == [
        (a.id, Role.SUPPORTS),
        (b.id, Role.SUPPORTS),
        (c.id, Role.ALSO),
    ]
    assert [held.title for held in joined.themes] == ["T"]
    assert join(joined, other.id, one.id) == joined
    assert join(draft, one.id, one.id) == draft
