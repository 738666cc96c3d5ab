"""The styles of a house template by ours; what it lacks is added.

A style is found by the name that the settings give, by Word's own name, by its name in a language
of ours, and by what it is for.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from synthkit.errors import ExportRefused
from synthkit.exporters.docx.lists import list_definitions, make_list, numbering_of
from synthkit.exporters.docx.styles import STYLE_NAMES, add_style, outline_of, set_outline
from synthkit.exporters.layout import HEADINGS, Style
from synthkit.model.finding import Finding
from synthkit.text.languages import words_of

# What a template is expected to have; the others are ours alone.
_EXPECTED: Final = (Style.TITLE, *HEADINGS, Style.LIST_NUMBER, Style.LIST_BULLET)
_LIST_FORMS: Final = {Style.LIST_NUMBER: "decimal", Style.LIST_BULLET: "bullet"}


class HouseStyles:
    """The template's styles by ours.

    Attributes:
        styles: one for each of ours.
        numbered: headings that the template numbers. Our questions have numbers of their own, which
            a second one would contradict.
    """

    def __init__(self, document: WordDocument, chosen: Mapping[str, str]) -> None:
        self._document = document
        self._there = [s for s in document.styles if isinstance(s, ParagraphStyle)]
        self._chosen = chosen
        self._added: list[Style] = []
        self.styles: dict[Style, ParagraphStyle] = {}
        for style in Style:
            self.styles[style] = self._find(style) or self._add(style)
        for level, heading in enumerate(HEADINGS):
            set_outline(self.styles[heading], level)
        for kind, form in _LIST_FORMS.items():
            if self._form_of(self.styles[kind]) != form:
                make_list(document, self.styles[kind], kind)
                self._added.append(kind)
        self.numbered = frozenset(h for h in HEADINGS if numbering_of(self.styles[h]) is not None)

    def findings(self, file: str) -> Iterator[Finding]:
        """What was lacking, and whether numbers of headings were left out."""
        lacking = [style for style in _EXPECTED if style in self._added]
        if lacking:
            yield Finding.info(
                "template_lacks_styles", names=", ".join(lacking), count=len(lacking), file=file
            )
        if self.numbered:
            yield Finding.info("template_numbers_headings", file=file)

    def _add(self, style: Style) -> ParagraphStyle:
        self._added.append(style)
        return add_style(self._document, style)

    def _find(self, style: Style) -> ParagraphStyle | None:
        if style in self._chosen:
            return self._called(self._chosen[style])
        wanted = (STYLE_NAMES[style].casefold(), *_localised(style))
        return self._named(wanted, style) or self._by_role(style)

    def _called(self, name: str) -> ParagraphStyle:
        """The style that the settings name.

        Raises:
            ExportRefused: if there is none.
        """
        for known in self._there:
            if name.casefold() in {str(known.name).casefold(), known.style_id.casefold()}:
                return known
        names = ", ".join(sorted(str(known.name) for known in self._there))
        raise ExportRefused("template_no_such_style", style=name, names=names)

    def _named(self, wanted: tuple[str, ...], style: Style) -> ParagraphStyle | None:
        """The style with one of these names, else the one in whose name it is a part."""
        for name in wanted:
            for known in self._there:
                if str(known.name).casefold() == name:
                    return known
        # "Title" is a part of too many.
        parts = "|".join(re.escape(name) for name in wanted if style is not Style.TITLE)
        pattern = re.compile(rf"\b(?:{parts})(?!\w)", re.IGNORECASE)
        among = [s for s in self._there if parts and pattern.search(str(s.name))]
        return min(among, key=lambda known: len(str(known.name)), default=None)

    def _by_role(self, style: Style) -> ParagraphStyle | None:
        if style is Style.BODY:
            plain = self._document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
            return plain if isinstance(plain, ParagraphStyle) else None
        headings = {self.styles[h].style_id for h in HEADINGS if h in self.styles}
        for known in self._there:
            outline = outline_of(known)
            if style in HEADINGS and outline == HEADINGS.index(style):
                return known
            in_list = style in _LIST_FORMS and outline is None and known.style_id not in headings
            if in_list and self._form_of(known) == _LIST_FORMS[style]:
                return known
        return None

    def _form_of(self, style: ParagraphStyle) -> str | None:
        """The form of the signs that the style puts before its paragraphs."""
        place = numbering_of(style)
        if place is None:
            return None
        lists = list_definitions(self._document)
        used = [n.abstractNumId.val for n in lists.num_lst if n.numId == place.list_id]
        for kind in lists.findall(qn("w:abstractNum")):
            for level in kind.findall(qn("w:lvl")):
                at = int(kind.get(qn("w:abstractNumId"))), int(level.get(qn("w:ilvl")))
                if at == (*used, place.level):
                    form = level.find(qn("w:numFmt"))
                    return "decimal" if form is None else str(form.get(qn("w:val")))
        return None


def _localised(style: Style) -> tuple[str, ...]:
    if style in HEADINGS:
        words = words_of(lambda language: language.styles.heading)
        return tuple(f"{word} {HEADINGS.index(style) + 1}" for word in sorted(words))
    names = {
        Style.TITLE: words_of(lambda language: language.styles.document_title),
        Style.BODY: words_of(lambda language: language.styles.body),
        Style.LIST_BULLET: words_of(lambda language: language.styles.bullets),
        Style.LIST_NUMBER: words_of(lambda language: language.styles.numbers),
    }
    return tuple(sorted(names.get(style, ())))
