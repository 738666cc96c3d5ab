"""Pictures among the text of a Word file: which may hold notes, and what is read in them."""

import io

import pytest
from PIL import Image

from synthkit.model.document import BlockKind, RefusalReason, UnreadPicture
from synthkit.readers.contents import Contents, Refused
from synthkit.readers.docx.document import pictures_of, read_docx
from synthkit.readers.ocr import Recognised, recognised
from tests.readers.builders import box, docx, p, relations, table

EMU = 360_000
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
TABLE_HEAD = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"


def photo(form: str = "PNG") -> bytes:
    held = io.BytesIO()
    Image.new("L", (1600, 1600), 128).save(held, form)
    return held.getvalue()


def shown(name: str = "a", width: float = 14, height: float = 10, **about: str) -> str:
    """A picture of that size in centimetres, in line with the text or as ``about`` says."""
    frame = about.get("frame", "inline")
    attributes, inside = about.get("attributes", ""), about.get("inside", "")
    return (
        f'<w:r><w:drawing><wp:{frame} xmlns:wp="{WP}" {attributes}>'
        f'<wp:extent cx="{round(width * EMU)}" cy="{round(height * EMU)}"/>'
        f'<wp:docPr id="1" name="Bild">{inside}</wp:docPr>'
        f'<pic:pic xmlns:pic="{PIC}"><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill>'
        f"</pic:pic></wp:{frame}></w:drawing></w:r>"
    )


def with_pictures(body: str, *names: str, content: bytes | None = None, **parts: str) -> bytes:
    held = {name: ("image", f"media/{name}.png") for name in names}
    related = relations(held | {part: (part, f"{part}.xml") for part in parts})
    pictures = {f"word/media/{name}.png": content or photo() for name in names}
    return docx(body, extra={"word/_rels/document.xml.rels": related, **pictures}, **parts)


def unread(content: bytes) -> tuple[UnreadPicture, ...]:
    return read_docx(content).unread_pictures


def says(text: str, confidence: int = 90):
    def recognise(_picture: bytes) -> Recognised:
        rows = [
            f"5\t1\t1\t1\t1\t{n}\t{300 + 200 * n}\t300\t180\t40\t{confidence}\t{word}"
            for n, word in enumerate(text.split(), 1)
        ]
        return recognised("\n".join([TABLE_HEAD, *rows]))

    return lambda: recognise


def test_a_large_picture_is_left_to_a_person_with_the_place_where_it_stands():
    made = with_pictures(p("före") + p(shown()) + p("efter"), "a")
    assert unread(made) == (UnreadPicture(number=1, before=1),)


@pytest.mark.parametrize(
    "holder", [lambda x: table(["", p(x)]), lambda x: p(box(p(x))), lambda x: p("text ", x)]
)
def test_it_may_stand_in_a_cell_or_a_box_or_among_words(holder):
    assert len(unread(with_pictures(p("före") + holder(shown()), "a"))) == 1


@pytest.mark.parametrize(("width", "height"), [(2, 2), (6, 2), (16, 3), (5, 5)])
def test_a_small_or_narrow_picture_is_a_logo(width, height):
    assert unread(with_pictures(p("text") + p(shown("a", width, height)), "a")) == ()


def test_a_picture_of_a_group_has_its_own_size():
    extension = '<a:extLst><a:ext uri="x"/></a:extLst>'
    size = f'<a:xfrm><a:ext cx="{2 * EMU}" cy="{2 * EMU}"/></a:xfrm>'
    small = (
        f'<pic:pic xmlns:pic="{PIC}"><pic:blipFill><a:blip r:embed="a">{extension}</a:blip>'
        f"</pic:blipFill><pic:spPr>{size}</pic:spPr></pic:pic>"
    )
    group = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}"><wp:extent cx="{14 * EMU}" cy="{10 * EMU}"/>'
        f"{small}</wp:inline></w:drawing></w:r>"
    )
    assert unread(with_pictures(p("text") + p(group), "a")) == ()


def test_a_picture_of_unknown_size_may_hold_notes():
    bare = '<w:r><w:drawing><a:blip r:embed="a"/></w:drawing></w:r>'
    assert len(unread(with_pictures(p("text") + p(bare), "a"))) == 1


