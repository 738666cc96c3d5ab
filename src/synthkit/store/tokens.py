"""The table of tokens: what stands behind [PERSON-1]."""

import json
import sqlite3
from collections.abc import Iterable

from synthkit.model.document import Document
from synthkit.privacy.tokens import Token

ALL = "SELECT number, kind, value FROM token ORDER BY number"


def token_of(row: tuple[int, str, str]) -> Token:
    """The token that a row holds."""
    number, kind, forms = row
    return Token.model_validate({"number": number, "kind": kind, "forms": json.loads(forms)})


def save(step: sqlite3.Connection, tokens: Iterable[Token]) -> None:
    """Puts these in place of those of the same numbers."""
    step.executemany(
        "INSERT OR REPLACE INTO token VALUES (?, ?, ?)",
        [(t.number, t.kind.value, json.dumps(t.forms, ensure_ascii=False)) for t in tokens],
    )


def keep_standing(step: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Empties the forms that stand in none of these documents; their numbers stay taken."""
    texts = (
        text
        for document in documents
        for text in (document.path, *(b.text for b in document.blocks))
    )
    said = "\n".join(" ".join(text.split()).casefold() for text in texts)
    stored = [token_of(row) for row in step.execute(ALL).fetchall()]
    save(
        step,
        (
            token.model_copy(
                update={"forms": tuple(f for f in token.forms if f.casefold() in said)}
            )
            for token in stored
        ),
    )
