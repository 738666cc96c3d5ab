"""What a line adds to its notes: a cause, a judgement, everybody for one table, or all of it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from synthkit.checks.aspects.comparison import Comparison, Difference
from synthkit.text import languages
from synthkit.text.clauses import is_said, level_pattern
from synthkit.text.detection import function_word_shares
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.meaning import UNIT
from synthkit.text.similarity.wordtable import word_table
from synthkit.text.wordforms import fold, stem, stems, words

# Texts that share no word and whose meanings are farther apart than this are on two matters; below
# the second, surely.
_LEAST_ALIKE = 0.34
_SURELY_APART = 0.15
# So many words, and this share of another language's function words, tell the language of a line.
_FEWEST_WORDS = 4
_PLAINLY = 0.25
# Words that share so many letters at their beginning may be of one word.
_BEGINNING = 4
# How much of a cause must be in the notes.
_LEAST_KNOWN = 0.5


def causes(both: Comparison) -> Iterator[Difference]:
    """A cause, or an effect, of which no note speaks."""
    patterns = _patterns(both.language)
    folded = fold(both.text)
    for pattern in (patterns.causes, patterns.effects):
        match = pattern.search(folded)
        if not match:
            continue
        before, behind = folded[: match.start()], folded[match.end() :]
        added = next((part for part in (behind, before) if _is_unknown(part, both)), None)
        if added and not any(added in fold(source.text) for source in both.sources):
            yield Difference("cause_added", added.strip(" ,.;:"))


def judgements(both: Comparison) -> Iterator[Difference]:
    """Praise or blame where no note praises or blames."""
    patterns = _patterns(both.language)
    noted = " ".join(fold(source.text) for source in both.sources)
    for judging, judged in zip(patterns.judging, patterns.judged, strict=True):
        match = judging.search(fold(both.text))
        if match and not judging.search(noted) and not judged.search(noted):
            yield Difference("judgement_added", match[0])


def generalised(both: Comparison) -> Iterator[Difference]:
    """What a note says of its own table, said of everybody."""
    patterns, universal = _patterns(both.language), both.listed.universal
    folded = fold(both.text)
    if patterns.at_a_table.search(folded) or patterns.own_table.search(folded):
        return
    for clause in both.line:
        said = universal.intersection(clause.tokens)
        telling = [
            source
            for source in both.sources
            if any(clause.covered_by(noted) for noted in source.clauses)
            and universal.intersection(words(source.text))
        ]
        tables = [patterns.own_table.search(fold(source.text)) for source in telling]
        if said and tables and all(tables):
            yield Difference("generalised", min(said), tables[0][0] if tables[0] else "")


def another_matter(both: Comparison) -> Iterator[Difference]:
    """A line that shares neither words nor meaning with its notes, or is in another language."""
    if not both.sources:
        return
    if _is_foreign(both):
        yield Difference("matter_of_no_note", sure=True)
        return
    known = {one[:_BEGINNING] for source in both.sources for one in _stems(source.text, both)}
    if known.isdisjoint(one[:_BEGINNING] for one in _stems(both.text, both)):
        alike = _likeness(both)
        if alike < _LEAST_ALIKE:
            yield Difference("matter_of_no_note", sure=alike < _SURELY_APART)


def _is_foreign(both: Comparison) -> bool:
    """Whether a line has function words of another language than its notes, and none of theirs."""
    shares, count = function_word_shares([both.text])
    own = shares.pop(both.language)
    noted, _ = function_word_shares(source.text for source in both.sources)
    plainly = count >= _FEWEST_WORDS and not own and max(shares.values(), default=0) > _PLAINLY
    return plainly and noted[both.language] >= max(noted.values())


def _is_unknown(part: str, both: Comparison) -> bool:
    """Whether the notes hardly speak of it."""
    stop = languages.get(both.language).words.stop
    matter = [one for one in words(part) if one not in stop]
    noted = {one for source in both.sources for one in _stems(source.text, both)}
    known = sum(is_said(stem(one, both.language), noted) for one in matter)
    return bool(matter) and known < _LEAST_KNOWN * len(matter)


def _stems(text: str, both: Comparison) -> tuple[str, ...]:
    return stems(text, both.language)


def _likeness(both: Comparison) -> float:
    """How near a line is to the nearest of its notes by the shipped table of word vectors."""
    texts = [source.text for source in both.sources]
    rows = word_table().vectors([both.text, " ".join(texts), *texts]).astype(np.float64)
    return max(float(rows[0] @ row) for row in rows[1:]) / UNIT**2


class _Patterns:
    """What a language's lists say, as patterns."""

    def __init__(self, language: LanguageCode) -> None:
        listed = languages.get(language).faithfulness
        self.causes = _either(listed.causes)
        self.effects = _either(listed.effects)
        self.own_table = _either(listed.own_table)
        self.at_a_table = _either(listed.at_a_table)
        self.judging = [_either(words) for levels in listed.judging for words in levels]
        self.judged = [_either(words) for levels in listed.judged for words in levels]


_patterns = cache(_Patterns)


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(level_pattern, longest_first)) or "(?!)")
