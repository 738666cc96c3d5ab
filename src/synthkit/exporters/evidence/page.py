"""The working page: the synthesis beside its sources, and what became of every note and block.

One file that loads nothing. Whatever a note says is data in it: the page's own script puts
it there as text, and the page's policy lets nothing else run.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from synthkit.drafts.ledger import balance
from synthkit.exporters.html import Page, shipped
from synthkit.exporters.json_export import record_of
from synthkit.exporters.json_records import SynthesisRecord
from synthkit.exporters.layout import Part, PartKind, printable
from synthkit.exporters.lines import PrintedLine, lines_at_note, printed_lines
from synthkit.exporters.making import making_of
from synthkit.exporters.view import Names, View
from synthkit.exporters.wording import document_title
from synthkit.model.citation import Citation
from synthkit.model.synthesis import Insight, Synthesis
from synthkit.text import languages
from synthkit.text.catalogue import catalogue
from synthkit.text.characters import data_without_unseen, without_unseen
from synthkit.text.languages import LanguageCode
from synthkit.text.wordforms import WORD, fold, stem, stems

# By the key of the document and the number of the page: a JPEG in base64, "" where it is left out.
PagePictures = Mapping[tuple[str, int], str]
# Of the document's own words, those that name what became of notes and blocks.
_SHARED: Final = frozenset({"reason", "set_aside"})


def export(synthesis: Synthesis, view: View, _made_at: dt.datetime) -> bytes:
    """The working page without pictures of the files' pages, and with no time in it."""
    return to_page(synthesis, view, {})


def to_page(synthesis: Synthesis, view: View, pictures: PagePictures) -> bytes:
    """The working page as UTF-8 HTML.

    Args:
        synthesis: as it is to be seen; nothing is masked here.
        view: whether personal data is shown; all else is there whatever detail is asked for.
        pictures: of pages, on which nothing can be seen that the synthesis does not show.
    """
    language = synthesis.workshop.language
    texts = catalogue(language)
    title = texts.text("evidence.title", document=document_title(synthesis.workshop))
    data = _Data(synthesis, pictures).collected()
    data["masked"] = view.names is not Names.SHOWN
    if view.names is Names.SHOWN:
        data["warning"] = texts.text("document.working_material")
    # "<" as a code: nothing in the data can end its element or begin another.
    shown = data_without_unseen(data)
    written = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    body = (
        f"<header><h1>{escape(printable(title))}</h1>\n<p>{escape(texts.text('evidence.lead'))}</p>"
        f"</header>\n<noscript><p>{escape(texts.text('evidence.no_script'))}</p></noscript>\n"
        '<script type="application/json" id="data">'
        + written.replace("<", "\\u003c")
        + "</script>\n"
    )
    style = shipped("html.css") + shipped("evidence/page.css")
    script = shipped("evidence/notes.js") + shipped("evidence/page.js")
    about = making_of(synthesis).properties
    return Page(language, printable(title), about, style, body, script).to_html()


