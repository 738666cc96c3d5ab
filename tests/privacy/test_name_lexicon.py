import subprocess
import sys

from synthkit.privacy.name_lexicon import NameKind, name_lexicon


def test_the_lists_that_the_package_ships_are_there() -> None:
    names = name_lexicon()
    assert {"Anna", "Mohammed", "Ann-Charlotte"} <= names.given_here
    assert {"Lindqvist", "Ahmed"} <= names.surnames_here
    assert len(names.given) > 5000
    assert len(names.surnames) > 5000


def test_a_double_name_is_known_by_its_parts() -> None:
    assert name_lexicon().given_name("Nils-Cecilia") is not None
    assert name_lexicon().given_name("Nils-gruppen") is None


def test_a_genitive_is_known_and_measured() -> None:
    known = name_lexicon().given_name("Annas")
    assert known is not None
    assert (known.kind, known.length) == (NameKind.FAMILIAR, 4)


def test_nothing_heavy_is_loaded_before_a_text_is_looked_at() -> None:
    code = (
        "import sys, synthkit.privacy.detect, synthkit.privacy.people;"
        "print([m for m in ('phonenumbers', 'stdnum') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
