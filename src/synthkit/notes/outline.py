"""Which of a document's units are headings of questions and of groups.

Some texts are headings beyond doubt. Others ("Näringslivet?", "2. Samverkan") are headings only
if the rest of the document agrees: if nothing better names that question, and the questions come
in a sensible order. Which of groups and questions is the outer division is read off as well.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from synthkit.model.document import BlockKind, Document
from synthkit.notes.groups import GroupMatch, GroupNames, group_of_heading
from synthkit.notes.numbering import numbered
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.notes.template import Repeats, is_instruction, is_placeholder
from synthkit.notes.units import Unit, units_of
from synthkit.notes.wording import carries_nothing

_PARTS = re.compile(r"\s[–—-]\s|:\s|,\s|\s[|/]\s")
_MOST_PARTS = 8  # of a heading that names a group and a question
STRONG_RANK = 20  # a bold paragraph stands below every real heading …
LINE_RANK = 30  # … and a plain line below that


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


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's units with their marks, one each, and which division is the outer one."""

    units: tuple[Unit, ...]
    marks: tuple[Mark, ...]
    groups_outside: bool
    asked: frozenset[int] = frozenset()  # the numbers of all questions

    def unasked(self) -> list[frozenset[int]]:
        """For each unit, the questions that its group's part of the document has no heading for."""
        left: list[frozenset[int]] = []
        for part in _parts(self.marks, groups_outside=self.groups_outside):
            matches = (self.marks[i].question for i in part if not self.marks[i].listed)
            headed = frozenset(match.question for match in matches if match)
            left += [self.asked - headed] * len(part)
        return left

    @property
    def questions(self) -> frozenset[int]:
        """The questions that the document has headings for."""
        return frozenset(m.question.question for m in self.marks if m.question and not m.listed)


@dataclass(frozen=True, slots=True)
class Outliner:
    """What is needed to find the headings of any of the documents."""

    matcher: QuestionMatcher
    names: GroupNames
    repeats: Repeats
    worded: frozenset[int] = frozenset()  # questions that some file has in words

    def outline(self, document: Document, tabular: frozenset[int]) -> Outline:
        """The headings of one document."""
        units = units_of(document, tabular, lambda line: self._is_sure_heading(document, line))
        marks = [self._mark(document, unit) for unit in units]
        _mark_lists(units, marks)
        groups_outside = _groups_outside(units, marks)
        self._settle_weak(units, marks, groups_outside=groups_outside)
        return Outline(tuple(units), tuple(marks), groups_outside, self.matcher.numbers)

    def group(self, document: Document, text: str, prominence: Prominence) -> GroupMatch | None:
        """The group that a text is the heading of, by the name that a person gave it if any."""
        first, _, below = text.strip().partition("\n")
        found = group_of_heading(first, prominence)
        given = self.names.of_heading(document, first)
        if found is None:
            found = group_of_heading(given, Prominence.HEADING) or GroupMatch("") if given else None
        elif not given:
            given = self.names.of_heading(document, found.name)
        if found is None:
            return None
        rest = "\n".join(part for part in (found.rest, below) if not carries_nothing(part))
        return GroupMatch(given or found.name, rest)

    def _is_sure_heading(self, document: Document, line: str) -> bool:
        match = self.matcher.match(line, None, Prominence.LINE)
        return bool(match and match.sure) or self.group(document, line, Prominence.LINE) is not None

    def _mark(self, document: Document, unit: Unit) -> Mark:
        whole_cell = unit.tabular and unit.text == unit.block.text
        if whole_cell or not unit.is_body or unit.block.placeholder:
            return Mark()
        if both := self._both(document, unit):
            return both
        label = unit.block.label if unit.block.text.startswith(unit.text) else None
        if unit.block.kind is BlockKind.FOOTNOTE:
            label = None  # it counts the notes at the foot of the page, and nothing else
        if group := self.group(document, unit.text, unit.prominence):
            return Mark(group=group)
        return Mark(question=self.matcher.match(unit.text, label, unit.prominence))

    def _both(self, document: Document, unit: Unit) -> Mark | None:
        """The mark of a heading that names a group and a question ("Grupp 2 – Fråga 1")."""
        first, _, below = unit.text.strip().partition("\n")
        parts = _PARTS.split(first)
        if unit.prominence < Prominence.LINE or not 1 < len(parts) <= _MOST_PARTS:
            return None
        for i, part in enumerate(parts):
            group = self.group(document, part, Prominence.LINE)
            others = " ".join(parts[:i] + parts[i + 1 :])
            match = self.matcher.match(others, None, Prominence.LINE) if group else None
            if match and match.sure:
                rest = "\n".join(filter(None, (match.rest, below)))
                return Mark(question=replace(match, rest=rest), group=group)
        return None

    def _settle_weak(
        self, units: Sequence[Unit], marks: list[Mark], *, groups_outside: bool
    ) -> None:
        """Keeps those doubtful headings that the rest of their part of the document allows."""
        for part in _parts(marks, groups_outside=groups_outside):
            sure = [i for i in part if (m := marks[i].question) and m.sure]
            taken = {marks[i].question.question for i in sure if not marks[i].listed}  # type: ignore[union-attr]
            weak = [i for i in part if (m := marks[i].question) and not m.sure]
            bare = [marks[i].question.question for i in weak if marks[i].question.bare]  # type: ignore[union-attr]
            worded = [i for i in sure + weak if not marks[i].question.bare]  # type: ignore[union-attr]
            for i in weak:
                match = marks[i].question
                if match is None:
                    continue
                if (
                    match.question in taken
                    or self._is_common_title(units, i)
                    or (match.bare and not self._may_count(units, i, worded, bare, match))
                    or not _in_order(units, marks, i, sure + weak)
                ):
                    other = self._has_other_words(match) or bool(worded)
                    apart = match.bare and other and not carries_nothing(match.head)
                    marks[i] = replace(marks[i], question=None, apart=apart)

    def _may_count(
        self, units: Sequence[Unit], i: int, worded: list[int], bare: list[int], match: Match
    ) -> bool:
        """Whether a heading with nothing but a number numbers a question.

        A number is no sign against the words: where a file has the question in its own words,
        a heading in other words is another. Nor is it one where headings in words have none.
        """
        if worded:
            alone = carries_nothing(match.head)
            return any(
                units[i].block.kind is units[n].block.kind
                and rank(units[i]) == rank(units[n])
                and (alone or _number(units[n]) is not None)
                for n in worded
            )
        other = self._has_other_words(match)
        return not other and sorted(bare) == list(range(1, len(bare) + 1))

    def _has_other_words(self, match: Match) -> bool:
        """Whether files have its question in words, and a numbered heading has others."""
        return match.question in self.worded and not carries_nothing(match.head)

    def _is_common_title(self, units: Sequence[Unit], i: int) -> bool:
        """Whether the unit stands first in its file and is the first of others too."""
        first = next((n for n, unit in enumerate(units) if unit.is_body), None)
        return i == first and self.repeats.in_several(units[i].text)


