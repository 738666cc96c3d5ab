"""What a language model may answer: the forms it is held to, and how replies are read.

The forms are pydantic classes. `reply_form` makes strict JSON Schema of them, with the aliases that
a call offers as an enumeration where there are few; `read` validates whatever came back all the
same, since many servers promise to keep to the schema and do not. Aliases stay as the model wrote
them: whoever resolves them drops and counts those that do not exist.
"""

from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, WithJsonSchema

from synthkit.engines.models.model import ReplyForm

# An enumeration costs prompt tokens, and servers accept only so many values.
LONGEST_ENUMERATION: Final = 250
_KIND: Final = "x-kind"
_MOST_FAULTS: Final = 4

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    WithJsonSchema({"type": "string"}),
]
NoteAlias = Annotated[str, WithJsonSchema({"type": "string", _KIND: "note"})]
LineAlias = Annotated[str, WithJsonSchema({"type": "string", _KIND: "line"})]
FaultyLine = Annotated[str, WithJsonSchema({"type": "string", _KIND: "faulty"})]
ThemeAlias = Annotated[str, WithJsonSchema({"type": "string", _KIND: "theme"})]
TensionAlias = Annotated[str, WithJsonSchema({"type": "string", _KIND: "tension"})]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    WithJsonSchema({"type": "string", _KIND: "title"}),
]
Aside = Literal["off_topic", "illegible", "personal_data", "label", "instruction"]
Reason = Literal[
    "minor",
    "no_room",
    "other_question",
    "off_topic",
    "illegible",
    "personal_data",
    "label",
    "instruction",
]


