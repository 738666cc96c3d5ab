"""The file for the archive, made and checked from the command line."""

import zipfile


def test_it_holds_all_that_belongs_to_the_synthesis_and_is_sound(synthkit, summarised):
    assert synthkit("archive", "arkiv.zip").code == 0

    with zipfile.ZipFile(summarised / "arkiv.zip") as archive:
        names = archive.namelist()
        original = archive.read("originals/Grupp 1.docx")
    assert original == (summarised / "notes" / "Grupp 1.docx").read_bytes()
    assert {"synthesis.json", "decisions.json", "synthkit.toml", "LÄS MIG.txt"} <= set(names)
    assert any(name.startswith("documents/") and name.endswith(".docx") for name in names)
    ran = synthkit("verify", "arkiv.zip")
    assert ran.code == 0


def test_a_changed_one_is_told_with_what_was_changed(synthkit, summarised):
    synthkit("archive", "arkiv.zip")
    content = (summarised / "arkiv.zip").read_bytes()
    (summarised / "arkiv.zip").write_bytes(content.replace(b"[workshop]", b"[werkshop]", 1))

    ran = synthkit("verify", "arkiv.zip")
    assert ran.code == 3
    assert "synthkit.toml was changed" in ran.out


def test_the_public_one_holds_no_file_of_a_group_and_no_decision(synthkit, summarised):
    synthkit("archive", "öppet.zip", "--public")

    names = zipfile.ZipFile(summarised / "öppet.zip").namelist()
    assert not any(name.startswith(("originals/", "model-calls/")) for name in names)
    assert {"decisions.json", "synthkit.toml"}.isdisjoint(names)
    assert "synthesis.json" in names


def test_an_original_that_is_gone_is_told(synthkit, summarised):
    (summarised / "notes" / "Grupp 2.docx").unlink()
    assert "Grupp 2.docx" in synthkit("archive", "arkiv.zip").err


def test_no_file_is_written_over(synthkit, summarised):
    (summarised / "arkiv.zip").write_bytes(b"something else")
    assert synthkit("archive", "arkiv.zip").code == 1
    assert (summarised / "arkiv.zip").read_bytes() == b"something else"


def test_what_is_not_there_is_named(synthkit, summarised):
    assert synthkit("verify", "finns-inte.zip").code == 2
