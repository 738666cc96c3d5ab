"""A register that was filled in: what the organisation wrote, taken over in one change."""

from pathlib import Path

from synthkit.app.registers import read_register
from synthkit.cli.adopting import Offer
from synthkit.cli.files import content_of
from synthkit.cli.screen import Screen
from synthkit.drafts.changes import Change
from synthkit.drafts.decisions.sections import Register
from synthkit.errors import Unreadable, UsageMistake
from synthkit.model.provenance import RegisterEntry
from synthkit.model.synthesis import Synthesis
from synthkit.readers.contents import Refused


def offer_of_register(screen: Screen, synthesis: Synthesis, file: Path) -> Offer:
    """What was written in a register, which is told; an empty cell takes nothing away.

    Raises:
        UsageMistake: "path_not_there", or "not_a_register".
        Unreadable: if it is no workbook.
    """
    try:
        read = read_register(content_of(file), synthesis.workshop.language)
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=file.name) from refused
    if read is None:
        raise UsageMistake("not_a_register", name=file.name)
    decisions: list[Register] = []
    for number, written in read:
        section = synthesis.section(number)
        if section is None:
            continue
        before = next((one for one in section.registered if one.line == written.line), None)
        entry = _over(before, written)
        if not entry.is_empty and _filled(entry) != (before and _filled(before)):
            decisions.append(Register(question=number, entry=entry))
            key = "changed" if before else "new"
            was = _listed(before) if before else ""
            said = screen.texts.text(
                f"terminal.adopt_register.{key}", said=entry.said, text=_listed(entry), before=was
            )
            screen.line(screen.texts.text("terminal.adopt.under", number=number, said=said))
    if not decisions:
        screen.result("terminal.adopt.nothing")
        return Offer(None, 0, is_whole=True)
    details: dict[str, str | int] = {"count": len(decisions), "register": file.name}
    change = Change(command="adopt", details=details, decisions=tuple(decisions))
    return Offer(change, len(decisions), is_whole=True)


def _over(before: RegisterEntry | None, written: RegisterEntry) -> RegisterEntry:
    if before is None:
        return written
    kept = {
        name: getattr(written, name) or getattr(before, name)
        for name in ("who", "answer", "by_when")
    }
    return written.model_copy(update=kept)


def _filled(entry: RegisterEntry) -> tuple[str, str, str]:
    return entry.who, entry.answer, entry.by_when


def _listed(entry: RegisterEntry) -> str:
    return "; ".join(part for part in _filled(entry) if part)
