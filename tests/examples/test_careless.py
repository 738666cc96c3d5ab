"""Careless replies, made of the good ones, are put right or lose what is wrong with them.

What is put right is put right by a second reply, which is scripted: as an able colleague would
answer, or not at all.
"""

import json
import re

import pytest

from synthkit.app.pipeline import overview, place_loose_notes, summarise
from synthkit.app.sections import Existing
from synthkit.drafts.ledger import balance
from synthkit.engines.models.model import Reply
from synthkit.model.note import LeftOutReason
from tests.recordings.example import context_on, copied, engine_of, read_workshop
from tests.recordings.recorded import CAPACITY, Recorded, recordings

SCHOOLED = "SFI räcker inte i vården – språkstöd behövs på jobbet (ex. språkcafé på lunchen)."
# What commands a machine is known without asking one.
COMMANDING = {LeftOutReason.INSTRUCTION}
HR = "HR sitter på strategisk kompetens (ex. prognoser) som RUA aldrig får se – prata mer."
STRATEGY = "Regionen kan stötta kommuner som saknar strategi (ex. mall) – i ett län har 5 av 14."


class Careless:
    """The recorded replies, one draft of them spoilt, and the repair of it.

    Args:
        spoil: changes the reply to a draft.
        repair: the answer to a request for repairs; nothing, where none is given.
    """

    name = "careless"
    capacity = CAPACITY

    def __init__(self, spoil, repair=None):
        self._good = Recorded(recordings())
        self._spoil = spoil
        self._repair = repair
        self.asked = []

    def complete(self, request):
        self.asked.append(request)
        match request.prompt.name:
            case "draft":
                answer = json.loads(self._good.complete(request).text)
                self._spoil(answer)
            case "repair":
                answer = self._repair(request.messages[-1].text) if self._repair else {}
            case "merge":
                answer = shortened(request.messages[-1].text)
        return Reply(text=json.dumps(answer, ensure_ascii=False))

    @property
    def tasks(self):
        return [request.prompt.name for request in self.asked]

    def shown(self, task="repair"):
        return next(r.messages[-1].text for r in self.asked if r.prompt.name == task)


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """The example with its loose notes placed, and nothing summarised."""
    folder = tmp_path_factory.mktemp("placed")
    workshop = read_workshop(folder)
    with context_on(folder, workshop) as context:
        place_loose_notes(context, engine_of(Recorded(recordings()), context))
    return folder, workshop


@pytest.fixture
def make(placed, tmp_path):
    """``make(model, number)`` is the section that becomes of a model's replies, and all of it."""

    def made(model, number=1):
        folder, workshop = placed
        with context_on(copied(folder, tmp_path), workshop) as context:
            summarise(context, engine_of(model, context), (number,), Existing.OWN)
            whole = overview(context)
        balance(whole)
        assert whole.errors == ()
        return whole.section(number), whole

    return made


# How a reply is spoilt, and what is asked


def insights(answer):
    return [insight for theme in answer["themes"] for insight in theme["insights"]]


def reword(before, after):
    def spoil(answer):
        (line,) = [insight for insight in insights(answer) if before in insight["text"]]
        line["text"] = line["text"].replace(before, after)

    return spoil


def line_of(asked, words):
    """The alias of the line that holds these words."""
    return re.findall(rf"(?m)^(l\d+) .*{re.escape(words)}", asked)[0]


def theme_over(asked, line):
    """The alias of the theme that a line stands under."""
    return re.findall(r"(?m)^(t\d+) ", asked[: asked.index(f"\n{line} ")])[-1]


def notes_of(asked, line=None):
    """The aliases of the notes behind a line, or of all."""
    of = rf"[^)\n]*of {line}\b" if line else ""
    return re.findall(rf"(?m)^\[(n\d+)\] \([^)\n]*?{of}", asked)


def rewritten(words, text):
    """A repair that words the line that holds these words anew, on the same notes."""

    def repair(asked):
        line = line_of(asked, words)
        noted = notes_of(asked, line)
        theme = theme_over(asked, line)
        return {
            "insights": [{"theme": theme, "line": line, "text": text, "notes": noted, "also": []}]
        }

    return repair


def shortened(asked):
    """Lines merged under four titles, each with the lines that it is made of."""
    among, _, single = asked.rpartition("<lines>")[2].partition("\nSingle points\n")
    lines = re.findall(r"(?m)^\[(i\d+)\] \([^)]*\) (.*)$", among)
    titles = ("Samarbete med HR", "RUA:s roll", "Vattentäta skott", "Lärande mellan regioner")
    return {
        "themes": [
            {
                "title": title,
                "insights": [{"text": t, "sources": [i]} for i, t in lines[at :: len(titles)]],
            }
            for at, title in enumerate(titles)
        ],
        "tensions": [],
        "left_out": re.findall(r"(?m)^\[(i\d+)\]", single),
    }


def texts(section):
    return [insight.text for insight in section.draft.insights]


def reasons(section):
    return [left.reason for left in section.draft.left_out]


def codes(whole):
    return {finding.code for finding in whole.findings}


# What is wrong in a line


WRONG = [
    pytest.param(1, "SFI räcker inte", "SFI räcker", SCHOOLED, id="a negation dropped"),
    pytest.param(1, "som RUA aldrig får se", "som RUA får se", HR, id="a never dropped"),
    pytest.param(2, "5 av 14", "6 av 14", STRATEGY, id="a number changed"),
    pytest.param(1, "som RUA aldrig", "som [PERSON-9] aldrig", HR, id="a person's token"),
]


