"""What was on the page before the group wrote: instructions and prompts to fill in."""

import re

from synthkit.notes.wording import folded, normal, words
from synthkit.text.sentences import sentences

_PLACEHOLDER = re.compile(
    r"^\W*(?:klicka (?:eller tryck )?här|klicka och skriv|tryck här|skriv (?:din |er )?text här"
    r"|click (?:or tap )?(?:here|to)|tap here|type (?:your )?text|enter text|välj ett objekt"
    r"|choose an item|ange (?:ett )?datum|lorem ipsum)\b.{0,80}$"
    r"|^\s*[\[<{(]\s*(?:skriv|fyll|ange|klicka|infoga|lägg till|write|type|insert|enter|fill)\b"
    r"[^\]>})]{0,120}[\]>})]\W*$",
    re.IGNORECASE,
)
_POLITELY = (
    r"^\W*(?:(?:var god(?: och)?|vänligen|please|tänk på att|glöm inte att|kom ihåg att|obs)"
    r"[!:]?\s+)?"
)
# A verb alone is no instruction ("Skriv gemensamma checklistor" is a note): it must turn to the
# people at the table or speak of the page, the time or the roles.
_ORDER = re.compile(
    _POLITELY + r"(?:skriv|fyll|diskutera|utse|notera|anteckna|sammanfatta|redovisa|samtala"
    r"|reflektera|svara|ange|dokumentera|formulera|spara|döp|namnge|write|fill|discuss|appoint"
    r"|note|summari[sz]e|answer|document|reflect|save)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:er|era|ert|ni|här|nedan|ovan|minuter|min|sekreterare|antecknare|talesperson"
    r"|rapportör|mallen|dokumentet|gruppens|gruppen|bordet|laget runt|post-?it|lapp(?:ar|en)?"
    r"|per fråga|varje fråga|frågan|frågorna|frågeställning(?:en|arna)?|punkter|stödord"
    r"|\w*spalten|\w*kolumnen|rutan|rutorna|blädderblock(?:et)?|your|you|here|below|above"
    r"|minutes|secretary|note[- ]?taker|spokesperson|template|document|per question"
    r"|each question|bullet points|sticky|column|box)\b",
    re.IGNORECASE,
)
# Verbs that groups use as well ("Ta frågan vidare"): these must turn to them more clearly.
_COMMON_ORDER = re.compile(
    _POLITELY + r"(?:välj|skicka|maila|mejla|lämna|använd|klistra|börja|gå|ta|prata|lista|enas"
    r"|prioritera|presentera|läs|utgå|fördela|kom|tänk|fortsätt|sätt|placera|continue|put|choose|select|send|hand|use|start|list"
    r"|agree|prioriti[sz]e|read|think|share|pick|talk)\b",
    re.IGNORECASE,
)
_CLEAR_ADDRESS = re.compile(
    r"\b(?:era|ert|ni|minuter|sekreterare|antecknare|talesperson|rapportör|mallen|dokumentet"
    r"|laget runt|post-?it|lappar(?:na)?|blädderblock(?:et)?|per fråga|varje fråga|your|you"
    r"|minutes|secretary|note[- ]?taker|spokesperson|template|per question|each question"
    r"|sticky|stödord|baksidan|nästa sida|overleaf|reverse"
    r"|som (?:antecknar|skriver|redovisar|för ordet|håller (?:i )?tiden))\b",
    re.IGNORECASE,
)
_OBS = re.compile(r"^\W*(?:obs|nb)\b[!:]?\s*", re.IGNORECASE)
_LIMIT = re.compile(
    r"^\W*(?:max(?:imalt)?|högst|minst|cirka|ca|upp till|up to|at most|about)\.?\s+\w+\s+"
    r"(?:punkter|meningar|ord|minuter|min|rader|lappar|idéer|points|bullets|minutes|words|ideas)\b"
    r".{0,60}$"
    r"|^\W*(?:tid|time)\s*:\s*(?:ca\s*)?\d+\s*(?:min|minuter|minutes)\W*$"
    r"|^\W*\(?\d+\s*(?:min|minuter|minutes)\)?\W*$"
    r"|^\W*(?:instruktion(?:er)?|instructions?|så här gör ni|gör så här|att tänka på)\W*$"
    r"|^\W*(?:instruktion(?:er)?|instructions?|tips|obs)\s*:\s*.{0,200}$"
    r"|^\W*(?:era|våra|gruppens) (?:viktigaste )?(?:punkter|svar|tankar|anteckningar|idéer)"
    r"(?: (?:på|till|om|kring) fråg\w+(?: \d+)?)?\W*$"
    r"|^\W*(?:bara |only )?(?:en|ett|one) \w+ (?:per|på varje|a|an|per each|on each)"
    r" (?:rad|lapp|post-?it|line|sticky note|sticky)\W*$"
    r"|^\W*(?:utrymme|space|room) (?:för|for) (?:era |egna |gruppens |your )?\w+\W*$"
    r"|^\W*(?:grupp|bord|group|table)(?:s|ens|ets)?\s*(?:nr|nummer|namn|number|name|no)\.?[\W_]*$"
    r"|^\W*(?:your|our) (?:notes|answers|points|ideas)\W*$",
    re.IGNORECASE,
)
# What those who hold the meeting tell those at the table, in whole sentences.
_TOLD = re.compile(
    r"^\W*(?:här|nedan|nu) (?:skriver|antecknar|fyller|noterar|svarar|diskuterar) ni\b"
    r"|^\W*ni (?:har|får|ska|kan|börjar) .{0,60}\b(?:minuter|min|frågor(?:na)?|frågan|skriva"
    r"|anteckna|nedan|rutan|rutorna)\b"
    r"|^\W*vi (?:vill|ber|önskar|skulle vilja) (?:att ni|er att|er)\b"
    r"|^\W*you (?:have|will have|should|may|can) .{0,60}\b(?:minutes|questions?|write|below)\b"
    r"|^\W*we (?:ask|want|would like) you\b"
    r"|^\W*(?:syftet|målet) med (?:dagens |detta |det här )?(?:samtal|workshop|dialog|övning"
    r"|uppgift|möte|grupp)\w* är att\b"
    r"|^\W*the (?:purpose|aim) of (?:the|this|today's) \w+ is to\b"
    r"|^\W*(?:skriv|please write|write) (?:tydligt|läsligt|clearly|legibly)\W*$"
    r"|^\W*(?:skicka|maila?|mejla|lämna|return|send|hand)s?\b.{0,80}(?:\S+@\S+|\bsenast\b"
    r"|\b(?:processledare|arrangör|sekretariat|formulär|blankett)\w*|\bthis form\b|\bfront desk\b"
    r"|\bno later than\b)"
    r"|^\W*(?:(?:stort )?tack för (?:er|ert|din|att ni)|lycka till|good luck|thank you for"
    r"|thanks for)\b.{0,60}$",
    re.IGNORECASE,
)
_LONGEST_INSTRUCTION = 40  # words
LONG_LINE = 6  # words; an identical line this long in many files was not written by each group


