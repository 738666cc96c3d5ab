"""A provider's batch interface: a file of requests, answered within a day at half the price.

What stands in the file and what comes back is what single calls would send and get, so that each
reply goes into the same log, under the same key.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from synthkit.engines.models.connection import Connection, Server, StatusError, said_in
from synthkit.engines.models.model import Clock, Reply, Request
from synthkit.engines.models.openai_model import OpenAIModel
from synthkit.engines.models.server_replies import RetryableError, is_context_error
from synthkit.errors import ModelError

_MOST_BYTES: Final = 190_000_000
# Such files are large.
_SECONDS: Final = 900.0
_ENDED: Final = frozenset({"completed", "expired", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class BatchState:
    """How far a batch has come.

    Attributes:
        status: in the provider's words.
        answered: how many of its requests are.
        requests: how many it has.
        has_ended: whether nothing more comes of it.
        fault: why it ended before all was answered; empty where it did not.
        results: ids of the files with what came of it.
        sent: id of the file that was sent.
    """

    status: str
    answered: int
    requests: int
    has_ended: bool
    fault: str
    results: tuple[str, ...]
    sent: str | None


@dataclass(frozen=True, slots=True)
class BatchReply:
    """What came of one request.

    Attributes:
        key: that it was sent under.
        reply: None where there is none.
        fault: what the provider says instead.
    """

    key: str
    reply: Reply | None = None
    fault: str = ""

    @property
    def is_too_long(self) -> bool:
        """Whether it is the length of the request that the provider complains of."""
        return is_context_error(self.fault)


class BatchApi:
    """Sends requests in files and fetches what comes of them.

    Args:
        address: of the provider, to be told.
        connection: how it is reached.
        model: puts requests as its server takes them, and reads what it answers.
        clock: for the pauses that a server asks for.
    """

    def __init__(
        self, address: str, connection: Connection, model: OpenAIModel, clock: Clock
    ) -> None:
        roomy = replace(connection, timeout=_SECONDS, most_bytes=_MOST_BYTES)
        self._address = address
        self._server = Server(roomy, clock.now)
        self._model = model
        self._path = f"{'' if connection.azure_version else '/v1'}/chat/completions"

    def send(self, requests: Mapping[str, Request]) -> str:
        """Sends the requests, each under its key; the id of the batch.

        Raises:
            ModelError: "batch_refused", with what the provider says.
        """
        bodies = {key: self._model.body(request) for key, request in requests.items()}
        lines = (
            {"custom_id": key, "method": "POST", "url": self._path, "body": body}
            for key, body in bodies.items()
        )
        content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        try:
            file = self._server.send_file(content.encode())
            return self._server.start_batch(file, self._path)
        except (StatusError, RetryableError) as error:
            raise self._refused(error) from error

    def state(self, batch: str) -> BatchState:
        """How far that batch has come.

        Raises:
            ModelError: "batch_refused", likewise.
        """
        try:
            told = self._server.batch(batch)
        except (StatusError, RetryableError) as error:
            raise self._refused(error) from error
        said: Mapping[str, Any] = told if isinstance(told, dict) else {}
        counts = said.get("request_counts") or {}
        errors = (said.get("errors") or {}).get("data") or []
        status = str(said.get("status"))
        fault = "; ".join(said_in(error) for error in errors[:1]) or status
        files = (said.get("output_file_id"), said.get("error_file_id"))
        return BatchState(
            status=status,
            answered=int(counts.get("completed") or 0),
            requests=int(counts.get("total") or 0),
            has_ended=status in _ENDED,
            fault="" if status == "completed" and not errors else fault,
            results=tuple(file for file in files if file),
            sent=said.get("input_file_id"),
        )

    def results(self, state: BatchState, requests: Mapping[str, Request]) -> Iterator[BatchReply]:
        """What came of these requests, as far as they were among those of a batch.

        Raises:
            ModelError: "batch_refused", likewise.
        """
        for file in state.results:
            try:
                content = self._server.file(file)
            except (StatusError, RetryableError) as error:
                raise self._refused(error) from error
            for line in content.decode(errors="replace").splitlines():
                came = _object(line)
                key = str(came.get("custom_id"))
                if key in requests:
                    yield self._result(key, came, requests[key])

    def clear(self, state: BatchState) -> None:
        """Has the provider delete the files of a batch, as far as it lets us."""
        for file in (state.sent, *state.results):
            if file:
                with suppress(StatusError, RetryableError):
                    self._server.drop_file(file)

    def _result(self, key: str, came: Mapping[str, Any], request: Request) -> BatchReply:
        response = came.get("response") or {}
        body = response.get("body") or {}
        error = came.get("error") or (body.get("error") if isinstance(body, dict) else None)
        if error:
            return BatchReply(key, fault=said_in(error) if isinstance(error, dict) else str(error))
        try:
            return BatchReply(key, self._model.reply_of(body, request))
        except (StatusError, RetryableError) as error:
            return BatchReply(key, fault=_said(error))

    def _refused(self, error: Exception) -> ModelError:
        return ModelError("batch_refused", endpoint=self._address, message=_said(error))


def _said(error: Exception) -> str:
    return error.response.message if isinstance(error, StatusError) else str(error)


def _object(line: str) -> Mapping[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
