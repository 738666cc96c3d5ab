"""A chat window: the prompts that wait for its replies, as files, and what a person pastes back."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from synthkit.app.sections import Existing
from synthkit.cli.files import chat_folder_name
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_value
from synthkit.cli.settings.tables import PasteSettings
from synthkit.cli.workspace import Workspace
from synthkit.cli.writing import write_whole
from synthkit.drafts.changes import Change
from synthkit.engines.chat.engine import chat_text, reference_of
from synthkit.engines.chat.pasted import REFERENCE
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.logged import call_key
from synthkit.engines.models.model import Request
from synthkit.errors import SynthkitError, UsageMistake
from synthkit.model.calls import ChatPrompt
from synthkit.prompts import FOLDER as PROMPTS
from synthkit.prompts import PromptLibrary
from synthkit.text.catalogue import catalogue

# Where a chat's replies stand in the log: whichever chat it is, it is the person who asks.
CHAT: Final = Endpoint(address="chat", model="chat")
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A prompt that waits for a reply.

    Attributes:
        request: what it asks.
        prompt: as it is remembered.
        path: the file that it stands in.
    """

    request: Request
    prompt: ChatPrompt
    path: Path

    @property
    def file(self) -> WaitingFile:
        """The file, and what it asks."""
        return WaitingFile(self.prompt.question, self.path, self.request.prompt.name)


def files_waiting(workspace: Workspace) -> tuple[WaitingFile, ...]:
    """The files whose prompts wait for a reply, in their order."""
    found = {reference: path for path, reference, _ in _prompt_files(_folder(workspace))}
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


def name_service(workspace: Workspace, service: str | None, screen: Screen) -> None:
    """Sees to it that the chat has a name, which the document gives; asks for it once.

    Raises:
        UsageMistake: "chat_service_unnamed", where nobody can be asked.
    """
    known = workspace.settings.paste.service
    if not service and known:
        return
    if not service and sys.stdin.isatty():
        screen.warn("paste.ask_service")
        service = sys.stdin.readline()
    name = " ".join((service or "").split())
    if not name:
        raise UsageMistake("chat_service_unnamed")
    if name != known:
        edit = workspace.settings_edit(lambda text: with_value(text, "paste", "service", name))
        workspace.record(Change(command="service", details={"name": name}, settings=edit))


def write_prompts(
    workspace: Workspace, numbers: Sequence[int], requests: Sequence[Request], existing: Existing
) -> tuple[Waiting, ...]:
    """Writes a file for each request and remembers it; what waits no longer is taken away.

    Args:
        workspace: whose it is.
        numbers: of the questions that were gone through.
        requests: what is asked of any of them.
        existing: which sections may be replaced.

    Raises:
        ExportRefused: if a file cannot be written.
    """
    folder = _folder(workspace)
    # Parts are asked for side by side, in no order of their own; their files have one.
    requests = sorted(requests, key=lambda r: (r.question or 0, r.prompt.name, call_key(r, CHAT)))
    waiting = tuple(_waiting(workspace, folder, requests, existing))
    workspace.store.save_chat_prompts(numbers, [one.prompt for one in waiting])
    library = PromptLibrary(workspace.folder / PROMPTS)
    for one in waiting:
        write_whole(one.path, chat_text(one.request, one.prompt.reference, library).encode())
    _remove_answered(folder, {one.path for one in waiting}, numbers)
    return waiting


def copy_first(screen: Screen, waiting: Sequence[Waiting]) -> None:
    """Puts the first prompt that waits on the clipboard.

    Raises:
        SynthkitError: "no_clipboard".
    """
    import pyperclip  # noqa: PLC0415 - most commands have no use for it

    first = min((one.file for one in waiting), key=lambda file: file.order)
    try:
        pyperclip.copy(first.path.read_text("utf-8"))
    except pyperclip.PyperclipException as error:
        raise SynthkitError("no_clipboard") from error
    screen.remark("paste.copied", path=first.shown)


def pasted(source: Path | None) -> str:
    """What was pasted: a file's text, else the clipboard's; "-" is what is typed or piped.

    Raises:
        UsageMistake: "paste_unreadable", if there is no such file.
        SynthkitError: "no_clipboard".
    """
    if source is None:
        return _clipboard()
    if str(source) == "-":
        return sys.stdin.read()
    try:
        content = source.read_bytes()
    except OSError as error:
        raise UsageMistake("paste_unreadable", path=source) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _clipboard() -> str:
    import pyperclip  # noqa: PLC0415 - as above

    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as error:
        raise SynthkitError("no_clipboard") from error


def _folder(workspace: Workspace) -> Path:
    """Where the prompts of a workspace are written to."""
    return workspace.folder / chat_folder_name(workspace.settings.workshop.language)


def _prompt_files(folder: Path) -> Iterator[tuple[Path, str, int]]:
    """The files there that are prompts, each with its reference and its question's number."""
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        references = list(REFERENCE.finditer(path.read_text("utf-8", errors="replace")[-_TAIL:]))
        if references:
            yield path, references[-1][0], int(references[-1][1])


def _remove_answered(folder: Path, kept: set[Path], numbers: Sequence[int]) -> None:
    """Removes the prompts of those questions that wait no longer, and no file that is not one."""
    for path, _, number in list(_prompt_files(folder)):
        if path not in kept and number in numbers:
            path.unlink()
    with suppress(OSError):
        # An empty folder goes too; one with anything in it stays.
        folder.rmdir()


def _waiting(
    workspace: Workspace, folder: Path, requests: Sequence[Request], existing: Existing
) -> Iterator[Waiting]:
    now = workspace.environment.now()
    keys = [call_key(request, CHAT) for request in requests]
    prompts = [
        ChatPrompt(
            reference=reference_of(request, key),
            question=request.question,
            key=key,
            anew=existing is Existing.ANY,
            waits=True,
            at=now,
        )
        for request, key in zip(requests, keys, strict=True)
    ]
    names = _names(workspace, folder, requests, prompts)
    for request, prompt, name in zip(requests, prompts, names, strict=True):
        yield Waiting(request, prompt, folder / name)


def _names(
    workspace: Workspace, folder: Path, requests: Sequence[Request], prompts: Sequence[ChatPrompt]
) -> list[str]:
    """A file's name for each: by question, by what is asked, by part where there are several.

    A prompt that is written already keeps its file: a person may be on the way with part 4 while
    the replies to the first three are taken in.
    """
    texts = catalogue(workspace.settings.workshop.language)
    written = {reference: path.name for path, reference, _ in _prompt_files(folder)}
    names = [written.get(prompt.reference, "") for prompt in prompts]
    kinds = [(request.question or 0, request.prompt.name) for request in requests]
    for position, (number, task) in enumerate(kinds):
        if names[position]:
            continue
        name = texts.text(f"paste.file.{task}", number=number)
        parts = (f"{name}{texts.text('paste.file.part', number=at)}.txt" for at in count(1))
        several = kinds.count((number, task)) > 1
        names[position] = next(n for n in (parts if several else [f"{name}.txt"]) if n not in names)
    return names
