"""From characters to words with their places."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.model.document import RefusalReason
from synthkit.readers.characters import SYMBOL_SIGNS
from synthkit.readers.contents import Refused
from synthkit.readers.pdf.geometry import Rect, around
from synthkit.readers.pdf.glyphs import MARKS, NOTHING, Characters, Glyph, composed

_MOST_CHARACTERS = 200_000  # on a page; the smallest print has a tenth of that
_SAME_HEIGHT = 3.0  # points
_COPIED_WITHIN = 0.15  # letter heights
_TOUCHING = 0.04  # letter heights; narrower than any space
_NOT_WHITE = re.compile(r"\S+")
FillIn = Callable[[Characters], None]
_LIGATURES = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
_SPELT_OUT = _LIGATURES | SYMBOL_SIGNS


@dataclass(frozen=True, slots=True)
class Word(Rect):
    """Letters without white space, where they stand.

    Attributes:
        size: the height of the font in points.
        turn: how many degrees the text is turned on the page.
    """

    text: str
    size: float
    bold: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page in the order of the file, and how many characters have no meaning."""

    words: tuple[Word, ...]
    unknown_count: int


def read_words(textpage: pdfium.PdfTextPage, fill_in: FillIn) -> Words:
    """The words of a page.

    Args:
        textpage: of the page.
        fill_in: is given the characters where some of them are unknown, and may put them right.

    Raises:
        Refused: if it has more characters than any page that is meant to be read.
    """
    if raw.FPDFText_CountChars(textpage) > _MOST_CHARACTERS:
        raise Refused(RefusalReason.TOO_LARGE)
    characters = Characters(textpage)
    if characters.unknown:
        fill_in(characters)
    if any(mark in characters.text for mark in MARKS):
        every = range(len(characters.text))
        found = _runs(composed([g for i in every for g in _glyph(characters, i)]))
    else:
        found = _by_word(characters)
    return Words(tuple(_drawn_once(found)), len(characters.unknown))


def _glyph(characters: Characters, index: int) -> list[Glyph | None]:
    """The character, None for white space, and nothing where nothing is."""
    text = characters.text[index]
    if text.isspace():
        return [None]
    glyph = characters.glyph(index) if text != NOTHING else None
    return [] if glyph is None else [glyph]


def _by_word(characters: Characters) -> list[Word]:
    found: list[Word] = []
    begun = 0
    for span in _NOT_WHITE.finditer(characters.text):
        begun, before = span.start(), range(begun, span.start())
        for word in _word(characters, *span.span()):
            if found and _touch(found[-1], word) and characters.is_guessed(before):
                found[-1] = _as_one(found[-1], word)
            else:
                found.append(word)
        begun = span.end()
    return found


def _touch(before: Word, word: Word) -> bool:
    return (
        before.turn == word.turn
        and abs(word.x0 - before.x1) < _TOUCHING * word.size
        and abs(word.bottom - before.bottom) < _TOUCHING * word.size
    )


def _as_one(before: Word, word: Word) -> Word:
    text = unicodedata.normalize("NFC", before.text + word.text)
    bold = before.bold and word.bold
    top, bottom = min(before.top, word.top), max(before.bottom, word.bottom)
    return replace(before, text=text, x1=word.x1, top=top, bottom=bottom, bold=bold)


def _word(characters: Characters, start: int, end: int) -> list[Word]:
    """The word between two indices; several where it turns out that they stand apart.

    Mostly its first and its last character tell where all of it stands, for it was drawn in one
    piece, and pdfium puts a space where a piece has a gap.
    """
    if NOTHING not in characters.text[start:end]:
        whole = characters.stretch(start, end)
        if whole is not None:
            return [_made([whole])]
    return _runs([g for index in range(start, end) for g in _glyph(characters, index)])


def _runs(glyphs: Iterable[Glyph | None]) -> list[Word]:
    found: list[Word] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph is None or (run and _parted(run[-1], glyph)):
            if run:
                found.append(_made(run))
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        found.append(_made(run))
    return found


def _parted(before: Glyph, glyph: Glyph) -> bool:
    """Whether two characters are too far from each other to be of one word."""
    if before.turn != glyph.turn:
        return True
    height = max(glyph.bottom - glyph.top, before.bottom - before.top, 1.0)
    apart = max(glyph.x0 - before.x1, before.x0 - glyph.x1)
    return apart > 0.8 * height or abs(glyph.bottom - before.bottom) > 0.7 * height


def _made(glyphs: list[Glyph]) -> Word:
    first, *others = glyphs
    text = first.text + "".join([glyph.text for glyph in others])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_SPELT_OUT))
    return Word(
        *around(glyphs),
        text=text,
        size=max(glyph.bottom - glyph.top for glyph in glyphs),
        bold=all(glyph.bold for glyph in glyphs),
        turn=first.turn,
    )


def _drawn_once(found: list[Word]) -> list[Word]:
    """The words without those drawn a second time, a hair beside, to look bold."""
    made: list[Word] = []
    places: dict[tuple[str, int], list[Word]] = {}
    for word in found:
        height = round(word.bottom / _SAME_HEIGHT)
        near = [
            other for step in (-1, 0, 1) for other in places.get((word.text, height + step), ())
        ]
        if not near or not any(_is_copy(other, word) for other in near):
            made.append(word)
            places.setdefault((word.text, height), []).append(word)
    return made


def _is_copy(one: Word, other: Word) -> bool:
    near = _COPIED_WITHIN * one.size
    return (
        one.turn == other.turn
        and abs(one.x0 - other.x0) < near
        and abs(one.x1 - other.x1) < near
        and abs(one.bottom - other.bottom) < near
    )
