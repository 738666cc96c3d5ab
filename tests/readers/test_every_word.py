"""Every word that is seen comes out in exactly one block, whatever the document looks like."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from synthkit.domain.document import Block
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


@st.composite
def _paragraph(draw, words, depth):
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 4))
        match draw(st.sampled_from(["run", "ins", "del", "hidden", "link", "control", "box"])):
            case "run":
                parts.append(r(words.take(count) + " ", draw(st.sampled_from(["", "<w:b/>"]))))
            case "ins":
                parts.append(f"<w:ins>{r(words.take(count) + ' ')}</w:ins>")
            case "del":
                parts.append(f"<w:del>{r(words.unseen(count))}</w:del>")
            case "hidden":
                parts.append(r(words.unseen(count), "<w:vanish/>"))
            case "link":
                parts.append(f"<w:hyperlink>{r(words.take(count) + ' ')}</w:hyperlink>")
            case "control":
                held = r(words.take(count) + " ")
                parts.append(f"<w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt>")
            case "box" if depth < 2:
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


@st.composite
def _pdf(draw, words):
    made = Pdf()
    for _ in range(draw(st.integers(1, 3))):
        page, y = made.page(), 90.0
        for _ in range(draw(st.integers(1, 5))):
            count = draw(st.integers(1, 5))
            kind = draw(st.sampled_from(["lines", "items", "heading", "columns", "table", "boxes"]))
            if kind == "heading":
                page.write(words.take(2), y=y + 10, size=18)
            elif kind == "columns":
                for x in (72, 320):
                    page.lines(*(words.take(4) for _ in range(count)), x=x, y=y)
            elif kind == "table":
                page.frame(72, y - 12, 400, 40).rule(272, y - 12, 272, y + 28)
                page.write(words.take(3), 80, y).write(words.take(2), 280, y)
            elif kind == "boxes":
                for x in (72, 300):
                    page.frame(x, y - 15, 180, 90).lines(words.take(3), words.take(2), x=x + 8, y=y)
            else:
                sign = "• " if kind == "items" else ""
                held = draw(st.lists(st.integers(1, 8), min_size=count, max_size=count))
                page.lines(*(sign + words.take(n) for n in held), y=y)
            y += 110
    return made.content()


@given(st.data())
def test_a_pdf_gives_every_word_once(data):
    words = Words()
    content = data.draw(_pdf(words))
    assert words_of(blocks(content, "x.pdf")) == Counter(words.seen)
