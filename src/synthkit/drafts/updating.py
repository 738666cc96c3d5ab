"""What of a section stands when its notes change: every line but those that the change concerns.

A line is concerned where the note that it was worded from is gone: then it goes. Where it has lost
another note, or holds what a person has since decided to mask, it is looked at again. All others
stay, word for word; notes that are new join the lines that say the same, or get lines of their own.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from synthkit.drafts.citing import merged, still_carrying
from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, most_themes
from synthkit.drafts.rebase import rebase
from synthkit.drafts.settled import Settled
from synthkit.drafts.tree import mapped, with_insights, with_left_out, with_themes, without
from synthkit.model.citation import Citation
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason
from synthkit.model.staleness import asked_alike
from synthkit.model.synthesis import Draft, Insight, LeftOut, Origin, Section, Side, Tension, Theme

P = TypeVar("P", Insight, Side)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a section.

    Attributes:
        draft: the lines that stand, with those of their notes that are there.
        reasons: why notes that may get a line now were left out before.
        untouched: ids of its themes, and of its lines that nothing has to be looked at in.
    """

    draft: Draft
    reasons: tuple[LeftOut, ...]
    untouched: frozenset[str]

    def only_concerned(self, draft: Draft) -> Draft:
        """The draft that was made of this one, without what the change did not ask for.

        A line that is added rests on a note that is new; a note that still has neither line nor
        reason stays left out for the reason that was given before.
        """
        ids = {line.id for line in self.draft.lines}
        known = {left.note for left in self.reasons} | _cited(self.draft.citations)
        spare = {
            line.id
            for line in draft.lines
            if line.id not in ids and _cited(line.citations) <= known
        }
        return with_left_out(without(draft, spare), (*self.reasons, *draft.left_out))

    def concerning(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings without those about what stands as it stood."""
        return tuple(
            finding
            for finding in findings
            if (finding.where.insight or finding.where.tension or finding.where.theme)
            not in self.untouched
        )


def can_be_updated(section: Section, notes: Collection[str], fingerprint: str) -> bool:
    """Whether most of a section can stand though it was made of other notes.

    Args:
        section: as it stands.
        notes: ids of those that an engine would be given today.
        fingerprint: of today.
    """
    # What a person leaves out is no change of the notes: the other lines are not about it.
    dropped = {left.note for left in section.draft.left_out if left.origin is Origin.PERSON}
    changed = set(section.provenance.notes_seen).symmetric_difference(notes) - dropped
    alike = asked_alike(section.provenance.fingerprint, fingerprint)
    return alike and bool(section.draft.themes) and 2 * len(changed) <= len(notes)


def standing_of(
    section: Section, notes: Collection[str], reveals: Callable[[str], bool]
) -> Standing:
    """What stands of a section.

    Args:
        section: as it was.
        notes: ids of those that an engine is given today.
        reveals: whether a text holds what is masked today.
    """
    before = section.draft
    gone = _cited(before.citations) - set(notes)

    def stays(line: Insight | Tension) -> bool:
        if line.origin is Origin.PERSON or line.id in section.approved:
            return True
        worded_from = (part.citations[0].note for part in _parts(line) if part.citations)
        return gone.isdisjoint(worded_from)

    staying = without(before, {line.id for line in before.lines if not stays(line)})
    draft = mapped(
        staying,
        insight=lambda one: _citing(one, still_carrying(one.citations, gone)),
        side=lambda one: _citing(one, still_carrying(one.citations, gone)),
    )
    citations = {line.id: line.citations for line in before.lines}
    untouched = {
        line.id
        for line in draft.lines
        if line.citations == citations[line.id] and not any(map(reveals, line.texts))
    }
    left_out = [
        left for left in draft.left_out if left.note in notes and left.origin is Origin.ENGINE
    ]
    is_new = set(notes) > _cited(draft.citations) | {left.note for left in left_out}
    reasons = [left for left in left_out if is_new and _is_open_to_more(left.reason)]
    others = (left for left in left_out if left not in reasons)
    themes = (theme.id for theme in draft.themes)
    return Standing(with_left_out(draft, others), tuple(reasons), frozenset((*untouched, *themes)))


def joined_with(standing: Draft, fresh: Draft, question: int) -> Draft:
    """The draft that stands, with what a fresh one says of the notes that it does not speak of.

    A fresh line on the matter of one that stands gives that one its new notes, and so does a side
    of a disagreement; other fresh lines are added while there is room.
    """
    new = fresh.speaks_of - standing.speaks_of
    standing = mapped(standing, tension=lambda one: _with_takers(one, fresh.tensions, new))
    told = _cited(c for tension in standing.tensions for c in tension.citations)
    untold = {
        line.id
        for line in fresh.lines
        if _cited(line.citations).isdisjoint(new)
        or (isinstance(line, Tension) and _cited(line.citations) <= told)
    }
    ids = tuple(part.id for part in (*standing.themes, *standing.lines))
    settled = Settled(themes=standing.themes, tensions=standing.tensions, approved=ids)
    joined = rebase(without(fresh, untold), settled, question).value
    before = {line.id: line.citations for line in standing.insights}

    def with_new_notes(insight: Insight) -> Insight:
        """Notes that stand behind another line stay there."""
        if insight.id not in before:
            return insight
        more = (citation for citation in insight.citations if citation.note in new)
        return _citing(insight, merged(before[insight.id], more))

    notes = len(standing.speaks_of | fresh.speaks_of)
    joined = _within_limits(mapped(joined, insight=with_new_notes), set(ids), notes)
    return with_left_out(joined, (*fresh.left_out, *standing.left_out))


def _is_open_to_more(reason: LeftOutReason) -> bool:
    """Whether a note that is left out for it may get a line together with notes that are new."""
    return reason.is_to_the_question or reason is LeftOutReason.PERSONAL_DATA


def _within_limits(draft: Draft, standing: set[str], notes: int) -> Draft:
    """The draft with no more added to what stands than a section may have."""

    def limited(theme: Theme) -> Theme:
        room = MOST_INSIGHTS_A_THEME - sum(one.id in standing for one in theme.insights)
        added = [one.id for one in theme.insights if one.id not in standing][: max(0, room)]
        kept = (one for one in theme.insights if one.id in standing or one.id in added)
        return with_insights(theme, kept)

    room = most_themes(notes) - sum(theme.id in standing for theme in draft.themes)
    added = [theme.id for theme in draft.themes if theme.id not in standing][: max(0, room)]
    there = (theme for theme in draft.themes if theme.id in standing or theme.id in added)
    return with_themes(draft, map(limited, there))


def _with_takers(tension: Tension, fresh: Iterable[Tension], new: Collection[str]) -> Tension:
    """The tension with the new notes that take its sides, as the fresh ones on its matter tell."""
    one, other = tension.sides
    for made in fresh:
        for first, second in (made.sides, made.sides[::-1]):
            if _meet(one, first) and _meet(other, second):
                one, other = _with_more(one, first, new), _with_more(other, second, new)
    return tension.model_copy(update={"sides": (one, other)})


def _meet(one: Side, other: Side) -> bool:
    return not _cited(one.citations).isdisjoint(_cited(other.citations))


def _with_more(side: Side, made: Side, new: Collection[str]) -> Side:
    more = (citation for citation in made.citations if citation.note in new)
    return _citing(side, merged(side.citations, more))


def _citing(part: P, citations: tuple[Citation, ...]) -> P:
    return part.model_copy(update={"citations": citations})


def _parts(line: Insight | Tension) -> tuple[Insight | Side, ...]:
    return line.sides if isinstance(line, Tension) else (line,)


def _cited(citations: Iterable[Citation]) -> set[str]:
    return {citation.note for citation in citations}
