"""What is to be forgotten, and who still holds it."""

import contextlib
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from synthkit.errors import Unreadable, UsageMistake
from synthkit.model.note import Note
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.forgetting import MatchScope, WordsToForget, folded
from synthkit.readers.reading import read

# Fewer signs would stand everywhere.
SHORTEST = 3
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
