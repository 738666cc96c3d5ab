"""The document as one accessible web page that needs nothing from any network.

All text is escaped, and a policy in the page forbids whatever it does not need: nothing that a note
says can run, load or be sent.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Final

from synthkit.exporters.layout import LISTS, Layout, Paragraph, Style, in_lists
from synthkit.model.workshop import Workshop
from synthkit.text import languages

_LEVELS: Final = {Style.HEADING_1: 2, Style.HEADING_2: 3, Style.HEADING_3: 4}


def write(layout: Layout, _workshop: Workshop, _made_at: dt.datetime) -> bytes:
    """The layout as a web page, which has no place for a time."""
    return to_html(layout)


def to_html(layout: Layout) -> bytes:
    """The layout as UTF-8 HTML, with one newline at the end."""
    style = files("synthkit.exporters").joinpath("html.css").read_text("utf-8")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    about = {"author": layout.author, "generator": layout.made_with, "description": layout.subject}
    about["iptc:digitalsourcetype"] = layout.source_type
    metas = "".join(
        f'<meta name="{name}" content="{escape(value)}">\n'
        for name, value in about.items()
        if value
    )
    page = (
        "<!DOCTYPE html>\n"
        f'<html lang="{languages.get(layout.language).setting.tag}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{metas}<title>{escape(layout.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{''.join(_blocks(layout.paragraphs))}</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    # The first heading is the document's, and all others stand below it.
    title = next((p for p in paragraphs if p.style is Style.HEADING_1), None)
    for run in in_lists(paragraphs):
        first = run[0]
        text = escape(first.text)
        if first.style in LISTS:
            yield _list(run)
        elif first is title:
            yield f"<h1>{text}</h1>\n"
        elif first.style in _LEVELS:
            level = _LEVELS[first.style]
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
