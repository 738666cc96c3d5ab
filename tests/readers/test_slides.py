"""PowerPoint: what stands on the slides becomes blocks; hidden slides and speaker notes do not."""

import pytest

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind, RefusalReason
from synthkit.readers.reading import read
from tests.readers.builders import archive

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def shape(*paragraphs: str, kind: str | None = None) -> str:
    holder = f'<p:ph type="{kind}"/>' if kind else ""
    text = "".join(f"<a:p><a:r><a:t>{t}</a:t></a:r></a:p>" for t in paragraphs)
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{text}</p:txBody></p:sp>"


def slide(*shapes: str, mark: str = "") -> str:
    inside = f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>"
    return f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}" {mark}>{inside}</p:sld>'


def deck(*slides: str, more: dict[str, str | bytes] | None = None) -> bytes:
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
    targets = {f"slide{n}": f"slides/slide{n}.xml" for n in range(1, len(slides) + 1)}
    main = f'<p:presentation xmlns:p="{_P}" xmlns:r="{_R}"><p:sldIdLst>{ids}</p:sldIdLst>'
    return archive(
        {
            "_rels/.rels": relations(officeDocument="ppt/presentation.xml"),
            "ppt/presentation.xml": f"{main}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(**targets),
            **{f"ppt/slides/slide{n}.xml": made for n, made in enumerate(slides, 1)},
            **(more or {}),
        }
    )


def test_titles_head_the_notes_of_their_slides_wherever_they_were_drawn():
    grouped = f"<p:grpSp>{shape('Skugga', 'vid lekplatsen')}</p:grpSp>"
    found = read(
        "x.pptx",
        deck(
            slide(
                grouped,
                shape("Bänkar", "Vatten", kind="body"),
                shape("Vad saknas?", kind="title"),
                shape("7", kind="sldNum"),
            )
        ),
        "abc123",
    )
    assert [(b.kind, b.text, b.place.page) for b in found.blocks] == [
        (BlockKind.HEADING, "Vad saknas?", 1),
        (BlockKind.BOX, "Skugga\nvid lekplatsen", 1),
        (BlockKind.ITEM, "Bänkar", 1),
        (BlockKind.ITEM, "Vatten", 1),
    ]


def test_hidden_slides_and_speaker_notes_are_out_and_counted():
    spoken = slide(shape("Håll tiden", kind="body")).replace("p:sld ", "p:notes ")
    content = deck(
        slide(shape("Bänkar")),
        slide(shape("Mall"), mark='show="0"'),
        more={
            "ppt/slides/_rels/slide1.xml.rels": relations(notesSlide="../notes/n1.xml"),
            "ppt/notes/n1.xml": spoken.replace("</p:sld>", "</p:notes>"),
        },
    )
    document = read("x.pptx", content, "abc123")
    assert [b.text for b in document.blocks] == ["Bänkar"]
    assert {f.code for f in document.findings} == {"hidden_slides", "speaker_notes_left_out"}


def test_tables_are_read_by_cell():
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{t}</a:t></a:r></a:p></a:txBody></a:tc>" for t in "AB"
    )
    frame = f"<p:graphicFrame><a:tbl><a:tr>{cells}</a:tr></a:tbl></p:graphicFrame>"
    blocks = read("x.pptx", deck(slide(frame)), "abc123").blocks
    assert [(b.text, b.place.row, b.place.column) for b in blocks] == [("A", 1, 1), ("B", 1, 2)]
    assert not blocks[0].strong
    headed = frame.replace("<a:tbl>", '<a:tbl><a:tblPr firstRow="1"/>')
    assert read("x.pptx", deck(slide(headed)), "abc123").blocks[0].strong


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (deck(slide("<p:grpSp>" * 50 + "</p:grpSp>" * 50)), RefusalReason.UNSAFE),
        (deck(slide(shape("x" * 3))).replace(b"ppt/slides", b"ppt/slidez"), None),
        (deck(slide()), RefusalReason.NO_CONTENT),
    ],
)
def test_what_nests_without_end_or_is_empty_is_refused(content, reason):
    with pytest.raises(Unreadable) as refused:
        read("x.pptx", content, "abc123")
    assert reason is None or refused.value.key == reason


def test_a_box_that_is_on_most_slides_is_their_footer():
    slides = [
        slide(shape(f"Fråga {n}", kind="title"), shape("Ridklubben 3 maj"), shape(f"Tanke {n}"))
        for n in (1, 2, 3)
    ]
    blocks = read("Grupp 1.pptx", deck(*slides), "abc123").blocks
    assert [b.kind for b in blocks if b.text == "Ridklubben 3 maj"] == [BlockKind.FOOTER] * 3
    twice = read("Grupp 1.pptx", deck(*slides[:2]), "abc123").blocks
    assert [b.kind for b in twice if b.text == "Ridklubben 3 maj"] == [BlockKind.BOX] * 2
