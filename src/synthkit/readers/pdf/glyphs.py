"""From pdfium's characters to words with their places."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.domain.document import RefusalReason
from synthkit.readers.contents import Refused

# What pdfium gives for a hyphen at the end of a line, where it thinks a word goes on.
BROKEN_WORD = "\u00ad"
_PDFIUM_HYPHEN = 0x02
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_NAME_LENGTH = 256
_QUARTER = 90
_MOST_CHARACTERS = 200_000  # on a page; the smallest print has a tenth of that
_ASCENT, _DESCENT = 0.8, 0.2  # of most fonts, in ems
_MARK_REACH = 60  # characters between a mark and its letter in the file
_SAME_HEIGHT = 3.0  # points
_COPIED_WITHIN = 0.15  # letter heights
# Diacritics that stand beside their letter, with the combining ones that stand on it: TeX and
# some printer drivers draw "ö" as "¨" and "o" in one place.
_MARKS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c"}
_LIGATURES = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space, where they stand.

    Coordinates are in points, turned so that the text runs from left to right, with y growing
    downwards. ``size`` is the height of the font in points, ``turn`` how many degrees the
    text is turned on the page.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    turn: int


def turned(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """A box of the page (left, bottom, right, top) as x0, x1, top, bottom of upright text."""
    left, bottom, right, top = box
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [x * cosine + y * sine for x, y in corners]
    ys = [x * sine - y * cosine for x, y in corners]
    return min(xs), max(xs), min(ys), max(ys)


def words(textpage: pdfium.PdfTextPage) -> list[Word]:
    """The words of a page, in the order of the file.

    Raises:
        Refused: if it has more characters than any page that is meant to be read.
    """
    if raw.FPDFText_CountChars(textpage) > _MOST_CHARACTERS:
        raise Refused(RefusalReason.TOO_LARGE)
    found: list[Word] = []
    run: list[_Glyph] = []
    for glyph in _composed(list(_glyphs(textpage))):
        if glyph is None or (run and _parted(run[-1], glyph)):
            if run:
                found.append(_word(run))
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        found.append(_word(run))
    return _drawn_once(found)


def _drawn_once(found: list[Word]) -> list[Word]:
    """The words without those drawn a second time, a hair beside, to look bold."""
    made: list[Word] = []
    places: dict[tuple[str, int], list[Word]] = {}
    for word in found:
        height = round(word.bottom / _SAME_HEIGHT)
        near = (places.get((word.text, height + step), ()) for step in (-1, 0, 1))
        if not any(_is_copy(other, word) for others in near for other in others):
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


@dataclass(frozen=True, slots=True)
class _Look:
    """How the characters of one piece of text look; ``em`` is the size of their font in points."""

    bold: bool
    turn: int
    em: float


def _glyphs(textpage: pdfium.PdfTextPage) -> Iterator[_Glyph | None]:
    """The characters; None stands for white space."""
    looks: dict[int | None, _Look] = {}
    measures = _Measures()
    for index, letter in _letters(textpage):
        if letter.isspace():
            yield None
            continue
        drawn_by = raw.FPDFText_GetTextObject(textpage, index)
        address = ctypes.cast(drawn_by, ctypes.c_void_p).value
        if address not in looks:
            looks[address] = _look(textpage, index)
        glyph = measures.glyph(textpage, index, letter, looks[address])
        if glyph is not None:
            yield glyph


def _letters(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """The characters that are any, with their index."""
    high = 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            # The first half of a letter beyond U+FFFF, as UTF-16 has it.
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letter = BROKEN_WORD if code == _PDFIUM_HYPHEN else _letter(code)
        if letter:
            yield index, letter


def _letter(code: int) -> str:
    """The character, "" for what is none: unmapped, a control, half of a pair."""
    if code in {0, 0xFFFE, 0xFFFF} or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    letter = chr(code)
    return _LIGATURES.get(letter, letter) if code >= 0x20 or letter.isspace() else ""


class _Measures:
    """What pdfium writes a character's place into; made once, for there are many characters."""

    def __init__(self) -> None:
        self.box = raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box_at = ctypes.byref(self.box)
        self.x_at, self.y_at = ctypes.byref(self.x), ctypes.byref(self.y)

    def glyph(
        self, textpage: pdfium.PdfTextPage, index: int, letter: str, look: _Look
    ) -> _Glyph | None:
        """The character at that index, or None where pdfium cannot say where it stands."""
        if not raw.FPDFText_GetLooseCharBox(textpage, index, self.box_at):
            return None
        box = self.box
        x0, x1, top, bottom = box.left, box.right, -box.top, -box.bottom
        if look.turn:
            x0, x1, top, bottom = turned((x0, -bottom, x1, -top), look.turn)
        # The box follows the single letter in some fonts, so that a line's letters would seem to
        # be of several sizes; the base line and the size of the font do not. Fonts that are
        # drawings have a size of their own making, which is not believed.
        believable = 0.4 < (bottom - top) / max(look.em, 0.1) < 2.5
        if believable and raw.FPDFText_GetCharOrigin(textpage, index, self.x_at, self.y_at):
            x, y = self.x.value, self.y.value
            base = turned((x, y, x, y), look.turn)[2] if look.turn else -y
            top, bottom = base - _ASCENT * look.em, base + _DESCENT * look.em
        return _Glyph(letter, x0, x1, top, bottom, bold=look.bold, turn=look.turn)


