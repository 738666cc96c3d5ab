"""What is new since an edited document, as tracked changes: accepted it, rejected the other one."""

import io
import random
import shutil

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.exporters.docx.tracked import AUTHOR, tracked
from tests.builders import NOON
from tests.exporters.editing import saved_by_libreoffice
from tests.exporters.revisions import paragraphs, settled

WORDS = ("lotsar", "skolor", "bussar", "mentorer", "avgifter", "lokaler", "möten", "ledare")
STYLES = ("Heading 2", "Heading 3", "List Bullet", "Normal")
Written = list[tuple[str, str]]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def word_file(written: Written) -> bytes:
    made, saved = docx.Document(), io.BytesIO()
    for style, text in written:
        made.add_paragraph(text, style=style)
    made.add_paragraph("Sist står alltid detsamma.")
    made.save(saved)
    return saved.getvalue()


def some(rng: random.Random) -> Written:
    return [
        (rng.choice(STYLES), " ".join(rng.sample(WORDS, rng.randint(1, 6))) + rng.choice(("", ".")))
        for _ in range(rng.randint(0, 9))
    ]


def edited(rng: random.Random, before: Written) -> Written:
    after = list(before)
    for _ in range(rng.randint(0, 5)):
        at = rng.randint(0, len(after))
        kind = rng.choice(("add", "drop", "move", "reword"))
        if kind == "add":
            after[at:at] = some(rng)[:1]
        elif at < len(after):
            style, text = after.pop(at)
            if kind == "move":
                after.insert(rng.randint(0, len(after)), (style, text))
            elif kind == "reword":
                after.insert(at, (style, f"{text} {rng.choice(WORDS)}"))
    return after


@given(seed=st.integers(0, 10**9), related=st.booleans())
def test_accepted_it_is_the_new_document_and_rejected_the_old_one(seed, related):
    rng = random.Random(seed)
    before = some(rng)
    after = edited(rng, before) if related else some(rng)
    old, new = word_file(before), word_file(after)

    made = tracked(new, old, NOON)

    assert settled(made, accepted=True) == paragraphs(new)
    assert settled(made, accepted=False) == paragraphs(old)
    assert tracked(new, old, NOON) == made


def test_words_alone_are_marked_where_a_line_stays():
    old = word_file([("List Bullet", "Höj avgiften för parkering i centrum")])
    new = word_file([("List Bullet", "Höj avgiften för bussar i centrum")])

    document = docx.Document(io.BytesIO(tracked(new, old, NOON))).element.xml

    assert "<w:delText>parkering</w:delText>" in document
    assert "<w:t>bussar</w:t>" in document
    assert f'w:author="{AUTHOR}"' in document
    assert f'w:date="{NOON:%Y-%m-%dT%H:%M:%SZ}"' in document


def test_changes_that_were_tracked_before_count_as_accepted():
    first = word_file([("Normal", "Ett"), ("Normal", "Två")])
    second = word_file([("Normal", "Ett"), ("Normal", "Tre")])
    third = word_file([("Normal", "Ett"), ("Normal", "Tre"), ("Normal", "Fyra")])

    made = tracked(third, tracked(second, first, NOON), NOON)

    assert settled(made, accepted=False) == paragraphs(second)


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_knows_the_changes_as_its_own(tmp_path):
    before = [("Heading 2", "1. Vad behövs?"), ("Heading 3", "Möten")]
    before += [("List Bullet", f"En {word} till varje grupp.") for word in WORDS]
    new_lines = [("Heading 3", "Möten och resor"), ("List Bullet", "Helt nytt.")]
    after = [before[0], *new_lines, *before[3:]]
    after[5] = ("List Bullet", "En annan sak till varje grupp.")
    old, new = word_file(before), word_file(after)
    path = tmp_path / "ändringar.docx"
    path.write_bytes(tracked(new, old, NOON))

    saved = (saved_by_libreoffice(str(SOFFICE), path, tmp_path / "ut")).read_bytes()

    assert settled(saved, accepted=True) == paragraphs(new)
    assert settled(saved, accepted=False) == paragraphs(old)
