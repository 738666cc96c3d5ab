"""The log of calls of language models.

Its texts are compressed; they are bytes, and so are dropped whenever something is forgotten.
"""

import datetime as dt
import sqlite3
import zlib
from typing import Any

from synthkit.model.calls import Call
from synthkit.model.synthesis import PromptUse

_COLUMNS = (
    "key, at, address, model, prompt, version, hash, question, finish, prompt_tokens, "
    "reply_tokens, seconds"
)
ALL = f"SELECT {_COLUMNS}, x'', x'' FROM call ORDER BY id"  # noqa: S608 - constants alone
LATEST = (
    f"SELECT {_COLUMNS}, request, reply FROM call JOIN call_text ON call_text.call = call.id "  # noqa: S608 - as above
    "WHERE key = ? ORDER BY id DESC LIMIT 1"
)
ABILITIES = "SELECT abilities FROM server WHERE address = ? AND model = ?"


def log(step: sqlite3.Connection, call: Call) -> None:
    """Adds a call."""
    row = (
        call.key,
        call.at.isoformat(),
        call.address,
        call.model,
        call.prompt.name,
        call.prompt.version,
        call.prompt.hash,
        call.question,
        call.finish,
        call.prompt_tokens,
        call.reply_tokens,
        call.seconds,
    )
    number = step.execute(
        f"INSERT INTO call ({_COLUMNS}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608 - as above
        row,
    ).lastrowid
    texts = (zlib.compress(text.encode()) for text in (call.request, call.reply))
    step.execute("INSERT INTO call_text VALUES (?, ?, ?)", (number, *texts))


def call_of(row: tuple[Any, ...]) -> Call:
    """The call that a row of `ALL` or `LATEST` holds."""
    key, at, address, model, prompt, version, prompt_hash, question, finish, *rest = row
    prompt_tokens, reply_tokens, seconds, request, reply = rest
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
    )


def _text(compressed: bytes) -> str:
    return zlib.decompress(compressed).decode() if compressed else ""
