"""Themes that a person settled or pinned: what the offline engine puts into them."""

from synthkit.engines.offline import OfflineEngine
from synthkit.model.synthesis import Brief, ThemeProposal
from tests.builders import notes, question

GIVEN = tuple(
    note
    for group, written in enumerate(
        (
            ("Fler bussar på kvällen", "Ledarutbildning för unga", "Hyran är för hög"),
            ("Kvällsbussar till idrottshallen", "Utbilda unga ledare", "Lägre hyror i hallen"),
            ("Bussarna slutar gå för tidigt", "Unga ledare behöver stöd", "Hyrorna stiger"),
        ),
        1,
    )
    for note in notes(*written, group=f"Grupp {group}")
)
ENGINE = OfflineEngine()


def texts_behind(draft, title):
    texts = {note.id: note.text for note in GIVEN}
    held = next(theme for theme in draft.themes if theme.title == title)
    return {texts[c.note] for insight in held.insights for c in insight.citations}


def drafted(brief):
    return ENGINE.draft(question(), GIVEN, brief).value


def test_a_title_in_words_that_no_note_has_takes_the_notes_it_was_settled_over():
    buses = tuple(note.id for note in GIVEN if "uss" in note.text)
    meant = ThemeProposal(title="Resor", notes=buses[:2])

    draft = drafted(Brief(titles=("Resor", "Unga ledare"), known_themes=(meant,)))

    assert {"Fler bussar på kvällen", "Kvällsbussar till idrottshallen"} <= texts_behind(
        draft, "Resor"
    )
    assert [theme.title for theme in draft.themes] == ["Resor", "Unga ledare"]


def test_a_pinned_title_takes_the_notes_that_name_it_and_others_are_made_beside_it():
    draft = drafted(Brief(known_themes=(ThemeProposal(title="Unga ledare", notes=()),)))

    assert draft.themes[0].title == "Unga ledare"
    assert "Utbilda unga ledare" in texts_behind(draft, "Unga ledare")
    assert len(draft.themes) > 1
    assert len({theme.title for theme in draft.themes}) == len(draft.themes)


def test_a_pinned_title_that_no_note_fits_takes_none_by_force():
    draft = drafted(Brief(known_themes=(ThemeProposal(title="Rymdfart", notes=()),)))

    assert "Rymdfart" not in {theme.title for theme in draft.themes}
    assert {theme.title for theme in draft.themes} == {t.title for t in drafted(Brief()).themes}
