"""The document as one accessible web page that needs nothing from any network.

All text is escaped, and a policy in the page forbids whatever it does not need: nothing that a note
says can run, load or be sent.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Final

from synthkit.exporters.layout import LISTS, Layout, Paragraph, Style, in_lists
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.languages import LanguageCode

_LEVELS: Final = {Style.HEADING_1: 2, Style.HEADING_2: 3, Style.HEADING_3: 4}


def write(layout: Layout, _workshop: Workshop, _made_at: dt.datetime) -> bytes:
    """The layout as a web page, which has no place for a time."""
    return to_html(layout)


def to_html(layout: Layout) -> bytes:
    """The layout as UTF-8 HTML, with one newline at the end."""
    about = {"author": layout.author, "description": layout.subject, **layout.making.properties}
    body = f"<main>\n{''.join(_blocks(layout.paragraphs))}</main>\n"
    return Page(layout.language, layout.title, about, shipped("html.css"), body).to_html()


@dataclass(frozen=True, slots=True)
class Page:
    """A web page that is one file.

    Attributes:
        about: what its meta elements say; empty ones are left out.
        style: its style sheet.
        body: markup, in which all text is escaped.
        script: its own, after the body; no other runs, and it cannot make markup of text.
    """

    language: LanguageCode
    title: str
    about: Mapping[str, str]
    style: str
    body: str
    script: str = ""

    def to_html(self) -> bytes:
        """The page as UTF-8 HTML, with one newline at the end."""
        metas = "".join(
            f'<meta name="{name}" content="{escape(value)}">\n'
            for name, value in self.about.items()
            if value
        )
        script = f"<script>{self.script}</script>\n" if self.script else ""
        page = (
            "<!DOCTYPE html>\n"
            f'<html lang="{languages.get(self.language).setting.tag}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{self._policy()}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"{metas}<title>{escape(self.title)}</title>\n<style>{self.style}</style>\n</head>\n"
            f"<body>\n{self.body}{script}</body>\n</html>\n"
        )
        return page.encode()

    def _policy(self) -> str:
        allowed = [f"style-src '{_hash(self.style)}'"]
        if self.script:
            allowed.append(f"script-src '{_hash(self.script)}'")
            allowed += ["require-trusted-types-for 'script'", "trusted-types 'none'"]
            allowed.append("img-src data:")
        return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def shipped(name: str) -> str:
    """A style sheet or script that lies beside the exporters."""
    return files("synthkit.exporters").joinpath(name).read_text("utf-8")


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    # The first heading is the document's, and all others stand below it.
    title = next((p for p in paragraphs if p.style is Style.HEADING_1), None)
    levels = [_LEVELS[p.style] for p in paragraphs if p.style in _LEVELS and p is not title]
    too_deep = min(levels, default=2) - 2
    for run in in_lists(paragraphs):
        first = run[0]
        text = escape(first.text)
        if first.style in LISTS:
            yield _list(run)
        elif first is title:
            yield f"<h1>{text}</h1>\n"
        elif first.style in _LEVELS:
            level = _LEVELS[first.style] - too_deep
            yield f"<h{level}{_anchor(first)}>{text}</h{level}>\n"
        else:
            yield f'<p class="{first.style.replace("_", "-")}">{text}</p>\n'


def _list(items: Sequence[Paragraph]) -> str:
    if items[0].style is Style.ABBREVIATION:
        entries = (f"<dt>{escape(i.term or '')}</dt><dd>{escape(i.text)}</dd>\n" for i in items)
        return f"<dl>\n{''.join(entries)}</dl>\n"
    numbered = items[0].style is Style.LIST_NUMBER
    entries = (f"<li{'' if numbered else _anchor(i)}>{escape(i.text)}</li>\n" for i in items)
    if numbered:
        return f'<ol start="{items[0].number}">\n{"".join(entries)}</ol>\n'
    return f"<ul>\n{''.join(entries)}</ul>\n"


def _anchor(paragraph: Paragraph) -> str:
    """What links can point to."""
    return f' id="{escape(paragraph.part.anchor)}"' if paragraph.part else ""
