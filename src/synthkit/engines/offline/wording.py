"""How a note is worded as an insight: whole, in its own words, cleaned of what is no word.

What several notes name as examples is gathered in one bracket: "(ex. Region Värmland, Dalarna)".
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from synthkit.drafts.limits import (
    FEWEST_WORDS_OF_A_GOOD_LINE,
    MOST_WORDS_OF_A_GOOD_LINE,
    MOST_WORDS_OF_A_LIGHT_LINE,
)
from synthkit.engines.offline.spelling import Spelling
from synthkit.privacy.spans import holds_placeholder
from synthkit.text import languages
from synthkit.text.insider_references import says_nothing_alone
from synthkit.text.languages import (
    LanguageCode,
    capitals_of_names,
    either,
    either_word,
    small_letters,
)
from synthkit.text.question_references import questions_named
from synthkit.text.wordclasses import is_present
from synthkit.text.wordforms import content_words, fold, words

# Addresses of pages and mailboxes, which nobody may break, spell or capitalise.
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)\S*[\w/=]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?:/[^\s]*[\w/=]|(?![\w./]))",
    re.IGNORECASE,
)
_LIST_SIGN = re.compile(
    r"^(?:[-–—*•·▪◦‣>+#]+\s*|_{2,}[-–]?\s*|\(?\d{1,2}[.)]\s+(?=\S)|[a-h]\)\s+|\[[ xX]?\]\s*)+"
)
_ARROW = re.compile(r"\s*(?:<?[-=]+>|[→⇒➔➜⟶])\s*")
_VOTES = re.compile(r"(?:\s*\(?\+\s?\d{1,2}\)?|\s*\(x ?\d{1,2}\)|\s+x\d{1,2})+\s*$", re.IGNORECASE)
_REPEATED = re.compile(r"([!?])[!?]+")
_SHORTEST_BEFORE_STOP = 3
# A label of so few words says which question what follows is an answer to: "Till fråga 1:".
_QUESTION_LABEL = re.compile(r"^(?:[^\s:]+\s+){0,3}[^\s:]+\s*:\s+(?=\S)")
_EQUALS = re.compile(r"\s+=\s+")
_SPACED_DASH = re.compile(r"\s+[-—]+\s+")

# Stands for an address while the words around it are cleaned; nothing is done to such a sign.
_STAND_IN = "\ufffc"

_AS_IT_IS = Spelling()

# From this share of the words on, a line is mostly figures.
_MANY_FIGURES = 0.3
# Up to so many words a note is a label for what is nested under it.
_LABEL = 4
_MOST_EXAMPLES = 4


def cleaned(text: str, language: LanguageCode, spelling: Spelling = _AS_IT_IS) -> str:
    """The text as a line of the document: no list signs, arrows as dashes, a full stop at the end.

    Every word and number of the group stands as it stood, but for a leading "men" or "också", or a
    label that says which question is answered.

    Args:
        text: of a note.
        language: of the text.
        spelling: how the other notes spell.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    kept = [found.group() for found in _ADDRESS.finditer(line)]
    line = _ADDRESS.sub(_STAND_IN, line)
    line = _VOTES.sub("", _LIST_SIGN.sub("", line)) or line
    line = _ARROW.sub(" – ", line).strip(" –-")
    line = _SPACED_DASH.sub(" – ", line)
    known = languages.get(language).words
    label = _QUESTION_LABEL.match(line)
    if label and questions_named(label.group()):
        line = line[label.end() :]
    line = _without_lead(_REPEATED.sub(r"\1", line), language)
    line = spelling.applied(_EQUALS.sub(" – ", line))
    line = _sentence_end().sub(partial(_begun, abbreviated=known.abbreviated), line)
    line = line.rstrip(" ,;:–-") or line
    if not line:
        return text.strip()
    line = _capitalised(line)
    for address in kept:
        line = line.replace(_STAND_IN, address, 1)
    return line if line.endswith((".", "!", "?", "…", ".)", ".”")) else f"{line}."


def joined(
    parent: str, child: str, language: LanguageCode, spelling: Spelling = _AS_IT_IS
) -> str | None:
    """A nested note after the one that it is nested under, or None where that gets too long."""
    if parent.rstrip().endswith("?"):
        return None
    line = in_context(parent, child, language, spelling)
    return None if len(words(line)) > MOST_WORDS_OF_A_LIGHT_LINE else line


def in_context(
    parent: str, child: str, language: LanguageCode, spelling: Spelling = _AS_IT_IS
) -> str:
    """A nested note after the one that it is nested under, however long."""
    above = cleaned(parent, language, spelling).rstrip(".!:… ")
    below = cleaned(child, language, spelling)
    first = child.strip(" -–•*")[:2]
    # An abbreviation or a name keeps its capital; a sentence's opening letter does not.
    if first[:1].islower():
        below = below[:1].lower() + below[1:]
    leads = parent.rstrip().endswith(":") or len(words(above)) <= _LABEL
    link = ": " if leads else " – "
    return _capitalised(f"{above}{link}{below}")


def stands_alone(text: str, language: LanguageCode) -> bool:
    """Whether a nested note says something without the one above it."""
    opening = words(text)[:1]
    known = languages.get(language).words
    leans = bool(opening) and (
        opening[0] in known.stop | known.adverbs or is_present(opening[0], language)
    )
    return len(content_words(text, language)) > 3 and not leans


