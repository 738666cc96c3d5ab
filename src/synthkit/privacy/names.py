"""Which capitalised words of a text are people.

A run of capitalised words is looked at as a whole: listed organisations and places are cut out, the
first word of a sentence is set aside, and the rest is classified by what is known of its words and
by the words around it. In doubt the answer is a suspect, and a person decides.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from synthkit.privacy.name_classifier import NameClassifier, NameMatch
from synthkit.privacy.name_context import ContextReader
from synthkit.privacy.name_lexicon import NameLexicon, name_lexicon, word_forms
from synthkit.privacy.organisations import (
    begins_org,
    ends_org,
    is_named_after,
    is_org_word,
    known_places,
)
from synthkit.privacy.spans import Match
from synthkit.privacy.words import (
    APPELLATION,
    BEFORE,
    ORG_ENDING,
    PARTICLES,
    ROLE,
    STARTERS,
    TITLES,
    Word,
    split,
)

# Shorter words at the beginning of a sentence are seldom surnames that no list has.
_SHORTEST_SURNAME = 5


# Every command searches all notes several times.
@lru_cache(maxsize=2**17)
def find_names(text: str, headings: tuple[str, ...] = ()) -> tuple[Match, ...]:
    """The names of people in a text."""
    words = split(text)
    if not words:
        return ()
    names = name_lexicon()
    context = ContextReader(text, words, headings)
    classifier = NameClassifier(words, names, context)
    capitalised = _runs(words, known_places(words, names), names)
    runs = [run for run in capitalised if not context.is_label(run)]
    matches: list[NameMatch] = []
    undecided: list[range] = []
    for run in runs:
        match = classifier.classify(run)
        if match:
            matches.append(match)
        else:
            undecided.append(run)
    matches += _enumerated(undecided, matches, classifier, context)
    matches += _short_forms(runs, matches, words, names)
    lower = list(classifier.in_lower_case(matches))
    within = {position for match in lower for position in match.run}
    matches = [match for match in matches if match.run.start not in within] + lower
    return tuple(match.in_text(words) for match in matches)


def _enumerated(
    undecided: list[range],
    matches: list[NameMatch],
    classifier: NameClassifier,
    context: ContextReader,
) -> Iterator[NameMatch]:
    """Names in an enumeration with a name: "Anna och Bo"."""
    known = _Enumeration(context, (match.run for match in matches))
    waiting, before = list(undecided), -1
    # There and back again: each name may let the one after or before it in.
    while len(waiting) != before:
        before, left = len(waiting), []
        for run in waiting:
            if not known.takes(run):
                left.append(run)
            elif match := classifier.classify(run, enumerated=True):
                known.add(match.run)
                yield match
        waiting = left[::-1]


class _Enumeration:
    """The names of a text that others may be enumerated with.

    Commas are trusted from afar: names of an enumeration have words between them that are none.
    """

    def __init__(self, context: ContextReader, runs: Iterable[range]) -> None:
        self._context = context
        self._starts: set[int] = set()
        self._stops: set[int] = set()
        self._first_enumerated = sys.maxsize
        self._last_stop = -1
        for run in runs:
            self.add(run)

    def add(self, run: range) -> None:
        self._starts.add(run.start)
        self._stops.add(run.stop)
        self._last_stop = max(self._last_stop, run.stop)
        if self._context.enumerates(run):
            self._first_enumerated = min(self._first_enumerated, run.start)

    def takes(self, run: range) -> bool:
        joins = self._context.joins
        return (
            (run.start <= self._last_stop and self._context.enumerates(run))
            or self._first_enumerated <= run.stop
            or (run.start - 1 in self._stops and joins(run.start - 1))
            or (run.stop + 1 in self._starts and joins(run.stop))
        )


def _short_forms(
    runs: list[range], matches: list[NameMatch], words: Sequence[Word], names: NameLexicon
) -> Iterator[NameMatch]:
    """Given names and surnames on their own, of people named in full elsewhere in the text."""
    known = _parts_of_full_names(matches, words, names)
    taken = {position for match in matches for position in match.run}
    for run in runs:
        for position in run:
            word = words[position]
            form = next((form for form in word_forms(word.text) if form in known), None)
            if form is None or position in taken or not _ends_run(words, run, position):
                continue
            # "Bro är dyrt" after "Mats Bro" proves nothing.
            listed = names.surname(form) or names.given_name(form)
            doubtful = word.opens and len(form) < _SHORTEST_SURNAME and not listed
            if not doubtful and not is_org_word(word):
                found = range(position, position + 1)
                yield NameMatch(found, len(form), certain=known[form])


def _parts_of_full_names(
    matches: list[NameMatch], words: Sequence[Word], names: NameLexicon
) -> dict[str, bool]:
    """The parts that may be short for a full name, and whether that is certain to be a name."""
    known: dict[str, bool] = {}
    for match in matches:
        if len(match.run) == 1:
            continue
        first, last = words[match.run.start].text, words[match.run.stop - 1].text
        parts = [last[: match.length]]
        if match.certain or names.given_name(first):
            parts.append(first)
        for part in parts:
            if len(part) > 2 and names.plain(part) and part.lower() not in STARTERS:
                known[part] = known.get(part, False) or match.certain
    return known


def _ends_run(words: Sequence[Word], run: range, at: int) -> bool:
    """Whether no capitalised word follows, of which the name would only be a part."""
    return at + 1 == run.stop or words[at + 1].shouted


def _runs(words: Sequence[Word], places: frozenset[int], names: NameLexicon) -> Iterator[range]:
    """Runs of capitalised words that may be people, without organisations and places."""
    for whole in _capitalised(words, places):
        # "Metoden Stina" begins a sentence, where "metoden Stina" stands within one.
        if words[whole.start].opens and APPELLATION.fullmatch(words[whole.start].small):
            continue
        run = _without_beginning(words, whole, names)
        for part in _without_organisations(words, run, places, names):
            if not is_named_after(words, part):
                yield part


def _capitalised(words: Sequence[Word], places: frozenset[int]) -> Iterator[range]:
    position = 0
    while position < len(words):
        if not words[position].capital or position in places:
            position += 1
            continue
        end = position + 1
        while end < len(words):
            ahead = end
            while ahead < len(words) and _is_particle(words, ahead):
                ahead += 1
            fits = ahead < len(words) and words[ahead].capital and ahead not in places
            if not fits or not words[ahead].follows(words[ahead - 1]) or words[ahead].opens:
                break
            end = ahead + 1
        yield range(position, end)
        position = end


def _is_particle(words: Sequence[Word], at: int) -> bool:
    return words[at].text in PARTICLES and words[at].follows(words[at - 1])


def _without_beginning(words: Sequence[Word], run: range, names: NameLexicon) -> range:
    """The run without titles and words that only begin a sentence."""
    start = run.start
    while start < run.stop - 1:
        word = words[start]
        lead = (
            word.text in PARTICLES
            or word.small in STARTERS
            or word.small in BEFORE
            or word.small in TITLES
        )
        in_line = not word.opens or word.gap == ": "
        shortened = word.initial and in_line and words[start + 1].gap.startswith(".")
        role = word.opens and ROLE.fullmatch(word.small) and not names.given_name(word.text)
        if shortened or not (lead or role):
            break
        start += 1
    return range(start, run.stop)


def _without_organisations(
    words: Sequence[Word], run: range, places: frozenset[int], names: NameLexicon
) -> Iterator[range]:
    before = run.start - 1
    if before >= 0 and words[run.start].gap == " " and words[before].capital and before in places:
        follows_org = begins_org(words[before])
    else:
        follows_org = False
    if follows_org or _joined_by_ampersand(words, run, names):
        return
    start = run.start
    for position in run:
        word = words[position]
        person_ended = position - start > 1
        if ends_org(word) and not (begins_org(word) and person_ended) and position > start:
            start = position + 1
        elif begins_org(word) and not names.given_name(word.text):
            # "Fredrika Bremergymnasiet" is one name; "Anna Lind Region Skåne" is two.
            if position > start and not ORG_ENDING.fullmatch(word.small):
                yield range(start, position)
            return
    if start < run.stop and not (
        len(run) == 1 and is_org_word(words[start]) and not names.given_name(words[start].text)
    ):
        yield range(start, run.stop)


def _joined_by_ampersand(words: Sequence[Word], run: range, names: NameLexicon) -> bool:
    """Whether the run is part of a firm ("Lindqvist & Partners") and not two given names."""
    for left, right in ((run.start - 1, run.start), (run.stop - 1, run.stop)):
        if left >= 0 and right < len(words) and words[right].gap in {" & ", "&"}:
            pair = (words[left], words[right])
            if not all(word.capital for word in pair) or pair[1].initial:
                continue
            begins = left
            while begins and words[begins].follows(words[begins - 1]) and words[begins - 1].capital:
                begins -= 1
            given = [(word, names.given_name(word.text)) for word in (words[begins], pair[1])]
            # "Marks & Spencer" is a firm: nobody is called so in the genitive.
            if not all(name and name.length == len(word.text) for word, name in given):
                return True
    return False
