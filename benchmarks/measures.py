"""The measures of a synthesis against gold that was made by hand.

Each is a number between 0 and 1 where nothing else is said; None where a workshop has nothing to
measure it on. What they mean stands in `MEASURES`, with the aim and where the best lies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

from rapidfuzz import fuzz

from benchmarks.gold import Export, Gold, cited, matched

# Of fewer notes no agreement of themes is told.
_FEWEST_THEMED = 8
# Two lines are told twice from this likeness on, in percent, or this share of common sources.
_TOLD_TWICE, _SAME_SOURCES = 85, 0.8
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)?")
_CONTRAST = re.compile(
    r"\b(men|medan|däremot|delade|oenig\w*|olika|samtidigt|but|while|whereas|differ\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured.

    Attributes:
        means: in a few words.
        aim: with the sentence model, and with the built-in back end; empty where none is set.
        high: whether more is better.
    """

    means: str
    aim: tuple[str, str] = ("", "")
    high: bool = True


MEASURES = {
    "coverage": Measure("gold insights covered by citation", ("0.90", "0.80")),
    "overlap": Measure("overlap with gold insights, F1", ("0.50", "0.40")),
    "themes": Measure("themes, adjusted Rand index, cited notes", ("0.35", "0.22")),
    "themes_all": Measure("the same over all themed notes", ("0.30", "")),
    "cited": Measure("themed notes cited", ("0.70", "")),
    "questions_headed": Measure("right question, files with headings", ("0.97", "")),
    "questions_loose": Measure("right question, files without", ("0.85", "")),
    "contradictions": Measure("contradictions handled", ("0.50", "")),
    "tensions": Measure("tensions for each contradiction", ("1.5", ""), high=False),
    "side": Measure("notes on the longest side of a tension", ("4", ""), high=False),
    "off_topic": Measure("lines off the topic", ("0", ""), high=False),
    "redundant": Measure("pairs of lines that say the same", ("0", ""), high=False),
    "numbers": Measure("lines with a number that no source has", ("0", ""), high=False),
    "personal": Measure("personal data in the document", ("0", ""), high=False),
    "a_note": Measure("insights a note (0.12 to 0.30)", ("0.30", ""), high=False),
}

