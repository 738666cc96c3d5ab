"""A damaged workspace is named, never taken for a new one, and its newest good state comes back."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from synthkit.drafts.changes import Change
from synthkit.errors import WorkspaceError
from synthkit.store.backup import BACKUP, DATABASE, SEAL
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.builders import NOON, document, paragraph

NAMED = {"workspace_damaged", "workspace_restorable"}


def change(number: int) -> Change:
    return Change(command="retitle", details={"title": f"Rubrik {number}"})


def filled(folder: Path, changes: int = 2) -> Path:
    """A workspace with documents, and changes that a person made."""
    for number in range(changes):
        with Store.open(folder) as store:
            for at in range(20):
                made = document(f"{at}.docx", paragraph("En anteckning av viss längd " * 20))
                store.save_document(made, root="/in", reader_version="1")
            store.record(change(number), NOON)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return filled(tmp_path_factory.mktemp("whole") / ".synthkit")


def state(folder: Path) -> tuple[object, ...]:
    with Store.open(folder, access=Access.READ) as store:
        return (store.documents(), store.changes(), store.drafts())


def opened(folder: Path, access: Access) -> tuple[object, str]:
    """What can be read from the workspace, or the name of what is wrong with it."""
    try:
        with Store.open(folder, access=access) as store:
            return (store.documents(), store.changes(), store.drafts()), ""
    except WorkspaceError as error:
        return None, error.key


def flip(path: Path, rng: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    path.write_bytes(content)


def cut(path: Path, rng: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: rng.randrange(len(content))])


def empty(path: Path, _rng: random.Random) -> None:
    path.write_bytes(b"")


def remove(path: Path, _rng: random.Random) -> None:
    path.unlink()


def overwrite(path: Path, rng: random.Random) -> None:
    content = bytearray(path.read_bytes())
    at = rng.randrange(len(content))
    content[at : at + 512] = rng.randbytes(len(content[at : at + 512]))
    path.write_bytes(content)


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (flip, cut, empty, remove, overwrite)


@pytest.mark.parametrize("seed", range(2 * settings().max_examples))
def test_whatever_is_damaged_is_named_or_does_no_harm(whole, tmp_path, seed):
    rng = random.Random(seed)
    folder = tmp_path / ".synthkit"
    shutil.copytree(whole, folder)
    before = state(folder)
    damaged = rng.choice((DATABASE, DATABASE, DATABASE, SEAL, BACKUP))
    rng.choice(DAMAGES)(folder / damaged, rng)

    for access in Access:
        found, error = opened(folder, access)
        assert found == before or error in NAMED
        if error and damaged == DATABASE:
            Store.restore(folder, even_if_sound=False)
            assert state(folder) == before


def test_a_folder_that_is_synchronised_by_halves_is_named(whole, tmp_path):
    older = filled(tmp_path / "older", changes=1)
    folder = tmp_path / ".synthkit"
    shutil.copytree(whole, folder)
    shutil.copy(older / DATABASE, folder / DATABASE)

    with pytest.raises(WorkspaceError) as raised:
        Store.open(folder)

    assert raised.value.key == "workspace_restorable"


def test_where_the_database_went_missing_no_new_one_is_made(whole, tmp_path):
    folder = tmp_path / ".synthkit"
    shutil.copytree(whole, folder)
    (folder / DATABASE).unlink()

    for access in Access:
        with pytest.raises(WorkspaceError):
            Store.open(folder, access=access)

    assert not (folder / DATABASE).exists()


def test_the_state_after_the_last_change_comes_back_and_the_damaged_one_stays_beside(tmp_path):
    folder = filled(tmp_path / ".synthkit", changes=3)
    damaged = b"SQLite format 3\x00 and nothing more"
    (folder / DATABASE).write_bytes(damaged)

    Store.restore(folder, even_if_sound=False)

    with Store.open(folder, access=Access.READ) as store:
        titles = [record.change.details["title"] for record in store.changes()]
    assert titles == ["Rubrik 0", "Rubrik 1", "Rubrik 2"]
    assert damaged in [path.read_bytes() for path in folder.glob("*.damaged")]


def test_a_sound_workspace_is_not_replaced_unless_it_is_asked_for(tmp_path):
    folder = filled(tmp_path / ".synthkit", changes=1)
    with Store.open(folder) as store:
        store.save_document(document("sent.docx", paragraph("Sen")), root="/in", reader_version="1")

    with pytest.raises(WorkspaceError, match="workspace_is_sound"):
        Store.restore(folder, even_if_sound=False)
    Store.restore(folder, even_if_sound=True)

    with Store.open(folder, access=Access.READ) as store:
        assert "sent.docx" not in [document.name for document in store.documents()]


def test_without_an_earlier_state_there_is_nothing_to_take_back(tmp_path):
    with Store.open(tmp_path) as store:
        store.save_document(document("a.docx"), root="/in", reader_version="1")
    (tmp_path / DATABASE).write_bytes(b"")

    with pytest.raises(WorkspaceError, match="nothing_to_restore"):
        Store.restore(tmp_path, even_if_sound=False)


def test_what_a_killed_command_left_in_the_log_is_no_damage(whole, tmp_path):
    folder = tmp_path / ".synthkit"
    shutil.copytree(whole, folder)
    store = Store.open(folder)
    store.record(change(9), NOON)
    killed = tmp_path / "killed"
    shutil.copytree(folder, killed)
    store.close()

    with Store.open(killed, access=Access.READ) as reopened:
        assert reopened.changes()[-1].change.details == {"title": "Rubrik 9"}


def test_versions_that_another_computer_left_are_known_by_their_names(whole, tmp_path):
    folder = tmp_path / ".synthkit"
    shutil.copytree(whole, folder)
    for name in ("workspace (1).db", "workspace-DATOR-7.db"):
        shutil.copy(folder / DATABASE, folder / name)

    with Store.open(folder, access=Access.READ) as store:
        assert store.conflict_copies() == ("workspace (1).db", "workspace-DATOR-7.db")
