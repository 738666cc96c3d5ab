"""A language model behind an OpenAI-compatible API.

One request, one call. Errors are classified by status and type; texts and codes differ from server
to server (llama.cpp's codes are numbers).
"""

import json
import threading
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from synthkit.engines.models.completion import Completion
from synthkit.engines.models.connection import Connection, Server, StatusError, said_in
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
)

_AS_JSON: Final = (
    "\n\nReply with one JSON object that fits this JSON Schema, and with nothing else:\n\n"
)
# With these statuses, servers reject a parameter that they do not know.
_BAD_REQUEST: Final = frozenset({400, 422, 501})
_UNAUTHORIZED: Final = 401
_BAD_GATEWAY: Final = 502


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
        self._server = Server(connection, clock.now)
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
            except StatusError as error:
                response = error.response
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
        answer = self._server.chat(
            self._endpoint.model,
            _messages(request, capabilities.form),
            self._options(request, capabilities),
        )
        reply = self.reply_of(answer, request)
        return reply.model_copy(update={"seconds": round(self._clock.seconds() - started, 3)})

    def body(self, request: Request) -> dict[str, Any]:
        """The request as it is sent, as far as is known what the server takes."""
        messages = _messages(request, self._capabilities.form)
        options = self._options(request, self._capabilities)
        return {"model": self._endpoint.model, "messages": messages, **options}

    def reply_of(self, answer: Any, request: Request) -> Reply:  # noqa: ANN401 - any JSON
        """The reply that the server answered a request with.

        Raises:
            StatusError: if it answered with an error.
            RetryableError: if it is no chat completion.
        """
        completion = Completion(answer)
        if not completion.is_one:
            if completion.error:
                raise StatusError(self._reported(completion.error))
            raise RetryableError(RetryReason.SERVER_ERROR, "the reply is no chat completion")
        asked = "".join(message.text for message in request.messages)
        return Reply(
            text=completion.text,
            finish=completion.finish,
            prompt_tokens=completion.tokens("prompt_tokens", estimated_tokens(asked)),
            reply_tokens=completion.tokens("completion_tokens", estimated_tokens(completion.text)),
        )

    def _reported(self, error: Mapping[str, Any]) -> HttpError:
        """An error that came with a status of success, with the status that it names."""
        code = error.get("code")
        status = code if isinstance(code, int) and 400 <= code < 600 else _BAD_GATEWAY
        return HttpError(status, self._connection.redacted(said_in(error)))

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

    def _exception(self, response: HttpError) -> Exception:
        if response.status == _UNAUTHORIZED and self._connection.key is None:
            return FatalModelError("model_wants_key", endpoint=self._endpoint.address)
        return response.as_exception(
            endpoint=self._endpoint.address,
            model=self._endpoint.model,
            name=self._connection.key_name,
        )


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


def _is_no_json(reply: Reply) -> bool:
    """Whether a complete reply cannot be a JSON object by how it starts."""
    text = reply.text.lstrip()
    return reply.finish is Finish.COMPLETE and bool(text) and not text.startswith(("{", "["))
