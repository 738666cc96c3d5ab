from pathlib import Path

import pytest

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.spans import Certainty, PersonalDataKind
from tests.privacy.marking import found_share, outcome, sentences, taken_share, touched

HERE = Path(__file__).parent


def names(text: str, *headings: str) -> list[str]:
    spans = find_personal_data(text, headings=headings)
    return [span.text for span in spans if span.kind is PersonalDataKind.NAME]


def certainty(text: str) -> Certainty:
    (span,) = find_personal_data(text)
    return span.certainty


@pytest.mark.parametrize(
    "file",
    [
        "development.txt",
        "later_rounds.txt",
        "third_round.txt",
        "fourth_round.txt",
        "fifth_round.txt",
    ],
)
def test_the_marked_sentences_are_read_as_well_as_promised(file: str) -> None:
    outcomes = [outcome(sentence) for sentence in sentences(HERE / file)]
    assert found_share(outcomes, "ETP") >= 0.95
    assert found_share(outcomes, "N") >= 0.85
    assert taken_share(outcomes) <= 0.10


@pytest.mark.parametrize("file", ["sixth_round.txt", "seventh_round.txt"])
def test_rounds_with_addresses_and_innocent_sentences_are_too(file: str) -> None:
    outcomes = [outcome(sentence) for sentence in sentences(HERE / file)]
    assert found_share(outcomes, "AVDBUT") >= 0.97
    assert found_share(outcomes, "N") >= 0.90
    assert len(touched(outcomes)) <= 3


def test_two_given_names_in_lower_case_that_are_joined_are_people() -> None:
    assert names("solveig och mehmet bär stolar") == ["solveig", "mehmet"]
    assert names("sten och grus på vägen, per och pris") == []


def test_a_surname_in_lower_case_may_be_of_any_country_but_no_word() -> None:
    assert names("talk to harriet goodwin about it") == ["harriet goodwin"]
    assert names("talk to harriet about summer") == ["harriet"]


def test_initials_behind_a_role_and_before_what_is_no_word_are_people() -> None:
    assert names("Ansvariga: D.S. och M.W.") == ["D.S", "M.W"]
    assert names("F. Qvxorin tar med bulle") == ["F. Qvxorin"]
    assert names("F. Bryggan är halkig") == []


def test_whoever_is_asked_or_thanked_may_have_any_name() -> None:
    assert names("Ask Qvxoril about it") == ["Qvxoril"]
    assert names("We ask Qvxoril and friends") == ["Qvxoril"]
    assert names("tacka kommunen") == []


def test_what_is_said_to_be_called_so_is_no_person() -> None:
    assert names("Saga heter vårt bokningssystem") == []
    assert names("Metoden Greta fungerar, Greta står för grepp och taktik") == []
    assert names("Greta håller i metoden") == ["Greta"]


def test_a_misspelt_word_that_opens_a_sentence_is_no_name() -> None:
    assert names("Pratik i butik") == []
    assert names("Kontakta Pratik") == ["Pratik"]


def test_a_full_name_is_certain_and_found_as_one() -> None:
    assert names("Det var Maria de la Cruz som frågade") == ["Maria de la Cruz"]
    assert certainty("Det var Maria de la Cruz som frågade") is Certainty.CERTAIN


def test_a_given_name_is_certain_only_where_something_says_that_it_is_a_person() -> None:
    assert certainty("kontakta Johan om bussarna") is Certainty.CERTAIN
    assert certainty("bussarna och Johan") is Certainty.SUSPECT


def test_a_word_that_begins_a_sentence_is_no_name_by_its_capital() -> None:
    assert names("Bo kvar är viktigare än att flytta hit") == []
    assert names("Per kommun behövs en lots. Hans idé är bra.") == []


def test_the_same_word_is_a_name_where_a_person_does_something() -> None:
    assert names("Bo undrade vem som betalar") == ["Bo"]
    assert names("Vi frågade Per") == ["Per"]


def test_the_ending_of_a_genitive_is_not_part_of_the_name() -> None:
    assert names("Annas och Lindqvists idé") == ["Anna", "Lindqvist"]
    assert names("Jonas och Hans förslag") == ["Jonas", "Hans"]


def test_a_surname_needs_a_title_or_to_be_nothing_else() -> None:
    assert names("rektor Lund vill mer") == ["Lund"]
    assert names("tåget till Lund") == []


def test_a_name_that_is_a_place_too_is_judged_by_what_stands_beside_it() -> None:
    assert names("hos Nora på HR") == ["Nora"]
    assert names("mötet i Nora") == []


def test_names_beside_a_name_are_names() -> None:
    assert names("Saga, Anna och Bo") == ["Saga", "Anna", "Bo"]


def test_streets_projects_and_firms_with_a_persons_name_are_none() -> None:
    assert names("Samling vid Anna Lindhs plats") == []
    assert names("projektet Freja och stormen Gudrun") == []
    assert names("Lindqvist Bygg AB och Nilsson & Söner") == []


