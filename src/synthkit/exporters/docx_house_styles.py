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
from synthkit.exporters.docx_styles import (
    STYLE_NAMES,
    add_style,
    list_definitions,
    make_list,
    numbering_of,
)
from synthkit.exporters.layout import HEADINGS, Layout, Style
from synthkit.model.finding import Finding, Severity
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import words_of
from synthkit.text.phrases import enumerated

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
        self.styles = {style: self._find(style) or self._add(style) for style in Style}
        for kind, form in _LIST_FORMS.items():
            if self._form_of(self.styles[kind]) != form:
                make_list(document, self.styles[kind], kind)
                self._added.append(kind)
        self.numbered = frozenset(h for h in HEADINGS if numbering_of(self.styles[h]) is not None)

    def findings(self, layout: Layout) -> Iterator[Finding]:
        """What was lacking, and whether numbers of headings were left out."""
        texts = catalogue(layout.language)
        lacking = [texts.text(f"document.style.{s}") for s in _EXPECTED if s in self._added]
        if lacking:
            names = enumerated(lacking, layout.language)
            values: dict[str, str | int] = {"names": names, "count": len(lacking)}
            yield Finding(severity=Severity.INFO, code="template_lacks_styles", values=values)
        if self.numbered:
            yield Finding(severity=Severity.INFO, code="template_numbers_headings")

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
        for known in self._there:
            outline = _outline_of(known)
            if style in HEADINGS and outline == HEADINGS.index(style):
                return known
            form = self._form_of(known) if style in _LIST_FORMS and outline is None else None
            if form is not None and form == _LIST_FORMS[style]:
                return known
        return None

    def _form_of(self, style: ParagraphStyle) -> str | None:
        """The form of the signs that the style puts before its paragraphs."""
        numbering = numbering_of(style)
        if numbering is None or numbering.numId is None:
            return None
        lists = list_definitions(self._document)
        level = numbering.ilvl.val if numbering.ilvl is not None else 0
        used = next((num for num in lists.num_lst if num.numId == numbering.numId.val), None)
        kinds = lists.findall(qn("w:abstractNum"))
        number = str(used.abstractNumId.val) if used is not None else None
        for kind in kinds:
            if kind.get(qn("w:abstractNumId")) == number:
                for one in kind.findall(qn("w:lvl")):
                    if one.get(qn("w:ilvl")) == str(level):
                        form = one.find(qn("w:numFmt"))
                        return "decimal" if form is None else str(form.get(qn("w:val")))
        return None


def _outline_of(style: ParagraphStyle) -> int | None:
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return None if found is None else int(found.get(qn("w:val")))


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
