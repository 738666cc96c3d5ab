"""Transcripts of meetings: what many people said, at which time; no notes unless asked for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from synthkit.model.document import Block, BlockKind
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, build_blocks
from synthkit.readers.characters import clean
from synthkit.readers.contents import Contents, Remark
from synthkit.text.languages import either_word


class Transcripts(Enum):
    """What becomes of a transcript: it is set aside, or what was said is read as notes."""

    SET_ASIDE = auto()
    AS_NOTES = auto()


_TIME = r"[\[(]?(?P<at>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?"
_SPAN = re.compile(r"\s*[\d:.,]{4,12}\s*-->\s*[\d:.,]{4,12}.*")
_SPOKEN_AT = re.compile(rf"(?P<name>[^\d:<>]{{2,60}}?)[\s,:–-]+{_TIME}\s*:?\s*(?P<said>)")
_AT_SPOKEN = re.compile(rf"{_TIME}\s+(?P<name>[^\d:<>]{{2,60}}):(?:\s+(?P<said>.*))?")
_VOICE_TAG = re.compile(r"</?v\b[^>]*>")
_VOICE = re.compile(r"<v\s+(?P<name>[^>]+)>(?P<said>.*?)(?:</v>)?")
_CUE = re.compile(r"(?:NOTE|STYLE|REGION)\b.*|[0-9a-f-]{32,40}(?:/\S+)?|\d{1,6}", re.IGNORECASE)
_RECORDING = either_word(lambda language: language.pages.recording)
_STARTED = re.compile(rf".{{2,60}}\b(?:{_RECORDING})\b.{{0,40}}", re.IGNORECASE)
_FEWEST = 6  # marks of time
_SHARE = 0.15  # of all lines that bear one
_TURNS = 2  # that each of them takes on average at least: a list of times names each thing once
_HEADER = "WEBVTT"
_LATEST_START = 5  # minutes; a recording counts from its start, a chat tells the time of day


def handle_transcript(contents: Contents, transcripts: Transcripts) -> Contents:
    """The contents; a transcript is marked as one, or what was said in it becomes the blocks."""
    if not is_transcript(contents.blocks):
        return contents
    if transcripts is Transcripts.AS_NOTES:
        spoken = spoken_turns(contents.blocks)
        pictures = (p.model_copy(update={"before": len(spoken)}) for p in contents.unread_pictures)
        return replace(contents, blocks=spoken, unread_pictures=tuple(pictures))
    remark = Remark("transcript_set_aside", Severity.WARNING)
    return replace(contents, remarks=(*contents.remarks, remark), transcript=True)


def is_transcript(blocks: Sequence[Block]) -> bool:
    """Whether many lines say who spoke at which time, each of several people more than once."""
    lines = [line for block in blocks for line in block.text.split("\n")]
    spans = sum(_SPAN.fullmatch(line) is not None for line in lines)
    if spans and (lines[0].startswith(_HEADER) or spans >= max(_FEWEST, _SHARE * len(lines))):
        return True
    spoken = [found for line in lines if (found := _turn(line))]
    speakers = Counter(found["name"].strip() for found in spoken)
    turns = sum(speakers.values())
    enough = turns >= max(_FEWEST, _SHARE * len(lines)) and len(speakers) > 1
    return enough and turns >= _TURNS * len(speakers) and not _tells_time_of_day(spoken[0])


def _tells_time_of_day(first: re.Match[str]) -> bool:
    """Whether the first turn of several came at a time of day, as in a chat: "10:41"."""
    at = first.groupdict().get("at") or ""
    minutes, _, rest = at.partition(":")
    return rest.isdigit() and int(minutes) >= _LATEST_START


def spoken_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What was said, turn by turn, without the names and times."""
    body = [b for b in blocks if b.kind not in {BlockKind.HEADER, BlockKind.FOOTER}]
    lines = [line for block in body for line in block.text.split("\n")]
    named = {name for line in lines if (name := _speaker(line))}
    turns: list[list[str]] = [[]]
    for line in lines:
        if line.startswith(_HEADER) or _CUE.fullmatch(line) or line in named:
            continue
        if _SPAN.fullmatch(line) or _STARTED.fullmatch(line):
            turns.append([])
        elif found := _turn(line):
            turns.append([found["said"] or ""])
        else:
            turns[-1].append(line)
    texts = (clean(_VOICE_TAG.sub("", " ".join(turn))) for turn in turns)
    return build_blocks(BlockDraft(BlockKind.PARAGRAPH, text) for text in texts if text)


def _turn(line: str) -> re.Match[str] | None:
    matches = (pattern.fullmatch(line.strip()) for pattern in (_VOICE, _SPOKEN_AT, _AT_SPOKEN))
    return next((found for found in matches if found), None)


def _speaker(line: str) -> str | None:
    found = _turn(line)
    return found["name"].strip() if found else None
