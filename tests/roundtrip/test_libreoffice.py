"""What LibreOffice makes of a Word file that is edited in it, and of our tracked changes."""

import io
from collections.abc import Callable
from typing import NamedTuple

import pytest

from synthkit.app.adoption import EditKind as Told
from synthkit.exporters.docx.tracked import tracked
from tests.builders import NOON
from tests.exporters.editing import WordFile
from tests.exporters.libreoffice import SOFFICE, edited_in_libreoffice
from tests.exporters.revisions import paragraphs
from tests.roundtrip import workshop as ws
from tests.roundtrip.typed import much_at_once
from tests.roundtrip.workshop import Said, adoption_of, after, made, said_by

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


class Edits(NamedTuple):
    """What is done in LibreOffice, what is told of it, and what the synthesis then says."""

    calls: tuple[str, ...]
    told: tuple[Told, ...]
    expect: Callable[[Said], object]


def several(said: Said) -> None:
    said.reword(ws.C, "Skriv en broschyr om maskinerna.")
    said.add(ws.E, "En egen rad.")
    said.reword(ws.B)


def without(*lines: str) -> Callable[[Said], None]:
    def expect(said: Said) -> None:
        for line in lines:
            said.reword(line)

    return expect


def run_together(said: Said) -> None:
    said.reword(ws.D, f"{ws.D}. {ws.E}.")
    said.reword(ws.E)


WORDS = 'Instead "handbok", "broschyr"'
LINE = f'LineBelow "{ws.E}.", "En egen rad."'
GONE = f'WithoutLine "{ws.B}"'
SEVERAL = (Told.REWORD, Told.ADD, Told.DROP)
EDITS = {
    "nothing": Edits((), (), lambda _: None),
    "words_lines_and_deletions": Edits((WORDS, LINE, GONE), SEVERAL, several),
    "a_line_moved_up": Edits(
        (f'OneUp "{ws.G}"',), (Told.REORDER,), lambda said: said.put(ws.F, ws.G)
    ),
    # LibreOffice then gives the heading below the look of a line.
    "the_last_line_above_a_heading": Edits(
        (f'WithoutLine "{ws.G}"', f'WithoutLine "{ws.K}"', f'WithoutLine "{ws.C}"'),
        (Told.DROP, Told.DROP, Told.DROP),
        without(ws.C, ws.G, ws.K),
    ),
    "the_last_line_above_a_heading_with_tracking": Edits(
        ('Menu "TrackChanges"', f'WithoutLine "{ws.G}"', f'WithoutLine "{ws.L}"'),
        (Told.DROP, Told.DROP),
        without(ws.G, ws.L),
    ),
    "a_title": Edits(
        (f'Instead "{ws.ROOMS}:", "Tak över huvudet:"',),
        (Told.RETITLE,),
        lambda said: said.retitle(ws.ROOMS, "Tak över huvudet"),
    ),
    "a_new_theme": Edits(
        (f'LineBelow "{ws.A}.", "Ny rubrik:"', 'Styled "Ny rubrik:", "Heading 3"'),
        (Told.REORDER,),
        lambda said: said.themes[1].__setitem__(
            slice(0, 1), [(ws.SKILLS, [f"{ws.A}."]), ("Ny rubrik", [f"{ws.B}.", f"{ws.C}."])]
        ),
    ),
    "two_lines_run_together": Edits(
        (f'RunTogether "{ws.D}."',),
        (Told.REWORD, Told.MERGE),
        run_together,
    ),
    "changes_tracked": Edits(('Menu "TrackChanges"', WORDS, LINE, GONE), SEVERAL, several),
    "changes_tracked_and_accepted": Edits(
        ('Menu "TrackChanges"', WORDS, LINE, GONE, 'Menu "AcceptAllTrackedChanges"'),
        SEVERAL,
        several,
    ),
    "changes_tracked_and_rejected": Edits(
        ('Menu "TrackChanges"', WORDS, LINE, GONE, 'Menu "RejectAllTrackedChanges"'),
        (),
        lambda _: None,
    ),
}


@pytest.fixture(scope="module")
def two_versions():
    """A document, and the same with much edited."""
    whole, _, content = made()
    file = WordFile(io.BytesIO(content))
    much_at_once(file, said_by(whole))
    saved = io.BytesIO()
    file.document.save(saved)
    return content, saved.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory, two_versions):
    """What LibreOffice saved, by name; all in one run, for it takes seconds to start."""
    folder = tmp_path_factory.mktemp("libreoffice")
    old, new = two_versions
    for name, content in (("exported", old), ("tracked", tracked(new, old, NOON))):
        (folder / f"{name}.docx").write_bytes(content)
    edits = {name: (folder / "exported.docx", edit.calls) for name, edit in EDITS.items()}
    of_tracked = {
        way: (folder / "tracked.docx", (f'Menu "{way}AllTrackedChanges"',))
        for way in ("Accept", "Reject")
    }
    made_of = edited_in_libreoffice(folder / "saved", **edits, **of_tracked)
    return {name: path.read_bytes() for name, path in made_of.items()}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_edited_in_libreoffice_is_recognised_and_nothing_else(name, saved):
    whole, _, _ = made()
    expected = said_by(whole)
    EDITS[name].expect(expected)

    adoption = adoption_of(saved[name])

    assert sorted(one.kind for one in adoption.reports) == sorted(EDITS[name].told), (
        adoption.reports
    )
    now = said_by(after(whole, adoption))
    assert (now.themes, now.tensions) == (expected.themes, expected.tensions)


@pytest.mark.parametrize(("way", "at"), [("Accept", 1), ("Reject", 0)])
def test_libreoffice_accepts_our_changes_to_the_new_and_rejects_them_to_the_old(
    way, at, saved, two_versions
):
    assert paragraphs(saved[way]) == paragraphs(two_versions[at])
