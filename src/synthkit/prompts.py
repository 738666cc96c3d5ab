"""Prompt files: found, read, and filled in.

A prompt file has front matter in TOML between two lines of ``+++``, then the instructions, a third
line of ``+++``, and the data. A variable is a name in braces. It is filled in once: a value is
data, is never searched for variables, and cannot close the fence around it.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError

from synthkit.errors import SettingsError, UsageMistake
from synthkit.model.base import FrozenModel
from synthkit.model.provenance import PromptUse
from synthkit.resources import resource

FOLDER: Final = "prompts"
TASKS: Final = ("place", "outline", "draft", "merge", "repair", "verify", "again", "chat")

_MARK = "+++"
_VARIABLE = re.compile(r"\{([a-z_]+)\}")
# What could be mistaken for a tag of ours, or for one that chat servers put around messages.
_TAG = re.compile(r"<(?=\s*[/!?|]?\s*[a-zA-Z])")
_ORDER = re.compile(r"\[(/?\s*INST)\]", re.IGNORECASE)
_ALIAS = re.compile(r"\[\s*([a-zA-Z]\d+)\s*\]")
# Invisible characters, which may hide words from those who read the note on the page.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


class Prompt(FrozenModel):
    """A versioned text with variables, and the form of the reply that it asks for.

    Attributes:
        name: of the task; the name of the file without its extension.
        version: a whole number, raised whenever the wording changes.
        variables: the names in braces, all of them required.
        reply: the name of the reply's form.
        instructions: what comes before the data.
        data: the frame around the data.
        hash: of the whole file, whatever its line endings.
    """

    name: str
    version: int = Field(ge=1)
    variables: tuple[str, ...]
    reply: str
    instructions: str
    data: str
    hash: str

    @property
    def use(self) -> PromptUse:
        """What a section's provenance records of it."""
        return PromptUse(name=self.name, version=self.version, hash=self.hash)

    @property
    def fixed(self) -> tuple[str, ...]:
        """The text between the variables, which is in every request."""
        texts = (self.instructions, self.data)
        # Every other part is a variable's name.
        parts = (part.strip() for text in texts for part in _VARIABLE.split(text)[::2])
        return tuple(part for part in parts if part)

    def fill(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Instructions and data with every variable filled in, and every value made harmless.

        Raises:
            LookupError: if a variable has no value, or a value no variable: a bug of ours.
        """
        if set(values) != set(self.variables):
            raise LookupError(self.name, sorted(set(values) ^ set(self.variables)))

        def value(found: re.Match[str]) -> str:
            return unbreaking(values[found[1]])

        return _VARIABLE.sub(value, self.instructions), _VARIABLE.sub(value, self.data)


class PromptLibrary:
    """The built-in prompts, and those of a workspace, which take precedence.

    Args:
        own: the workspace's folder of prompts; a file in it replaces the built-in one of that name.
        shipped: the folder of the built-in prompts.
    """

    def __init__(self, own: Path | None = None, shipped: Path | None = None) -> None:
        self._own = own
        self._shipped = shipped or resource(FOLDER)

    @cached_property
    def _prompts(self) -> dict[str, Prompt]:
        return {name: self._read(name) for name in TASKS}

    def __getitem__(self, name: str) -> Prompt:
        """The prompt for that task.

        Raises:
            SettingsError: if any of the workspace's prompts cannot be used.
            UsageMistake: if there is no such task.
        """
        if name not in TASKS:
            raise UsageMistake("no_such_prompt", name=name, prompts=", ".join(TASKS))
        return self._prompts[name]

    def path(self, name: str) -> Path:
        """Where the prompt for that task is read from.

        Raises:
            UsageMistake: if there is no such task.
        """
        if name not in TASKS:
            raise UsageMistake("no_such_prompt", name=name, prompts=", ".join(TASKS))
        own = self.own_path(name)
        return own if own is not None and own.is_file() else self._shipped / f"{name}.md"

    def own_path(self, name: str) -> Path | None:
        """Where the workspace's own prompt for that task is, or would be."""
        return None if self._own is None else self._own / f"{name}.md"

    def is_own(self, name: str) -> bool:
        """Whether the workspace has a prompt of its own for that task."""
        return self.path(name) == self.own_path(name)

    def _read(self, name: str) -> Prompt:
        path = self.path(name)
        prompt = read_prompt(path)
        if self.is_own(name):
            ours = read_prompt(self._shipped / f"{name}.md")
            _refuse_if_other(path, prompt, ours)
        return prompt


def read_prompt(path: Path) -> Prompt:
    """The prompt in that file.

    Raises:
        SettingsError: "prompt_unusable" if it cannot be used, with what is wrong.
    """
    try:
        text = path.read_text("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("prompt_not_read", file=path.name) from error
    parts = re.split(rf"(?m)^{re.escape(_MARK)}[ \t]*\n", text)
    if len(parts) != 4 or parts[0].strip():
        raise SettingsError("prompt_form", file=path.name)
    _, front, instructions, data = parts
    try:
        prompt = Prompt(
            **tomllib.loads(front),
            instructions=instructions.strip(),
            data=data.strip(),
            hash=hashlib.sha256(text.encode()).hexdigest()[:16],
        )
    except (tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
        raise SettingsError("prompt_front_matter", file=path.name) from error
    if prompt.name != path.stem:
        raise SettingsError("prompt_front_matter", file=path.name)
    used = set(_VARIABLE.findall(prompt.instructions + prompt.data))
    _refuse_variables(path, used, set(prompt.variables))
    return prompt


def one_line(text: str) -> str:
    """The text on one line, without invisible characters and what looks like an alias."""
    spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    folded = " ".join(_INVISIBLE.sub("", spaced).split())
    return _ALIAS.sub(r"(\1)", folded)


def unbreaking(value: str) -> str:
    """The value without anything that could open or close a fence."""
    without = _ORDER.sub(r"(\1)", _TAG.sub("‹", _INVISIBLE.sub("", value)))
    return without.replace("```", "'''")


def _refuse_if_other(path: Path, prompt: Prompt, ours: Prompt) -> None:
    """Refuses a prompt that is not filled in and answered as the built-in one is."""
    _refuse_variables(path, set(prompt.variables), set(ours.variables))
    if prompt.reply != ours.reply:
        raise SettingsError("prompt_reply", file=path.name, reply=ours.reply)


def _refuse_variables(path: Path, found: set[str], known: set[str]) -> None:
    if found - known:
        name, all_known = min(found - known), ", ".join(sorted(known))
        raise SettingsError("prompt_variable_unknown", file=path.name, name=name, known=all_known)
    if known - found:
        raise SettingsError("prompt_variable_missing", file=path.name, name=min(known - found))
