"""Edits of a document become decisions that make the synthesis say what the document says."""

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from synthkit.app.adopting import Editor, adopt
from synthkit.app.conflicts import Conflict, Preferred, Resolution
from synthkit.app.corrections import move
from synthkit.app.document_tree import DocumentTree, TreeLine, TreeQuestion, TreeTheme
from synthkit.drafts.changes import decided
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.text.phrases import sentence
from tests.builders import NOON, insight, notes, question, section, synthesis, theme

WORDS = (
    *("lotsar", "skolor", "bussar", "mentorer", "avgifter", "lokaler", "möten", "ledare", "språk"),
    *("praktik", "bostäder", "kurser", "system", "regler", "budgetar", "planer", "kontor", "team"),
    *("metoder", "verktyg", "nätverk", "föreningar", "bibliotek", "parker"),
)


def sentences(rng: random.Random, count: int) -> list[str]:
    """Lines of six words each, no two of which share so many that they are alike."""
    made: list[str] = []
    while len(made) < count:
        words = rng.sample(WORDS, 6)
        if all(len(set(words) & set(line.casefold().strip(".").split())) <= 3 for line in made):
            made.append(" ".join(words).capitalize() + ".")
    return made


def workshop(rng: random.Random) -> Synthesis:
    texts = sentences(rng, rng.randint(2, 7))
    given_notes = notes(*texts)
    lines = [insight(text, note) for text, note in zip(texts, given_notes, strict=True)]
    cuts = sorted(rng.sample(range(1, len(lines)), rng.randint(0, min(2, len(lines) - 1))))
    parts = [lines[a:b] for a, b in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
    themes = tuple(theme(f"Tema {WORDS[n]}", *part) for n, part in enumerate(parts))
    return synthesis(
        None,
        section(question(), Draft(themes=themes), given_notes),
        notes_by_question={1: given_notes},
    )


def tree(of: Synthesis) -> DocumentTree:
    themes = tuple(
        TreeTheme(
            title=one.title,
            ids=(one.id,),
            lines=tuple(TreeLine(text=sentence(i.text), ids=(i.id,)) for i in one.insights),
        )
        for one in of.sections[0].draft.themes
    )
    return DocumentTree(questions=(TreeQuestion(number=1, themes=themes),))


def said(document: DocumentTree) -> list[tuple[str, list[str]]]:
    return [
        (one.title, [line.text for line in one.lines])
        for one in document.questions[0].themes
        if one.lines
    ]


def after(before: Synthesis, edited: DocumentTree, exported: DocumentTree) -> Synthesis:
    adoption = adopt(before, exported, edited, tree(before))
    if adoption.change is None:
        return before
    made = decided(before.sections[0], adoption.change.decisions, NOON)
    return before.model_copy(update={"sections": (made,)})


def edit(rng: random.Random, document: DocumentTree, fresh: list[str]) -> DocumentTree:
    """One edit as a person makes it."""
    themes = [(t.title, t.ids, list(t.lines)) for t in document.questions[0].themes]
    at = rng.randrange(len(themes))
    _, ids, lines = themes[at]
    kind = rng.choice(("reword", "delete", "move", "add", "retitle", "shift", "new theme"))
    if kind == "reword" and lines:
        place = rng.randrange(len(lines))
        words = lines[place].text.rstrip(".").split()
        words[rng.randrange(len(words))] = "omskrivet"
        lines[place] = lines[place].model_copy(update={"text": f"{' '.join(words)}."})
    elif kind == "delete" and sum(len(one[2]) for one in themes) > 1 and lines:
        lines.pop(rng.randrange(len(lines)))
    elif kind == "move" and lines:
        line = lines.pop(rng.randrange(len(lines)))
        target = themes[rng.randrange(len(themes))][2]
        target.insert(rng.randint(0, len(target)), line)
    elif kind == "add" and fresh:
        lines.insert(rng.randint(0, len(lines)), TreeLine(text=fresh.pop()))
    elif kind == "retitle":
        themes[at] = (f"Rubrik {rng.randint(100, 999)}", ids, lines)
    elif kind == "shift":
        themes.insert(rng.randrange(len(themes)), themes.pop(at))
    elif kind == "new theme" and lines:
        themes.insert(at, (f"Nytt {rng.randint(100, 999)}", (), [lines.pop()]))
    made = tuple(TreeTheme(title=t, ids=i, lines=tuple(ls)) for t, i, ls in themes)
    return DocumentTree(questions=(TreeQuestion(number=1, themes=made),))


def without_anchors(document: DocumentTree) -> DocumentTree:
    themes = tuple(
        one.model_copy(
            update={
                "ids": (),
                "lines": tuple(line.model_copy(update={"ids": ()}) for line in one.lines),
            }
        )
        for one in document.questions[0].themes
    )
    return DocumentTree(questions=(TreeQuestion(number=1, themes=themes),))


@settings(max_examples=4 * settings().max_examples)
@given(seed=st.integers(0, 10**9), edits=st.integers(0, 6), anchored=st.booleans())
def test_after_any_edits_the_synthesis_says_what_the_document_says(seed, edits, anchored):
    rng = random.Random(seed)
    before = workshop(rng)
    exported = document = tree(before)
    fresh = [f"Egen rad {word} nummer {n}." for n, word in enumerate(rng.sample(WORDS, 6))]
    for _ in range(edits):
        document = edit(rng, document, fresh)

    made = after(before, document if anchored else without_anchors(document), exported)

    assert said(tree(made)) == said(document)


@settings(max_examples=2 * settings().max_examples)
@given(seed=st.integers(0, 10**9), edits=st.integers(1, 6))
def test_what_is_adopted_once_is_not_adopted_again(seed, edits):
    rng = random.Random(seed)
    before = workshop(rng)
    exported = document = tree(before)
    fresh = [f"Egen rad {word} nummer {n}." for n, word in enumerate(rng.sample(WORDS, 6))]
    for _ in range(edits):
        document = edit(rng, document, fresh)
    made = after(before, document, exported)

    again = adopt(made, exported, document, tree(made))

    assert again.change is None


def moved_in_two_ways(choose: Callable[[Conflict], Preferred]) -> tuple[str, Conflict]:
    """Where a line then stands that the editor moved under Kurser, and somebody under Möten."""
    first, second, third = notes("Bygg en brygga", "Ordna en kurs", "Håll ett möte")
    themes = tuple(
        theme(title, insight(note.text, note))
        for title, note in (("Byggen", first), ("Kurser", second), ("Möten", third))
    )
    under = (first, second, third)
    exported = synthesis(
        None, section(question(), Draft(themes=themes), under), notes_by_question={1: under}
    )
    line = themes[0].insights[0].id
    decisions = move(exported, line, themes[2].id).decisions
    here = exported.model_copy(
        update={"sections": (decided(exported.sections[0], decisions, NOON),)}
    )
    before = tree(exported)
    emptied, courses, meetings = before.questions[0].themes
    into = courses.model_copy(update={"lines": (*courses.lines, *emptied.lines)})
    edited = DocumentTree(questions=(TreeQuestion(number=1, themes=(into, meetings)),))
    resolution = Resolution(choose)

    change = adopt(here, before, edited, tree(here), Editor(resolution=resolution)).change

    draft = decided(here.sections[0], change.decisions if change else (), NOON).draft
    ((conflict, _),) = resolution.met
    return next(t.title for t in draft.themes if line in [i.id for i in t.insights]), conflict


def test_a_line_moved_in_two_ways_is_a_conflict_and_stands_where_is_chosen():
    kept, conflict = moved_in_two_ways(lambda _: Preferred.MINE)
    taken, _ = moved_in_two_ways(lambda _: Preferred.THEIRS)

    assert (conflict.id, kept, taken) == ("order-1", "Möten", "Kurser")
    assert "Kurser: Ordna en kurs.; Bygg en brygga." in conflict.theirs
    assert "Möten: Håll ett möte.; Bygg en brygga." in conflict.ours