def _look(textpage: pdfium.PdfTextPage, index: int) -> _Look:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    flags, matrix = ctypes.c_int(), raw.FS_MATRIX()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_LENGTH, ctypes.byref(flags))
    called = buffer.value.decode("utf-8", "replace")
    bold = (
        _BOLD_NAME.search(called) is not None
        or raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT
        or bool(flags.value & _FORCE_BOLD)
    )
    angle = math.degrees(raw.FPDFText_GetCharAngle(textpage, index))
    # pdfium measures clockwise, where y grows downwards.
    turn = round(-angle) % 360
    nearest = round(turn / _QUARTER) * _QUARTER
    scale = 1.0
    if raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d)
    return _Look(
        bold=bold,
        turn=nearest % 360 if abs(turn - nearest) <= 3 else turn,
        em=raw.FPDFText_GetFontSize(textpage, index) * scale,
    )


def _composed(glyphs: list[_Glyph | None]) -> list[_Glyph | None]:
    """The glyphs with each mark that stands beside its letter put onto it.

    The letter is the one that the mark is drawn over: mostly the next one, but pdfium may put
    the mark behind the word.
    """
    made = list(glyphs)
    dropped: set[int] = set()
    for position, glyph in enumerate(glyphs):
        mark = _MARKS.get(glyph.text) if glyph is not None else None
        if glyph is None or mark is None:
            continue
        near = range(max(0, position - _MARK_REACH), min(len(made), position + _MARK_REACH))
        over = [(other, at) for at in near if (other := made[at]) and _on(glyph, other, mark)]
        if over:
            letter, at = min(over, key=lambda pair: abs(_middle(pair[0]) - _middle(glyph)))
            made[at] = replace(letter, text=unicodedata.normalize("NFC", letter.text + mark))
            dropped.add(position)
            dropped.update(_torn(made, position, at))
    return [glyph for position, glyph in enumerate(made) if position not in dropped]


def _torn(glyphs: list[_Glyph | None], mark: int, letter: int) -> list[int]:
    """White space that is none, but pdfium's guess about the gap that the mark made.

    It lies between the letter before the mark and the letter under it, which touch each other.
    """
    before = next((at for at in range(min(mark, letter) - 1, -1, -1) if glyphs[at]), None)
    here, under = (glyphs[before] if before is not None else None), glyphs[letter]
    if before is None or here is None or under is None or here.turn != under.turn:
        return []
    height = under.bottom - under.top
    same_line = abs(here.bottom - under.bottom) < height / 2
    if same_line and -height / 2 < under.x0 - here.x1 < height / 10:
        return [at for at in range(before, letter) if glyphs[at] is None]
    return []


def _middle(glyph: _Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _on(mark: _Glyph, letter: _Glyph, combining: str) -> bool:
    """Whether the mark is drawn over the letter, and the two make one character."""
    slack = (letter.x1 - letter.x0) / 4
    across = letter.x0 - slack <= _middle(mark) <= letter.x1 + slack
    along = min(mark.bottom, letter.bottom) - max(mark.top, letter.top)
    same_line = mark.turn == letter.turn and along > 0.5 * (letter.bottom - letter.top)
    composed = unicodedata.normalize("NFC", letter.text + combining)
    return across and same_line and len(composed) == len(letter.text)


def _parted(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether two characters are too far from each other to be of one word."""
    if before.turn != glyph.turn:
        return True
    height = max(glyph.bottom - glyph.top, before.bottom - before.top, 1.0)
    apart = max(glyph.x0 - before.x1, before.x0 - glyph.x1)
    return apart > 0.8 * height or abs(glyph.bottom - before.bottom) > 0.7 * height


def _word(run: list[_Glyph]) -> Word:
    return Word(
        text=unicodedata.normalize("NFC", "".join(glyph.text for glyph in run)),
        x0=min(glyph.x0 for glyph in run),
        x1=max(glyph.x1 for glyph in run),
        top=min(glyph.top for glyph in run),
        bottom=max(glyph.bottom for glyph in run),
        size=max(glyph.bottom - glyph.top for glyph in run),
        bold=all(glyph.bold for glyph in run),
        turn=run[0].turn,
    )
