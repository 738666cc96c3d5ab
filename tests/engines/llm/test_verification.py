"""A second opinion: each line alone with its notes, and what becomes of one that is doubted."""

import re

from synthkit.app.corrections import reword
from synthkit.app.pipeline import overview, summarise
from synthkit.app.sections import Existing
from synthkit.engines.llm import LlmEngine
from synthkit.engines.llm.verification import second_opinion
from synthkit.engines.models.model import Finish, Reply
from synthkit.model.citation import Role
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Draft
from synthkit.prompts import PromptLibrary
from tests.app.test_pipeline import Workplace
from tests.builders import (
    NOON,
    cite,
    document,
    heading,
    insight,
    item,
    notes,
    question,
    tension,
    theme,
    workshop,
)
from tests.engines.llm.builders import ScriptedModel, drafted, reply, said, titled

ASKED = "Hur lär vi av varandra?"
CRANE, SAUNA, ICE = NOTES = notes("Kranen besiktas varje år", "Bastun är full", "Isen bär sent")
# Says the same, and lends the line nothing.
BESIDE = {"citations": (*cite(CRANE), cite(ICE)[0].model_copy(update={"role": Role.ALSO}))}
DRAFT = Draft(
    themes=(
        theme("Hamnen", insight("Kranen besiktas varje år.", CRANE).model_copy(update=BESIDE)),
        theme("Bastun", insight("Bastun är alltid full.", SAUNA)),
    )
)


def verdicts(**follows: bool) -> Reply:
    said_of = [
        {"line": line, "fault": None if right else "alltid", "follows": right}
        for line, right in follows.items()
    ]
    return reply({"verdicts": said_of})


def doubts(answer, draft=DRAFT, of=NOTES):
    model = ScriptedModel({"verify": [answer]})
    engine = LlmEngine(ScriptedModel({}), PromptLibrary(), verifier=model)
    found = engine.doubts(question(), draft, of, {line.id for line in draft.lines})
    return found, model


def test_each_line_is_shown_with_the_notes_that_carry_it_and_no_others():
    _, model = doubts(verdicts(l1=True, l2=True))

    text = model.asked[0].messages[-1].text
    assert "l1 Kranen besiktas varje år.\n- (A) Kranen besiktas varje år\n\nl2 Bastun" in text
    assert ICE.text not in text


def test_a_line_that_does_not_follow_is_an_error_that_says_what_does_not():
    found, _ = doubts(verdicts(l1=True, l2=False))

    assert [(f.code, f.severity, f.values["said"]) for f in found] == [
        ("not_following", Severity.ERROR, "alltid")
    ]
    assert found[0].where.insight == DRAFT.insights[1].id


def test_each_side_of_a_disagreement_is_a_line():
    split = Draft(tensions=(tension("Kranen besiktas.", "Full bastu.", (CRANE,), (SAUNA,)),))

    found, _ = doubts(verdicts(l1=True, l2=False), split)

    assert [f.where.tension for f in found] == [split.tensions[0].id]


def test_lines_that_got_no_verdict_are_counted_in_a_warning():
    missing, _ = doubts(verdicts(l2=True))
    refused, model = doubts(Reply(text="", finish=Finish.REFUSED))

    assert [(f.code, f.values["count"]) for f in missing] == [("not_verified", 1)]
    assert [(f.code, f.values["count"]) for f in refused] == [("not_verified", 2)]
    assert len(model.asked) > 1  # each line was asked about alone as well


def test_without_a_second_model_nothing_is_asked_nor_doubted():
    engine = LlmEngine(ScriptedModel({}), PromptLibrary())

    assert engine.doubts(question(), DRAFT, NOTES, ("x",)) == ()
    assert "verify" not in {use.name for use in engine.prompts}


def test_the_forecast_grows_with_the_notes():
    few, many = second_opinion(10), second_opinion(200)

    assert 0 < few.calls < many.calls
    assert few.prompt_tokens < many.prompt_tokens


# In the whole job

FILES = [
    document(
        "Grupp 1.docx",
        heading(f"1. {ASKED}"),
        item("Dela goda exempel mellan regionerna"),
        item("Bilda nätverk för handledare"),
    )
]
TWO = drafted(
    titled(
        "Lärande mellan regioner",
        said("Dela goda exempel mellan regionerna.", "n1"),
        said("Bilda nätverk för handledare.", "n2"),
    )
)


def by_words(wrong: str):
    """Doubts the lines that hold these words."""

    def answer(request):
        lines = re.findall(r"(?m)^(l\d+) (.*)$", request.messages[-1].text)
        return verdicts(**{alias: wrong not in text for alias, text in lines})

    return answer


def made(context, repaired, verifier):
    model = ScriptedModel({"draft": [TWO], "repair": [repaired]})
    engine = LlmEngine(model, PromptLibrary(), verifier=verifier)
    summarise(context, engine, (1,), Existing.OWN)
    whole = overview(context)
    return [i.text for i in whole.sections[0].draft.insights], whole, model


def test_a_doubted_line_is_sent_back_once_and_then_withdrawn_with_a_finding():
    verifier = ScriptedModel(by_words("nätverk"))
    with Workplace(FILES, workshop(ASKED)) as context:
        lines, whole, model = made(context, reply({}), verifier)

    assert lines == ["Dela goda exempel mellan regionerna."]
    assert model.tasks == ["draft", "repair"]
    assert "l2: “Bilda nätverk" in model.asked[-1].messages[-1].text
    assert "line_withdrawn" in {finding.code for finding in whole.findings}
    # What was answered once is not asked again.
    assert len(verifier.asked) == 1


def test_a_line_that_was_worded_anew_is_asked_about_again_and_stays_if_it_follows():
    anew = {"theme": "t1", "line": "l2", "text": "Ett nätverk för handledare.", "notes": ["n1"]}
    verifier = ScriptedModel(by_words("Bilda nätverk"))
    with Workplace(FILES, workshop(ASKED)) as context:
        lines, _, _ = made(context, reply({"insights": [{**anew, "also": []}]}), verifier)

    assert len(lines) == 2
    assert "Ett nätverk för handledare." in lines
    assert "Dela goda exempel" not in verifier.asked[-1].messages[-1].text


def test_a_line_that_a_person_settled_is_not_asked_about():
    verifier = ScriptedModel(by_words("-"))
    with Workplace(FILES, workshop(ASKED)) as context:
        _, whole, _ = made(context, reply({}), verifier)
        line = whole.sections[0].draft.insights[0]
        context.store.record(reword(whole, line.id, "Våra egna ord."), NOON)
        made(context, reply({}), doubting := ScriptedModel(by_words("")))

    assert not any("Våra egna ord." in r.messages[-1].text for r in doubting.asked)


def test_what_stands_without_a_second_opinion_gets_one_when_it_is_asked_for():
    with Workplace(FILES, workshop(ASKED)) as context:
        made(context, reply({}), None)
        lines, _, _ = made(context, reply({}), ScriptedModel(by_words("nätverk")))

    assert lines == ["Dela goda exempel mellan regionerna."]