Scores = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the synthesis: its question, theme, words, and the gold notes behind it."""

    question: int
    theme: tuple[int, int]
    text: str
    behind: frozenset[str]


class Scorer:
    """Scores one export against gold.

    Args:
        gold: what is right.
        exported: the JSON export.
        document: all the text of the finished document.
    """

    def __init__(self, gold: Gold, exported: Export, document: str) -> None:
        self._gold = gold
        self._exported = exported
        self._document = document
        self._which = matched(gold, exported)
        self._matter = gold.of_kind("substantive")
        self._lines = [
            _Line(
                question["number"],
                (question["number"], at),
                insight["text"],
                frozenset(cited(insight, self._which)),
            )
            for question in exported["questions"]
            for at, theme in enumerate(question["themes"])
            for insight in theme["insights"]
        ]
        self._tensions = [t for question in exported["questions"] for t in question["tensions"]]

    def scores(self) -> Scores:
        """All measures, by the names in `MEASURES`."""
        overlaps = [self._best_overlap(number, support) for number, support in self._insights()]
        themes = [self._agreement(number, only_cited=True) for number in self._numbers()]
        all_themes = [self._agreement(number, only_cited=False) for number in self._numbers()]
        themed = {key for key in self._matter if self._gold.notes[key]["theme"]}
        said = set().union(*(line.behind for line in self._lines))
        asked = len(self._gold.contradictions())
        return {
            "coverage": mean(float(overlap > 0) for overlap in overlaps),
            "overlap": mean(overlaps),
            "themes": mean(themes),
            "themes_all": mean(all_themes),
            "cited": share(len(themed & said), len(themed)),
            "questions_headed": self._placed(self._gold.in_files(repeating_questions=True)),
            "questions_loose": self._placed(self._gold.in_files(repeating_questions=False)),
            "contradictions": mean(map(self._handled, self._gold.contradictions())),
            "tensions": share(len(self._tensions), asked),
            "side": max(
                (len(s["citations"]) for t in self._tensions for s in t["sides"]), default=0
            ),
            "off_topic": share(sum(map(self._off_topic, self._lines)), len(self._lines)),
            "redundant": self._redundant(),
            "numbers": float(sum(map(self._unsourced, self._lines))),
            "personal": float(sum(map(self._leaks, self._gold.table["pii"]))),
            "a_note": share(len(self._lines), len(self._matter)),
        }

    def _side_lengths(self) -> list[float]:
        """Notes on each side of each tension; a baseline has none."""
        return [float(len(s["citations"])) for t in self._tensions for s in t["sides"]]

    def _numbers(self) -> list[int]:
        return [question["number"] for question in self._gold.table["questions"]]

    def _insights(self) -> Iterable[tuple[int, set[str]]]:
        """The gold insights: question, and the notes that support each."""
        for question in self._gold.table["questions"]:
            for theme in question["themes"]:
                for bullet in theme["bullets"]:
                    yield question["number"], set(bullet["support"])

    def _best_overlap(self, question: int, support: set[str]) -> float:
        """F1 of the line under that question that cites most of these notes and fewest others."""
        return max(
            (
                2 * len(line.behind & support) / (len(line.behind & self._matter) + len(support))
                for line in self._lines
                if line.question == question
            ),
            default=0.0,
        )

    def _agreement(self, question: int, *, only_cited: bool) -> float | None:
        """How far our themes of a question are the gold ones; an uncited note is alone in its."""
        ours: dict[str, Counter[Hashable]] = defaultdict(Counter)
        for line in self._lines:
            if line.question == question:
                for key in line.behind:
                    ours[key][line.theme] += 1
        themed = [
            key
            for key in sorted(self._matter)
            if self._gold.notes[key]["theme"] and self._gold.notes[key]["question"] == question
        ]
        if only_cited:
            themed = [key for key in themed if key in ours]
        if len(themed) < _FEWEST_THEMED:
            return None
        mine = [ours[key].most_common(1)[0][0] if key in ours else key for key in themed]
        return adjusted_rand([self._gold.notes[key]["theme"] for key in themed], mine)

    def _placed(self, among: set[str]) -> float | None:
        """How many of these notes on the matter stand under a question that is right."""
        held = [
            (note["question"], self._gold.notes[key])
            for note in self._exported["notes"]
            for key in self._which[note["id"]] & self._matter & among
        ]
        right = [at in {n["question"], n["question2"]} for at, n in held if n["question"]]
        return mean(map(float, right))

    def _handled(self, sides: tuple[set[str], set[str]]) -> float:
        """Whether both sides are shown: as a tension, in a line that says so, or in two lines."""
        one, other = sides
        behind = [(frozenset(cited(t, self._which)), True) for t in self._tensions]
        behind += [(ln.behind, bool(_CONTRAST.search(ln.text))) for ln in self._lines]
        # A line about everything is not about this.
        shown = any(
            contrasts and held & one and held & other and 2 * len(held & (one | other)) >= len(held)
            for held, contrasts in behind
        )
        lines = [line.behind for line in self._lines]
        apart = any(held & one and not held & other for held in lines) and any(
            held & other and not held & one for held in lines
        )
        return float(shown or apart)

    def _off_topic(self, line: _Line) -> bool:
        off = self._gold.of_kind("off-topic")
        alike = any(fuzz.ratio(line.text, self._gold.notes[key]["text"]) >= 80 for key in off)
        return alike or bool(line.behind & off and not line.behind & self._matter)

    def _redundant(self) -> float | None:
        pairs = [(a, b) for a, b in combinations(self._lines, 2) if a.question == b.question]
        return mean(float(_says_twice(one, other)) for one, other in pairs)

    def _unsourced(self, line: _Line) -> bool:
        there = {n for key in line.behind for n in numbers(self._gold.notes[key]["text"])}
        year = int(self._gold.table["metadata"]["date"][:4])
        return bool(numbers(line.text) - there - {str(year), str(year + 1)})

    def _leaks(self, entry: dict[str, Any]) -> bool:
        held, value = self._document.casefold(), entry["value"].casefold()
        surname = entry["kind"] == "name" and value.split()[-1] in held
        return surname or value in held


def _says_twice(one: _Line, other: _Line) -> bool:
    either = one.behind | other.behind
    shared = len(one.behind & other.behind) / len(either) if either else 0.0
    alike = fuzz.token_sort_ratio(one.text.casefold(), other.text.casefold()) >= _TOLD_TWICE
    return alike or (shared >= _SAME_SOURCES and len(one.behind) > 1)


def numbers(text: str) -> set[str]:
    """The numbers in digits, a thousand with a blank as one."""
    whole = re.sub(r"(?<=\d)[ \u00a0\u202f.](?=\d{3}\b)", "", text)
    return {number.replace(",", ".") for number in _NUMBER.findall(whole)}


def adjusted_rand(ones: Sequence[Hashable], others: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partitions of the same things (Hubert and Arabie 1985)."""
    pairs = sum(comb(count, 2) for count in Counter(zip(ones, others, strict=True)).values())
    mine, theirs = (sum(comb(n, 2) for n in Counter(of).values()) for of in (ones, others))
    expected = mine * theirs / comb(len(ones), 2)
    highest = (mine + theirs) / 2
    return 1.0 if highest == expected else (pairs - expected) / (highest - expected)


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that there are."""
    held = [value for value in values if value is not None]
    return sum(held) / len(held) if held else None


def share(part: float, whole: float) -> float | None:
    """A part of a whole, where there is one."""
    return part / whole if whole else None
