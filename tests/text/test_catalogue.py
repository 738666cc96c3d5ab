"""Every text stands in both languages, and every text that the program asks for is there."""

import ast
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest

from synthkit.checks.catalogue import CATALOGUE
from synthkit.errors import SynthkitError
from synthkit.model.document import RefusalReason
from synthkit.text.catalogue import areas, catalogue
from synthkit.text.languages import LanguageCode, codes
from tests.sources import PACKAGE, calls_of, literals, nodes, trees

ENGLISH, SWEDISH = catalogue("en"), catalogue("sv")
LANGUAGES = PACKAGE / "text"

# Two languages


def test_both_languages_have_the_same_areas() -> None:
    by_locale = [
        {path.stem for path in (LANGUAGES / locale / "messages").glob("*.toml")}
        for locale in codes()
    ]
    assert by_locale[0] == by_locale[1] == set(areas())


@pytest.mark.parametrize("area", areas())
def test_both_languages_have_the_same_texts(area: str) -> None:
    assert sorted(ENGLISH.keys(area)) == sorted(SWEDISH.keys(area))


@pytest.mark.parametrize("area", areas())
def test_both_languages_have_the_same_placeholders(area: str) -> None:
    english, swedish = ENGLISH.keys(area), SWEDISH.keys(area)
    for key in english:
        # A text for exactly one may say so in a word instead of the figure.
        spared = {"count"} if key.endswith(".one") else set()
        assert placeholders(english[key]) - spared == placeholders(swedish[key]) - spared, key


@pytest.mark.parametrize("locale", codes())
@pytest.mark.parametrize("area", areas())
def test_every_text_says_something_and_every_placeholder_has_a_plain_name(
    area: str, locale: LanguageCode
) -> None:
    for key, text in catalogue(locale).keys(area).items():
        assert text.strip(), key
        assert all(name.isidentifier() for name in placeholders(text)), key


@pytest.mark.parametrize("locale", codes())
@pytest.mark.parametrize("area", areas())
def test_where_there_is_a_form_for_one_there_is_one_for_several(
    area: str, locale: LanguageCode
) -> None:
    keys = set(catalogue(locale).keys(area))
    forms = {key.rpartition(".")[0] for key in keys if key.endswith((".one", ".other"))}
    for key in forms:
        assert {f"{key}.one", f"{key}.other"} <= keys


@pytest.mark.parametrize("locale", codes())
@pytest.mark.parametrize("area", ["errors", "findings"])
def test_an_error_or_finding_has_one_sentence_and_one_piece_of_advice(
    area: str, locale: LanguageCode
) -> None:
    keys = catalogue(locale).keys(area)
    names = {key.split(".")[1] for key in keys}
    for name in names:
        for part in ("message", "hint"):
            assert catalogue(locale).has(f"{area}.{name}.{part}"), f"{area}.{name}.{part}"
    assert {key.split(".")[2] for key in keys} == {"message", "hint"}


# What the program asks for


def test_every_text_that_is_named_in_the_source_is_there() -> None:
    put_together = {
        id(part) for _, node in nodes() if isinstance(node, ast.JoinedStr) for part in node.values
    }
    named = {
        str(node.value)
        for _, node in nodes()
        if isinstance(node, ast.Constant) and id(node) not in put_together and names_a_text(node)
    }
    assert len(named) > 50
    for key in named:
        assert ENGLISH.has(key), key


def test_every_group_of_texts_that_is_named_in_the_source_is_there() -> None:
    begins = {
        str(part.value).rpartition(".")[0]
        for _, node in nodes()
        if isinstance(node, ast.JoinedStr) and isinstance(part := node.values[0], ast.Constant)
        if names_a_text(part)
    }
    assert begins
    for group in begins:
        assert ENGLISH.has(group), group


def test_every_error_that_is_raised_has_its_texts_and_their_values() -> None:
    raised = list(keys_of(calls_of(error_names())))
    assert len(raised) > 10
    for path, key, given in raised:
        for part in ("message", "hint"):
            named = f"errors.{key}.{part}"
            assert ENGLISH.has(named), f"{path}: {named}"
            assert given is None or needed(named) <= given, f"{path}: {named}"


def test_every_finding_that_is_made_has_its_texts_and_their_values() -> None:
    made = [*codes_of(calls_of(frozenset({"Finding"}))), *keys_of(findings_by_severity())]
    assert len(made) > 50
    for path, code, given in made:
        for part in ("message", "hint"):
            named = f"findings.{code}.{part}"
            assert ENGLISH.has(named), f"{path}: {named}"
            assert given is None or needed(named) <= given, f"{path}: {named}"


