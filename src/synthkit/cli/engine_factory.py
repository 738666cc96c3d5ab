"""The engine that a command asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from synthkit.app.context import Masking
from synthkit.cli.chat import CHAT
from synthkit.cli.language_model import LanguageModel
from synthkit.cli.options import Accepted
from synthkit.cli.settings.llm import LLM
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.engines.chat.engine import PASTE, ChatEngine, WithoutRepair
from synthkit.engines.closing import ClosingEngine
from synthkit.engines.engine import Engine
from synthkit.engines.llm import LlmEngine
from synthkit.engines.llm.verification import VERIFY
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.limited import Limited
from synthkit.engines.models.logged import Logged
from synthkit.engines.models.model import CHARACTERS_A_TOKEN, Capacity, Model
from synthkit.engines.models.pacing import RetryPolicy
from synthkit.engines.models.wrappers import Budget, Budgeted, ByPrompt, Guarded, Planned
from synthkit.engines.offline import OfflineEngine
from synthkit.errors import SettingsError, UsageMistake
from synthkit.model.workshop import Length
from synthkit.privacy.masker import names_of
from synthkit.privacy.masking_session import LeakScanner
from synthkit.prompts import FOLDER as PROMPTS
from synthkit.prompts import TASKS, PromptLibrary
from synthkit.text.similarity.meaning import Meaning

OFFLINE: Final = "offline"
ENGINES: Final = (OFFLINE, LLM, PASTE)
_CHAT_REPLY = 4_000
# Characters that the form of the reply and the words around it may have in a prompt for a chat.
_CHAT_FORM = 1_200
# No bound of ours: how much a chat remembers is its own affair.
_CHAT_CONTEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Which engine a command uses, and how; None leaves it to the settings.

    Attributes:
        max_calls: the most that may be made; None for any number.
        max_cost: the most that they may cost.
        max_concurrency: the most calls side by side.
        no_cache: ask again what was answered before.
        unmasked: send what an engine that sends is handed as it is.
        accept: what becomes of names that nobody has decided on, where nobody can be asked.
        batch: gather what is asked, to be sent through the provider's batch interface.
        length: of the document, from now on.
        enough: take a chat's replies as they are, and ask for nothing that they lack.
    """

    engine: str | None = None
    model: str | None = None
    base_url: str | None = None
    max_calls: int | None = None
    max_cost: float | None = None
    max_concurrency: int | None = None
    no_cache: bool = False
    unmasked: bool = False
    accept: Accepted | None = None
    batch: bool = False
    length: Length | None = None
    enough: bool = False

    @property
    def names_model(self) -> bool:
        """Whether a language model is named, or where it answers."""
        return self.model is not None or self.base_url is not None


@dataclass(frozen=True, slots=True)
class EngineHandle:
    """An engine that is ready to be used.

    Attributes:
        masking: how it is shown what it is handed.
        stop: makes it give up as soon as it can.
        planned: what it was asked, where it is one that only plans.
    """

    engine: Engine
    masking: Masking
    stop: Callable[[], None] = lambda: None
    planned: Planned | None = None


