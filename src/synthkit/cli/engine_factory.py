"""The engine that a command asks for, and the language model that the settings name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from synthkit.app.context import Masking
from synthkit.cli.chat import CHAT
from synthkit.cli.environment import read_key
from synthkit.cli.options import Accepted
from synthkit.cli.settings.llm import LLM, LlmSettings
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.engines.chat.engine import PASTE, ChatEngine, WithoutRepair
from synthkit.engines.closing import ClosingEngine
from synthkit.engines.engine import Engine
from synthkit.engines.llm import LlmEngine
from synthkit.engines.llm.verification import VERIFY
from synthkit.engines.models.endpoint import OPENAI, Endpoint, shown_address
from synthkit.engines.models.limited import Limited
from synthkit.engines.models.logged import Logged
from synthkit.engines.models.model import CHARACTERS_A_TOKEN, Capacity, Model
from synthkit.engines.models.pacing import RetryPolicy
from synthkit.engines.models.wrappers import Budget, Budgeted, ByPrompt, Guarded, Planned
from synthkit.engines.offline import OfflineEngine
from synthkit.errors import ModelError, SettingsError, UsageMistake
from synthkit.model.workshop import Length
from synthkit.privacy.masker import names_of
from synthkit.privacy.masking_session import LeakScanner
from synthkit.prompts import FOLDER as PROMPTS
from synthkit.prompts import TASKS, PromptLibrary
from synthkit.store.store import Store
from synthkit.text.similarity.meaning import Meaning

if TYPE_CHECKING:
    from synthkit.engines.models.batch_api import BatchApi
    from synthkit.engines.models.connection import Connection
    from synthkit.engines.models.openai_model import OpenAIModel

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
    def _verifier(self) -> "LanguageModel":
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
        return ClosingEngine(engine, meaning) if ties else engine

    def _gated(self, model: Model, masking: Masking) -> Model:
        """The model behind a gate that lets nothing pass that was to be masked."""
        if masking is not Masking.TOKENS:
            return model
        shipped = PromptLibrary()
        ours = (text for task in TASKS for text in shipped[task].fixed)
        names = names_of(self._workspace.settings.as_workshop())
        return Guarded(model, LeakScanner(self._workspace.store, names, ours))


class LanguageModel:
    """The language model of one workspace. No key is read before it is made.

    Args:
        settings: which one it is, and where it answers.
        workspace: whose it is; its store keeps what is found out about servers.
    """

    def __init__(self, settings: LlmSettings, workspace: Workspace) -> None:
        self.settings = settings
        self._workspace = workspace
        self._url = settings.base_url or workspace.environment.openai_base_url or OPENAI

    @property
    def endpoint(self) -> Endpoint:
        """Who is asked.

        Raises:
            SettingsError: if no model is named.
        """
        if not self.settings.model:
            raise SettingsError("model_not_named", file=SETTINGS_FILE)
        return Endpoint(
            address=shown_address(self._url),
            model=self.settings.model,
            temperature=self.settings.temperature,
            seed=self.settings.seed,
        )

    @property
    def capacity(self) -> Capacity:
        """How much the model takes at once."""
        return Capacity(context=self.settings.context, reply=self.settings.reply)

    def allow(self) -> None:
        """Lets it be asked.

        Raises:
            ModelError: if the policy of the machine forbids it.
        """
        self._workspace.policy.allow_engine(LLM)
        self._workspace.policy.allow_address(self._url)

    def connected(self, *, anew: bool) -> "OpenAIModel":
        """The model itself, with nothing around it.

        Args:
            anew: find out anew what the server can do.

        Raises:
            ModelError: "model_no_key" or "model_no_header", where there has to be one;
                "key_malformed"; or as the policy says.
        """
        # Imported here, because the client costs half a second that no other command waits for.
        from synthkit.engines.models.openai_model import OpenAIModel  # noqa: PLC0415

        store, clock = self._workspace.store, self._workspace.environment
        known = _Forgetful(store) if anew else store
        return OpenAIModel(self.endpoint, self._connection(), self.capacity, known, clock)

    def batch_api(self) -> "BatchApi":
        """The model behind its provider's batch interface.

        Raises:
            ModelError: as `connected` does.
        """
        from synthkit.engines.models.batch_api import BatchApi  # noqa: PLC0415

        model = self.connected(anew=False)
        clock = self._workspace.environment
        return BatchApi(self.endpoint.address, self._connection(), model, clock)

    def _connection(self) -> "Connection":
        from synthkit.engines.models.connection import Connection  # noqa: PLC0415

        self.allow()
        settings, endpoint = self.settings, self.endpoint
        name = settings.key_name
        key = self._secret(name) if name else None
        by_default = settings.azure_api_version or endpoint.is_openai
        must_have_one = settings.api_key_env or (by_default and not settings.headers)
        if name and not key and must_have_one:
            raise ModelError("model_no_key", endpoint=endpoint.address, name=name)
        return Connection(
            self._url,
            key_name=name or "api_key_env",
            key=key,
            headers=self._headers(),
            azure_version=settings.azure_api_version or None,
            timeout=settings.timeout,
            direct=self._workspace.policy.hosts is not None,
        )

    def _headers(self) -> dict[str, SecretStr]:
        headers: dict[str, SecretStr] = {}
        for header, name in self.settings.headers.items():
            value = self._secret(name)
            if value is None:
                address = self.endpoint.address
                raise ModelError("model_no_header", endpoint=address, header=header, name=name)
            headers[header] = value
        return headers

    @staticmethod
    def _secret(name: str) -> SecretStr | None:
        """What stands in that variable, if it can stand in a header."""
        value = read_key(name)
        if value and not (value.isascii() and value.isprintable()):
            raise ModelError("key_malformed", name=name)
        return SecretStr(value) if value else None


class _Forgetful:
    """Keeps what is found out about a server, and knows nothing of what was found out before."""

    def __init__(self, store: Store) -> None:
        self.save_capabilities = store.save_capabilities

    def capabilities(self, address: str, model: str) -> bytes | None:  # noqa: ARG002 - as the protocol has it
        """Nothing."""
        return None
