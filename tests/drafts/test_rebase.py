"""What a person settled is put back in its place, whatever the engine made."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.decisions.lines import Move, Retitle, Reword, line_of
from synthkit.drafts.decisions.sections import Approve, LeaveOut, Replace
from synthkit.drafts.ledger import prove
from synthkit.drafts.rebase import lost_titles, rebase
from synthkit.drafts.settled import Settled, settled_in
from synthkit.drafts.tree import complete
from synthkit.model.citation import Role
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Insight, LeftOut, Origin, Section, Theme, line_id
from tests.builders import NOON, cite, insight, notes, question, section, theme
from tests.strategies import drafts, notes_of_a_group

ALL = notes("Ett", "Två", "Tre", "Fyra", "Fem")
ONE, TWO, THREE, FOUR, FIVE = ALL
FIRST, SECOND, THIRD = insight("Ett.", ONE), insight("Två.", TWO), insight("Tre.", THREE)
HOME, AWAY = theme("Hemma", FIRST, SECOND), theme("Borta", THIRD)
BEFORE = section(question(), Draft(themes=(HOME, AWAY)), (ONE, TWO, THREE, FOUR))


def fresh(*themes: Theme) -> Draft:
    return complete(Draft(themes=themes), ALL, LeftOutReason.NOT_COVERED)


def rebased(made: Draft, settled: Settled) -> Draft:
    return rebase(made, settled, 1).value


def codes(made: Draft, settled: Settled) -> list[str]:
    return [finding.code for finding in rebase(made, settled, 1).findings]


def reworded(before: Section, line: str, text: str) -> Section:
    was = line_of(before.draft, line)
    return Reword(question=1, line=line, was=was, text=text).apply(before, NOON)


def retitled(before: Section, theme: str, title: str) -> Section:
    return Retitle(question=1, theme=theme, was="", title=title).apply(before, NOON)


REWORDED = reworded(BEFORE, SECOND.id, "Mina ord.")
RETITLED = retitled(BEFORE, AWAY.id, "Min rubrik")


def test_where_nobody_settled_anything_the_fresh_draft_stands_as_it_is():
    made = fresh(theme("Nytt", insight("Allt.", *ALL)))

    assert rebased(made, settled_in(BEFORE, ALL)) == made


def test_a_kept_insight_stands_where_it_stood_among_new_ones():
    new, newer = insight("Ett igen.", ONE, FIVE), insight("Fyra.", FOUR)
    made = fresh(theme("Hem och hus", new, newer), theme("Långt borta", THIRD))

    result = rebased(made, settled_in(REWORDED, ALL))

    home = result.themes[0]
    assert (home.id, home.title) == (HOME.id, HOME.title)
    assert [line.text for line in home.insights] == ["Ett igen.", "Mina ord.", "Fyra."]
    assert result.themes[1].title == "Långt borta"


def test_a_line_that_says_a_kept_one_again_goes_and_its_other_notes_are_cited_as_such():
    again = insight("Två, fast annorlunda.", TWO)
    again = again.model_copy(update={"citations": (*again.citations, *also(FIVE))})
    made = fresh(theme("Nytt", again), theme("Annat", insight("Fyra.", FOUR)))

    held = settled_in(REWORDED, ALL)
    kept = next(line for line in rebased(made, held).insights if line.id == SECOND.id)

    assert kept.text == "Mina ord."
    assert [(c.note, c.role) for c in kept.citations] == [
        (TWO.id, Role.SUPPORTS),
        (FIVE.id, Role.ALSO),
    ]
    assert "kept_insight" in codes(made, held)


def test_a_new_line_does_not_vanish_into_a_kept_one_that_one_of_its_notes_merely_adds_to():
    kept = SECOND.model_copy(update={"citations": (*SECOND.citations, *also(FOUR))})
    before = section(question(), Draft(themes=(theme("Hemma", FIRST, kept),)), (ONE, TWO, FOUR))
    made = fresh(theme("Nytt", insight("Fyra och fem.", FOUR, FIVE)))

    held = settled_in(reworded(before, SECOND.id, "Mina ord."), ALL)

    assert "Fyra och fem." in [line.text for line in rebased(made, held).insights]


def test_a_kept_line_is_told_of_once_however_many_new_ones_join_it():
    again = (insight("Två, fast annorlunda.", TWO), insight("Två, och fyra.", TWO, FOUR))
    made = fresh(theme("Nytt", *again))

    assert codes(made, settled_in(REWORDED, ALL)).count("kept_insight") == 1


def test_of_a_line_that_was_approved_as_it_stood_nobody_is_told_to_have_worded_it():
    approved = Approve(question=1).apply(BEFORE, NOON)
    made = fresh(theme("Nytt", insight("Två, fast annorlunda.", TWO)))

    assert "kept_insight" not in codes(made, settled_in(approved, ALL))


def test_a_settled_title_is_taken_by_the_theme_on_the_same_notes():
    made = fresh(theme("Nytt", FIRST), theme("Annat", insight("Tre och fem.", THREE, FIVE)))

    held = settled_in(RETITLED, ALL)
    result = rebased(made, held)

    named = next(one for one in result.themes if one.id == AWAY.id)
    assert (named.title, named.origin) == ("Min rubrik", Origin.PERSON)
    assert [line.text for line in named.insights] == ["Tre och fem."]
    assert codes(made, held) == ["kept_title"]


def test_a_settled_title_that_no_new_theme_takes_up_keeps_its_old_lines():
    made = fresh(theme("Nytt", insight("Ett och två.", ONE, TWO)))

    result = rebased(made, settled_in(RETITLED, ALL))

    named = next(one for one in result.themes if one.id == AWAY.id)
    assert named.insights == (THIRD,)


def test_a_moved_insight_does_not_draw_the_theme_it_came_from_along():
    was = line_of(BEFORE.draft, FIRST.id)
    moved = Move(question=1, line=FIRST.id, was=was, theme=AWAY.id).apply(BEFORE, NOON)
    made = fresh(theme("Hemma", FIRST, SECOND), theme("Långt borta", THIRD))

    result = rebased(made, settled_in(moved, ALL))

    assert [(held.title, [line.text for line in held.insights]) for held in result.themes] == [
        ("Hemma", ["Två."]),
        ("Borta", ["Tre.", "Ett."]),
    ]


def test_a_line_that_never_had_notes_has_lost_none():
    own = theme("Nytt", insight("Egen rad.").model_copy(update={"origin": Origin.PERSON}))
    here = (ONE, THREE)
    before = REWORDED.model_copy(update={"draft": Draft(themes=(own,))})
    made = complete(Draft(themes=(theme("Nytt", FIRST),)), here, LeftOutReason.NOT_COVERED)

    result = rebase(made, settled_in(before, here), 1)

    assert "Egen rad." in {line.text for line in result.value.insights}
    assert not result.findings


def test_a_kept_insight_whose_notes_are_gone_stays_with_a_finding():
    here = (ONE, THREE, FOUR, FIVE)
    made = complete(Draft(themes=(theme("Nytt", FIRST),)), here, LeftOutReason.NOT_COVERED)

    result = rebase(made, settled_in(REWORDED, here), 1)

    kept = next(line for line in result.value.insights if line.id == SECOND.id)
    assert (kept.text, kept.citations) == ("Mina ord.", ())
    assert "kept_without_notes" in {finding.code for finding in result.findings}


def test_a_line_whose_note_is_gone_keeps_only_those_that_speak_of_its_matter():
    said = notes(
        "Fler bänkar vid dammen",
        "Bänkarna behöver lagas",
        "Sälj inte korv och glass för dyrt vid dammen",
    )
    own, kin, stranger = said
    line = insight("Fler bänkar vid dammen.", own, kin, stranger)
    before = section(question(), Draft(themes=(theme("Parken", line),)), said)
    mine = reworded(before, line.id, "Det behövs fler bänkar vid dammen för äldre.")

    def cited(there):
        [left] = settled_in(mine, there).themes[0].insights
        return [citation.note for citation in left.citations]

    assert cited(said) == [own.id, kin.id, stranger.id]
    assert cited((kin, stranger)) == [kin.id]
    assert cited((stranger,)) == []


def test_a_settled_title_with_no_line_left_is_told():
    here = (ONE, TWO, FOUR, FIVE)
    made = complete(Draft(themes=(theme("Nytt", FIRST),)), here, LeftOutReason.NOT_COVERED)
    held = settled_in(RETITLED, here)

    result = rebase(made, held, 1).value

    assert [finding.code for finding in lost_titles(result, held, 1)] == [
        "kept_title_without_notes"
    ]


def test_no_new_theme_gets_the_id_of_one_that_stands():
    double = theme("Ny", insight("Fem.", FIVE)).model_copy(update={"id": AWAY.id})
    made = fresh(theme("Tredje", THIRD), double)

    ids = [held.id for held in rebased(made, settled_in(RETITLED, ALL)).themes]

    assert len(ids) == len(set(ids))


def test_what_a_person_left_out_stays_out_even_where_the_lines_are_replaced():
    left = LeaveOut(question=1, notes=(FOUR.id,), reason=LeftOutReason.OFF_TOPIC)
    replaced = Replace(question=1).apply(left.apply(REWORDED, NOON), NOON)
    held = settled_in(replaced, ALL)
    given = tuple(note for note in ALL if note is not FOUR)
    made = complete(Draft(themes=(theme("Nytt", FIRST),)), given, LeftOutReason.MINOR)

    result = rebased(made, held)

    assert result.themes == made.themes
    assert LeftOut(note=FOUR.id, reason=LeftOutReason.OFF_TOPIC, origin=Origin.PERSON) in (
        result.left_out
    )


def test_a_note_that_was_brought_back_has_a_line_of_its_own_where_nothing_cites_it():
    own = Insight(id=line_id("own"), text="Fyra.", citations=cite(FOUR))
    held = Settled(brought_back=(FOUR.id,), own_lines=(own,))
    made = fresh(theme("Nytt", FIRST))

    assert rebased(made, held).themes[-1].insights == (FIRST, own)
    assert rebased(fresh(), held).themes[0].insights == (own,)
    cited = fresh(theme("Nytt", insight("Ett och fyra.", ONE, FOUR)))
    assert rebased(cited, held) == cited


@given(st.data())
def test_rebasing_once_or_twice_keeps_every_note_in_one_state_and_all_that_was_settled(
    data: st.DataObject,
) -> None:
    written = data.draw(notes_of_a_group(least=1, most=6))
    before = section(question(), data.draw(drafts(written)), written)
    for line in before.draft.insights:
        if data.draw(st.booleans()):
            before = reworded(before, line.id, "Mina ord.")
    for held in before.draft.themes:
        if data.draw(st.booleans()):
            before = retitled(before, held.id, "Min rubrik")
    settled = settled_in(before, written)

    once = rebased(data.draw(drafts(written)), settled)
    twice = rebased(once, settled)

    for result in (once, twice):
        prove(complete(result, written, LeftOutReason.NOT_COVERED), written)
        themes = {held.id: held for held in result.themes}
        assert len(themes) == len(result.themes)
        for old in settled.kept_themes:
            assert (themes[old.id].title, themes[old.id].origin) == (old.title, old.origin)
            lines = {line.id: line for line in themes[old.id].insights}
            for line in (one for one in old.insights if one.origin is Origin.PERSON):
                assert lines[line.id].text == line.text
                assert lines[line.id].citations[: len(line.citations)] == line.citations


def also(*cited):
    return tuple(c.model_copy(update={"role": Role.ALSO}) for c in cite(*cited))
