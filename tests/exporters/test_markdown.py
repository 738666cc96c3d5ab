from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Layout, Paragraph, Style
from synthkit.exporters.markdown import to_markdown
from tests.exporters.builders import whole

TAGS = {
    Style.TITLE: "h1",
    Style.HEADING_1: "h1",
    Style.HEADING_2: "h2",
    Style.HEADING_3: "h3",
    Style.BODY: "p",
    Style.KEY_INSIGHTS: "p",
    Style.SMALL_PRINT: "p",
    Style.LIST_BULLET: "ul",
    Style.LIST_NUMBER: "ol",
}


def read_back(markdown: bytes) -> list[tuple[str, str]]:
    """Each paragraph's tag and its plain text, as a reader of CommonMark finds them."""
    found: list[tuple[str, str]] = []
    lists: list[str] = []
    tag = ""
    for token in MarkdownIt("commonmark").parse(markdown.decode()):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token.tag)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type in {"heading_open", "paragraph_open"}:
            tag = lists[-1] if lists else token.tag
        elif token.type == "inline":
            plain = all(child.type in {"text", "text_special"} for child in token.children or ())
            text = "".join(child.content for child in token.children or ())
            found.append((tag if plain else "marked up", text))
    return found


def of(*paragraphs: Paragraph) -> Layout:
    return Layout(language="sv", title="Sammanställning", paragraphs=paragraphs)


def test_a_reader_of_commonmark_finds_the_layout_again():
    layout = lay_out(whole()).value
    assert read_back(to_markdown(layout)) == [(TAGS[p.style], p.text) for p in layout.paragraphs]


def test_it_ends_with_one_newline_and_lists_are_tight():
    written = to_markdown(lay_out(whole()).value).decode()
    assert written.endswith(".\n")
    assert not written.endswith("\n\n")
    assert "\n\n\n" not in written
    assert "kompetens.\n- Gemensamma" in written


def test_numbers_are_those_of_the_questions():
    numbered = of(
        Paragraph(style=Style.LIST_NUMBER, text="Två?", number=2),
        Paragraph(style=Style.LIST_NUMBER, text="Tre?", number=3),
    )
    assert to_markdown(numbered) == "2. Två?\n3. Tre?\n".encode()


line = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|&~=:;1234 \"'aå/"), st.characters(categories=["L"])
    ),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(TAGS)), line.filter(bool)).map(
            lambda drawn: Paragraph(
                style=drawn[0],
                text=drawn[1],
                number=1 if drawn[0] is Style.LIST_NUMBER else None,
            )
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_character_is_taken_for_a_sign_of_markdown(paragraphs):
    assert read_back(to_markdown(of(*paragraphs))) == [(TAGS[p.style], p.text) for p in paragraphs]
