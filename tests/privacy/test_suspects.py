from synthkit.privacy.people import suspects, undecided
from synthkit.privacy.spans import Certainty, NameList
from tests.builders import notes


def test_the_forms_of_one_name_are_one_suspect() -> None:
    taken = notes(
        "Anna Lindqvist berättade om lotsen",
        "enligt Anna finns pengar",
        "Lindqvists idé",
        "A. Lindqvist har listan",
        "anna lindqvist igen",
    )
    (one,) = suspects(taken)
    assert one.name == "Anna Lindqvist"
    assert one.forms == ("A. Lindqvist", "Anna", "Anna Lindqvist", "Lindqvist", "anna lindqvist")
    assert one.count == 5
    assert one.notes == tuple(note.id for note in taken)
    assert one.certainty is Certainty.CERTAIN


def test_a_form_that_fits_two_people_stands_alone() -> None:
    found = suspects(notes("Anna Lindqvist och Anna Ekström kom", "enligt Anna är det så"))
    assert [one.name for one in found] == ["Anna", "Anna Ekström", "Anna Lindqvist"]


def test_the_most_frequent_comes_first() -> None:
    found = suspects(notes("Tack Bertil", "hälsa Cecilia", "fråga Cecilia"))
    assert [(one.name, one.count) for one in found] == [("Cecilia", 2), ("Bertil", 1)]


def test_what_is_decided_is_not_asked_again() -> None:
    taken = notes("Tack Bertil", "hälsa Cecilia", "fråga Doris Lindqvist", "Lindqvist igen")
    decided = NameList(keep=frozenset({"Bertil"}), mask=frozenset({"Doris Lindqvist"}))
    assert [one.name for one in suspects(taken, decided)] == ["Cecilia"]


def test_notes_without_people_have_no_suspects() -> None:
    assert (
        suspects(notes("Region Värmland delar lots med Arvika", "skriv till hr@example.se")) == ()
    )


def test_a_masked_word_that_may_be_no_name_is_told_of() -> None:
    def told(*texts: str) -> list[str]:
        found = undecided(notes(*texts), NameList())
        return [str(f.values["word"]) for f in found if f.code == "masked_word_doubtful"]

    assert told("Bra med Pratik i butik") == ["Pratik"]
    assert told("Bra med Gunilla i butik", "Kontakta Pratik") == []
    assert not undecided(notes("Bra med Pratik"), NameList(keep=frozenset({"Pratik"})))
