"""Questions with more notes than can be compared each with each."""

from synthkit.drafts.ledger import prove
from synthkit.drafts.tree import complete
from synthkit.engines.offline import OfflineEngine
from synthkit.engines.offline.crowds import MOST_READ, gather_crowd
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
    texts += [f"{text} nu" for text in texts[: MOST_READ - 200]]
    return tuple(
        note for group in range(7) for note in notes(*texts[group::7], group=f"Grupp {group}")
    )


def test_few_notes_all_speak_for_themselves():
    held = notes("Bussar", "Skolor")
    crowd = gather_crowd(held, "sv")
    assert (crowd.spokesmen, crowd.followers) == (held, ())


def test_of_many_notes_each_is_read_or_has_one_that_speaks_for_it():
    held = many()
    crowd = gather_crowd(held, "sv")
    spokesmen = {note.id for note in crowd.spokesmen}
    assert len(spokesmen) < len(held)
    assert {f.spokesman for f in crowd.followers} <= spokesmen
    everyone = [*spokesmen, *(follower.note.id for follower in crowd.followers)]
    assert sorted(everyone) == sorted(note.id for note in held)


def test_none_speaks_for_a_note_that_says_the_opposite():
    against = notes(*(f"{thing} når alla".capitalize() for thing in THINGS), group="Grupp 9")
    crowd = gather_crowd((*many(), *against), "sv")
    denied = {note.id: note.text for note in (*crowd.spokesmen, *many(), *against)}
    for follower in crowd.followers:
        if follower.agrees:
            ours, theirs = follower.note.text.split(), denied[follower.spokesman].split()
            assert ("inte" in ours) == ("inte" in theirs)


def test_a_draft_of_many_notes_can_be_completed_to_account_for_every_one():
    held = many()
    made = OfflineEngine().draft(question(), held, Brief()).value
    prove(complete(made, held, LeftOutReason.NOT_COVERED), held)
    assert {left.reason for left in made.left_out} <= {LeftOutReason.MINOR}
    assert len({citation.note for citation in made.citations}) > len(made.insights)


def test_lines_with_more_groups_behind_them_come_first():
    held = many()
    group_of = {note.id: note.group for note in held}
    for theme in OfflineEngine().draft(question(), held, Brief()).value.themes:
        counts = [
            len({group_of[c.note] for c in line.citations if c.role == "supports"})
            for line in theme.insights
        ]
        assert counts == sorted(counts, reverse=True)
