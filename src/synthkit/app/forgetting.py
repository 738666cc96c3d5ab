"""Forgetting: what stands in the place of what is to go.

Words go out of blocks, and notes are taken anew from what is left; a note that loses all of its
words is left out, for the marker says nothing. Lines that were made of the words are withdrawn, in
every draft, and ids that were made of them become others. Every total still adds up.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping

from synthkit.app.material import notes_fingerprint, sections
from synthkit.app.sought import Sought
from synthkit.drafts.changes import Change, newest_drafts
from synthkit.drafts.decisions.base import SectionDecision
from synthkit.drafts.tree import leave_out, withdraw
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, LeftOut, Origin, Section, Synthesis
from synthkit.notes.extraction import extract_notes
from synthkit.notes.transcriptions import with_transcriptions
from synthkit.privacy.forgetting import WordsToForget, document_without, marker
from synthkit.privacy.spans import is_placeholder
from synthkit.store.erasing import Erasure
from synthkit.store.store import Store
from synthkit.text.wordforms import words as words_of

# From this share of its words on, a line that cites a note was made of it.
_MADE_OF = 0.5
# What says of itself what it is, and is no text of anybody.
_STRUCTURE = frozenset(
    {
        *("address", "finish", "hash", "prompt"),
        *("at", "author", "by", "code", "command", "content_hash", "digits", "edited_at"),
        *("approved_at", "engine", "engine_version", "fingerprint", "key", "kind", "language"),
        *("made_at", "model", "origin", "others", "placed_by", "reader_version", "reason", "role"),
        *("severity",),
    }
)
# Where ids stand; what does not look like one is text there too.
_OF_IDS = frozenset(
    {
        *("approved", "brought_back", "document", "freed", "id", "insight", "line", "note"),
        *("notes", "notes_seen", "other", "parent", "rows", "tension", "theme"),
    }
)
_IDS = re.compile(r"[0-9a-f]{4,}(?:-[0-9a-f]{8})?(?:-\d+)?(?:, [0-9a-f]{4,}-[0-9a-f]{8}(?:-\d+)?)*")
_NOTE_ID = re.compile(r"\b[0-9a-f]{4,}-[0-9a-f]{8}(?:-\d+)?\b")


def erase(
    store: Store,
    synthesis: Synthesis,
    group_names: Mapping[str, str],
    sought: Sought,
    at: dt.datetime,
) -> None:
    """Erases it from the store, for good; markers in its place give the day."""
    store.erase(_Erasing(store, synthesis, group_names, sought, at).erasure(), at)


class _Erasing:
    """One erasing."""

    def __init__(
        self,
        store: Store,
        synthesis: Synthesis,
        group_names: Mapping[str, str],
        sought: Sought,
        at: dt.datetime,
    ) -> None:
        self._drafts = {draft.number: store.draft(draft.number) for draft in store.drafts()}
        self._changes = {record.number: record.change for record in store.changes()}
        newest = newest_drafts(store.drafts(), store.changes())
        # Shown otherwise than they were drafted.
        self._sections = tuple(
            s for s in sections(store) if s != self._drafts[newest[s.question.number].number]
        )
        mark = marker(synthesis.workshop.language, at.date())
        self._typed = WordsToForget(sought.words, mark, sought.scope)
        self._meant = {note.id: note for note in sought.notes}
        made_of = (
            text
            for section in (*self._drafts.values(), *self._sections)
            for text in self._lines_made_of(section.draft)
        )
        self._words = WordsToForget((*sought.words, *made_of), mark, sought.scope)
        blank = self._typed.blank
        self._documents = tuple(document_without(d, blank) for d in store.documents())
        whole = with_transcriptions(self._documents).value
        asked = tuple(
            q.model_copy(update={"text": blank(q.text)}) for q in synthesis.workshop.questions
        )
        groups = {blank(file): blank(name) for file, name in group_names.items()}
        taken = extract_notes(whole, asked, groups)
        self._taken = notes_fingerprint(whole, asked, groups), taken
        self._ids = dict(_renamed(synthesis.material.notes, taken.notes))
        left = {note.id: note for note in taken.notes}
        self._empty = frozenset(
            old
            for old, new in self._ids.items()
            if new not in left or is_placeholder(left[new].text.strip(" .,;:!?"))
        )

    def erasure(self) -> Erasure:
        """What the store has to put in the place of what it has."""
        return Erasure(
            words=self._typed,
            clean=self._clean,
            documents=self._documents,
            taken=self._taken,
            drafts={n: self._section(s) for n, s in self._drafts.items()},
            changes=dict(self._changed()),
            sections=tuple(map(self._section, self._sections)),
        )

    def _changed(self) -> Iterator[tuple[int, Change]]:
        """The changes from which a decision goes: it put the words where they were not before."""
        for number, change in self._changes.items():
            kept = tuple(
                decision
                for decision in change.decisions
                if not isinstance(decision, SectionDecision)
                or not self._words.occur_in(decision.worded)
            )
            if kept != change.decisions:
                yield number, change.model_copy(update={"decisions": kept})

    def _lines_made_of(self, draft: Draft) -> Iterator[str]:
        """Lines in other words than the note's own, that were made of it all the same."""
        for line in draft.lines:
            cited = [self._meant[c.note] for c in line.citations if c.note in self._meant]
            said = {word for note in cited for word in words_of(note.text)}
            for text in line.texts:
                own = words_of(text)
                quoted = WordsToForget((note.text for note in cited), "").occur_in(text)
                if quoted or (own and sum(word in said for word in own) >= _MADE_OF * len(own)):
                    yield text

    def _section(self, section: Section) -> Section:
        """A section without lines that were made of the words, under the ids of today."""
        failing = {
            line.id for line in section.draft.lines if any(map(self._words.occur_in, line.texts))
        }
        failing |= {t.id for t in section.draft.themes if self._words.occur_in(t.title)}
        draft = withdraw(section.draft, failing) if failing else section.draft
        reason = LeftOutReason.PERSONAL_DATA
        if empty := sorted(self._empty & draft.speaks_of):
            out = (LeftOut(note=n, reason=reason, origin=Origin.PERSON) for n in empty)
            draft = leave_out(draft, out)
        there = tuple(left for left in draft.left_out if self._ids.get(left.note, "-"))
        draft = draft.model_copy(update={"left_out": there})
        brought_back = tuple(note for note in section.brought_back if note not in self._empty)
        kept = section.model_copy(update={"draft": draft, "brought_back": brought_back})
        return Section.model_validate(self._clean(kept.model_dump(mode="json"), ""))

    def _clean(self, value: object, name: str) -> object:
        """A value without the words, and with the ids of today."""
        if isinstance(value, str):
            renamed = _NOTE_ID.sub(lambda m: self._ids.get(m.group()) or m.group(), value)
            named = name in _STRUCTURE or (name in _OF_IDS and _IDS.fullmatch(value))
            return renamed if named else self._words.blank(renamed)
        if isinstance(value, list):
            gone = {old for old, new in self._ids.items() if not new} if name == "notes" else set()
            there = (one for one in value if not isinstance(one, str) or one not in gone)
            return [self._clean(one, name) for one in there]
        if isinstance(value, dict):
            cleaned = {key: self._clean(one, key) for key, one in value.items()}
            if "quote" in value and value.get("note") in self._ids:
                cleaned["quote"] = None
            if "settings" in value and not _is_toml(cleaned["settings"]):
                cleaned["settings"] = None
            return cleaned
        return value


def _renamed(before: Iterable[Note], after: Iterable[Note]) -> Iterator[tuple[str, str]]:
    """Each note that has another id from now on, with that id; "" where it is no note any more."""
    now = _by_block(after)
    for place, before_it in _by_block(before).items():
        today = [note.id for note in now.get(place, [])]
        if len(today) != len(before_it):
            today = [note.id if note.id in today else "" for note in before_it]
        yield from ((n.id, new) for n, new in zip(before_it, today, strict=True) if n.id != new)


def _by_block(notes: Iterable[Note]) -> dict[tuple[str, int], list[Note]]:
    found: dict[tuple[str, int], list[Note]] = {}
    for note in notes:
        found.setdefault((note.document, note.block), []).append(note)
    return found


def _is_toml(edit: object) -> bool:
    """Whether an edit of the settings can still be read after words were taken out of it."""
    if not isinstance(edit, Mapping):
        return True
    try:
        for text in edit.values():
            tomllib.loads(str(text).removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return False
    return True