@pytest.mark.parametrize(("number", "right", "wrong", "line"), WRONG)
def test_a_line_that_says_what_its_notes_do_not_is_worded_anew(make, number, right, wrong, line):
    model = Careless(reword(right, wrong), rewritten(wrong, line))

    section, whole = make(model, number)

    assert model.tasks == ["draft", "repair"]
    assert line in texts(section)
    assert LeftOutReason.NOT_COVERED not in reasons(section)
    assert "line_withdrawn" not in codes(whole)


@pytest.mark.parametrize(("number", "right", "wrong", "line"), WRONG)
def test_where_it_is_not_it_is_withdrawn_and_its_notes_are_listed(make, number, right, wrong, line):
    section, whole = make(Careless(reword(right, wrong)), number)

    assert not [text for text in texts(section) if wrong in text or text == line]
    assert LeftOutReason.NOT_COVERED in reasons(section)
    assert "line_withdrawn" in codes(whole)


def test_where_the_second_reply_is_as_wrong_it_is_withdrawn(make):
    wrong = STRATEGY.replace("5 av 14", "7 av 14")
    model = Careless(reword("5 av 14", "6 av 14"), rewritten("6 av 14", wrong))

    section, whole = make(model, 2)

    assert not [text for text in texts(section) if "av 14" in text]
    assert "line_withdrawn" in codes(whole)


# What is passed over


def forget(answer):
    answer["left_out"] = []
    answer["themes"][0]["insights"].pop(0)


def remember(asked):
    noted = notes_of(asked)
    line = line_of(asked, "Gemensamma projekt")
    theme = theme_over(asked, line)
    return {
        "insights": [
            {"theme": theme, "line": None, "text": HR, "notes": noted[:1], "also": noted[1:2]}
        ],
        "left_out": [{"note": note, "reason": "minor"} for note in noted[2:]],
    }


def test_notes_that_a_reply_forgets_are_asked_for_once_more(make):
    model = Careless(forget, remember)

    section, _ = make(model)

    assert "Mentorer: erfaren kollega" in model.shown()
    assert HR in texts(section)
    assert set(reasons(section)) - COMMANDING == {LeftOutReason.MINOR}


def test_where_they_are_forgotten_again_they_are_listed(make):
    section, _ = make(Careless(forget))

    assert set(reasons(section)) - COMMANDING == {LeftOutReason.NOT_COVERED}
    assert len(reasons(section)) == 18


def test_notes_that_do_not_exist_are_dropped_and_counted(make):
    def spoil(answer):
        insights(answer)[0]["notes"].append("n999")
        insights(answer)[1]["notes"] = ["x1", "n998"]

    model = Careless(spoil)

    section, whole = make(model)

    (dropped,) = [found for found in whole.findings if found.code == "unknown_ids_dropped"]
    assert dropped.values["count"] == 3
    assert "unsourced_lines_dropped" in codes(whole)
    assert reasons(section).count(LeftOutReason.NOT_COVERED) == 3


# What is wrong with the whole


def test_a_theme_for_each_line_is_merged(make):
    def spoil(answer):
        words = [insight["text"].split()[-1].strip(".)") for insight in insights(answer)]
        answer["themes"] = [
            {"title": f"Om {word}", "insights": [insight]}
            for word, insight in zip(words, insights(answer), strict=True)
        ]

    model = Careless(spoil)

    section, _ = make(model)

    assert "merge" in model.tasks
    assert len(section.draft.themes) == 4
    assert len(section.draft.insights) == 12
    assert len(section.draft.tensions) == 1
    assert LeftOutReason.NOT_COVERED not in reasons(section)


def test_padded_titles_are_put_anew(make):
    def spoil(answer):
        answer["themes"][0]["title"] = "Övrigt"
        answer["themes"][1]["title"] = (
            "Allmänna och övergripande synpunkter på det viktiga området samverkan"
        )

    def repair(asked):
        titles = {line_of(asked, "Gemensamma"): "Samarbete med HR"}
        titles[line_of(asked, "Ta reda på")] = "Lärande mellan regioner"
        said = [{"theme": theme_over(asked, line), "title": t} for line, t in titles.items()]
        return {"titles": said}

    section, whole = make(Careless(spoil, repair))

    assert {"Samarbete med HR", "Lärande mellan regioner"} < {
        theme.title for theme in section.draft.themes
    }
    assert not codes(whole) & {"catch_all_title", "title_length"}


def test_where_they_are_not_a_person_is_told(make):
    def spoil(answer):
        answer["themes"][0]["title"] = "Övrigt"

    _, whole = make(Careless(spoil))

    assert "catch_all_title" in codes(whole)


def test_a_line_that_claims_all_notes_keeps_those_that_speak_of_it(make):
    def spoil(answer):
        noted = [note for line in insights(answer) for note in (*line["notes"], *line["also"])]
        line = {"text": "RUA och HR bör samarbeta mer.", "quote": None, "notes": noted, "also": []}
        answer["themes"] = [{"title": "Samarbete med HR", "insights": [line]}]

    model = Careless(spoil)

    section, whole = make(model)

    assert "citations_dropped" in codes(whole)
    assert "SFI räcker inte i vården" in model.shown()
    assert len(section.draft.insights[0].citations) < 25


def test_two_sides_on_the_same_notes_are_no_disagreement(make):
    def spoil(answer):
        sides = answer["tensions"][0]
        noted = sides["one"]["notes"] + sides["other"]["notes"]
        sides["one"]["notes"] = sides["other"]["notes"] = noted

    model = Careless(spoil)

    section, whole = make(model)

    assert section.draft.tensions == ()
    assert "unsourced_lines_dropped" in codes(whole)
    assert "I en liten region måste RUA göra jobbet själv" in model.shown()
