"""Forgetting: what is to go, what stands there afterwards, and who else still holds it.

Words go out of blocks, and notes are taken anew from what is left; a note that loses all of its
words is left out, for the marker says nothing. Lines that were made of the words are withdrawn, in
every draft, and ids that were made of them become others. Every total still adds up.
"""

import contextlib
import datetime as dt
import io
import re
import tomllib
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthkit.app.material import notes_fingerprint, sections
from synthkit.drafts.changes import Change, newest_drafts
from synthkit.drafts.decisions.base import SectionDecision
from synthkit.drafts.tree import leave_out, withdraw
from synthkit.errors import Unreadable, UsageMistake
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, LeftOut, Origin, Section, Synthesis
from synthkit.notes.extraction import extract_notes
from synthkit.notes.transcriptions import with_transcriptions
from synthkit.privacy.forgetting import MatchScope, WordsToForget, document_without, folded, marker
from synthkit.privacy.spans import is_placeholder
from synthkit.readers.reading import read
from synthkit.store.erasing import Erasure
from synthkit.store.store import Store
from synthkit.text.wordforms import words as words_of

# Fewer signs would stand everywhere.
SHORTEST = 3
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
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be forgotten.

    Attributes:
        words: of the notes, or those that were typed.
        notes: those that are meant, whole; without any, the words are meant wherever they stand.
        spoken_of: the notes that hold the words.
        aside: texts that are no notes and hold them too.
    """

    words: tuple[str, ...]
    notes: tuple[Note, ...]
    spoken_of: tuple[Note, ...]
    aside: tuple[str, ...] = ()

    @property
    def scope(self) -> MatchScope:
        """Typed words go everywhere; a short note is not cut out of others that hold its words."""
        return MatchScope.FEW_ON_OWN_LINE if self.notes else MatchScope.ANYWHERE


def seek(synthesis: Synthesis, notes: Collection[str], pattern: str | None) -> Sought:
    """What is meant by ids of notes, or by words.

    Raises:
        UsageMistake: "pattern_too_short".
    """
    every = synthesis.material.notes
    if pattern is not None:
        if len(folded(pattern)) < SHORTEST:
            raise UsageMistake("pattern_too_short", count=SHORTEST)
        typed = WordsToForget((pattern,), "")
        aside = tuple(s.text for s in synthesis.material.set_asides if typed.occur_in(s.text))
        return Sought((pattern,), (), tuple(n for n in every if typed.occur_in(n.text)), aside)
    meant = tuple(note for note in every if note.id in notes)
    whole = _whole_blocks(synthesis, meant)
    words = (*(note.text for note in meant), *whole.values())
    typed = WordsToForget(words, "", MatchScope.FEW_ON_OWN_LINE)
    gone = {note.id for note in meant}
    spoken_of = tuple(
        n for n in every if n.id in gone or (n.document, n.block) in whole or typed.occur_in(n.text)
    )
    return Sought(words, meant, spoken_of)


def _whole_blocks(synthesis: Synthesis, notes: Iterable[Note]) -> dict[tuple[str, int], str]:
    """Blocks that go whole, for the notes in them cannot be cut out: by document and position."""
    blocks = {document.key: document.blocks for document in synthesis.material.documents}
    on_page = {(n.document, n.block): blocks[n.document][n.block].text for n in notes}
    cut_out = {
        (n.document, n.block)
        for n in notes
        if WordsToForget((n.text,), "", MatchScope.FEW_ON_OWN_LINE).occur_in(
            on_page[n.document, n.block]
        )
    }
    return {place: text for place, text in on_page.items() if place not in cut_out}


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


def still_holds(name: str, content: bytes, sought: Sought) -> bool:
    """Whether the words stand in a file: in its text, or unzipped in any part of it."""
    typed = WordsToForget(sought.words, "", sought.scope)
    return any(typed.occur_in(text) for text in _texts(name, content))


def _texts(name: str, content: bytes) -> Iterator[str]:
    with contextlib.suppress(Unreadable):
        yield from (block.text for block in read(name, content, "").blocks)
    parts = tuple(_unzipped(content))
    # An archive holds documents, which are packages themselves.
    inner = (one for part in parts for one in _unzipped(part))
    for part in (content, *parts, *inner):
        text = part.decode("utf-8", "replace")
        yield text
        # A word may be cut into several pieces of one paragraph.
        yield _TAG.sub("", text)
        yield part.decode("utf-16", "replace")


def _unzipped(content: bytes) -> Iterator[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                yield package.read(part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return
