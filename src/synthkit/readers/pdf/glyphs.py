"""The characters of a page, as pdfium knows them: what they are, where, and how they look."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.geometry import Edges, Rect, turned

# A hyphen at the end of a line, where pdfium thinks that a word goes on.
BROKEN_WORD = "\u00ad"
# In place of a character that is none: unmapped, a control, the first half of a pair.
NOTHING = "\0"
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# pdfium makes the weight out of the width of the stems, which some programs set at random.
_REGULAR_NAME = re.compile(r"regular|roman|book|normal|light|thin", re.IGNORECASE)
_NAME_LENGTH = 256
_QUARTER = 90
_ASCENT, _DESCENT = 0.8, 0.2  # of most fonts, in ems
_WIDE = 0.75  # ems that a letter takes, on average over a word: more than most do
_MARK_REACH = 60  # characters between a mark and its letter in the file
_PDFIUM_HYPHEN = "\ufffe"
_WHITE = "\t\n\x0b\x0c\r"
_NO_CHARACTERS = dict.fromkeys({*map(chr, range(0x20)), "\uffff"} - {*_WHITE}, NOTHING)
_CONTROLS = str.maketrans(_NO_CHARACTERS)
# Diacritics that stand beside their letter, with the combining ones that stand on it: TeX and
# some printer drivers draw "ö" as "¨" and "o" in one place.
MARKS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c"}


@dataclass(frozen=True, slots=True)
class Glyph(Rect):
    """One character where it stands."""

    text: str
    bold: bool
    turn: int


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of one piece of text look.

    Attributes:
        bold: whether they are.
        turn: by how many degrees they are turned on the page.
        em: the size of their font in points.
    """

    bold: bool
    turn: int
    em: float


