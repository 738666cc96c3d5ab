"""What was asked once and how it was answered by hand; found again by the request."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, JsonValue

from synthkit.engines.models.model import Capacity, Model, Reply, Request
from synthkit.model.provenance import PromptUse

HERE: Final = Path(__file__).resolve().parent
# Replies to what changes of the example ask, after it was summarised.
LATER: Final = HERE / "ws2-late"
COMMAND: Final = "python -m tests.recordings --url http://127.0.0.1:PORT/v1"
WRITTEN: Final = (
    "Written by hand, as a reply to this very prompt alone. It shows what becomes of a careful"
    " reply, and says nothing about how any model replies."
)
# As the settings have it where nobody sets anything.
CAPACITY: Final = Capacity(context=16_000, reply=4_000)


class RecordAgain(Exception):
    """What is asked now was never answered."""


class Recording(BaseModel):
    """One call and the reply to it.

    Attributes:
        written: how it came to be: never by a call of a model.
        prompt: of which the messages were made.
        question: that it is about; None where about several.
        request: hash of messages and form together, by which it is found.
        messages: hash of the messages alone.
        reply: what was answered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    written: str = WRITTEN
    prompt: PromptUse
    question: int | None
    request: str
    messages: str
    reply: dict[str, JsonValue]

    @property
    def name(self) -> str:
        """Of the file that it stands in."""
        about = "" if self.question is None else f"-{self.question}"
        return f"{self.prompt.name}{about}-{self.request[:8]}.json"


class Recorded:
    """Meets `synthkit.engines.models.model.Model`: replies as they were recorded.

    Attributes:
        asked: the requests so far.
    """

    name = "recorded"
    capacity = CAPACITY

    def __init__(self, recordings: Iterable[Recording]) -> None:
        self._recordings = {recording.request: recording for recording in recordings}
        self.asked: list[Request] = []

    def complete(self, request: Request) -> Reply:
        """The reply that was recorded.

        Raises:
            RecordAgain: if this was never asked, with what changed and what to do.
        """
        self.asked.append(request)
        recording = self._recordings.get(request_hash(request))
        if recording is None:
            raise RecordAgain(self._changed(request))
        return Reply(text=json.dumps(recording.reply, ensure_ascii=False))

    def _changed(self, request: Request) -> str:
        now, about = request.prompt, f"question {request.question}" if request.question else "all"
        known = [
            recording.prompt
            for recording in self._recordings.values()
            if (recording.prompt.name, recording.question) == (now.name, request.question)
        ]
        if known and now.hash not in {prompt.hash for prompt in known}:
            then = known[0]
            what = f"prompt {now.name} is version {now.version} ({now.hash}); answered was version"
            what += f" {then.version} ({then.hash})"
        else:
            what = f"other messages are made of prompt {now.name} than were answered"
        return f"record again: {what}; about {about}. Run: {COMMAND}"


class Recorder:
    """A model that is asked what was never answered, and whose replies are kept.

    Args:
        model: who is asked: a person, behind a server that hands questions on.
        folder: where recordings stand.
    """

    name = "recorded"
    capacity = CAPACITY

    def __init__(self, model: Model, folder: Path) -> None:
        self._model = model
        self._folder = folder
        self._known = {recording.request: recording for recording in recordings(folder)}
        self._used: set[str] = set()

    def complete(self, request: Request) -> Reply:
        """The reply that is on disk, else the model's, which is on disk then."""
        key = request_hash(request)
        self._used.add(key)
        if key not in self._known:
            reply = json.loads(self._model.complete(request).text)
            recording = Recording(
                prompt=request.prompt,
                question=request.question,
                request=key,
                messages=_hash([message.model_dump() for message in request.messages]),
                reply=reply,
            )
            text = json.dumps(recording.model_dump(), ensure_ascii=False, indent=1)
            (self._folder / recording.name).write_text(text + "\n", "utf-8", newline="\n")
            self._known[key] = recording
        return Reply(text=json.dumps(self._known[key].reply, ensure_ascii=False))

    def tidy(self) -> list[str]:
        """Takes away what nobody asks for any more; the names of those files."""
        gone = sorted(
            recording.name for key, recording in self._known.items() if key not in self._used
        )
        for name in gone:
            (self._folder / name).unlink()
        return gone


def recordings(folder: Path = HERE / "ws2") -> tuple[Recording, ...]:
    """All of a folder, in order of their names."""
    return tuple(
        Recording.model_validate_json(path.read_text("utf-8"))
        for path in sorted(folder.glob("*.json"))
    )


def request_hash(request: Request) -> str:
    """What a reply depends on where it is a person's: what is read, and the form asked for."""
    messages = [message.model_dump() for message in request.messages]
    return _hash([messages, request.form.json_schema])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]
