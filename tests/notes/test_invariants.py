"""What holds for every document, however it is made."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import Block, BlockKind, Document, Place
from synthkit.notes.extraction import extract_notes
from synthkit.notes.points import points
from synthkit.text.wordforms import bare_words
from tests.builders import document, item
from tests.notes.builders import (
    ASKED,
    Dialogue,
    ledger,
    one_common_file,
    one_file_a_group,
    one_file_a_question,
    one_titled_file_a_question,
    take,
    triples,
)

LINES = st.sampled_from(
    (
        *ASKED,
        "Fråga 1",
        "Fråga 2:",
        "2. Hur kan vi stärka strukturer? – vi tycker att regionen bör ta ansvar",
        "3",
        "Q3 Näringslivet",
        "Grupp 1",
        "Grupp 2: Anna, Bo",
        "Bord 3 – vi var många som ville prata om bostäder",
        "Övrigt",
        "Näringslivet?",
        "Samverkan:",
        "Deltagare: Anna, Bo och Cecilia",
        "Närvarande",
        "Deltagare: Bo\nFråga 2\nSkriv era punkter här\nlotsar",
        "Anna Ek",
        "Sida 1 av 3",
        "9 oktober 2025",
        "Datum",
        "Namn",
        "Organisation",
        "Skriv era viktigaste punkter här",
        "[skriv här]",
        "…",
        "-",
        "",
        "Ja",
        "+1",
        "- mer utbyte\n- studiebesök → nya idéer",
        "• boende • buss • fritid",
        "o Lokala nätverk",
        "1) Ge klustren uppdrag",
        "→ bättre behovsanalys, t.ex. i ALMI. Vi vill mer.",
        "Stöd till näringslivet",
        "Hur går vi från projekt till långsiktigt arbete?",
        (
            "Vi pratade länge om hur RUA kan ta del av HR:s kompetens. Det behövs gemensamma "
            "projekt, bl.a. kring språk. Värmland gör så redan i dag. Bra! Fler borde följa efter "
            "kl. 13 när de har tid att göra det ihop med kommunerna."
        ),
        "1\tinget\n\n  Fråga 3\nSkattelättnad\nGrupp 4\nlotsar",
    )
)
ANY_TEXT = st.one_of(LINES, st.text(alphabet="aåB1 .:?!-–•→\n(),\t", max_size=40))
COUNT = st.none() | st.integers(1, 4)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=ANY_TEXT,
    level=st.integers(0, 3),
    label=st.sampled_from((None, None, "1.", "2.", "a)", "•")),
    strong=st.booleans(),
    placeholder=st.sampled_from((False, False, False, True)),
    place=st.builds(Place, page=COUNT, table=COUNT, row=COUNT, column=COUNT),
    parent=st.none() | st.integers(0, 12),
)
NAMES = st.sampled_from(
    ("Grupp 1.docx", "Grupp 1.pdf", "bord_3_ws2.pdf", "Fråga 2.docx", "alla.docx", "näringsliv.pdf")
)


@st.composite
def folders(draw: st.DrawFn) -> tuple[Document, ...]:
    """Some files, of which several may hold the same."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    contents = draw(st.lists(st.lists(BLOCKS, max_size=14), min_size=1, max_size=len(names)))
    return tuple(
        document(name, *contents[n % len(contents)]).model_copy(
            update={"unread_pages": draw(st.sampled_from(((), (), (2,))))}
        )
        for n, name in enumerate(names)
    )


@given(folders())
def test_every_block_is_behind_a_note_or_in_exactly_one_set_aside(files: tuple[Document, ...]):
    taken = take(*files)
    totals = ledger(files, taken).totals
    assert totals.blocks == sum(len(file.blocks) for file in files)
    assert totals.unread_pages == sum(len(file.unread_pages) for file in files)


@given(folders())
def test_ids_are_unique_and_parents_are_notes_of_the_same_file(files: tuple[Document, ...]):
    taken = take(*files)
    by_id = {note.id: note for note in taken.notes}
    assert len(by_id) == len(taken.notes)
    for note in taken.notes:
        if note.parent:
            assert by_id[note.parent].document == note.document
            assert by_id[note.parent].block < note.block


@given(folders(), st.randoms(use_true_random=False))
def test_the_order_in_which_files_come_does_not_count(files, random):
    shuffled = list(files)
    random.shuffle(shuffled)
    assert take(*shuffled) == take(*files)


