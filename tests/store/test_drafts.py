"""What a person changed is kept whole, beside what engines drafted."""

import datetime as dt
from pathlib import Path

import pytest

from synthkit.drafts.changes import Change, SettingsEdit
from synthkit.drafts.decisions.sections import Place, Replace
from synthkit.model.synthesis import Draft
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.builders import NOON, insight, notes, question, section, theme

(NOTE,) = notes("Dela lärdomar")
SECTION = section(question(), Draft(themes=(theme("T", insight("A.", NOTE)),)), (NOTE,))
PLACED = Change(
    command="place", details={"count": 1}, decisions=(Place(notes=(NOTE.id,), question=2),)
)
LATER = NOON + dt.timedelta(hours=1)


def test_a_draft_knows_the_last_change_before_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(SECTION, NOON)
        number = store.record(PLACED, NOON).number
        store.save_draft(SECTION, LATER)

        assert [draft.around for draft in store.drafts()] == [0, number]


def test_a_draft_stands_after_the_change_that_asked_for_it(tmp_path: Path) -> None:
    replace = Change(command="replace", details={}, decisions=(Replace(question=1),))
    with Store.open(tmp_path) as store:
        store.save_draft(SECTION, NOON, replace)

        (record,), (draft,) = store.changes(), store.drafts()
        assert (record.change, draft.around) == (replace, record.number)


def test_changes_are_listed_as_they_were_made_and_by_a_store_that_only_reads(
    tmp_path: Path,
) -> None:
    edit = SettingsEdit(before="", after="[groups]\n")
    named = Change(command="set-group", details={"group": "Norr"}, settings=edit)
    undone = Change(command="undo", details={"count": 2}, undoes=1)
    with Store.open(tmp_path) as store:
        made = tuple(
            store.record(change, at)
            for change, at in ((named, NOON), (PLACED, NOON), (undone, LATER))
        )
    with Store.open(tmp_path, access=Access.READ) as store:
        assert store.changes() == made
    assert [record.number for record in made] == [1, 2, 3]
    assert [record.change for record in made] == [named, PLACED, undone]


def test_a_change_happens_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    undoes = PLACED.model_copy(update={"undoes": 99})
    with Store.open(tmp_path) as store:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            store.save_draft(SECTION, NOON, undoes)

        assert (store.changes(), store.drafts()) == ((), ())
