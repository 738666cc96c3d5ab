"""Phone numbers: Swedish ones as people write them, and international ones with a prefix."""

import re
from functools import cache

from synthkit.privacy.spans import Match
from synthkit.text.languages import either

_GAP = r"(?:[ \u00a0\u2009]?[-–‑−/.][ \u00a0]?|[ \u00a0\u2009])"
_NATIONAL = re.compile(
    rf"(?<![\w+])(?<!\d[-–.,:/ ])\(?0 ?(?!0)\d{{1,3}}\)?(?:{_GAP}?\d{{1,8}}){{1,5}}"
    r"(?!\w)(?![-–.:,/]\d)"
)
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00)[1-9]\d{{0,3}}(?:{_GAP}?\(0\))?(?:{_GAP}?\(?\d{{1,9}}\)?){{1,7}}(?!\w)"
)
_BARE = re.compile(
    rf"(?<!\w)(?:1{_GAP})?[1-9]\d{{1,3}}(?:{_GAP}?\d{{2,4}}){{1,3}}(?!\w)(?![-–.:,/]\d)"
)
_NEXT = re.compile(r"(?<=\d)[ \u00a0\u2009]+(?=\(?0\d|\+\d)")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}")
_DATE = re.compile(r"0?\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}[-/.]\d{2}[-/.]\d{2}")
_ENOUGH_BEFORE = 60
# Digits of a number of North America with its 1.
_AMERICAN = 11


def find_phones(text: str) -> list[Match]:
    """The phone numbers in a text: valid ones, and possible ones that a word introduces."""
    if sum(character.isdigit() for character in text) < 6:
        return []
    finds: list[Match] = []
    for pattern in (_ABROAD, _NATIONAL, _BARE):
        for match in pattern.finditer(text):
            stretch = Match(match.start(), match.end(), certain=True)
            if any(map(stretch.overlaps, finds)):
                continue
            before = text[max(0, match.start() - _ENOUGH_BEFORE) : match.start()]
            introduced = any(
                pattern.search(part)
                for pattern, part in zip(_of_a_phone(), (before, text[match.end() :]), strict=True)
            )
            if pattern is _BARE and not introduced:
                continue
            certain = _certainty(match.group(), introduced=introduced)
            if certain is not None:
                finds.append(Match(match.start(), match.end(), certain=certain))
            else:
                beside = _beside_each_other(text, match.start(), match.end())
                finds += [found for found in beside if not any(map(found.overlaps, finds))]
    return finds


def _beside_each_other(text: str, start: int, end: int) -> list[Match]:
    """The numbers in a stretch that is not one number: several may follow each other."""
    for cut in _NEXT.finditer(text, start, end):
        certain = _certainty(text[start : cut.start()], introduced=False)
        if certain is not None:
            behind = cut.end()
            others = find_phones(text[behind:])
            return [
                Match(start, cut.start(), certain=certain),
                *(Match(o.start + behind, o.end + behind, certain=o.certain) for o in others),
            ]
    return []


def _certainty(written: str, *, introduced: bool) -> bool | None:
    """Whether it is certain; None where it is no phone number."""
    import phonenumbers  # noqa: PLC0415 - heavy, and few notes hold digits enough

    if _TIME.fullmatch(written) or _DATE.fullmatch(written):
        return None
    digits = re.sub(r"\D", "", written)
    plain = re.sub(r"\(0\)", "", written)
    if not written.startswith(("+", "0", "(")):
        if len(digits) == _AMERICAN and digits.startswith("1"):
            plain = "+" + digits
        else:
            return True if 6 <= len(digits) <= 8 else None
    if written.startswith("00"):
        plain = "+" + plain[2:]
    try:
        number = phonenumbers.parse(plain, "SE")
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        return True
    if introduced and phonenumbers.is_possible_number(number):
        return True
    return False if written.startswith("+") and phonenumbers.is_possible_number(number) else None


@cache
def _of_a_phone() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says so before a number, and behind it ("... is her mobile")."""
    words = either(lambda language: language.personal_data.phone_numbers)
    return (
        re.compile(rf"(?:\b(?:{words})\b|☎|✆|📞)[^\d\n]{{0,24}}$", re.IGNORECASE),
        re.compile(rf"^\W{{1,3}}(?:\w+\W+){{0,3}}(?:{words})\b", re.IGNORECASE),
    )
