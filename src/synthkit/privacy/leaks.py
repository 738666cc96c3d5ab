"""What was masked, searched for in texts that must not contain it."""

import re
from collections.abc import Iterable

from synthkit.privacy.decided_names import DecidedNames
from synthkit.privacy.detect import FINDERS
from synthkit.privacy.name_forms import form_of, is_full
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.spans import NameList, PersonalDataKind
from synthkit.privacy.tokens import MaskTable, Token

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u2009\-–‑−./()]+(?=\d)")
# This many digits identify a number; fewer occur in others too.
_IDENTIFYING_DIGITS = 7
# A shorter name is a word as well.
_SHORTEST_ALONE = 4


class MaskedValues:
    """The values behind tokens, found however they are written.

    A name of one word that is a common word as well ("Bo", "Lind") is not searched for: whether it
    is a person depends on its context.

    Args:
        tokens: whose values to search for.
        decided: what a person decided on names; those to keep may stand.
    """

    def __init__(self, tokens: Iterable[Token], decided: NameList) -> None:
        all_tokens = tuple(tokens)
        people = (token for token in all_tokens if token.kind is PersonalDataKind.NAME)
        names = (form for token in people for form in token.forms if _is_unambiguous(form))
        self._names = DecidedNames(decided.keep, (*decided.mask, *names))
        others = (token for token in all_tokens if token.kind is not PersonalDataKind.NAME)
        forms = tuple(form for token in others for form in token.forms)
        self._words = tuple(form for form in forms if not _digits(form) or "@" in form)
        self._numbers = tuple(form for form in forms if len(_digits(form)) >= _IDENTIFYING_DIGITS)

    def first_leak(self, text: str) -> str | None:
        """The first of them in the text, as written there or as it was found."""
        lower, joined = text.casefold(), _BETWEEN_DIGITS.sub("", text)
        for form in self._words:
            if form.casefold() in lower:
                return form
        for form in self._numbers:
            if "@" not in form and _digits(form)[-_IDENTIFYING_DIGITS:] in joined:
                return form
        for found in self._names.applied(text, ()):
            return text[found.start : found.end]
        return None


class LeakScanner:
    """Searches what is about to be sent; thread-safe.

    Args:
        table: of tokens, as it grows.
        decided: what a person decided on names.
        ours: texts of our own in the requests: "Mark" is a name, and prompts contain it.
    """

    def __init__(self, table: MaskTable, decided: NameList, ours: Iterable[str] = ()) -> None:
        self._table = table
        self._decided = decided
        # One word of ours may be anywhere, a full stop is in every address. The longest first, for
        # a part of it would cut it to pieces.
        phrases = (text for text in ours if len(text.split()) > 1)
        self._ours = sorted(phrases, key=lambda text: (-len(text), text))

    def first_leak(self, text: str) -> str | None:
        """The first thing that must not be sent: what was masked, any address, any number."""
        for own in self._ours:
            text = text.replace(own, "\n")
        masked = MaskedValues(self._table.tokens(), self._decided).first_leak(text)
        return masked or _address_or_number(text)


def _address_or_number(text: str) -> str | None:
    """The first address or number in a text, no matter whose."""
    for line in text.splitlines():
        for _, find in FINDERS:
            for found in find(line):
                if found.certain:
                    return line[found.start : found.end]
    return None


def _is_unambiguous(name: str) -> bool:
    """Whether it means the person wherever it stands."""
    form = form_of(name)
    if is_full(form):
        return True
    known = name_lexicon()
    return len(form) == 1 and len(name) >= _SHORTEST_ALONE and known.plain(name.capitalize())


def _digits(form: str) -> str:
    return re.sub(r"\D", "", form)
