"""Calls, tokens and vectors: on the disk when they are told to be, from however many threads."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from synthkit.model.calls import Call
from synthkit.model.provenance import PromptUse
from synthkit.privacy.forgetting import WordsToForget
from synthkit.privacy.spans import PersonalDataKind
from synthkit.privacy.tokens import Token
from synthkit.store.database import Access
from synthkit.store.erasing import Erasure
from synthkit.store.store import Store
from tests.builders import NOON, document, paragraph


def call(key="k", reply='{"svar": "Åsa"}', **fields):
    told = {
        "key": key,
        "at": NOON,
        "address": "https://api.openai.com/v1",
        "model": "m",
        "prompt": PromptUse(name="draft", version=1, hash="00ff"),
        "question": 1,
        "request": '{"messages": "Åsa sa"}',
        "reply": reply,
        "finish": "complete",
        "prompt_tokens": 10,
        "reply_tokens": 20,
        "seconds": 1.5,
    }
    return Call.model_validate(told | fields)


def test_a_call_comes_back_whole_by_its_key(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.log_call(call("k"))
        store.log_call(call("other", question=None))

        assert store.logged_call("k") == call("k")
        assert store.logged_call("none") is None


def test_of_several_calls_of_a_key_the_latest_stands(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.log_call(call(reply="1"))
        store.log_call(call(reply="2"))
        found = store.logged_call("k")

    assert found is not None
    assert found.reply == "2"


def test_the_list_of_calls_is_without_their_texts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.log_call(call("a"))
        store.log_call(call("b"))
    with Store.open(tmp_path / "w", access=Access.READ) as store:
        assert store.calls() == tuple(call(key, reply="", request="") for key in ("a", "b"))


def test_many_threads_log_and_read_side_by_side_with_the_one_that_stores(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:

        def work(number: int) -> str | None:
            store.log_call(call(str(number), reply=str(number)))
            found = store.logged_call(str(number))
            return found.reply if found else None

        with ThreadPoolExecutor(8) as pool:
            found = pool.map(work, range(64))
            for number in range(20):
                store.record_export(f"{number}.docx", "hash", NOON, "document")
            replies = list(found)

        assert replies == [str(number) for number in range(64)]
        assert len(store.calls()) == 64
        assert len(store.exports()) == 20


def test_a_call_is_on_the_disk_as_soon_as_it_is_logged(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.log_call(call())
        with Store.open(tmp_path / "w", access=Access.READ) as other:
            assert other.logged_call("k") == call()


def test_what_a_server_can_do_is_kept_by_server_and_model(tmp_path: Path) -> None:
    with Store.open(tmp_path / "w") as store:
        store.save_capabilities("here", "m", b"1")
        store.save_capabilities("here", "m", b"2")

        assert store.capabilities("here", "m") == b"2"
        assert store.capabilities("here", "n") is None
        assert store.capabilities("there", "m") is None


def test_when_something_is_forgotten_no_text_of_any_call_is_left_but_what_it_took_is(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "w"
    erasure = Erasure(WordsToForget(("Åsa",), "[borta]"), lambda value, _: value, (), None)
    with Store.open(folder) as store:
        store.log_call(call())
        store.erase(erasure, NOON + dt.timedelta(days=1))

        assert store.logged_call("k") is None
        assert store.calls() == (call(reply="", request=""),)


def token(number: int, *forms: str) -> Token:
    return Token(number=number, kind=PersonalDataKind.NAME, forms=forms)


def test_tokens_are_kept_by_their_numbers(tmp_path):
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == ()
        store.save_tokens((token(2, "Bo Ek"), token(1, "Anna")))
        store.save_tokens((token(1, "Anna", "Anna Berg"),))
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == (token(1, "Anna", "Anna Berg"), token(2, "Bo Ek"))


def test_whoever_no_file_names_any_more_leaves_the_table_when_something_is_forgotten(tmp_path):
    left = document("Grupp 1.docx", paragraph("Fråga Bo\nEk"))
    erasure = Erasure(
        words=WordsToForget(("Mejla Anna Berg",), "[glömt]"),
        clean=lambda value, _name: value,
        documents=(left,),
        taken=None,
    )
    with Store.open(tmp_path / ".synthkit") as store:
        store.save_tokens((token(1, "Anna", "Anna Berg"), token(2, "Bo Ek")))
        store.erase(erasure, NOON)
        assert store.tokens() == (token(1), token(2, "Bo Ek"))
    assert b"Anna Berg" not in (tmp_path / ".synthkit" / "workspace.db").read_bytes()


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
