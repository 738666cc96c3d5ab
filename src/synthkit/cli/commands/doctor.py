"""``synthkit doctor``: what would be used, whether it answers, and where data lies."""

import platform
import time
from collections.abc import Iterator
from dataclasses import dataclass

from synthkit import __version__
from synthkit.app.masking import Masking
from synthkit.cli.engines import LLM, OFFLINE, Terms
from synthkit.cli.machine import doctor_json
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.settings import SETTINGS_FILE
from synthkit.cli.waiting import files_waiting
from synthkit.cli.workspace import STORE_FOLDER, Workspace, look_into
from synthkit.engines.chat.engine import PASTE
from synthkit.engines.models.call_errors import RetryableError
from synthkit.engines.models.capabilities import ServerCapabilities
from synthkit.engines.models.model import Message, ReplyForm, Request
from synthkit.errors import ModelError, SynthkitError
from synthkit.model.synthesis import PromptUse
from synthkit.readers.ocr import languages
from synthkit.text.similarity.backends import best

# Says nothing of any workshop; what comes back is not looked at but for its form.
_PROBE = Request(
    prompt=PromptUse(name="doctor", version=1, hash=""),
    question=None,
    messages=(
        Message(role="system", text="You answer in JSON."),
        Message(role="user", text='Answer with {"ok": true}.'),
    ),
    form=ReplyForm(
        name="probe",
        json_schema={
            "type": "object",
            "properties": {"ok": {"type": "boolean"}},
            "required": ["ok"],
            "additionalProperties": False,
        },
    ),
    reply_limit=500,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked into.

    Attributes:
        key: what it is, see ``calls.doctor``.
        told: what was found.
    """

    key: str
    told: str


def doctor(said: Globals, terms: Terms, *, as_json: bool) -> None:
    """Prints what would be used; asks a language model one thing, where one would be used.

    Raises:
        SynthkitError: what the engine would fail with.
    """
    screen = screen_for(said)
    trouble: SynthkitError | None = None
    with look_into(said, screen) as workspace:
        lines = list(_surroundings(screen, workspace))
        try:
            # What was found before it failed stays in the list.
            lines.extend(_engine(screen, workspace, terms))
        except SynthkitError as error:
            trouble = error
    if as_json:
        screen.raw(doctor_json(((line.key, line.told) for line in lines), trouble))
    else:
        for line in lines:
            screen.line(f"{screen.texts.text(f'calls.doctor.{line.key}')}: {line.told}")
    if trouble:
        raise trouble


def _surroundings(screen: Screen, workspace: Workspace) -> Iterator[Line]:
    text = screen.texts.text
    yield Line("program", f"synthkit {__version__}, Python {platform.python_version()}")
    folder = workspace.folder.resolve()
    there = (folder / STORE_FOLDER).is_dir() or (folder / SETTINGS_FILE).exists()
    yield Line("workspace", str(folder) if there else text("calls.doctor.no_workspace"))
    yield Line("data", text("calls.doctor.lies_in", folder=folder / STORE_FOLDER))
    policy = workspace.policy
    yield Line("policy", str(policy.file) if policy.stands else text("calls.doctor.none"))
    yield Line("meaning", best().name)
    yield Line("recognition", ", ".join(languages()) or text("calls.doctor.no_recognition"))


def _engine(screen: Screen, workspace: Workspace, terms: Terms) -> Iterator[Line]:
    text, engines = screen.texts.text, workspace.engines
    name = engines.name(terms)
    yield Line("engine", name)
    if name != LLM:
        sent = "nothing_sent" if name == OFFLINE else "carried"
        yield Line("sent", text(f"calls.doctor.{sent}"))
        if name == PASTE:
            yield from _chat(screen, workspace, terms)
        if workspace.settings.llm.model:
            model, address = workspace.settings.llm.model, engines.endpoint.address
            yield Line("model", text("calls.doctor.not_asked", model=model, address=address))
        return
    endpoint = engines.endpoint
    yield Line("model", text("calls.doctor.at", model=endpoint.model, address=endpoint.address))
    key = workspace.settings.llm.key_name
    yield Line("key", text("calls.doctor.key_from", name=key) if key else text("calls.doctor.none"))
    masked = engines.masking(terms) is Masking.TOKENS
    yield Line("sent", text(f"calls.doctor.{'masked' if masked else 'unmasked'}"))
    seconds, capabilities = _asked(workspace)
    yield Line("answer", text("calls.doctor.answered", seconds=f"{seconds:.1f}"))
    yield Line("form", text(f"calls.form.{capabilities.form}"))
    if capabilities.unsupported:
        yield Line("refused", ", ".join(capabilities.unsupported))


def _chat(screen: Screen, workspace: Workspace, terms: Terms) -> Iterator[Line]:
    text, settings = screen.texts.text, workspace.settings.paste
    masked = workspace.engines.masking(terms) is Masking.TOKENS
    yield Line("prompts", text(f"calls.doctor.{'masked' if masked else 'unmasked'}"))
    yield Line("service", settings.service or text("calls.doctor.service_unnamed"))
    yield Line("window", text("calls.doctor.characters", characters=settings.characters))
    waiting = ", ".join(one.shown for one in files_waiting(workspace))
    yield Line("waiting", waiting or text("calls.doctor.none"))


def _asked(workspace: Workspace) -> tuple[float, ServerCapabilities]:
    """How long an answer took, and what the server can do.

    Raises:
        ModelError: if there is none.
    """
    model = workspace.engines.openai_model(anew=True)
    began = time.monotonic()
    try:
        model.complete(_PROBE)
    except RetryableError as error:
        address = workspace.engines.endpoint.address
        raise ModelError("model_unreachable", endpoint=address, message=error.message) from error
    return time.monotonic() - began, model.capabilities