class Characters:
    """The characters of one page.

    Every call to pdfium costs more than all that is done with what it gives. So the text is
    fetched as a whole, places only of the characters that are asked for, and how they look once
    for each piece of text.

    Attributes:
        text: one character for each index; `NOTHING` for what is none.
        unknown: where characters are drawn that nothing tells the meaning of.
    """

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self.text = self._fetched()
        self.unknown = [
            found.start()
            for found in re.finditer(NOTHING, self.text)
            if raw.FPDFText_HasUnicodeMapError(self._page, found.start()) == 1
        ]
        self._looks: dict[int | None, Look] = {}
        # What pdfium writes a character's place into.
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box_at = ctypes.byref(self._box)
        self._x_at, self._y_at = ctypes.byref(self._x), ctypes.byref(self._y)

    def _fetched(self) -> str:
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, units) - 1
        text = bytes(units).decode("utf-16-le", "surrogatepass")[:-1]
        if written != count or len(text) != count:
            # Characters beyond U+FFFF, or such as pdfium leaves out.
            text = "".join(self._one_by_one(count))
        if _PDFIUM_HYPHEN in text:
            text = re.sub(_PDFIUM_HYPHEN, self._hyphen, text)
        return text.translate(_CONTROLS)

    def _one_by_one(self, count: int) -> Iterator[str]:
        high = 0
        for index in range(count):
            code = raw.FPDFText_GetUnicode(self._page, index)
            if raw.FPDFText_IsHyphen(self._page, index) == 1:
                yield _PDFIUM_HYPHEN
            elif 0xD800 <= code < 0xDC00:
                high = code
                yield NOTHING
                continue
            elif 0xDC00 <= code < 0xE000 and high:
                yield chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
            else:
                known = code <= 0x10FFFF and not 0xD800 <= code < 0xE000
                yield chr(code) if known else NOTHING
            high = 0

    def _hyphen(self, found: re.Match[str]) -> str:
        is_one = raw.FPDFText_IsHyphen(self._page, found.start()) == 1
        return BROKEN_WORD if is_one else NOTHING

    def begins(self, index: int) -> tuple[float, float]:
        """Where a character begins on the page, at half its height, as PDF measures."""
        raw.FPDFText_GetLooseCharBox(self._page, index, self._box_at)
        return self._box.left, (self._box.bottom + self._box.top) / 2

    def put(self, index: int, character: str) -> None:
        """Says what the character at that index is."""
        self.text = f"{self.text[:index]}{character}{self.text[index + 1 :]}"
        self.unknown = [at for at in self.unknown if at != index]

    def is_guessed(self, indices: range) -> bool:
        """Whether pdfium made up what stands there, white space that the file does not have."""
        return all(raw.FPDFText_IsGenerated(self._page, index) == 1 for index in indices)

    def glyph(self, index: int) -> Glyph | None:
        """The character at that index, or None where pdfium cannot say where it stands."""
        look = self._looks.get(piece := self._piece(index)) or self._seen(index, piece)
        box = self._box_of(index, look.turn)
        if box is None:
            return None
        x0, x1, top, bottom = box
        # The box follows the single letter in some fonts, so that a line's letters would seem to
        # be of several sizes; the base line and the size of the font do not. Fonts that are
        # drawings have a size of their own making, which is not believed.
        believable = 0.4 < (bottom - top) / max(look.em, 0.1) < 2.5
        if believable and raw.FPDFText_GetCharOrigin(self._page, index, self._x_at, self._y_at):
            x, y = self._x.value, self._y.value
            base = turned((x, y, x, y), look.turn)[2] if look.turn else -y
            top, bottom = base - _ASCENT * look.em, base + _DESCENT * look.em
        return Glyph(x0, x1, top, bottom, self.text[index], bold=look.bold, turn=look.turn)

    def stretch(self, start: int, end: int) -> Glyph | None:
        """The characters from one index up to another as if they were a single one.

        Only the first and the last are looked at. None where that is not enough: where they are
        of two pieces, turned, not on one line, or so wide that there may be a gap between them.
        """
        first = self.glyph(start)
        if first is None or first.turn:
            return None
        if end - start == 1:
            return first
        last = self._box_of(end - 1, 0)
        if last is None or self._piece(start) != self._piece(end - 1):
            return None
        x0, x1, top, bottom = last
        if not top < (first.top + first.bottom) / 2 < bottom:
            return None
        x0, x1 = min(x0, first.x0), max(x1, first.x1)
        if x1 - x0 > _WIDE * (end - start) * (first.bottom - first.top):
            return None
        text = self.text[start:end]
        return replace(first, text=text, x0=x0, x1=x1)

    def _box_of(self, index: int, turn: int) -> Edges | None:
        """The edges of a character."""
        if not raw.FPDFText_GetLooseCharBox(self._page, index, self._box_at):
            return None
        box = self._box
        if turn:
            return turned((box.left, box.bottom, box.right, box.top), turn)
        return box.left, box.right, -box.top, -box.bottom

    def _piece(self, index: int) -> int | None:
        """Which piece of text the character belongs to: what is drawn at once, and looks alike."""
        drawn_by = raw.FPDFText_GetTextObject(self._page, index)
        return ctypes.c_void_p.from_buffer(drawn_by).value

    def _seen(self, index: int, piece: int | None) -> Look:
        look = self._looks[piece] = self._look(index)
        return look

    def _look(self, index: int) -> Look:
        page = self._page
        buffer = ctypes.create_string_buffer(_NAME_LENGTH)
        flags, matrix = ctypes.c_int(), raw.FS_MATRIX()
        raw.FPDFText_GetFontInfo(page, index, buffer, _NAME_LENGTH, ctypes.byref(flags))
        called = buffer.value.decode("utf-8", "replace")
        bold = _BOLD_NAME.search(called) is not None or (
            _REGULAR_NAME.search(called) is None
            and (
                raw.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT
                or bool(flags.value & _FORCE_BOLD)
            )
        )
        angle = math.degrees(raw.FPDFText_GetCharAngle(page, index))
        # pdfium measures clockwise, where y grows downwards.
        turn = round(-angle) % 360
        nearest = round(turn / _QUARTER) * _QUARTER
        scale = 1.0
        if raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix)):
            scale = math.hypot(matrix.c, matrix.d)
        return Look(
            bold=bold,
            turn=nearest % 360 if abs(turn - nearest) <= 3 else turn,
            em=raw.FPDFText_GetFontSize(page, index) * scale,
        )


def composed(glyphs: list[Glyph | None]) -> list[Glyph | None]:
    """The glyphs with each mark that stands beside its letter put onto it; None is white space.

    The letter is the one that the mark is drawn over: mostly the next one, but pdfium may put
    the mark behind the word.
    """
    made = list(glyphs)
    dropped: set[int] = set()
    for position, glyph in enumerate(glyphs):
        mark = MARKS.get(glyph.text) if glyph is not None else None
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


def _torn(glyphs: list[Glyph | None], mark: int, letter: int) -> list[int]:
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


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _on(mark: Glyph, letter: Glyph, combining: str) -> bool:
    """Whether the mark is drawn over the letter, and the two make one character."""
    slack = (letter.x1 - letter.x0) / 4
    across = letter.x0 - slack <= _middle(mark) <= letter.x1 + slack
    along = min(mark.bottom, letter.bottom) - max(mark.top, letter.top)
    same_line = mark.turn == letter.turn and along > 0.5 * (letter.bottom - letter.top)
    composed_of = unicodedata.normalize("NFC", letter.text + combining)
    return across and same_line and len(composed_of) == len(letter.text)