@given(folders())
def test_every_word_of_a_block_with_notes_stands_in_them_unless_it_heads_them(files):
    taken = take(*files)
    for file in files:
        for position, block in enumerate(file.blocks):
            noted = [n for n in taken.notes if (n.document, n.block) == (file.key, position)]
            if not noted:
                continue
            said = Counter(w for note in noted for w in bare_words(note.text))
            heads = Counter(w for note in noted for h in note.headings for w in bare_words(h))
            missing = Counter(bare_words(block.text)) - said - heads
            numbers = {w for w in missing if re.fullmatch(r"\d{1,2}|[a-zåäö]", w)}
            assert set(missing) - numbers <= _words_of_headings(block.text), block.text


def _words_of_headings(text: str) -> set[str]:
    """The words of the lines that name a question or a group, and of the questions themselves."""
    named = re.findall(r"(?im)^\W*(?:fråga|grupp|bord|q)\s*\d.*$", text)
    return {w for line in (*named, *ASKED) for w in bare_words(line)}


@given(st.text(max_size=200), st.sampled_from(BlockKind))
def test_splitting_keeps_every_word(text, kind):
    kept = Counter(w for point in points(text, kind) for w in bare_words(point))
    missing = Counter(bare_words(text)) - kept
    assert all(re.fullmatch(r"\d{1,2}|[^\W\d]|x", word) for word in missing)


@given(
    st.lists(st.sampled_from(("Ja", "Mer tid", "Fler lotsar", "Nej")), min_size=2, max_size=8),
    st.data(),
)
def test_changing_one_note_keeps_the_ids_of_all_others(noted, data):
    changed = data.draw(st.integers(0, len(noted) - 1))
    before = take(document("Grupp 1.docx", *map(item, noted))).notes
    noted = [*noted[:changed], "Något helt annat", *noted[changed + 1 :]]
    after = take(document("Grupp 1.docx", *map(item, noted))).notes
    kept = Counter(note.text for note in after) & Counter(note.text for note in before)
    assert len({n.id for n in before} & {n.id for n in after}) == kept.total()


NOTES = st.sampled_from(
    (
        "RUA bör ta del av HR:s strategiska kompetens",
        "stöd till kommuner där det saknas",
        "Boende, kollektivtrafik, livsmiljö",
        "Samverkan",
        "Ja",
        "Hur går vi från projekt till långsiktigt arbete?",
        "näringslivet är svårt att nå",
        "Kartlägg behov → matcha",
        "internationell talang är inte alltid lösningen",
        "grupp 2 sa samma sak",
        "fråga företagen vad de behöver",
    )
)
DIALOGUES = st.dictionaries(
    st.sampled_from(("Grupp 1", "Grupp 2", "Grupp 3", "Bord 4", "Grupp Norr", "Grupp 6")),
    st.fixed_dictionaries(
        {n: st.lists(NOTES, min_size=1, max_size=4).map(tuple) for n in (1, 2, 3)}
    ),
    min_size=2,
    max_size=6,
)


@pytest.mark.parametrize(
    "shape", [one_common_file, one_file_a_question, one_titled_file_a_question]
)
@given(dialogue=DIALOGUES)
def test_the_shape_of_the_files_changes_neither_groups_nor_questions(shape, dialogue: Dialogue):
    expected = sorted(
        (text, group, number)
        for group, answers in dialogue.items()
        for number, noted in answers.items()
        for text in noted
    )
    assert sorted(triples(take(*one_file_a_group(dialogue)))) == expected
    assert sorted(triples(take(*shape(dialogue)))) == expected


def test_no_documents_and_no_questions_are_no_trouble():
    assert extract_notes((), (), {}).notes == ()
    assert [n.text for n in extract_notes((document("a.docx", item("Ja")),), (), {}).notes] == [
        "Ja"
    ]


HOSTILE = (
    "a" * 400_000, "x" + " " * 400_000 + "y", "\n" * 50_000 + "x", "vad? " * 4_000, "A: " * 4_000,
    "1. " * 4_000, "(" * 9_000, "Grupp " + "A" * 9_000, "Anna, " * 2_000,
    "data:image/png;base64," + "iVBO" * 90_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
@pytest.mark.parametrize("kind", [BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING])
def test_no_text_takes_time_that_grows_with_the_square_of_its_length(text, kind):
    files = (document("Grupp 1.docx", Block(kind=kind, text=text), item("Ett tak")),)
    begun = time.process_time()
    taken = take(*files)
    assert "Ett tak" in [note.text for note in taken.notes]
    assert time.process_time() - begun < 10


def test_a_word_without_end_is_left_out_and_said():
    taken = take(document("Grupp 1.docx", item("Bilden: data:image/png;base64," + "iVBO" * 900)))
    assert [note.text for note in taken.notes] == ["Bilden: …"]
    assert [f.code for f in taken.findings] == ["endless_words"]
