"""The data of the working page, and what the page allows; how it works is the browser tests'."""

import base64
import hashlib
import json
from typing import Any

from synthkit.drafts.ledger import NoteState, balance
from synthkit.exporters.evidence.page import export, shared_words, to_page
from synthkit.exporters.lines import printed_lines
from synthkit.exporters.view import Names, View
from synthkit.model.citation import Citation, Quote
from synthkit.model.synthesis import Draft
from tests.builders import NOON, insight, notes, question, section, synthesis, theme
from tests.exporters.builders import whole
from tests.exporters.test_html import Page


def data_of(made: bytes) -> dict[str, Any]:
    return json.loads(Page(made).words("script")[0])


def told(of=None, view=None) -> dict[str, Any]:
    return data_of(export(of or whole(), view or View(), NOON))


def quoting(start: int, end: int, text: str) -> dict[str, Any]:
    (note,) = notes(text)
    citation = Citation(note=note.id, quote=Quote(start=start, end=end))
    line = insight("Dela mer", note).model_copy(update={"citations": (citation,)})
    draft = Draft(themes=(theme("Lärande", line),))
    return told(
        synthesis(None, section(question(), draft, (note,)), notes_by_question={1: (note,)})
    )


def test_every_line_of_the_document_stands_in_it_with_its_notes():
    data = told()
    assert [line["text"] for line in data["lines"]] == [p.text for p in printed_lines(whole())]
    ids = [note.id for note in whole().material.notes]
    for line, printed in zip(data["lines"], printed_lines(whole()), strict=True):
        behind = [ids[note] for side in line["sides"] for note, *_ in side["sources"]]
        assert tuple(behind) == printed.notes + printed.near


def test_every_note_tells_its_lines_and_its_state():
    data = told()
    for position, (note, entry) in enumerate(
        zip(data["notes"], balance(whole()).entries, strict=True)
    ):
        assert note["state"] == (entry.reason or entry.state)
        assert bool(note["lines"]) == (entry.state in {NoteState.CITED, NoteState.NEAR})
        for line in note["lines"]:
            sources = [n for side in data["lines"][line]["sides"] for n, *_ in side["sources"]]
            assert position in sources


def test_every_block_is_there_once_with_its_notes_or_why_it_has_none():
    data = told()
    totals = data["totals"]
    blocks = [block for file in data["files"] for block in file["blocks"]]
    assert len(blocks) == totals["blocks"]
    assert sum("notes" in block for block in blocks) == totals["blocks_with_notes"]
    listed = [note for block in blocks for note in block.get("notes", ())]
    assert sorted(listed) == list(range(totals["notes"]))
    assert all(block["reason"] for block in blocks if "notes" not in block)


def test_a_quote_is_marked_and_moves_with_what_nobody_sees():
    data = quoting(4, 8, "Vi\u202e vill dela")
    ((_, marks, _),) = data["lines"][0]["sides"][0]["sources"]
    (start, end) = marks[0]
    assert data["notes"][0]["text"][start:end] == "vill"


def test_where_the_whole_note_is_meant_the_words_that_it_shares_with_the_line_are_marked():
    note = "Vi behöver dela goda exempel, och det snart"
    found = [note[start:end] for start, end in shared_words(note, "Goda exempel delas.", "sv")]
    assert found == ["dela goda exempel"]
    assert not shared_words("Kaffet var kallt", "Goda exempel delas.", "sv")


def test_only_its_own_script_may_run_and_no_text_becomes_markup():
    made = Page(export(whole(), View(), NOON))
    (policy,) = (m["content"] or "" for m in made.attributes("meta") if "http-equiv" in m)
    _, script = made.words("script")
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{hashed}'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_pictures_and_names_say_that_it_is_working_material():
    first = whole().material.documents[0]
    shown = to_page(whole(), View(names=Names.SHOWN), {(first.key, 2): "abcd"})
    assert data_of(shown)["files"][0]["pictures"] == {"2": "abcd"}
    assert "Arbetsmaterial" in data_of(shown)["warning"]
    assert "warning" not in told()
