"""The command of a person's editor, as people write it into their environment."""

import sys

import pytest

from synthkit.cli.editor import command_of, edit
from synthkit.errors import UsageMistake


@pytest.mark.parametrize(
    ("stated", "platform", "command"),
    [
        ("nano", "linux", ["nano"]),
        ("code --wait", "linux", ["code", "--wait"]),
        ("'/opt/my editor/run' -n", "linux", ["/opt/my editor/run", "-n"]),
        ("/opt/my\\ editor/run", "darwin", ["/opt/my editor/run"]),
        ("notepad", "win32", ["notepad"]),
        (r"C:\Windows\notepad.exe", "win32", [r"C:\Windows\notepad.exe"]),
        (
            r'"C:\Program Files\Microsoft VS Code\Code.exe" --wait',
            "win32",
            [r"C:\Program Files\Microsoft VS Code\Code.exe", "--wait"],
        ),
    ],
)
def test_a_command_is_taken_apart_as_the_system_would(stated, platform, command):
    assert command_of(stated, platform) == command


def test_a_path_with_spaces_needs_no_quotes_where_there_is_such_a_file(tmp_path):
    program = tmp_path / "my editor"
    program.write_text("", "utf-8")
    assert command_of(str(program)) == [str(program)]


def test_a_quotation_mark_too_few_is_a_mistake():
    with pytest.raises(UsageMistake, match="editor_not_found"):
        command_of('"code --wait', "linux")


def test_the_editor_gets_the_file_last_and_is_waited_for(tmp_path):
    path = tmp_path / "en fil.txt"
    path.write_text("före", "utf-8")
    code = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text('efter', 'utf-8')"

    edit(path, f'"{sys.executable}" -c "{code}"')

    assert path.read_text("utf-8") == "efter"