class Answer(BaseModel):
    """The base of all replies; fields that they add are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class InsightAnswer(Answer):
    """One insight and the notes behind it."""

    text: Text
    quote: str | None = None
    notes: tuple[NoteAlias, ...]
    also: tuple[NoteAlias, ...] = ()


class ThemeAnswer(Answer):
    """A title and its insights."""

    title: Title
    insights: tuple[InsightAnswer, ...]


class SideAnswer(Answer):
    """One side of a disagreement."""

    text: Text
    notes: tuple[NoteAlias, ...]


class TensionAnswer(Answer):
    """Both sides of a disagreement."""

    one: SideAnswer
    other: SideAnswer


class LeftOutAnswer(Answer):
    """A note that stands behind no line, and why."""

    note: NoteAlias
    reason: Reason


class DraftAnswer(Answer):
    """The reply to the prompt "draft"."""

    themes: tuple[ThemeAnswer, ...]
    tensions: tuple[TensionAnswer, ...] = ()
    left_out: tuple[LeftOutAnswer, ...] = ()


class MergedInsight(Answer):
    """One insight out of lines of several parts."""

    text: Text
    sources: tuple[LineAlias, ...]


class MergedTheme(Answer):
    """A title and the insights under it."""

    title: Title
    insights: tuple[MergedInsight, ...]


class MergedTension(Answer):
    """Both sides of a disagreement, out of lines of several parts."""

    one: MergedInsight
    other: MergedInsight


class MergeAnswer(Answer):
    """The reply to the prompt "merge"."""

    themes: tuple[MergedTheme, ...]
    tensions: tuple[MergedTension, ...] = ()
    left_out: tuple[LineAlias, ...] = ()


class RepairedInsight(Answer):
    """A faulty line in other words, or a new one, whose ``line`` is None."""

    theme: ThemeAlias
    line: FaultyLine | None = None
    text: Text
    notes: tuple[NoteAlias, ...]
    also: tuple[NoteAlias, ...] = ()


class RepairedTension(Answer):
    """A faulty disagreement in other words."""

    tension: TensionAlias
    one: SideAnswer
    other: SideAnswer


class RepairedTitle(Answer):
    """Another title for a theme."""

    theme: ThemeAlias
    title: Text


class OpposedLine(Answer):
    """A line that notes speak against, and the other side in words."""

    line: LineAlias
    text: Text
    notes: tuple[NoteAlias, ...]


class MoreNotes(Answer):
    """Notes that say what a line says already."""

    line: LineAlias
    notes: tuple[NoteAlias, ...]


class RepairAnswer(Answer):
    """The reply to the prompt "repair"; only the fields that are needed are asked for."""

    insights: tuple[RepairedInsight, ...] = ()
    tensions: tuple[RepairedTension, ...] = ()
    titles: tuple[RepairedTitle, ...] = ()
    also: tuple[MoreNotes, ...] = ()
    opposed: tuple[OpposedLine, ...] = ()
    left_out: tuple[LeftOutAnswer, ...] = ()


class OutlinedTheme(Answer):
    """A title and the notes that belong to it."""

    title: Title
    notes: tuple[NoteAlias, ...]


class OutlineAnswer(Answer):
    """The reply to the prompt "outline"."""

    themes: tuple[OutlinedTheme, ...]


class NotesOfQuestion(Answer):
    """The notes that belong to a question."""

    number: int
    notes: tuple[NoteAlias, ...]


class AsideAnswer(Answer):
    """A note that belongs to no question, and why."""

    note: NoteAlias
    reason: Aside


class PlaceAnswer(Answer):
    """The reply to the prompt "place"."""

    questions: tuple[NotesOfQuestion, ...]
    unsure: tuple[NotesOfQuestion, ...] = ()
    misplaced: tuple[NotesOfQuestion, ...] = ()
    left_out: tuple[AsideAnswer, ...] = ()


class Verdict(Answer):
    """Whether a line follows from its notes, and what in it does not."""

    line: LineAlias
    fault: str | None = None
    follows: bool


class VerifyAnswer(Answer):
    """The reply to the prompt "verify"."""

    verdicts: tuple[Verdict, ...]


A = TypeVar("A", bound=Answer)


def lines_of(answer: Answer) -> tuple[str, ...]:
    """The lines that an answer words as insights."""
    match answer:
        case DraftAnswer() | MergeAnswer():
            return tuple(insight.text for theme in answer.themes for insight in theme.insights)
        case RepairAnswer():
            return tuple(insight.text for insight in answer.insights)
        case _:
            return ()


class Unreadable(Exception):
    """A reply that is not what was asked for; its text tells the model why.

    Attributes:
        is_empty: whether there was nothing in it.
    """

    def __init__(self, fault: str, *, is_empty: bool = False) -> None:
        super().__init__(fault)
        self.is_empty = is_empty


def reply_form(
    name: str,
    answer: type[Answer],
    offered: Mapping[str, Collection[str]],
    omitted: Collection[str] = (),
) -> ReplyForm:
    """The form as strict structured output takes it: all fields required, no others allowed.

    Args:
        name: of the form.
        answer: the class that replies are read into.
        offered: the aliases that exist, by kind: "note", "line", "theme" …
        omitted: fields of the class that this call does not need.
    """
    schema = answer.model_json_schema()
    for field in omitted:
        schema["properties"].pop(field)
    definitions = schema.pop("$defs", {})
    kinds: set[str] = set()
    strict = _strict(schema, kinds)
    reached: dict[str, Any] = {}
    _reach(strict, definitions, reached, kinds)
    for kind in sorted(kinds):
        reached[kind] = _alias_type(offered.get(kind, ()))
    return ReplyForm(name=name, json_schema={**strict, "$defs": reached} if reached else strict)


def read(text: str, answer: type[A]) -> A:
    """The reply that the text holds.

    Whatever comes before the first brace and after the last is ignored: models that are not held to
    a form put fences and courtesies there.

    Raises:
        Unreadable: if it is not of that form.
    """
    first, last = text.find("{"), text.rfind("}")
    if first < 0 or last < first:
        raise Unreadable("there is no JSON object in it", is_empty=not text.strip())
    try:
        return answer.model_validate_json(text[first : last + 1])
    except ValidationError as error:
        raise Unreadable(_faults(error)) from error


def _faults(error: ValidationError) -> str:
    """What is wrong, by place; never the reply's own words, which would come back as orders."""
    faults = [
        f"{'.'.join(map(str, fault['loc'])) or 'reply'}: {fault['type'].replace('_', ' ')}"
        for fault in error.errors(include_input=False, include_url=False)[:_MOST_FAULTS]
    ]
    return "; ".join(faults)


def _strict(node: Any, kinds: set[str]) -> Any:  # noqa: ANN401 - JSON Schema
    """The schema without titles, defaults and lengths, each object closed."""
    if isinstance(node, list):
        return [_strict(item, kinds) for item in node]
    if not isinstance(node, dict):
        return node
    if _KIND in node:
        kinds.add(node[_KIND])
        return {"$ref": f"#/$defs/{node[_KIND]}"}
    kept = {
        key: _strict(value, kinds)
        for key, value in node.items()
        if key not in {"title", "description", "default", "properties", "required"}
    }
    if "properties" in node:
        properties = {name: _strict(value, kinds) for name, value in node["properties"].items()}
        kept["properties"] = properties
        kept["required"] = list(properties)
        kept["additionalProperties"] = False
    return kept


def _reach(
    node: object, definitions: Mapping[str, Any], reached: dict[str, Any], kinds: set[str]
) -> None:
    """Collects the definitions that the node refers to, and those that they refer to."""
    if isinstance(node, list):
        for item in node:
            _reach(item, definitions, reached, kinds)
    elif isinstance(node, dict):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name in definitions and name not in reached:
            reached[name] = _strict(definitions[name], kinds)
            _reach(reached[name], definitions, reached, kinds)
        for value in node.values():
            _reach(value, definitions, reached, kinds)


def _alias_type(offered: Collection[str]) -> dict[str, Any]:
    if 0 < len(offered) <= LONGEST_ENUMERATION:
        return {"type": "string", "enum": list(offered)}
    return {"type": "string"}
