"""Meetings among the lines of an invitation: what each is called, when, where and how it is."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

from synthkit.model.programme import MeetingForm
from synthkit.programme.lines import Line, function_words, labels_of
from synthkit.text import languages
from synthkit.text.days import Days, days_in, is_weekday
from synthkit.text.languages import Language

T = TypeVar("T")

# So many lines after the one that names it may still be about a meeting.
_LINES: Final = 8
_MOST: Final = 99
# Fewer words that speak of the form are no title.
_FEWEST_OF_A_TITLE: Final = 2
_LONGEST_PLACE: Final = 6  # words
_AROUND: Final = " \t.,:;|–—-•·()"
_DASH: Final = r"\s*[-–—]\s*"


@dataclass(frozen=True, slots=True)
class Announced:
    """A meeting as it is announced, before its days have a year.

    Attributes:
        kind: in its definite form.
        name: short.
        days: when, with the line that says it.
        title, time, place, form: the same of each.
    """

    kind: str
    name: str
    ordinal: int | None
    title: tuple[str, str] | None = None
    days: tuple[Days, str] | None = None
    time: tuple[str, str] | None = None
    place: tuple[str, str] | None = None
    form: tuple[MeetingForm, str] | None = None

    @property
    def facts(self) -> int:
        """How much is known of it."""
        known = (self.title, self.days, self.time, self.place, self.form)
        return sum(fact is not None for fact in known)


@dataclass(frozen=True, slots=True)
class _Anchor:
    kind: str
    name: str
    ordinal: int | None
    rest: str


def announced(lines: Sequence[Line]) -> tuple[Announced, ...]:
    """The meetings that the lines announce, in order; each once, by what tells most of it."""
    anchors = {at: anchor for at, line in enumerate(lines) if (anchor := _anchor(line))}
    found: dict[tuple[str, int | None, str], Announced] = {}
    for at, anchor in anchors.items():
        following = next((other for other in anchors if other > at), len(lines))
        one = _read(anchor, _entry(lines, at, following))
        if one.ordinal is None and one.days is None:
            continue
        key = (one.kind, one.ordinal, "" if one.ordinal else one.name)
        if key not in found or one.facts > found[key].facts:
            found[key] = one
    return tuple(one for one in found.values() if one.facts)


def _entry(lines: Sequence[Line], at: int, following: int) -> list[Line]:
    """The line that names a meeting, and those that are about it."""
    entry = [lines[at]]
    if lines[at].cells:
        return entry
    for line in lines[at + 1 : min(following, at + 1 + _LINES)]:
        if line.cells or (line.heads and not days_in(line.text) and len(entry) > 1):
            break
        entry.append(line)
    return entry


def _anchor(line: Line) -> _Anchor | None:
    """What meeting the line announces: it begins with it, but for a day and a time."""
    if not line.cells:
        return _named(_without_lead(line.text))
    named = (_named(_without_lead(text)) for _, text in line.cells)
    return next((one for one in named if one), None)


def _without_lead(text: str) -> str:
    """The text without the list sign, the day and the time that it begins with."""
    bare = text.lstrip(_AROUND)
    for said in days_in(bare)[:1]:
        before = bare[: said.start].casefold().split()
        if all(word in function_words() or is_weekday(word) for word in before):
            bare = bare[said.end :].lstrip(_AROUND)
    while match := _clock().match(bare):
        bare = bare[match.end() :].lstrip(_AROUND)
    return bare


def _named(text: str) -> _Anchor | None:
    for language in languages.every():
        known = language.invitation
        match = _pattern(language).match(text)
        if not match:
            continue
        kind = match["kind"] or match["definite"]
        bare, definite = _forms(kind, language)
        said = match["ordinal"]
        number = language.questions.number_words[said.casefold()] if said else None
        ordinal = int(match["number"]) if match["number"] else number
        if ordinal is not None and not 1 <= ordinal <= _MOST:
            return None
        short = known.short.get(definite)
        called = bare[:1].upper() + bare[1:]
        name = f"{short or called} {ordinal}" if ordinal else match[0].strip(_AROUND)
        return _Anchor(definite, name[:1].upper() + name[1:], ordinal, text[match.end() :])
    return None


def _forms(kind: str, language: Language) -> tuple[str, str]:
    """A kind of meeting as it is called, and in its definite form."""
    said = kind.casefold()
    kinds = language.invitation.kinds
    for ending, definite in sorted(kinds.items(), key=lambda item: -len(item[0])):
        for form in (definite, ending):
            if said.endswith(form):
                before = said.removesuffix(form)
                return before + ending, before + definite
    return said, said


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    known = language.invitation
    longest = sorted(known.kinds, key=len, reverse=True)
    # "ws" and its like end no other word.
    endings = "|".join(re.escape(kind) for kind in longest if len(kind) > len("ws"))
    kinds = rf"(?:[\w-]*(?:{endings})|{'|'.join(map(re.escape, longest))})" if longest else r"(?!)"
    definite = "|".join(sorted({re.escape(one) for one in known.kinds.values()}, key=len)[::-1])
    articles = "|".join(map(re.escape, sorted(language.words.articles))) or r"(?!)"
    ordinals = "|".join(map(re.escape, language.questions.ordinals)) or r"(?!)"
    unnumbered = "|".join(map(re.escape, sorted(known.unnumbered))) or r"(?!)"
    return re.compile(
        rf"(?:(?:{articles})\s+)?(?P<which>(?P<ordinal>{ordinals})\s+|(?:{unnumbered})\s+)?"
        # In the definite form it is spoken of, unless it is said which one.
        rf"(?:(?P<kind>{kinds})|(?(which)(?P<definite>[\w-]*(?:{definite or '(?!)'}))|(?!)))"
        rf"(?:\s*(?:nr\.?|no\.?|#)?\s*(?P<number>\d{{1,2}})(?![\d]|{_DASH}\d|\.\d|:\d))?"
        r"(?=[\s.:,;|()–—-]|$)",
        re.IGNORECASE,
    )


def _read(anchor: _Anchor, entry: Sequence[Line]) -> Announced:
    telling = [line for line in entry if not _deadline().search(line.text)]
    # Where it is and how it is held stands beside the day, or where a label says so.
    dated = [line for line in telling if days_in(line.text)] or telling[:1]
    placed = [line for line in telling if _labelled("places", line)]
    form = _first(_form_in, [*dated, *placed, *telling[:1]])
    place = _first(_place_in, [*placed, *dated])
    return Announced(
        kind=anchor.kind,
        name=anchor.name,
        ordinal=anchor.ordinal,
        title=_title(anchor, entry),
        days=_first(lambda line: next(iter(days_in(line.text)), None), dated),
        time=_first(_time_in, [*dated, *telling]),
        place=None if form and form[0] is MeetingForm.ONLINE else place,
        form=form,
    )


def _first(find: Callable[[Line], T | None], lines: Iterable[Line]) -> tuple[T, str] | None:
    found = ((find(line), line.text) for line in lines)
    return next(((one, text) for one, text in found if one is not None), None)


def _title(anchor: _Anchor, entry: Sequence[Line]) -> tuple[str, str] | None:
    """What the meeting is about: a cell of its own, a labelled line, or what follows its name."""
    line = entry[0]
    for held, text in line.cells:
        if held == "titles" and _named(_without_lead(text)) is None:
            return text.strip(_AROUND), line.text
    title = _before_facts(anchor.rest)
    if title:
        return title, line.text
    for other in entry[1:]:
        if value := _labelled("titles", other):
            return value, other.text
    return None


def _before_facts(text: str) -> str:
    """What stands before the first day, time, cell or bracket that is about the form."""
    ends = [len(text), *(said.start for said in days_in(text)), text.find("\t")]
    ends += [found.start() for found in (_clock().search(text), _lead_in().search(text)) if found]
    bracket = text.find("(")
    if bracket >= 0 and _form_of(text[bracket:]) is not None:
        ends.append(bracket)
    title = text[: min(end for end in ends if end >= 0)]
    words = title.split()
    while words and words[-1].casefold().strip(_AROUND) in function_words():
        words.pop()
    title = " ".join(words).strip(" \t.,:;|–—-•·")
    return title if _form_of(title) is None or len(words) > _FEWEST_OF_A_TITLE else ""


def _time_in(line: Line) -> str | None:
    match = _clock().search(line.text)
    if match is None:
        return None
    return next(found.strip(" .") for found in match.groupdict().values() if found)


def _place_in(line: Line) -> str | None:
    for held, text in line.cells:
        if held == "places" and _form_of(text) is not MeetingForm.ONLINE:
            return text.strip(_AROUND) or None
    value = _labelled("places", line)
    if value and not days_in(value):
        return re.split(r"[;(]|\.\s", value)[0].strip(_AROUND) or None
    tail = _after_facts(line.text)
    if tail[:1].isupper() and len(tail.split()) <= _LONGEST_PLACE and _form_of(tail) is None:
        return tail
    match = _in_place().search(line.text)
    return match["place"] if match else None


def _after_facts(text: str) -> str:
    """What stands after the last day and time of a line, to the end of the sentence."""
    ends = [said.end for said in days_in(text)] + [one.end() for one in _clock().finditer(text)]
    return re.split(r"[;(]|\.\s", text[max(ends, default=len(text)) :].lstrip(_AROUND))[0].strip(
        _AROUND
    )


def _form_in(line: Line) -> MeetingForm | None:
    return _form_of(line.text)


def _form_of(text: str) -> MeetingForm | None:
    found = [
        (match.start(), form)
        for form, pattern in _form_patterns()
        if (match := pattern.search(text))
    ]
    hybrid = any(form is MeetingForm.HYBRID for _, form in found)
    return MeetingForm.HYBRID if hybrid else min(found)[1] if found else None


def _labelled(name: str, line: Line) -> str | None:
    """What follows the label, where the line begins with one of that kind."""
    label, colon, value = line.text.strip(_AROUND).partition(":")
    return value.strip() if colon and name in labels_of(label) else None


@cache
def _form_patterns() -> tuple[tuple[MeetingForm, re.Pattern[str]], ...]:
    listed = (
        (MeetingForm.HYBRID, languages.either(lambda language: language.invitation.hybrid)),
        (MeetingForm.ONLINE, languages.either(lambda language: language.invitation.online)),
        (MeetingForm.ON_SITE, languages.either(lambda language: language.invitation.on_site)),
    )
    return tuple((form, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for form, words in listed)


@cache
def _clock() -> re.Pattern[str]:
    """A span of time, in figures with a word or minutes that tell it from days, or in words."""
    before = languages.either_word(lambda language: language.invitation.clock)
    joins = languages.either_word(lambda language: language.invitation.joins)
    halves = languages.either(lambda language: language.invitation.half_days)
    until = rf"(?:{_DASH}|\s+(?:{joins})\s+)"
    hour, minutes, half = r"\d{1,2}", r"[.:]\d\d", r"\s?(?:[ap]\.?m\b\.?|noon\b)"
    either = rf"{hour}(?:{minutes})?(?:{half})?"
    return re.compile(
        rf"\b(?:{before})\.?\s*(?P<said>{either}(?:{until}{either})?)(?![\d/])"
        rf"|(?<![\d/.-])(?P<plain>{hour}{minutes}(?:{half})?{until}{hour}{minutes}(?:{half})?)(?!\d)"
        rf"|(?<![\d/.-])(?P<noon>{either}{until}{hour}(?:{minutes})?{half})"
        rf"|(?P<words>\b(?:{halves})\b)",
        re.IGNORECASE,
    )


@cache
def _in_place() -> re.Pattern[str]:
    before = languages.either_word(lambda language: language.invitation.before_place)
    capitals = languages.capitals_of_names()
    name = rf"[{capitals}][\w&’'-]*"
    return re.compile(
        rf"(?<!\w)(?i:{before})\s+(?P<place>{name}(?:\s+{name})*(?:,\s+{name}(?:\s+{name})*)?)"
    )


@cache
def _lead_in() -> re.Pattern[str]:
    """A label in the middle of a line: "Tid och plats:"."""
    phrases = {
        phrase
        for language in languages.every()
        for phrase in (
            *language.invitation.dates,
            *language.invitation.places,
            *language.invitation.times,
        )
    }
    longest = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})\s*:", re.IGNORECASE)


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{languages.either(lambda language: language.invitation.deadlines)})", re.IGNORECASE
    )
