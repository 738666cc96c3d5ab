"""Lines that are about the meeting and not its matter, or that nobody can read, by their words."""

import re
from collections.abc import Collection
from functools import cache

from synthkit.text.languages import Language, either, either_word, every
from synthkit.text.wordforms import fold, words

# How many words of its own an aside may hold before it is taken for a matter: one about a mishap,
# or that tells how something was that day.
_OWN_WORDS_OF_A_MISHAP = 2
_LONGEST_ASIDE = 14
_NOTHING = "(?!)"


def is_illegible(text: str) -> bool:
    """Whether the text says no more than that it could not be read."""
    return _illegible().search(fold(text)) is not None


def asks_about_an_event(question: str) -> bool:
    """Whether the question is about a meeting or the like, of which room and time are part."""
    return _event().search(fold(question)) is not None


def is_aside(text: str, matter: Collection[str] = ()) -> bool:
    """Whether the text is about the room, the food, the technique or the time of the meeting, or
    about how the notes are to be written.

    Few words are no sign of it: "TESTBÄDDAR" is a matter.

    Args:
        text: one note.
        matter: folded words that belong to the matter, those of the questions: a text that has
            one is no aside.
    """  # noqa: D205
    folded = fold(text)
    if _form().search(folded):
        return True
    tokens = words(text)
    asked = tuple(word[:5] for word in matter if len(word) > 4)
    return any(_is_aside_in(folded, tokens, asked, language) for language in every())


def _is_aside_in(
    folded: str, tokens: tuple[str, ...], asked: tuple[str, ...], language: Language
) -> bool:
    known = language.asides
    venue, trouble = tuple(known.venue), tuple(known.trouble)
    about = {token for token in tokens if token.startswith(venue)}
    if asked and any(token.startswith(asked) for token in tokens):
        return False
    if _phrase(language).search(folded):
        return True
    if not about or len(tokens) > _LONGEST_ASIDE or known.habit.intersection(tokens):
        return False
    mishap = {token for token in tokens if token.startswith(trouble)}
    mishap |= known.happened.intersection(tokens)
    about_the_day = mishap | {
        token for token in tokens if token in known.circumstance or token.isdigit()
    }
    own = set(tokens) - language.words.stop - about_the_day - about
    return bool(about_the_day) and len(own) <= (_OWN_WORDS_OF_A_MISHAP if mishap else 0)


@cache
def _phrase(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(language.asides.phrases) or _NOTHING)


@cache
def _form() -> re.Pattern[str]:
    return re.compile(either(lambda language: language.asides.form))


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(lambda language: language.asides.events)})(?!\w)")


@cache
def _illegible() -> re.Pattern[str]:
    said = either(lambda language: language.asides.illegible)
    things = either_word(lambda language: language.asides.illegible_things)
    return re.compile(rf"^\W*(?:{said})\W*(?:{things})?\W*$|^[\W_]*$|^(?:x{{3,}}|\?{{2,}})$")
