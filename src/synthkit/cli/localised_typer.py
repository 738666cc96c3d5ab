"""Typer in the terminal's language: its own words in help, and its errors as errors of ours.

The words come out of the locale files like all others. What a parameter is for stands under its
own name, or under its command's and its own where it is for something else there. Typer translates
nothing itself, so its words are put where it takes them from when help is printed. Where it words
the reason why a value does not fit, the option's own help says what does.
"""

from collections.abc import Iterable
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from synthkit.cli.environment import terminal_language
from synthkit.errors import UsageMistake
from synthkit.text.catalogue import Catalogue, catalogue

# What all of Typer's usage errors have in common; it makes only this one of them public.
UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]

_HELP_OF: Final = ("help", "install_completion", "show_completion")
_WORDS: Final = {
    "ARGUMENTS_PANEL_TITLE": "arguments",
    "OPTIONS_PANEL_TITLE": "options",
    "COMMANDS_PANEL_TITLE": "commands",
    "REQUIRED_LONG_STRING": "required",
    "DEFAULT_STRING": "default",
}


def terminal_texts() -> Catalogue:
    """The texts of the terminal's language."""
    return catalogue(terminal_language())


def help_text(key: str, /, **values: object) -> str:
    """A text out of the program's help."""
    return terminal_texts().text(f"help.{key}", **values)


class _Localised:
    """Help in the terminal's language, for a command or a group of them."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - Typer makes them
        super().__init__(*given, **named)
        for parameter in self.params:  # type: ignore[attr-defined]
            parameter.help = parameter.help or self._help_of(parameter.name)

    def _help_of(self, parameter: str) -> str:
        own = f"options.{self.name}_{parameter}".replace("-", "_")  # type: ignore[attr-defined]
        return help_text(own if terminal_texts().has(f"help.{own}") else f"options.{parameter}")

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - Typer hides the classes of its click
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage: ", help_text("words.usage"), 1)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if parameter.name in _HELP_OF:
                parameter.help = help_text(f"options.{parameter.name}")
            if getattr(parameter, "is_flag", False) and parameter.metavar is None:
                # Otherwise some versions print the type of a flag, which takes no value.
                parameter.metavar = ""
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        from typer import rich_utils  # noqa: PLC0415 - only help needs it, and rich with it

        for name, word in _WORDS.items():
            # Typer puts a value into one of them itself.
            setattr(rich_utils, name, help_text(f"words.{word}", value="{}"))
        super().format_help(ctx, formatter)  # type: ignore[misc]


class LocalisedCommand(_Localised, TyperCommand):
    """A command."""


class LocalisedGroup(_Localised, TyperGroup):
    """A program of several commands."""


def is_help(error: Exception) -> bool:
    """Whether it is no error, but help that was printed because nothing was asked for."""
    return type(error).__name__ == "NoArgsIsHelpError"


def as_mistake(error: Any) -> UsageMistake:  # noqa: ANN401 - see `UsageError`
    """A usage error of Typer's as one of ours."""
    command = error.ctx.command_path if error.ctx else "synthkit COMMAND"
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "MissingParameter" if parameter:
            return UsageMistake("usage_missing", name=_name(parameter), command=command)
        case "BadParameter" if parameter:
            name, help_of = _name(parameter), parameter.help or ""
            return UsageMistake("usage_value", name=name, help=help_of)
        case "NoSuchOption":
            nearest = _nearest(error.option_name, error.possibilities)
            if nearest:
                return UsageMistake(
                    "usage_option_misspelt", name=error.option_name, nearest=nearest
                )
            return UsageMistake("usage_no_such_option", name=error.option_name, command=command)
        case "BadOptionUsage":
            return UsageMistake("usage_option_value", name=error.option_name, command=command)
    return UsageMistake("usage", reason=error.format_message(), command=command)


def no_such_command(name: str, commands: Iterable[str]) -> UsageMistake:
    """The error for a command that there is none of, with the likeliest."""
    commands = tuple(commands)
    nearest = _nearest(name, commands)
    if nearest:
        return UsageMistake("usage_command_misspelt", name=name, nearest=nearest)
    return UsageMistake("usage_no_such_command", name=name, commands=", ".join(commands))


def _nearest(name: str, words: Iterable[str] | None) -> str | None:
    import difflib  # noqa: PLC0415 - only a slip needs it

    return next(iter(difflib.get_close_matches(name, list(words or ()), n=1)), None)


def _name(parameter: Any) -> str:  # noqa: ANN401 - see `UsageError`
    """As a person types it: the longest form of an option, the word for an argument."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return str(max(parameter.opts, key=len))
