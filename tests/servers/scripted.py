"""A scripted OpenAI-compatible server on the loopback, for everything that may go wrong.

What it answers is said by a function from what it was asked; what it was asked, it keeps::

    with Scripted(lambda asked: Chat('{"ok": true}')) as server:
        ...
    assert server.asked[0].body["model"] == "m"

`in_order` makes such a function out of a list of answers.
"""

import contextlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Asked:
    """A call as it came in.

    Attributes:
        number: which one it was, from 1.
        headers: by their names in small letters.
        body: the JSON that was sent, or a form with a file in it as it is, under "form".
    """

    number: int
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    method: str = "POST"

    @property
    def text(self) -> str:
        """All messages, one after the other."""
        return "\n\n".join(message["content"] for message in self.body.get("messages", []))

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON Schema that the reply is to fit, where it is asked for by schema."""
        schema: dict[str, Any] | None = (
            self.body.get("response_format", {}).get("json_schema", {}).get("schema")
        )
        return schema


@dataclass(frozen=True)
class Chat:
    """A chat completion; tokens are counted as characters."""

    text: str
    finish: str = "stop"
    refusal: str | None = None
    counts_tokens: bool = True
    after_seconds: float = 0.0


@dataclass(frozen=True)
class Error:
    """An error, as the API has it."""

    status: int
    message: str = "as scripted"
    code: str | int | None = None
    type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """Bytes that need be no reply of such an API."""

    content: bytes
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dropped:
    """The connection ends without a reply."""


@dataclass(frozen=True)
class Hanging:
    """No reply, until the server closes."""


@dataclass(frozen=True)
class Endless:
    """Bytes without end, until whoever asked is gone or the server closes.

    Attributes:
        piece: what is sent again and again; with line breaks in it, it can be headers.
        pause: seconds between two pieces.
        in_headers: the headers do not end either.
    """

    piece: bytes
    pause: float = 0.0
    status: int = 200
    in_headers: bool = False


Answer = Chat | Error | Raw | Dropped | Hanging | Endless
Script = Callable[[Asked], Answer]


def in_order(*answers: Answer) -> Script:
    """These, one a call; the last one again and again."""
    return lambda asked: answers[min(asked.number, len(answers)) - 1]


class Scripted:
    """The server, from entering its ``with`` statement to leaving it.

    Attributes:
        url: to be used as the base URL.
        asked: every call, in the order in which they came.
        most_at_once: the most calls that were open side by side.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self._turn = threading.Lock()
        self._closing = threading.Event()
        self._open = 0
        self.most_at_once = 0
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        # The shutdown waits for one round of this loop.
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.headers.get("Content-Type", "").startswith("multipart/"):
                    scripted._answer(self, {"form": content.decode()})
                else:
                    scripted._answer(self, json.loads(content or b"{}"))

            def do_GET(self) -> None:
                scripted._answer(self, {}, "GET")

            def do_DELETE(self) -> None:
                scripted._answer(self, {}, "DELETE")

            def log_message(self, *_: object) -> None:
                """Says nothing: the tests look at what was asked."""

        return Handler

    def _answer(
        self, handler: BaseHTTPRequestHandler, body: dict[str, Any], method: str = "POST"
    ) -> None:
        with self._turn:
            headers = {name.lower(): value for name, value in handler.headers.items()}
            asked = Asked(len(self.asked) + 1, handler.path, headers, body, method)
            self.asked.append(asked)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            answer = self._script(asked)
            if isinstance(answer, Hanging):
                self._closing.wait()
            if isinstance(answer, Chat) and answer.after_seconds:
                self._closing.wait(answer.after_seconds)
        finally:
            with self._turn:
                self._open -= 1
        if isinstance(answer, Endless):
            with contextlib.suppress(OSError):
                self._send_on(handler, answer)
        elif not isinstance(answer, Dropped | Hanging):
            # Whoever asked may be gone by now.
            with contextlib.suppress(ConnectionError):
                _send(handler, _raw(answer, asked))

    def _send_on(self, handler: BaseHTTPRequestHandler, answer: Endless) -> None:
        handler.send_response(answer.status)
        handler.send_header("Content-Type", "application/json")
        handler.flush_headers() if answer.in_headers else handler.end_headers()
        while not self._closing.wait(answer.pause):
            handler.wfile.write(answer.piece)


def _send(handler: BaseHTTPRequestHandler, raw: Raw) -> None:
    handler.send_response(raw.status)
    for name, value in raw.headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Type", raw.kind)
    handler.send_header("Content-Length", str(len(raw.content)))
    handler.end_headers()
    handler.wfile.write(raw.content)


def _raw(answer: Chat | Error | Raw, asked: Asked) -> Raw:
    if isinstance(answer, Raw):
        return answer
    if isinstance(answer, Error):
        error = {"message": answer.message, "type": answer.type, "code": answer.code}
        return Raw(json.dumps({"error": error}).encode(), answer.status, headers=answer.headers)
    return Raw(json.dumps(completion(answer, asked)).encode())


def completion(answer: Chat, asked: Asked) -> dict[str, Any]:
    """The chat completion, as the API has it."""
    message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
    counted = {"prompt_tokens": len(asked.text), "completion_tokens": len(answer.text)}
    made: dict[str, Any] = {
        "id": f"call-{asked.number}",
        "object": "chat.completion",
        "created": 0,
        "model": asked.body.get("model", ""),
        "choices": [{"index": 0, "finish_reason": answer.finish, "message": message}],
    }
    if answer.counts_tokens:
        made["usage"] = counted | {"total_tokens": sum(counted.values())}
    return made
