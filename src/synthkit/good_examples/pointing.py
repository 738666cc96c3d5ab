"""Whether a note points at a name as an example, by the words around it."""

import re
from dataclasses import dataclass
from typing import Final

from synthkit.good_examples.notation import Notation
from synthkit.good_examples.places import LOCATED, has_arrangement, is_place
from synthkit.privacy.words import Word, split
from synthkit.text.languages import either_word, words_of
from synthkit.text.sentences import just_before, sentences
from synthkit.text.wordclasses import is_imperative

_INTRODUCING: Final = re.compile(
    rf"^.*(?<!\w)(?:{either_word(lambda language: language.examples.introducing)})"
    r"(?!\w)(?P<between>[^.;!?]{0,60})$",
    re.IGNORECASE,
)
# What may stand between the two: nothing, or other names of the same list.
_LIST: Final = re.compile(rf",|/|\s(?:{either_word(lambda language: language.words.joining)})\s")
_SPREADING: Final = words_of(lambda language: language.examples.spreading)
_PRAISING: Final = words_of(lambda language: language.examples.praising)
_DOING: Final = words_of(lambda language: language.examples.doing)
_STANDING: Final = words_of(lambda language: language.examples.standing)
_PREPOSITIONS: Final = words_of(lambda language: language.faithfulness.prepositions)
_TURNING: Final = words_of(lambda language: language.examples.turning)
_NEGATIONS: Final = words_of(lambda language: language.words.negations)
_MODALS: Final = words_of(lambda language: language.claims.modals)
# A name that opens a note, and what is said of it behind a sign.
_TOLD: Final = re.compile(r"\s*(?::|[–—=]|-+>?|→)\s*\w")
_CLAUSE: Final = re.compile(
    rf"[.;!?()→]|\b(?:{either_word(lambda language: language.words.contrasting)})\b"
)
# A negation so many words before a cue, or so many behind it, turns it.
_BEFORE, _BEHIND = 3, 2
# A note of so many characters is one thought.
_ONE_THOUGHT: Final = 220


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the words around a name say of it.

    Attributes:
        introduced: it is named as an example, or as what to look at.
        praised: the note praises, or wants it spread.
        beside: a preposition stands right before it, so that it is not what is spoken of.
        does: it is the one that does something.
        stands: something is said to be there: "I Dalarna sitter".
        told: it opens the note, and what is told of it follows a sign.
        arranged: the sentence has a word for what can be learnt from.
        asked: it is told what it ought to do.
        sought: the question asks for examples.
        against: the note turns it down, or says that it failed.
    """

    introduced: bool
    praised: bool
    beside: bool
    does: bool
    stands: bool
    told: bool
    arranged: bool
    asked: bool
    sought: bool
    against: bool

    @property
    def strong(self) -> bool:
        """Whether it is pointed at, whatever it is."""
        return self.introduced or ((self.praised or self.sought) and not self.asked)


def pointing(text: str, start: int, end: int, notation: Notation, note: str) -> Pointing:
    """What the note of that id says of the name that stands there."""
    sentence = _sentence(text, text[start:end], start)
    thought = text if len(text) <= _ONE_THOUGHT else sentence
    words = split(thought)
    after = _behind(text, end)
    following = [word.small for word in after[:2]]
    introduced = _is_introduced(text[:start])
    praised = any(_is_cue(words, at) for at in range(len(words)))
    denied = any(word.small in _NEGATIONS for word in split(_clause(text, start, end)))
    failed = any(word.small in _TURNING for word in split(sentence))
    opens = not re.search(r"\w{2}", _opening(text[:start]))
    return Pointing(
        introduced=introduced,
        praised=praised,
        beside=any(word.small in _PREPOSITIONS for word in split(text[:start])[-1:]),
        does=any(word in _DOING for word in following),
        stands=opens and any(word in _STANDING for word in following),
        told=opens and bool(_TOLD.match(text[end:])),
        arranged=has_arrangement(sentence),
        asked=bool(_MODALS.intersection(following)) or _is_ordered(text[end:], notation),
        sought=notation.is_sought(note),
        against=(denied or failed) and not (introduced or praised),
    )


def _is_ordered(behind: str, notation: Notation) -> bool:
    """Whether what follows a sign is a thing to do: "Gotland: boka möte"."""
    words = split(behind)
    if not words or not _TOLD.match(behind):
        return False
    return is_imperative(words[0].small, notation.language) and words[0].small not in _SPREADING


def what_is_said(text: str, start: int, end: int) -> str:
    """The note, or of a long one the sentence with the name."""
    return text if len(text) <= _ONE_THOUGHT else _sentence(text, text[start:end], start)


def _sentence(text: str, name: str, start: int) -> str:
    place = 0
    for one in sentences(text):
        place += len(one) + 1
        if place > start and name in one:
            return one
    return text


def _clause(text: str, start: int, end: int) -> str:
    """The clause with the name: what follows "men" is about something else."""
    before = _CLAUSE.split(text[:start])[-1]
    return before + text[start:end] + _CLAUSE.split(text[end:])[0]


def _behind(text: str, end: int) -> tuple[Word, ...]:
    """The words behind a name and where it is: "ALMI i Mälardalen har"."""
    words = split(text[end:])
    if len(words) > 1 and words[0].small in LOCATED and is_place(words[1].text):
        return words[2:]
    return words


def _opening(before: str) -> str:
    """What stands before a name, but for the "I" of "I Dalarna"."""
    words = split(before)
    return "" if len(words) == 1 and words[0].small in LOCATED else before


def _is_introduced(before: str) -> bool:
    found = _INTRODUCING.search(just_before(before, len(before)))
    if found is None:
        return False
    between = found["between"]
    return not re.search(r"\w", between) or bool(_LIST.search(between))


def _is_cue(words: tuple[Word, ...], at: int) -> bool:
    if words[at].small not in _SPREADING and words[at].small not in _PRAISING:
        return False
    near = (*words[max(at - _BEFORE, 0) : at], *words[at + 1 : at + 1 + _BEHIND])
    return not any(word.small in _NEGATIONS or word.small in _TURNING for word in near)
