from synthkit.store.store import Store


def test_vectors_are_kept_by_model_and_text(tmp_path):
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.vectors("e5") == {}
        store.save_vectors("e5", {"a": b"1", "b": b"2"})
        store.save_vectors("e5", {"b": b"3"})
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.vectors("e5") == {"a": b"1", "b": b"3"}
        assert store.vectors("other") == {}


def test_the_vectors_of_another_model_make_room(tmp_path):
    with Store.open(tmp_path / ".synthkit") as store:
        store.save_vectors("e5", {"a": b"1"})
        store.save_vectors("e6", {"a": b"2"})
        assert store.vectors("e5") == {}
        assert store.vectors("e6") == {"a": b"2"}