def _number(unit: Unit) -> int | None:
    return numbered(unit.text, unit.block.label).number


def rank(unit: Unit) -> int:
    """How high a heading stands; a smaller number is higher."""
    if unit.block.kind is BlockKind.HEADING:
        return max(1, unit.block.level)
    return STRONG_RANK if unit.block.strong else LINE_RANK


def _parts(marks: Sequence[Mark], *, groups_outside: bool) -> list[list[int]]:
    """Positions by group section, or all of them where groups are the inner division."""
    parts: list[list[int]] = [[]]
    for i, mark in enumerate(marks):
        if mark.group and groups_outside:
            parts.append([])
        parts[-1].append(i)
    return parts


def _in_order(units: Sequence[Unit], marks: list[Mark], i: int, others: list[int]) -> bool:
    """Whether a doubtful heading fits between those of the other questions.

    A real heading may come in any order, unless it is deeper than the question it stands under.
    """
    number = marks[i].question.question  # type: ignore[union-attr]
    known = [n for n in others if marks[n].question and not marks[n].listed]
    above = [n for n in known if n < i]
    below = [n for n in known if n > i]
    before = max((marks[n].question.question for n in above), default=0)  # type: ignore[union-attr]
    after = min((marks[n].question.question for n in below), default=99)  # type: ignore[union-attr]
    fits = before < number < after or (before < number and after == number)
    if units[i].prominence is not Prominence.HEADING:
        # A plain line is no heading where the other questions have real ones.
        return fits and rank(units[i]) <= max((rank(units[n]) for n in known if n != i), default=99)
    first = next(n for n, unit in enumerate(units) if unit.is_body)
    if above and rank(units[i]) > rank(units[above[-1]]):
        return False
    return fits or i != first


def _mark_lists(units: Sequence[Unit], marks: list[Mark]) -> None:
    """Finds runs of question headings with nothing between that only list what is asked."""
    body = [i for i, unit in enumerate(units) if unit.is_body and not _is_instructing(unit)]
    runs: list[list[int]] = []
    previous_was_heading = False
    for i in body:
        match = marks[i].question
        plain = match is not None and match.sure and carries_nothing(match.rest)
        if plain and previous_was_heading:
            runs[-1].append(i)
        elif plain:
            runs.append([i])
        previous_was_heading = plain
    every = Counter(m.question.question for m in marks if m.question and m.question.sure)
    for run in runs:
        numbers = [marks[i].question.question for i in run]  # type: ignore[union-attr]
        if len(set(numbers)) < 2:
            continue
        again = all(every[number] > numbers.count(number) for number in numbers)
        plain_lines = all(units[i].prominence < Prominence.HEADING for i in run)
        all_asked = plain_lines and set(numbers) == set(every)
        if all_asked or (again and _come_later(marks, run, numbers)):
            for i in run:
                marks[i] = replace(marks[i], listed=True)


def _come_later(marks: Sequence[Mark], run: list[int], numbers: list[int]) -> bool:
    later = {m.question.question for m in marks[run[-1] + 1 :] if m.question and m.question.sure}
    return set(numbers) <= later


def _is_instructing(unit: Unit) -> bool:
    return is_instruction(unit.text) or is_placeholder(unit.text)


def _groups_outside(units: Sequence[Unit], marks: Sequence[Mark]) -> bool:
    """Whether questions stand within groups, and not groups within questions."""
    groups = [i for i, mark in enumerate(marks) if mark.group]
    questions = [i for i, m in enumerate(marks) if m.question and m.question.sure and not m.listed]
    questions = questions or [i for i, m in enumerate(marks) if m.question and not m.listed]
    if not groups or not questions:
        return not questions
    if len({m.group.name for m in marks if m.group}) == 1:
        return True
    highest_group = min(rank(units[i]) for i in groups)
    highest_question = min(rank(units[i]) for i in questions)
    if highest_group != highest_question and max(highest_group, highest_question) < STRONG_RANK:
        return highest_group < highest_question
    return groups[0] < questions[0]
