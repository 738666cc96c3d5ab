"""What was changed in two ways: each is decided by itself, of a Word file and of a copy alike."""

import json
import sys

import pytest

from tests.cli.builders import Terminal
from tests.exporters.editing import WordFile

DOCUMENT, PACK = "Sammanställning.docx", "tillbaka.synthkit"
THERE, HERE = ("Redaktörens första.", "Redaktörens andra."), ("Mina första.", "Mina andra.")


def insights(synthkit):
    questions = json.loads(synthkit("show", "--json").out)["questions"]
    return [line for q in questions for theme in q["themes"] for line in theme["insights"]]


def said(synthkit, ids):
    lines = {line["id"]: line["text"] for line in insights(synthkit)}
    return [lines.get(one) for one in ids]


def word_file(synthkit, here, lines):
    synthkit("export", "--docx", "-o", DOCUMENT)
    file = WordFile(here / DOCUMENT)
    for line, words in zip(lines, THERE, strict=True):
        file.reword(file.saying(line["text"].rstrip(".")), words)
    file.save()
    return DOCUMENT


def pack(synthkit, here, lines):
    synthkit("pack", "ut.synthkit")
    synthkit("unpack", "ut.synthkit", "kopia")
    for line, words in zip(lines, THERE, strict=True):
        synthkit("reword", line["id"], words, "-w", "kopia")
    synthkit("pack", PACK, "-w", "kopia")
    return PACK


@pytest.fixture(params=[word_file, pack], ids=["a Word file", "a copy"])
def back(request, synthkit, summarised, here):
    """A file that comes back, and the ids of two lines that it and this workspace reworded."""
    lines = insights(synthkit)[:2]
    file = request.param(synthkit, here, lines)
    for line, words in zip(lines, HERE, strict=True):
        synthkit("reword", line["id"], words)
    return file, [line["id"] for line in lines]


def test_each_is_listed_with_its_id_and_both_wordings(synthkit, back):
    file, ids = back

    told = synthkit("adopt", file, "--dry-run").out

    assert all(f"[{one}]" in told for one in ids)
    assert all(words in told for words in (*THERE, *HERE))
    assert said(synthkit, ids) == list(HERE)


def test_one_is_taken_by_its_id_and_the_other_one_kept(synthkit, back):
    file, ids = back

    ran = synthkit("adopt", file, "--yes", "--take", f"{ids[1]}=theirs")

    assert ran.code == 0, ran.err
    assert said(synthkit, ids) == [HERE[0], THERE[1]]
    synthkit("undo")
    assert said(synthkit, ids) == list(HERE)


def test_one_is_kept_where_all_others_are_taken(synthkit, back):
    file, ids = back

    synthkit("adopt", file, "--yes", "--theirs", "--take", f"{ids[1]}=mine")

    assert said(synthkit, ids) == [THERE[0], HERE[1]]


def test_at_a_terminal_they_are_asked_one_by_one(synthkit, back, monkeypatch):
    file, ids = back
    monkeypatch.setattr(sys, "stdin", Terminal("1\n2\ny\n"))

    ran = synthkit("adopt", file)

    assert ran.err.count("Which holds?") == 2
    assert said(synthkit, ids) == [THERE[0], HERE[1]]


def test_what_is_no_conflict_or_no_choice_is_refused_and_nothing_is_changed(synthkit, back):
    file, ids = back

    assert synthkit("adopt", file, "--yes", "--take", "abcd1234=theirs").code == 2
    assert synthkit("adopt", file, "--yes", "--take", f"{ids[0]}=yours").code == 2

    assert said(synthkit, ids) == list(HERE)


def test_a_setting_that_both_changed_is_decided_like_a_line(synthkit, summarised, here):
    synthkit("pack", "ut.synthkit")
    synthkit("unpack", "ut.synthkit", "kopia")
    synthkit("set-group", "Grupp 1.docx", "Fönsterbordet", "-w", "kopia")
    synthkit("set-group", "Grupp 1.docx", "Dörrbordet")
    synthkit("pack", PACK, "-w", "kopia")
    settings = here / "synthkit.toml"

    told = synthkit("adopt", PACK, "--yes").out
    assert "[groups.Grupp 1.docx]" in told
    assert "Fönsterbordet" in told
    assert "Dörrbordet" in settings.read_text("utf-8")

    synthkit("adopt", PACK, "--yes", "--take", "groups.Grupp 1.docx=theirs")
    assert "Fönsterbordet" in settings.read_text("utf-8")
