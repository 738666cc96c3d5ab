"""A language model behind an OpenAI-compatible API: the sole importer of the client.

One request, one call: the client's own retries are off, because the wrapper around this model sees
all calls and retries better. Errors are classified by status and type; texts and codes differ from
server to server (llama.cpp's codes are numbers).
"""

import json
import threading
from dataclasses import dataclass, field
from typing import Any, Final

import openai
from pydantic import SecretStr, ValidationError

from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import (
    Capacity,
    Clock,
    Finish,
    Reply,
    ReplyForm,
    Request,
    estimated_tokens,
)
from synthkit.engines.models.server_replies import (
    CapabilityStore,
    FatalModelError,
    HttpError,
    ReplyFormat,
    RetryableError,
    RetryReason,
    ServerCapabilities,
    initial_capabilities,
    is_context_error,
    rejects_this_schema,
    seconds_to_wait,
)

# Where there is a server, connecting takes no longer, however slow its model.
_CONNECT_SECONDS: Final = 10.0
# The client insists on a key; a server that needs none ignores it.
_NO_KEY: Final = "none"
_AS_JSON: Final = (
    "\n\nReply with one JSON object that fits this JSON Schema, and with nothing else:\n\n"
)
# With these statuses, servers reject a parameter that they do not know.
_BAD_REQUEST: Final = frozenset({400, 422, 501})
_UNAUTHORIZED: Final = 401
_FINISHES: Final = {"length": Finish.CUT, "content_filter": Finish.REFUSED}


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach an endpoint.

    Attributes:
        url: as it was configured.
        key_name: the environment variable that the key is read from.
        key: None where the server needs none.
        azure_version: of Azure's API; None for all other servers.
        timeout: seconds to wait for a reply.
        direct: ignores proxies set in the environment, which would get the notes first.
    """

    url: str
    key_name: str = "OPENAI_API_KEY"
    key: SecretStr | None = field(default=None, repr=False)
    azure_version: str | None = None
    timeout: float = 120.0
    direct: bool = False

    def client(self) -> openai.OpenAI:
        """The client, without retries and without following redirects."""
        shared: dict[str, Any] = {
            "api_key": self.key.get_secret_value() if self.key else _NO_KEY,
            "max_retries": 0,
            "timeout": openai.Timeout(self.timeout, connect=_CONNECT_SECONDS),
            # Notes go to the address that a person named, not to one that a server names.
            "http_client": openai.DefaultHttpxClient(
                follow_redirects=False, trust_env=not self.direct
            ),
        }
        if self.azure_version:
            return openai.AzureOpenAI(
                azure_endpoint=self.url, api_version=self.azure_version, **shared
            )
        return openai.OpenAI(base_url=self.url, **shared)

    def redacted(self, message: str) -> str:
        """The message on one line and without the key, which some servers repeat."""
        if self.key:
            message = message.replace(self.key.get_secret_value(), "…")
        return " ".join(message.split())


class OpenAIModel:
    """Meets `synthkit.engines.models.model.Model`; makes exactly one call a request.

    Except where a server rejects how a request is put rather than what it asks: then it is put in
    the next best way, and what worked is remembered.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        connection: Connection,
        capacity: Capacity,
        store: CapabilityStore,
        clock: Clock,
    ) -> None:
        self._endpoint = endpoint
        self._connection = connection
        self._capacity = capacity
        self._store = store
        self._clock = clock
        self._client = connection.client()
        self._turn = threading.Lock()
        self._saved = _saved(store, endpoint)
        self._capabilities = self._saved or initial_capabilities(endpoint)

    @property
    def name(self) -> str:
        """As configured."""
        return self._endpoint.model

    @property
    def capacity(self) -> Capacity:
        """As configured."""
        return self._capacity

    @property
    def capabilities(self) -> ServerCapabilities:
        """What is known of the server by now."""
        return self._capabilities

    def complete(self, request: Request) -> Reply:
        """The reply of one call.

        Raises:
            ContextExceeded: if the server says that the request is too long.
            RetryableError: if the call is worth retrying.
            ModelError: if it is not; `FatalModelError`, if no other call is either.
        """
        capabilities, is_lasting = self._capabilities, True
        while True:
            try:
                reply = self._call(request, capabilities)
            except openai.APIStatusError as error:
                response = self._http_error(error)
                less = _less(capabilities, response)
                instead = None if less else response.as_reply
                if instead:
                    return instead
                if less is None:
                    raise self._exception(response) from error
                is_lasting = is_lasting and not rejects_this_schema(response.message)
                capabilities = less
                continue
            if capabilities.form is not ReplyFormat.TEXT and _is_no_json(reply):
                # A server that enforces JSON cannot have sent that: this one enforces nothing.
                capabilities = capabilities.model_copy(update={"form": ReplyFormat.TEXT})
                continue
            if is_lasting:
                self._save(capabilities)
            return reply

    def _call(self, request: Request, capabilities: ServerCapabilities) -> Reply:
        started = self._clock.seconds()
        try:
            answer = self._client.chat.completions.create(
                model=self._endpoint.model,
                messages=_messages(request, capabilities.form),
                extra_body=self._options(request, capabilities),
            )
        except openai.APIStatusError:
            raise
        except openai.APITimeoutError as error:
            message = f"no reply within {self._connection.timeout:g} s"
            raise RetryableError(RetryReason.TIMED_OUT, message) from error
        except openai.APIConnectionError as error:
            raise self._unreachable(error) from error
        except (openai.OpenAIError, ValueError) as error:
            raise RetryableError(RetryReason.SERVER_ERROR, "the reply is no JSON") from error
        choices = getattr(answer, "choices", None)
        if not choices:
            raise RetryableError(RetryReason.SERVER_ERROR, "the reply is no chat completion")
        text = _text_of(choices[0].message)
        finish = _FINISHES.get(choices[0].finish_reason, Finish.COMPLETE)
        if getattr(choices[0].message, "refusal", None):
            finish = Finish.REFUSED
        usage = answer.usage
        asked = "".join(message.text for message in request.messages)
        return Reply(
            text=text,
            finish=finish,
            prompt_tokens=getattr(usage, "prompt_tokens", None) or estimated_tokens(asked),
            reply_tokens=getattr(usage, "completion_tokens", None) or estimated_tokens(text),
            seconds=round(self._clock.seconds() - started, 3),
        )

    def _options(self, request: Request, capabilities: ServerCapabilities) -> dict[str, object]:
        """The rest of the body, beside model and messages."""
        sampling = {"temperature": self._endpoint.temperature, "seed": self._endpoint.seed}
        options: dict[str, object] = {
            name: value
            for name, value in sampling.items()
            if value is not None and name not in capabilities.unsupported
        }
        form = _response_format(request.form, capabilities.form)
        if form:
            options["response_format"] = form
        if capabilities.limits:
            options[capabilities.limits[0]] = min(request.reply_limit, self._capacity.reply)
        return options

    def _save(self, capabilities: ServerCapabilities) -> None:
        """Saves what worked, where it is news."""
        with self._turn:
            if capabilities == self._saved:
                return
            self._saved = self._capabilities = capabilities
            self._store.save_capabilities(
                self._endpoint.address,
                self._endpoint.model,
                capabilities.model_dump_json().encode(),
            )

    def _http_error(self, error: openai.APIStatusError) -> HttpError:
        pause = seconds_to_wait(error.response.headers, self._clock.now())
        return HttpError(error.status_code, self._connection.redacted(_message(error)), pause)

    def _exception(self, response: HttpError) -> Exception:
        if response.status == _UNAUTHORIZED and self._connection.key is None:
            return FatalModelError("model_wants_key", endpoint=self._endpoint.address)
        return response.as_exception(
            endpoint=self._endpoint.address,
            model=self._endpoint.model,
            name=self._connection.key_name,
        )

    def _unreachable(self, error: openai.APIConnectionError) -> RetryableError:
        cause: BaseException = error
        while cause.__cause__ or cause.__context__:
            cause = cause.__cause__ or cause.__context__ or cause
        return RetryableError(RetryReason.UNREACHABLE, self._connection.redacted(str(cause)))


