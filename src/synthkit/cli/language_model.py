"""The language model that the settings name, made when it is asked for."""

from typing import TYPE_CHECKING

from pydantic import SecretStr

from synthkit.cli.environment import read_key
from synthkit.cli.settings.llm import LLM, LlmSettings
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.engines.models.endpoint import OPENAI, Endpoint, shown_address
from synthkit.engines.models.model import Capacity
from synthkit.errors import ModelError, SettingsError
from synthkit.store.store import Store

if TYPE_CHECKING:
    from synthkit.engines.models.batch_api import BatchApi
    from synthkit.engines.models.connection import Connection
    from synthkit.engines.models.openai_model import OpenAIModel


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
