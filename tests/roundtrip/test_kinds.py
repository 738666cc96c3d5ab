"""Every kind of edit is recognised for what it is, taken over, and changes nothing else."""

import io

import pytest
from hypothesis import settings

from synthkit.app.adoption import Adoption
from synthkit.drafts.ledger import balance
from tests.exporters.editing import WordFile
from tests.roundtrip import typed, written  # noqa: F401 - they list their kinds
from tests.roundtrip.guises import GUISES
from tests.roundtrip.kinds import KINDS, Kind
from tests.roundtrip.workshop import LATE, Said, adoption_of, after, made, said_by, summarised


def edited(kind: Kind, guise: str) -> tuple[Adoption, Said]:
    """What a file comes to in which a person edited that, and what is to be said then."""
    whole, _, content = made()
    file, expected = WordFile(io.BytesIO(content)), said_by(whole)
    kind.edit(file, expected)
    GUISES[guise](file)
    saved = io.BytesIO()
    file.document.save(saved)
    return adoption_of(saved.getvalue()), expected


@pytest.mark.parametrize("guise", GUISES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_edit_is_recognised_and_nothing_else_is_changed(kind, guise):
    whole, _, _ = made()

    adoption, expected = edited(kind, guise)

    told = kind.unanchored if guise == "Google Docs" else kind.told
    assert sorted(report.kind for report in adoption.reports) == sorted(told), adoption.reports
    now = said_by(after(whole, adoption))
    assert (now.themes, now.tensions) == (expected.themes, expected.tensions)


# All of them where there is time for that, else one of those that are told alike.
TOLD = [kind for kind in KINDS if kind.told]
IN_SHORT = list({tuple(sorted(kind.told)): kind for kind in TOLD}.values())
LATE_KINDS = TOLD if settings().max_examples > 25 else IN_SHORT


@pytest.mark.parametrize("kind", LATE_KINDS, ids=lambda kind: kind.name)
def test_after_a_late_group_every_edit_stands_and_every_note_is_accounted_for(kind):
    adoption, expected = edited(kind, "Word")
    with summarised().copy() as workplace:
        if adoption.change:
            workplace.do(adoption.change)
        workplace.read(LATE)

        whole = workplace.summarise()

    balance(whole)
    now = said_by(whole)
    late = {line for _, _, line in listed(now)} - {line for _, _, line in listed(expected)}
    assert [one for one in listed(now) if one[2] not in late] == listed(expected)
    assert now.tensions == expected.tensions
    assert not late & {line for _, _, line in listed(said_by(made()[0]))}


def listed(said: Said) -> list[tuple[int, str, str]]:
    """Each line with its question and theme, in order."""
    return [(n, t, line) for n, ts in said.themes.items() for t, lines in ts for line in lines]