class EngineFactory:
    """Makes the engine that is asked for, for one workspace. Nothing is sent by making one.

    Args:
        workspace: whose settings and prompts it has, and whose store keeps its calls.
        options: which engine it is.
    """

    def __init__(self, workspace: Workspace, options: EngineOptions | None = None) -> None:
        self._workspace = workspace
        self._options = options or EngineOptions()
        llm = workspace.settings.llm.but(self._options.model, self._options.base_url)
        self.language_model = LanguageModel(llm, workspace)
        self._prompts = PromptLibrary(workspace.folder / PROMPTS)

    @property
    def name(self) -> str:
        """The name of the engine.

        Raises:
            UsageMistake: if there is none of that name, or a model is named for another than `LLM`.
        """
        by_model = LLM if self._options.names_model else None
        name = self._options.engine or by_model or self._workspace.settings.engine.default
        if name not in ENGINES:
            raise UsageMistake("no_such_engine", name=name, engines=", ".join(ENGINES))
        if by_model and name != by_model:
            raise UsageMistake("model_without_llm", engine=name)
        return name

    @property
    def masking(self) -> Masking:
        """How the engine is shown what it is handed, if it may be used.

        Raises:
            UsageMistake: if there is no such engine.
            ModelError: if the policy of the machine forbids it.
        """
        if self.name == OFFLINE:
            return Masking.WORDS
        if self.name == LLM:
            self.language_model.allow()
        else:
            self._workspace.policy.allow_engine(self.name)
        is_off = self._options.unmasked or not self._workspace.settings.privacy.masking
        return Masking.NONE if is_off else Masking.TOKENS

    @property
    def recipient(self) -> Endpoint | None:
        """Who gets what the engine sends, or a person carries; None of no one."""
        if self.name == OFFLINE:
            return None
        if self.name == PASTE:
            return CHAT.model_copy(update={"model": self._workspace.settings.paste.service})
        return self.language_model.endpoint

    def make(self, meaning: Meaning) -> EngineHandle:
        """The engine, ready to be used; for a closing synthesis, with what only that asks for.

        Raises:
            UsageMistake: if there is no such engine, or a limit that cannot be kept.
            SettingsError: if no language model is named.
            ModelError: if there is no key.
        """
        if self.name == OFFLINE:
            engine = self._for_series(OfflineEngine(meaning), meaning)
            return EngineHandle(engine, Masking.WORDS)
        if self.name == PASTE:
            return self._chat(meaning)
        options, model = self._options, self.language_model
        if options.max_cost is not None and model.settings.prices is None:
            raise UsageMistake("max_cost_needs_prices")
        masking = self.masking
        if options.batch:
            planned = Planned(model.endpoint.model, model.capacity)
            gated = self._gated(planned, masking)
            return EngineHandle(self._asking(gated, meaning), masking, planned=planned)
        connected: Model = model.connected(anew=options.no_cache)
        if model.settings.verify and (verifier := self._verifier) is not model:
            other = verifier.connected(anew=options.no_cache)
            connected = ByPrompt(connected, other, VERIFY)
        limited = Limited(
            connected,
            model.endpoint.address,
            self._workspace.environment,
            most=options.max_concurrency or model.settings.concurrency,
            policy=RetryPolicy(),
        )
        budget = Budget(
            calls=options.max_calls, cost=options.max_cost, prices=model.settings.prices
        )
        gated = Budgeted(self._gated(limited, masking), budget)
        return EngineHandle(self._asking(gated, meaning), masking, limited.stop)

    def plan(self, meaning: Meaning) -> EngineHandle:
        """The same engine with nobody behind it: what is not answered yet is kept as asked."""
        if self.name in {OFFLINE, PASTE}:
            return self.make(meaning)
        planned = Planned(self.language_model.endpoint.model, self.language_model.capacity)
        return EngineHandle(self._asking(planned, meaning), self.masking, planned=planned)

    @property
    def _verifier(self) -> LanguageModel:
        """Who gives the second opinion; a batch is of one model alone."""
        settings = self.language_model.settings
        if not settings.verify_model or self._options.batch:
            return self.language_model
        return LanguageModel(settings.but(settings.verify_model, None), self._workspace)

    def _asking(self, model: Model, meaning: Meaning) -> Engine:
        settings = self.language_model.settings
        verifier = self._logged(model, self._verifier.endpoint) if settings.verify else None
        logged = self._logged(model, self.language_model.endpoint)
        engine = LlmEngine(logged, self._prompts, settings.name or None, meaning, verifier)
        return self._for_series(engine, meaning)

    def _logged(self, model: Model, endpoint: Endpoint) -> Logged:
        store, clock = self._workspace.store, self._workspace.environment
        return Logged(model, endpoint, store, clock, anew=self._options.no_cache)

    def _chat(self, meaning: Meaning) -> EngineHandle:
        """The engine whose requests a person carries to a chat window."""
        masking, chat = self.masking, self._workspace.settings.paste
        if not chat.service:
            raise SettingsError("chat_not_named", file=SETTINGS_FILE)
        longest = (chat.characters - _CHAT_FORM) // CHARACTERS_A_TOKEN
        capacity = Capacity(context=_CHAT_CONTEXT, reply=_CHAT_REPLY, prompt=longest)
        planned = Planned(chat.service, capacity)
        gated = self._gated(planned, masking)
        asked = WithoutRepair(gated) if self._options.enough else gated
        logged = Logged(asked, CHAT, self._workspace.store, self._workspace.environment)
        engine = ChatEngine(logged, self._prompts, chat.service, OfflineEngine(meaning))
        return EngineHandle(self._for_series(engine, meaning), masking, planned=planned)

    def _for_series(self, engine: Engine, meaning: Meaning) -> Engine:
        """The engine itself, but where meetings are tied together."""
        ties = bool(self._workspace.settings.workshop.meetings)
        return ClosingEngine(engine, meaning, self._workspace.line_facts) if ties else engine

    def _gated(self, model: Model, masking: Masking) -> Model:
        """The model behind a gate that lets nothing pass that was to be masked."""
        if masking is not Masking.TOKENS:
            return model
        shipped = PromptLibrary()
        ours = (text for task in TASKS for text in shipped[task].fixed)
        names = names_of(self._workspace.settings.as_workshop())
        return Guarded(model, LeakScanner(self._workspace.store, names, ours))
