"""Which of a document's doubtful headings hold, by the headings around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from synthkit.model.document import BlockKind
from synthkit.notes.furniture import begins_something_else
from synthkit.notes.groups import GroupMatch
from synthkit.notes.numbering import numbered
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.notes.template import Repeats
from synthkit.notes.units import STRONG_RANK, Unit
from synthkit.notes.wording import carries_nothing
from synthkit.text.wordforms import bare_words

_NO_HEADINGS = {BlockKind.ITEM, BlockKind.CELL}
_FEWEST = 2  # headings of questions that show what the others look like
_LONGEST = 7  # words of a heading that may need the others to be understood


@dataclass(frozen=True, slots=True)
class Mark:
    """What a unit is the heading of: a question, a group, both, or neither (both None).

    Attributes:
        listed: it only lists the questions, and nothing stands under it.
        apart: it is numbered as a question is, and is none.
    """

    question: Match | None = None
    group: GroupMatch | None = None
    listed: bool = False
    apart: bool = False


def parts_of(marks: Sequence[Mark], *, groups_outside: bool) -> list[list[int]]:
    """Positions by group section, or all of them where groups are the inner division."""
    parts: list[list[int]] = [[]]
    for i, mark in enumerate(marks):
        if mark.group and groups_outside:
            parts.append([])
        parts[-1].append(i)
    return parts


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles the marks of one part of a document.

    Attributes:
        worded: questions that some file has in words.
    """

    units: Sequence[Unit]
    marks: list[Mark]
    part: list[int]
    matcher: QuestionMatcher
    worded: frozenset[int]
    repeats: Repeats

    def settle(self) -> None:
        """Keeps the doubtful headings that the others allow, and finds those that look alike."""
        found = {i: match for i in self.part if (match := self.marks[i].question)}
        weak = [(i, match) for i, match in found.items() if not match.sure]
        taken = {m.question for i, m in found.items() if m.sure and not self.marks[i].listed}
        bare = sorted(match.question for _, match in weak if match.bare)
        worded = {i: match.question for i, match in found.items() if not match.bare}
        for i, match in weak:
            other_words = match.question in self.worded and not carries_nothing(match.head)
            counts = self._counts(i, match, worded) if worded else self._is_counted(i, bare)
            if (
                match.question in taken
                or self._is_common_title(i)
                or (match.bare and not (counts and (worded or not other_words)))
                or not self._is_in_order(i, match.question)
            ):
                another = match.bare and (other_words or bool(worded))
                leads = self.units[i].prominence is Prominence.LEAD  # a list of the group's own
                apart = another and not (leads or carries_nothing(match.head))
                self.marks[i] = replace(self.marks[i], question=None, apart=apart)
        self._find_alike()

    def _counts(self, i: int, match: Match, worded: dict[int, int]) -> bool:
        """Whether a heading counts on from those of other questions, which have their words.

        A number is no sign against the words: where a file has the question in its own words,
        a heading in other words is another. Nor is it one where headings in words have none.
        """
        unit, alone = self.units[i], carries_nothing(match.head)
        leads = unit.prominence is Prominence.LEAD
        if leads and match.question in worded.values():
            return False
        alike = [n for n in worded if unit.block.kind is self.units[n].block.kind]
        for n in alike:
            other = numbered(self.units[n].text, self.units[n].block.label)
            same = other.number == worded[n] and not other.named if leads else other.number
            if unit.rank == self.units[n].rank and (alone or same):
                return True
        return False

    def _is_counted(self, i: int, bare: list[int]) -> bool:
        """Whether headings that have nothing but numbers count the questions."""
        plain = self.units[i].prominence is Prominence.LEAD and not carries_nothing(
            numbered(self.units[i].text).rest
        )
        return not plain and bare == list(range(1, len(bare) + 1))

    def _is_common_title(self, i: int) -> bool:
        """Whether the unit stands first in its file and is the first of others too."""
        return i == self._first and self.repeats.in_several(self.units[i].text)

    @property
    def _first(self) -> int | None:
        return next((n for n, unit in enumerate(self.units) if unit.is_body), None)

    @property
    def _headed(self) -> dict[int, int]:
        """The questions of the headings that hold so far."""
        marks = ((i, self.marks[i]) for i in self.part)
        return {i: mark.question.question for i, mark in marks if mark.question and not mark.listed}

    def _fits(self, i: int, number: int) -> bool:
        """Whether the heading of a question would stand between those of the others in order."""
        others = {n: q for n, q in self._headed.items() if n != i}
        before = max((q for n, q in others.items() if n < i), default=0)
        after = min((q for n, q in others.items() if n > i), default=99)
        return before < number <= after

    def _is_in_order(self, i: int, number: int) -> bool:
        """Whether a doubtful heading fits between those of the other questions.

        A real heading may come in any order, unless it is deeper than the question it stands under.
        """
        unit, others = self.units[i], [n for n in self._headed if n != i]
        if unit.prominence is not Prominence.HEADING:
            # A plain line is no heading where the other questions have real ones.
            lowest = max((self.units[n].rank for n in others), default=99)
            return self._fits(i, number) and unit.rank <= lowest
        above = [n for n in others if n < i]
        if above and unit.rank > self.units[above[-1]].rank:
            return False
        return self._fits(i, number) or i != self._first

    # Headings that look like those of the questions

    def _find_alike(self) -> None:
        """Gives headings that look like those of the questions the one whose words they share.

        That is a question that is left and has its place there; or the one right above, which the
        heading goes on asking about. What asks something else is the only question that is left.
        """
        headed = self._headed
        if len(set(headed.values())) < _FEWEST:
            return
        alike = [i for i in self.part if self._looks_alike(i, headed)]
        for i in alike:
            number = self.matcher.likeness.touched_by(self.units[i].text)
            above = [q for n, q in headed.items() if n < i][-1:]
            goes_on = [number] == above and self.units[i].rank < STRONG_RANK
            if number and (
                goes_on or (number not in self._headed.values() and self._fits(i, number))
            ):
                self._mark(i, number, told=not goes_on)
        left = self.matcher.numbers - set(self._headed.values())
        asking = [
            i
            for i in alike
            if self.marks[i] == Mark()
            and self.units[i].text.rstrip().endswith("?")
            and all(self._fits(i, number) for number in left)
        ]
        if len(left) == len(asking) == 1:
            self._mark(asking[0], min(left), told=True)

    def _mark(self, i: int, number: int, *, told: bool) -> None:
        """Makes a heading a question's; a person is told of one that only its place speaks for."""
        match = Match(number, sure=False, head=self.units[i].text, bare=told)
        self.marks[i] = Mark(question=match)

    def _looks_alike(self, i: int, headed: Iterable[int]) -> bool:
        unit = self.units[i]
        if self.marks[i] != Mark() or not unit.is_body or unit.tabular:
            return False
        heads = unit.prominence >= Prominence.LEAD and unit.block.kind not in _NO_HEADINGS
        following = next((n for n in self.part if n > i and self.units[n].is_body), None)
        short = len(bare_words(unit.text)) <= _LONGEST
        if not (heads and short) or following is None or begins_something_else(unit.text):
            return False
        leads_on = self.marks[following] == Mark() and not unit.looks_like(self.units[following])
        return leads_on and any(unit.looks_like(self.units[n]) for n in headed)
