import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest

from synthkit.exporters.about import disclosure, source_type
from synthkit.exporters.formats import DOCX, HTML, JSON, PDF, PPTX, XLSX
from synthkit.exporters.json_export import to_json
from synthkit.exporters.view import View
from synthkit.model.synthesis import Draft, Section
from tests.builders import NOON, question, section
from tests.exporters.builders import EDITED, answered, by_model, making, whole

REVIEWED: dict[str, Any] = {"approved_at": NOON, "approved_by": "processledaren"}


def test_no_model_is_said_in_plain_words():
    assert disclosure(answered(making(1), making(2))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord. "
        "Ingen generativ AI har använts."
    )


def test_a_model_is_named_as_it_was_configured():
    assert disclosure(answered(by_model(1), by_model(2))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot."
    )


def test_a_model_without_a_name_for_readers_is_spoken_of_in_plain_words():
    assert disclosure(answered(by_model(1, label=""))) == (
        "Sammanställningen har tagits fram med stöd av generativ AI."
    )


def test_a_person_who_edited_it_all_is_mentioned():
    assert disclosure(answered(by_model(1, **EDITED))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot och har därefter "
        "redigerats."
    )
    assert disclosure(answered(making(1, **EDITED))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord och har därefter "
        "redigerats. Ingen generativ AI har använts."
    )


def test_a_person_who_edited_a_part_of_it_edited_that_part():
    assert disclosure(answered(making(1), making(2, **EDITED), making(3, **EDITED))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord. Ingen generativ AI "
        "har använts. Sammanställningen av fråga 2 och 3 har därefter redigerats."
    )


def test_sections_of_both_kinds_are_told_apart():
    assert disclosure(answered(by_model(1), making(2), by_model(3, **EDITED))) == (
        "Sammanställningen av fråga 1 och 3 har tagits fram med stöd av AI-tjänsten Copilot. "
        "Sammanställningen av fråga 2 har tagits fram automatiskt ur gruppernas egna ord. "
        "Där har ingen generativ AI använts. Sammanställningen av fråga 3 har därefter redigerats."
    )


def test_the_same_in_english():
    assert disclosure(answered(making(1, **EDITED), by_model(2, **EDITED), language="en")) == (
        "The synthesis of question 1 was put together automatically from the groups’ own words. "
        "No generative AI was used there. The synthesis of question 2 was produced with the "
        "support of the AI service Copilot. The whole synthesis has been edited since."
    )


def test_a_section_that_says_nothing_is_not_spoken_of():
    silent = section(question(2, "Fråga 2?"), Draft(), ())
    assert disclosure(answered(by_model(1), silent)) == disclosure(answered(by_model(1)))
    assert disclosure(answered(silent)).endswith("Ingen generativ AI har använts.")


def test_nothing_summarised_has_nothing_to_disclose():
    assert disclosure(answered()) == ""


def test_who_reviewed_it_is_told_by_the_role():
    assert disclosure(
        answered(by_model(1, **EDITED, **REVIEWED), by_model(2, **EDITED, **REVIEWED))
    ) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot, har därefter "
        "redigerats och har granskats av processledaren."
    )
    assert disclosure(answered(making(1, **REVIEWED))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord och har granskats av "
        "processledaren. Ingen generativ AI har använts."
    )


def test_a_review_of_all_comes_after_an_edit_of_a_part():
    assert disclosure(answered(by_model(1, **EDITED, **REVIEWED), by_model(2, **REVIEWED))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot. Sammanställningen av "
        "fråga 1 har därefter redigerats. Hela sammanställningen har granskats av processledaren."
    )


def test_an_approval_without_a_role_is_not_told():
    approved = making(1, approved_at=NOON)
    assert disclosure(answered(approved)) == disclosure(answered(making(1)))


# Read back out of the sentences: what they say of each question is what is true of it


@dataclass
class Said:
    """What the disclosure says of one question."""

    service: str | None = None
    without_model: bool = False
    edited: bool = False
    reviewed: set[str] = field(default_factory=set)


