"""Good examples, with who says what of them."""

from collections.abc import Sequence

from synthkit.cli.screen import Screen
from synthkit.exporters.example_list import voices_of
from synthkit.model.example import Example


def report_examples(screen: Screen, examples: Sequence[Example]) -> None:
    """A row an example, with what was said of it first; `--json` has all of it."""
    texts = screen.texts
    if not examples:
        screen.result("terminal.examples.none")
        return
    screen.table(
        screen.columns("terminal", "example", "example_kind", "said_by", "said_of_it"),
        [
            [
                example.name,
                texts.text(f"document.examples.kind.{example.kind}"),
                voices_of(example),
                "\n".join(dict.fromkeys(mention.text for mention in example.mentions)),
            ]
            for example in examples
        ],
    )
    screen.remark("terminal.examples.next")


def examples_json(examples: Sequence[Example]) -> object:
    """The same for a machine to read."""
    return {"examples": [one.model_dump(mode="json") for one in examples]}
