"""The example, summarised with replies that were written by hand to its very prompts.

No model was called for them: what is shown is that a careful reply comes through whole, and how
good a synthesis the prompts can lead to. ``python -m tests.recordings`` records anew.
"""

import json
from collections import Counter

import pytest

from benchmarks.gold import Gold
from benchmarks.measures import Scorer, Scores
from synthkit.app.pipeline import export, overview, summarise
from synthkit.app.sections import Existing
from synthkit.drafts.ledger import balance
from synthkit.exporters.formats import JSON, MARKDOWN
from synthkit.exporters.view import View
from synthkit.model.note import LeftOutReason
from synthkit.model.outcome import SectionFate
from tests.engines.llm.builders import ScriptedModel, reply
from tests.recordings.example import EXAMPLE, HARBOUR, NUMBERS, context_on, engine_of, read_workshop
from tests.recordings.recorded import (
    HERE,
    WRITTEN,
    RecordAgain,
    Recorded,
    Recorder,
    recordings,
    request_hash,
)


class Made:
    """What became of the recorded replies about one workshop."""

    def __init__(self, folder, source):
        self.source = source
        workshop = read_workshop(folder, source)
        with context_on(folder, workshop) as context:
            self.recordings = recordings(HERE / source.name)
            self.model = Recorded(self.recordings)
            engine = engine_of(self.model, context)
            self.outcomes = summarise(context, engine, NUMBERS, Existing.OWN)
            asked = len(self.model.asked)
            self.again = summarise(context, engine, NUMBERS, Existing.OWN)
            self.asked_again = len(self.model.asked) - asked
            self.whole = overview(context)
            self.exported = json.loads(export(context, self.whole, JSON, View()))
            self.document = export(context, self.whole, MARKDOWN, View()).decode()

    @property
    def lines(self):
        drafts = [section.draft for section in self.whole.sections]
        sides = [side.text for draft in drafts for t in draft.tensions for side in t.sides]
        return [*sides, *(insight.text for draft in drafts for insight in draft.insights)]


@pytest.fixture(scope="module", params=[EXAMPLE, HARBOUR], ids=lambda source: source.name)
def made(tmp_path_factory, request) -> Made:
    return Made(tmp_path_factory.mktemp("recordings"), request.param)


@pytest.fixture(scope="module")
def scores(made) -> Scores:
    return Scorer(Gold.read(made.source), made.exported, made.document).scores()


# What is kept


def test_every_recording_says_that_it_was_written_by_hand(made):
    assert {recording.written for recording in made.recordings} == {WRITTEN}
    assert "Written by hand" in WRITTEN
    assert "nothing about how any model replies" in WRITTEN


def test_every_recording_is_asked_for_and_all_that_is_asked_for_is_recorded(made):
    assert len(made.model.asked) == len(made.recordings)


def test_a_changed_prompt_asks_to_record_again_and_names_the_command(made):
    request = made.model.asked[0]
    changed = request.model_copy(
        update={
            "prompt": request.prompt.model_copy(update={"version": 99, "hash": "0" * 16}),
            "messages": request.messages[::-1],
        }
    )

    with pytest.raises(RecordAgain, match="record again: prompt place is version 99") as caught:
        Recorded(made.recordings).complete(changed)

    assert "python -m tests.recordings --url" in str(caught.value)


def test_changed_notes_ask_to_record_again_too(made):
    request = made.model.asked[0]
    changed = request.model_copy(update={"messages": request.messages[::-1]})

    with pytest.raises(RecordAgain, match="record again: other messages are made of prompt place"):
        Recorded(made.recordings).complete(changed)


def test_what_was_never_answered_is_asked_once_and_kept(made, tmp_path):
    known, other = made.model.asked[:2]
    person = ScriptedModel(lambda request: reply({"of": request.prompt.name}))
    Recorder(person, tmp_path).complete(known)

    recorder = Recorder(person, tmp_path)
    recorder.complete(known)
    answered = recorder.complete(other)

    assert person.asked == [known, other]
    assert {recording.request for recording in recordings(tmp_path)} == {
        *map(request_hash, (known, other))
    }
    assert Recorded(recordings(tmp_path)).complete(other) == answered


def test_what_nobody_asks_for_any_more_goes(made, tmp_path):
    known, other = made.model.asked[:2]
    person = ScriptedModel(lambda _: reply({}))
    Recorder(person, tmp_path).complete(known)
    recorder = Recorder(person, tmp_path)
    recorder.complete(other)

    gone = recorder.tidy()

    assert len(gone) == 1
    assert [recording.request for recording in recordings(tmp_path)] == [request_hash(other)]


# What becomes of it


def test_every_question_is_drafted_in_one_call_and_repaired_in_one_at_most(made):
    assert {outcome.fate for outcome in made.outcomes} == {SectionFate.MADE}
    tasks = Counter(request.prompt.name for request in made.model.asked)
    assert (tasks["place"], tasks["draft"]) == (1, 3)
    assert tasks["repair"] == len(
        {r.question for r in made.recordings if r.prompt.name == "repair"}
    )
    assert {outcome.fate for outcome in made.again} == {SectionFate.UP_TO_DATE}
    assert made.asked_again == 0


def test_the_ledger_balances_and_no_note_is_passed_over(made):
    totals = balance(made.whole).totals
    reasons = {left.reason for section in made.whole.sections for left in section.draft.left_out}

    assert totals.not_summarised == 0
    assert LeftOutReason.NOT_COVERED not in reasons
    assert LeftOutReason.ILLEGIBLE not in reasons


def test_no_check_finds_an_error(made):
    assert made.whole.errors == ()


def test_sections_have_the_shape_of_the_document(made):
    for section in made.whole.sections:
        assert 3 <= len(section.draft.themes) <= 5
        for theme in section.draft.themes:
            assert 1 <= len(theme.insights) <= 4
            assert 1 <= len(theme.title.split()) <= 5


def test_both_sides_of_a_disagreement_stand_each_with_notes_of_its_own(made):
    tensions = [t for section in made.whole.sections for t in section.draft.tensions]

    for tension in tensions:
        one, other = ({c.note for c in side.citations} for side in tension.sides)
        assert one
        assert other
        assert not one & other
    assert len(tensions) == 5


def test_every_quote_stands_in_its_note(made):
    words = {note.id: note.text for note in made.whole.material.notes}
    quoted = [c for s in made.whole.sections for c in s.draft.citations if c.quote]

    assert len(quoted) > 20
    assert all(words[c.note][c.quote.start : c.quote.end].strip() for c in quoted)


def test_no_token_and_no_name_that_was_masked_is_left(made):
    masked = made.whole.workshop.names_masked
    text = "\n".join(made.lines)

    assert "[" not in text
    assert not [name for name in masked for part in name.split() if part in made.document]


# How good it is


def test_the_gold_insights_are_covered_by_the_notes_that_are_cited(scores):
    assert scores["coverage"] >= 0.94
    assert scores["overlap"] >= 0.85


def test_it_is_as_short_as_what_is_published(made):
    lines = sum(len(section.draft.insights) for section in made.whole.sections)

    assert 0.15 <= lines / len(made.whole.material.notes) <= 0.20


def test_every_disagreement_is_told_and_hardly_any_that_is_none(scores):
    assert scores["contradictions"] == 1.0
    assert scores["tensions"] <= 1.5


@pytest.mark.parametrize("measure", ["off_topic", "redundant", "numbers", "personal"])
def test_nothing_stands_there_that_should_not(scores, measure):
    assert scores[measure] == 0
