"""What a chat completion says: its text past all thinking, how it ended, and what it took.

Servers differ in what they leave out and in what they add; nothing here trusts a type or a number.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from synthkit.engines.models.model import Finish

# As several services call it, in lower case.
_FINISHES: Final = {
    "length": Finish.CUT,
    "max_tokens": Finish.CUT,
    "model_length": Finish.CUT,
    "content_filter": Finish.REFUSED,
    "refusal": Finish.REFUSED,
    "safety": Finish.REFUSED,
    "prohibited_content": Finish.REFUSED,
    "recitation": Finish.REFUSED,
}
# No model has a larger context; a server that counts more does not count.
_MOST_TOKENS: Final = 100_000_000
_TEXT_PARTS: Final = frozenset({"text", "output_text"})
_THINKING = re.compile(r"\s*(?:<(think|thinking|thought|reasoning)>|◁think▷)", re.IGNORECASE)
_ITS_END = re.compile(r"</(?:think|thinking|thought|reasoning)>|◁/think▷", re.IGNORECASE)
# Where the answer itself begins: the object, or the fence around it.
_OBJECT = re.compile(r"\s*(?:\{|```)")


class Completion:
    """One choice of a completion, and the usage beside it.

    Args:
        answer: the JSON that the server answered with.
    """

    def __init__(self, answer: Any) -> None:  # noqa: ANN401 - any JSON
        self._answer: Mapping[str, Any] = answer if isinstance(answer, dict) else {}
        choices = self._answer.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        self._choice: Mapping[str, Any] = choice if isinstance(choice, dict) else {}
        message = self._choice.get("message")
        self._message: Mapping[str, Any] = message if isinstance(message, dict) else {}

    @property
    def is_one(self) -> bool:
        """Whether the answer is a chat completion at all."""
        return bool(self._choice)

    @property
    def error(self) -> Mapping[str, Any] | None:
        """The error that a gateway reports with a status of success."""
        error = self._answer.get("error")
        return error if isinstance(error, dict) and error else None

    @property
    def finish(self) -> Finish:
        """How it ended."""
        if self._refusal:
            return Finish.REFUSED
        return _FINISHES.get(str(self._choice.get("finish_reason")).lower(), Finish.COMPLETE)

    @property
    def text(self) -> str:
        """The answer, or else the words of a refusal; never what the model thought before it."""
        content = self._message.get("content")
        text = content if isinstance(content, str) else "".join(_parts(content, "text"))
        return without_thinking(text) or self._refusal

    def tokens(self, name: str, otherwise: int) -> int:
        """What the usage counts under that name; ``otherwise`` where that can be no count."""
        usage = self._answer.get("usage")
        count = usage.get(name) if isinstance(usage, dict) else None
        if not isinstance(count, int) or isinstance(count, bool):
            return otherwise
        return count if 0 < count <= _MOST_TOKENS else otherwise

    @property
    def _refusal(self) -> str:
        refusal = self._message.get("refusal")
        if refusal:
            return str(refusal)
        return "".join(_parts(self._message.get("content"), "refusal"))


def _parts(content: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """The texts of the parts of that kind, where content is a list of parts."""
    for part in content if isinstance(content, list) else ():
        if isinstance(part, str) and kind == "text":
            yield part
        elif isinstance(part, dict):
            named = str(part.get("type", "text"))
            text = part.get(kind)
            if isinstance(text, str) and (named == kind or named in _TEXT_PARTS):
                yield text


def without_thinking(text: str) -> str:
    """The text after what a model thought aloud; nothing of one that was cut while thinking.

    Some servers put the opening tag into the prompt, so that only the closing one comes back.
    """
    if _OBJECT.match(text):
        return text
    ends = list(_ITS_END.finditer(text))
    if not ends:
        return "" if _THINKING.match(text) else text
    # The thought may speak of the tag, and so may the answer.
    after = next((end for end in ends if _OBJECT.match(text, end.end())), ends[-1])
    return text[after.end() :].lstrip()
