"""What is asked of language models: calls, prompts for a chat window, tokens, vectors of texts.

The texts of calls are compressed; they are bytes, and so are dropped whenever something is
forgotten.
"""

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from synthkit.model.calls import Batch, Call, ChatPrompt
from synthkit.model.document import Document
from synthkit.model.provenance import PromptUse
from synthkit.privacy.tokens import Token
from synthkit.store.database import Database

_COLUMNS = (
    "key, at, address, model, prompt, version, hash, question, finish, prompt_tokens, "
    "reply_tokens, seconds, batched"
)
_CALLS = f"SELECT {_COLUMNS}, x'', x'' FROM call ORDER BY id"  # noqa: S608 - constants alone
_LATEST = (
    f"SELECT {_COLUMNS}, request, reply FROM call JOIN call_text ON call_text.call = call.id "  # noqa: S608 - as above
    "WHERE key = ? ORDER BY id DESC LIMIT 1"
)
_TOKENS = "SELECT number, kind, value FROM token ORDER BY number"


class CallTables(Database):
    """The tables of calls, servers, prompts, tokens and vectors.

    A `CallLog` and a `CapabilityStore` of ``engines/models``, and a `MaskTable` of ``privacy``.
    """

    def logged_call(self, key: str) -> Call | None:
        """The latest call of that key whose texts are still there."""
        rows = self._rows(_LATEST, key)
        with self._named():
            return _call_of(rows[0]) if rows else None

    def log_call(self, call: Call) -> None:
        """Adds a call with its texts; when this returns it is on the disk."""
        with self._step() as step:
            number = step.execute(
                f"INSERT INTO call ({_COLUMNS}) VALUES ({', '.join('?' * 13)})",  # noqa: S608 - as above
                (
                    *(call.key, call.at.isoformat(), call.address, call.model),
                    *(call.prompt.name, call.prompt.version, call.prompt.hash, call.question),
                    *(call.finish, call.prompt_tokens, call.reply_tokens, call.seconds),
                    call.batched,
                ),
            ).lastrowid
            texts = (zlib.compress(text.encode()) for text in (call.request, call.reply))
            step.execute("INSERT INTO call_text VALUES (?, ?, ?)", (number, *texts))

    def calls(self) -> tuple[Call, ...]:
        """All calls without their texts, oldest first."""
        rows = self._rows(_CALLS)
        with self._named():
            return tuple(_call_of(row) for row in rows)

    def capabilities(self, address: str, model: str) -> bytes | None:
        """What was found out about a server."""
        rows = self._rows(
            "SELECT abilities FROM server WHERE address = ? AND model = ?", address, model
        )
        return rows[0][0] if rows else None

    def save_capabilities(self, address: str, model: str, value: bytes) -> None:
        """Keeps what was found out about a server in place of what was known before."""
        with self._step() as step:
            step.execute("INSERT OR REPLACE INTO server VALUES (?, ?, ?)", (address, model, value))

    def batches(self, address: str, model: str) -> tuple[Batch, ...]:
        """The batches that this model has not answered yet, oldest first."""
        rows = self._rows(
            "SELECT id, keys, at FROM batch WHERE address = ? AND model = ? ORDER BY rowid",
            *(address, model),
        )
        return tuple(
            Batch(id=id_, address=address, model=model, keys=json.loads(keys), at=at)
            for id_, keys, at in rows
        )

    def save_batch(self, batch: Batch) -> None:
        """Keeps a batch that was sent."""
        keys = json.dumps(batch.keys)
        with self._step() as step:
            step.execute(
                "INSERT INTO batch VALUES (?, ?, ?, ?, ?)",
                (batch.id, batch.address, batch.model, keys, batch.at.isoformat()),
            )

    def drop_batch(self, batch: str) -> None:
        """Forgets a batch whose replies were taken in, or that brings none."""
        with self._step() as step:
            step.execute("DELETE FROM batch WHERE id = ?", (batch,))

    def chat_prompts(self) -> tuple[ChatPrompt, ...]:
        """The prompts that were written for a chat window, oldest first."""
        rows = self._rows(
            "SELECT reference, question, key, anew, waits, at FROM chat_prompt ORDER BY rowid"
        )
        names = ("reference", "question", "key", "anew", "waits", "at")
        return tuple(ChatPrompt.model_validate(dict(zip(names, row, strict=True))) for row in rows)

    def save_chat_prompts(self, questions: Iterable[int], prompts: Iterable[ChatPrompt]) -> None:
        """Keeps prompts; of those written before to these questions, none waits any longer."""
        rows = [
            (p.reference, p.question, p.key, p.anew, p.waits, p.at.isoformat()) for p in prompts
        ]
        with self._step() as step:
            step.executemany(
                "UPDATE chat_prompt SET waits = 0 WHERE question = ?", [(q,) for q in questions]
            )
            step.executemany("INSERT OR REPLACE INTO chat_prompt VALUES (?, ?, ?, ?, ?, ?)", rows)

    def tokens(self) -> tuple[Token, ...]:
        """What stands behind the tokens that texts are masked with, by their numbers."""
        rows = self._rows(_TOKENS)
        with self._named():
            return tuple(_token_of(row) for row in rows)

    def save_tokens(self, met: Iterable[Token]) -> None:
        """Keeps these in place of those of the same numbers."""
        with self._step() as step:
            _save_tokens(step, met)

    def vectors(self, model: str) -> dict[str, bytes]:
        """The vectors of texts that this model made, by the key of the text."""
        return dict(self._rows("SELECT key, value FROM vector WHERE model = ?", model))

    def save_vectors(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keeps vectors; those of other models are forgotten, as nobody asks for them again."""
        with self._step() as step:
            step.execute("DELETE FROM vector WHERE model != ?", (model,))
            step.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?, ?)",
                [(model, key, value) for key, value in vectors.items()],
            )


def keep_standing_tokens(step: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Empties the forms that stand in none of these documents; their numbers stay taken."""
    texts = (
        text
        for document in documents
        for text in (document.path, *(b.text for b in document.blocks))
    )
    said = "\n".join(" ".join(text.split()).casefold() for text in texts)
    stored = [_token_of(row) for row in step.execute(_TOKENS).fetchall()]
    _save_tokens(
        step,
        (
            token.model_copy(
                update={"forms": tuple(f for f in token.forms if f.casefold() in said)}
            )
            for token in stored
        ),
    )


def _token_of(row: tuple[int, str, str]) -> Token:
    number, kind, forms = row
    return Token.model_validate({"number": number, "kind": kind, "forms": json.loads(forms)})


def _save_tokens(step: sqlite3.Connection, tokens: Iterable[Token]) -> None:
    step.executemany(
        "INSERT OR REPLACE INTO token VALUES (?, ?, ?)",
        [(t.number, t.kind.value, json.dumps(t.forms, ensure_ascii=False)) for t in tokens],
    )


def _call_of(row: tuple[Any, ...]) -> Call:
    key, at, address, model, prompt, version, prompt_hash, question, finish, *rest = row
    prompt_tokens, reply_tokens, seconds, batched, request, reply = rest
    return Call(
        key=key,
        at=dt.datetime.fromisoformat(at),
        address=address,
        model=model,
        prompt=PromptUse(name=prompt, version=version, hash=prompt_hash),
        question=question,
        request=_text(request),
        reply=_text(reply),
        finish=finish,
        prompt_tokens=prompt_tokens,
        reply_tokens=reply_tokens,
        seconds=seconds,
        batched=bool(batched),
    )


def _text(compressed: bytes) -> str:
    return zlib.decompress(compressed).decode() if compressed else ""