def test_every_code_that_is_handed_to_a_maker_of_findings_has_its_texts() -> None:
    """A function that makes a finding of the code it is given names no code itself."""
    handed = [
        (path, code)
        for path, tree in trees().items()
        for maker, place in makers_of_findings(tree)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == maker
        for code in literals(call.args[place])
    ]
    assert len(handed) >= 10
    for path, code in handed:
        for part in ("message", "hint"):
            assert ENGLISH.has(f"findings.{code}.{part}"), f"{path}: findings.{code}.{part}"


@pytest.mark.parametrize("code", [code for check in CATALOGUE for code in check.codes])
def test_every_code_of_a_check_has_its_texts(code: str) -> None:
    for locale in codes():
        assert catalogue(locale).has(f"findings.{code}.message")
        assert catalogue(locale).has(f"findings.{code}.hint")


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_reason_why_a_file_is_not_read_has_its_text(reason: RefusalReason) -> None:
    for locale in codes():
        assert catalogue(locale).has(f"refusals.{reason.value}")


# The catalogue itself


def test_a_text_takes_its_values_and_chooses_its_form_by_count() -> None:
    assert "workshop" in ENGLISH.text("findings.missing_date.message")
    busy = SWEDISH.text("errors.workspace_busy.message", folder="C:\\ws2")
    assert busy == "Ett annat kommando arbetar i C:\\ws2."


def test_a_text_that_is_not_there_or_lacks_a_value_is_a_fault() -> None:
    for key in (
        "errors.no_such_thing.message",
        "no_such_area.x",
        "errors.workspace_busy",
        "errors.workspace_busy.message",
    ):
        with pytest.raises(LookupError):
            ENGLISH.text(key)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def needed(key: str) -> set[str]:
    """The placeholders of a text in all its forms; a text with forms is chosen by count."""
    forms = {
        form: text
        for form, text in ENGLISH.keys(key.partition(".")[0]).items()
        if form in {key, f"{key}.one", f"{key}.other"}
    }
    names = set[str]().union(*(placeholders(text) for text in forms.values()))
    return names if key in forms else names | {"count"}


def makers_of_findings(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The module's functions that take a finding's code, and the place they take it in."""
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        taken = [argument.arg for argument in function.args.args]
        for call in ast.walk(function):
            if not isinstance(call, ast.Call):
                continue
            codes_ = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            codes_ = codes_ if getattr(call.func, "id", None) == "Finding" else []
            at = int(getattr(call.func, "attr", "") == "of")
            codes_ += call.args[at : at + 1] if is_by_severity(call) else []
            for name in (getattr(code, "id", None) for code in codes_):
                if name in taken:
                    yield function.name, taken.index(name)


def names_a_text(node: ast.Constant) -> bool:
    area, dot, rest = str(node.value).partition(".")
    return area in areas() and bool(dot) and re.fullmatch(r"[a-z0-9_.]+", rest) is not None


def error_names() -> frozenset[str]:
    def below(kind: type[SynthkitError]) -> Iterator[type[SynthkitError]]:
        yield kind
        for sub in kind.__subclasses__():
            yield from below(sub)

    # The keys of Unreadable are reasons of refusals, which have an area of their own.
    return frozenset(kind.__name__ for kind in below(SynthkitError)) - {"Unreadable"}


def keys_of(
    calls: Iterator[tuple[str, ast.Call]],
) -> Iterator[tuple[str, str, set[str] | None]]:
    for path, call in calls:
        given = {keyword.arg for keyword in call.keywords}
        known = None if None in given else {name for name in given if name}
        for key in literals(call.args[0]) if call.args else ():
            yield path, key, known


def is_by_severity(call: ast.Call) -> bool:
    """Whether it is ``Finding.warning(code, …)`` or one of its like."""
    called = call.func
    made_by = isinstance(called, ast.Attribute) and getattr(called.value, "id", None) == "Finding"
    return made_by and getattr(called, "attr", "") in {"of", "error", "warning", "info"}


def findings_by_severity() -> Iterator[tuple[str, ast.Call]]:
    """These calls, each without what stands before the code."""
    for path, call in calls_of(frozenset({"of", "error", "warning", "info"})):
        if is_by_severity(call):
            skipped = 1 if getattr(call.func, "attr", "") == "of" else 0
            yield path, ast.Call(call.func, call.args[skipped:], call.keywords)


def codes_of(
    calls: Iterator[tuple[str, ast.Call]],
) -> Iterator[tuple[str, str, set[str] | None]]:
    for path, call in calls:
        given: dict[Any, ast.expr] = {keyword.arg: keyword.value for keyword in call.keywords}
        values = given.get("values")
        known: set[str] | None = set() if values is None else None
        if isinstance(values, ast.Dict) and None not in values.keys:
            known = {str(key.value) for key in values.keys if isinstance(key, ast.Constant)}
        for code in literals(given["code"]) if "code" in given else ():
            yield path, code, known