READ = {
    "sv": {
        "part": r"Sammanställningen av fråga ([\d, och]+) ",
        "whole": r"(?:Hela s|S)ammanställningen ",
        "service": r"med stöd av (?:AI-tjänsten (\w+)|generativ AI)",
        "own_words": "ur gruppernas egna ord",
        "edited": "har därefter redigerats",
        "reviewed": r"har granskats av (\w+)",
        "no_model": r"Ingen generativ AI har använts|Där har ingen generativ AI använts",
    },
    "en": {
        "part": r"The synthesis of questions? ([\d, and]+) ",
        "whole": r"The (?:whole )?synthesis ",
        "service": r"support of (?:the AI service (\w+)|generative AI)",
        "own_words": "from the groups’ own words",
        "edited": "has been edited since",
        "reviewed": r"has been reviewed by (\w+)",
        "no_model": r"No generative AI was used",
    },
}


def read_back(told: str, count: int, language: str) -> dict[int, Said]:
    words = READ[language]
    said = {number: Said() for number in range(1, count + 1)}
    spoken_of: list[int] = []
    previous = ""
    for sentence in told.removesuffix(".").split(". "):
        if re.match(words["no_model"], sentence):
            assert re.search(words["own_words"], previous)
            for number in spoken_of:
                said[number].without_model = True
            continue
        part = re.match(words["part"], sentence)
        assert part or re.match(words["whole"], sentence), sentence
        spoken_of = [int(n) for n in re.findall(r"\d+", part[1])] if part else list(said)
        for number in spoken_of:
            one = said[number]
            assert not (re.search(words["edited"], sentence) and one.reviewed), "voided"
            one.edited |= bool(re.search(words["edited"], sentence))
            if service := re.search(words["service"], sentence):
                assert one.service is None
                one.service = service[1] or ""
            if by := re.search(words["reviewed"], sentence):
                assert by[1] not in one.reviewed
                one.reviewed.add(by[1])
        previous = sentence
    return said


WAYS = [
    (service, edited, by)
    for service in (None, "", "Copilot")
    for edited in (False, True)
    for by in (None, "processledaren", "styrgruppen")
]


def made_in(way: tuple[str | None, bool, str | None], number: int) -> Section:
    service, edited, by = way
    facts: dict[str, Any] = EDITED if edited else {}
    facts = facts | ({"approved_at": NOON, "approved_by": by} if by else {})
    return making(number, **facts) if service is None else by_model(number, service, **facts)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("first", WAYS, ids=str)
def test_three_sections_made_in_any_ways_are_told_of_as_they_are(first, language):
    for others in product(WAYS, repeat=2):
        ways = (first, *others)
        sections = [made_in(way, number) for number, way in enumerate(ways, 1)]

        told = disclosure(answered(*sections, language=language))

        assert told.endswith(".")
        assert "  " not in told
        for number, said in read_back(told, len(ways), language).items():
            service, edited, by = ways[number - 1]
            truth = Said(service, service is None, edited, {by} if by else set())
            assert said == truth, told


def test_the_json_tells_of_making_editing_and_reviewing():
    made = answered(by_model(1, **EDITED, **REVIEWED))
    (question,) = json.loads(to_json(made))["questions"]
    told = question["provenance"]
    assert (told["engine"], told["model_label"]) == ("llm", "Copilot")
    assert told["edited_at"] is not None
    assert told["approved_by"] == "processledaren"


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_form_carries_the_mark_that_the_sentence_tells_of(way):
    (told,) = whole().sections
    made_so = told.model_copy(update={"provenance": made_in(way, 1).provenance})
    made = whole().model_copy(update={"sections": (made_so,)})
    for form in (DOCX, PDF, PPTX, XLSX, HTML, JSON):
        content = form.export(made, View(), NOON)
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                properties = [n for n in packed.namelist() if n.startswith("docProps/")]
                content = b"".join(map(packed.read, properties))
        mark = source_type(made)
        assert (b"rainedAlgorithmicMedia" in content) == (mark is not None), form
        assert mark is None or mark.encode() in content, form
