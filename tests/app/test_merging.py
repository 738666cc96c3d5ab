"""Two copies in which people decided come back: in either order, and with what they disagree on."""

import datetime as dt
import random
from collections.abc import Callable, Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from synthkit.app import corrections
from synthkit.app.conflicts import Conflict, Preferred, Resolution
from synthkit.app.merging import Deciding, merge
from synthkit.drafts.changes import Change, ChangeRecord, decided
from synthkit.drafts.decisions.sections import OrderedTheme, Reorder
from synthkit.drafts.ledger import balance
from synthkit.errors import SynthkitError
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import NOON
from tests.roundtrip.workshop import made

SEEDS = st.integers(0, 10**9)


def applied(whole: Synthesis, changes: list[Change]) -> Synthesis:
    for change in changes:
        sections = tuple(decided(one, change.decisions, NOON) for one in whole.sections)
        whole = whole.model_copy(update={"sections": sections})
    return whole


def recorded(changes: list[Change]) -> list[ChangeRecord]:
    return [
        ChangeRecord(number, NOON + dt.timedelta(minutes=number), change)
        for number, change in enumerate(changes, 1)
    ]


def reordered(whole: Synthesis, rng: random.Random) -> Change:
    section = rng.choice(whole.sections)
    themes = rng.sample(section.draft.themes, len(section.draft.themes))
    lines = [insight.id for theme in themes for insight in theme.insights]
    rng.shuffle(lines)
    order = []
    for theme in themes:
        here, lines = lines[: len(theme.insights)], lines[len(theme.insights) :]
        order.append(OrderedTheme(theme=theme.id, title=theme.title, lines=tuple(here)))
    decision = Reorder(question=section.question.number, themes=tuple(order))
    return Change(command="edit", details={}, decisions=(decision,))


WORDS_AND_DELETIONS = ("reword", "retitle", "drop")
ALL = (*WORDS_AND_DELETIONS, "move", "merge", "leave_out", "reorder")


def some_change(whole: Synthesis, rng: random.Random, who: str, kinds: Sequence[str]) -> Change:
    """What one command decides; of a few lines, so that two people often mean the same one."""
    section = rng.choice(whole.sections)
    line, other = (rng.choice(section.draft.insights).id for _ in range(2))
    theme = rng.choice(section.draft.themes).id
    notes = [rng.choice(section.draft.citations).note]
    word = f"{who} {rng.randint(1, 99)}"
    by_person = LeftOutReason.BY_PERSON
    ways = {
        "reword": lambda: corrections.reword(whole, line, f"Raden enligt {word}."),
        "retitle": lambda: corrections.retitle(whole, theme, f"Tema {word}"),
        "move": lambda: corrections.move(whole, line, theme),
        "merge": lambda: corrections.merge(whole, line, other),
        "drop": lambda: corrections.drop(whole, line),
        "leave_out": lambda: corrections.leave_out(whole, notes, by_person),
        "reorder": lambda: reordered(whole, rng),
    }
    return ways[rng.choice(kinds)]()


def copy_of(rng: random.Random, who: str, kinds: Sequence[str] = ALL) -> list[Change]:
    """What one person decided in their copy."""
    changes: list[Change] = []
    for _ in range(rng.randint(1, 3)):
        try:
            changes.append(some_change(applied(made()[0], changes), rng, who, kinds))
        except SynthkitError:
            continue
    return changes


def taken(
    ours: list[Change], theirs: list[Change], choose: Callable[[Conflict], Preferred] | None = None
) -> tuple[list[Change], set[str]]:
    """Our changes with those of the copy, and the ids of what they disagree on."""
    whole, resolution = applied(made()[0], ours), Resolution(choose)
    deciding = Deciding(resolution, lambda record: record.change.command)
    merged = merge(whole, recorded(ours), recorded_there(theirs), deciding)
    decisions = tuple(one for change in merged for one in change.decisions)
    adopted = Change(command="adopt", details={}, decisions=decisions)
    return [*ours, adopted], {conflict.id for conflict, _ in resolution.met}


def recorded_there(changes: list[Change]) -> list[ChangeRecord]:
    return [
        ChangeRecord(one.number, one.at + dt.timedelta(seconds=7), one.change)
        for one in recorded(changes)
    ]


def said(whole: Synthesis) -> list[object]:
    """Which lines with which notes stand under which titles; of the order, which theme is first."""
    return [of_draft(section.draft) for section in whole.sections]


def themes(whole: Synthesis) -> set[str]:
    return {theme.id for section in whole.sections for theme in section.draft.themes}


def of_draft(draft: Draft) -> dict[str, object]:
    return {
        theme.title: {
            (line.text, frozenset(citation.note for citation in line.citations))
            for line in theme.insights
        }
        for theme in draft.themes
    } | {"left out": {left.note for left in draft.left_out}}


@given(seed=SEEDS)
def test_where_two_do_not_disagree_their_order_does_not_matter(seed):
    rng = random.Random(seed)
    a, b = copy_of(rng, "A"), copy_of(rng, "B")
    first, of_b = taken(taken([], a)[0], b)
    second, of_a = taken(taken([], b)[0], a)

    assert bool(of_a) == bool(of_b)
    balance(applied(made()[0], first))
    # A theme that goes empty is made anew where a line is put there; its title then follows whom.
    assume(all(themes(applied(made()[0], one)) == themes(made()[0]) for one in (a, b, first)))
    if not (of_a or of_b):
        assert said(applied(made()[0], first)) == said(applied(made()[0], second))


@given(seed=SEEDS)
def test_whoever_is_chosen_for_each_conflict_wins_in_either_order(seed):
    rng = random.Random(seed)
    a, b = (copy_of(rng, who, WORDS_AND_DELETIONS) for who in "AB")

    def choosing(theirs: str) -> Callable[[Conflict], Preferred]:
        def choose(conflict: Conflict) -> Preferred:
            wins = random.Random(f"{seed} {conflict.id}").choice("AB")
            return Preferred.THEIRS if wins == theirs else Preferred.MINE

        return choose

    first, _ = taken(taken([], a)[0], b, choosing("B"))
    second, _ = taken(taken([], b)[0], a, choosing("A"))

    assert said(applied(made()[0], first)) == said(applied(made()[0], second))
