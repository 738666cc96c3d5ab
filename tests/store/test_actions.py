"""What a person did is kept whole, with what was there before."""

import datetime as dt
from pathlib import Path

import pytest

from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import Draft, Origin
from synthkit.store.records import Access, Deed, SettingsEdit
from synthkit.store.store import Store
from tests.builders import NOON, insight, notes, question, section, theme

(NOTE,) = notes("Dela lärdomar")
SECTION = section(question(), Draft(themes=(theme("T", insight("A.", NOTE)),)), (NOTE,))
EDITED = SECTION.model_copy(update={"brought_back": (NOTE.id,)})
PLACED = Placement(note=NOTE.id, question=2, by=PlacedBy.PERSON)
LATER = NOON + dt.timedelta(hours=1)


def test_an_action_adds_a_revision_and_knows_the_one_before(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_section(SECTION, Origin.ENGINE, NOON)

        action = store.carry_out(Deed("reword", {"text": "A."}, (EDITED,)), LATER)

        (edit,) = action.effects.sections
        assert edit.before
        assert store.revision(edit.before).section == SECTION
        after = store.revision(edit.after)
        assert (after.section, after.author, after.at) == (EDITED, Origin.PERSON, LATER)
        assert store.sections() == (EDITED,)


def test_a_persons_placement_is_kept_beside_the_engines_and_taken_back(tmp_path: Path) -> None:
    engines = Placement(
        note=NOTE.id, question=None, by=PlacedBy.ENGINE, reason=LeftOutReason.OFF_TOPIC
    )
    with Store.open(tmp_path) as store:
        store.save_placements((engines,), ())
        placed = store.carry_out(Deed("place", {}, placed=(PLACED,)), NOON)
        assert store.placements() == (engines, PLACED)

        taken_back = store.carry_out(Deed("undo", {}, unplaced=(NOTE.id,), undoes=1), LATER)

        assert store.placements() == (engines,)
    (one,), (other,) = placed.effects.placements, taken_back.effects.placements
    assert (one.before, one.after) == (None, PLACED)
    assert (other.before, other.after) == (PLACED, None)


def test_actions_are_listed_as_they_were_done_and_by_a_store_that_only_reads(
    tmp_path: Path,
) -> None:
    edit = SettingsEdit(before="", after="[groups]\n")
    with Store.open(tmp_path) as store:
        done = (
            store.carry_out(Deed("set-group", {"group": "Norr"}, settings=edit), NOON),
            store.carry_out(Deed("undo", {"count": 2}, undoes=1), LATER),
        )
    with Store.open(tmp_path, access=Access.READ) as store:
        assert store.actions() == done
    assert [action.number for action in done] == [1, 2]
    assert done[0].effects.settings == edit


def test_an_action_happens_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        deed = Deed("undo", {}, (SECTION,), placed=(PLACED,), undoes=99)
        with pytest.raises(Exception, match="FOREIGN KEY"):
            store.carry_out(deed, NOON)

        assert (store.actions(), store.sections(), store.placements()) == ((), (), ())


def test_a_revision_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, pytest.raises(LookupError):
        store.revision(7)
