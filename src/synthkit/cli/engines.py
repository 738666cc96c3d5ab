"""Makes the engine that a command asks for, and wires a language model where it is one's."""

import datetime as dt
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from synthkit.app.masking import Masking
from synthkit.cli.environment import Environment, read_key
from synthkit.cli.options import Accepted
from synthkit.cli.policy import Policy
from synthkit.cli.settings.settings import SETTINGS_FILE, Settings
from synthkit.engines.chat.engine import PASTE, ChatEngine, WithoutRepair
from synthkit.engines.engine import Engine
from synthkit.engines.llm import LlmEngine
from synthkit.engines.models.budgeted import Budget, Budgeted
from synthkit.engines.models.endpoint import OPENAI, Endpoint, Prices, shown_address
from synthkit.engines.models.guarded import Guarded
from synthkit.engines.models.limited import Limited
from synthkit.engines.models.logged import Logged
from synthkit.engines.models.model import CHARACTERS_A_TOKEN, Capacity, Model
from synthkit.engines.models.pacing import RetryPolicy
from synthkit.engines.models.planned import Planned
from synthkit.engines.offline import OfflineEngine
from synthkit.errors import ModelError, SettingsError, UsageMistake
from synthkit.privacy.leaks import LeakScanner
from synthkit.privacy.masker import names_of
from synthkit.prompts import FOLDER as PROMPTS
from synthkit.prompts import TASKS, PromptLibrary
from synthkit.store.store import Store
from synthkit.text.similarity.meaning import Meaning

if TYPE_CHECKING:
    from synthkit.engines.models.openai_model import Connection, OpenAIModel

OFFLINE: Final = "offline"
LLM: Final = "llm"
ENGINES: Final = (OFFLINE, LLM, PASTE)
# Where a chat's replies stand in the log: whichever chat it is, it is the person who asks.
CHAT: Final = Endpoint(address="chat", model="chat")
_CHAT_REPLY = 4_000
# Characters that the form of the reply and the words around it may have in a prompt for a chat.
_CHAT_FORM = 1_200
# No bound of ours: how much a chat remembers is its own affair.
_CHAT_CONTEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Terms:
    """Which engine is used, and on what terms.

    Attributes:
        engine: its name; None for the one that the settings name.
        calls: the most that may be made; None for any number.
        cost: the most that they may cost.
        at_once: the most calls side by side; None for what the settings say.
        anew: ask again what was answered before.
        unmasked: send what an engine that sends is handed as it is.
        accept: what becomes of names that nobody has decided on, where nobody can be asked.
        enough: take a chat's replies as they are, and ask for nothing that they lack.
    """

    engine: str | None = None
    calls: int | None = None
    cost: float | None = None
    at_once: int | None = None
    anew: bool = False
    unmasked: bool = False
    accept: Accepted | None = None
    enough: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
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