@pytest.mark.parametrize(
    ("style", "count"),
    [("width:400pt;height:300pt", 1), ("width:40pt;height:30pt", 0), ("width:14cm;height:9cm", 1)],
)
def test_a_picture_of_the_older_kind_has_its_size_in_its_style(style, count):
    old = (
        f'<w:r><w:pict><v:shape style="position:absolute;{style}"><v:imagedata r:id="a"/>'
        "</v:shape></w:pict></w:r>"
    )
    assert len(unread(with_pictures(p("text") + p(old), "a"))) == count


def test_a_picture_behind_the_text_is_decoration():
    behind = shown("a", frame="anchor", attributes='behindDoc="1"')
    assert unread(with_pictures(p("text") + p(behind), "a")) == ()


def test_a_picture_that_says_that_it_is_decoration_is_one():
    marked = shown("a", inside=f'<adec:decorative xmlns:adec="{ADEC}" val="1"/>')
    assert unread(with_pictures(p("text") + p(marked), "a")) == ()


def test_a_picture_that_comes_back_is_an_ornament_and_one_that_stands_twice_counts_once():
    thrice = with_pictures(p("text") + p(shown()) * 3, "a")
    twice = with_pictures(p("text") + p(shown()) * 2, "a")
    assert [unread(thrice), len(unread(twice))] == [(), 1]


def test_a_picture_in_a_header_is_a_logo():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    made = with_pictures(p("text") + section, "a", header=p(shown()))
    assert unread(made) == ()


def test_pictures_keep_their_numbers_whatever_stands_between_them():
    made = with_pictures(p("text") + p(shown("logga", 2, 1)) + p(shown("a")), "logga", "a")
    assert unread(made) == (UnreadPicture(number=2, before=1),)
    assert set(pictures_of(made)) == {1, 2}


def test_where_there_is_nothing_else_any_picture_may_hold_notes():
    with pytest.raises(Refused) as refused:
        read_docx(with_pictures(p(shown("a", 3, 2)), "a"))
    assert refused.value.reason is RefusalReason.NO_TEXT
    assert isinstance(refused.value.unread, Contents)
    assert refused.value.unread.unread_pictures == (UnreadPicture(number=1, before=0),)


def test_what_is_recognised_stands_where_the_picture_is():
    made = with_pictures(p("före") + p(shown()) + p("efter"), "a")
    found = read_docx(made, says("fler möten i länet"))
    assert [(b.text, b.place.picture, b.confidence) for b in found.blocks] == [
        ("före", None, None),
        ("fler möten i länet", 1, 90),
        ("efter", None, None),
    ]
    assert found.unread_pictures == ()
    assert [remark.code for remark in found.remarks] == ["pictures_read_by_ocr"]


def test_what_is_recognised_with_doubt_is_a_finding():
    found = read_docx(with_pictures(p("före") + p(shown()), "a"), says("fler möten", 80))
    assert [remark.code for remark in found.remarks] == [
        "pictures_read_by_ocr",
        "pictures_uncertain",
    ]
    assert dict(found.remarks[1].values) == {"pictures": "1", "count": 1}


@pytest.mark.parametrize("content", [b"no picture at all", photo("GIF")])
def test_a_picture_that_nothing_opens_is_left_to_a_person(content):
    made = with_pictures(p("före") + p(shown()), "a", content=content)
    found = read_docx(made, says("fler möten"))
    assert found.unread_pictures == (UnreadPicture(number=1, before=1),)
    assert [remark.code for remark in found.remarks] == ["pictures_uncertain"]


def test_nothing_is_asked_for_where_there_are_only_logos():
    def find() -> None:
        pytest.fail("text recognition was looked for")

    made = with_pictures(p("text") + p(shown("a", 2, 1)), "a")
    assert [block.text for block in read_docx(made, find).blocks] == ["text"]


def test_list_signs_in_a_picture_make_items():
    made = with_pictures(p("före") + p(shown()), "a")
    kinds = [block.kind for block in read_docx(made, says("- fler möten")).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.ITEM]


def test_a_picture_of_far_too_many_pixels_is_left_to_a_person_and_the_text_is_read():
    held = io.BytesIO()
    Image.new("1", (20_000, 9_100)).save(held, "PNG")
    found = read_docx(
        with_pictures(p("före") + p(shown()) + p("efter"), "a", content=held.getvalue()),
        says("fler möten"),
    )
    assert [block.text for block in found.blocks] == ["före", "efter"]
    assert [remark.code for remark in found.remarks] == ["pictures_uncertain"]
    assert len(found.unread_pictures) == 1
