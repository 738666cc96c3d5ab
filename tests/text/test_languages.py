"""Languages are found where their folders lie, and hold lists under the same names."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from synthkit.text import folder, languages
from synthkit.text.lists import read

CODES = languages.codes()


def files(code):
    home = languages.get(code).folder
    return {path.relative_to(home).as_posix() for path in home.rglob("*.toml")}


def test_the_default_comes_first():
    assert CODES == ("sv", "en")


def test_all_languages_have_the_same_files():
    first, *others = map(files, CODES)
    assert all(held == first for held in others)


def test_a_code_without_a_folder_is_refused_and_the_schema_lists_the_known_ones():
    adapter = TypeAdapter(languages.LanguageCode)

    assert adapter.validate_python("en") == "en"
    assert adapter.json_schema() == {"type": "string", "enum": list(CODES)}
    with pytest.raises(ValidationError):
        adapter.validate_python("zb")


def test_lists_that_a_folder_lacks_are_empty(tmp_path):
    lacking = read(folder.Groups, tmp_path / "groups.toml")

    assert lacking.kind == ""
    assert lacking.kinds == {}
    assert lacking.plain_kinds == frozenset()
    assert lacking.colours == ()


def test_a_list_that_nothing_reads_is_an_error(tmp_path):
    path = tmp_path / "groups.toml"
    path.write_text('kindes = "krag"\n', "utf-8")

    with pytest.raises(LookupError, match="kindes"):
        read(folder.Groups, path)


def test_a_text_becomes_what_the_type_of_its_list_says(tmp_path):
    path = Path(tmp_path / "groups.toml")
    path.write_text(
        'plain_kinds = "krag stol"\nform_keys = "krag | krag namna"\n'
        "colours = '''\nrota?\nblota\n'''\n[kinds]\nkrag = \"Krag\"\n",
        "utf-8",
    )
    groups = read(folder.Groups, path)

    assert groups.plain_kinds == {"krag", "stol"}
    assert groups.form_keys == ("krag", "krag namna")
    assert groups.colours == ("rota?", "blota")
    assert groups.kinds == {"krag": "Krag"}


def test_a_pattern_for_no_word_at_all_fits_nothing():
    assert languages.either(lambda language: ()) == "(?!)"
