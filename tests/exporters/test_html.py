"""The web page, parsed as a browser does."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.formats import HTML
from synthkit.exporters.html import to_html
from synthkit.exporters.layout import Layout, Paragraph, Style
from synthkit.exporters.view import View
from tests.builders import NOON
from tests.exporters.builders import whole

HEADINGS = {
    "h1": Style.HEADING_1,
    "h2": Style.HEADING_1,
    "h3": Style.HEADING_2,
    "h4": Style.HEADING_3,
}


class Page(HTMLParser):
    """The elements of a page in order, with their attributes and words."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], str]] = []
        self.open: list[int] = []
        self.feed(made.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), ""))
        if tag not in {"meta", "br"}:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag):
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data):
        if self.open:
            tag, attributes, words = self.elements[self.open[-1]]
            self.elements[self.open[-1]] = (tag, attributes, words + data)

    def words(self, *tags: str) -> list[str]:
        return [words for tag, _, words in self.elements if tag in tags]

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes, _ in self.elements if found == tag]


def page(layout: Layout | None = None) -> Page:
    return Page(to_html(layout) if layout else HTML.export(whole(), View(), NOON))


def saying(text: str) -> Layout:
    line = Paragraph(style=Style.LIST_BULLET, text=text)
    return Layout(language="sv", title=text, author=text, paragraphs=(line,))


def test_it_says_what_language_and_title_it_has():
    assert page().attributes("html") == [{"lang": "sv-SE"}]
    assert page().words("title") == ["Sammanställning WS 2"]


def test_it_has_one_main_heading_and_no_gap_in_the_levels_below():
    levels = [int(tag[1]) for tag, _, _ in page().elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_and_item_of_the_document_stands_in_it_in_order():
    layout = lay_out(whole()).value
    headings = [p.text for p in layout.paragraphs if p.style in HEADINGS.values()]
    items = [p.text for p in layout.paragraphs if p.style in {Style.LIST_BULLET, Style.LIST_NUMBER}]
    assert page().words(*HEADINGS) == headings
    assert page().words("li") == items


def test_what_it_links_to_has_an_id_of_its_own():
    ids = [attributes["id"] for _, attributes, _ in page().elements if "id" in attributes]
    assert ids
    assert len(ids) == len(set(ids))


def test_numbers_of_a_list_begin_where_the_documents_do():
    items = [Paragraph(style=Style.LIST_NUMBER, text=f"Fråga {n}", number=n) for n in (3, 4)]
    assert page(Layout(language="sv", title="T", paragraphs=tuple(items))).attributes("ol") == [
        {"start": "3"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</title></style><script>alert(1)</script>",
        "[länk](javascript:alert(1)) & <a href='javascript:alert(1)'>här</a>",
    ],
)
def test_nothing_that_a_note_says_becomes_markup(text):
    made = page(saying(text))
    assert {"script", "img", "a"}.isdisjoint(tag for tag, _, _ in made.elements)
    assert made.words("li") == [text]
    assert not any(name.startswith("on") for _, given, _ in made.elements for name in given)


def test_its_policy_allows_its_own_style_and_nothing_else():
    made = page()
    (policy,) = (m["content"] for m in made.attributes("meta") if "http-equiv" in m)
    (style,) = made.words("style")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{hashed}'" in policy
    assert "unsafe" not in policy
    assert "url(" not in style


def test_an_abbreviation_and_its_meaning_belong_together():
    entry = Paragraph(style=Style.ABBREVIATION, term="RUA", text="regionalt utvecklingsansvar")
    made = page(Layout(language="sv", title="T", paragraphs=(entry,)))
    assert (made.words("dt"), made.words("dd")) == (["RUA"], ["regionalt utvecklingsansvar"])
