"""The forms of a name, and which full name a short one can be short for."""

from collections.abc import Sequence

# The words of a name in lower case, without full stops: "A. Lindqvist" is ("a", "lindqvist").
Form = tuple[str, ...]


def form_of(name: str) -> Form:
    """The form of a name as written."""
    return tuple(name.casefold().replace(".", " ").split())


def is_full(form: Form) -> bool:
    """Whether it is a full name: several words, none of them an initial."""
    return len(form) > 1 and not _is_shortened(form)


def is_part(form: Form, whole: Form) -> bool:
    """Whether a form can be short for a full name: "anna", "anna l", "a lindqvist"."""
    if form == whole:
        return True
    if len(form) == 1:
        return form[0] in {whole[0], whole[-1]}
    ends = zip((form[0], form[-1]), (whole[0], whole[-1]), strict=True)
    return _is_shortened(form) and all(
        short == long or (len(short) == 1 and long.startswith(short)) for short, long in ends
    )


def _is_shortened(form: Sequence[str]) -> bool:
    return any(len(word) == 1 for word in form)
