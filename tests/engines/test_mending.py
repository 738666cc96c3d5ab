from synthkit.drafts.tree import complete
from synthkit.engines.offline import OfflineEngine
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Origin
from tests.builders import insight, notes, question, theme

BUSES = notes("Fler bussar på kvällen", "Bussarna går för sällan", group="Grupp 1")
LEADERS = notes("Utbilda unga ledare", "Ledare saknas", group="Grupp 2")
EVERY = (*BUSES, *LEADERS)


def found(code, **where):
    return Finding(severity=Severity.ERROR, code=code, where=Where(**where))


def mended(draft, *findings):
    whole = complete(draft, EVERY, LeftOutReason.NOT_COVERED)
    return OfflineEngine().repair(question(), whole, findings, EVERY).value


def test_a_doubled_title_is_replaced_by_the_next_candidate():
    one = theme("Bussar", insight("Fler bussar på kvällen.", *BUSES))
    other = theme("Bussar", insight("Utbilda unga ledare.", *LEADERS)).model_copy(
        update={"id": "other"}
    )
    result = mended(Draft(themes=(one, other)), found("duplicate_title", theme="other"))
    assert result.themes[0].title == "Bussar"
    assert "edare" in result.themes[1].title


def test_a_doubled_insight_gives_its_sources_to_its_twin():
    one, other = insight("Fler bussar.", BUSES[0]), insight("Fler bussar nu.", BUSES[1])
    result = mended(
        Draft(themes=(theme("Bussar", one, other),)), found("duplicate_insight", insight=other.id)
    )
    [left] = result.insights
    assert left.id == one.id
    assert {c.note for c in left.citations} == {note.id for note in BUSES}


def test_a_line_with_a_number_from_nowhere_is_withdrawn():
    one, other = insight("Fler bussar.", BUSES[0]), insight("12 bussar.", BUSES[1])
    result = mended(
        Draft(themes=(theme("Bussar", one, other),)),
        found("number_without_source", insight=other.id),
    )
    assert [i.id for i in result.insights] == [one.id]
    assert BUSES[1].id in {left.note for left in result.left_out}


def test_what_a_person_worded_is_left_alone():
    own = insight("12 bussar.", *BUSES).model_copy(update={"origin": Origin.PERSON})
    named = theme("Övrigt", own).model_copy(update={"origin": Origin.PERSON})
    result = mended(
        Draft(themes=(named,)),
        found("number_without_source", insight=own.id),
        found("catch_all_title", theme=named.id),
    )
    assert result.themes == (named,)


def test_findings_about_lines_that_are_gone_change_nothing():
    draft = Draft(themes=(theme("Bussar", insight("Fler bussar.", *BUSES)),))
    result = mended(draft, found("duplicate_insight", insight="gone"), found("title_length"))
    assert result.themes == draft.themes
