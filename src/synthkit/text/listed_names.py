"""Whether a name is one of a place or an organisation that the lists know."""

from functools import cache

from synthkit.text.name_lists import ListName, entries
from synthkit.text.wordforms import fold

_LISTS: tuple[ListName, ...] = ("municipalities", "places", "organisations")
_GENITIVES = (":s", "'s", "s", "'")


def is_listed(name: str) -> bool:
    """Whether the name stands in the lists, in whatever case, genitives included."""
    folded = fold(name)
    return any(form in _listed() for form in (folded, *_bare_forms(folded)))


def _bare_forms(folded: str) -> tuple[str, ...]:
    return tuple(folded.removesuffix(ending) for ending in _GENITIVES if folded.endswith(ending))


@cache
def _listed() -> frozenset[str]:
    return frozenset(fold(entry) for one in _LISTS for entry in entries(one))
