"""Mail: the notes in its body, without greeting, signature and what it answers."""

import email
import email.policy
import re
from email.message import EmailMessage
from itertools import groupby
from typing import Final

from synthkit.model.document import BlockKind, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, build_blocks
from synthkit.readers.characters import clean, decode, typed_sign
from synthkit.readers.contents import (
    Contents,
    Format,
    Refused,
    StepLimits,
    counted,
    endings,
)
from synthkit.readers.html import html_drafts
from synthkit.readers.plain import TextLines
from synthkit.text.languages import either, either_word
from synthkit.text.wordforms import bare_words

_MOST_PARTS = 100  # that programs nest or list; the parser goes into each of them
_FEWEST_LINES = 2  # a mail that says less of its own only forwards another


def _whole(patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{patterns})\W*", re.IGNORECASE)


_GREETING = _whole(either(lambda language: language.mail.greetings))
_COVERING = _whole(either(lambda language: language.mail.covering))
_LED = either_word(lambda language: language.mail.before_closings)
_CLOSINGS = either(lambda language: language.people.closings)
_CLOSING = re.compile(rf"(?:(?:{_LED})\s+)?(?:{_CLOSINGS})\b.{{0,40}}", re.IGNORECASE)
_HISTORY = _whole(either(lambda language: language.mail.history))
_FORWARDED = re.compile(
    rf"\W*(?:{either(lambda language: language.mail.forwarded)})", re.IGNORECASE
)
_DISCLAIMER = _whole(either(lambda language: language.mail.disclaimers))
_SIGNED = re.compile(r"/{1,2}\s?[^\W\d_][\w .\-]{0,30}")  # "//Anna"
_KEY = re.compile(
    rf"\*?(?:{either_word(lambda language: language.mail.keys)})\*?:\s*\S.*", re.IGNORECASE
)
_DECLARED = re.compile(r"charset\s*=", re.IGNORECASE)
_KEYS_OF_A_HEAD = 3
_SHORTEST_ADDITION = 8  # words of a paragraph below a signature that belongs to none


def _read(content: bytes, _limits: StepLimits) -> Contents:
    if content.lower().count(b"boundary=") > _MOST_PARTS:
        raise Refused(RefusalReason.UNSAFE)
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not message.keys():
        raise Refused(RefusalReason.BROKEN)
    lines, struck = _body(message)
    subject = clean(str(message.get("subject", "")))
    notes = _own_lines(lines, forwarded=_FORWARDED.match(subject) is not None)
    head = [BlockDraft(BlockKind.HEADER, subject)] if subject else []
    drafts = list(TextLines().drafts(notes))
    attached = sum(part.get_filename() is not None for part in message.walk())
    if not drafts:
        raise Refused(RefusalReason.NO_CONTENT)
    left_out = sum(bool(line.strip()) for line in lines) - sum(bool(x.strip()) for x in notes)
    return Contents(
        build_blocks([*head, *drafts, *struck]),
        remarks=(
            *counted("mail_lines_left_out", left_out),
            *counted("attachments_unread", attached, Severity.WARNING),
        ),
    )


def _body(message: EmailMessage) -> tuple[list[str], list[BlockDraft]]:
    """The lines of the text, or of the page where there is none, and what is struck through."""
    parts = [p for p in message.walk() if not p.is_multipart() and p.get_filename() is None]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            payload = part.get_payload(decode=True)
            if part.get_content_type() != kind or not isinstance(payload, bytes):
                continue
            text = decode(payload, part.get_content_charset() or "ascii").text
            if not text.strip():
                continue
            if kind == "text/plain":
                return text.splitlines(), []
            # What the page says of its own letters no longer holds.
            drafts = html_drafts(_DECLARED.sub("was=", text).encode())
            lines = [
                f"- {line}" if draft.item and line else line
                for draft in drafts
                if not draft.struck
                for line in (*draft.text.splitlines(), "")
            ]
            return lines, [draft for draft in drafts if draft.struck]
    return [], []


def _own_lines(lines: list[str], *, forwarded: bool) -> list[str]:
    """What the mail itself says; where it only forwards another, what that one says.

    A forwarded mail is what was to be handed in. What its sender says above it only goes along with
    it, unless it lists something.
    """
    parts: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        if _begins_history(lines, at):
            parts.append([])
            forwarded = forwarded or _FORWARDED.match(line.strip().lstrip("-")) is not None
        if not (_KEY.fullmatch(line.strip()) and not parts[-1]):
            parts[-1].append(line)
    own, *others = [_without_courtesies(part) for part in parts]
    if forwarded and others:
        listing = any(typed_sign(line) for line in own)
        passed_on = _without_courtesies(_after_signatures(parts[1]))
        return [*own, "", *passed_on] if listing else passed_on
    enough = (
        part for part in (own, *others) if sum(bool(x.strip()) for x in part) >= _FEWEST_LINES
    )
    return next(enough, own)


def _begins_history(lines: list[str], at: int) -> bool:
    bare = lines[at].strip().lstrip("> ")
    if _HISTORY.fullmatch(bare):
        return True
    following = [line.strip().lstrip("> ") for line in lines[at : at + 5]]
    keys = sum(_KEY.fullmatch(line) is not None for line in following)
    before = lines[at - 1].strip() if at else ""
    return bool(_KEY.fullmatch(bare)) and keys >= _KEYS_OF_A_HEAD and not _KEY.fullmatch(before)


def _is_closing(line: str) -> bool:
    bare = line.strip()
    return bool(_CLOSING.fullmatch(bare) or _SIGNED.fullmatch(bare))


def _without_courtesies(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        bare = line.strip()
        if line.rstrip("\r\n") in {"-- ", "--"} or _is_closing(line):
            break
        if not (_GREETING.fullmatch(bare) or _COVERING.fullmatch(bare)):
            kept.append(line)
    return kept


def _after_signatures(lines: list[str]) -> list[str]:
    """The lines without signatures, and with what was added below one."""
    kept: list[str] = []
    signed = False
    for blank, those in groupby(lines, lambda line: not line.strip()):
        paragraph = list(those)
        said = " ".join(paragraph)
        closing = next((n for n, line in enumerate(paragraph) if _is_closing(line)), None)
        says = typed_sign(paragraph[0]) or len(bare_words(said)) >= _SHORTEST_ADDITION
        if closing is not None:
            kept, signed = kept + paragraph[:closing], True
        elif blank or not signed or (says and not _DISCLAIMER.fullmatch(said)):
            kept += paragraph
    return kept


FORMAT: Final = Format(endings("eml"), _read)
