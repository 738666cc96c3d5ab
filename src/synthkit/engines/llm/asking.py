"""One question put to a language model, and an answer that can be used, or a reason why not."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from synthkit.engines.llm.replies import Answer, Unreadable, read, reply_form
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
from synthkit.prompts import Prompt, PromptLibrary, one_line

A = TypeVar("A", bound=Answer)
T = TypeVar("T")

# What the messages' own marks come to, on every server that we know less than this.
_OVERHEAD: Final = 50
_SMALLEST_REPLY: Final = 256
_MOST_AT_ONCE: Final = 32


class NoAnswer(Exception):
    """No answer that can be used."""


class TooLong(NoAnswer):
    """The request does not fit, or its reply was cut: less must be asked at once."""


class Malformed(NoAnswer):
    """The reply was not of the form asked for, twice."""


class Refused(NoAnswer):
    """The model refuses to answer."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[A]):
    """What is asked.

    Attributes:
        task: which prompt.
        question: number of the workshop's question that it is about.
        values: of the prompt's variables.
        answer: what the reply is read into.
        offered: the aliases, by kind.
        omitted: fields of the reply that there is no use for.
        judge: what is wrong with an answer of the right form, for the model to mend; the second
            answer is taken as it is, or else the first.
    """

    task: str
    question: int | None
    values: Mapping[str, str]
    answer: type[A]
    offered: Mapping[str, Collection[str]]
    omitted: tuple[str, ...] = ()
    judge: Callable[[A], str | None] | None = None


class Asker:
    """Puts prompts to a model and reads what it answers."""

    def __init__(self, model: Model, prompts: PromptLibrary) -> None:
        self._model = model
        self._prompts = prompts

    def prompt(self, task: str) -> Prompt:
        """The prompt of that task."""
        return self._prompts[task]

    def fits(self, asking: Asking[A], reply: int) -> bool:
        """Whether the model takes this prompt with a reply of about so many tokens."""
        capacity, size = self._model.capacity, self._size(asking)
        written = estimated_tokens("".join(self.prompt(asking.task).fill(asking.values)))
        if capacity.prompt is not None and written > capacity.prompt:
            return False
        return reply <= capacity.reply and size + reply <= capacity.context

    def ask(self, asking: Asking[A]) -> A:
        """The model's answer; one that cannot be read is asked for once more, the error told.

        Raises:
            TooLong: if it does not fit into the context or the reply limit.
            Malformed: if it cannot be read the second time either.
            Refused: if the model refuses.
            Pending: if nobody answers at once.
            ModelError: if no reply can be had.
        """
        request = self._request(asking)
        first: A | None = None
        try:
            first = self._read(self._complete(request), asking)
            fault = asking.judge(first) if asking.judge else None
        except Unreadable as error:
            fault = str(error)
        if first is not None and fault is None:
            return first
        try:
            return self._read(self._complete(self._told(request, fault or "")), asking)
        except (Unreadable, NoAnswer) as error:
            if first is not None:
                return first
            if isinstance(error, Unreadable):
                raise Malformed(str(error)) from error
            raise

    def _complete(self, request: Request) -> Reply:
        try:
            return self._model.complete(request)
        except ContextExceeded as error:
            raise TooLong from error

    def _read(self, reply: Reply, asking: Asking[A]) -> A:
        if reply.finish is Finish.CUT:
            raise TooLong
        if reply.finish is Finish.REFUSED:
            raise Refused
        return read(reply.text, asking.answer)

    def _request(self, asking: Asking[A]) -> Request:
        prompt = self.prompt(asking.task)
        instructions, data = prompt.fill(asking.values)
        limit = self._model.capacity.reply
        free = self._model.capacity.context - self._size(asking)
        if free < min(_SMALLEST_REPLY, limit):
            raise TooLong
        return Request(
            prompt=prompt.use,
            question=asking.question,
            messages=(
                Message(role="system", text=instructions),
                Message(role="user", text=data),
            ),
            form=_form(asking, prompt),
            reply_limit=min(limit, free),
        )

    def _told(self, request: Request, fault: str) -> Request:
        """The same once more with what was wrong; some models take no two messages in a row."""
        *before, last = request.messages
        _, remark = self.prompt("again").fill({"fault": one_line(fault)})
        again = last.model_copy(update={"text": f"{last.text}\n\n{remark}"})
        return request.model_copy(update={"messages": (*before, again)})

    def _size(self, asking: Asking[A]) -> int:
        """About how many tokens the request has, the schema counted in."""
        prompt = self.prompt(asking.task)
        schema = str(_form(asking, prompt).json_schema)
        return estimated_tokens("".join(prompt.fill(asking.values)) + schema) + _OVERHEAD


def side_by_side(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """What the tasks come to, in their order; they run at the same time.

    Raises:
        Pending: with the requests of all of them, if any of them waits for a reply.
    """
    if len(tasks) == 1:
        return [tasks[0]()]
    if not tasks:
        return []
    waiting: list[Request] = []
    done: list[T] = []
    with ThreadPoolExecutor(max_workers=min(len(tasks), _MOST_AT_ONCE)) as pool:
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


def _form(asking: Asking[A], prompt: Prompt) -> ReplyForm:
    return reply_form(prompt.reply, asking.answer, asking.offered, asking.omitted)
