import datetime as dt
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from itertools import product
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from synthkit.drafts.tree import mapped
from synthkit.exporters.about import disclosure
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.examples_page import examples_page
from synthkit.exporters.formats import (
    DOCX,
    EVIDENCE,
    HTML,
    JSON,
    PDF,
    PPTX,
    REGISTER,
    XLSX,
    ExportFormat,
)
from synthkit.exporters.json_export import to_json
from synthkit.exporters.layout import Layout
from synthkit.exporters.making import source_type
from synthkit.exporters.onepager import one_page
from synthkit.exporters.receipt import receipt, receivers
from synthkit.exporters.view import View
from synthkit.model.synthesis import Draft, Origin, Section, Synthesis
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


# The properties of each form, read back: they say what the sentence says, and nothing else


def told_by(form: ExportFormat, content: bytes) -> dict[str, str]:
    """What a file says of its making, by the names of the properties."""
    if form is JSON:
        return told_by_json(json.loads(content))
    if form in {DOCX, PPTX, XLSX}:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            custom = etree.fromstring(packed.read("docProps/custom.xml"))
        told = {one.get("name"): "".join(one.itertext()) for one in custom}
    elif form is PDF:
        metadata = PdfReader(io.BytesIO(content)).xmp_metadata
        assert metadata is not None
        xmp = etree.fromstring(metadata.stream.get_data())
        told = {
            etree.QName(one).localname: one.text or ""
            for one in xmp.iter()
            if isinstance(one.tag, str) and etree.QName(one).namespace in (IPTC, PDFX)
        }
    else:
        told = {m[1]: unescape(m[2]) for m in META.finditer(content.decode())}
    return {name: value for name, value in told.items() if name in NAMES}


def told_by_json(made: dict[str, Any]) -> dict[str, str]:
    """The same out of the fields of the JSON."""
    asked = [one for one in made["questions"] if one["provenance"]]
    by_model, lines = (sum(one[key] for one in asked) for key in ("lines_by_model", "lines"))
    facts = [(one["number"], one["provenance"]) for one in asked]

    def at(written: str) -> str:
        return dt.datetime.fromisoformat(written).isoformat()

    told = {
        "DigitalSourceType": made["digital_source_type"],
        "synthkit-made-with": None,
        "synthkit-lines-by-model": made["digital_source_type"] and f"{by_model} of {lines}",
        "synthkit-edited": "; ".join(
            f"{n}: {at(p['edited_at'])}" for n, p in facts if p["edited_at"]
        ),
        "synthkit-approved": "; ".join(
            f"{n}: {p['approved_by']}, {at(p['approved_at'])}" for n, p in facts if p["approved_by"]
        ),
    }
    return {name: value for name, value in told.items() if value}


META = re.compile(r'<meta name="([^"]+)" content="([^"]*)">')
IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
PDFX = "http://ns.adobe.com/pdfx/1.3/"
NAMES = {
    "DigitalSourceType",
    "synthkit-made-with",
    "synthkit-lines-by-model",
    "synthkit-edited",
    "synthkit-approved",
}
FORMS = (DOCX, PDF, PPTX, XLSX, HTML, EVIDENCE, REGISTER, JSON)


def reworded(made: Synthesis) -> Synthesis:
    """The same, its first line in a person's words, as adopting an edited document leaves it."""
    (only,) = made.sections
    first, *_ = only.draft.insights
    own = first.model_copy(update={"origin": Origin.PERSON})
    draft = mapped(only.draft, insight=lambda one: own if one == first else one)
    return made.model_copy(update={"sections": (only.model_copy(update={"draft": draft}),)})


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_form_says_of_its_making_what_the_sentence_says(way):
    service, edited, by = way
    (told,) = whole().sections
    made_so = told.model_copy(update={"provenance": made_in(way, 1).provenance})
    made = whole().model_copy(update={"sections": (made_so,)})
    made = reworded(made) if edited else made
    said = read_back(disclosure(made), 1, "sv")[1]
    lines = len(made.sections[0].draft.lines)
    for form in FORMS:
        content = form.export(made, View(), NOON)
        assert content == form.export(made, View(), NOON), form
        found = told_by(form if form is not REGISTER else XLSX, content)
        found = told_by(HTML, content) if form is EVIDENCE else found
        assert ("DigitalSourceType" in found) == (said.service is not None), form
        assert found.get("synthkit-lines-by-model") == (
            None if service is None else f"{lines - edited} of {lines}"
        ), form
        assert found.get("DigitalSourceType") == source_type(made), form
        assert ("composite" in found.get("DigitalSourceType", "")) == (
            service is not None and said.edited
        ), form
        assert ("synthkit-edited" in found) == said.edited, form
        assert (
            {found["synthkit-approved"].split(", ")[0][3:]} == said.reviewed
            if by
            else ("synthkit-approved" not in found)
        ), form
        assert form is JSON or ("gpt-x" in found["synthkit-made-with"]) == (service is not None)


def test_forms_of_several_sections_tell_of_each_question():
    made = answered(making(1), by_model(2, **EDITED), by_model(3, **REVIEWED))
    told = told_by(DOCX, DOCX.export(made, View(), NOON))
    assert told["synthkit-lines-by-model"] == "2 of 3"
    assert told["DigitalSourceType"].endswith("/compositeWithTrainedAlgorithmicMedia")
    assert told["synthkit-edited"].startswith("2: ")
    assert told["synthkit-approved"].startswith("3: processledaren, ")
    for form in FORMS[1:5]:
        assert told_by(form, form.export(made, View(), NOON)) == told, form


def test_one_page_and_receipts_say_the_same_as_the_document():
    made = whole()
    told = made.sections[0].model_copy(update={"provenance": by_model(1, **REVIEWED).provenance})
    made = made.model_copy(update={"sections": (told,)})
    whole_document = told_by(PDF, PDF.export(made, View(), NOON))
    assert whole_document["synthkit-lines-by-model"] == "4 of 4"
    (group, *_) = receivers(made)
    for page in (one_page(made).layout, receipt(made, group), examples_page(made)):
        assert told_by(PDF, PDF.write(page, made.workshop, NOON)) == whole_document


def test_a_layout_that_an_older_version_kept_is_read_without_its_properties():
    kept = json.loads(lay_out(whole()).value.model_dump_json())
    del kept["making"]
    older = kept | {"made_with": "synthkit 0.1.0", "source_type": ""}
    assert Layout.model_validate_json(json.dumps(older)).mark == lay_out(whole()).value.mark
