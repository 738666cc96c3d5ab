"""Nothing of the personal data that was planted in the example leaves the machine.

A proxy between engine and server keeps all that passes, from the first byte to the last; of what a
person carries to a chat window, every prompt that is written is kept.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from synthkit.app.material import sections
from synthkit.cli.main import main
from synthkit.model.synthesis import Section
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.cli.chatting import reference_in
from tests.examples.test_personal_data import EXAMPLE, FORMS, GOLD, PRESENT
from tests.servers.colleague import colleague, drafted
from tests.servers.recording import Recording
from tests.servers.scripted import Scripted

NAMES = sorted(
    {part for one in GOLD["pii"] if one["kind"] == "name" for part in one["value"].split()}
)
# So little that a question has to be divided, and its parts to be merged.
SETTINGS = '\n[llm]\nmodel = "m"\nbase_url = "{url}"\ncontext = 7000\nreply = 1500\n'


@dataclass(frozen=True)
class Sent:
    """What an engine sent of the example, and what it made of the answers.

    Attributes:
        text: all of it, as it would be read at the other end.
        steps: what was asked for.
        folder: the workspace.
    """

    text: str
    steps: frozenset[str]
    folder: Path


def run(*typed: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["synthkit", *typed])
        with pytest.raises(SystemExit) as ended:
            main(Path("policy.toml").absolute())
        assert ended.value.code in {0, None}, typed


def by_llm(folder: Path) -> Sent:
    """A language model asked at every step: placing, themes, drafting, merging and repairing."""
    with Scripted(colleague) as server, Recording(server.url) as proxy:
        settings = folder / "synthkit.toml"
        text = settings.read_text("utf-8").replace('default = "offline"', 'default = "llm"')
        settings.write_text(text + SETTINGS.format(url=proxy.url), "utf-8")
        run("ingest", "notes")
        run("summarise", "--question", "1", "--accept-suspects", "mask")
        run("themes", "--question", "2")
        run("summarise")
        steps = (asked.body["response_format"]["json_schema"]["name"] for asked in server.asked)
        return Sent(as_read(proxy.sent), frozenset(steps), folder)


def as_read(sent: bytes) -> str:
    """Bytes as text, whichever of its signs are escaped on the way."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), sent.decode("utf-8"))


def by_paste(folder: Path) -> Sent:
    """A chat window: a prompt a question, and another one for what is to be put right."""
    run("ingest", "notes")
    run("summarise", "--engine", "paste", "--service", "Chatten", "--accept-suspects", "mask")
    prompts = [path.read_text("utf-8") for path in prompts_in(folder)]
    for prompt in prompts:
        answer = drafted(prompt.rpartition("<notes>")[2])
        reply = json.dumps({"ref": reference_in(prompt)} | answer, ensure_ascii=False)
        (folder / "svar.txt").write_text(reply, "utf-8")
        run("paste", "svar.txt")
    to_repair = [path.read_text("utf-8") for path in prompts_in(folder)]
    run("paste", "--enough")
    steps = {"draft"} | ({"repair"} if to_repair else set())
    return Sent("\n".join((*prompts, *to_repair)), frozenset(steps), folder)


def prompts_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("till-chatten/*.txt"))


# Every engine that sends, and the steps at which it does.
ENGINES: dict[str, Callable[[Path], Sent]] = {"llm": by_llm, "paste": by_paste}
STEPS = {"llm": {"place", "outline", "draft", "merge", "repair"}, "paste": {"draft", "repair"}}


@pytest.fixture(scope="module", params=sorted(ENGINES))
def sent(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sent]:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(EXAMPLE / "notes", folder / "notes")
    shutil.copy(EXAMPLE / "synthkit.toml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SYNTHKIT_WORKSPACE", raising=False)
        yield ENGINES[request.param](folder)


def whole(folder: Path) -> tuple[dict[str, str], tuple[Section, ...]]:
    """The notes' own words by their ids, and what was made of them."""
    with Store.open(folder / ".synthkit", access=Access.READ) as store:
        taken = store.notes_taken()
        assert taken
        return {note.id: note.text for note in taken[1].notes}, sections(store)


def test_every_step_was_asked_for(sent: Sent) -> None:
    assert sent.steps >= STEPS[sent.folder.name.rstrip("0123456789")]


def test_the_notes_were_sent_with_tokens_in_the_place_of_people(sent: Sent) -> None:
    for mark in ("[PERSON-", "[E-POST-", "[TELEFON-", "[PERSONNUMMER-"):
        assert mark in sent.text
    some = next(one["text"] for one in GOLD["notes"] if one["kind"] == "substantive")
    assert some.split()[-1] in sent.text


@pytest.mark.parametrize("value", FORMS)
def test_nothing_of_what_was_planted_was_sent(sent: Sent, value: str) -> None:
    assert value.casefold() not in sent.text.casefold()


@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_a_name_was_sent(sent: Sent, name: str) -> None:
    assert not re.search(rf"(?<!\w){name}s?(?!\w)", sent.text, re.IGNORECASE)


@pytest.mark.parametrize("pattern", PRESENT)
def test_nobody_was_told_who_was_there(sent: Sent, pattern: str) -> None:
    assert not re.search(pattern, sent.text)


def test_quotes_of_masked_notes_stand_at_the_words_of_the_real_ones(sent: Sent) -> None:
    notes, sections = whole(sent.folder)
    planted = [one["value"] for one in GOLD["pii"]]
    quoted = [
        notes[citation.note][citation.quote.start : citation.quote.end]
        for section in sections
        for citation in section.draft.citations
        if citation.quote
    ]
    found = {value for value in planted for words in quoted if words.startswith(value)}
    assert len(found) > 1, quoted


def test_no_line_holds_what_was_planted_nor_a_token(sent: Sent) -> None:
    _, sections = whole(sent.folder)
    drafted = json.dumps([s.draft.model_dump(mode="json") for s in sections], ensure_ascii=False)
    assert "[PERSON" not in drafted
    for value in FORMS:
        assert value.casefold() not in drafted.casefold()
