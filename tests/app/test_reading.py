"""Files to documents in the store, whatever the files are and do."""

import time
from dataclasses import dataclass, field

import pytest

from synthkit.app.context import Listing
from synthkit.app.reading import read_files, reading_pool
from synthkit.errors import Unreadable
from synthkit.model.document import RefusalReason, content_hash
from synthkit.model.original import Original
from synthkit.readers.contents import Limits
from synthkit.readers.pool import ReadingPool
from synthkit.readers.reading import ReadingChoices, read
from synthkit.store.store import Store
from tests.readers.builders import docx, p

GOOD = docx(p("fler möten"))


@dataclass
class Source:
    """A file that hands out one content after the other, or a refusal."""

    path: str
    contents: list[bytes | str] = field(default_factory=list)
    root: str = "/notes"

    def size(self) -> int:
        return len(self.contents[0])

    def content(self) -> bytes:
        held = self.contents[0] if len(self.contents) == 1 else self.contents.pop(0)
        if isinstance(held, str):
            raise Unreadable(held, name=self.path)
        return held


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / ".synthkit") as opened:
        yield opened


def fates(store, *sources, limits=None):
    with ReadingPool(limits or Limits()) as pool:
        outcomes = read_files(Listing(sources, ("/notes",)), store, lambda _path: None, pool)
    return {outcome.path: outcome.reason or outcome.fate.value for outcome in outcomes}


def test_a_file_that_is_refused_does_not_stop_the_others(store):
    found = fates(store, Source("a.docx", [b"broken"]), Source("b.docx", [GOOD]))
    assert found == {"a.docx": RefusalReason.BROKEN, "b.docx": "read"}
    assert [document.path for document in store.documents()] == ["b.docx"]


def stalls(document):
    if document.path == "a.docx":
        time.sleep(600)


def test_a_file_that_no_notes_can_be_made_of_in_time_is_refused_and_the_others_are_read(store):
    sources = (Source("a.docx", [GOOD]), Source("b.docx", [GOOD]))
    with ReadingPool(Limits(seconds=1), trial=stalls) as pool:
        outcomes = read_files(Listing(sources, ("/notes",)), store, lambda _path: None, pool)
    found = {outcome.path: outcome.reason or outcome.fate.value for outcome in outcomes}
    assert found == {"a.docx": RefusalReason.TOO_SLOW, "b.docx": "read"}


def test_a_file_is_read_as_without_the_trial(store):
    with reading_pool(Limits(), ReadingChoices()) as pool:
        read_files(Listing((Source("a.docx", [GOOD]),), ("/notes",)), store, print, pool)
    assert [d.blocks for d in store.documents()] == [read("a.docx", GOOD, "k").blocks]


def test_a_file_that_is_too_large_is_not_opened(store):
    large = Source("a.docx", ["never asked for" * 20_000_000])
    assert fates(store, large) == {"a.docx": RefusalReason.TOO_LARGE}


def test_a_file_that_changed_since_it_was_looked_at_is_refused(store):
    changing = Source("a.docx", [GOOD, docx(p("något annat"))])
    assert fates(store, changing) == {"a.docx": RefusalReason.CHANGED_WHILE_READ}


def test_a_file_that_is_locked_when_its_turn_comes_is_refused(store):
    locked = Source("a.docx", [GOOD, "not_allowed"])
    assert fates(store, locked) == {"a.docx": RefusalReason.NOT_ALLOWED}


def test_a_file_that_is_read_the_second_time_is_unchanged(store):
    assert fates(store, Source("a.docx", [GOOD])) == {"a.docx": "read"}
    assert fates(store, Source("a.docx", [GOOD])) == {"a.docx": "unchanged"}


def test_what_lies_in_a_folder_that_may_not_be_read_has_not_vanished(store):
    fates(store, Source("inre/a.docx", [GOOD]), Source("b.docx", [docx(p("annat"))]))

    found = fates(store, Source("inre/", ["not_allowed"]))

    assert found == {"inre/": RefusalReason.NOT_ALLOWED, "b.docx": "vanished"}


SCAN = docx(p('<w:r><w:drawing><a:blip r:embed="gone"/></w:drawing></w:r>'))


def test_a_file_that_only_a_person_can_read_is_refused_and_its_pages_are_known(store):
    for _ in range(2):
        assert fates(store, Source("skanning.docx", [SCAN])) == {
            "skanning.docx": RefusalReason.NO_TEXT
        }
    (document,) = store.documents()
    assert [picture.number for picture in document.unread_pictures] == [1]
    assert store.refusals() == ()


def test_it_is_refused_no_longer_once_somebody_has_typed_it_in(store):
    fates(store, Source("skanning.docx", [SCAN]))
    original = Original.of(content_hash(SCAN), picture=1)
    typed = docx(p(f"skanning.docx, bild 1 {original.reference}") + p("fler möten"))

    found = fates(store, Source("skanning.docx", [SCAN]), Source("avskrift.docx", [typed]))

    assert found == {"skanning.docx": "unchanged", "avskrift.docx": "read"}
