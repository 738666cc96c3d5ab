"""Prompts as files for a chat window, and what a person pastes back."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from synthkit.app.sections import Existing
from synthkit.cli.chat_files import WaitingFile, chat_folder, prompt_files
from synthkit.cli.engine_factory import CHAT, EngineFactory, EngineOptions
from synthkit.cli.engine_run import Summarised
from synthkit.cli.files import write_whole
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_service
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change, SettingsEdit
from synthkit.engines.chat.engine import PASTE, chat_text, reference_of
from synthkit.engines.models.logged import call_key
from synthkit.engines.models.model import Request
from synthkit.errors import SynthkitError, UsageMistake
from synthkit.model.calls import ChatPrompt
from synthkit.model.outcome import SectionFate
from synthkit.text.catalogue import catalogue


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


def name_service(
    workspace: Workspace, options: EngineOptions, service: str | None, screen: Screen
) -> None:
    """Sees to it that the chat has a name, which the document gives; asks for it once.

    Raises:
        UsageMistake: "chat_service_unnamed", where nobody can be asked.
    """
    if EngineFactory(workspace, options).name != PASTE:
        return
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
        text = workspace.settings_text()
        edit = SettingsEdit(before=text, after=with_service(text, name))
        workspace.record(Change(command="service", details={"name": name}, settings=edit))


def prompts_after(
    workspace: Workspace, made: Summarised, options: EngineOptions, existing: Existing
) -> tuple[Waiting, ...]:
    """The prompts that wait after a run, written; those that another engine made idle are gone."""
    numbers = [
        outcome.question
        for outcome in made.outcomes
        if EngineFactory(workspace, options).name == PASTE or outcome.fate is SectionFate.MADE
    ]
    return write_prompts(workspace, numbers, made.waiting, existing)


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
    folder = chat_folder(workspace)
    # Parts are asked for side by side, in no order of their own; their files have one.
    requests = sorted(requests, key=lambda r: (r.question or 0, r.prompt.name, call_key(r, CHAT)))
    waiting = tuple(_waiting(workspace, folder, requests, existing))
    workspace.store.save_chat_prompts(numbers, [one.prompt for one in waiting])
    for one in waiting:
        text = chat_text(one.request, one.prompt.reference, EngineFactory(workspace).prompts)
        write_whole(one.path, text.encode())
    _remove_answered(folder, {one.path for one in waiting}, numbers)
    return waiting


def _copy(text: str) -> None:
    import pyperclip  # noqa: PLC0415 - most commands have no use for it

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException as error:
        raise SynthkitError("no_clipboard") from error


def copy_first(screen: Screen, waiting: Sequence[Waiting]) -> None:
    """Puts the first prompt that waits on the clipboard.

    Raises:
        SynthkitError: "no_clipboard".
    """
    first = min((one.file for one in waiting), key=lambda file: file.order)
    _copy(first.path.read_text("utf-8"))
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


def _remove_answered(folder: Path, kept: set[Path], numbers: Sequence[int]) -> None:
    """Removes the prompts of those questions that wait no longer, and no file that is not one."""
    for path, _, number in list(prompt_files(folder)):
        if path not in kept and number in numbers:
            path.unlink()
    with suppress(OSError):
        # An empty folder goes too; one with anything in it stays.
        folder.rmdir()


def _waiting(
    workspace: Workspace, folder: Path, requests: Sequence[Request], existing: Existing
) -> Iterator[Waiting]:
    now = workspace.environment.now()
    prompts = []
    for request in requests:
        key = call_key(request, CHAT)
        prompt = ChatPrompt(
            reference=reference_of(request, key),
            question=request.question,
            key=key,
            anew=existing is Existing.ANY,
            waits=True,
            at=now,
        )
        prompts.append(prompt)
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
    written = {reference: path.name for path, reference, _ in prompt_files(folder)}
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
