"""The log of calls: on the disk when they are told to be, from however many threads."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from synthkit.model.calls import Call
from synthkit.model.synthesis import PromptUse
from synthkit.privacy.forgetting import WordsToForget
from synthkit.store.erasing import Erasure
from synthkit.store.records import Access
from synthkit.store.store import Store
from tests.builders import NOON


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
                store.record_export(f"{number}.docx", "hash", NOON)
            replies = list(found)

        assert replies == [str(number) for number in range(64)]
        assert len(store.calls()) == 64
        assert len(store.export_paths()) == 20


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
