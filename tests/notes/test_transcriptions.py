"""What was typed for pages and pictures takes their place."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import Block, Document, Place, UnreadPicture, document_key
from synthkit.model.finding import Finding, Severity
from synthkit.model.original import Original, TypedFor
from synthkit.notes.transcriptions import with_transcriptions
from tests.builders import document, heading, item, paragraph

PRINTED = paragraph("Att skriva av", placeholder=True)


def on_page(text: str, page: int, **fields: object) -> Block:
    return item(text, place=Place(page=page)).model_copy(update=fields)


def scan(*blocks: Block, **fields: object) -> Document:
    return document("skanning.pdf", *blocks).model_copy(update=fields)


def original(of: Document, **place: int) -> Original:
    return Original.of(of.content_hash, **place)


def typed(path: str, *lists: tuple[Original, list[Block]]) -> Document:
    """A document into which these blocks were typed, below a printed line."""
    blocks, typed_for = [PRINTED], []
    for of, lines in lists:
        places = range(len(blocks), len(blocks) + len(lines))
        typed_for.append(TypedFor(original=of, title="skanning.pdf, sida 2", blocks=tuple(places)))
        blocks += lines
    return document(path, *blocks).model_copy(update={"typed_for": tuple(typed_for)})


def texts(of: Document) -> list[str]:
    return [block.text for block in of.blocks]


def test_typed_lines_stand_on_their_page():
    whole = scan(on_page("ett", 1), on_page("tre", 3), unread_pages=(2, 4))
    hand = typed("Att skriva av.docx", (original(whole, page=2), [item("två")]))
    made, rest = with_transcriptions((whole, hand)).value
    assert made.blocks == (on_page("ett", 1), on_page("två", 2), on_page("tre", 3))
    assert made.unread_pages == (4,)
    assert rest.blocks == (PRINTED,)
    assert rest.typed_for[0].blocks == ()


def test_typed_lines_stand_where_their_picture_is():
    whole = scan(
        heading("Fråga 1"),
        heading("Fråga 2"),
        item("sist"),
        unread_pictures=(UnreadPicture(number=1, before=1), UnreadPicture(number=4, before=2)),
    )
    hand = typed("h.docx", (original(whole, picture=1), [item("ett"), item("två")]))
    made, _ = with_transcriptions((whole, hand)).value
    assert texts(made) == ["Fråga 1", "ett", "två", "Fråga 2", "sist"]
    assert [block.place.picture for block in made.blocks] == [None, 1, 1, None, None]
    assert made.unread_pictures == (UnreadPicture(number=4, before=4),)


def test_typed_lines_stand_between_header_and_footer():
    whole = scan(
        Block(kind="header", text="Grupp 1"), Block(kind="footer", text="1"), unread_pages=(1,)
    )
    hand = typed("h.docx", (original(whole, page=1), [item("ett")]))
    assert texts(with_transcriptions((whole, hand)).value[0]) == ["Grupp 1", "ett", "1"]


def test_a_page_that_is_nothing_but_handwriting_gets_its_lines():
    whole = scan(unread_pages=(1,))
    hand = typed("h.docx", (original(whole, page=1), [item("ett")]))
    made = with_transcriptions((whole, hand)).value[0]
    assert (texts(made), made.is_unread) == (["ett"], False)


def test_what_text_recognition_made_of_the_page_goes():
    whole = scan(
        on_page("ett", 1),
        on_page("vå", 2, confidence=60),
        on_page("tvä", 2, confidence=60, level=1, parent=1),
        on_page("tre", 3),
        on_page("under tre", 3, level=1, parent=3),
    )
    hand = typed("h.docx", (original(whole, page=2), [item("två")]))
    made = with_transcriptions((whole, hand)).value[0]
    assert texts(made) == ["ett", "två", "tre", "under tre"]
    assert [block.parent for block in made.blocks] == [None, None, None, 2]


def test_what_was_found_about_the_page_is_said_of_the_others_only():
    def doubtful(pages: str, count: int) -> Finding:
        values: dict[str, str | int] = {"name": "x", "pages": pages, "count": count}
        return Finding(severity=Severity.WARNING, code="ocr_uncertain", values=values)

    whole = scan(on_page("vå", 2, confidence=60), findings=(doubtful("2, 3", 2), doubtful("2", 1)))
    hand = typed("h.docx", (original(whole, page=2), [item("två")]))
    assert with_transcriptions((whole, hand)).value[0].findings == (doubtful("3", 1),)


def test_nested_lines_stay_nested():
    whole = scan(on_page("ett", 1), unread_pages=(2,))
    lines = [item("två"), item("under två", 1, parent=1)]
    hand = typed("h.docx", (original(whole, page=2), lines))
    made = with_transcriptions((whole, hand)).value[0]
    assert [block.parent for block in made.blocks] == [None, None, 1]


def test_lines_typed_into_a_cell_are_items_and_others_stay_what_they_are():
    whole = scan(unread_pages=(1,))
    lines = [Block(kind="cell", text="ett"), heading("Fråga 2"), paragraph("två")]
    hand = typed("h.docx", (original(whole, page=1), lines))
    made = with_transcriptions((whole, hand)).value[0]
    assert [block.kind for block in made.blocks] == ["item", "heading", "paragraph"]


def test_what_was_typed_for_another_content_stays_where_it_is_with_a_finding():
    before = scan(on_page("ett", 1), unread_pages=(2,))
    now = before.model_copy(update={"content_hash": "f" * 64})
    hand = typed("h.docx", (original(before, page=2), [item("två")]))
    made = with_transcriptions((now, hand))
    assert made.value == (now, hand)
    (finding,) = made.findings
    assert finding.code == "transcription_void"
    assert finding.values == {"name": "h.docx", "original": "skanning.pdf, sida 2", "count": 1}


def test_copies_of_one_file_all_get_what_was_typed():
    whole = scan(unread_pages=(1,))
    copy = whole.model_copy(update={"path": "kopia.pdf", "key": document_key("kopia.pdf")})
    hand = typed("h.docx", (original(whole, page=1), [item("ett")]))
    one, other, _ = with_transcriptions((whole, copy, hand)).value
    assert texts(one) == texts(other) == ["ett"]


def test_the_same_page_typed_twice_counts_once_but_what_is_new_in_the_second():
    whole = scan(unread_pages=(1,))
    page = original(whole, page=1)
    first = typed("h.docx", (page, [item("ett"), item("ett")]))
    second = typed("h 2.docx", (page, [item("Ett "), item("två")]))
    made, _, rest = with_transcriptions((whole, first, second)).value
    assert texts(made) == ["ett", "ett", "två"]
    assert [rest.blocks[p].text for t in rest.typed_for for p in t.blocks] == ["Ett "]


def test_documents_without_transcriptions_stay_as_they_are():
    held = (scan(on_page("ett", 1), unread_pages=(2,)), typed("h.docx"))
    assert with_transcriptions(held).value == held


_LINES = st.lists(st.sampled_from(["ett", "två", "tre"]), max_size=4)


@given(st.dictionaries(st.integers(1, 4), _LINES), st.lists(st.integers(1, 4)), st.booleans())
def test_no_block_is_lost_and_none_is_doubled(lines, pages, changed):
    whole = scan(*(on_page(f"sida {n}", n) for n in sorted(pages)), unread_pages=(1, 2, 3, 4))
    lists = [(original(whole, page=n), list(map(item, held))) for n, held in lines.items()]
    hand = typed("h.docx", *lists)
    now = whole.model_copy(update={"content_hash": "f" * 64}) if changed else whole
    made = with_transcriptions((now, hand)).value
    assert sorted(t for d in made for t in texts(d)) == sorted([*texts(now), *texts(hand)])
    done = set() if changed else {n for n, held in lines.items() if held}
    assert set(made[0].unread_pages) == {1, 2, 3, 4} - done
    for of in made:
        assert all(b.parent is None or b.parent < n for n, b in enumerate(of.blocks))