class _Data:
    """What the page is made of; notes, lines, themes and files are named by their positions."""

    def __init__(self, synthesis: Synthesis, pictures: PagePictures) -> None:
        self._synthesis = synthesis
        self._material = synthesis.material
        self._language = synthesis.workshop.language
        self._pictures = pictures
        self._record = record_of(synthesis)
        self._lines = tuple(printed_lines(synthesis))
        self._places = {note.id: place for place, note in enumerate(self._material.notes)}
        self._files = {document.key: n for n, document in enumerate(self._material.documents)}
        self._themes = [
            (section.question.number, theme)
            for section in synthesis.sections
            for theme in section.draft.themes
        ]

    def collected(self) -> dict[str, object]:
        """All of it, as JSON has it."""
        texts = catalogue(self._language)
        return {
            "texts": self._texts(),
            "questions": [
                {
                    "number": question.number,
                    "text": question.text,
                    "made": self._synthesis.section(question.number) is not None,
                }
                for question in self._synthesis.workshop.questions
            ],
            "themes": [
                {"id": _anchor(PartKind.THEME, theme.id), "title": theme.title, "question": number}
                for number, theme in self._themes
            ],
            "lines": list(self._line_records()),
            "notes": list(self._note_records()),
            "files": list(self._file_records()),
            "not_read": [
                {"name": refused.document, "reason": texts.text(f"refusals.{refused.reason}")}
                for refused in self._record.not_read
            ],
            "findings": list(self._findings()),
            "totals": self._record.totals.model_dump(mode="json"),
        }

    def _texts(self) -> dict[str, str]:
        """The page's own words, by key without its area, and those of the document by whole key."""
        texts = catalogue(self._language)
        own = {key.partition(".")[2]: text for key, text in texts.keys("evidence").items()}
        words = texts.keys("document").items()
        return own | {key: text for key, text in words if key.split(".")[1] in _SHARED}

    def _line_records(self) -> Iterator[dict[str, object]]:
        themes = {insight.id: n for n, (_, t) in enumerate(self._themes) for insight in t.insights}
        for printed in self._lines:
            line = printed.line
            sides = (
                [("", line.citations)]
                if isinstance(line, Insight)
                else [(side.text, side.citations) for side in line.sides]
            )
            yield {
                "id": _line_anchor(printed),
                "question": printed.question,
                "theme": themes.get(line.id) if printed.theme is not None else None,
                "text": printed.text,
                "origin": line.origin,
                "sides": [
                    {"text": text, "sources": self._sources(citations, text or printed.text)}
                    for text, citations in sides
                ],
            }

    def _sources(self, citations: tuple[Citation, ...], line: str) -> list[object]:
        """The notes behind a line or near to it, each once, with the words to be marked in them."""
        first = {citation.note: citation for citation in reversed(citations)}
        ids = dict.fromkeys(c.note for c in citations if c.note in self._places)
        return [[self._places[n], self._marks(first[n], line), first[n].role] for n in ids]

    def _marks(self, citation: Citation, line: str) -> list[tuple[int, int]]:
        """The words that are quoted; where the whole note is meant, those that the line shares."""
        note = self._material.notes[self._places[citation.note]].text
        if citation.quote:
            before, quoted = note[: citation.quote.start], note[: citation.quote.end]
            return [(len(without_unseen(before)), len(without_unseen(quoted)))]
        return shared_words(without_unseen(note), line, self._language)

    def _note_records(self) -> Iterator[dict[str, object]]:
        behind = lines_at_note(self._synthesis)
        entries = balance(self._synthesis).entries
        for note, entry, record in zip(
            self._material.notes, entries, self._record.notes, strict=True
        ):
            yield {
                "text": note.text,
                "group": note.group,
                "file": self._files[note.document],
                "block": note.block,
                "place": record.place,
                "question": entry.question,
                "state": entry.reason or entry.state,
                "lines": [line.number - 1 for line in behind.get(note.id, ())],
                "behind": [
                    {
                        "text": one.text,
                        "where": ", ".join(filter(None, (one.group, one.document, one.place))),
                    }
                    for one in record.behind
                ],
            }

    def _file_records(self) -> Iterator[dict[str, object]]:
        notes: dict[tuple[str, int], list[int]] = {}
        for place, note in enumerate(self._material.notes):
            notes.setdefault((note.document, note.block), []).append(place)
        aside = {(a.document, a.block): a for a in self._material.set_asides if a.block is not None}
        unread = _unread(self._synthesis, self._record)
        for document in self._material.documents:
            blocks: list[dict[str, object]] = []
            for position, block in enumerate(document.blocks):
                where = (document.key, position)
                if where in notes:
                    blocks.append({"page": block.place.page, "notes": notes[where]})
                else:
                    # The block's own text is not masked; that of what was set aside is.
                    out = {"reason": aside[where].reason, "text": aside[where].text}
                    blocks.append({"page": block.place.page, **out})
            yield {
                "name": document.name,
                "blocks": blocks,
                "unread": unread.get(document.key, []),
                "pictures": {n: p for (key, n), p in self._pictures.items() if key == document.key},
            }

    def _findings(self) -> Iterator[dict[str, object]]:
        lines = {printed.line.id: n for n, printed in enumerate(self._lines)}
        themes = {theme.id: n for n, (_, theme) in enumerate(self._themes)}
        for finding in self._record.findings:
            where = finding.where
            about: dict[str, object] = {"question": where.question}
            about["line"] = lines.get(where.insight or where.tension or "")
            about["theme"] = themes.get(where.theme or "")
            about["note"] = self._places.get(where.note or "")
            about["file"] = self._files.get(where.document or "")
            told = {name: place for name, place in about.items() if place is not None}
            yield {"severity": finding.severity, "message": finding.message, "where": told}


def shared_words(note: str, line: str, language: LanguageCode) -> list[tuple[int, int]]:
    """Where the note has words of the line, in whatever form; words next to each other as one."""
    sought = set(stems(line, language))
    stop = languages.get(language).words.stop
    found: list[tuple[int, int]] = []
    for word in WORD.finditer(note):
        folded = fold(word[0])
        if folded in stop or stem(folded, language) not in sought:
            continue
        start = word.start()
        if found and note[found[-1][1] : start].isspace():
            start = found.pop()[0]
        found.append((start, word.end()))
    return found


def _unread(synthesis: Synthesis, record: SynthesisRecord) -> dict[str, list[dict[str, str]]]:
    """Pages and pictures that could not be read, by the key of their document."""
    found: dict[str, list[dict[str, str]]] = {}
    for aside, told in zip(synthesis.material.set_asides, record.set_aside, strict=True):
        if aside.block is None:
            one = {"place": told.place, "reason": aside.reason}
            found.setdefault(aside.document, []).append(one)
    return found


def _line_anchor(printed: PrintedLine) -> str:
    kind = PartKind.INSIGHT if isinstance(printed.line, Insight) else PartKind.TENSION
    return _anchor(kind, printed.line.id)


def _anchor(kind: PartKind, part_id: str) -> str:
    """As on the public page, so that an address of a line there is one here."""
    return Part(kind=kind, id=part_id).anchor
