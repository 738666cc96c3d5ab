"""What docs/models.md tells people to write into synthkit.toml can stand there."""

import re

from synthkit.cli.settings.llm import LlmSettings
from synthkit.cli.settings.reader import parse_settings
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "models.md").read_text("utf-8")
BLOCKS = [block for block in re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE) if "[llm]" in block]


def test_every_example_of_settings_is_valid_and_names_a_model():
    assert len(BLOCKS) > 6
    for block in BLOCKS:
        text = "\n".join(line.removeprefix("    ") for line in block.splitlines())
        assert parse_settings(text).llm.model, text


def test_every_setting_is_told_of_with_what_holds_unless_it_is_set():
    rows = dict(re.findall(r"^\| `([a-z_]+)`(?:, `[a-z_]+`)? \| ([^|]*)\|", PAGE, re.MULTILINE))
    missing = LlmSettings.model_fields.keys() - rows.keys() - {"price_reply", "verify_model"}
    assert not missing
    for name in ("temperature", "context", "reply", "concurrency", "timeout"):
        assert rows[name].strip() == str(getattr(LlmSettings(), name)), name
