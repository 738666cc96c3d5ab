from synthkit.engines.offline.titles import TitleMaker, is_title
from tests.builders import notes


def titles(*themes, asked="Hur går vi vidare?", language="sv", taken=()):
    held = [
        tuple(note for at, text in enumerate(theme) for note in notes(text, group=f"Grupp {at}"))
        for theme in themes
    ]
    return TitleMaker(held, asked, language).titles(taken)


BUSES = ("Fler bussar på kvällen", "Bussarna går för sällan", "Billigare bussar för unga")
LEADERS = ("Utbilda unga ledare", "Svårt att hitta ledare", "Ledarna orkar inte")
FEES = ("Avgifter stänger ute", "Sänk avgifterna", "Fritidskort och lägre avgifter")


def test_a_title_is_the_noun_that_tells_its_theme_from_the_others():
    assert titles(BUSES, LEADERS) == ["Bussar", "Unga ledare"] or titles(BUSES, LEADERS) == [
        "Bussar",
        "Ledare",
    ]


def test_two_nouns_are_not_glued_together():
    [title] = titles(
        ("Boende saknas", "Boende nära skola", "Skola för alla barn", "Skola och förskola")
    )
    assert title in {"Skola", "Boende"}


def test_a_phrase_of_a_line_says_more_than_the_noun_that_all_notes_share():
    said = [
        *notes("En hamn utan kran lockar ingen", group="Grupp 1"),
        *notes("Hamnen slammar igen", group="Grupp 2"),
        *notes("Hamn eller park?", group="Grupp 3"),
        *notes("Hamn utan kran", group="Grupp 4"),
    ]
    [title, _] = TitleMaker([[*said, said[0]], notes(*FEES)], "Vad gör vi?", "sv").titles()
    assert title == "Hamn utan kran"


def test_one_note_s_odd_word_is_no_title_of_many():
    [title] = titles(
        (
            "Nattvandringar kring en stängd kiosk",
            "Fritidsgården stänger tidigt",
            "Fritidsgård även på helger",
            "Mer personal på fritidsgården",
            "Fritidsgårdar i varje stadsdel",
        )
    )
    assert title.casefold().startswith("fritidsgård")


def test_what_says_which_noun_is_meant_is_no_noun():
    [title] = titles(("Kurs med bibehållen lön", "Full lön under kursen", "Lönen är låg"))
    assert title in {"Lön", "Lönen", "Full lön"}


def test_a_word_that_says_when_is_no_title():
    [title] = titles(("Prova färjan i mars-maj", "Färja mars-maj", "Mars-maj är bäst"))
    assert "färja" in title.casefold()


def test_a_theme_in_another_language_has_its_title_in_it():
    found = titles(
        BUSES,
        ("We need safe paths to the school", "The safe paths are dark", "Who clears the paths?"),
    )
    assert found[1] in {"Safe paths", "Paths"}


def test_a_phrase_that_the_notes_repeat_is_kept_together():
    [title] = titles(
        ("Gemensam introduktion", "En gemensam introduktion för alla", "Introduktion på plats")
    )
    assert title == "Gemensam introduktion"


def test_an_english_compound_is_not_torn_apart():
    found = titles(
        ("Solar panels on roofs", "More solar panels", "Solar panels pay"),
        ("Food waste in schools", "Measure food waste"),
        asked="What next?",
        language="en",
    )
    assert found == ["Solar panels", "Food waste"]


def test_titles_are_distinct_even_for_the_same_notes():
    found = titles(BUSES, BUSES, BUSES)
    assert len(set(found)) == 3


def test_a_title_that_is_taken_is_not_given_again():
    assert titles(BUSES, taken=["Bussar"]) != ["Bussar"]


def test_catch_alls_and_verbs_make_no_title():
    [title] = titles(("Övrigt", "Övriga frågor om mentorer", "Samarbeta mer om mentorer"))
    assert title.casefold() == "mentorer"


def test_notes_without_a_noun_still_get_a_title():
    found = titles(("Ja", "Kanske inte"), ("Ja", "Inte nu"))
    assert all(is_title(title) for title in found)
    assert len(set(found)) == 2


def test_words_beside_what_is_masked_reach_no_title():
    [title] = titles(("Kontakta Exempelsson [telefon] Exempelsson", "Mentorer"))
    assert "Exempelsson" not in title


def test_a_verb_or_an_adjective_is_no_title_even_where_it_stands_most_often():
    [title] = titles(
        ("Vi klarar inte hissen", "Klarar någon trappan?", "Mörk hiss", "Hissen är mörk", "Mörkt")
    )
    assert title in {"Hiss", "Hissen", "Mörk hiss"}


def test_a_word_that_one_note_shouts_is_given_in_small_letters():
    found = titles(("CHECKLISTA FÖR CHEFER", "Checklista till chefen", "En checklista"), LEADERS)
    assert found[0].casefold().startswith("checklista")
    assert not found[0].isupper()


def test_no_two_nouns_are_joined_where_one_of_them_is_a_single_note_s():
    [title] = titles(
        ("Hissen är trasig", "Laga hissen", "Hiss saknas", "Hissen och rullatorn", "Hiss till Hult")
    )
    assert "och" not in title.split()


def test_a_name_of_two_words_stays_whole():
    found = titles(
        ("Science park lockar", "En science park i länet", "Forskare till science park"), BUSES
    )
    assert found[0] == "Science park"


def test_a_title_leaves_acronyms_in_capitals():
    found = titles(("Fråga SJÖRIK om lån", "SJÖRIK lånar ut båtar", "SJÖRIK-kontoret är öppet"))
    assert "SJÖRIK" in found[0]
