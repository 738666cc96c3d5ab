"""Settled themes hold whatever engine makes the section, and whatever files come later."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synthkit.app import corrections
from synthkit.app.themes import (
    follow_titles,
    list_themes,
    needs_outline,
    settle,
    with_settled,
)
from synthkit.drafts.changes import notes_of_themes
from synthkit.drafts.ledger import balance
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.engines.offline import OfflineEngine
from synthkit.model.base import Result
from synthkit.model.note import Note
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Brief, Draft, Synthesis
from synthkit.model.workshop import Others, Question, SettledThemes
from tests.app.builders import QUESTIONS, Headstrong, Workplace, group_file
from tests.app.test_corrections import FILES, POINTS, engines, group_files
from tests.builders import workshop
from tests.strategies import FEW

TITLES = ("Goda exempel", "Nätverk", "Studiebesök och tid", "Rymdfart")


def settled_workshop(*titles: str, others: Others = Others.NONE):
    themes = {1: SettledThemes(titles=titles, others=others)}
    return workshop(*QUESTIONS, themes=themes)


@settings(max_examples=FEW)
@given(group_files(), engines, st.lists(st.sampled_from(TITLES), min_size=1, unique=True))
def test_no_engine_makes_a_theme_beside_the_settled_ones_and_no_note_is_lost(files, engine, titles):
    with Workplace(engine(), *files, asked=settled_workshop(*titles)) as place:
        whole = place.summarise()

        section = whole.section(1)
        assert section
        made = [theme.title for theme in section.draft.themes]
        assert set(made) <= set(titles)
        assert made == [title for title in titles if title in made]
        told = {f.values.get("title") for f in section.findings}
        assert set(titles) - set(made) <= told
        assert balance(whole).totals.not_summarised == 0
        assert not is_stale(section, whole)


def test_another_list_of_themes_makes_the_section_stale_and_that_of_no_other_question():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise()
        whole = place.whole()
        changed = with_settled(whole.workshop, 1, SettledThemes(titles=("Goda exempel",)))
        pinned = SettledThemes(titles=("Goda exempel",), others=Others.ALLOWED)
        for asked in (changed, with_settled(whole.workshop, 1, pinned)):
            later = whole.model_copy(update={"workshop": asked})
            assert [is_stale(section, later) for section in later.sections] == [True, False]


def listed_of(whole: Synthesis, place: Workplace):
    return list_themes(whole, 1, None, notes_of(place))


def notes_of(place: Workplace):
    return notes_of_themes(place.store.changes(), 1)


def test_what_is_settled_as_it_stands_leaves_the_section_of_today():
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.summarise()
        listed = listed_of(whole, place)
        wanted = [ThemeEdit(title=theme.title, rows=(theme.id,)) for theme in listed]

        change, settled = settle(whole, 1, listed, wanted)
        place.do(change)

        assert settled
        later = with_settled(whole.workshop, 1, settled)
        after = place.whole().model_copy(update={"workshop": later})
        section, before = after.section(1), whole.section(1)
        assert section
        assert before
        assert section.draft == before.draft
        assert not is_stale(section, after)
        assert notes_of(place) == {theme.title: theme.notes for theme in listed}


def test_what_was_settled_and_undone_is_not_remembered():
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.summarise()
        listed = listed_of(whole, place)
        place.do(settle(whole, 1, listed, [ThemeEdit(title="Nytt")])[0])
        assert "Nytt" in notes_of(place)

        place.undo()

        assert notes_of(place) == {}
        assert place.whole().sections == whole.sections


def test_a_title_that_is_not_settled_is_not_followed():
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.summarise()
        theme = whole.sections[0].draft.themes[0]
        change = corrections.retitle(whole, theme.id, "Annat")
        assert follow_titles(whole, 1, change) is None


def test_themes_are_asked_of_an_engine_only_where_none_are_made_or_settled():
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.whole()
        assert needs_outline(whole, 1)
        asked = settled_workshop("Goda exempel")
        assert not needs_outline(whole.model_copy(update={"workshop": asked}), 1)
        assert not needs_outline(place.summarise(), 1)


class Attentive(OfflineEngine):
    """Remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Brief] = []

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        self.told.append(brief)
        return super().draft(question, notes, brief)


def test_an_engine_is_told_which_notes_a_theme_in_other_words_was_settled_over():
    engine = Attentive()
    with Workplace(engine, *FILES) as place:
        whole = place.summarise()
        listed = listed_of(whole, place)
        change, settled = settle(whole, 1, listed, [ThemeEdit(title="Nytt", rows=(listed[0].id,))])
        assert settled
        place.do(change)
        place.follow(with_settled(whole.workshop, 1, settled))
        place.read(group_file("Grupp 3", POINTS[10:12], ()))

        place.summarise()

    assert [(theme.title, theme.notes) for theme in engine.told[-1].known_themes] == [
        ("Nytt", listed[0].notes)
    ]


def test_an_engine_is_told_the_lines_that_stand_and_which_notes_need_none():
    engine = Attentive()
    with Workplace(engine, *FILES) as place:
        line = place.summarise().sections[0].draft.insights[0]
        place.do(corrections.reword(place.whole(), line.id, "Andra ord."))
        place.read(group_file("Grupp 3", POINTS[10:12], ()))

        place.summarise()

    assert engine.told[-1].kept == ("Andra ord.",)
    assert set(engine.told[-1].covered) == {citation.note for citation in line.citations}


def test_a_renamed_theme_keeps_its_title_and_place_beside_a_headstrong_engine():
    with Workplace(Headstrong(), *FILES) as place:
        whole = place.summarise()
        listed = listed_of(whole, place)
        named = [f"Tema {n}" for n in range(len(listed))]
        wanted = [
            ThemeEdit(title=title, rows=(theme.id,))
            for title, theme in zip(named, listed, strict=True)
        ]
        change, settled = settle(whole, 1, listed, wanted)
        assert settled
        place.do(change)
        place.follow(with_settled(whole.workshop, 1, settled))
        place.read(group_file("Grupp 3", POINTS[10:12], ()))

        section = place.summarise().section(1)

        assert section
        assert [theme.title for theme in section.draft.themes] == named
