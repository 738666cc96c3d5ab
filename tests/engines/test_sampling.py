"""Questions with more notes than can be compared each with each."""

from synthkit.drafts.ledger import prove
from synthkit.drafts.tree import complete
from synthkit.engines.offline import OfflineEngine
from synthkit.engines.offline.sampling import MOST_COMPARED, draw_sample
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Brief
from tests.builders import notes, question

THINGS = [f"{first}{last}" for first in ("buss", "skol", "park", "bad", "sport", "kultur", "mat")
          for last in ("planen", "kortet", "huset", "gruppen", "tiden", "kartan", "priset",
                       "vägen", "dagen", "nätet", "laget", "stödet")]  # fmt: skip
SAYINGS = ("{} är för litet", "Vi vill se {} i centrum", "{} når inte alla", "Satsa på {}")


def many():
    """Notes of seven groups, some hundred more than are compared each with each."""
    texts = [saying.format(thing).capitalize() for thing in THINGS for saying in SAYINGS]
    texts += [f"{text} nu" for text in texts[: MOST_COMPARED - 200]]
    return tuple(
        note for group in range(7) for note in notes(*texts[group::7], group=f"Grupp {group}")
    )


def test_few_notes_are_all_analysed():
    given = notes("Bussar", "Skolor")
    sample = draw_sample(given, "sv")
    assert (sample.notes, sample.others) == (given, ())


def test_of_many_notes_each_is_in_the_sample_or_represented_in_it():
    given = many()
    sample = draw_sample(given, "sv")
    representatives = {note.id for note in sample.notes}
    assert len(representatives) < len(given)
    assert {other.by for other in sample.others} <= representatives
    everyone = [*representatives, *(other.note.id for other in sample.others)]
    assert sorted(everyone) == sorted(note.id for note in given)


def test_none_represents_a_note_that_says_the_opposite_as_agreeing():
    against = notes(*(f"{thing} når alla".capitalize() for thing in THINGS), group="Grupp 9")
    sample = draw_sample((*many(), *against), "sv")
    denied = {note.id: note.text for note in (*sample.notes, *many(), *against)}
    for other in sample.others:
        if other.agrees:
            ours, theirs = other.note.text.split(), denied[other.by].split()
            assert ("inte" in ours) == ("inte" in theirs)


def test_a_draft_of_many_notes_can_be_completed_to_account_for_every_one():
    given = many()
    made = OfflineEngine().draft(question(), given, Brief()).value
    prove(complete(made, given, LeftOutReason.NOT_COVERED), given)
    assert {left.reason for left in made.left_out} <= {LeftOutReason.MINOR}
    assert len({citation.note for citation in made.citations}) > len(made.insights)


def test_lines_with_more_groups_behind_them_come_first():
    given = many()
    group_of = {note.id: note.group for note in given}
    for theme in OfflineEngine().draft(question(), given, Brief()).value.themes:
        counts = [
            len({group_of[c.note] for c in line.citations if c.role == "supports"})
            for line in theme.insights
        ]
        assert counts == sorted(counts, reverse=True)
