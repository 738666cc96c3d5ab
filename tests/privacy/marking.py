"""Sentences with what is in them marked: "Ring {N:Eva} på {T:070-1740605}".

N is a name of a person, E an e-mail address, T a phone number, P a personal identity number;
A an address, V a plate, D a date of birth, B an account, U a profile; O is an organisation or a
place, which must not be taken for a person.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.spans import PersonalDataKind, Span

KINDS = {
    "N": PersonalDataKind.NAME,
    "E": PersonalDataKind.EMAIL,
    "T": PersonalDataKind.PHONE,
    "P": PersonalDataKind.PERSONNUMMER,
    "A": PersonalDataKind.ADDRESS,
    "V": PersonalDataKind.PLATE,
    "D": PersonalDataKind.BIRTH_DATE,
    "B": PersonalDataKind.ACCOUNT,
    "U": PersonalDataKind.PROFILE,
}
_MARK = re.compile(r"\{([NETPOAVDBU]):([^}]*)\}")


@dataclass(frozen=True)
class Mark:
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Outcome:
    """What was found in a sentence and what was not."""

    sentence: Sentence
    missed: tuple[Mark, ...]
    taken: tuple[Mark, ...]
    extra: tuple[Span, ...]


def sentence(marked: str) -> Sentence:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        marks.append(Mark(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(text + marked[last:], tuple(marks))


def sentences(path: Path) -> tuple[Sentence, ...]:
    lines = path.read_text("utf-8").splitlines()
    return tuple(sentence(line) for line in lines if line.strip() and not line.startswith("#"))


def outcome(of: Sentence) -> Outcome:
    """A mark is found where spans of its kind cover all of it."""
    spans = find_personal_data(of.text)
    used: set[Span] = set()
    missed, taken = [], []
    for mark in of.marks:
        touching = [span for span in spans if span.start < mark.end and mark.start < span.end]
        if mark.kind == "O":
            taken += [mark] if touching else []
            used.update(touching)
            continue
        alike = [span for span in touching if span.kind is KINDS[mark.kind]]
        used.update(alike)
        if not any(span.start <= mark.start and mark.end <= span.end for span in alike):
            missed.append(mark)
    extra = tuple(span for span in spans if span not in used)
    return Outcome(of, tuple(missed), tuple(taken), extra)


def found_share(outcomes: list[Outcome], kinds: str) -> float:
    marks = sum(mark.kind in kinds for o in outcomes for mark in o.sentence.marks)
    missed = sum(mark.kind in kinds for o in outcomes for mark in o.missed)
    return 1 - missed / marks


def touched(outcomes: list[Outcome]) -> list[str]:
    """The sentences without anything private in which something was found."""
    return [o.sentence.text for o in outcomes if o.extra and not o.sentence.marks]


def taken_share(outcomes: list[Outcome]) -> float:
    """The share of organisations and places that were taken for people."""
    marks = sum(mark.kind == "O" for o in outcomes for mark in o.sentence.marks)
    return sum(len(o.taken) for o in outcomes) / marks
