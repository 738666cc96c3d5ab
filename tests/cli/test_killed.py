"""Killed between any two things that it does to the disk, a command loses nothing."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import settings

from synthkit.app.material import sections
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests import killing
from tests.cli.builders import NOTES, set_llm, write_docx, write_pdf
from tests.exporters.editing import WordFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")

# At every which point commands are killed: CI's longer look takes each of them.
EVERY = max(1, 75 // settings().max_examples)

STEPS = {
    "written": ("ingest", "notes"),
    "ingested": ("run", "notes"),
    "exported": ("set-group", "Grupp 1.docx", "Fönsterbordet"),
    "corrected": (),
}


def state(folder: Path) -> dict[str, object]:
    """What a person would miss: all that the store holds of the workshop, and the files."""
    files: dict[str, object] = {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.endswith(".part")
    }
    if not (folder / ".synthkit").exists():
        return files
    with Store.open(folder / ".synthkit", access=Access.READ) as store:
        return files | {
            "documents": store.documents(),
            "notes": store.notes_taken(),
            "placements": set(store.placements()),
            "sections": sections(store),
            "tokens": store.tokens(),
            "exports": store.exports(),
        }


@pytest.fixture(scope="module")
def stages(tmp_path_factory) -> dict[str, Path]:
    """One workshop as far as each step took it."""
    folder = tmp_path_factory.mktemp("stages")
    write_docx(folder / "written" / "notes" / "Grupp 1.docx", NOTES["Grupp 1"])
    write_pdf(folder / "written" / "notes" / "Grupp 2.pdf", NOTES["Grupp 2"])
    for path in (folder / "written" / "notes").iterdir():
        os.utime(path, (0, 0))
    for stage, after in itertools.pairwise(STEPS):
        shutil.copytree(folder / stage, folder / after)
        assert killing.run(folder / after, *STEPS[stage]) == 0
    return {stage: folder / stage for stage in STEPS}


@pytest.fixture
def copies(stages, tmp_path) -> Callable[..., Callable[[], Path]]:
    """``copies("exported")`` makes the workshop anew as it was then, at each call.

    Always in the same place, as a workspace knows where its files lie.
    """

    def of(stage: str, place: str = "ws") -> Callable[[], Path]:
        def copy() -> Path:
            shutil.rmtree(tmp_path / place, ignore_errors=True)
            return Path(shutil.copytree(stages[stage], tmp_path / place))

        return copy

    return of


def killed(fresh: Callable[[], Path], *typed: str) -> Iterator[Path]:
    """The folders in which the command was killed."""
    return killing.killed_at_points(fresh, *typed, step=EVERY)


def loses_nothing(copy: Callable[[], Path], *typed: str) -> None:
    """Killed anywhere and typed again, the command comes to the same as one never killed."""
    whole = copy()
    assert killing.run(whole, *typed) == 0
    expected = state(whole)
    for folder in killed(copy, *typed):
        killing.run(folder, *typed)
        assert state(folder) == expected


def test_the_whole_job_goes_on_where_it_was_killed(copies):
    loses_nothing(copies("written"), "run", "notes")


def test_so_it_does_where_a_folder_is_synchronised_and_the_journal_is_another(copies):
    loses_nothing(copies("written", "OneDrive"), "ingest", "notes")


@pytest.mark.parametrize(
    ("stage", "typed"),
    [
        ("corrected", ("export",)),
        ("exported", ("summarise", "--engine", "paste", "--service", "Chatten", "--replace")),
        ("exported", ("place", "NOTE", "--question", "2")),
        ("exported", ("names", "--keep", "Åsa Tuvlund")),
        ("corrected", ("undo",)),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else given,
)
def test_what_was_killed_can_be_typed_again(copies, stage, typed):
    copy = copies(stage)
    with Store.open(copy() / ".synthkit", access=Access.READ) as store:
        taken = store.notes_taken()
    assert taken
    note = taken[1].notes[0].id
    loses_nothing(copy, *(note if word == "NOTE" else word for word in typed))


def test_what_was_being_forgotten_is_gone_after_the_next_command(copies):
    typed = ("forget", "--pattern", "goda exempel", "--yes")
    for folder in killed(copies("exported"), *typed):
        killing.run(folder, *typed)
        kept = [path for path in (folder / ".synthkit").iterdir() if path.is_file()]
        assert not [path.name for path in kept if b"goda exempel" in path.read_bytes()]


def test_a_reply_that_was_stored_is_not_asked_for_again(copies, server):
    typed = ("summarise", "--engine", "llm", "--max-concurrency", "1")

    def copy() -> Path:
        folder = copies("ingested")()
        set_llm(folder, model="m", base_url=server.url)
        return folder

    whole = copy()
    assert killing.run(whole, *typed) == 0
    expected, calls = state(whole), len(server.asked)
    stored_before_kill: set[int] = set()
    for folder in killed(copy, *typed):
        with Store.open(folder / ".synthkit", access=Access.WRITE) as store:
            stored = len(store.calls())
        asked = len(server.asked)
        assert killing.run(folder, *typed) == 0
        assert state(folder) == expected
        assert len(server.asked) - asked == calls - stored
        stored_before_kill.add(stored)
    assert 0 in stored_before_kill
    assert max(stored_before_kill) > 0


def edited_question(folder: Path) -> tuple[str, ...]:
    """What is typed to hand in question 1 with a line of a person's own."""
    ran = subprocess.run(
        [sys.executable, "-m", "synthkit", "edit", "-n", "1", "--print", "-w", str(folder)],
        env=os.environ | {"SOURCE_DATE_EPOCH": "1760090400"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    title = next(line for line in ran.stdout.splitlines() if line.startswith("## ["))
    text = ran.stdout.replace(f"{title}\n", f"{title}\n- En rad av min egen\n", 1)
    (folder / "fraga.txt").write_text(text, "utf-8")
    return ("edit", "-n", "1", "--from", "fraga.txt")


def edited_document(folder: Path) -> tuple[str, ...]:
    """The same for the exported Word file, with another title."""
    path = next(folder.glob("*.docx"))
    file = WordFile(path)
    file.reword(file.styled("Heading 1")[0], "En annan titel")
    file.add_after(file.lines[0], "En rad av min egen")
    file.save(folder / "redigerad.docx")
    return ("adopt", "redigerad.docx", "--yes")


def packed_copy(folder: Path) -> tuple[str, ...]:
    """The same for a copy in which a question was edited."""
    assert killing.run(folder, "pack", "ut.synthkit") == 0
    assert killing.run(folder, "unpack", "ut.synthkit", "kopia") == 0
    typed = edited_question(folder / "kopia")
    assert killing.run(folder / "kopia", *typed) == 0
    assert killing.run(folder / "kopia", "pack", "../in.synthkit") == 0
    return ("adopt", "in.synthkit", "--yes")


def filled_register(folder: Path) -> tuple[str, ...]:
    """What is typed to hand in a register in which somebody takes the first line."""
    assert killing.run(folder, "export", "--register", "-o", "register.xlsx") == 0
    book = openpyxl.load_workbook(folder / "register.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            if str(row[0].value).isdigit() or str(row[1].value).isdigit():
                for cell in row:
                    cell.value = cell.value or "Utvecklingsenheten"
    book.save(folder / "register.xlsx")
    return ("adopt", "register.xlsx", "--yes")


def read_sample(folder: Path) -> tuple[str, ...]:
    """What is typed to have the document say what two readers found."""
    assert killing.run(folder, "sample", "--notes", "4") == 0
    sheets = sorted(path.name for path in folder.glob("Stickprov *.docx"))
    for name in sheets:
        document = docx.Document(str(folder / name))
        for table in document.tables:
            for row in table.rows[1:]:
                row.cells[1].text = "0"
        document.save(str(folder / name))
    return ("sample", "--read", *sheets, "--publish")


@pytest.fixture
def ready(copies, tmp_path) -> Callable[..., tuple[Callable[[], Path], tuple[str, ...]]]:
    """``ready(prepare)`` makes the prepared workshop anew at each call, and what is then typed."""

    def of(
        prepare: Callable[[Path], tuple[str, ...]],
    ) -> tuple[Callable[[], Path], tuple[str, ...]]:
        place = copies("exported")()
        typed = prepare(place)
        shutil.copytree(place, tmp_path / "ready")

        def copy() -> Path:
            shutil.rmtree(place)
            return Path(shutil.copytree(tmp_path / "ready", place))

        return copy, typed

    return of


@pytest.mark.parametrize("prepare", [edited_question, edited_document, packed_copy])
def test_no_edit_that_was_confirmed_is_lost(ready, prepare):
    copy, typed = ready(prepare)

    loses_nothing(copy, *typed)

    place = copy()
    assert killing.run(place, *typed) == 0
    with Store.open(place / ".synthkit", access=Access.READ) as store:
        lines = [line.text for section in sections(store) for line in section.draft.insights]
    assert "En rad av min egen" in lines


def test_no_register_that_was_read_back_is_lost(ready):
    copy, typed = ready(filled_register)

    loses_nothing(copy, *typed)

    place = copy()
    assert killing.run(place, *typed) == 0
    with Store.open(place / ".synthkit", access=Access.READ) as store:
        (taken, *_) = [entry for section in sections(store) for entry in section.registered]
    assert taken.who == "Utvecklingsenheten"


def test_what_a_sample_showed_is_published_whole_or_not_at_all(ready):
    copy, typed = ready(read_sample)

    loses_nothing(copy, *typed)

    place = copy()
    assert killing.run(place, *typed) == 0
    assert "Två läsare" in (place / "synthkit.toml").read_text("utf-8")


def test_a_pack_is_whole_or_not_there(copies):
    loses_nothing(copies("exported"), "pack", "ut.synthkit")

    def packed() -> Path:
        folder = copies("exported")()
        assert killing.run(folder, "pack", "ut.synthkit") == 0
        return folder

    expected = state(packed())
    for folder in killed(packed, "unpack", "ut.synthkit", "kopia"):
        killing.run(folder, "unpack", "ut.synthkit", "kopia")
        copied = state(folder / "kopia")
        assert copied["sections"] == expected["sections"]
        assert not list(folder.glob(".*.part"))
