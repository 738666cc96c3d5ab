"""Every word that is seen comes out in exactly one block, whatever the document looks like."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import Block
from tests.readers.builders import LISTS, Pdf, blocks, box, docx, numbered, p, r, style, table

STYLES = style("H", "heading 1") + style("L", "List", props=f"<w:pPr>{numbered(1)}</w:pPr>")

_SIGNS = {"-", "•"}  # which stay in headings and behind automatic numbers


class Words:
    """Gives out words that all differ, and remembers which of them are seen."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._given = 0

    def take(self, count: int) -> str:
        words = self._next(count)
        self.seen += words
        return " ".join(words)

    def unseen(self, count: int) -> str:
        return " ".join(self._next(count))

    def _next(self, count: int) -> list[str]:
        first = self._given
        self._given += count
        return [f"ord{number}x" for number in range(first, self._given)]


def words_of(read_out: tuple[Block, ...]) -> Counter[str]:
    words = (word for block in read_out for word in block.text.split())
    return Counter(word for word in words if word not in _SIGNS)


_KINDS = (
    *("run", "bold", "ins", "del", "hidden", "link", "control"),
    *("prompt", "field", "break", "box"),
)


def _character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _part(kind: str, count: int, words: Words) -> str:
    """Part of a paragraph, with so many words in it; those that nobody sees are not counted."""
    if kind in {"del", "hidden"}:
        unseen = words.unseen(count)
        return r(unseen, "<w:vanish/>") if kind == "hidden" else f"<w:del>{r(unseen)}</w:del>"
    run = r(words.take(count) + " ")
    code = f"<w:instrText>{words.unseen(1)}</w:instrText>"
    return {
        "run": run,
        "bold": run.replace("<w:rPr>", "<w:rPr><w:b/>"),
        "ins": f"<w:ins>{run}</w:ins>",
        "link": f"<w:hyperlink>{run}</w:hyperlink>",
        "control": f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
        "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run}</w:sdtContent></w:sdt>",
        "field": _character("begin") + code + _character("separate") + run + _character("end"),
        "break": "<w:r><w:br/></w:r>" + r("- ") + run,
    }[kind]


@st.composite
def _paragraph(draw, words, depth):
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 4))
        kind = draw(st.sampled_from(_KINDS))
        if kind != "box":
            parts.append(_part(kind, count, words))
        elif depth < 2:
            parts.append(box(*draw(_body(words, depth + 1))))
    sign = draw(st.sampled_from(["", "", "- ", "• "]))
    props = draw(st.sampled_from(["", numbered(1), numbered(2, 1), "<w:rPr><w:del/></w:rPr>"]))
    used = draw(st.sampled_from(["", "H", "L"]))
    return p(*([r(sign)] if sign else []), *parts, style=used, props=props)


@st.composite
def _body(draw, words, depth=0):
    made = []
    for _ in range(draw(st.integers(1, 4))):
        if depth < 2 and draw(st.integers(0, 3)) == 0:
            columns = draw(st.integers(1, 3))
            rows = [
                ["".join(draw(_body(words, depth + 1))) for _ in range(columns)]
                for _ in range(draw(st.integers(1, 2)))
            ]
            made.append(table(*rows))
        else:
            made.append(draw(_paragraph(words, depth)))
    return made


@given(st.data())
def test_a_word_file_gives_every_word_once(data):
    words = Words()
    body = "".join(data.draw(_body(words)))
    seen = words.take(1)
    read_out = blocks(docx(body + p(seen), styles=STYLES, numbering=LISTS))
    assert words_of(read_out) == Counter(words.seen)


@given(st.data())
def test_nested_items_stand_under_earlier_items(data):
    words = Words()
    body = "".join(data.draw(_body(words))) + p(words.take(1))
    read_out = blocks(docx(body, styles=STYLES, numbering=LISTS))
    for position, block in enumerate(read_out):
        if block.parent is not None:
            assert block.parent < position
            assert read_out[block.parent].level < block.level


def _beside(draw, words, page, kind, y):
    count = draw(st.integers(1, 5))
    match kind:
        case "columns":
            for x in (72, 320):
                page.lines(*(words.take(4) for _ in range(count)), x=x, y=y)
        case "table":
            page.frame(72, y - 12, 400, 40).rule(272, y - 12, 272, y + 28)
            page.write(words.take(3), 80, y).write(words.take(2), 280, y)
        case "ruleless":
            for row in range(count):
                page.write(words.take(1), 72, y + 16 * row).write(words.take(2), 250, y + 16 * row)
        case "boxes":
            for x in (72, 300):
                page.frame(x, y - 15, 180, 90).lines(words.take(3), words.take(2), x=x + 8, y=y)
        case "loose":
            for x in (40, 180, 330, 470):
                aside, down = draw(st.integers(0, 30)), draw(st.integers(0, 40))
                page.lines(words.take(2), words.take(1), x=x + aside, y=y + down)


def _below(draw, words, page, kind, y):
    if kind == "heading":
        page.write(words.take(2), y=y + 10, size=18)
        return
    sign = "• " if kind == "items" else ""
    held = draw(st.lists(st.integers(1, 8), min_size=1, max_size=5))
    page.lines(*(sign + words.take(n) for n in held), y=y)


@st.composite
def _pdf(draw, words):
    made = Pdf()
    below, beside = (
        ["lines", "items", "heading"],
        ["columns", "table", "ruleless", "boxes", "loose"],
    )
    for _ in range(draw(st.integers(1, 3))):
        page, y = made.page(), 90.0
        for _ in range(draw(st.integers(1, 5))):
            kind = draw(st.sampled_from(below + beside))
            (_below if kind in below else _beside)(draw, words, page, kind, y)
            y += 110
    return made.content()


@given(st.data())
def test_a_pdf_gives_every_word_once(data):
    words = Words()
    content = data.draw(_pdf(words))
    assert words_of(blocks(content, "x.pdf")) == Counter(words.seen)
