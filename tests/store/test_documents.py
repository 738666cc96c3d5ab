"""Where ingested folders lie, as seen from a workspace that may be copied."""

import pytest

from synthkit.store.documents import absolute_place, kept_place


@pytest.fixture
def home(tmp_path):
    made = tmp_path / "här"
    made.mkdir()
    return made


def test_a_folder_in_the_workspace_goes_with_it(home, tmp_path):
    kept = kept_place((home / "notes").as_posix(), home)

    assert absolute_place(kept, home) == (home / "notes").as_posix()
    assert absolute_place(kept, tmp_path / "kopia") == (tmp_path / "kopia/notes").as_posix()


def test_the_workspace_itself_goes_with_it(home, tmp_path):
    kept = kept_place(home.as_posix(), home)

    assert absolute_place(kept, tmp_path / "kopia") == (tmp_path / "kopia").as_posix()


def test_a_folder_outside_is_where_it_was_unless_it_was_copied_too(home, tmp_path):
    kept = kept_place((tmp_path / "notes").as_posix(), home)
    copied = tmp_path / "kopia" / "här"

    assert absolute_place(kept, copied) == (tmp_path / "notes").as_posix()
    (tmp_path / "kopia" / "notes").mkdir(parents=True)
    assert absolute_place(kept, copied) == (tmp_path / "kopia/notes").as_posix()
