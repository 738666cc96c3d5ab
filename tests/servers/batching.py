"""A provider's batch interface: files, batches, and replies once a test lets them be ready."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.servers.scripted import Answer, Asked, Chat, Error, Raw, Script, completion

_LINES = re.compile(r"\{\"custom_id\".*")


class Batching:
    """A script for `Scripted`: each request of a file is answered by another script.

    Attributes:
        offers: whether it has such an interface at all.
        ready: whether batches have ended.
        status: what ended ones say.
        files: by id, those that the provider has.
        batches: the files that were sent as batches, by the batches' ids.
        seen: the bodies of the requests of each batch.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self.offers = True
        self.ready = True
        self.status = "completed"
        self.error: dict[str, Any] | None = None
        self.spoil: Callable[[dict[str, Any]], bool] = lambda _body: False
        self.fault = "a fault of the provider"
        self.files: dict[str, str] = {}
        self.batches: dict[str, str] = {}
        self.seen: list[list[dict[str, Any]]] = []

    def __call__(self, asked: Asked) -> Answer:
        if not self.offers:
            return Error(404, "no such path")
        path = asked.path.removeprefix("/v1").split("?")[0]
        if path == "/files":
            name = f"file-{len(self.files) + 1}"
            self.files[name] = "\n".join(_LINES.findall(asked.body["form"]))
            return _json({"id": name, "object": "file", "bytes": 1, "created_at": 0})
        if path == "/batches":
            name = f"batch-{len(self.batches) + 1}"
            self.batches[name] = asked.body["input_file_id"]
            self.seen.append([json.loads(line)["body"] for line in self._lines(name)])
            return _json(self._batch(name))
        if path.startswith("/batches/"):
            return _json(self._batch(path.rpartition("/")[2]))
        name = path.split("/")[2]
        if asked.method == "DELETE":
            self.files.pop(name, None)
            return _json({"id": name, "object": "file", "deleted": True})
        return Raw(self._replies(name).encode(), kind="application/jsonl")

    def _lines(self, batch: str) -> list[str]:
        return self.files[self.batches[batch]].splitlines()

    def _batch(self, name: str) -> dict[str, Any]:
        count = len(self._lines(name)) if self.batches[name] in self.files else 0
        ended = {"output_file_id": f"out-{name}", "errors": self.error} if self.ready else {}
        return {
            "id": name,
            "object": "batch",
            "status": self.status if self.ready else "in_progress",
            "input_file_id": self.batches[name],
            "request_counts": {"total": count, "completed": count * self.ready, "failed": 0},
            **ended,
        }

    def _replies(self, file: str) -> str:
        return "\n".join(map(self._reply, self._lines(file.removeprefix("out-"))))

    def _reply(self, line: str) -> str:
        sent = json.loads(line)
        if self.spoil(sent["body"]):
            error = {"message": self.fault, "code": "bad"}
            came: dict[str, Any] = {"response": {"status_code": 400, "body": {"error": error}}}
        else:
            answer = self._script(Asked(1, sent["url"], {}, sent["body"]))
            assert isinstance(answer, Chat)
            body = completion(answer, Asked(1, sent["url"], {}, sent["body"]))
            came = {"response": {"status_code": 200, "body": body}, "error": None}
        return json.dumps({"id": "r", "custom_id": sent["custom_id"], **came}, ensure_ascii=False)


def _json(value: object) -> Raw:
    return Raw(json.dumps(value).encode())
