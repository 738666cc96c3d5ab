"""Which capitalised words of a text are people.

A run of capitalised words is looked at as a whole: what is listed as an organisation or a place is
cut out, what a sentence begins with is set aside, and the rest is judged by what is known of its
words and by what stands beside it. In doubt the answer is a suspect, and a person decides.
"""

from collections.abc import Iterator, Sequence
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
from synthkit.privacy.words import Word, split
from synthkit.text.name_rules import BEFORE, ORG_ENDING, PARTICLES, ROLE, STARTERS, TITLES

# A shorter word that begins a sentence is seldom a surname that no list knows.
_LONG_ENOUGH = 5


# Every command looks through all notes several times.
@lru_cache(maxsize=2**17)
def find_names(text: str, headings: tuple[str, ...] = ()) -> tuple[Match, ...]:
    """The names of people in a text."""
    words = split(text)
    if not words:
        return ()
    names = name_lexicon()
    around = ContextReader(text, words, headings)
    judge = NameClassifier(words, names, around)
    capitalised = _runs(words, known_places(words, names), names)
    runs = [run for run in capitalised if not around.is_label(run)]
    verdicts: list[NameMatch] = []
    undecided: list[range] = []
    for run in runs:
        verdict = judge.verdict(run)
        if verdict:
            verdicts.append(verdict)
        else:
            undecided.append(run)
    verdicts += _in_company(undecided, verdicts, judge, around)
    verdicts += _again(runs, verdicts, words, names)
    small = list(judge.in_small_letters(verdicts))
    within = {position for verdict in small for position in verdict.run}
    verdicts = [verdict for verdict in verdicts if verdict.run.start not in within] + small
    return tuple(verdict.found(words) for verdict in verdicts)


def _in_company(
    undecided: list[range], verdicts: list[NameMatch], judge: NameClassifier, around: ContextReader
) -> Iterator[NameMatch]:
    """Names that stand in one enumeration with a name: "Anna och Bo"."""
    settled = [verdict.run for verdict in verdicts]
    waiting = list(undecided)
    while waiting:
        for run in waiting:
            if any(around.joins(other, run) or around.joins(run, other) for other in settled):
                verdict = judge.verdict(run, in_company=True)
                waiting.remove(run)
                if verdict:
                    settled.append(verdict.run)
                    yield verdict
                break
        else:
            return


def _again(
    runs: list[range], verdicts: list[NameMatch], words: Sequence[Word], names: NameLexicon
) -> Iterator[NameMatch]:
    """The given name or the surname, standing alone, of whoever is named in full elsewhere."""
    known = _parts_of_full_names(verdicts, words, names)
    taken = {position for verdict in verdicts for position in verdict.run}
    for run in runs:
        for position in run:
            word = words[position]
            form = next((form for form in word_forms(word.text) if form in known), None)
            if form is None or position in taken or not _may_end(words, run, position):
                continue
            # "Bro är dyrt" after "Mats Bro" says nothing.
            listed = names.surname(form) or names.given_name(form)
            doubtful = word.opens and len(form) < _LONG_ENOUGH and not listed
            if not doubtful and not is_org_word(word):
                found = range(position, position + 1)
                yield NameMatch(found, len(form), certain=known[form])


def _parts_of_full_names(
    verdicts: list[NameMatch], words: Sequence[Word], names: NameLexicon
) -> dict[str, bool]:
    """What may stand for a whole name, and whether that is certain to be one."""
    known: dict[str, bool] = {}
    for verdict in verdicts:
        if len(verdict.run) == 1:
            continue
        first, last = words[verdict.run.start].text, words[verdict.run.stop - 1].text
        parts = [last[: verdict.length]]
        if verdict.certain or names.given_name(first):
            parts.append(first)
        for part in parts:
            if len(part) > 2 and names.plain(part) and part.lower() not in STARTERS:
                known[part] = known.get(part, False) or verdict.certain
    return known


def _may_end(words: Sequence[Word], run: range, at: int) -> bool:
    """Whether no other capitalised word follows that the name would only be a part of."""
    return at + 1 == run.stop or words[at + 1].shouted


def _runs(words: Sequence[Word], places: frozenset[int], names: NameLexicon) -> Iterator[range]:
    """Stretches of capitalised words that may be a person, organisations and places cut out."""
    for whole in _capitalised(words, places):
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
    """The run without titles and the words that sentences begin with."""
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
            # "Fredrika Bremergymnasiet" is all one name; "Anna Lind Region Skåne" is two.
            if position > start and not ORG_ENDING.fullmatch(word.small):
                yield range(start, position)
            return
    if start < run.stop and not (
        len(run) == 1 and is_org_word(words[start]) and not names.given_name(words[start].text)
    ):
        yield range(start, run.stop)


def _joined_by_ampersand(words: Sequence[Word], run: range, names: NameLexicon) -> bool:
    """Whether the run is part of a firm: "Lindqvist & Partners", and not two given names."""
    for left, right in ((run.start - 1, run.start), (run.stop - 1, run.stop)):
        if left >= 0 and right < len(words) and words[right].gap in {" & ", "&"}:
            pair = (words[left], words[right])
            if not all(word.capital for word in pair) or pair[1].initial:
                continue
            begins = left
            while begins and words[begins].follows(words[begins - 1]) and words[begins - 1].capital:
                begins -= 1
            if not (names.given_name(words[begins].text) and names.given_name(pair[1].text)):
                return True
    return False
