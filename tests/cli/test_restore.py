"""A damaged workspace, as a person meets it: named, with the way back."""

import json

from synthkit.store.backup import DATABASE


def database(here):
    return here / ".synthkit" / DATABASE


def title(synthkit):
    return synthkit("show").out


def theme_of(synthkit):
    return json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["id"]


def test_damage_is_told_with_the_way_back_and_the_last_change_is_there_again(synthkit, summarised):
    synthkit("retitle", theme_of(synthkit), "Min egen rubrik")
    content = bytearray(database(summarised).read_bytes())
    at = content.find(b"Min egen rubrik")
    content[at : at + 3] = b"Din"
    database(summarised).write_bytes(content)

    ran = synthkit("status")
    assert ran.code == 1
    assert "synthkit restore" in ran.err

    restored = synthkit("restore")
    assert restored.code == 0
    assert "Min egen rubrik" in restored.out
    assert "Min egen rubrik" in title(synthkit)


def test_an_empty_file_is_no_new_workspace(synthkit, summarised):
    synthkit("retitle", theme_of(synthkit), "Min egen rubrik")
    database(summarised).write_bytes(b"")

    for command in (("status",), ("ingest", "notes"), ("summarise",), ("export",)):
        assert synthkit(*command).code == 1
    assert database(summarised).read_bytes() == b""

    assert synthkit("restore").code == 0
    assert "Min egen rubrik" in title(synthkit)


def test_a_sound_workspace_is_left_alone(synthkit, summarised):
    before = database(summarised).read_bytes()
    ran = synthkit("restore")
    assert ran.code == 1
    assert "synthkit undo" in ran.err
    assert database(summarised).read_bytes() == before


def test_another_computers_version_is_named_by_check(synthkit, summarised):
    copied = summarised / ".synthkit" / "workspace (1).db"
    copied.write_bytes(database(summarised).read_bytes())

    assert "workspace (1).db" in synthkit("check").out + synthkit("check").err


def test_what_is_forgotten_stands_in_no_copy_either(synthkit, summarised):
    synthkit("retitle", theme_of(synthkit), "Fråga Ottilia Qvarnström")
    database(summarised).write_bytes(b"SQLite format 3\x00 Ottilia Qvarnstrom")
    synthkit("restore")
    synthkit("forget", "--pattern", "Ottilia Qvarnström", "--yes")

    left = b"".join(p.read_bytes() for p in (summarised / ".synthkit").rglob("*") if p.is_file())
    assert b"Ottilia" not in left