def _saved(store: CapabilityStore, endpoint: Endpoint) -> ServerCapabilities | None:
    saved = store.capabilities(endpoint.address, endpoint.model)
    try:
        return ServerCapabilities.model_validate_json(saved) if saved else None
    except ValidationError:
        # Saved by another version: found out anew.
        return None


def _less(capabilities: ServerCapabilities, response: HttpError) -> ServerCapabilities | None:
    """How to put the request instead; None if that is not what the server rejects."""
    if response.status not in _BAD_REQUEST or is_context_error(response.message):
        return None
    return capabilities.without(response.message)


def _message(error: openai.APIStatusError) -> str:
    """All that the server said, since any part of it may tell what it is about."""
    body = error.body
    if isinstance(body, dict):
        parts = dict.fromkeys(body.get(name) for name in ("code", "type", "param", "message"))
        return " ".join(str(part) for part in parts if part is not None) or json.dumps(body)
    return str(body or error)


def _messages(request: Request, form: ReplyFormat) -> Any:  # noqa: ANN401 - the client's own union
    messages = [{"role": message.role, "content": message.text} for message in request.messages]
    if form is not ReplyFormat.SCHEMA:
        schema = json.dumps(request.form.json_schema, ensure_ascii=False)
        messages[-1]["content"] += _AS_JSON + schema
    return messages


def _response_format(form: ReplyForm, how: ReplyFormat) -> dict[str, object] | None:
    if how is ReplyFormat.TEXT:
        return None
    if how is ReplyFormat.OBJECT:
        return {"type": "json_object"}
    schema = {"name": form.name, "schema": form.json_schema, "strict": True}
    return {"type": "json_schema", "json_schema": schema}


def _text_of(message: Any) -> str:  # noqa: ANN401 - servers differ in what they leave out
    return str(getattr(message, "content", None) or getattr(message, "refusal", None) or "")


def _is_no_json(reply: Reply) -> bool:
    """Whether a complete reply cannot be a JSON object by how it starts."""
    text = reply.text.lstrip()
    return reply.finish is Finish.COMPLETE and bool(text) and not text.startswith(("{", "["))
