"""Edits of synthkit.toml keep a person's comments, and can be taken back."""

from synthkit.cli.settings.edits import put_back, with_groups, with_themes
from synthkit.cli.settings.reader import parse_settings
from synthkit.drafts.changes import SettingsEdit
from synthkit.model.workshop import Others, SettledThemes

TEXT = """# Mitt projekt
[workshop]
name = "WS 2"  # den andra

[groups]
# Namn på grupper
"Grupp 1.docx" = "Norr"
"""


def test_a_group_is_added_and_all_else_stays():
    after = with_groups(TEXT, {"Grupp 2.docx": "Söder"})

    assert after == TEXT + '"Grupp 2.docx" = "Söder"\n'


def test_a_key_in_another_spelling_is_the_same_key():
    after = with_groups(TEXT, {"grupp 1.DOCX": "Väster"})

    assert after == TEXT.replace("Norr", "Väster")


def test_a_file_without_groups_gets_them_and_a_mark_at_its_start_stays():
    after = with_groups("\ufeff# tom\r\n", {"a.docx#Bord": "Norr"})

    assert after.startswith("\ufeff# tom\r\n")
    assert '[groups]\n"a.docx#Bord" = "Norr"' in after


def test_taking_an_edit_back_gives_the_text_before_byte_for_byte():
    edit = SettingsEdit(before=TEXT, after=with_groups(TEXT, {"Grupp 2.docx": "Söder"}))

    assert put_back(edit.after, edit) == TEXT


def test_taking_an_edit_back_leaves_what_was_changed_since():
    edit = SettingsEdit(
        before=TEXT, after=with_groups(TEXT, {"Grupp 2.docx": "Söder", "Grupp 1.docx": "Väster"})
    )
    since = edit.after.replace("WS 2", "WS 3") + '"Grupp 3.docx" = "Öster"\n'

    assert put_back(since, edit) == TEXT.replace("WS 2", "WS 3") + '"Grupp 3.docx" = "Öster"\n'


def test_taking_an_edit_back_twice_changes_nothing_more():
    edit = SettingsEdit(before="", after=with_groups("", {"Grupp 2.docx": "Söder"}))
    back = put_back(edit.after + "# sedan\n", edit)

    assert "Söder" not in back
    assert put_back(back, edit) == back


def test_themes_are_written_with_the_comments_kept_and_can_be_taken_out_again():
    text = '# mitt\n[themes]\n# om fråga 1\n1 = ["A"] # bra\n\n[export]\ncounts = true # sic\n'
    pinned = SettledThemes(titles=('C "x"', "D"), others=Others.ALLOWED)

    after = with_themes(with_themes(text, 2, pinned), 1, SettledThemes(titles=("B",)))

    told = parse_settings(after).as_workshop().themes
    assert told == {1: SettledThemes(titles=("B",)), 2: pinned}
    assert all(kept in after for kept in ("# mitt", "# om fråga 1", "counts = true # sic"))
    assert parse_settings(with_themes(after, 1, None)).as_workshop().themes == {2: pinned}
    assert with_themes(text, 7, None) == text


def test_taking_back_the_first_settled_themes_leaves_what_was_changed_since():
    edit = SettingsEdit(before=TEXT, after=with_themes(TEXT, 1, SettledThemes(titles=("A",))))

    assert put_back(edit.after, edit) == TEXT
    since = with_themes(edit.after, 2, SettledThemes(titles=("B",)))
    assert parse_settings(put_back(since, edit)).themes == {2: ("B",)}
