"""The language model that the settings name: who is asked, at what price, with which key."""

from typing import TYPE_CHECKING

from pydantic import SecretStr

from synthkit.cli.environment import read_key
from synthkit.cli.settings.llm import LLM, LlmSettings
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.system import SystemClock
from synthkit.cli.workspace import Workspace
from synthkit.engines.models.endpoint import OPENAI, Endpoint, Prices, shown_address
from synthkit.engines.models.model import Capacity
from synthkit.errors import ModelError, SettingsError
from synthkit.store.store import Store

if TYPE_CHECKING:
    from synthkit.engines.models.openai_model import Connection, OpenAIModel


class LanguageModel:
    """The language model of one workspace. No key is read before it is made.

    Args:
        settings: which one it is, and where it answers.
        workspace: whose it is; its store keeps what is found out about servers.
    """

    def __init__(self, settings: LlmSettings, workspace: Workspace) -> None:
        self.settings = settings
        self._policy = workspace.policy
        self._store = workspace.store
        self._url = settings.base_url or workspace.environment.openai_base_url or OPENAI
        self._clock = SystemClock(workspace.environment.now)

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

    @property
    def prices(self) -> Prices | None:
        """What tokens cost; None unless both prices are known."""
        prompt, reply = self.settings.price_prompt, self.settings.price_reply
        if prompt is None or reply is None:
            return None
        return Prices(prompt=prompt, reply=reply)

    def allow(self) -> None:
        """Lets it be asked.

        Raises:
            ModelError: if the policy of the machine forbids it.
        """
        self._policy.allow_engine(LLM)
        self._policy.allow_address(self._url)

    def connected(self, *, anew: bool) -> "OpenAIModel":
        """The model itself, with nothing around it.

        Args:
            anew: find out anew what the server can do.

        Raises:
            ModelError: "model_no_key", where there has to be one; or as the policy says.
        """
        # Imported here, because the client costs half a second that no other command waits for.
        from synthkit.engines.models.openai_model import OpenAIModel  # noqa: PLC0415

        self.allow()
        known = _Forgetful(self._store) if anew else self._store
        return OpenAIModel(self.endpoint, self._connection(), self.capacity, known, self._clock)

    def _connection(self) -> "Connection":
        from synthkit.engines.models.openai_model import Connection  # noqa: PLC0415 - as above

        name = self.settings.key_name
        key = read_key(name) if name else None
        azure, own = self.settings.azure_api_version, self.settings.api_key_env
        if name and not key and (own or azure or self.endpoint.is_openai):
            raise ModelError("model_no_key", endpoint=self.endpoint.address, name=name)
        return Connection(
            self._url,
            key_name=name or "api_key_env",
            key=SecretStr(key) if key else None,
            azure_version=azure or None,
            timeout=self.settings.timeout,
            direct=self._policy.hosts is not None,
        )


class _Forgetful:
    """Keeps what is found out about a server, and knows nothing of what was found out before."""

    def __init__(self, store: Store) -> None:
        self.save_capabilities = store.save_capabilities

    def capabilities(self, address: str, model: str) -> bytes | None:  # noqa: ARG002 - as the protocol has it
        """Nothing."""
        return None
