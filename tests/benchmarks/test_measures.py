"""The measures, on what the gold itself says and on what goes wrong with it."""

from copy import deepcopy

import pytest

from benchmarks.baselines import first_notes, k_means
from benchmarks.floors import FLOORS
from benchmarks.gold import Gold, matched
from benchmarks.measures import MEASURES, Scorer, adjusted_rand
from benchmarks.quality import workshops

WORKSHOPS = pytest.mark.parametrize("folder", workshops(), ids=lambda folder: folder.name)


def line(text, notes):
    return {"text": text, "citations": [{"note": note} for note in notes]}


def tension(sides):
    held = [line("", sorted(side)) for side in sides]
    return {"sides": held} | line("Delade meningar", sorted(sides[0] | sides[1]))


def ideal(gold):
    """An export that says what gold says."""
    table = gold.table
    return {
        "workshop": {"language": table["metadata"]["language"]},
        "notes": [
            {key: note[key] for key in ("id", "text", "question")} | {"document": note["file"]}
            for note in table["notes"]
        ],
        "questions": [
            {
                "number": question["number"],
                "themes": [
                    {
                        "title": theme["title"],
                        "insights": [line(b["text"], b["support"]) for b in theme["bullets"]],
                    }
                    for theme in question["themes"]
                ],
                "tensions": [
                    tension(sides)
                    for sides in gold.contradictions()
                    if gold.notes[min(sides[0])]["question"] == question["number"]
                ],
            }
            for question in table["questions"]
        ],
    }


def figure(score):
    """A score that there is."""
    assert score is not None
    return score


@WORKSHOPS
def test_what_gold_says_is_right_by_every_measure(folder):
    gold = Gold.read(folder)
    scores = Scorer(gold, ideal(gold), "").scores()
    for name in ("coverage", "overlap", "themes", "contradictions"):
        assert scores[name] == pytest.approx(1.0), name
    assert {scores["questions_headed"], scores["questions_loose"]} <= {1.0, None}
    assert scores["off_topic"] == scores["personal"] == 0.0


@WORKSHOPS
def test_every_note_is_found_again_by_its_words(folder):
    gold = Gold.read(folder)
    found = matched(gold, ideal(gold))
    assert sum(found[key] == {key} for key in gold.notes) >= 0.98 * len(gold.notes)


@WORKSHOPS
def test_a_line_that_cites_everything_covers_all_and_overlaps_with_little(folder):
    gold = Gold.read(folder)
    everything = ideal(gold)
    for question in everything["questions"]:
        cited = [n["id"] for n in everything["notes"] if n["question"] == question["number"]]
        question["themes"] = [{"title": "Allt", "insights": [line("Allt", cited)]}]
        question["tensions"] = []
    scores = Scorer(gold, everything, "").scores()
    assert scores["coverage"] == 1.0
    assert figure(scores["overlap"]) < 0.3
    assert scores["contradictions"] == scores["themes"] == 0.0


def test_what_must_not_be_there_is_counted():
    gold = Gold.read(workshops()[0])
    spoilt = deepcopy(ideal(gold))
    insights = spoilt["questions"][0]["themes"][0]["insights"]
    insights.append(deepcopy(insights[0]))
    insights[0]["text"] += " 4711"
    scores = Scorer(gold, spoilt, gold.table["pii"][0]["value"]).scores()
    assert scores["numbers"] == 1.0
    assert figure(scores["personal"]) >= 1.0
    assert figure(scores["redundant"]) > 0.0


def test_adjusted_rand_is_one_for_the_same_and_nothing_for_chance():
    assert adjusted_rand("aabbcc", "xxyyzz") == 1.0
    # The worked example of Hubert and Arabie: two by two, as chance would have it.
    assert adjusted_rand("aabb", "xyxy") == pytest.approx(-0.5)


@pytest.mark.parametrize("made", [first_notes, k_means])
def test_baselines_cite_notes_that_there_are_and_none_twice_in_a_theme(made):
    gold = Gold.read(workshops()[0])
    exported = made(ideal(gold))
    for question in exported["questions"]:
        for theme in question["themes"]:
            cited = [c["note"] for i in theme["insights"] for c in i["citations"]]
            assert len(cited) == len(set(cited)) > 0
            assert set(cited) <= gold.notes.keys()


def test_floors_are_set_on_measures_that_there_are():
    assert all(floors.keys() <= MEASURES.keys() for floors in FLOORS.values())
