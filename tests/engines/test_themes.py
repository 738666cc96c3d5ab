from collections import Counter

from synthkit.engines.offline import OfflineEngine
from synthkit.model.synthesis import Brief, ThemeProposal
from synthkit.text.wordforms import fold
from tests.builders import notes, question
from tests.engines.workshops import care, green, youth

ENGINE = OfflineEngine()

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


def themes_of(asked, given):
    return ENGINE.outline(asked, given).value.themes


def test_ordinary_material_gets_three_to_five_themes_without_a_giant():
    for workshop in (youth(), care(), green()):
        themes = themes_of(workshop.question, workshop.notes)
        sizes = [len(theme.notes) for theme in themes]
        assert 3 <= len(themes) <= 5
        assert max(sizes) <= len(workshop.notes) / 2
        assert min(sizes) >= 2


def test_themes_are_closer_to_a_careful_readers_than_chance():
    for workshop in (youth(), care(), green()):
        together = apart = 0
        for theme in themes_of(workshop.question, workshop.notes):
            labels = [workshop.themes[note] for note in theme.notes]
            pairs = [(a, b) for at, a in enumerate(labels) for b in labels[at + 1 :]]
            together += sum(a == b for a, b in pairs)
            apart += sum(a != b for a, b in pairs)
        counts = Counter(workshop.themes.values())
        size = len(workshop.notes)
        chance = sum(n * (n - 1) for n in counts.values()) / (size * (size - 1))
        assert together / (together + apart) > 2 * chance


def test_thin_material_gets_fewer_themes():
    two = notes("Fler bussar", "Bussarna går för sällan", "Unga ledare", "Utbilda ledare",
                "Ledarna orkar inte", "Bussar på kvällen")  # fmt: skip
    assert len(themes_of(question(), two)) == 2
    assert len(themes_of(question(), notes("Fler bussar på kvällen"))) == 1


def test_a_question_that_nobody_answered_gets_none():
    assert themes_of(question(), ()) == ()
    assert themes_of(question(), notes("Kaffet var kallt")) == ()


def test_the_outline_names_the_themes_that_the_draft_has():
    for workshop in (youth(), care(), green()):
        outlined = [t.title for t in themes_of(workshop.question, workshop.notes)]
        drafted = ENGINE.draft(workshop.question, workshop.notes, Brief()).value.themes
        assert [t.title for t in drafted] == [
            t for t in outlined if t in {d.title for d in drafted}
        ]
        assert len(drafted) >= len(outlined) - 1


def test_no_note_is_in_two_themes_of_an_outline():
    workshop = green()
    held = [n for theme in themes_of(workshop.question, workshop.notes) for n in theme.notes]
    assert len(held) == len(set(held))


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


def test_a_title_in_the_words_of_the_question_attracts_nothing():
    asked = question(text="Hur får vi fler unga ledare?")
    titles = ("Fler unga ledare", "Bussar på kvällen")

    draft = ENGINE.draft(asked, GIVEN, Brief(titles=titles)).value

    assert [theme.title for theme in draft.themes] == ["Bussar på kvällen"]


def test_no_note_follows_another_into_a_settled_theme():
    given = notes(
        "Bilda ett ungdomsråd", "Rådet får budget", "Budgeten läggs på musik", "Musik i parken"
    )

    draft = ENGINE.draft(question(), given, Brief(titles=("Ungdomsråd",))).value

    assert {given[0].id} <= {c.note for c in draft.citations}
    assert {note.id for note in given[2:]} <= {left.note for left in draft.left_out}


def test_one_note_is_no_theme_beside_others():
    odd = notes("Nyckeln till förrådet är borta", group="Grupp 4")
    titles = {theme.title for theme in ENGINE.draft(question(), GIVEN + odd, Brief()).value.themes}
    assert not {title for title in titles if "yckel" in title or "örråd" in title}


def test_a_theme_keeps_to_its_noun_and_leaves_another_matter_to_its_own():
    written = (
        ("Bryggan är för kort för stora båtar", "Bastun stängs redan klockan sju", "Sanden blåser"),
        ("Laga bryggan före midsommar", "Bastun är för liten", "Parkeringen är full på helgen"),
        ("Bryggan saknar räcke", "En bastu till för barnfamiljer", "Glassen är dyr"),
        ("Belysning längs bryggan", "Bastun borde värmas av solen", "Parkering kostar för mycket"),
    )
    given = [
        note for at, texts in enumerate(written) for note in notes(*texts, group=f"Grupp {at}")
    ]

    themes = ENGINE.draft(question(), tuple(given), Brief()).value.themes

    for noun in ("brygg", "bast"):
        titled = [theme for theme in themes if noun in fold(theme.title)]
        assert len(titled) == 1
        lines = [fold(line.text) for line in titled[0].insights]
        assert 2 * sum(noun in line for line in lines) > len(lines)
    assert not [t for t in themes if {"brygg", "bast"} <= _said_in(t)]


def _said_in(theme):
    text = fold(" ".join(line.text for line in theme.insights))
    return {noun for noun in ("brygg", "bast") if noun in text}