def is_placeholder(text: str) -> bool:
    """Whether it is a prompt that stands where text should be ("[skriv här]")."""
    return bool(_PLACEHOLDER.match(normal(text)))


def is_instruction(text: str) -> bool:
    """Whether it tells the people at the table what to do ("Max 5 punkter per fråga")."""
    said = normal(text)
    if len(words(said)) > _LONGEST_INSTRUCTION:
        return False
    ordered = _ORDER.match(said) and _ADDRESS.search(said)
    each = sentences(said)
    asked = _COMMON_ORDER.match(said) and _CLEAR_ADDRESS.search(each[0])
    told = _LIMIT.match(said) or _TOLD.match(_OBS.sub("", said))
    if told or ordered or asked:
        return True
    return len(each) > 1 and all(map(is_instruction, each))


class Repeats:
    """Lines that stand word for word in most of the files."""

    def __init__(self, lines_by_file: tuple[frozenset[str], ...]) -> None:
        counts: dict[str, int] = {}
        for lines in lines_by_file:
            for line in lines:
                counts[line] = counts.get(line, 0) + 1
        least = max(3, (len(lines_by_file) + 1) // 2)
        self._common = frozenset(line for line, count in counts.items() if count >= least)
        self._twice = frozenset(line for line, count in counts.items() if count >= 2)

    def in_most(self, text: str) -> bool:
        """Whether it stands in three files or more and in half of them."""
        return folded(text) in self._common

    def in_several(self, text: str) -> bool:
        """Whether it stands in more than one file."""
        return folded(text) in self._twice
