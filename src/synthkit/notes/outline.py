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
from synthkit.notes.attendance import speaker
from synthkit.notes.groups import GroupMatch, GroupNames, group_of_heading
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.notes.settling import Mark, Settling, parts_of
from synthkit.notes.template import Repeats, is_instruction, is_placeholder
from synthkit.notes.units import STRONG_RANK, Unit, units_of
from synthkit.notes.wording import carries_nothing
from synthkit.text.question_references import questions_named
from synthkit.text.wordforms import bare_words

_PARTS = re.compile(r"\s[–—-]\s|:\s|,\s|\s[|/]\s")
_MOST_PARTS = 8  # of a heading that names a group and a question
_LONGEST_TURN = 8  # words of "Då går vi vidare till fråga 2, invånarna"


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
        for part in parts_of(self.marks, groups_outside=self.groups_outside):
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
        if any(speaker(unit.text) for unit in units):
            marks = [
                mark if mark != Mark() else self._turn(unit)
                for unit, mark in zip(units, marks, strict=True)
            ]
        _mark_lists(units, marks)
        groups_outside = _groups_outside(units, marks)
        for part in parts_of(marks, groups_outside=groups_outside):
            Settling(units, marks, part, self.matcher, self.worded, self.repeats).settle()
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

    def _turn(self, unit: Unit) -> Mark:
        """The mark of a line of a chat that turns to a question: "byter till fråga 2"."""
        named = questions_named(unit.text) & self.matcher.numbers
        short = len(bare_words(unit.text)) <= _LONGEST_TURN
        if not (unit.is_body and short and len(named) == 1 and unit.prominence >= Prominence.LINE):
            return Mark()
        return Mark(question=Match(min(named), sure=False, head=unit.text))

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
    highest_group = min(units[i].rank for i in groups)
    highest_question = min(units[i].rank for i in questions)
    if highest_group != highest_question and max(highest_group, highest_question) < STRONG_RANK:
        return highest_group < highest_question
    return groups[0] < questions[0]
