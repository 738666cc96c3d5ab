"""A chat's replies: taken in, and what they lead to."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from synthkit.app.sections import Existing
from synthkit.cli.chat import CHAT, Waiting, pasted, report_waiting, write_prompts
from synthkit.cli.engine_factory import EngineOptions
from synthkit.cli.engine_run import make_sections
from synthkit.cli.reports.sections import report_made, report_next
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.workspace import Workspace
from synthkit.engines.chat.coercion import SchemaMismatch, coerced
from synthkit.engines.chat.engine import PASTE
from synthkit.engines.chat.pasted import PastedReply, pasted_replies
from synthkit.engines.models.logged import call_of
from synthkit.engines.models.model import Reply, asked_tokens, estimated_tokens
from synthkit.errors import UsageMistake
from synthkit.model.calls import ChatPrompt
from synthkit.model.outcome import SectionOutcome


def take_replies(
    session: Session, source: Path | None, asked: list[int] | None, *, enough: bool
) -> int:
    """Takes the replies in a pasted text and goes on as far as they lead; returns the exit code.

    Args:
        session: whose workspace it is.
        source: the file that holds it, "-" for what is typed or piped; None for the clipboard.
        asked: numbers of the questions that it may be about; None for all.
        enough: ask for nothing that is missing; then nothing is pasted.

    Raises:
        UsageMistake: "nothing_waits", if no prompt waits for a reply.
        ChecksFailed: if the checks found errors; the sections are stored all the same.
    """
    screen = session.screen
    with session.writing() as workspace:
        numbers = workspace.numbers(asked)
        chat_window = workspace.settings.paste
        prompts = [one for one in workspace.store.chat_prompts() if one.waits]
        _, waiting = _carry_on(workspace, prompts, EngineOptions(engine=PASTE), screen)
        if not waiting:
            raise UsageMistake("nothing_waits")
        if not enough:
            intake = _ReplyIntake(workspace, waiting, numbers if asked else None, screen)
            if not intake.take(pasted(source)):
                report_waiting(screen, chat_window, [one.file for one in waiting])
                return 1
        mine = [one.prompt for one in waiting if one.prompt.question in numbers]
        others = [one for one in waiting if one.prompt.question not in numbers]
        if not mine:
            raise UsageMistake("nothing_waits")
        engine_options = EngineOptions(engine=PASTE, enough=enough)
        outcomes, waiting = _carry_on(workspace, mine, engine_options, screen)
        synthesis = workspace.overview()
    report_made(screen, synthesis, outcomes)
    waiting = (*waiting, *others)
    report_waiting(screen, chat_window, [one.file for one in waiting])
    report_next(screen, synthesis, outcomes, are_waiting=bool(waiting))
    return 0


def _carry_on(
    workspace: Workspace, prompts: Iterable[ChatPrompt], options: EngineOptions, screen: Screen
) -> tuple[tuple[SectionOutcome, ...], tuple[Waiting, ...]]:
    """Goes on with the questions of those prompts, as far as there are replies."""
    anew = {prompt.question: prompt.anew for prompt in prompts if prompt.question}
    outcomes: list[SectionOutcome] = []
    waiting: list[Waiting] = []
    for existing in Existing:
        numbers = [n for n, replaced in anew.items() if replaced is (existing is Existing.ANY)]
        if numbers:
            made = make_sections(workspace, sorted(numbers), options, existing, screen)
            outcomes += made.outcomes
            waiting += write_prompts(workspace, numbers, made.waiting, existing)
    return tuple(outcomes), tuple(waiting)


class _ReplyIntake:
    """Takes what was pasted for what waits, and says of each answer what became of it.

    Args:
        workspace: whose log the answers go to.
        waiting: for a reply.
        asked: numbers of the questions that a reply may be about; None for all.
        screen: to say it on.
    """

    def __init__(
        self,
        workspace: Workspace,
        waiting: Sequence[Waiting],
        asked: Sequence[int] | None,
        screen: Screen,
    ) -> None:
        self._store = workspace.store
        self._now = workspace.environment.now()
        self._waiting = {one.prompt.reference: one for one in waiting}
        self._asked = asked
        self._screen = screen

    def take(self, text: str) -> bool:
        """Whether any answer in the text was taken."""
        found = pasted_replies(text)
        if not found:
            self._screen.warn("paste.no_answer")
        taken = [self._take_one(one, alone=len(found) == 1) for one in found]
        return any(taken)

    def _take_one(self, found: PastedReply, *, alone: bool) -> bool:
        waiting = self._prompt_of(found, alone=alone)
        if waiting is None:
            return False
        request, number = waiting.request, waiting.prompt.question
        try:
            answer = coerced(found.answer, request.form.json_schema)
        except SchemaMismatch:
            self._screen.warn("paste.other_form", number=number)
            return False
        text = json.dumps(answer, ensure_ascii=False)
        reply = Reply(
            text=text, prompt_tokens=asked_tokens(request), reply_tokens=estimated_tokens(text)
        )
        self._store.log_call(call_of(request, CHAT, reply, self._now))
        self._screen.remark("paste.taken_cut" if found.is_cut else "paste.taken", number=number)
        return True

    def _prompt_of(self, found: PastedReply, *, alone: bool) -> Waiting | None:
        """What the answer is to; says so where it is to nothing that waits."""
        if found.reference is None:
            offered = [one for one in self._waiting.values() if self._is_asked(one)]
            if alone and len(offered) == 1:
                return offered[0]
            self._screen.warn("paste.which")
            return None
        waiting = self._waiting.get(found.reference)
        if waiting is None:
            self._report_unknown(found.reference)
            return None
        if not self._is_asked(waiting):
            self._screen.warn("paste.other_question", number=waiting.prompt.question)
            return None
        return waiting

    def _is_asked(self, waiting: Waiting) -> bool:
        return self._asked is None or waiting.prompt.question in self._asked

    def _report_unknown(self, reference: str) -> None:
        known = {one.reference: one for one in self._store.chat_prompts()}.get(reference)
        if known is None:
            self._screen.warn("paste.unknown", reference=reference)
        elif self._store.logged_call(known.key):
            self._screen.warn("paste.answered", number=known.question)
        else:
            self._screen.warn("paste.outdated", number=known.question)
