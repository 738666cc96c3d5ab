"""What of a synthesis concerns one group, region or organisation: for the work at home."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from synthkit.drafts.ledger import balance
from synthkit.exporters.home_page import Home
from synthkit.exporters.lines import PrintedLine, printed_lines
from synthkit.good_examples.places import place_of, places_in
from synthkit.good_examples.spellings import longest_name, name_key, windows
from synthkit.model.example import Example
from synthkit.model.note import LeftOutReason, groups_of
from synthkit.model.synthesis import Synthesis
from synthkit.text import languages
from synthkit.text.asks import asks
from synthkit.text.languages import DEFAULT, LanguageCode, words_of
from synthkit.text.phrases import enumerated
from synthkit.text.wordforms import bare_words, fold

Names = Callable[[str], bool]
# What a place's name is compounded with has so many letters.
_SHORTEST_HEAD: Final = 4


def home_of(synthesis: Synthesis, whose: str) -> Home | None:
    """What names it or its group stood behind; None where nothing does.

    Args:
        synthesis: as it is shown, with its examples.
        whose: a group, a region, a municipality or an organisation.
    """
    names = naming(whose)
    language = synthesis.workshop.language
    # Of a file that names no group, the file's name may say whose it is.
    theirs = {
        note.id for note in synthesis.material.notes if names(note.group or note.document_name)
    }
    named = {note.id for note in synthesis.material.notes if names(note.text)}
    lines = [one for one in printed_lines(synthesis) if _concerns(one, names, theirs, named)]
    said = [*(one.text for one in lines), *_loose(synthesis, theirs | named)]
    sorted_out = [(text, _kind(text, language)) for text in dict.fromkeys(said)]
    home = Home(
        whose=whose,
        lines=tuple(text for text, kind in sorted_out if kind == "line"),
        questions=tuple(text for text, kind in sorted_out if kind == "question"),
        steps=tuple(text for text, kind in sorted_out if kind == "step"),
        examples=_near(synthesis.examples, names),
    )
    return home if said or home.examples else None


def home_over(meetings: Mapping[str, Synthesis], examples: Sequence[Example], whose: str) -> Home:
    """The same of all meetings of a series, each thing with the meetings that it is of.

    Args:
        meetings: by their names, as they are shown.
        examples: those of all meetings.
        whose: as for `home_of`.
    """
    stood: dict[str, dict[str, list[str]]] = {"lines": {}, "questions": {}, "steps": {}}
    for name, meeting in meetings.items():
        found = home_of(meeting, whose)
        for kind, texts in stood.items():
            for text in getattr(found, kind) if found else ():
                texts.setdefault(text, []).append(name)
    language = next((one.workshop.language for one in meetings.values()), DEFAULT)
    told = {
        kind: tuple(f"{text} ({enumerated(of, language)})" for text, of in texts.items())
        for kind, texts in stood.items()
    }
    return Home(whose=whose, examples=_near(examples, naming(whose)), **told)


def _near(examples: Iterable[Example], names: Names) -> tuple[Example, ...]:
    return tuple(
        one
        for one in examples
        if names(one.name)
        or any(names(mention.text) or names(mention.by) for mention in one.mentions)
    )


def names_for_home(synthesis: Synthesis) -> tuple[str, ...]:
    """Whom a page for home may be for: groups, places and what is pointed at."""
    notes = synthesis.material.notes
    places = (place.text for note in notes for place in places_in(note.text) if place.capital)
    examples = (example.name for example in synthesis.examples)
    return tuple(dict.fromkeys((*groups_of(notes), *places, *examples)))


def naming(whose: str) -> Names:
    """Whether a text names it: a place by any of its forms, anything else as it is written."""
    place, key = place_of(whose), name_key(whose)
    longest = longest_name([whose])

    def names(text: str) -> bool:
        if place and any(one.place == place for one in places_in(text)):
            return True
        if place and any(_is_called_after(word, place) for word in bare_words(text)):
            return True
        return any(name_key(text[start:end]) == key for start, end in windows(text, longest))

    return names


def _is_called_after(word: str, place: str) -> bool:
    """Whether a folded word is a compound with the place's genitive: "hallandskartan"."""
    endings = words_of(lambda language: language.words.genitives)
    return any(
        len(word) >= len(place) + len(ending) + _SHORTEST_HEAD and word.startswith(place + ending)
        for ending in endings
    )


def _concerns(line: PrintedLine, names: Names, theirs: set[str], named: set[str]) -> bool:
    return names(line.text) or not (theirs | named).isdisjoint(line.notes)


def _loose(synthesis: Synthesis, notes: set[str]) -> Iterator[str]:
    """Notes of theirs, or that name them, which stand behind no line but answer a question."""
    reasons = {entry.note: entry.reason for entry in balance(synthesis).entries}
    behind = {note for line in printed_lines(synthesis) for note in line.notes}
    for note in synthesis.material.notes:
        if note.id in notes - behind and _says_something(reasons[note.id]):
            yield note.text


def _says_something(reason: LeftOutReason | None) -> bool:
    elsewhere = reason in {None, LeftOutReason.OTHER_QUESTION}
    return elsewhere or (reason is not None and reason.is_to_the_question)


def _kind(text: str, language: LanguageCode) -> str:
    """Whether it asks something, asks for something to be done, or says something."""
    if text.rstrip(' ”"').endswith("?"):
        return "question"
    wanted = asks(fold(text), languages.get(language))
    return "step" if any(not ask.refused for ask in wanted) else "line"
