"""What a workspace keeps, and that it gives back what it was given."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from synthkit.errors import WorkspaceError
from synthkit.model.document import Refusal, RefusalReason
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, NotesTaken, PlacedBy, Placement
from synthkit.model.synthesis import Draft, Section
from synthkit.store.backup import seal
from synthkit.store.database import Access, migrations
from synthkit.store.documents import StoredDocument
from synthkit.store.store import Store
from tests.builders import (
    NOON,
    document,
    insight,
    item,
    notes,
    paragraph,
    placed,
    question,
    section,
    theme,
)


def section_of(number: int, *texts: str) -> Section:
    seen = notes(*texts)
    draft = Draft(themes=(theme("Samverkan", *(insight(n.text, n) for n in seen)),))
    return section(question(number), draft, seen)


def about(note: str | None, code: str = "placement_uncertain") -> Finding:
    return Finding(severity=Severity.INFO, code=code, where=Where(note=note))


def test_a_document_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    saved = document(
        "Grupp 1.docx", item("Dela lärdomar", level=1, label="a)"), paragraph("“–” 😀")
    )
    with Store.open(tmp_path / ".synthkit") as store:
        store.save_document(saved, root="/in", reader_version="1")
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.documents() == (saved,)
        assert store.known() == (
            StoredDocument(saved.key, "/in", "Grupp 1.docx", saved.content_hash, "1"),
        )


def test_documents_come_in_the_natural_order_of_their_paths(tmp_path: Path) -> None:
    paths = ["grupp 10.docx", "Grupp 9.docx", "b/Grupp 1.docx", "Grupp 1.docx", "1.pdf"]
    with Store.open(tmp_path) as store:
        for path in paths:
            store.save_document(document(path), root="/in", reader_version="1")
        expected = ["1.pdf", "b/Grupp 1.docx", "Grupp 1.docx", "Grupp 9.docx", "grupp 10.docx"]
        assert [d.path for d in store.documents()] == expected
        assert [d.path for d in store.known()] == expected


def test_a_document_takes_the_place_of_the_one_with_its_key(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_document(document("a.docx", item("förr")), root="/in", reader_version="1")
        store.save_document(document("a.docx", item("nu")), root="/in", reader_version="2")
        (kept,) = store.documents()
        assert kept.blocks == (item("nu"),)
        assert store.known()[0].reader_version == "2"


def test_a_renamed_document_keeps_its_key_and_its_blocks(tmp_path: Path) -> None:
    before = document("a.docx", item("Dela lärdomar"))
    with Store.open(tmp_path) as store:
        store.save_document(before, root="/in", reader_version="1")
        store.rename_document(before.key, path="ny/b.docx", root="/annan")
        assert store.documents() == (before.model_copy(update={"path": "ny/b.docx"}),)
        assert (store.known()[0].root, store.known()[0].path) == ("/annan", "ny/b.docx")
        with pytest.raises(LookupError):
            store.rename_document("finns ej", path="c.docx", root="/in")


def test_removed_documents_are_gone_and_the_others_stay(tmp_path: Path) -> None:
    gone, stays = document("a.docx"), document("b.docx")
    with Store.open(tmp_path) as store:
        store.save_document(gone, root="/in", reader_version="1")
        store.save_document(stays, root="/in", reader_version="1")
        store.remove_documents([gone.key, "finns ej"])
        assert store.documents() == (stays,)


def test_refusals_replace_those_of_the_same_folder_only(tmp_path: Path) -> None:
    one, other, late = (
        Refusal(path=path, reason=RefusalReason.BROKEN) for path in ("b.pdf", "a.pdf", "c.pdf")
    )
    with Store.open(tmp_path) as store:
        store.save_refusals("/in", (one,))
        store.save_refusals("/annan", (other,))
        store.save_refusals("/in", (late,))
        assert store.refusals() == (other, late)
        store.save_refusals("/in", ())
        assert store.refusals() == (other,)


def test_notes_taken_come_back_with_their_fingerprint(tmp_path: Path) -> None:
    taken = NotesTaken(notes=notes("Dela lärdomar"), findings=(about(None),))
    with Store.open(tmp_path) as store:
        assert store.notes_taken() is None
        store.save_notes_taken("f1", NotesTaken())
        store.save_notes_taken("f2", taken)
        assert store.notes_taken() == ("f2", taken)


def test_a_placement_replaces_the_earlier_one_of_its_note(tmp_path: Path) -> None:
    (note,) = notes("Fika kl. 10")
    later = Placement(
        note=note.id, question=None, by=PlacedBy.ENGINE, reason=LeftOutReason.OFF_TOPIC
    )
    with Store.open(tmp_path) as store:
        store.save_placements(placed(1, note, by=PlacedBy.ENGINE), ())
        store.save_placements((later,), ())
        assert store.placements() == (later,)


def test_placements_come_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    made = placed(1, *notes(*(f"Tanke {n}" for n in range(20))), by=PlacedBy.ENGINE)
    with Store.open(tmp_path) as store:
        store.save_placements(made[10:], ())
        store.save_placements(made[:10], ())
        assert store.placements() == made[10:] + made[:10]


def test_a_finding_about_a_placement_stays_until_its_note_is_placed_anew(tmp_path: Path) -> None:
    one, other = notes("Dela lärdomar", "Fler möten")
    with Store.open(tmp_path) as store:
        store.save_placements(
            placed(1, one, by=PlacedBy.ENGINE), (about(one.id), about(None, "language_unknown"))
        )
        store.save_placements(placed(1, other, by=PlacedBy.ENGINE), (about(other.id),))
        assert store.placement_findings() == (about(one.id), about(other.id))
        store.save_placements(placed(2, one, by=PlacedBy.ENGINE), ())
        assert store.placement_findings() == (about(other.id),)
        store.drop_placements()
        assert store.placement_findings() == ()


def test_drafts_are_added_and_never_lost(tmp_path: Path) -> None:
    first, second = section_of(1, "a"), section_of(1, "b")
    later = NOON.astimezone(dt.timezone(dt.timedelta(hours=2))) + dt.timedelta(hours=1)
    with Store.open(tmp_path) as store:
        store.save_draft(first, NOON)
        store.save_draft(section_of(2, "c"), NOON)
        store.save_draft(second, later)
        kept = [draft for draft in store.drafts() if draft.question == 1]
        assert [store.draft(draft.number) for draft in kept] == [first, second]
        assert [draft.at for draft in kept] == [NOON, later]
        assert [draft.number for draft in store.drafts()] == [1, 2, 3]


def test_a_draft_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, pytest.raises(LookupError):
        store.draft(7)


def test_the_hashes_of_all_exports_to_a_path_are_known(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.export_hashes("ut.docx") == set()
        store.record_export("ut.docx", "aa", NOON, "document")
        store.record_export("ut.docx", "bb", NOON, "document")
        store.record_export("ut.md", "cc", NOON, "document")
        assert store.export_hashes("ut.docx") == {"aa", "bb"}


def test_a_step_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    kept = section_of(1, "a")
    with Store.open(tmp_path) as store:
        store.save_draft(kept, NOON)

        def breaking_off() -> Iterator[str]:
            yield document("a.docx").key
            raise KeyboardInterrupt

        store.save_document(document("a.docx"), root="/in", reader_version="1")
        with pytest.raises(KeyboardInterrupt):
            store.remove_documents(breaking_off())
        assert len(store.documents()) == 1
        store.save_draft(section_of(1, "b"), NOON)
        assert len(store.drafts()) == 2


def test_reading_a_workspace_that_is_not_there_finds_it_empty_and_makes_nothing(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / ".synthkit", access=Access.READ) as store:
        assert store.documents() == ()
        assert store.drafts() == ()
        assert store.notes_taken() is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_opened_to_read_changes_nothing(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with (
        Store.open(tmp_path, access=Access.READ) as store,
        pytest.raises(RuntimeError, match="opened to read"),
    ):
        store.save_document(document("a.docx"), root="/in", reader_version="1")


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    with Store.open(tmp_path) as writer:
        writer.save_document(document("a.docx"), root="/in", reader_version="1")
        with Store.open(tmp_path, access=Access.READ) as reader:
            writer.save_document(document("b.docx"), root="/in", reader_version="1")
            assert [d.path for d in reader.documents()] == ["a.docx"]
        with Store.open(tmp_path, access=Access.READ) as reader:
            assert [d.path for d in reader.documents()] == ["a.docx", "b.docx"]


def test_the_folder_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    Store.open(tmp_path / "w" / ".synthkit").close()
    ignore = tmp_path / "w" / ".synthkit" / ".gitignore"
    assert ignore.read_text("utf-8") == "*\n"
    ignore.write_text("mine\n", "utf-8")
    Store.open(tmp_path / "w" / ".synthkit").close()
    assert ignore.read_text("utf-8") == "mine\n"


def test_removed_text_is_overwritten_in_the_file(tmp_path: Path) -> None:
    secret = document("a.docx", item("Hemligheten heter Rumpelstiltskin " * 50))
    with Store.open(tmp_path) as store:
        store.save_document(secret, root="/in", reader_version="1")
    assert b"Rumpelstiltskin" in (tmp_path / "workspace.db").read_bytes()
    with Store.open(tmp_path) as store:
        store.remove_documents([secret.key])
    assert b"Rumpelstiltskin" not in (tmp_path / "workspace.db").read_bytes()


def test_the_write_ahead_log_is_used_on_a_local_disk(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.notices == ()
    assert journal_mode(tmp_path) == "wal"


def test_in_a_synchronised_folder_another_journal_is_used_and_it_is_said_once(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "OneDrive - Region Dalarna" / "WS 2" / ".synthkit"
    with Store.open(folder) as store:
        (notice,) = store.notices
        store.save_draft(section_of(1, "a"), NOON)
    assert notice.code == "workspace_synchronised"
    assert notice.values == {"folder": str(folder.parent), "name": "OneDrive"}
    assert journal_mode(folder) == "delete"
    with Store.open(folder) as store:
        assert store.notices == ()
        assert len(store.drafts()) == 1
    assert sorted(p.name for p in folder.iterdir()) == [
        ".gitignore",
        "lock.db",
        "workspace.db",
        "workspace.sum",
    ]


def test_a_workspace_that_is_moved_into_a_synchronised_folder_changes_its_journal(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "w") as store:
        store.save_draft(section_of(1, "a"), NOON)
    moved = tmp_path / "Dropbox"
    (tmp_path / "w").rename(moved)
    with Store.open(moved) as store:
        assert len(store.drafts()) == 1
    assert journal_mode(moved) == "delete"


def journal_mode(folder: Path) -> str:
    connection = sqlite3.connect(folder / "workspace.db")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()
    return str(mode)


def test_a_workspace_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "workspace.db")
    connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    seal(tmp_path)
    before = (tmp_path / "workspace.db").read_bytes()
    for access in Access:
        with pytest.raises(WorkspaceError) as raised:
            Store.open(tmp_path, access=access)
        assert raised.value.key == "workspace_newer"
    assert (tmp_path / "workspace.db").read_bytes() == before


@pytest.mark.parametrize("access", Access)
def test_a_file_that_is_no_database_is_named_and_not_overwritten(
    tmp_path: Path, access: Access
) -> None:
    rubbish = b"This is not a database, it is a shopping list. " * 100
    (tmp_path / "workspace.db").write_bytes(rubbish)
    with pytest.raises(WorkspaceError) as raised:
        Store.open(tmp_path, access=access)
    assert raised.value.key == "workspace_damaged"
    assert (tmp_path / "workspace.db").read_bytes() == rubbish


@pytest.mark.parametrize("access", Access)
def test_another_programs_database_is_named_and_not_changed(tmp_path: Path, access: Access) -> None:
    connection = sqlite3.connect(tmp_path / "workspace.db")
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = (tmp_path / "workspace.db").read_bytes()
    with pytest.raises(WorkspaceError) as raised:
        Store.open(tmp_path, access=access)
    assert raised.value.key == "workspace_damaged"
    assert (tmp_path / "workspace.db").read_bytes() == before


def test_a_database_with_a_part_missing_is_named_as_damaged(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n in range(30):
            saved = document(f"{n}.docx", *(item(f"Tanke {n} {i}" * 20) for i in range(20)))
            store.save_document(saved, root="/in", reader_version="1")
    whole = (tmp_path / "workspace.db").read_bytes()
    (tmp_path / "workspace.db").write_bytes(whole[: len(whole) // 2])
    for access in Access:
        with pytest.raises(WorkspaceError) as raised, Store.open(tmp_path, access=access) as store:
            store.documents()
        assert raised.value.key == "workspace_damaged"


def test_a_value_that_is_no_noun_of_ours_is_named_as_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_document(document("a.docx"), root="/in", reader_version="1")
    connection = sqlite3.connect(tmp_path / "workspace.db")
    connection.execute("UPDATE document SET value = '{\"key\": 1}'")
    connection.commit()
    connection.close()
    seal(tmp_path)
    with Store.open(tmp_path) as store, pytest.raises(WorkspaceError) as raised:
        store.documents()
    assert raised.value.key == "workspace_damaged"


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / ".synthkit").write_text("x", "utf-8")
    with pytest.raises(WorkspaceError) as raised:
        Store.open(tmp_path / ".synthkit")
    assert raised.value.key == "workspace_not_writable"


def test_a_folder_where_nobody_may_write_is_named_and_can_still_be_read(tmp_path: Path) -> None:
    folder = tmp_path / ".synthkit"
    with Store.open(folder) as store:
        store.save_draft(section_of(1, "a"), NOON)
    (folder / "lock.db").unlink()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        try:
            (folder / "probe").write_text("", "utf-8")
        except OSError:
            pass
        else:
            pytest.skip("this user may write everywhere, or this system keeps no such permissions")
        with pytest.raises(WorkspaceError) as raised:
            Store.open(folder)
        assert raised.value.key == "workspace_not_writable"
        with Store.open(folder, access=Access.READ) as store:
            assert len(store.drafts()) == 1
    finally:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o644)


def test_a_full_disk_is_named_and_what_was_complete_stands(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(section_of(1, "a"), NOON)
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(WorkspaceError) as raised:
            store.save_draft(section_of(1, "b" * 100_000), NOON)
        assert raised.value.key == "workspace_disk_full"
        assert len(store.drafts()) == 1
    with Store.open(tmp_path) as store:
        assert len(store.drafts()) == 1


# Rehearsing


def test_what_is_rehearsed_is_seen_there_and_nowhere_else(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.record_export("a.docx", "1", NOON, "document")
    with Store.open(tmp_path / "w", access=Access.REHEARSE) as store:
        store.record_export("b.docx", "2", NOON, "document")
        assert [path for path, _ in store.exports()] == ["a.docx", "b.docx"]
    with Store.open(tmp_path / "w") as store:
        assert [path for path, _ in store.exports()] == ["a.docx"]


def test_rehearsing_waits_for_nobody_and_makes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w"), Store.open(tmp_path / "w", access=Access.REHEARSE) as store:
        store.record_export("b.docx", "2", NOON, "document")
    with Store.open(tmp_path / "none", access=Access.REHEARSE) as store:
        store.record_export("b.docx", "2", NOON, "document")

    assert not (tmp_path / "none").exists()
