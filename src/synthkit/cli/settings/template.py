"""Writes synthkit.toml: the commented first one, and edits that keep a person's comments."""

from pathlib import Path

import tomlkit

from synthkit.cli.files import write_whole
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.languages import LanguageCode, codes


def write_first(
    folder: Path, texts: Catalogue, language: LanguageCode, questions: list[str]
) -> Path:
    """Writes a commented synthkit.toml into ``folder``, which must not have one."""
    path = folder / SETTINGS_FILE
    write_whole(path, first_settings(texts, language, questions).encode())
    return path


def first_settings(texts: Catalogue, language: LanguageCode, questions: list[str]) -> str:
    """The text of a first synthkit.toml: every key with a comment, unknown facts left empty."""

    def comment(key: str, **values: object) -> str:
        lines = texts.text(f"settings.{key}", **values).strip().splitlines()
        return "\n".join(f"# {line}".rstrip() for line in lines)

    asked = "".join(f"    {tomlkit.string(question).as_string()},\n" for question in questions)
    example = comment("example_groups")
    known = ", ".join(f'"{code}"' for code in codes())
    return f"""{comment("top")}

[series]
{comment("series_title")}
title = ""
{comment("series_name")}
name = ""
{comment("series_kind")}
kind = ""
{comment("series_organisation")}
organisation = ""

[workshop]
{comment("workshop_name")}
name = ""
{comment("workshop_kind")}
kind = "{catalogue(language).text("document.kind")}"
{comment("workshop_ordinal")}
# ordinal = 2
{comment("workshop_dates")}
dates = []
{comment("workshop_purpose")}
purpose = ""
{comment("workshop_language", codes=known)}
language = "{language}"
{comment("workshop_questions")}
questions = [
{asked}]

[groups]
{comment("groups")}
{example}

[glossary]
{comment("glossary")}
{comment("example_glossary")}

[themes]
{comment("themes")}
{comment("example_themes")}

[engine]
{comment("engine")}
default = "offline"

[llm]
{comment("llm")}
{comment("llm_model")}
# model = ""
{comment("llm_name")}
# name = ""
{comment("llm_base_url")}
# base_url = "http://localhost:11434/v1"
{comment("llm_api_key_env")}
# api_key_env = "MY_API_KEY"
{comment("llm_azure_api_version")}
# azure_api_version = "2024-10-21"
{comment("llm_temperature")}
# temperature = 0.0
# seed = 1
{comment("llm_context")}
# context = 16000
# reply = 4000
{comment("llm_concurrency")}
# concurrency = 8
{comment("llm_timeout")}
# timeout = 120
{comment("llm_price")}
# price_prompt = 0.40
# price_reply = 1.60

[paste]
{comment("paste")}
{comment("paste_service")}
# service = "Microsoft 365 Copilot"
{comment("paste_characters")}
# characters = 16000

[export]
{comment("export")}
{comment("export_counts")}
counts = false
{comment("export_detail")}
detail = "normal"
{comment("export_glossary")}
glossary = false

[privacy]
{comment("privacy")}
keep = []
mask = []
{comment("privacy_masking")}
masking = true

[limits]
{comment("limits")}
{comment("limits_seconds")}
seconds = 30
{comment("limits_megabytes")}
megabytes = 1024

[intake]
{comment("intake")}
{comment("example_intake")}
"""


def write_questions(folder: Path, questions: list[str]) -> None:
    """Puts the questions into the synthkit.toml that is there; all else in it stays as it is."""
    path = folder / SETTINGS_FILE
    document = tomlkit.parse(path.read_text("utf-8-sig"))
    workshop = document.setdefault("workshop", tomlkit.table())
    listed = tomlkit.array().multiline(multiline=True)
    listed.extend(questions)
    workshop["questions"] = listed
    write_whole(path, tomlkit.dumps(document).encode())
