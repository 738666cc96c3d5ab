"""Forgetting: nothing of the words is left, and every total still adds up."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthkit.app.context import Context
from synthkit.app.corrections import leave_out, reword, undo
from synthkit.app.forgetting import erase
from synthkit.app.pipeline import overview, summarise
from synthkit.app.sections import Existing
from synthkit.app.sought import Sought, seek
from synthkit.drafts.citing import Citer
from synthkit.drafts.ledger import balance
from synthkit.errors import WorkspaceError
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.synthesis import Brief, Draft, Insight, Outline, Theme, line_id
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.forgetting import WordsToForget, folded
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.builders import NOON, document, item, workshop
from tests.strategies import FEW


class OneLineEach:
    """An engine that makes a line of every note, in its own words."""

    name = "one_line_each"
    version = "1"
    model = None
    model_label = None
    prompts = ()

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        there = {placement.note for placement in settled}
        return Result(
            tuple(
                Placement(note=note.id, question=1, by=PlacedBy.ENGINE)
                for note in notes
                if note.id not in there
            )
        )

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        return Result(Outline(themes=()))

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        citer = Citer(notes)
        insights = tuple(
            Insight(id=line_id(note.id), text=f"{note.text}.", citations=(cited,))
            for note in notes
            if note.id not in brief.covered and (cited := citer.cite(note.id))
        )
        if not insights:
            return Result(Draft())
        return Result(Draft(themes=(Theme(id="feedbeef", title="Samverkan", insights=insights),)))

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        return Result(draft)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        return Result(draft)


WORDS = ("åkermark", "höjdpunkter", "Tuvlundå", "lärdomar", "mötesplatser", "Österplana")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
FILES = st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=3)


def context_of(store: Store, held: Workshop) -> Context:
    return Context(store, held, {}, lambda: NOON, lambda _what: None)


def save(store: Store, files: list[list[str]]) -> None:
    for number, texts in enumerate(files, 1):
        made = document(f"Grupp {number}.docx", *(item(text) for text in texts))
        store.save_document(made, root="/in", reader_version="1")


def correct(context: Context) -> None:
    """What a person may have put right before: a line reworded, a note left out."""
    whole = overview(context)
    insights = [insight for s in whole.sections for insight in s.draft.insights]
    if not insights:
        return
    line = insights[0]
    context.store.record(reword(whole, line.id, f"Så här: {line.text}"), NOON)
    whole = overview(context)
    last = whole.material.notes[-1]
    if any(left.note == last.id for s in whole.sections for left in s.draft.left_out):
        return
    context.store.record(leave_out(whole, [last.id], LeftOutReason.MINOR), NOON)


def standing(folder: Path) -> str:
    """All that stands in the files of a workspace, as it would be compared."""
    held = b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return held.decode("utf-8", "replace").casefold()


@settings(max_examples=FEW)
@given(FILES, st.data())
def test_words_are_gone_totals_add_up_and_it_stays_so(
    files: list[list[str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / ".synthkit"
        with Store.open(folder) as store:
            context = context_of(store, workshop())
            save(store, files)
            summarise(context, OneLineEach(), (1,), Existing.OWN)
            correct(context)
            before = overview(context)
            if data.draw(st.booleans()):
                note = data.draw(st.sampled_from(before.material.notes))
                sought = seek(before, [note.id], None)
            else:
                sought = seek(before, [], data.draw(st.sampled_from(WORDS)))
            erase(store, before, {}, sought, NOON)
            _prove_gone(store, folder, sought)
            after = overview(context)
            assert balance(after).totals.blocks == balance(before).totals.blocks
            assert balance(after).totals.notes == balance(before).totals.notes
            summarise(context, OneLineEach(), (1,), Existing.OWN)
            save(store, files)
            summarise(context, OneLineEach(), (1,), Existing.OWN)
            _prove_gone(store, folder, sought)
            assert overview(context).material.notes == after.material.notes
            balance(overview(context))


@settings(max_examples=FEW)
@given(FILES, st.sampled_from(WORDS))
def test_undoing_after_forgetting_brings_no_word_back_and_loses_no_note(
    files: list[list[str]], word: str
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / ".synthkit"
        with Store.open(folder) as store:
            context = context_of(store, workshop())
            save(store, files)
            summarise(context, OneLineEach(), (1,), Existing.OWN)
            correct(context)
            before = overview(context)
            sought = seek(before, [], word)
            erase(store, before, {}, sought, NOON)
            for _ in store.changes():
                store.record(undo(store.changes())[0], NOON)
                _prove_gone(store, folder, sought)
                balance(overview(context))
            summarise(context, OneLineEach(), (1,), Existing.OWN)
            assert balance(overview(context)).totals.not_summarised == 0


def _prove_gone(store: Store, folder: Path, sought: Sought) -> None:
    """Typed words stand nowhere; a short note's own may stand in the notes of others."""
    words = [w for w in sought.words if not sought.notes or len(w.split()) > 3]
    for draft in store.drafts():
        told = store.draft(draft.number).model_dump_json()
        assert not WordsToForget(words, "").occur_in(told)
    for word in words:
        assert folded(word) not in standing(folder)
    texts = {folded(block.text) for held in store.documents() for block in held.blocks}
    assert not texts & {folded(word) for word in sought.words}


def test_a_reader_that_still_sees_what_was_erased_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / ".synthkit"
    with Store.open(folder, wait_seconds=0) as store:
        context = context_of(store, workshop())
        save(store, [["höjdpunkter åkermark"]])
        summarise(context, OneLineEach(), (1,), Existing.OWN)
        whole = overview(context)
        with Store.open(folder, access=Access.READ) as reader:
            assert reader.documents()
            with pytest.raises(WorkspaceError, match="erasing_waits"):
                erase(store, whole, {}, seek(whole, [], "åkermark"), NOON)
    with Store.open(folder) as store:
        assert "åkermark" not in standing(folder)


def test_the_marker_says_the_day(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        context = context_of(store, workshop(language="en"))
        save(store, [["höjdpunkter", "åkermark"]])
        summarise(context, OneLineEach(), (1,), Existing.OWN)
        whole = overview(context)
        day = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
        erase(store, whole, {}, seek(whole, [], "åkermark"), day)
        texts = [note.text for note in overview(context).material.notes]
    assert texts == ["höjdpunkter", "[forgotten 2026-01-02]"]
