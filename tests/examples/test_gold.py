"""The workshops made by hand: gold fits itself, the traps are there, the people are invented."""

import re
from collections import Counter

from tests.examples.workshops import every_workshop

NEGATION = {
    "sv": r"\b(inte|ej|ing(en|ens|et|a|enting)|aldrig|sällan|noll|nej|utan|glöm(s|mer)|saknas"
    r"|varken|nobben)\b",
    "en": r"\b(not|no|nobody|none|never|nothing|hardly|without|neither|nor|cannot|un\w+)\b|n't\b",
}


@every_workshop
def test_every_id_in_the_gold_resolves(case):
    themes = {theme["id"] for asked in case.gold["questions"] for theme in asked["themes"]}
    named = [trap["note"] for trap in case.gold["traps"] if "note" in trap]
    named += [entry["note"] for entry in case.gold["pii"]]
    named += [entry["note"] for entry in case.gold["non_notes"]["tracked_deletions"]]
    named += [
        note
        for trap in case.gold["traps"]
        for side in trap.get("sides", {}).values()
        for note in side
    ]
    assert [note for note in named if note not in case.notes] == []
    assert {note["theme"] for note in case.substantive} - themes == {None}
    bullets = {bullet["id"] for bullet in case.bullets}
    assert {bullet for note in case.substantive for bullet in note["bullets"]} == bullets


@every_workshop
def test_a_substantive_note_is_in_a_theme_or_is_one_groups_point(case):
    assert all((note["theme"] is None) == note["minor"] for note in case.substantive)
    assert all(note["question"] for note in case.substantive)
    others = [note for note in case.gold["notes"] if note["kind"] != "substantive"]
    assert all(not note["question"] for note in others)


@every_workshop
def test_the_gold_has_the_shape_of_a_published_synthesis(case):
    for asked in case.gold["questions"]:
        assert 3 <= len(asked["themes"]) <= 5
        for theme in asked["themes"]:
            assert 1 <= len(theme["title"].split()) <= 5
            assert 1 <= len(theme["bullets"]) <= 4
            assert all(bullet["support"] for bullet in theme["bullets"])
            assert all(
                case.expected.words <= len(bullet["text"].split()) <= 18
                for bullet in theme["bullets"]
            )


@every_workshop
def test_most_insights_rest_on_several_groups(case):
    groups = [
        len({case.notes[note]["group"] for note in bullet["support"]}) for bullet in case.bullets
    ]
    assert sum(count >= 2 for count in groups) >= 0.9 * len(groups)
    assert max(groups) >= case.expected.widest


# ---- the traps -------------------------------------------------------------------------------


@every_workshop
def test_as_many_notes_from_as_many_groups_as_it_shall_have(case):
    fewest, most = case.expected.notes
    assert fewest <= len(case.gold["notes"]) <= most
    assert len({note["group"] for note in case.gold["notes"]}) == case.expected.groups


@every_workshop
def test_enough_traps_of_each_type(case):
    found = Counter(trap["type"] for trap in case.gold["traps"])
    assert found["contradiction"] >= case.expected.contradictions
    assert found["injection"] >= case.expected.injections
    assert found["negation"] >= case.expected.negations
    assert found["number"] >= case.expected.numbers
    assert found["negated-note"] >= case.expected.negated


@every_workshop
def test_enough_notes_that_placement_can_get_wrong(case):
    flags = Counter(flag for note in case.substantive for flag in note["flags"])
    assert flags["wrong-question"] >= case.expected.misplaced
    assert flags["two-questions"] >= case.expected.two_questions


@every_workshop
def test_enough_lines_off_topic(case):
    kinds = Counter(note["kind"] for note in case.gold["notes"])
    assert kinds["off-topic"] >= case.expected.off_topic


@every_workshop
def test_enough_points_that_only_one_group_makes(case):
    minor = sum(note["minor"] for note in case.substantive)
    assert minor >= case.expected.minor * len(case.substantive)


