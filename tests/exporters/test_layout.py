import itertools

import pytest

from synthkit.errors import LedgerViolation
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Layout, PartKind, Style
from synthkit.exporters.view import Counts, Detail, View
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Draft
from tests.builders import (
    answers,
    insight,
    left_out,
    notes,
    question,
    section,
    synthesis,
    tension,
    theme,
    workshop,
)
from tests.exporters.builders import BUSINESS, LEARNING, SERIES, STRUCTURES, whole


def texts(layout: Layout, style: Style) -> list[str]:
    return [p.text for p in layout.paragraphs if p.style is style]


def test_the_blocks_stand_in_the_order_of_the_format():
    layout = lay_out(whole()).value
    assert [(p.style, p.text) for p in layout.paragraphs if p.style is not Style.BODY] == [
        (Style.TITLE, SERIES.title),
        (Style.HEADING_1, "Sammanställning WS 2"),
        (Style.HEADING_1, "Frågeställningar gruppdialog"),
        (Style.LIST_NUMBER, LEARNING),
        (Style.LIST_NUMBER, STRUCTURES),
        (Style.LIST_NUMBER, BUSINESS),
        (Style.HEADING_1, "Sammanställning"),
        (Style.HEADING_2, f"1. {LEARNING}"),
        (Style.KEY_INSIGHTS, "Nyckelinsikter:"),
        (Style.HEADING_3, "Samverkan mellan RUA och HR:"),
        (Style.LIST_BULLET, "RUA bör ta del av HR:s strategiska kompetens."),
        (Style.LIST_BULLET, "Gemensamma projekt mellan RUA och HR (ex. Region Värmland)."),
        (Style.HEADING_3, "Kunskapsdelning:"),
        (Style.LIST_BULLET, "Dela lärande mellan regioner."),
        (Style.HEADING_3, "Delade meningar:"),
        (
            Style.LIST_BULLET,
            (
                "Några menar: Kommunen ska ansvara för boendet. "
                "Andra menar: Det är regionen som ska ansvara för boendet."
            ),
        ),
        (Style.HEADING_2, f"2. {STRUCTURES}"),
        (Style.HEADING_2, f"3. {BUSINESS}"),
        (Style.HEADING_1, "Om sammanställningen"),
        (Style.SMALL_PRINT, layout.paragraphs[-1].text),
    ]


def test_the_questions_carry_their_numbers():
    layout = lay_out(whole()).value
    assert [p.number for p in layout.paragraphs if p.style is Style.LIST_NUMBER] == [1, 2, 3]


def test_heading_levels_have_no_gaps():
    levels = {Style.HEADING_1: 1, Style.HEADING_2: 2, Style.HEADING_3: 3}
    told = [levels[p.style] for p in lay_out(whole()).value.paragraphs if p.style in levels]
    assert told[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(told))


def test_a_question_that_is_not_summarised_says_so_and_is_a_finding():
    laid_out = lay_out(whole())
    assert "Frågan är inte sammanställd ännu." in texts(laid_out.value, Style.BODY)
    found = [f for f in laid_out.findings if f.code == "question_not_summarised"]
    assert [(f.where.question, f.severity) for f in found] == [(2, Severity.WARNING)]


def test_a_question_that_nobody_answered_says_so_and_is_no_finding():
    laid_out = lay_out(whole())
    assert texts(laid_out.value, Style.BODY).count("Inga anteckningar finns till denna fråga.") == 1
    assert 3 not in {f.where.question for f in laid_out.findings}


def test_a_question_whose_notes_are_all_left_out_says_that_nothing_came_of_them():
    under = notes("Kaffet var kallt")
    silent = section(question(1), Draft(), under)
    layout = lay_out(synthesis(workshop(), silent, notes_by_question={1: under})).value
    assert "Anteckningarna till denna fråga har inte gett några insikter." in texts(
        layout, Style.BODY
    )
    assert not texts(layout, Style.KEY_INSIGHTS)


def test_what_is_not_known_of_the_workshop_is_a_finding():
    codes = {finding.code for finding in lay_out(whole(dates=(), name=None)).findings}
    assert codes >= {"missing_date", "missing_workshop_name"}


def test_groups_are_counted_on_request_out_of_those_with_notes_on_the_question():
    plain, counted = (lay_out(whole(), View(counts=c)).value for c in Counts)
    assert "grupper)" not in "".join(texts(plain, Style.LIST_BULLET))
    assert texts(counted, Style.LIST_BULLET)[:3] == [
        "RUA bör ta del av HR:s strategiska kompetens. (1 av 2 grupper)",
        "Gemensamma projekt mellan RUA och HR (ex. Region Värmland). (1 av 2 grupper)",
        "Dela lärande mellan regioner. (2 av 2 grupper)",
    ]


