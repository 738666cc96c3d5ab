"""An archive proves itself: whatever is changed in it is named."""

import io
import json
import random
import zipfile

import pytest
from hypothesis import settings

from synthkit.app.archive import MANIFEST, SYNTHESIS, Fault, FaultKind, pack, verify
from synthkit.exporters.json_export import to_json
from tests.builders import NOON
from tests.exporters.builders import whole

FILES = {
    SYNTHESIS: to_json(whole()),
    "documents/Sammanställning.docx": b"PK a document" * 40,
    "originals/Grupp 1.docx": b"PK what a group wrote" * 40,
    "synthkit.toml": b'[workshop]\nname = "WS 2"\n',
}


def packed(files=FILES) -> bytes:
    return pack(files, NOON, title="Sammanställning WS 2", reference="RS 2025:17")[0]


def repacked(change) -> bytes:
    """The archive as somebody makes it who changes what is in it with another program."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_what_nobody_touched_is_sound_and_the_same_every_time():
    manifest, faults = verify(packed())
    assert faults == ()
    assert manifest is not None
    assert (manifest.reference, len(manifest.files)) == ("RS 2025:17", len(FILES))
    assert packed() == packed(dict(reversed(FILES.items())))


@pytest.mark.parametrize("seed", range(2 * settings().max_examples))
def test_one_byte_that_is_changed_anywhere_is_found(seed):
    rng = random.Random(seed)
    content = bytearray(packed())
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)

    assert verify(bytes(content))[1]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda files: files.update({"synthkit.toml": b"other"}),
            Fault(kind=FaultKind.CHANGED, name="synthkit.toml"),
        ),
        (
            lambda files: files.pop("originals/Grupp 1.docx"),
            Fault(kind=FaultKind.MISSING, name="originals/Grupp 1.docx"),
        ),
        (
            lambda files: files.update({"nytt.txt": b"new"}),
            Fault(kind=FaultKind.ADDED, name="nytt.txt"),
        ),
        (lambda files: files.pop(MANIFEST), Fault(kind=FaultKind.NO_MANIFEST)),
    ],
)
def test_the_file_that_was_changed_taken_or_added_is_named(change, fault):
    assert fault in verify(repacked(change))[1]


def test_totals_that_do_not_add_up_and_citations_that_lead_nowhere_are_named():
    record = json.loads(FILES[SYNTHESIS])
    record["totals"]["cited"] += 1
    line = record["questions"][0]["themes"][0]["insights"][0]
    line["citations"][0]["note"] = "000000-00000000"
    made = packed(FILES | {SYNTHESIS: json.dumps(record).encode()})

    assert verify(made)[1] == (
        Fault(kind=FaultKind.TOTALS, name=SYNTHESIS),
        Fault(kind=FaultKind.CITATION, name=line["id"]),
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", packed()[:900]])
def test_what_is_no_whole_archive_is_said_to_be_none(content):
    assert verify(content)[1] == (Fault(kind=FaultKind.NO_ARCHIVE),)
