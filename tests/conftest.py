"""What all tests have in common."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from synthkit.resources import resource

# Whatever the machine speaks; before the commands are imported, whose help is put together then.
os.environ["SYNTHKIT_LANGUAGE"] = "en"
# Or each process that a test starts compiles all of the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No deadline: a slow machine is no fault of the code. The same examples every time, so that a
# failure in CI is one that anybody can repeat. CI takes a second, longer look at what is costly to
# try; `--hypothesis-profile thorough` looks further still.
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("ci"), max_examples=75)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=500)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped example after ``run``; whoever writes into it takes a copy."""
    from synthkit.cli.main import main  # noqa: PLC0415 - the language is set above

    folder = tmp_path_factory.mktemp("example") / "ws2"
    shutil.copytree(resource("examples") / "ws2" / "notes", folder / "notes")
    shutil.copy(resource("examples") / "ws2" / "synthkit.toml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SYNTHKIT_WORKSPACE", raising=False)
        patch.setattr(sys, "argv", ["synthkit", "run", "notes"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in {0, None}
    return folder
