"""The example after it was summarised: a late group, a moved note and a decided name, one by one.

With the replies that were recorded, and offline: what a change does not concern stays as it was.
"""

import dataclasses
from collections import Counter
from itertools import pairwise

import pytest

from synthkit.app.context import Masking
from synthkit.app.pipeline import overview, summarise
from synthkit.app.sections import Existing
from synthkit.engines.engine import Engine
from synthkit.engines.offline import OfflineEngine
from synthkit.model.citation import Role
from synthkit.model.outcome import SectionFate
from tests.recordings.example import (
    NUMBERS,
    context_on,
    decide_a_name,
    engine_of,
    hear_a_late_group,
    move_a_note,
    read_workshop,
)
from tests.recordings.recorded import LATER, Recorded, recordings

ENGINES = ("recorded", "offline")


class Kept:
    """The example as it became after each change: the fates, and the lines by their words."""

    def __init__(self, folder, engine):
        workshop = read_workshop(folder)
        with context_on(folder, workshop) as context:
            self.model = Recorded((*recordings(), *recordings(LATER)))
            by_model = engine_of(self.model, context)
            self.engine: Engine = OfflineEngine() if engine == "offline" else by_model
            masking = Masking.WORDS if engine == "offline" else Masking.TOKENS
            settled = decide_a_name(workshop)
            with_name = dataclasses.replace(context, workshop=settled, masking=masking)
            without = dataclasses.replace(context, masking=masking)
            self.steps = [self._step(without)]
            for change in (hear_a_late_group, move_a_note):
                change(without)
                self.steps.append(self._step(without))
            self.steps.append(self._step(with_name))

    def _step(self, context):
        fates = [o.fate for o in summarise(context, self.engine, NUMBERS, Existing.OWN)]
        return fates, overview(context), len(self.model.asked)

    def lines(self, step):
        whole = self.steps[step][1]
        return Counter(
            (section.question.number, text)
            for section in whole.sections
            for line in section.draft.lines
            for text in line.texts
        )

    def changed(self, step):
        """The lines that are gone, and those that are new."""
        before, after = self.lines(step - 1), self.lines(step)
        return before - after, after - before


@pytest.fixture(scope="module")
def by_engine(tmp_path_factory):
    return {engine: Kept(tmp_path_factory.mktemp(engine), engine) for engine in ENGINES}


@pytest.fixture(params=ENGINES)
def kept(by_engine, request):
    return by_engine[request.param]


def test_a_late_group_takes_no_line_away(kept):
    fates, whole, _ = kept.steps[1]
    gone, new = kept.changed(1)

    assert fates == [SectionFate.UPDATED] * 3
    assert not gone
    assert sum(new.values()) <= 6
    assert whole.errors == ()
    late = {note.id for note in whole.material.notes if "kom sent" in note.document_name}
    assert len(late) == 9
    assert late <= {n for section in whole.sections for n in section.draft.speaks_of}


def test_a_moved_note_changes_no_line_that_it_did_not_word(kept):
    gone, new = kept.changed(2)

    assert {text for _, text in gone} <= {"Företagen skulle behöva en lots, nån de kan ringa."}
    assert sum(new.values()) <= 1


def test_a_decided_name_changes_the_line_that_holds_it_and_no_other(kept):
    gone, _ = kept.changed(3)

    assert all("Aurora" in text for _, text in gone)
    assert not [text for _, text in kept.lines(3) if "Aurora" in text]


def test_a_model_is_asked_one_thing_a_question_and_late_notes_join_what_says_the_same(by_engine):
    kept = by_engine["recorded"]
    asked = [step[2] for step in kept.steps]
    whole = kept.steps[1][1]

    assert [now - before for before, now in pairwise(asked)] == [3, 1, 1]
    late = {n.id: n.text for n in whole.material.notes if "kom sent" in n.document_name}
    joined = {
        late[c.note]
        for section in whole.sections
        for c in section.draft.citations
        if c.note in late and c.role is Role.ALSO
    }
    assert len(joined) == 7
    assert set(kept.changed(1)[1]) == {
        (3, "APL och handledning kostar – handledarna måste få betalt."),
        (3, "Betala inte handledare, det är en investering för företaget."),
    }