def test_a_line_of_unknown_groups_has_no_count():
    under = notes("Testbäddar", group=None)
    made = section(question(1), Draft(themes=(theme("T", insight("Testbäddar", *under)),)), under)
    held = synthesis(workshop(), made, notes_by_question={1: under})
    layout = lay_out(held, View(counts=Counts.GROUPS)).value
    assert texts(layout, Style.LIST_BULLET) == ["Testbäddar."]


def test_respondents_of_a_form_are_no_groups_that_are_counted():
    groups = (*notes("Testbäddar"), *notes("Nätverk", group="Grupp 2"))
    under = (*groups, *answers("Testbäddar", "Mässor", "Nätverk"))
    lines = (insight("Testbäddar", under[0], under[2]), insight("Mässor", under[3]))
    made = section(question(1), Draft(themes=(theme("T", *lines),)), under)
    held = synthesis(workshop(), made, notes_by_question={1: under})
    layout = lay_out(held, View(counts=Counts.GROUPS)).value
    assert texts(layout, Style.LIST_BULLET) == ["Testbäddar. (1 av 2 grupper)", "Mässor."]


def test_every_line_of_the_synthesis_carries_its_id_and_the_notes_behind_it():
    ours, theirs, beside = notes("Dela lärande", "Dela inte lärande", "Mentorer")
    line = insight("Dela lärande.", ours)
    themed, opposed = theme("Lärande", line), tension("Dela", "dela inte", [ours], [theirs])
    draft = Draft(themes=(themed,), tensions=(opposed,), left_out=(left_out(beside),))
    under = (ours, theirs, beside)
    held = synthesis(workshop(), section(question(), draft, under), notes_by_question={1: under})
    layout = lay_out(held, View(detail=Detail.FULL)).value
    parts = [(p.part.kind, p.part.id, p.part.citations) for p in layout.paragraphs if p.part]
    assert parts == [
        (PartKind.SERIES, "1", ()),
        (PartKind.TITLE, "1", ()),
        (PartKind.INTRODUCTION, "1", ()),
        (PartKind.QUESTION, "1", ()),
        (PartKind.QUESTION, "1", ()),
        (PartKind.THEME, themed.id, line.citations),
        (PartKind.INSIGHT, line.id, line.citations),
        (PartKind.NOTE, beside.id, ()),
        (PartKind.TENSION, opposed.id, opposed.citations),
    ]
    assert [p.part.question for p in layout.paragraphs if p.part] == [None] * 3 + [1] * 6


def test_without_a_series_the_document_opens_with_its_own_title():
    layout = lay_out(whole(series={})).value
    assert layout.paragraphs[0].text == "Sammanställning WS 2"
    assert layout.paragraphs[0].style is Style.HEADING_1


def test_the_author_is_the_organisation_or_nobody():
    assert lay_out(whole()).value.author == "Reglab"
    assert lay_out(whole(series={"name": "Lärande"})).value.author == ""


def test_every_paragraph_is_one_line_of_what_xml_can_hold():
    dirty = notes("Dela\x0blärande\x00 \n nu\ufffe")
    draft = Draft(themes=(theme("Lär\x1bande:", insight(dirty[0].text, *dirty)),))
    held = synthesis(
        workshop("Hur\tlär vi?"),
        section(question(1, "Hur\tlär vi?"), draft, dirty),
        notes_by_question={1: dirty},
    )
    layout = lay_out(held).value
    assert texts(layout, Style.LIST_BULLET) == ["Dela lärande nu."]
    assert texts(layout, Style.HEADING_3) == ["Lärande:"]
    assert texts(layout, Style.HEADING_2) == ["1. Hur lär vi?"]


def test_a_synthesis_that_does_not_add_up_is_never_laid_out():
    made = whole()
    twice = made.material.model_copy(
        update={"placements": made.material.placements + made.material.placements[:1]}
    )
    with pytest.raises(LedgerViolation):
        lay_out(made.model_copy(update={"material": twice}))


def test_the_same_in_english():
    layout = lay_out(whole(language="en", kind="workshop")).value
    assert texts(layout, Style.HEADING_1) == [
        "Synthesis of WS 2",
        "Questions for the group dialogue",
        "Synthesis",
        "About this synthesis",
    ]
    assert texts(layout, Style.KEY_INSIGHTS) == ["Key insights:"]
    assert "This question is not summarised yet." in texts(layout, Style.BODY)
