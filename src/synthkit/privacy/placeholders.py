"""A text with the personal data in it replaced, and how to recognise what replaces it."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from synthkit.privacy.spans import PersonalDataKind, Span
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode, capitals, codes

# What replaces a span: the same words for all of a kind, or a token that can be turned back, such
# as [PERSON-1].
Replace = Callable[[Span], str]


def placeholders(locale: LanguageCode) -> Replace:
    """The words that readers see: "[namn]", "[telefon]"."""
    return lambda span: words_for(locale, span.kind)


def words_for(locale: LanguageCode, kind: PersonalDataKind) -> str:
    """The words for something of that kind: "[namn]"."""
    return catalogue(locale).text(f"privacy.placeholder.{kind}")


def mask(text: str, spans: Iterable[Span], replace: Replace) -> str:
    """The text with every span replaced; all else stays, genitive endings too.

    Args:
        text: what the spans were found in.
        spans: without overlaps, as `find_personal_data` gives them.
        replace: gives what replaces a span; it must match `is_placeholder`, so that a masked text
            is not masked again.
    """
    parts: list[str] = []
    last = 0
    for span in sorted(spans, key=lambda span: span.start):
        parts += [text[last : span.start], replace(span)]
        last = span.end
    return "".join([*parts, text[last:]])


def holds_placeholder(text: str) -> bool:
    """Whether anything in a text is masked."""
    return bool(placeholder_pattern().search(text))


def is_placeholder(text: str) -> bool:
    """Whether a text is what `mask` puts in: "[namn]", or a token such as "[PERSON-1]"."""
    return bool(placeholder_pattern().fullmatch(text))


@cache
def placeholder_pattern() -> re.Pattern[str]:
    """All that `mask` puts in, in all languages."""
    words = {words_for(locale, kind) for locale in codes() for kind in PersonalDataKind}
    return re.compile(
        "|".join(
            [
                *map(re.escape, sorted(words)),
                rf"\[[{capitals()}]+(?:-[{capitals()}]+)?-\d+\]",
                forgotten_pattern().pattern,
            ]
        )
    )


@cache
def forgotten_pattern() -> re.Pattern[str]:
    """What replaces forgotten words, in all languages."""
    days = (catalogue(locale).text("privacy.forgotten", day="0") for locale in codes())
    return re.compile("|".join(re.escape(day).replace("0", r"\d{4}-\d\d-\d\d") for day in days))