class SystemClock:
    """The clocks of the system.

    Args:
        now: the date and time.
    """

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self.now = now

    def seconds(self) -> float:
        """Seconds since whenever; they never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


class Engines:
    """Makes engines for one workspace.

    Nothing is sent by making one, and no key is read before a language model is made.

    Args:
        folder: of the workspace, which may have prompts of its own.
        settings: of the workspace.
        environment: of the process.
        store: keeps calls, tokens, and what is found out about servers.
        policy: of the machine.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        environment: Environment,
        store: Store,
        policy: Policy,
    ) -> None:
        self._folder = folder
        self._engine = settings.engine.default
        self._llm = settings.llm
        self._settings = settings
        self._environment = environment
        self._store = store
        self._policy = policy
        self._clock = SystemClock(environment.now)

    def name(self, terms: Terms) -> str:
        """The name of the engine that is meant.

        Raises:
            UsageMistake: if there is none of that name.
        """
        asked = terms.engine or self._engine
        if asked not in ENGINES:
            raise UsageMistake("no_such_engine", name=asked, engines=", ".join(ENGINES))
        return asked

    def make(self, terms: Terms, meaning: Meaning) -> Maker:
        """The engine that is meant, ready to be used.

        Raises:
            UsageMistake: if there is no such engine, or a limit that cannot be held.
            SettingsError: if no language model is named.
            ModelError: if there is no key.
        """
        if self.name(terms) == OFFLINE:
            return Maker(OfflineEngine(meaning), Masking.WORDS)
        if self.name(terms) == PASTE:
            return self._chat(terms, meaning)
        if terms.cost is not None and self.prices is None:
            raise UsageMistake("max_cost_needs_prices")
        limited = Limited(
            self.openai_model(anew=terms.anew),
            self.endpoint.address,
            self._clock,
            most=terms.at_once or self._llm.concurrency,
            policy=RetryPolicy(),
        )
        masking = self.masking(terms)
        gated = self._gated(limited, masking)
        budget = Budget(calls=terms.calls, cost=terms.cost, prices=self.prices)
        return Maker(
            self._asking(Budgeted(gated, budget), meaning, anew=terms.anew),
            masking,
            limited.stop,
        )

    def plan(self, terms: Terms, meaning: Meaning) -> Maker:
        """The same engine with nobody behind it: what is not answered yet is kept as asked."""
        if self.name(terms) in {OFFLINE, PASTE}:
            return self.make(terms, meaning)
        planned = Planned(self.endpoint.model, self.capacity)
        return Maker(
            self._asking(planned, meaning, anew=terms.anew),
            self.masking(terms),
            planned=planned,
        )

    def _chat(self, terms: Terms, meaning: Meaning) -> Maker:
        """The engine whose requests a person carries to a chat window."""
        masking, service = self.masking(terms), self._settings.paste.service
        if not service:
            raise SettingsError("chat_not_named", file=SETTINGS_FILE)
        written = self._settings.paste.characters - _CHAT_FORM
        longest = written // CHARACTERS_A_TOKEN
        capacity = Capacity(context=_CHAT_CONTEXT, reply=_CHAT_REPLY, prompt=longest)
        planned = Planned(service, capacity)
        gated = self._gated(planned, masking)
        asked = WithoutRepair(gated) if terms.enough else gated
        engine = ChatEngine(
            Logged(asked, CHAT, self._store, self._clock),
            self.prompts,
            service,
            OfflineEngine(meaning),
        )
        return Maker(engine, masking, planned=planned)

    def _gated(self, model: Model, masking: Masking) -> Model:
        """The model behind a gate that lets nothing pass that was to be masked."""
        if masking is not Masking.TOKENS:
            return model
        shipped = PromptLibrary()
        ours = (text for task in TASKS for text in shipped[task].fixed)
        return Guarded(
            model, LeakScanner(self._store, names_of(self._settings.as_workshop()), ours)
        )

    @property
    def prompts(self) -> PromptLibrary:
        """The prompts of the workspace, and the program's beside them."""
        return PromptLibrary(self._folder / PROMPTS)

    def masking(self, terms: Terms) -> Masking:
        """How the engine that is meant is shown what it is handed, if it may be used.

        Raises:
            UsageMistake: if there is no such engine.
            ModelError: if the policy of the machine forbids it.
        """
        name = self.name(terms)
        if name == OFFLINE:
            return Masking.WORDS
        self._allow(name)
        switched_off = terms.unmasked or not self._settings.privacy.masking
        return Masking.NONE if switched_off else Masking.TOKENS

    def recipient(self, terms: Terms) -> Endpoint | None:
        """Who gets what the engine that is meant sends, or a person carries; None of no one."""
        if self.name(terms) == OFFLINE:
            return None
        if self.name(terms) == PASTE:
            return CHAT.model_copy(update={"model": self._settings.paste.service})
        return self.endpoint

    @property
    def endpoint(self) -> Endpoint:
        """Who is asked.

        Raises:
            SettingsError: if no model is named.
        """
        if not self._llm.model:
            raise SettingsError("model_not_named", file=SETTINGS_FILE)
        return Endpoint(
            address=shown_address(self._url),
            model=self._llm.model,
            temperature=self._llm.temperature,
            seed=self._llm.seed,
        )

    @property
    def capacity(self) -> Capacity:
        """How much the model takes at once."""
        return Capacity(context=self._llm.context, reply=self._llm.reply)

    @property
    def prices(self) -> Prices | None:
        """What tokens cost; None unless both prices are known."""
        prompt, reply = self._llm.price_prompt, self._llm.price_reply
        if prompt is None or reply is None:
            return None
        return Prices(prompt=prompt, reply=reply)

    def openai_model(self, *, anew: bool) -> "OpenAIModel":
        """The model itself, with nothing around it.

        Args:
            anew: find out anew what the server can do.

        Raises:
            ModelError: "model_no_key", where there has to be one; or as the policy says.
        """
        # Imported here, because the client costs half a second that no other command waits for.
        from synthkit.engines.models.openai_model import OpenAIModel  # noqa: PLC0415

        self._allow(LLM)
        experience = _Forgetful(self._store) if anew else self._store
        return OpenAIModel(
            self.endpoint, self._connection(), self.capacity, experience, self._clock
        )

    def _allow(self, name: str) -> None:
        self._policy.allow_engine(name)
        if name == LLM:
            self._policy.allow_address(self._url)

    @property
    def _url(self) -> str:
        return self._llm.base_url or self._environment.openai_base_url or OPENAI

    def _connection(self) -> "Connection":
        from synthkit.engines.models.openai_model import Connection  # noqa: PLC0415 - as above

        name = self._llm.key_name
        key = read_key(name) if name else None
        azure, own = self._llm.azure_api_version, self._llm.api_key_env
        if name and not key and (own or azure or self.endpoint.is_openai):
            raise ModelError("model_no_key", endpoint=self.endpoint.address, name=name)
        return Connection(
            self._url,
            key_name=name or "api_key_env",
            key=SecretStr(key) if key else None,
            azure_version=azure or None,
            timeout=self._llm.timeout,
            direct=self._policy.hosts is not None,
        )

    def _asking(self, model: Model, meaning: Meaning, *, anew: bool) -> Engine:
        logged = Logged(model, self.endpoint, self._store, self._clock, anew=anew)
        return LlmEngine(logged, self.prompts, self._llm.name or None, meaning)


class _Forgetful:
    """Keeps what is found out about a server, and knows nothing of what was found out before."""

    def __init__(self, store: Store) -> None:
        self.save_capabilities = store.save_capabilities

    def capabilities(self, address: str, model: str) -> bytes | None:  # noqa: ARG002 - as the protocol has it
        """Nothing."""
        return None


@contextmanager
def stopped_by_ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """Calls ``stop`` when the person presses Ctrl-C, before that is raised here.

    Threads that wait for a language model would else be waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def heard(number: int, frame: object) -> None:  # noqa: ARG001 - as signals call it
        stop()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
