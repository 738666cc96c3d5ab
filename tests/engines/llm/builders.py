"""Scripted language models, and the shortest way to what they answer."""

import json
import re
import threading
from collections.abc import Callable, Sequence
from typing import Any

from synthkit.engines.llm import LlmEngine
from synthkit.engines.models.model import Capacity, Finish, Reply, ReplyForm, Request
from synthkit.model.note import Note
from synthkit.model.synthesis import Brief
from synthkit.model.workshop import Question
from synthkit.prompts import PromptLibrary
from tests.builders import notes, question

ROOMY = Capacity(context=100_000, reply=8_000)
Answering = Callable[[Request], Reply]


class ScriptedModel:
    """Answers each request as the script says, and remembers what it was asked.

    Args:
        answers: one reply a call, by task, the last one for all further calls; or a function.
        capacity: what one request may hold.
    """

    name = "scripted"

    def __init__(
        self, answers: Answering | dict[str, Sequence[Reply]], capacity: Capacity = ROOMY
    ) -> None:
        self.capacity = capacity
        self.asked: list[Request] = []
        self._answers = answers
        self._lock = threading.Lock()

    def complete(self, request: Request) -> Reply:
        with self._lock:
            task = request.prompt.name
            turn = sum(earlier.prompt.name == task for earlier in self.asked)
            self.asked.append(request)
        if callable(self._answers):
            return self._answers(request)
        if task not in self._answers:
            return reply({})
        script = self._answers[task]
        return script[min(turn, len(script) - 1)]

    @property
    def tasks(self) -> list[str]:
        """Which prompts were put, in order."""
        return [request.prompt.name for request in self.asked]


def engine(model: ScriptedModel) -> LlmEngine:
    return LlmEngine(model, PromptLibrary())


def reply(said: object, finish: Finish = Finish.COMPLETE) -> Reply:
    return Reply(text=json.dumps(said, ensure_ascii=False), finish=finish)


def said(text: str, *on: str, also: Sequence[str] = (), quote: str | None = None) -> dict[str, Any]:
    """An insight as a model answers it."""
    return {"text": text, "quote": quote, "notes": list(on), "also": list(also)}


def titled(title: str, *insights: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "insights": list(insights)}


def drafted(
    *themes: dict[str, Any],
    tensions: Sequence[dict[str, Any]] = (),
    left_out: dict[str, str] | None = None,
) -> Reply:
    return reply(
        {
            "themes": list(themes),
            "tensions": list(tensions),
            "left_out": [{"note": n, "reason": why} for n, why in (left_out or {}).items()],
        }
    )


def opposed(one: str, ones: Sequence[str], other: str, others: Sequence[str]) -> dict[str, Any]:
    sides = ((one, ones), (other, others))
    names = ("one", "other")
    return {n: {"text": t, "notes": list(on)} for n, (t, on) in zip(names, sides, strict=True)}


def schema(form: ReplyForm) -> Any:
    """The JSON Schema of a form, to be looked into."""
    return form.json_schema


def offered(request: Request, kind: str = "note") -> list[str]:
    """The aliases that a request offers, out of its data."""
    letter = {"note": "n", "line": "i"}[kind]
    return re.findall(rf"(?m)^\[({letter}\d+)\]", request.messages[-1].text)


def text_of(request: Request, alias: str) -> str:
    """What stands behind an alias in the data of a request."""
    found = re.search(rf"(?m)^\[{alias}\] \([^)]*\) (.*)$", request.messages[-1].text)
    assert found, alias
    return found[1]


def diligent(request: Request) -> Reply:
    """Answers as a colleague would who makes a line of every fourth note, in its own words."""
    if request.prompt.name == "draft":
        aliases = offered(request)
        chunks = [aliases[at : at + 4] for at in range(0, len(aliases), 4)][:12]
        rest = aliases[48:]
        lines = [said(text_of(request, chunk[0]), chunk[0], also=chunk[1:]) for chunk in chunks]
        if lines:
            lines[-1]["also"] += rest
        themes = [titled(f"Tema {at}", *lines[at : at + 3]) for at in range(0, len(lines), 3)]
        return drafted(*themes)
    if request.prompt.name == "merge":
        aliases = offered(request, "line")
        chunks = [aliases[at::8] for at in range(8) if aliases[at::8]]
        lines = [{"text": text_of(request, chunk[0]), "sources": chunk} for chunk in chunks]
        themes = [titled(f"Tema {at}", *lines[at : at + 2]) for at in range(0, len(lines), 2)]
        return reply({"themes": themes, "tensions": [], "left_out": []})
    return reply({})


def many_notes(count: int, groups: int = 5) -> tuple[Note, ...]:
    """Notes that differ, of several groups in turn."""
    made: list[Note] = []
    for group in range(groups):
        texts = [f"Dela erfarenhet {at} mellan regioner" for at in range(group, count, groups)]
        made += notes(*texts, group=f"Grupp {group + 1}")
    return tuple(made)


def asked() -> Question:
    return question()


BRIEF = Brief()
