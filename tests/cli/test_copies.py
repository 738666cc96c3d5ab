"""A copied workspace is a workspace: whatever was decided in it, and wherever it goes on.

Each example decides something, takes the folder somewhere else in one of the ways in which folders
travel, and goes on there: the same as if it had never travelled. The original stays as it was, and
goes on too.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthkit.app.material import sections
from synthkit.store.backup import BACKUP, DATABASE, SEAL
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.cli.builders import NOTES, write_docx

KEPT = ".synthkit"
# By number of a line, note or theme of the workspace as it was summarised; a command whose target
# is gone by then fails, and must fail in both.
DECISIONS = {
    "reword": lambda one: ("reword", one["line"], "Grannarna sköter odlingen tillsammans."),
    "drop": lambda one: ("drop", one["line"]),
    "retitle": lambda one: ("retitle", one["theme"], "Odla ihop"),
    "leave-out": lambda one: ("leave-out", one["note"], "--reason", "minor"),
    "place": lambda one: ("place", one["note"], "--question", "1"),
    "set-group": lambda one: ("set-group", one["file"], "Fönsterbordet"),
    "names": lambda _one: ("names", "--mask", "Ylva"),
    "approve": lambda one: ("approve", "--question", one["question"], "--by", "processledare"),
    "undo": lambda _one: ("undo",),
}
AGAIN = (("ingest", "notes"), ("ingest", "."), ("summarise",), ("ingest", "late"))
decided = st.tuples(st.sampled_from(sorted(DECISIONS)), st.integers(0, 3))
later = st.one_of(decided, st.sampled_from(AGAIN))


# How folders travel: each makes the folder ``there`` of the one ``here``.


def copied(here: Path, there: Path) -> None:
    shutil.copytree(here, there)


def moved(here: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    here.rename(there)


def without_companions(here: Path, there: Path) -> None:
    """As a program synchronises that leaves out what it does not know."""
    shutil.copytree(here, there)
    for path in (there / KEPT).iterdir():
        if path.name != DATABASE:
            path.unlink()


def with_a_conflict(here: Path, there: Path) -> None:
    shutil.copytree(here, there)
    shutil.copy(there / KEPT / DATABASE, there / KEPT / "workspace (1).db")


def with_touched_files(here: Path, there: Path) -> None:
    """Every file is as new as its copy."""
    shutil.copytree(here, there, copy_function=shutil.copyfile)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    way.__name__: way
    for way in (copied, moved, without_companions, with_a_conflict, with_touched_files)
}


def state(folder: Path) -> dict[str, object]:
    """What a person would miss."""
    with Store.open(folder / KEPT, access=Access.READ) as store:
        taken = store.notes_taken()
        return {
            "documents": [(document.key, document.path) for document in store.documents()],
            "notes": taken and taken[1],
            "placements": set(store.placements()),
            "sections": sections(store),
            "changes": [(r.number, r.change) for r in store.changes()],
            "settings": (folder / "synthkit.toml").read_bytes(),
        }


@pytest.fixture
def whole(synthkit, summarised) -> tuple[Path, list[dict[str, str]]]:
    """The workspace that all examples begin with, and what there is in it to decide on."""
    late = {"Grupp 9": (("Dela verktyg mellan kolonilotterna",), ("Lotsar till nya odlare",))}
    for group, notes in late.items():
        write_docx(summarised / "late" / f"{group}.docx", notes)
    shown = json.loads(synthkit("show", "--json").out)
    themes = [(q, theme) for q in shown["questions"] for theme in q["themes"]]
    there = [
        {
            "line": theme["insights"][0]["id"],
            "theme": theme["id"],
            "note": shown["notes"][at * 2]["id"],
            "file": f"Grupp {at % len(NOTES) + 1}.docx",
            "question": str(q["number"]),
        }
        for at, (q, theme) in enumerate(themes[:4])
    ]
    return summarised, there


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(
    journey=st.tuples(
        st.lists(decided, min_size=1, max_size=3),
        st.sampled_from(sorted(WAYS)),
        st.lists(later, min_size=1, max_size=3),
    )
)
def test_what_goes_on_elsewhere_is_as_if_it_had_never_travelled(
    synthkit, whole, tmp_path_factory, journey
):
    before, way, after = journey
    start, there = whole
    place = tmp_path_factory.mktemp("copies")

    def run(folder: Path, steps) -> list[int]:
        os.chdir(folder)
        typed = [
            DECISIONS[step[0]](there[step[1] % len(there)]) if step[0] in DECISIONS else step
            for step in steps
        ]
        return [synthkit(*words).code for words in typed]

    stayed = place / "stayed"
    travels = place / "travels"
    for folder in (stayed, travels):
        shutil.copytree(start, folder)
        first = run(folder, before)
    decided_so_far = state(stayed)
    os.chdir(place)
    arrived = place / "Molnet" / "OneDrive – Län" / "arrived"
    WAYS[way](travels, arrived)

    last = [("ingest", "notes"), ("summarise",)]
    codes = run(stayed, [*after, *last])

    assert run(arrived, [*after, *last]) == codes
    assert state(arrived) == state(stayed)
    if travels.exists():
        assert state(travels) == decided_so_far
        # Both go on, and neither undoes what the other one did.
        assert run(travels, [*after, *last]) == codes
        assert state(travels) == state(stayed) == state(arrived)
    assert set(first) <= {0, 2}


def test_an_older_database_beside_newer_companions_is_named_and_goes_on_where_it_was(
    synthkit, whole, tmp_path
):
    folder, there = whole
    older = shutil.copy(folder / KEPT / DATABASE, tmp_path)
    assert synthkit(*DECISIONS["reword"](there[0])).code == 0
    expected = state(folder)

    shutil.copy(older, folder / KEPT / DATABASE)
    before = (folder / KEPT / DATABASE).read_bytes()
    for command in (("ingest", "notes"), ("summarise",), DECISIONS["drop"](there[1])):
        ran = synthkit(*command)
        assert ran.code == 1
        assert "synthkit restore" in ran.err
    assert (folder / KEPT / DATABASE).read_bytes() == before

    assert synthkit("restore").code == 0
    assert state(folder) == expected
    assert {SEAL, BACKUP, DATABASE} <= {path.name for path in (folder / KEPT).iterdir()}


def test_what_is_forgotten_in_a_copy_is_named_in_the_copys_files(synthkit, whole, tmp_path):
    folder, _ = whole
    copy = Path(shutil.copytree(folder, tmp_path / "kopia"))
    os.chdir(copy)

    said = synthkit("forget", "--pattern", NOTES["Grupp 2"][0][1], "--yes").out

    told = [line for line in said.splitlines() if "Grupp 2.docx" in line]
    assert told
    assert not any(str(folder) in line for line in told)
    assert str(copy) in said or "notes" in said