@lru_cache(maxsize=2**13)
def penalty(line: str, language: LanguageCode) -> float:
    """How much speaks against a line as an insight; 0 where nothing does."""
    known = languages.get(language).words
    length = len(words(line))
    carrying = sum(word not in known.stop for word in words(line))
    against = 0.0
    against += 0.5 * max(0, FEWEST_WORDS_OF_A_GOOD_LINE - length)
    against += 0.1 * max(0, length - MOST_WORDS_OF_A_GOOD_LINE)
    against += 0.3 * max(0, length - MOST_WORDS_OF_A_LIGHT_LINE)
    against += 1.5 * (carrying < 2) + 0.5 * (carrying < 3)
    folded = fold(line)
    against += 1.0 * any(re.search(rf"\b{re.escape(said)}\b", folded) for said in known.chat)
    against += 1.0 * (words(line)[:1] != () and words(line)[0] in known.pronouns)
    against += 2.0 * says_nothing_alone(line, language)
    # Of the talk and its questions, and figures that nobody says what they count.
    against += 2.0 * bool(questions_named(line))
    figures = sum(any(map(str.isdigit, word)) for word in words(line))
    against += 1.0 * (figures > 0 and figures >= _MANY_FIGURES * length)
    against += 0.3 * line.endswith(("?", "!"))
    against += 0.8 * (line.upper() == line) + 0.4 * ("…" in line or "..." in line)
    against += 5.0 * holds_placeholder(line)
    return against


def _without_lead(line: str, language: LanguageCode) -> str:
    """The line without what joins it to the one before.

    An adverb does so before a clause or a comma ("sen ska vi …"); before a noun it may be an
    adjective ("sen information").
    """
    known = languages.get(language).words
    shortened = True
    while shortened:
        shortened = False
        for lead in (*known.leading, *known.leading_clauses):
            rest = line[len(lead) :]
            bare = rest.strip(" ,:")
            if not (line.casefold().startswith(lead) and rest[:1] in {" ", ",", ":"} and bare):
                continue
            clause = not known.subjects.isdisjoint(words(bare)[:1])
            if lead in known.leading or rest[0] != " " or clause:
                line, shortened = bare, True
    return line


@cache
def _sentence_end() -> re.Pattern[str]:
    """Where a sentence ends: a question or an exclamation mark, or a full stop."""
    following = f"(?P<next>[{small_letters()}])(?=\\w)"
    return re.compile(rf"(?P<word>\w+)(?P<end>[.!?]) {following}")


def _begun(found: re.Match[str], abbreviated: Collection[str]) -> str:
    """A sentence's first letter as a capital; after an abbreviation none begins."""
    word, end, following = found["word"], found["end"], found["next"]
    short = end == "." and (len(word) < _SHORTEST_BEFORE_STOP or fold(word) in abbreviated)
    return found.group() if short or word.isdigit() else f"{word}{end} {following.upper()}"


def _capitalised(line: str) -> str:
    for index, character in enumerate(line):
        if character.isalpha():
            # Only at the start, or behind an opening bracket or quotation mark.
            if index > 1:
                return line
            return line[:index] + character.upper() + line[index + 1 :]
        if character.isdigit():
            return line
    return line


def with_examples(line: str, others: Sequence[str], language: LanguageCode) -> str:
    """The line with the examples that the others name beside its own; as it is where it has none.

    Args:
        line: a line of the document, in the words of one note.
        others: texts of the other notes that it is cited for, in order.
        language: of the line.
    """
    found = _example(line)
    if found is None:
        return line
    names = _split(found["names"])
    for other in others:
        example = _example(other)
        names += _split(example["names"]) if example else []
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    distinct = list(first.values())[:_MOST_EXAMPLES]
    if len(distinct) == len(_split(found["names"])):
        return line
    rest = line[found.end() :] or "."
    mark = languages.get(language).words.example_mark
    return f"{line[: found.start()]} ({mark} {', '.join(distinct)}){rest}"


def _example(text: str) -> re.Match[str] | None:
    patterns = _patterns()
    return patterns.in_brackets.search(text) or patterns.at_end.search(text)


def _split(names: str) -> list[str]:
    return [name for name in _patterns().between.split(names) if name]


@dataclass(frozen=True, slots=True)
class _Patterns:
    in_brackets: re.Pattern[str]
    at_end: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Examples in any language: notes and lines may be in several."""
    announced = either(lambda language: language.words.example_words)
    joining = either_word(lambda language: language.words.joining)
    between = rf",\s|\s(?:{joining}|&)\s"
    capital = f"[{capitals_of_names()}]"
    name = rf"{capital}[\w:&-]*(?:\s{capital}[\w:&-]*){{0,2}}"
    names = rf"{name}(?:(?:{between}){name})*"
    return _Patterns(
        in_brackets=re.compile(rf"\s?\(\s?(?:{announced})\s+(?P<names>{names})\s?\)"),
        at_end=re.compile(rf",?\s(?:{announced})\s(?P<names>{names})\s*[.!]?$"),
        between=re.compile(between),
    )
