"""``synthkit examples``, ``export --examples`` and ``export --for``, over the shipped example."""

import json
import shutil

import pytest


@pytest.fixture
def workshop(example, here):
    """A copy of the shipped example after ``run``."""
    shutil.copytree(example, here, dirs_exist_ok=True)
    return here


def test_what_groups_point_at_is_listed(synthkit, workshop):
    told = json.loads(synthkit("examples", "--json").out)["examples"]
    named = {one["name"]: one for one in told}
    aurora = named["Meet Aurora"]
    assert aurora["mentions"][0]["by"] == "Grupp 3"
    assert "Move to Arctic Sweden" in synthkit("examples").out


def test_they_are_a_page_or_a_sheet_of_their_own(synthkit, workshop):
    ran = synthkit("export", "--examples", "--md", "-o", "bra.md")
    assert ran.code == 0
    assert "good examples" in ran.err
    assert "Meet Aurora" in (workshop / "bra.md").read_text("utf-8")
    assert synthkit("export", "--examples", "-o", "bra.xlsx").code == 0
    assert (workshop / "bra.xlsx").exists()
    assert synthkit("export", "--examples", "--json").code == 1


def test_the_settings_ask_for_a_section_in_the_document(synthkit, workshop):
    settings = workshop / "synthkit.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[export]\nexamples = true\n", "utf-8")
    synthkit("export", "--md", "--json", "-o", "ut")
    assert "# Goda exempel" in (workshop / "ut.md").read_text("utf-8")
    assert json.loads((workshop / "ut.json").read_text("utf-8"))["examples"]


def test_a_page_for_home_and_the_likeliest_names_where_nobody_has_the_name(synthkit, workshop):
    assert synthkit("export", "--for", "Region Dalarna", "--md", "-o", "dalarna.md").code == 0
    assert "Dalarna" in (workshop / "dalarna.md").read_text("utf-8")
    ran = synthkit("export", "--for", "Dalrna")
    assert ran.code == 2
    assert "Dalarna" in ran.err