def test_somebodys_way_in_is_no_street() -> None:
    assert names("Fatimas väg in i yrket") == ["Fatima"]


def test_an_attendance_line_holds_names_that_no_list_knows() -> None:
    assert names("Deltagare: Anna, Qvxo, Region Värmland") == ["Anna", "Qvxo"]


@pytest.mark.parametrize("label", ["Närv:", "Närv.", "Ej närv:", "Frånv.:", "Delt.:", "Deltog:"])
@pytest.mark.parametrize("between", [", ", "; ", " och ", " & ", "/"])
def test_a_short_label_leads_a_list_of_initials_and_names(label: str, between: str) -> None:
    listed = ["B Qvxosand", "L. von Zzyxlo", "S. Al-Qvxam"]
    assert names(f"{label} {between.join(listed)} (vab)") == listed


def test_a_label_counts_behind_another_list_in_the_same_line() -> None:
    assert names("Ordf: A Qvxosand. Sekr: I. Zzyxlo") == ["A Qvxosand", "I. Zzyxlo"]


def test_a_remark_is_no_list() -> None:
    assert names("Anm: Qvxo bör stå först") == []
    assert names("Anm: D. Qvxosand, N Zzyxlo") == ["D. Qvxosand", "N Zzyxlo"]


def test_part_of_a_full_name_is_found_wherever_it_stands_alone() -> None:
    text = "Frågade Ulla Qvxosand. Qvxosand visste, enligt henne är Qvxosands hus kallt. Ulla log."
    assert names(text) == ["Ulla Qvxosand", "Qvxosand", "Qvxosand", "Ulla"]


def test_part_of_a_full_name_that_is_a_place_or_a_word_is_no_name_by_that() -> None:
    assert names("Kerstin Lund bor i Lund. Mats Bro vill ha en bro. Bro är dyrt.") == [
        "Kerstin Lund",
        "Mats Bro",
    ]


def test_an_unknown_pair_behind_a_preposition_is_for_a_person_to_decide() -> None:
    assert names("Listan förs av Qvxora Zzyxlin") == ["Qvxora Zzyxlin"]
    assert certainty("Det gick bra med Qvxora Zzyxlin") is Certainty.SUSPECT
    assert names("Skolan drivs av Qvxora Zzyxlin") == []
    assert names("med Qvxora Fastigheter till Qvxora Kulturhus och Gröna Qvxo") == []


def test_two_towns_in_a_sentence_are_no_people_by_what_they_do() -> None:
    assert names("Vilhelmina och Dorotea delar på en jour") == []
    assert names("Nora från Mora vill ha fler turer") == ["Nora"]


def test_a_house_is_no_person() -> None:
    assert names("Ellen kulturhus och Saga teater") == []
    assert names("Sven Hultins plats i Göteborg") == []
    assert names("Fatimas arbetsplats") == ["Fatima"]


def test_a_given_name_in_small_letters_is_found_before_a_bracket_or_a_word_for_saying() -> None:
    assert names("fler stolar, stina (biblioteket) vet") == ["stina"]
    assert names("göran berättade om snön") == ["göran"]
    assert names("en sten (eller två)") == []


def test_a_line_under_the_heading_of_an_attendance_list_is_one() -> None:
    assert names("Qvxo Zzyx", "Deltagare") == ["Qvxo Zzyx"]
    assert names("Qvxo Zzyx") == []


def test_a_signature_is_a_name() -> None:
    assert names("Mer lokal förankring behövs /Qvxo") == ["Qvxo"]
    assert names("Mvh Qvxo") == ["Qvxo"]


def test_the_bearer_of_a_public_office_is_for_a_person_to_decide() -> None:
    assert certainty("statsminister Ulf Malmberg") is Certainty.SUSPECT


def test_names_in_small_letters_are_found_where_people_are_spoken_with() -> None:
    assert names("kolla med eva på hr") == ["eva"]
    assert names("anna lindqvist vet mer") == ["anna lindqvist"]
    assert names("björn och varg i skogen, per kommun") == []


def test_an_abbreviation_beside_a_name_is_not_part_of_it() -> None:
    assert names("enligt Anna HR är det klart") == ["Anna"]


def test_a_full_name_is_found_behind_a_word_that_begins_the_sentence() -> None:
    assert names("Underskrivet Eskil Norrby") == ["Eskil Norrby"]


def test_a_name_spelt_otherwise_than_the_lists_have_it_is_found() -> None:
    assert names("Intervju med Josephina Zajkowska") == ["Josephina Zajkowska"]
    assert names("hälsa Tomáš") == ["Tomáš"]


def test_a_king_with_his_number_is_no_private_person() -> None:
    assert names("Karl XII:s väg") == []


def test_the_label_of_a_list_is_no_name() -> None:
    assert names("Närv: D Okonkwo / M Wahlén. Frånv: V Skarp") == [
        "D Okonkwo",
        "M Wahlén",
        "V Skarp",
    ]
