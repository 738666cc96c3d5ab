"""The commands are listed by what they are for, in either language and on any terminal."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import synthkit.cli.commands
from synthkit.cli.program import COMMANDS, GROUPS, command
from synthkit.text.catalogue import catalogue


def help_at(width, language):
    ran = subprocess.run(
        [sys.executable, "-m", "synthkit", "--help"],
        env=os.environ | {"COLUMNS": str(width), "SYNTHKIT_LANGUAGE": language},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def test_every_command_has_a_file_and_stands_in_one_group():
    folder = Path(synthkit.cli.commands.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}

    assert sorted(COMMANDS) == sorted(files)
    assert len(COMMANDS) == len(set(COMMANDS))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_the_options_that_hold_for_all(name):
    taken = {option for parameter in command(name).params for option in parameter.opts}

    assert {"--workspace", "--language", "--quiet", "--debug"} <= taken


@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_lists_the_groups_with_their_commands_and_fits_the_terminal(language):
    shown = help_at(80, language)

    texts = catalogue(language)
    at = 0
    for group, names in GROUPS.items():
        at = shown.index(f" {texts.text(f'help.groups.{group}')} ", at)
        for name in names:
            listed = re.compile(rf"^\W*{name} ", re.MULTILINE).search(shown, at)
            assert listed
            at = listed.start()
    assert max(map(len, shown.splitlines())) <= 80


def test_a_slip_in_a_commands_name_is_answered_with_the_likeliest(synthkit):
    ran = synthkit("sumarise")

    assert ran.code == 2
    assert "sumarise" in ran.err
    assert "Did you mean summarise?" in ran.err
