"""A workspace as one file: unpacked elsewhere, worked on in both places, and brought together."""

import json
import shutil

import pytest

from tests.cli.builders import write_docx


def lines(synthkit, *where):
    questions = json.loads(synthkit("show", "--json", *where).out)["questions"]
    return [i for q in questions for t in q["themes"] for i in t["insights"]]


def texts(synthkit, *where):
    return [line["text"] for line in lines(synthkit, *where)]


def whole(synthkit, *where):
    return json.loads(synthkit("show", "--json", *where).out) | {"findings": []}


@pytest.fixture
def packed(synthkit, summarised, here):
    """A workspace, and a copy of it that was packed and unpacked."""
    first = lines(synthkit)[0]["id"]
    synthkit("reword", first, "Ord som var där före kopian")
    assert synthkit("pack", "ws.synthkit").code == 0
    ran = synthkit("unpack", "ws.synthkit", "kopia")
    assert ran.code == 0, ran.err
    return here


def test_the_copy_says_the_same_and_knows_what_it_is_a_copy_of(synthkit, packed):
    assert whole(synthkit, "-w", "kopia") == whole(synthkit)
    assert "This is a copy of" in synthkit("status", "-w", "kopia").err
    assert "This is a copy of" not in synthkit("status").err
    assert (packed / "kopia" / "notes" / "Grupp 1.docx").exists() or list(
        (packed / "kopia" / "files").rglob("Grupp 1.docx")
    )


def test_in_the_copy_files_are_known_and_a_late_group_can_be_read(synthkit, packed):
    shutil.rmtree(packed / "notes")
    folder = next((packed / "kopia").rglob("Grupp 1.docx")).parent
    write_docx(folder / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])

    ran = synthkit("ingest", folder, "-w", "kopia", "--json")

    assert ran.code == 0, ran.err
    fates = {one["path"]: one["fate"] for one in json.loads(ran.out)["files"]}
    assert fates["Grupp 1.docx"] == "unchanged"
    assert fates["Grupp 4.docx"] == "read"


def test_what_was_decided_in_both_is_merged_in_one_change(synthkit, packed, here):
    before = whole(synthkit)
    _, second, third, *_ = lines(synthkit)
    synthkit("reword", second["id"], "Kollegans ord", "-w", "kopia")
    synthkit("set-group", "Grupp 1.docx", "Fönsterbordet", "-w", "kopia")
    synthkit("reword", third["id"], "Mina ord")
    mine = whole(synthkit)
    synthkit("pack", "tillbaka.synthkit", "-w", "kopia")

    ran = synthkit("adopt", "tillbaka.synthkit", "--yes")

    assert ran.code == 0, ran.err
    assert {"Kollegans ord", "Mina ord"} <= set(texts(synthkit))
    assert "Fönsterbordet" in (here / "synthkit.toml").read_text("utf-8")
    assert "already" in synthkit("adopt", "tillbaka.synthkit", "--yes").out
    synthkit("undo")
    assert whole(synthkit) == mine
    synthkit("undo")
    assert whole(synthkit) == before


def test_what_both_decided_otherwise_stays_and_both_wordings_are_shown(synthkit, packed):
    second = lines(synthkit)[1]["id"]
    synthkit("reword", second, "Kollegans ord", "-w", "kopia")
    synthkit("reword", second, "Mina ord")
    synthkit("pack", "tillbaka.synthkit", "-w", "kopia")

    ran = synthkit("adopt", "tillbaka.synthkit", "--yes")

    said = " ".join(ran.out.split())
    assert "Kollegans ord" in said
    assert "Mina ord" in said
    assert "Mina ord" in texts(synthkit)
    assert "Kollegans ord" not in texts(synthkit)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_two_copies_come_back_in_either_order(synthkit, packed, order):
    synthkit("unpack", "ws.synthkit", "annan")
    _, second, third, *_ = lines(synthkit)
    synthkit("reword", second["id"], "Den enas ord", "-w", "kopia")
    synthkit("drop", third["id"], "-w", "annan")
    synthkit("pack", "a.synthkit", "-w", "kopia")
    synthkit("pack", "b.synthkit", "-w", "annan")

    for name in order:
        assert synthkit("adopt", f"{name}.synthkit", "--yes").code == 0

    assert "Den enas ord" in texts(synthkit)
    assert third["id"] not in {line["id"] for line in lines(synthkit)}
    totals = whole(synthkit)["totals"]
    left = sum(totals["left_out"].values())
    assert totals["notes"] == totals["cited"] + totals["near"] + left + totals["not_summarised"]


def test_a_copy_takes_the_originals_work_as_the_original_takes_the_copys(synthkit, packed):
    second = lines(synthkit)[1]["id"]
    synthkit("reword", second, "Mina ord")
    synthkit("pack", "nytt.synthkit")

    assert synthkit("adopt", "nytt.synthkit", "--yes", "-w", "kopia").code == 0

    assert whole(synthkit, "-w", "kopia") == whole(synthkit)


def test_new_files_and_new_drafts_of_the_copy_are_told(synthkit, packed):
    folder = next((packed / "kopia").rglob("Grupp 1.docx")).parent
    write_docx(folder / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    synthkit("ingest", folder, "-w", "kopia")
    synthkit("summarise", "-w", "kopia")
    synthkit("pack", "tillbaka.synthkit", "-w", "kopia")

    ran = synthkit("adopt", "tillbaka.synthkit", "--yes")

    assert "Grupp 4.docx" in ran.out
    assert "summarised anew" in " ".join(ran.out.split())


def test_what_is_no_pack_or_damaged_or_of_another_workshop_is_refused(synthkit, packed, here):
    content = (here / "ws.synthkit").read_bytes()
    at = content.index(b"Grupp 2") + 20_000
    (here / "skadad.synthkit").write_bytes(content[:at] + b"X" + content[at + 1 :])
    assert synthkit("unpack", "skadad.synthkit", "ny").code == 2
    assert not (here / "ny").exists()
    assert synthkit("unpack", "ws.synthkit", "kopia").code == 2
    assert synthkit("verify", "ws.synthkit").code == 0
    (here / "annan").mkdir()
    write_docx(here / "annan" / "notes" / "Bord 9.docx", [["Helt annat"], ["Något"]])
    synthkit("ingest", here / "annan" / "notes", "-w", "annan")
    assert synthkit("adopt", "ws.synthkit", "--yes", "-w", "annan").code == 2


def test_with_theirs_the_copys_wording_holds_and_what_it_replaces_is_shown(synthkit, packed):
    second = lines(synthkit)[1]["id"]
    for where, words in (("kopia", "Kollegans ord"), (".", "Mina ord")):
        synthkit("reword", second, words, "-w", where)
    synthkit("pack", "tillbaka.synthkit", "-w", "kopia")
    assert "--theirs" in synthkit("adopt", "tillbaka.synthkit", "--yes").err

    ran = synthkit("adopt", "tillbaka.synthkit", "--yes", "--theirs")

    said = " ".join(ran.out.split())
    assert "Kollegans ord" in said
    assert "Mina ord" in said
    assert "Kollegans ord" in texts(synthkit)
    assert "Mina ord" not in texts(synthkit)
    assert "already" in synthkit("adopt", "tillbaka.synthkit", "--yes", "--theirs").out
