"""Typer in the terminal's language: its own words in help, and its errors as errors of ours.

The words come out of the locale files like all others. Typer translates nothing itself, so they
are put where it takes them from when help is printed. Where it words the reason why a value does
not fit, the option's own help says what does.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from synthkit.cli.environment import terminal_language
from synthkit.errors import UsageMistake
from synthkit.text.catalogue import Catalogue, catalogue

# What all of Typer's usage errors have in common; it makes only this one of them public.
UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]

_HELP_OF: Final = {
    "help": "options.help",
    "install_completion": "options.install_completion",
    "show_completion": "options.show_completion",
}
_WORDS: Final = {
    "ARGUMENTS_PANEL_TITLE": "arguments",
    "OPTIONS_PANEL_TITLE": "options",
    "COMMANDS_PANEL_TITLE": "commands",
    "REQUIRED_LONG_STRING": "required",
    "DEFAULT_STRING": "default",
}
_USAGE: Final = "Usage: "

F = TypeVar("F", bound=Callable[..., Any])


def terminal_texts() -> Catalogue:
    """The texts of the terminal's language."""
    return catalogue(terminal_language())


def told(key: str, /, **values: object) -> str:
    """A help text."""
    return terminal_texts().text(f"help.{key}", **values)


class _Spoken:
    """What a command of the program has beside Typer's: help in the terminal's language."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - Typer hides the classes of its click
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace(_USAGE, told("words.usage"), 1)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if parameter.name in _HELP_OF:
                parameter.help = told(_HELP_OF[parameter.name])
            if getattr(parameter, "is_flag", False) and parameter.metavar is None:
                # Otherwise some versions print the type of a flag, which takes no value.
                parameter.metavar = ""
        return parameters

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        from typer import rich_utils  # noqa: PLC0415 - only help needs it, and rich with it

        for name, word in _WORDS.items():
            # Typer puts a value into one of them itself.
            setattr(rich_utils, name, told(f"words.{word}", value="{}"))
        super().format_help(ctx, formatter)  # type: ignore[misc]


class SpokenCommand(_Spoken, TyperCommand):
    """A command."""


class SpokenGroup(_Spoken, TyperGroup):
    """The program, whose commands are these alone."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        """The command that the first argument names.

        Raises:
            UsageMistake: if there is none of that name.
        """
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise _no_such_command(args[0], list(self.commands))
        return super().resolve_command(ctx, args)


class Program(typer.Typer):
    """A Typer application that speaks the terminal's language."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Typer's own
        super().__init__(cls=SpokenGroup, **options)

    def command(self, name: str | None = None, **options: Any) -> Callable[[F], F]:  # noqa: ANN401 - Typer's own
        """As Typer's."""
        return super().command(name, **{"cls": SpokenCommand} | options)


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
            name, help_text = _name(parameter), parameter.help or ""
            return UsageMistake("usage_value", name=name, help=help_text)
        case "NoSuchOption":
            name, nearest = error.option_name, _nearest(error.option_name, error.possibilities)
            if nearest:
                return UsageMistake("usage_option_misspelt", name=name, nearest=nearest)
            return UsageMistake("usage_no_such_option", name=name, command=command)
        case "BadOptionUsage":
            return UsageMistake("usage_option_value", name=error.option_name, command=command)
    return UsageMistake("usage", reason=error.format_message(), command=command)


def _no_such_command(name: str, commands: list[str]) -> UsageMistake:
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