@every_workshop
def test_every_disagreement_stands_between_groups_and_under_one_question(case):
    for trap in case.traps("contradiction"):
        sides = [[case.notes[note] for note in side] for side in trap["sides"].values()]
        a, b = ({note["group"] for note in side} for side in sides)
        assert a, trap["why"]
        assert b, trap["why"]
        assert a.isdisjoint(b), trap["why"]
        assert len({note["question"] for side in sides for note in side}) == 1, trap["why"]


@every_workshop
def test_numbers_and_personal_data_stand_in_their_notes(case):
    for trap in case.traps("number"):
        assert all(number in case.notes[trap["note"]]["text"] for number in trap["numbers"])
    assert all(entry["value"] in case.notes[entry["note"]]["text"] for entry in case.gold["pii"])


@every_workshop
def test_a_line_that_repeats_a_note_or_the_gold_has_lost_no_negation(case):
    lines = [note["text"] for note in case.substantive]
    lines += [bullet["text"] for bullet in case.bullets]
    for trap in case.traps("negation"):
        topic, scope, negation = (
            re.compile(trap[key], re.IGNORECASE) for key in ("topic", "scope", "negation")
        )
        about = [line for line in lines if topic.search(line) and scope.search(line)]
        assert about, f"nobody says it: {trap['why']}"
        assert [line for line in about if not negation.search(line)] == []


@every_workshop
def test_a_negated_note_holds_a_negation(case):
    negation = re.compile(NEGATION[case.gold["metadata"]["language"]], re.IGNORECASE)
    negated = [case.notes[trap["note"]]["text"] for trap in case.traps("negated-note")]
    assert [text for text in negated if not negation.search(text.replace("’", "'"))] == []


@every_workshop
def test_what_must_not_appear_was_said_in_no_note(case):
    said = [note["text"] for note in case.gold["notes"]]
    for rule in case.gold["must_not_appear"]:
        assert [text for text in said if re.search(rule["pattern"], text, re.IGNORECASE)] == []


# ---- personal data is invented ---------------------------------------------------------------

# Ranges that the Swedish Post and Telecom Authority and Ofcom keep free for books and films.
FICTION = re.compile(
    r"07017406(0[5-9]|[1-9]\d)|0313900(6\d\d)|08465004\d\d"
    r"|07700900\d{3}|02079460\d{3}|01632960\d{3}|01174960\d{3}|01914980\d{3}"
)
LONG_NUMBER = re.compile(r"\b0\d{1,4}[- ][\d ]{5,}\d")
EXAMPLE_DOMAINS = {"example.se", "example.com", "example.org"}


@every_workshop
def test_personal_data_of_several_kinds_is_there(case):
    kinds = Counter(entry["kind"] for entry in case.gold["pii"])
    assert kinds.keys() >= {"name", "email", "phone"}
    assert kinds.keys() <= {"name", "email", "phone", "personnummer"}
    assert kinds.total() >= case.expected.personal


@every_workshop
def test_every_email_address_is_in_a_domain_kept_for_examples(case):
    domains = re.findall(r"@([\w.-]+\w)", case.all_words)
    assert domains
    assert set(domains) <= EXAMPLE_DOMAINS


@every_workshop
def test_every_phone_number_is_out_of_a_range_kept_for_fiction(case):
    phones = [
        re.sub(r"\D", "", entry["value"]) for entry in case.gold["pii"] if entry["kind"] == "phone"
    ]
    assert [phone for phone in phones if not FICTION.fullmatch(phone)] == []
    long_numbers = LONG_NUMBER.findall(case.all_words)
    assert sorted(phones) == sorted(re.sub(r"\D", "", number) for number in long_numbers)


@every_workshop
def test_every_personnummer_is_a_test_number_with_a_valid_check_digit(case):
    numbers = [e["value"] for e in case.gold["pii"] if e["kind"] == "personnummer"]
    assert numbers == re.findall(r"\b\d{6}-\d{4}\b", case.all_words)
    for number in numbers:
        digits = [int(digit) for digit in number if digit.isdigit()]
        doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
        assert sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
        assert number[7:9] in {"98", "99"}, "birth numbers from 980 on are given to no one"
