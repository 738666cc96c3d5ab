"""A pack that somebody made to do harm: refused by name, or inert."""

import io
import re
import sqlite3
import stat
import time
import tomllib
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from synthkit.app.archive import MANIFEST, ArchivedFile, Manifest, pack
from synthkit.app.conflicts import Preferred, Resolution
from synthkit.cli.settings.edits import not_redone, redone
from synthkit.cli.written import PACK_ORIGIN
from synthkit.drafts.changes import SettingsEdit
from tests.builders import NOON
from tests.cli.test_unseen import HIDDEN, UNSEEN

DATABASE = ".synthkit/workspace.db"


@pytest.fixture
def files(synthkit, summarised, here):
    """What is in a sound pack."""
    assert synthkit("pack", "sound.synthkit").code == 0
    with zipfile.ZipFile(here / "sound.synthkit") as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != MANIFEST}


@pytest.fixture
def refused(synthkit, here):
    """Proves that neither command takes the pack, and that nothing comes of it."""

    def refuse(content: bytes) -> None:
        path = here / "hostile.synthkit"
        path.write_bytes(content)
        before = sorted(here.parent.rglob("*"))
        for typed in (("unpack", path.name, "ut"), ("adopt", path.name, "--yes")):
            ran = synthkit(*typed)
            assert ran.code == 2, ran.err
            assert "hostile.synthkit is no whole packed workspace" in " ".join(ran.err.split())
        assert sorted(here.parent.rglob("*")) == before

    return refuse


def sound(files: dict[str, bytes]) -> bytes:
    """A pack whose manifest and form are in order, whatever it holds."""
    return pack(files, NOON, title="Hel")[0]


@pytest.mark.parametrize(
    "name",
    [
        "../ut.txt",
        "/tmp/ut.txt",
        "files/1/../../../ut.txt",
        "files\\1\\..\\..\\..\\ut.txt",
        "C:/ut.txt",
        "C:ut.txt",
        "//server/share/ut.txt",
        ".git/hooks/post-commit",
        ".synthkit/lock.db",
        ".synthkit/workspace.db/ut.txt",
        "files",
        "prompts/",
    ],
)
def test_a_name_that_leads_out_or_elsewhere_is_refused(files, refused, name):
    refused(sound(files | {name: b"x"}))


@pytest.mark.parametrize(
    "said", [b"", b"[]", b'{"title": "a"}', b"[" * 100_000, b"\xff\xfe", b'{"folders": 1}']
)
def test_an_origin_that_says_nothing_is_refused(files, refused, said):
    refused(sound(files | {PACK_ORIGIN: said}))


def test_an_origin_whose_folders_lie_elsewhere_is_refused(files, refused):
    folder = b'"files/1"'
    assert folder in files[PACK_ORIGIN]
    for elsewhere in (b'"../.."', b'"/etc"', b'"files/../../x"'):
        refused(sound(files | {PACK_ORIGIN: files[PACK_ORIGIN].replace(folder, elsewhere)}))


def altered(folder: Path, content: bytes, statement: str) -> bytes:
    path = folder / "altered.db"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(statement)
        connection.commit()
    return path.read_bytes()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON document BEGIN DELETE FROM document; END",
        "CREATE VIEW v AS WITH n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
        "DROP TABLE change",
        "PRAGMA application_id = 7",
        "UPDATE document SET value = '{'",
    ],
)
def test_a_database_that_is_none_of_ours_is_refused(files, refused, tmp_path_factory, statement):
    database = altered(tmp_path_factory.mktemp("db"), files[DATABASE], statement)
    refused(sound(files | {DATABASE: database}))


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_is_refused(files, refused, content):
    refused(sound(files | {DATABASE: content}))


