"""What the environment says: the language of the terminal, the clock."""

import datetime as dt

import pytest

from synthkit.cli.environment import Environment, read_environment, terminal_language
from synthkit.errors import SettingsError


@pytest.mark.parametrize(
    ("arguments", "variables", "language"),
    [
        (["status"], {"LANG": "sv_SE.UTF-8"}, "sv"),
        (["status"], {"LANG": "sv_FI"}, "sv"),
        (["status"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["status"], {"LANG": "C.UTF-8"}, "en"),
        (["status"], {}, "en"),
        (["status"], {"LC_ALL": "en_GB.UTF-8", "LANG": "sv_SE.UTF-8"}, "en"),
        (["status"], {"LC_MESSAGES": "sv_SE.UTF-8", "LANG": "en_US.UTF-8"}, "sv"),
        (["status"], {"LC_ALL": "", "LANG": "sv_SE.UTF-8"}, "sv"),
        (["status"], {"SYNTHKIT_LANGUAGE": "sv", "LANG": "en_US.UTF-8"}, "sv"),
        (["status"], {"SYNTHKIT_LANGUAGE": "en", "LANG": "sv_SE.UTF-8"}, "en"),
        (["--language", "en", "status"], {"SYNTHKIT_LANGUAGE": "sv"}, "en"),
        (["status", "--language=sv"], {"SYNTHKIT_LANGUAGE": "en"}, "sv"),
        (["--language", "en", "status", "--language", "sv"], {}, "sv"),
        (["ingest", "--", "--language", "sv"], {}, "en"),
        (["--language", "de", "status"], {"LANG": "sv_SE.UTF-8"}, "sv"),
        (["status", "--language"], {"LANG": "sv_SE.UTF-8"}, "sv"),
    ],
)
def test_what_is_typed_comes_before_the_environment_and_that_before_the_system(
    arguments, variables, language
):
    assert terminal_language(arguments, variables, "linux") == language


def test_the_clock_is_set_by_source_date_epoch():
    assert read_environment({"SOURCE_DATE_EPOCH": "0"}).now() == dt.datetime(
        1970, 1, 1, tzinfo=dt.UTC
    )
    assert Environment().now().microsecond == 0


def test_an_epoch_that_is_no_number_is_a_named_error():
    with pytest.raises(SettingsError):
        read_environment({"SOURCE_DATE_EPOCH": "igår"})
