"""What a person settles of a question's themes, and how a draft and an engine follow."""

from synthkit.drafts.settled_themes import (
    ThemeEdit,
    ThemeRow,
    empty_themes,
    in_settled_words,
    known_themes,
    settled_by,
    settled_over,
)
from synthkit.model.synthesis import Brief, Draft, ThemeProposal
from synthkit.model.workshop import Others
from tests.builders import insight, notes, theme

A, B, C = notes("Dela exempel", "Fler nätverk", "Mentorer")
ONE = theme("Lärande", insight("Dela exempel.", A))
TWO = theme("Nätverk", insight("Fler nätverk.", B))
THREE = theme("Stöd", insight("Mentorer.", C))
ROWS = tuple(
    ThemeRow(id=t.id, title=t.title, notes=(n.id,)) for t, n in ((ONE, A), (TWO, B), (THREE, C))
)


def wanted(*asked: tuple[str, tuple[str, ...]], pinned: str = "") -> tuple[ThemeEdit, ...]:
    return tuple(ThemeEdit(title=title, rows=rows, pinned=title == pinned) for title, rows in asked)


AS_IT_IS = wanted(*((t.title, (t.id,)) for t in (ONE, TWO, THREE)))


def test_all_that_is_wanted_is_settled_unless_something_is_pinned():
    settled = settled_by(ROWS, AS_IT_IS)
    assert (settled.titles, settled.others) == (("Lärande", "Nätverk", "Stöd"), Others.NONE)


def test_beside_what_is_pinned_stands_what_the_person_wrote():
    asked = wanted(
        ("Lärande", (ONE.id,)),
        ("Att nätverka", (TWO.id,)),
        ("Stöd", (THREE.id,)),
        ("Nytt", ()),
        pinned="Stöd",
    )
    settled = settled_by(ROWS, asked)
    assert (settled.titles, settled.others) == (("Att nätverka", "Stöd", "Nytt"), Others.ALLOWED)


def test_a_theme_remembers_the_notes_of_all_that_it_was():
    asked = wanted(("Att mötas", (ONE.id, TWO.id)), ("Nytt", ()))
    assert settled_over(ROWS, asked) == (
        ThemeProposal(title="Att mötas", notes=(A.id, B.id)),
        ThemeProposal(title="Nytt", notes=()),
    )


def test_an_engine_is_told_of_a_title_only_what_is_known_and_there():
    told = known_themes(
        Brief(titles=("Lärande", "Nätverk", "Stöd")),
        (ThemeProposal(title="Lärande", notes=(A.id,)),),
        {"Nätverk": (B.id, "gone"), "Borta": (C.id,)},
        {A.id, B.id, C.id},
    )
    assert told == (
        ThemeProposal(title="Lärande", notes=(A.id,)),
        ThemeProposal(title="Nätverk", notes=(B.id,)),
    )


def test_an_engine_is_told_of_every_pinned_theme():
    pinned = Brief(known_themes=(ThemeProposal(title="Nytt", notes=()),))
    assert known_themes(pinned, (), {}, {A.id}) == (ThemeProposal(title="Nytt", notes=()),)


def test_titles_are_spelt_and_ordered_as_they_were_settled():
    draft = Draft(themes=(ONE, TWO.model_copy(update={"title": "NÄTVERK:"}), THREE))
    made = in_settled_words(draft, ("Nätverk", "Lärande"))
    assert [held.title for held in made.themes] == ["Nätverk", "Lärande", "Stöd"]


def test_a_settled_theme_that_nothing_was_found_for_is_told():
    brief = Brief(titles=("Lärande", "Rymdfart"))
    (found,) = empty_themes(Draft(themes=(ONE,)), brief, 1)
    assert (found.code, found.values) == ("settled_theme_without_notes", {"title": "Rymdfart"})
