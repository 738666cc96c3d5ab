"""How a server is reached, and nothing more of what it sends than is bearable.

The sole importer of the client. Its own retries are off, because the wrapper around the model sees
all calls and retries better; and its own time-outs hold for one read each, so that a server which
sends a byte now and then would be listened to for ever: time and size are bounded here as a whole.
"""

import datetime as dt
import json
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import openai
from pydantic import SecretStr

from synthkit.engines.models.server_replies import (
    HttpError,
    RetryableError,
    RetryReason,
    seconds_to_wait,
)

# Where there is a server, connecting takes no longer, however slow its model.
_CONNECT_SECONDS: Final = 10.0
# A hundred times what the longest reply has with all its thinking.
_MOST_BYTES: Final = 16 * 1024 * 1024
# The client insists on a key; a server that needs none ignores it.
_NO_KEY: Final = "none"
# Said of bytes on the way, which arrive here unpacked and whole.
_OF_THE_WAY: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class _Oversized(openai.OpenAIError):
    """A response that does not end."""


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach an endpoint.

    Attributes:
        url: as it was configured.
        key_name: the environment variable that the key is read from.
        key: None where the server needs none.
        headers: more that a gateway wants to know, by name; as secret as the key.
        azure_version: of Azure's API; None for all other servers.
        timeout: seconds to wait for a whole reply.
        most_bytes: that a reply may have.
        direct: ignores proxies set in the environment, which would get the notes first.
    """

    url: str
    key_name: str = "OPENAI_API_KEY"
    key: SecretStr | None = field(default=None, repr=False)
    headers: Mapping[str, SecretStr] = field(default_factory=dict, repr=False)
    azure_version: str | None = None
    timeout: float = 120.0
    most_bytes: int = _MOST_BYTES
    direct: bool = False

    def client(self) -> openai.OpenAI:
        """The client, without retries and without following redirects."""
        shared: dict[str, Any] = {
            "api_key": self.key.get_secret_value() if self.key else _NO_KEY,
            "max_retries": 0,
            "timeout": openai.Timeout(self.timeout, connect=min(_CONNECT_SECONDS, self.timeout)),
            # Notes go to the address that a person named, not to one that a server names.
            "http_client": _BoundedClient(self, follow_redirects=False, trust_env=not self.direct),
        }
        if self.azure_version:
            return openai.AzureOpenAI(
                azure_endpoint=self.url, api_version=self.azure_version, **shared
            )
        return openai.OpenAI(base_url=self.url, **shared)

    @property
    def sent_headers(self) -> dict[str, Any]:
        """The headers as they are sent; without a key where there is none."""
        headers: dict[str, Any] = {
            name: value.get_secret_value() for name, value in self.headers.items()
        }
        if self.key is None and headers and "authorization" not in map(str.lower, headers):
            # Some gateways refuse a key that is none, whatever else they are shown.
            headers["Authorization"] = openai.Omit()
        return headers

    def redacted(self, message: str) -> str:
        """The message on one line and without key and headers, which some servers repeat."""
        for secret in (self.key, *self.headers.values()):
            if secret and secret.get_secret_value():
                message = message.replace(secret.get_secret_value(), "…")
        return " ".join(message.split())


class StatusError(Exception):
    """The server answered with an error status."""

    def __init__(self, response: HttpError) -> None:
        super().__init__(response)
        self.response = response


class Server:
    """What answers behind a connection; used from several threads."""

    def __init__(self, connection: Connection, now: Callable[[], dt.datetime]) -> None:
        self._connection = connection
        self._now = now
        self._client = connection.client()

    def chat(self, model: str, messages: Any, options: Mapping[str, object]) -> Any:  # noqa: ANN401 - the client's own union; any JSON
        """The JSON that the server answers a request for a chat completion with.

        Raises:
            StatusError: if it answers with an error status.
            RetryableError: if it does not answer, or not with JSON.
        """
        with self._told():
            answer = self._client.chat.completions.with_raw_response.create(
                model=model, messages=messages, extra_body=dict(options), **self._more
            )
            return json.loads(answer.http_response.content)

    def send_file(self, content: bytes) -> str:
        """The id of a file of requests that the server now has.

        Raises:
            StatusError, RetryableError: as `chat` does; so do all further calls.
        """
        named = ("requests.jsonl", content, "application/jsonl")
        with self._told():
            return str(self._client.files.create(file=named, purpose="batch", **self._more).id)

    def start_batch(self, file: str, path: Any) -> str:  # noqa: ANN401 - the client's own literals
        """The id of the batch that answers the requests in that file within a day."""
        with self._told():
            batch = self._client.batches.create(
                input_file_id=file, endpoint=path, completion_window="24h", **self._more
            )
            return str(batch.id)

    def batch(self, batch: str) -> Any:  # noqa: ANN401 - any JSON
        """What the server says of a batch."""
        with self._told():
            answer = self._client.batches.with_raw_response.retrieve(batch, **self._more)
            return json.loads(answer.http_response.content)

    def file(self, file: str) -> bytes:
        """What is in a file that the server has."""
        with self._told():
            return self._client.files.content(file, **self._more).read()

    def drop_file(self, file: str) -> None:
        """Has the server delete a file."""
        with self._told():
            self._client.files.delete(file, **self._more)

    @property
    def _more(self) -> dict[str, Any]:
        return {"extra_headers": self._connection.sent_headers}

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tells what the client complains of in words of ours."""
        try:
            yield
        except openai.APIStatusError as error:
            pause = seconds_to_wait(error.response.headers, self._now())
            message = self._connection.redacted(_message(error))
            raise StatusError(HttpError(error.status_code, message, pause)) from error
        except openai.APITimeoutError as error:
            message = f"no whole reply within {self._connection.timeout:g} s"
            raise RetryableError(RetryReason.TIMED_OUT, message) from error
        except openai.APIConnectionError as error:
            raise self._unreachable(error) from error
        except _Oversized as error:
            raise RetryableError(RetryReason.SERVER_ERROR, str(error)) from error
        except (openai.OpenAIError, ValueError, RecursionError) as error:
            raise RetryableError(RetryReason.SERVER_ERROR, "the reply is no JSON") from error

    def _unreachable(self, error: openai.APIConnectionError) -> RetryableError:
        cause: BaseException = error
        while cause.__cause__ or cause.__context__:
            cause = cause.__cause__ or cause.__context__ or cause
        return RetryableError(RetryReason.UNREACHABLE, self._connection.redacted(str(cause)))


