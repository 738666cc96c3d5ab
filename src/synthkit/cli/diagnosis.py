"""What would be used, whether it answers, and where data lies."""

import platform
import time
from collections.abc import Iterator

from synthkit import __version__
from synthkit.app.context import Masking
from synthkit.cli.chat import files_waiting
from synthkit.cli.engine_factory import OFFLINE, EngineFactory
from synthkit.cli.language_model import LanguageModel
from synthkit.cli.settings.llm import LLM
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.engines.chat.engine import PASTE
from synthkit.engines.models.model import Message, ReplyForm, Request
from synthkit.engines.models.server_replies import RetryableError, ServerCapabilities
from synthkit.errors import ModelError, SynthkitError
from synthkit.model.provenance import PromptUse
from synthkit.readers.ocr import languages
from synthkit.text.catalogue import Catalogue
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


Fact = tuple[str, str]


def diagnose(
    workspace: Workspace, factory: EngineFactory, texts: Catalogue
) -> tuple[dict[str, str], SynthkitError | None]:
    """What was found, by key (see ``calls.doctor``), and what the engine would fail with."""
    facts = dict(_surroundings(workspace, texts))
    try:
        # What is found before it fails stays in.
        facts.update(_engine(workspace, factory, texts))
    except SynthkitError as error:
        return facts, error
    return facts, None


def _surroundings(workspace: Workspace, texts: Catalogue) -> Iterator[Fact]:
    text = texts.text
    yield ("program", f"synthkit {__version__}, Python {platform.python_version()}")
    folder = workspace.folder.resolve()
    there = (folder / STORE_FOLDER).is_dir() or (folder / SETTINGS_FILE).exists()
    yield ("workspace", str(folder) if there else text("calls.doctor.no_workspace"))
    yield ("data", text("calls.doctor.lies_in", folder=folder / STORE_FOLDER))
    policy = workspace.policy
    yield ("policy", str(policy.file) if policy.exists else text("calls.doctor.none"))
    yield ("meaning", best().name)
    yield ("recognition", ", ".join(languages()) or text("calls.doctor.no_recognition"))


def _engine(workspace: Workspace, factory: EngineFactory, texts: Catalogue) -> Iterator[Fact]:
    text, model = texts.text, factory.language_model
    name = factory.name
    yield ("engine", name)
    if name != LLM:
        sent = "nothing_sent" if name == OFFLINE else "carried"
        yield ("sent", text(f"calls.doctor.{sent}"))
        if name == PASTE:
            yield from _chat(workspace, factory, texts)
        if model.settings.model:
            at = {"model": model.settings.model, "address": model.endpoint.address}
            yield ("model", text("calls.doctor.not_asked", **at))
        return
    endpoint = model.endpoint
    yield ("model", text("calls.doctor.at", model=endpoint.model, address=endpoint.address))
    key = model.settings.key_name
    yield ("key", text("calls.doctor.key_from", name=key) if key else text("calls.doctor.none"))
    masked = factory.masking is Masking.TOKENS
    yield ("sent", text(f"calls.doctor.{'masked' if masked else 'unmasked'}"))
    seconds, capabilities = _asked(model)
    yield ("answer", text("calls.doctor.answered", seconds=f"{seconds:.1f}"))
    yield ("form", text(f"calls.form.{capabilities.form}"))
    if capabilities.unsupported:
        yield ("refused", ", ".join(capabilities.unsupported))


def _chat(workspace: Workspace, factory: EngineFactory, texts: Catalogue) -> Iterator[Fact]:
    text, settings = texts.text, workspace.settings.paste
    masked = factory.masking is Masking.TOKENS
    yield ("prompts", text(f"calls.doctor.{'masked' if masked else 'unmasked'}"))
    yield ("service", settings.service or text("calls.doctor.service_unnamed"))
    yield ("window", text("calls.doctor.characters", characters=settings.characters))
    waiting = ", ".join(one.shown for one in files_waiting(workspace))
    yield ("waiting", waiting or text("calls.doctor.none"))


def _asked(language_model: LanguageModel) -> tuple[float, ServerCapabilities]:
    """How long an answer took, and what the server can do.

    Raises:
        ModelError: if there is none.
    """
    model = language_model.connected(anew=True)
    began = time.monotonic()
    try:
        model.complete(_PROBE)
    except RetryableError as error:
        address = language_model.endpoint.address
        raise ModelError("model_unreachable", endpoint=address, message=error.message) from error
    return time.monotonic() - began, model.capabilities
