"""The synthesis as slides: its themes on them, lines and their sources in the notes below.

Every slide stands on a layout of the deck and in its placeholders, so that outlines, screen readers
and other templates find what is in them.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from synthkit.errors import ExportRefused
from synthkit.exporters.about import disclosure
from synthkit.exporters.docx.package import CUSTOM_PROPERTIES_TYPE, custom_properties, repacked
from synthkit.exporters.house_template import HouseTemplate
from synthkit.exporters.layout import Layout, Paragraph, PartKind, Style, printable
from synthkit.exporters.review import document
from synthkit.exporters.view import Sources, Stage, View
from synthkit.exporters.wording import introduction
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis
from synthkit.text import languages
from synthkit.text.catalogue import catalogue

_WIDE: Final = (Inches(13.333), Inches(7.5))
_TITLES: Final = ("TITLE (1)", "CENTER_TITLE (3)")
_BODIES: Final = ("OBJECT (7)", "BODY (2)", "SUBTITLE (4)")
_COVERS: Final = "CENTER_TITLE (3)"
# Lines of text on a slide that are still read from the back of a room.
_MOST_LINES: Final = 14
_SIGNS_A_LINE: Final = 75
_SIZES: Final = (
    ("p:titleStyle", 1, "2800"),
    ("p:bodyStyle", 1, "2200"),
    ("p:bodyStyle", 2, "1900"),
)
_BLUE: Final = "17365D"
_TYPES: Final = "[Content_Types].xml"


def export(synthesis: Synthesis, view: View, made_at: dt.datetime) -> bytes:
    """The slides in a look of ours."""
    deck = Presentation()
    _dress(deck)
    return _Writer(deck, synthesis, view).written(made_at)


def export_into(
    template: HouseTemplate, synthesis: Synthesis, view: View, made_at: dt.datetime
) -> Result[bytes]:
    """The slides on the layouts of a template, whose own slides go.

    Raises:
        ExportRefused: "template_unreadable", or "template_without_layouts" if it has none for a
            title, or for a title with text.
    """
    try:
        deck = Presentation(io.BytesIO(_as_deck(template.content)))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ExportRefused("template_unreadable", name=template.name) from error
    own = list(deck.slides._sldIdLst)  # noqa: SLF001 - the API takes no slide away
    for listed in own:
        deck.part.drop_rel(listed.rId)
        deck.slides._sldIdLst.remove(listed)  # noqa: SLF001 - as above
    try:
        content = _Writer(deck, synthesis, view).written(made_at)
    except LookupError as error:
        raise ExportRefused("template_without_layouts", name=template.name) from error
    values: dict[str, str | int] = {"count": len(own), "file": template.name}
    told = Finding.info("template_slides_left_out", **values)
    return Result(content, (told,) if own else ())


def _as_deck(content: bytes) -> bytes:
    """A .potx is a .pptx by another name."""
    copied = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(copied, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == _TYPES:
                part = part.replace(b".template.main+xml", b".presentation.main+xml")
            target.writestr(name, part)
    return copied.getvalue()


def _dress(deck: Any) -> None:  # noqa: ANN401 - python-pptx has no types
    """Makes the slides as wide as screens are, with the colour of our documents."""
    # The library's deck brings the settings of somebody's printer along.
    for number, related in list(deck.part.rels.items()):
        if related.reltype.endswith("/printerSettings"):
            deck.part.rels.pop(number)
    factor = _WIDE[0] / deck.slide_width
    deck.slide_width, deck.slide_height = _WIDE
    master = deck.slide_master
    for shape in (*master.shapes, *(s for layout in deck.slide_layouts for s in layout.shapes)):
        if shape._element.xpath(".//a:off"):  # noqa: SLF001 - else its place is inherited
            shape.left, shape.width = Emu(int(shape.left * factor)), Emu(int(shape.width * factor))
    looks = master._element.find(qn("p:txStyles"))  # noqa: SLF001 - the API has no text styles
    for styles, level, size in _SIZES:
        paragraph = looks.find(f"{qn(styles)}/{qn(f'a:lvl{level}pPr')}")
        paragraph.set("algn", "l")
        paragraph.find(qn("a:defRPr")).set("sz", size)
    title = looks.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    title.set("b", "1")
    fill = title.find(qn("a:solidFill"))
    fill.clear()
    fill.append(parse_xml(f"<a:srgbClr {nsdecls('a')} val='{_BLUE}'/>"))
    heading, subtitle, *_ = deck.slide_layouts[0].placeholders
    subtitle.left, subtitle.width = heading.left, heading.width
    # In the middle, and in a grey with too little contrast.
    for own in subtitle._element.iter(qn("a:lstStyle")):  # noqa: SLF001 - as above
        own.clear()
        own.append(
            parse_xml(f"<a:lvl1pPr {nsdecls('a')} marL='0' indent='0'><a:buNone/></a:lvl1pPr>")
        )


@dataclass(frozen=True, slots=True)
class _Bullet:
    """A paragraph on a slide; a theme is followed by its strongest line."""

    text: str
    level: int = 0


class _Writer:
    def __init__(self, deck: Any, synthesis: Synthesis, view: View) -> None:  # noqa: ANN401 - as above
        self._deck = deck
        self._synthesis = synthesis
        # The notes pages have the sources anyway.
        self._view = view.model_copy(update={"sources": Sources.NONE})
        self._layout: Layout = document(synthesis, self._view)
        self._texts = catalogue(self._layout.language)
        self._tag = languages.get(self._layout.language).setting.tag
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._cover = self._layout_with((_COVERS,), ()) or self._needed(_TITLES, _BODIES)
        self._content = self._needed(_TITLES[:1], _BODIES[:2])

    def written(self, made_at: dt.datetime) -> bytes:
        """The file; the same synthesis, view and time give the same bytes."""
        # What says that it is a draft, or shows names, stands before all else.
        told = [p.text for p in takewhile(lambda p: p.part is None, self._layout.paragraphs)]
        subtitle = [_Bullet(text) for text in (*told, self._layout.subject) if text]
        about_it = (introduction(self._synthesis.workshop), disclosure(self._synthesis))
        notes = [printable(text) for text in about_it]
        self._slide(self._cover, self._layout.title, subtitle, notes)
        questions = [p for p in self._layout.paragraphs if p.style is Style.LIST_NUMBER]
        listed = [_Bullet(f"{p.number}. {p.text}") for p in questions]
        self._slides(self._texts.text("document.heading.questions"), listed, [])
        for heading, below in self._questions():
            self._slides(heading, list(_bullets(below)), list(self._with_sources(below)))
        about = [p.text for p in self._layout.paragraphs[self._about_from() + 1 :]]
        title = self._texts.text("document.heading.about")
        bullets = [_Bullet(text) for text in (notes[1], *about)]
        self._slides(title, bullets, [])
        self._set_properties(made_at)
        saved = io.BytesIO()
        self._deck.save(saved)
        return repacked(saved.getvalue(), made_at)

    def _about_from(self) -> int:
        title = self._texts.text("document.heading.about")
        return max(i for i, p in enumerate(self._layout.paragraphs) if p.text == title)

    def _questions(self) -> Iterator[tuple[str, Sequence[Paragraph]]]:
        """Each question's heading with what stands under it."""
        paragraphs = self._layout.paragraphs
        starts = [i for i, p in enumerate(paragraphs) if p.style is Style.HEADING_2]
        ends = [
            i for i, p in enumerate(paragraphs) if p.style in {Style.HEADING_1, Style.HEADING_2}
        ]
        for start in starts:
            end = next(i for i in ends if i > start)
            yield paragraphs[start].text, paragraphs[start + 1 : end]

    def _with_sources(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        """What the document says there, each line with the notes behind it."""
        for paragraph in paragraphs:
            yield paragraph.text
            part = paragraph.part
            if part is not None and part.kind in {PartKind.INSIGHT, PartKind.TENSION}:
                # The file of a note that is cited may have changed since.
                for note in filter(None, (self._notes.get(c.note) for c in part.citations)):
                    source = f"{note.voice.name or note.document_name}: {note.text}"
                    yield f"    {printable(source)}"

    def _slides(self, title: str, bullets: Sequence[_Bullet], notes: Sequence[str]) -> None:
        """As many slides as the text needs, all of them with the title; the notes at the first."""
        if self._view.stage is Stage.DRAFT:
            title = self._texts.text("document.draft.title", title=title)
        pages = list(_pages(bullets)) or [[]]
        for number, page in enumerate(pages, 1):
            of_several = self._texts.text("document.slide.part", title=title, number=number)
            self._slide(self._content, title if number == 1 else of_several, page, notes)
            notes = ()

    def _slide(
        self,
        layout: Any,  # noqa: ANN401 - as above
        title: str,
        bullets: Sequence[_Bullet],
        notes: Sequence[str],
    ) -> None:
        slide = self._deck.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = title
        others = [s for s in slide.placeholders if s.placeholder_format.idx != 0]
        body = next((s for s in others if str(s.placeholder_format.type) in _BODIES), None)
        if body is not None and bullets:
            frame = body.text_frame
            for number, bullet in enumerate(bullets):
                paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
                paragraph.text, paragraph.level = bullet.text, bullet.level
        for unused in others:
            if not unused.has_text_frame or not unused.text_frame.text:
                unused._element.getparent().remove(unused._element)  # noqa: SLF001 - as above
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(notes)
        for properties in slide._element.xpath(".//a:r/a:rPr | .//a:r[not(a:rPr)]"):  # noqa: SLF001 - as above
            run = properties if properties.tag.endswith("}rPr") else properties.get_or_add_rPr()
            run.set("lang", self._tag)

    def _layout_with(self, titles: Sequence[str], bodies: Sequence[str]) -> Any:  # noqa: ANN401 - as above
        """The first layout with these placeholders."""
        for layout in self._deck.slide_layouts:
            kinds = [str(s.placeholder_format.type) for s in layout.placeholders]
            if set(kinds) & set(titles) and (not bodies or set(kinds) & set(bodies)):
                return layout
        return None

    def _needed(self, titles: Sequence[str], bodies: Sequence[str]) -> Any:  # noqa: ANN401 - as above
        layout = self._layout_with(titles, bodies)
        if layout is None:
            raise LookupError(titles)
        return layout

    def _set_properties(self, made_at: dt.datetime) -> None:
        core = self._deck.core_properties
        core.title, core.subject = self._layout.title[:255], self._layout.subject[:255]
        core.author, core.last_modified_by = self._layout.author[:255], ""
        core.keywords = core.comments = core.category = ""
        core.language = self._tag
        core.revision = 1
        core.created = core.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)
        package = self._deck.part.package
        # A template tells who made it, and for whom.
        for number, related in list(package._rels.items()):  # noqa: SLF001 - the API has no others
            if related.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                package.drop_rel(number)
        content = custom_properties(self._layout.making.properties)
        part = Part(PackURI("/docProps/custom.xml"), CUSTOM_PROPERTIES_TYPE, package, content)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _bullets(paragraphs: Sequence[Paragraph]) -> Iterator[_Bullet]:
    """The themes with their strongest line each, and disagreements; notes hold the rest."""
    first = False
    for paragraph in paragraphs:
        kind = paragraph.part.kind if paragraph.part else None
        if paragraph.style is Style.HEADING_3:
            first = True
            yield _Bullet(paragraph.text)
        elif kind is PartKind.TENSION or (kind is PartKind.INSIGHT and first):
            first = False
            yield _Bullet(paragraph.text, 1)
        elif paragraph.style is Style.BODY:
            yield _Bullet(paragraph.text)


def _pages(bullets: Sequence[_Bullet]) -> Iterator[list[_Bullet]]:
    """The text in pages, none of which begins with a line without its theme, or is too full."""
    page: list[_Bullet] = []
    filled = 0
    for position, bullet in enumerate(bullets):
        lines = _lines(bullet)
        follows = bullets[position + 1] if position + 1 < len(bullets) else None
        with_next = lines + (_lines(follows) if follows and follows.level > bullet.level else 0)
        if page and filled + with_next > _MOST_LINES and not bullet.level:
            yield page
            page, filled = [], 0
        page.append(bullet)
        filled += lines
    if page:
        yield page


def _lines(bullet: _Bullet) -> int:
    return 1 + len(bullet.text) // _SIGNS_A_LINE
