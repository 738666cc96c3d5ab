"""What a line adds to its notes: a cause, a judgement, everybody for one table, or all of it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synthkit.checks.aspects.comparison import Comparison, Difference
from synthkit.text import languages
from synthkit.text.clauses import Clause, is_said
from synthkit.text.detection import function_word_shares
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import values_in
from synthkit.text.rules import WordClass
from synthkit.text.scales import level_pattern
from synthkit.text.wordclasses import WordClasses, verb_forms, verb_stems
from synthkit.text.wordforms import fold, stem, stems, words

# Texts that share no word and whose meanings are farther apart than this are on two matters; below
# the second, surely.
_LEAST_ALIKE = 0.34
_SURELY_APART = 0.15
# So many words, and this share of another language's function words, tell the language of a line.
_FEWEST_WORDS = 4
_PLAINLY = 0.25
# Words that share so many letters at their beginning may be of one word.
_BEGINNING, _SHORTEST = 4, 3
# Of fewer words of matter nothing tells that a line says all that its notes do.
_FEWEST_SAID = 2
# Names have a check of their own.
_TELLING = frozenset({WordClass.NOUN, WordClass.ADJECTIVE})
# How much of a cause must be in the notes.
_LEAST_KNOWN = 0.5


def causes(both: Comparison) -> Iterator[Difference]:
    """A cause, or an effect, of which no note speaks."""
    patterns = _patterns(both.language)
    folded = fold(both.text)
    for pattern, ends in ((patterns.causes, 1), (patterns.effects, 2)):
        match = pattern.search(folded)
        if not match:
            continue
        # What comes of a cause may be what the line is about; the cause must be the notes'.
        parts = (folded[match.end() :], folded[: match.start()])[:ends]
        added = next((part for part in parts if _is_unknown(part, both)), None)
        if added:
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


def added_matter(both: Comparison) -> Iterator[Difference]:
    """A thing or a quality beyond all that the notes say, where the line says all of that.

    A line in other words leaves some of the notes' own out; one that adds to them does not.
    """
    of_line = {one for clause in both.line for one in clause.spoken}
    noted = (clause for source in both.sources if source.carries for clause in source.clauses)
    matter = {one for clause in noted for one in clause.matter - verb_stems(both.language)}
    if len(matter) < _FEWEST_SAID or not all(is_said(one, of_line) for one in matter):
        return
    # "Vid ett bord" stands for "vid vårt bord".
    if _patterns(both.language).at_a_table.search(fold(both.text)):
        return
    known = {one for noted in both.noted for one in noted.spoken}
    classes = WordClasses([both.text, *(s.text for s in both.sources)], both.language)
    for clause in both.line:
        for token in clause.tokens:
            one = stem(token, both.language)
            new = one in clause.matter and not any(_begin_alike(one, other) for other in known)
            if new and not is_said(one, known) and _adds(token, clause, classes, both):
                yield Difference("matter_added", token)
                return


def _begin_alike(one: str, other: str) -> bool:
    """Whether two stems may be of one word, as a verb and its noun are: "lös", "lösning"."""
    letters = min(len(one), len(other), _BEGINNING)
    return letters >= _SHORTEST and one[:letters] == other[:letters]


def _adds(token: str, clause: Clause, classes: WordClasses, both: Comparison) -> bool:
    """Whether a word names a thing or a quality, and no amount and nothing wished or missing."""
    listed = languages.get(both.language).claims
    small = listed.wishes | listed.hedges | verb_forms(both.language)
    on_scales = {word for level in clause.levels for word in level.word.casefold().split()}
    empty = token in small or token in on_scales or bool(values_in(token))
    absent = stem(token, both.language) in clause.absences
    telling = classes.of(token) in _TELLING and (
        classes.is_sure(token) or _is_quality(token, classes)
    )
    return not empty and not absent and telling


def _is_quality(token: str, classes: WordClasses) -> bool:
    return classes.of(token) is WordClass.ADJECTIVE


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
    # Few lines are so far from their notes, and a correction would wait for it.
    import numpy as np  # noqa: PLC0415

    from synthkit.text.similarity.meaning import UNIT  # noqa: PLC0415
    from synthkit.text.similarity.wordtable import word_table  # noqa: PLC0415

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
