"""The prompts that wait for a chat's reply: their files, and what a person reads of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from synthkit.cli.files import chat_folder_name
from synthkit.cli.screen import Screen
from synthkit.cli.settings.tables import PasteSettings
from synthkit.cli.workspace import Workspace
from synthkit.engines.chat.pasted import REFERENCE

# The form, which holds the reference, is the last thing in a prompt.
_TAIL: Final = 6_000
# What is asked beyond a section's first prompt; said beside the file.
_FURTHER: Final = frozenset({"merge", "repair"})


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file with a prompt that waits for a reply.

    Attributes:
        question: number of the workshop's question.
        path: of the file.
        task: which prompt; None where it is not known any more.
    """

    question: int | None
    path: Path
    task: str | None = None

    @property
    def order(self) -> tuple[int, tuple[str | int, ...]]:
        """By question, and part 2 before part 10."""
        pieces = re.split(r"(\d+)", self.path.stem)
        return self.question or 0, tuple(int(p) if p.isdigit() else p for p in pieces)

    @property
    def shown(self) -> str:
        """The path as a person would type it."""
        here, path = Path.cwd().resolve(), self.path.resolve()
        return str(path.relative_to(here) if path.is_relative_to(here) else path)


def chat_folder(workspace: Workspace) -> Path:
    """Where the prompts of a workspace are written to."""
    return workspace.folder / chat_folder_name(workspace.settings.workshop.language)


def prompt_files(folder: Path) -> Iterator[tuple[Path, str, int]]:
    """The files there that are prompts, each with its reference and its question's number."""
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        references = list(REFERENCE.finditer(path.read_text("utf-8", errors="replace")[-_TAIL:]))
        if references:
            yield path, references[-1][0], int(references[-1][1])


def files_waiting(workspace: Workspace) -> tuple[WaitingFile, ...]:
    """The files whose prompts wait for a reply, in their order."""
    found = {reference: path for path, reference, _ in prompt_files(chat_folder(workspace))}
    waiting = (
        WaitingFile(prompt.question, found[prompt.reference])
        for prompt in workspace.store.chat_prompts()
        if prompt.waits and prompt.reference in found
    )
    return tuple(sorted(waiting, key=lambda one: one.order))


def report_waiting(screen: Screen, chat: PasteSettings, files: Sequence[WaitingFile]) -> None:
    """Names the files to put into the chat window, and says what to do with the replies."""
    if not files:
        return
    screen.line()
    screen.result("paste.waiting", count=len(files), service=chat.service)
    for one in sorted(files, key=lambda one: one.order):
        kind = f"paste.kind.{one.task}" if one.task in _FURTHER else "paste.kind.draft"
        screen.item(screen.texts.text(kind, path=one.shown))
        # What puts parts together cannot be divided; a person may have a roomier window.
        length = len(one.path.read_text("utf-8"))
        if length > chat.characters:
            screen.remark("paste.longer", length=length, characters=chat.characters)
    screen.remark("paste.then")
    if any(one.task == "repair" for one in files):
        screen.remark("paste.enough")