def repacked(files: dict[str, bytes], kind: int, mode: int = 0o100644) -> bytes:
    """The same pack with its entries packed in another way or of another kind."""
    listed = pack(files, NOON, title="Hel")[1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, content in {MANIFEST: listed.model_dump_json().encode(), **files}.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = mode << 16, kind
            archive.writestr(entry, content)
    return packed.getvalue()


def test_what_unpacks_to_more_than_it_is_is_refused_before_it_is_unpacked(files, refused):
    bomb = repacked(files | {"files/1/stor.txt": bytes(300_000_000)}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 2_000_000

    begun = time.process_time()
    refused(bomb)

    assert time.process_time() - begun < 2


def test_links_are_refused(files, refused):
    refused(repacked(files | {"files/1/ut": b"/etc"}, zipfile.ZIP_STORED, stat.S_IFLNK | 0o777))


def test_entries_that_the_manifest_does_not_list_or_lists_falsely_are_refused(files, refused):
    content, listed = pack(files, NOON, title="Hel")
    more = io.BytesIO(content)
    with zipfile.ZipFile(more, "a") as archive:
        archive.writestr("../ut.txt", b"x")
    refused(more.getvalue())
    false = ArchivedFile(path="files/1/ut.txt", size=10**15, sha256="0" * 64)
    lying = Manifest.model_validate(listed.model_dump() | {"files": (*listed.files, false)})
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        for name, said in {MANIFEST: lying.model_dump_json().encode(), **files}.items():
            archive.writestr(name, said)
    refused(out.getvalue())


def test_a_name_too_long_for_the_disk_is_named_and_nothing_is_left(files, synthkit, here):
    (here / "long.synthkit").write_bytes(sound(files | {f"files/1/{'a' * 300}.md": b"x"}))

    ran = synthkit("unpack", "long.synthkit", "ut")

    assert (ran.code, "too long" in ran.err) == (1, True)
    assert not [path for path in here.iterdir() if path.name in {"ut", ".ut.part"}]


SCRIPT = "<script>document.title='stulen'</script><img src=x onerror=alert(1)>"


def test_texts_of_a_copy_are_shown_harmless_when_it_comes_back(synthkit, files, here):
    """Words, names and settings that a colleague wrote, or whoever sent the file."""
    synthkit("unpack", "sound.synthkit", "kopia")
    (here / "kopia" / "fler").mkdir()
    note = f"# Grupp{HIDDEN} 9\n\n# Hur lär vi av varandra?\n\n- {SCRIPT} {HIDDEN}lampor\n"
    (here / "kopia" / "fler" / f"Grupp{HIDDEN} 9.md").write_text(note, "utf-8")
    synthkit("ingest", here / "kopia" / "fler", "-w", "kopia")
    shown = synthkit("show", "--json").out
    line = re.findall(r'"insights": \[\s*\{\s*"id": "(\w+)"', shown)[0]
    synthkit("reword", line, f"{SCRIPT}{HIDDEN} [länk](javascript:alert(1)) =1+1", "-w", "kopia")
    synthkit("set-group", "Grupp 1.docx", f"Bord{HIDDEN} {SCRIPT}", "-w", "kopia")
    synthkit("pack", "back.synthkit", "-w", "kopia")

    said = [
        synthkit("adopt", "back.synthkit", "--dry-run"),
        synthkit("adopt", "back.synthkit", "-y"),
    ]
    said += [synthkit(one) for one in ("show", "status", "log", "check")]
    exported = synthkit("export", "--html", "--evidence", "--md", "-o", "ut")

    assert [ran.code for ran in said[:2]] == [0, 0], said[0].err
    assert SCRIPT in said[0].out
    assert [UNSEEN.findall(ran.out + ran.err) for ran in (*said, exported)] == [[]] * 7
    pages = [path.read_text("utf-8") for path in here.glob("ut*.html")]
    assert len(pages) == 2
    assert all(SCRIPT not in page and UNSEEN.findall(page) == [] for page in pages)
    assert "<script>" not in (here / "ut.md").read_text("utf-8")


def test_a_copy_changes_neither_where_notes_are_sent_nor_what_is_masked():
    before = "[groups]\n[privacy]\nmasking = true\n"
    after = (
        '[groups]\n"a.md" = "Bord 1"\n[privacy]\nmasking = false\nkeep = ["Siv"]\n'
        '[llm]\nbase_url = "https://elsewhere.example/v1"\n'
    )
    edit = SettingsEdit(before=before, after=after)

    made = tomllib.loads(redone(before, edit, Resolution(lambda _: Preferred.THEIRS)))

    assert made == {"groups": {"a.md": "Bord 1"}, "privacy": {"masking": True, "keep": ["Siv"]}}
    assert set(not_redone(edit)) == {"privacy.masking", "llm.base_url"}
