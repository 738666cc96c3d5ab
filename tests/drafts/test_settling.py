"""What a person settles of a question's themes, and how its section and an engine follow."""

import pytest

from synthkit.drafts.settling import (
    ListedTheme,
    WantedTheme,
    empty_themes,
    in_settled_words,
    known_themes,
    rearranged,
    settled_by,
    settled_over,
)
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Brief, Draft, Origin, Theming
from synthkit.model.workshop import Others
from tests.builders import NOON, insight, notes, question, section, theme

A, B, C = notes("Dela exempel", "Fler nätverk", "Mentorer")
ONE = theme("Lärande", insight("Dela exempel.", A))
TWO = theme("Nätverk", insight("Fler nätverk.", B))
THREE = theme("Stöd", insight("Mentorer.", C))
SECTION = section(question(), Draft(themes=(ONE, TWO, THREE)), (A, B, C), approved_at=NOON)
LISTED = tuple(
    ListedTheme(id=t.id, title=t.title, notes=(n.id,)) for t, n in ((ONE, A), (TWO, B), (THREE, C))
)


def wanted(*asked: tuple[str, tuple[str, ...]], pinned: str = "") -> tuple[WantedTheme, ...]:
    return tuple(
        WantedTheme(title=title, listed=listed, pinned=title == pinned) for title, listed in asked
    )


AS_IT_IS = wanted(*((t.title, (t.id,)) for t in (ONE, TWO, THREE)))


def test_a_section_that_is_as_wanted_is_not_touched():
    assert rearranged(SECTION, AS_IT_IS, NOON) is SECTION


def test_themes_are_renamed_merged_and_ordered_with_their_ids_and_lines():
    asked = wanted(("Stöd", (THREE.id,)), ("Att mötas", (TWO.id, ONE.id)), ("Nytt", ()))

    made = rearranged(SECTION, asked, NOON)

    first, second = made.draft.themes
    assert (first.id, first.origin) == (THREE.id, Origin.ENGINE)
    assert (second.id, second.title, second.origin) == (TWO.id, "Att mötas", Origin.PERSON)
    assert second.insights == (*TWO.insights, *ONE.insights)
    assert (made.provenance.edited_at, made.provenance.approved_at) == (NOON, None)


def test_the_notes_of_a_theme_that_goes_wait_for_a_place():
    made = rearranged(SECTION, AS_IT_IS[1:], NOON)
    assert made.draft.themes == (TWO, THREE)
    assert A.id not in made.draft.speaks_of


def test_a_theme_with_a_persons_own_words_does_not_go_with_them():
    own = ONE.insights[0].model_copy(update={"origin": Origin.PERSON})
    themes = (ONE.model_copy(update={"insights": (own,)}), TWO)
    held = section(question(), Draft(themes=themes), (A, B))
    with pytest.raises(UsageMistake, match="theme_has_own_lines"):
        rearranged(held, wanted(("Nätverk", (TWO.id,))), NOON)


def test_all_that_is_wanted_is_settled_unless_something_is_pinned():
    settled = settled_by(LISTED, AS_IT_IS)
    assert (settled.titles, settled.others) == (("Lärande", "Nätverk", "Stöd"), Others.NONE)


def test_beside_what_is_pinned_stands_what_the_person_wrote():
    asked = wanted(
        ("Lärande", (ONE.id,)),
        ("Att nätverka", (TWO.id,)),
        ("Stöd", (THREE.id,)),
        ("Nytt", ()),
        pinned="Stöd",
    )
    settled = settled_by(LISTED, asked)
    assert (settled.titles, settled.others) == (("Att nätverka", "Stöd", "Nytt"), Others.ALLOWED)


def test_a_theme_remembers_the_notes_of_all_that_it_was():
    asked = wanted(("Att mötas", (ONE.id, TWO.id)), ("Nytt", ()))
    assert settled_over(LISTED, asked) == (
        Theming(title="Att mötas", notes=(A.id, B.id)),
        Theming(title="Nytt", notes=()),
    )


def test_an_engine_is_told_of_a_title_only_what_is_known_and_there():
    told = known_themes(
        Brief(titles=("Lärande", "Nätverk", "Stöd")),
        (Theming(title="Lärande", notes=(A.id,)),),
        {"Nätverk": (B.id, "gone"), "Borta": (C.id,)},
        {A.id, B.id, C.id},
    )
    assert told == (
        Theming(title="Lärande", notes=(A.id,)),
        Theming(title="Nätverk", notes=(B.id,)),
    )


def test_an_engine_is_told_of_every_pinned_theme():
    pinned = Brief(standing=(Theming(title="Nytt", notes=()),))
    assert known_themes(pinned, (), {}, {A.id}) == (Theming(title="Nytt", notes=()),)


def test_titles_are_spelt_and_ordered_as_they_were_settled():
    draft = Draft(themes=(ONE, TWO.model_copy(update={"title": "NÄTVERK:"}), THREE))
    made = in_settled_words(draft, ("Nätverk", "Lärande"))
    assert [held.title for held in made.themes] == ["Nätverk", "Lärande", "Stöd"]


def test_a_settled_theme_that_nothing_was_found_for_is_told():
    brief = Brief(titles=("Lärande", "Rymdfart"))
    (found,) = empty_themes(Draft(themes=(ONE,)), brief, 1)
    assert (found.code, found.values) == ("settled_theme_without_notes", {"title": "Rymdfart"})