class _BoundedClient(openai.DefaultHttpxClient):
    """Reads every response whole, in no more time and bytes than the connection allows."""

    def __init__(self, connection: Connection, **options: Any) -> None:  # noqa: ANN401 - the base's
        super().__init__(**options)
        self._seconds, self._most_bytes = connection.timeout, connection.most_bytes

    def send(self, request: Any, **options: Any) -> Any:  # noqa: ANN401 - of whichever library the client uses
        """The response with its body.

        Raises:
            OpenAIError: if it is not there in time, or larger than any reply.
        """
        until = time.monotonic() + self._seconds
        outcomes: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def work() -> None:
            try:
                response = super(_BoundedClient, self).send(request, **options | {"stream": True})
                outcomes.put(self._whole(response, until))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                outcomes.put(error)

        # In a thread that may be left behind: headers can trickle, too.
        threading.Thread(target=work, daemon=True).start()
        try:
            outcome = outcomes.get(timeout=self._seconds)
        except queue.Empty:
            raise openai.APITimeoutError(request=request) from None
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _whole(self, response: Any, until: float) -> Any:  # noqa: ANN401 - as above
        body = bytearray()
        try:
            for part in response.iter_bytes():
                body += part
                if len(body) > self._most_bytes:
                    megabytes = self._most_bytes / 1024 / 1024
                    raise _Oversized(f"the reply is longer than {megabytes:g} MB")
                if time.monotonic() > until:
                    raise openai.APITimeoutError(request=response.request)
        finally:
            response.close()
        headers = [
            (name, value)
            for name, value in response.headers.multi_items()
            if name.lower() not in _OF_THE_WAY
        ]
        return type(response)(
            response.status_code, headers=headers, content=bytes(body), request=response.request
        )


def _message(error: openai.APIStatusError) -> str:
    """All that the server said, since any part of it may tell what it is about."""
    body = error.body
    if isinstance(body, dict):
        return said_in(body)
    return str(body or error)


def said_in(error: Mapping[str, Any]) -> str:
    """What an error object of such an API says."""
    parts = dict.fromkeys(error.get(name) for name in ("code", "type", "param", "message"))
    return " ".join(str(part) for part in parts if part is not None) or json.dumps(error)
