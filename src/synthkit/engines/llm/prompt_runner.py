"""One prompt sent to a language model, and an answer that can be used, or a reason why not."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, Generic, TypeVar

from synthkit.engines.engine import CUT, EMPTY, REFUSED, UNUSABLE
from synthkit.engines.llm.prompt_data import english_name, language_fault
from synthkit.engines.llm.replies import Answer, Unreadable, lines_of, read, reply_form
from synthkit.engines.models.model import (
    ContextExceeded,
    Finish,
    Message,
    Model,
    Pending,
    Reply,
    ReplyForm,
    Request,
    estimated_tokens,
)
from synthkit.model.workshop import Question
from synthkit.prompts import Prompt, PromptLibrary, one_line
from synthkit.text.languages import LanguageCode

A = TypeVar("A", bound=Answer)
P = TypeVar("P")
T = TypeVar("T")

# What a server adds to mark where messages begin and end is less than this.
_OVERHEAD: Final = 50
_SMALLEST_REPLY: Final = 256
_MOST_THREADS: Final = 32


class NoAnswer(Exception):
    """No answer that can be used.

    Attributes:
        code: of the finding that tells what the server did instead.
    """

    code: ClassVar[str] = UNUSABLE


class TooLong(NoAnswer):
    """The request does not fit: less must be asked at once."""


class Cut(TooLong):
    """So it must where the reply was cut."""

    code = CUT


class Malformed(NoAnswer):
    """The reply was not of the form asked for, twice."""


class Empty(Malformed):
    """There was nothing in it."""

    code = EMPTY


class Refused(NoAnswer):
    """The model refuses to answer."""

    code = REFUSED


@dataclass(frozen=True, slots=True)
class PromptCall(Generic[A]):
    """A prompt with what goes into it.

    Attributes:
        task: which prompt.
        question: that it is about; the prompt's variable of that name.
        values: of the prompt's other variables.
        answer: what the reply is read into.
        offered: the aliases, by kind.
        omitted: fields of the reply that this call has no use for.
        language: that the lines of the answer are to be in; the prompt's variable of that name.
    """

    task: str
    question: Question | None
    values: Mapping[str, str]
    answer: type[A]
    offered: Mapping[str, Collection[str]]
    omitted: tuple[str, ...] = ()
    language: LanguageCode | None = None

    @property
    def filling(self) -> Mapping[str, str]:
        """The values of all variables."""
        values = dict(self.values)
        if self.language:
            values["language"] = english_name(self.language)
        if self.question:
            values["question"] = one_line(self.question.text)
        return values


class PromptRunner:
    """Sends prompts to a model and reads what it answers."""

    def __init__(self, model: Model, prompts: PromptLibrary) -> None:
        self._model = model
        self._prompts = prompts

    def fits(self, call: PromptCall[A], reply: int) -> bool:
        """Whether the model takes this prompt with a reply of about so many tokens."""
        capacity, size = self._model.capacity, self._size(call)
        text = "".join(self._prompts[call.task].fill(call.filling))
        if capacity.prompt is not None and estimated_tokens(text) > capacity.prompt:
            return False
        return reply <= capacity.reply and size + reply <= capacity.context

    def run(self, call: PromptCall[A]) -> A:
        """The model's answer; it is asked once more, with the error, where one cannot be read.

        So it is where one is in another language; the second is taken then, or else the first.

        Raises:
            TooLong: if it does not fit into the context or the reply limit.
            Malformed: if it cannot be read the second time either.
            Refused: if the model refuses.
            Pending: if there is no reply yet.
            ModelError: if no reply can be had.
        """
        request = self._request(call)
        first: A | None = None
        try:
            first = self._read(self._complete(request), call)
            fault = language_fault(lines_of(first), call.language) if call.language else None
        except Unreadable as error:
            fault = str(error)
        if first is not None and fault is None:
            return first
        try:
            return self._read(self._complete(self._retry(request, fault or "")), call)
        except (Unreadable, NoAnswer) as error:
            if first is not None:
                return first
            if isinstance(error, Unreadable):
                raise (Empty if error.is_empty else Malformed)(str(error)) from error
            raise

    def _complete(self, request: Request) -> Reply:
        try:
            return self._model.complete(request)
        except ContextExceeded as error:
            raise TooLong from error

    def _read(self, reply: Reply, call: PromptCall[A]) -> A:
        if reply.finish is Finish.CUT:
            raise Cut
        if reply.finish is Finish.REFUSED:
            raise Refused
        return read(reply.text, call.answer)

    def _request(self, call: PromptCall[A]) -> Request:
        prompt = self._prompts[call.task]
        instructions, data = prompt.fill(call.filling)
        limit = self._model.capacity.reply
        free = self._model.capacity.context - self._size(call)
        if free < min(_SMALLEST_REPLY, limit):
            raise TooLong
        return Request(
            prompt=prompt.use,
            question=call.question.number if call.question else None,
            messages=(
                Message(role="system", text=instructions),
                Message(role="user", text=data),
            ),
            form=_form(call, prompt),
            reply_limit=min(limit, free),
        )

    def _retry(self, request: Request, fault: str) -> Request:
        """The same once more, with what was wrong; some models take no two messages in a row."""
        *before, last = request.messages
        _, remark = self._prompts["again"].fill({"fault": one_line(fault)})
        again = last.model_copy(update={"text": f"{last.text}\n\n{remark}"})
        return request.model_copy(update={"messages": (*before, again)})

    def _size(self, call: PromptCall[A]) -> int:
        """About how many tokens the request has, including the schema."""
        prompt = self._prompts[call.task]
        schema = str(_form(call, prompt).json_schema)
        return estimated_tokens("".join(prompt.fill(call.filling)) + schema) + _OVERHEAD


@dataclass(frozen=True, slots=True)
class Divider(Generic[P, T]):
    """How to ask about a part of the material, and about less of it where that fails.

    Attributes:
        ask: what the model makes of a part.
        split: a part in smaller ones, or in one where it cannot be split.
        give_up: what becomes of a part that the model gives no answer about.
        most_splits: how often a part is split: a model that cannot answer does not learn to.
        always_split: errors that are not counted: what is too long must be split.
    """

    ask: Callable[[P], T]
    split: Callable[[P], Sequence[P]]
    give_up: Callable[[P, NoAnswer], T]
    most_splits: int
    always_split: tuple[type[NoAnswer], ...] = ()

    def run(self, parts: Sequence[P], splits: int = 0) -> list[T]:
        """What the model makes of these parts, or of what they had to be split into, in order."""
        results = side_by_side([partial(self._run, part, splits) for part in parts])
        return [result for of_part in results for result in of_part]

    def _run(self, part: P, splits: int) -> list[T]:
        try:
            return [self.ask(part)]
        except NoAnswer as error:
            smaller = self.split(part)
            may_split = splits < self.most_splits or isinstance(error, self.always_split)
            if len(smaller) == 1 or not may_split:
                return [self.give_up(part, error)]
            return self.run(smaller, splits + 1)


def side_by_side(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """The results of the tasks, in their order; they run at the same time.

    Raises:
        Pending: with the requests of all of them, if any of them waits for a reply.
    """
    if len(tasks) == 1:
        return [tasks[0]()]
    if not tasks:
        return []
    waiting: list[Request] = []
    done: list[T] = []
    with ThreadPoolExecutor(max_workers=min(len(tasks), _MOST_THREADS)) as pool:
        running = [pool.submit(task) for task in tasks]
        try:
            for future in running:
                try:
                    done.append(future.result())
                except Pending as pending:
                    waiting += pending.requests
        except BaseException:
            for future in running:
                future.cancel()
            raise
    if waiting:
        raise Pending(tuple(waiting))
    return done


def _form(call: PromptCall[A], prompt: Prompt) -> ReplyForm:
    return reply_form(prompt.reply, call.answer, call.offered, call.omitted)
