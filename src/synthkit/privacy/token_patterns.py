"""Tokens such as [PERSON-1] in a text, also as models alter them: "[person 1]", PERSON-1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synthkit.privacy.spans import PersonalDataKind
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import capitals, codes, small_letters

_DASHES = frozenset("-‑–—")
# The same, for a character class in a pattern.
_DASH = r"\-‑–—"
_OPEN, _CLOSE = r"\\?[\[{<(]\s*", r"\s*\\?[\]}>)]"
# With a label that a model made up.
_INVENTED = re.compile(rf"\[[{capitals()}]+(?:-[{capitals()}]+)?-\d+\]")


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A token, or what looks like one.

    Attributes:
        start: of the first code point, that of the opening bracket.
        end: the one after the last.
        unmistakable: it can be nothing else, unlike "Person 1" and "(telefon 2)".
    """

    start: int
    end: int
    number: int
    kind: PersonalDataKind
    unmistakable: bool


def tokens_in(text: str) -> tuple[FoundToken, ...]:
    """The tokens of a text in reading order, without overlaps."""
    found = list(_within_brackets(text))
    taken = [(token.start, token.end) for token in found]
    found += [
        token
        for token in _bare(text)
        if not any(start < token.end and token.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda token: token.start))


def holds_token(text: str) -> bool:
    """Whether there is something in a text that can only be a token."""
    without_number = any(
        f"[{catalogue(locale).text(f'privacy.token.{kind}')}]" in text
        for locale in codes()
        for kind in PersonalDataKind
    )
    invented = without_number or _INVENTED.search(text)
    return bool(invented) or any(token.unmistakable for token in tokens_in(text))


def _within_brackets(text: str) -> Iterator[FoundToken]:
    for match in _patterns()[0].finditer(text):
        unmistakable = "(" not in match.group()
        yield _token(match, unmistakable=unmistakable)


def _bare(text: str) -> Iterator[FoundToken]:
    for match in _patterns()[1].finditer(text):
        label, dashed = match["label"], match["gap"] in _DASHES
        person = _kind_of(label) is PersonalDataKind.NAME
        # "person 1" and "Telefon 112" are words like others.
        if label.isupper() or dashed or (person and label[0].isupper() and match["gap"]):
            yield _token(match, unmistakable=label.isupper() and dashed)


def _token(match: re.Match[str], *, unmistakable: bool) -> FoundToken:
    kind = _kind_of(match["label"])
    return FoundToken(
        match.start(), match.end(), int(match["number"]), kind, unmistakable=unmistakable
    )


@cache
def _labels() -> dict[str, PersonalDataKind]:
    """What kinds are called, in tokens and in the words of documents, in all languages."""
    labels: dict[str, PersonalDataKind] = {}
    for kind in PersonalDataKind:
        for locale in codes():
            texts = catalogue(locale)
            labels[_folded(texts.text(f"privacy.token.{kind}"))] = kind
            labels[_folded(texts.text(f"privacy.placeholder.{kind}"))] = kind
    return labels


def _kind_of(label: str) -> PersonalDataKind:
    return _labels()[_folded(label)]


def _folded(label: str) -> str:
    return re.sub(rf"[^{small_letters()}]", "", label.casefold())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Tokens within brackets, and without."""
    spelt: set[str] = set()
    for kind in PersonalDataKind:
        for locale in codes():
            texts = catalogue(locale)
            for key in ("token", "placeholder"):
                words = re.findall(r"[^\W\d_]+", texts.text(f"privacy.{key}.{kind}"))
                spelt.add(rf"[{_DASH} _]?".join(map(re.escape, words)))
    label = rf"(?P<label>{'|'.join(sorted(spelt, key=lambda one: (-len(one), one)))})"
    number = r"(?P<number>\d{1,5})(?!\d)"
    return (
        re.compile(rf"{_OPEN}{label}[{_DASH}\s_:#]{{0,3}}{number}{_CLOSE}", re.IGNORECASE),
        re.compile(rf"(?<![\w{_DASH}]){label}(?P<gap>[ {_DASH}_]?){number}", re.IGNORECASE),
    )
