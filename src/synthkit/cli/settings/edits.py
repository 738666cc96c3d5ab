"""The text of a synthkit.toml: the commented first one, and edits of it.

A person's comments, and all else that is not edited, stay as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit.items import Array, Table

from synthkit.app.conflicts import Conflict, Resolution
from synthkit.cli.settings.llm import LLM, LlmSettings
from synthkit.cli.settings.tables import AND_OTHERS
from synthkit.drafts.changes import SettingsEdit
from synthkit.model.programme import Meeting, Programme
from synthkit.model.workshop import Others, SettledThemes
from synthkit.notes.wording import folded
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.languages import LanguageCode, codes

_MARK = "\ufeff"
# What a copy may change: what is said of the workshop, and by table which keys where not all.
# Where notes are sent, whether they are masked and what files are read is for each workspace.
_MERGED: Final[Mapping[str, frozenset[str] | None]] = dict.fromkeys(
    ("series", "workshop", "groups", "themes", "document", "intake")
) | {"privacy": frozenset({"keep", "mask"})}
_TEMPLATE: Final = Path(__file__).with_name("template.toml")
# A comment of the template, by its key in the locale files.
_COMMENT: Final = re.compile(r"^#: (\w+)$", re.MULTILINE)


def first_settings(texts: Catalogue, language: LanguageCode, questions: Sequence[str]) -> str:
    """The text of a first synthkit.toml: every key with a comment, unknown facts left empty."""
    known = ", ".join(f'"{code}"' for code in codes())
    text = _TEMPLATE.read_text("utf-8").format(
        kind=catalogue(language).text("document.kind"),
        language=language,
        questions="".join(f"    {tomlkit.string(one).as_string()},\n" for one in questions),
    )

    def comment(found: re.Match[str]) -> str:
        lines = texts.text(f"settings.{found[1]}", codes=known).strip().splitlines()
        return "\n".join(f"# {line}".rstrip() for line in lines)

    return _COMMENT.sub(comment, text)


def with_programme(text: str, programme: Programme, meeting: Meeting | None) -> str:
    """The text of a first synthkit.toml with what is known of the series, and of that meeting."""
    series = programme.series
    facts: dict[str, dict[str, object]] = {"series": series.model_dump()}
    if meeting:
        facts["workshop"] = {
            "name": meeting.name,
            "kind": meeting.kind,
            "ordinal": meeting.ordinal,
            "dates": list(meeting.dates),
        }
        # It stands there as a comment, and nothing comes to stand behind the questions.
        text = text.replace(
            "# ordinal = 2\n", "ordinal = 0\n" if meeting.ordinal else "# ordinal = 2\n"
        )
    document = _parsed(text)
    for name, said in facts.items():
        document[name].update({key: value for key, value in said.items() if value})
    return _written(document, text)


def with_questions(text: str, questions: Sequence[str]) -> str:
    """The text with these questions under ``[workshop]``."""
    return with_value(text, "workshop", "questions", _a_line_each(questions))


def with_value(text: str, table: str, key: str, value: object) -> str:
    """The text with that value of a key in that table."""
    document = _parsed(text)
    document.setdefault(table, tomlkit.table())[key] = value
    return _written(document, text)


def with_front(text: str, said: Mapping[str, str]) -> str:
    """The text with what the document says of itself: titles, introduction, the sample."""
    document = _parsed(text)
    for key, value in said.items():
        place, name = ("series", "title") if key == "series" else ("workshop", key)
        table = document.setdefault(place, tomlkit.table())
        table[name] = tomlkit.string(value, multiline="\n" in value)
    return _written(document, text)


def with_groups(text: str, groups: Mapping[str, str]) -> str:
    """The text with these names under ``[groups]``, by file or FILE#HEADING.

    A key that is there in another spelling is the same key.
    """
    document = _parsed(text)
    table = document.setdefault("groups", tomlkit.table())
    for key, name in groups.items():
        there = next((one for one in table if folded(one) == folded(key)), key)
        table[there] = name
    return _written(document, text)


def with_names(text: str, keep: Iterable[str], mask: Iterable[str]) -> str:
    """The text with these names under ``[privacy]``: to keep, and to mask.

    A name stands in one of the two lists, and once: the last word on it counts.
    """
    document = _parsed(text)
    table = document.setdefault("privacy", tomlkit.table())
    for key, other, names in (("keep", "mask", keep), ("mask", "keep", mask)):
        for name in names:
            _remove(table.get(other, []), name)
            listed = table.setdefault(key, tomlkit.array())
            if not any(_same_name(one, name) for one in listed):
                listed.append(name)
    return _written(document, text)


def without_personal_data(text: str) -> str:
    """The text without what people and files were called: groups, decided names, tables."""
    document = _parsed(text)
    for name in ("groups", "intake"):
        document.pop(name, None)
    for key in ("keep", "mask"):
        document.get("privacy", {}).pop(key, None)
    return _written(document, text)


def with_intake(text: str, name: str, said: Mapping[str, object]) -> str:
    """The text with what is said of the columns of such files under ``[intake]``."""
    document = _parsed(text)
    line = tomlkit.inline_table()
    line.update(said)
    document.setdefault("intake", tomlkit.table())[name] = line
    return _written(document, text)


def intake_line(name: str, said: Mapping[str, object]) -> str:
    """The line under ``[intake]`` that says the same."""
    line = tomlkit.inline_table()
    line.update(said)
    return f"{tomlkit.string(name).as_string()} = {line.as_string()}"


def with_llm(text: str, before: LlmSettings, llm: LlmSettings) -> str:
    """The text with what is another in that language model, and the engine that asks it."""
    document = _parsed(text)
    table = document.setdefault("llm", tomlkit.table())
    for key, value in llm.model_dump().items():
        if value == getattr(before, key):
            continue
        if value in ("", None, {}):
            table.pop(key, None)
        else:
            table[key] = value
    document.setdefault("engine", tomlkit.table())["default"] = LLM
    return _written(document, text)


def with_themes(text: str, number: int, settled: SettledThemes | None) -> str:
    """The text with these themes for the question of that number; without any for None."""
    document = _parsed(text)
    key = str(number)
    if settled is None:
        if key in document.get("themes", {}):
            document["themes"].remove(key)
        return _written(document, text)
    table = document.setdefault("themes", tomlkit.table())
    others = [AND_OTHERS] if settled.others is Others.ALLOWED else []
    table[key] = _a_line_each([*settled.titles, *others])
    return _written(document, text)


def _a_line_each(values: Sequence[str]) -> Array:
    listed = tomlkit.array().multiline(multiline=True)
    listed.extend(values)
    return listed


def _remove(listed: list[Any], name: str) -> None:
    for position in reversed(range(len(listed))):
        if _same_name(listed[position], name):
            del listed[position]


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def put_back(text: str, edit: SettingsEdit) -> str:
    """The text with the edit taken back; what was changed beside it since stays.

    Where nothing was, it is the text before the edit, byte for byte.
    """
    if text == edit.after:
        return edit.before
    document = _parsed(text)
    for name, key, was, _ in _changed(edit):
        table = document.setdefault(name, tomlkit.table())
        if key in was:
            table[key] = was[key]
        elif isinstance(table, Table) and key in table:
            table.remove(key)
    return _written(document, text)


def redone(text: str, edit: SettingsEdit, resolution: Resolution) -> str:
    """The text with an edit that was made in a copy of it, as far as a copy may change it."""
    document = _parsed(text)
    for name, key, was, becomes in _changed(edit):
        now = document.get(name, {})
        if not _is_merged(name, key) or now.get(key) == becomes.get(key):
            continue
        if now.get(key) != was.get(key) and not resolution.takes_theirs(
            _conflict(f"{name}.{key}", *(one.get(key) for one in (was, becomes, now)))
        ):
            continue
        if key in becomes:
            document.setdefault(name, tomlkit.table())[key] = becomes[key]
        elif key in now:
            document[name].remove(key)
    return _written(document, text)


def not_redone(edit: SettingsEdit) -> tuple[str, ...]:
    """The keys of such an edit that a copy may not change."""
    return tuple(f"{name}.{key}" for name, key, *_ in _changed(edit) if not _is_merged(name, key))


def _is_merged(name: str, key: str) -> bool:
    return name in _MERGED and key in (_MERGED[name] or {key})


def _changed(edit: SettingsEdit) -> Iterator[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]]:
    """The tables and keys that it changes, with the tables before and after."""
    before, after = _parsed(edit.before), _parsed(edit.after)
    for name in dict.fromkeys((*before, *after)):
        was, becomes = before.get(name, {}), after.get(name, {})
        if isinstance(was, dict) and isinstance(becomes, dict):
            for key in dict.fromkeys((*was, *becomes)):
                if was.get(key) != becomes.get(key):
                    yield name, key, was, becomes


def _conflict(key: str, *values: object) -> Conflict:
    before, theirs, ours = ("" if one is None else str(one) for one in values)
    return Conflict(id=key, before=before, theirs=theirs, ours=ours)


def _parsed(text: str) -> tomlkit.TOMLDocument:
    return tomlkit.parse(text.removeprefix(_MARK))


def _written(document: tomlkit.TOMLDocument, text: str) -> str:
    return (_MARK if text.startswith(_MARK) else "") + tomlkit.dumps(document)
