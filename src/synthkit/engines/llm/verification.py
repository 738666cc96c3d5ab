"""A second opinion: whether each line of a draft, alone with its notes, follows from them.

It is asked by a prompt and, if the settings say so, of a model of its own, which has not seen the
draft being made. What it doubts is a finding as any check's: the line is sent back, then withdrawn.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from synthkit.drafts.limits import insight_count, most_themes
from synthkit.drafts.tree import side_id
from synthkit.engines.llm.batching import Forecast
from synthkit.engines.llm.findings import warning
from synthkit.engines.llm.prompt_data import Aliases, NoteLines
from synthkit.engines.llm.prompt_runner import Divider, NoAnswer, PromptCall, PromptRunner
from synthkit.engines.llm.replies import VerifyAnswer
from synthkit.model.base import FrozenModel
from synthkit.model.citation import Citation, Role
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode

VERIFY: Final = "verify"
DOUBTED: Final = "not_following"

# Few enough for a small model to keep them apart.
_LINES_A_CALL: Final = 8
_MOST_SPLITS: Final = 3
# About what a call costs: its instructions, and each line with its notes and its verdict.
_INSTRUCTIONS: Final = 800
_PROMPT_A_LINE: Final = 150
_REPLY_A_LINE: Final = 40


class _Asked(FrozenModel):
    """An insight, or a side of a disagreement, with the notes that carry it."""

    id: str
    where: Where
    text: str
    notes: tuple[str, ...]


class Verifier:
    """Asks about the lines of one question's draft."""

    def __init__(self, runner: PromptRunner, question: Question, notes: tuple[Note, ...]) -> None:
        self._runner = runner
        self._question = question
        self._as_data = NoteLines(notes)
        self._noted = [note.text for note in notes]

    def doubts(self, draft: Draft, about: Collection[str]) -> tuple[Finding, ...]:
        """An error for each of these lines that does not follow, a warning if some have no answer.

        Args:
            draft: whose lines they are.
            about: ids of insights and tensions.
        """
        language = language_of([i.text for i in draft.insights] or self._noted, DEFAULT)

        def ask(part: tuple[_Asked, ...]) -> list[Finding]:
            return self._asked(part, language)

        asked = tuple(
            line for line in self._lines(draft) if _id(line.where) in about and line.notes
        )
        parts = [asked[at : at + _LINES_A_CALL] for at in range(0, len(asked), _LINES_A_CALL)]
        divider = Divider(ask, _halves, self._unanswered, _MOST_SPLITS)
        found = [finding for of_part in divider.run(parts) for finding in of_part]
        unanswered = sum(int(f.values["count"]) for f in found if f.code != DOUBTED)
        doubted = tuple(finding for finding in found if finding.code == DOUBTED)
        return (*doubted, *self._not_verified(unanswered)) if unanswered else doubted

    def _asked(self, part: tuple[_Asked, ...], language: LanguageCode) -> list[Finding]:
        aliases = Aliases("l", (line.id for line in part))
        answer = self._runner.run(
            PromptCall(
                task=VERIFY,
                question=self._question,
                values={"lines": "\n\n".join(map(self._shown, aliases.all, part))},
                answer=VerifyAnswer,
                offered={"line": aliases.all},
                language=language,
            )
        )
        verdicts = {aliases.resolve(verdict.line): verdict for verdict in answer.verdicts}
        found = [
            _doubt(line, verdicts[line.id].fault)
            for line in part
            if line.id in verdicts and not verdicts[line.id].follows
        ]
        silent = sum(line.id not in verdicts for line in part)
        return [*found, *self._not_verified(silent)]

    def _shown(self, alias: str, line: _Asked) -> str:
        return f"{alias} {one_line(line.text)}\n{self._as_data.behind(line.notes)}"

    def _unanswered(self, part: tuple[_Asked, ...], _: NoAnswer) -> list[Finding]:
        return self._not_verified(len(part))

    def _not_verified(self, count: int) -> list[Finding]:
        return [warning("not_verified", self._question.number, count=count)] if count else []

    def _lines(self, draft: Draft) -> Iterator[_Asked]:
        number = self._question.number
        for theme in draft.themes:
            for insight in theme.insights:
                where = Where(question=number, theme=theme.id, insight=insight.id)
                notes = _carrying(insight.citations)
                yield _Asked(id=insight.id, where=where, text=insight.text, notes=notes)
        for tension in draft.tensions:
            where = Where(question=number, tension=tension.id)
            for at, side in enumerate(tension.sides):
                notes = _carrying(side.citations)
                yield _Asked(id=side_id(tension, at), where=where, text=side.text, notes=notes)


def second_opinion(notes: int) -> Forecast:
    """About what it takes on a question with so many notes; what is worded anew is asked again."""
    lines = insight_count(notes, most_themes(notes))
    calls = -(-lines // _LINES_A_CALL) + 1
    return Forecast(calls, calls * _INSTRUCTIONS + lines * _PROMPT_A_LINE, lines * _REPLY_A_LINE)


def _carrying(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The notes that a line has to follow from: those that say the same as well lend it nothing."""
    return tuple(c.note for c in citations if c.role is Role.SUPPORTS)


def _doubt(line: _Asked, fault: str | None) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=DOUBTED,
        where=line.where,
        values={"text": line.text, "said": one_line(fault or "") or line.text},
    )


def _halves(part: tuple[_Asked, ...]) -> list[tuple[_Asked, ...]]:
    middle = len(part) // 2
    return [part[:middle], part[middle:]] if middle else [part]


def _id(where: Where) -> str | None:
    return where.insight or where.tension
