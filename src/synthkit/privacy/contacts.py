"""Where somebody is reached: e-mail addresses, phones, profiles, addresses of houses."""

import re
from functools import cache

from synthkit.privacy.spans import Covered, Match
from synthkit.privacy.words import ORG_FIRST
from synthkit.text.languages import capitals_of_names, either, either_word, small_letters

# No longer than mail allows, so that a row of signs is not read again from each of them.
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]{0,63}[\w+-]"
_DOMAIN = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TOP = r"[^\W\d_]{2,24}"
_OPENING = "(<[{'\"*"

_PLAIN = re.compile(rf"(?<![\w.+-])(?:mailto:)?({_LOCAL}\s?@\s?(?:{_DOMAIN}\.)+{_TOP})(?![\w@])")
# "skriv till @nils.snickare": a user, for no domain ends in so long a word.
_USER = re.compile(r"\s@\S.*\.\w{4,}$")
_MAY_BE_EMAIL = re.compile(r"@|\bat\b|\(a\)|\[a\]|snabel", re.IGNORECASE)

# "facebook.com/anna.ek", but not the page of a group; "@annaek"; "insta: anna_ek".
_SITES = (
    r"(?:facebook|fb|instagram|x|twitter|tiktok|threads|snapchat|github|gitlab|t|vk|pinterest|twitch)"
    r"\.(?:com|net|me|tv)/(?!(?:groups|events|pages|watch|explore|hashtag|p|reel|search)\b)"
)
_PROFILE = re.compile(
    rf"(?<![\w@])(?:https?://)?(?:\w{{1,4}}\.)?(?:{_SITES}(?:add/)?|linkedin\.com/(?:in|pub)/"
    r"|youtube\.com/(?:@|user/|c/|channel/)|bsky\.app/profile/)@?[\w.?=&%-]+[\w/]"
)
# "@Petra" is a name.
_CALLED = rf"(?![{capitals_of_names()}][{small_letters()}]+(?![\w.-]))"
_HANDLE = re.compile(rf"(?<![\w.@/}})\]])@{_CALLED}(?=[\w.-]*[^\W\d_])[\w.-]{{2,39}}\w")
_NAMED_SITE = re.compile(
    r"(?<!\w)(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|facebook|fb|telegram|skype|discord)"
    r"(?:\s*:\s*|\s+)@?(?=[\w.-]*[\d_.-])(?P<handle>[^\W\d_][\w.-]{2,39}\w)(?!\w)",
    re.IGNORECASE,
)

# "@regionutveckling" is nobody's own.
_ORGANISATIONS = tuple(word for word in ORG_FIRST if len(word) >= 4)
_GAP = r"(?:[ \u00a0\u2009]?[-–‑−/.][ \u00a0]?|[ \u00a0\u2009])"
_NATIONAL = re.compile(
    rf"(?<![\w+])(?<!\d[-–.,:/ ])\(?0 ?(?!0)\d{{1,3}}\)?(?:{_GAP}?\d{{1,8}}){{1,5}}"
    r"(?!\w)(?![-–.:,/]\d)"
)
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00)[1-9]\d{{0,3}}(?:{_GAP}?\(0\))?(?:{_GAP}?\(?\d{{1,9}}\)?){{1,7}}(?!\w)"
)
_BARE = re.compile(
    rf"(?<!\w)(?:1{_GAP})?[1-9]\d{{1,3}}\)?(?:{_GAP}?\d{{2,6}}){{1,4}}(?!\w)(?![-–.:,/]\d)"
)
_NEXT = re.compile(r"(?<=\d)[ \u00a0\u2009]+(?=\(?0\d|\+\d)")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}")
_DATE = re.compile(r"0?\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}[-/.]\d{2}[-/.]\d{2}")
_ENOUGH_BEFORE = 60
# How nobody groups sums, years and references: the numbers of North America, Britain and Finland.
_AMERICAN = re.compile(r"(?:1[-. ])?\(?[2-9]\d{2}(?:\) |[-.])[2-9]\d{2}[-.]\d{4}")
_GROUPED = re.compile(
    r"0[45]\d \d{3} \d{4}"
    r"|\(?0(?:\d{4}\)? \d{6}|\d{4}\)? \d{3} \d{3}|\d{3}\)? \d{3} \d{4}|2\d\)? \d{4} \d{4})"
)
# Digits of a number that may lack its area code.
_SHORT, _LONG = 6, 9
_LONGEST_CODE = 3


def find_emails(text: str) -> list[Match]:
    """The e-mail addresses in a text, also those that are written in words."""
    if not _MAY_BE_EMAIL.search(text):
        return []
    finds: list[Match] = []
    for pattern in (_PLAIN, _in_words()):
        for found in pattern.finditer(text):
            start, end = found.span(1)
            while text[start] in _OPENING:
                start += 1
            match = Match(start, end, certain=True)
            if not any(map(match.overlaps, finds)) and not _USER.search(found[1]):
                finds.append(match)
    return finds


def find_profiles(text: str) -> list[Match]:
    """The profiles and names of users in social media."""
    finds = [Match(*found.span(), certain=True) for found in _PROFILE.finditer(text)]
    for pattern, group in ((_HANDLE, 0), (_NAMED_SITE, "handle")):
        for found in pattern.finditer(text):
            match = Match(*found.span(group), certain=True)
            if not any(map(match.overlaps, finds)) and not _is_of_an_organisation(found[group]):
                finds.append(match)
    return finds


def find_addresses(text: str) -> list[Match]:
    """The addresses of houses and boxes in a text: a street and a number, and what goes with it."""
    if not any(character.isdigit() for character in text):
        return []
    return [
        Match(found.start(), len(found.group().rstrip(" ,.")) + found.start(), certain=True)
        for found in _addresses().finditer(text)
    ]


def _is_of_an_organisation(handle: str) -> bool:
    return handle.lower().lstrip("@").startswith(_ORGANISATIONS)


@cache
def _in_words() -> re.Pattern[str]:
    at = rf"(?:{either(lambda language: language.personal_data.at_signs)}|@)"
    at_words = either_word(lambda language: language.personal_data.at_words)
    dot = either_word(lambda language: language.personal_data.dot_words)
    signs = rf"(?:\(\s*{at}\s*\)|\[\s*{at}\s*\]|\{{\s*(?:{at_words})\s*\}}|\s(?:{at_words})\s)"
    dots = rf"(?:\.|\s?\(\s*(?:{dot})\s*\)\s?|\s?\[\s*(?:{dot})\s*\]\s?|\s(?:{dot})\s)"
    # " at " is an ordinary word in running text: only a real top-level domain counts.
    return re.compile(
        rf"(?<![\w.+-])((?:\w+{dots})*{_LOCAL}\s?{signs}\s?(?:{_DOMAIN}{dots})+"
        r"(?:se|nu|com|org|net|eu|info|io|no|dk|fi|de|uk))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _unit() -> re.Pattern[str]:
    """What is counted by the number before it: "250-300-4000 m" is nobody's."""
    return re.compile(rf"\s?(?i:{_any('units')})(?!\w)")


@cache
def _addresses() -> re.Pattern[str]:
    """Swedish streets stand before the number, English ones behind it."""
    capital = capitals_of_names()
    name = rf"[{capital}][\w'’:-]*"
    house = r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\s?[a-zA-Z](?![\w'’]))?(?!\w)"
    no_house = rf"(?!{_unit().pattern})(?![-.,:]\d)"
    flats = rf"(?i:{_any('flats')})"
    flat = rf"(?:,?\s+(?:{flats}\s?\d{{1,4}}|\d{{1,2}}\s?{flats})(?!\w))"
    town = rf"(?:,?\s+(?:SE?-)?\d{{3}}\s?\d{{2}}\s+{name})"
    british = rf"(?:,?\s+(?:{name},\s+)?[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}(?!\w))"
    street = (
        rf"(?:(?:{name}\s+){{0,2}}(?i:[^\W\d_][\w:-]*(?:{_any('streets')}))"
        rf"|(?:{name}\s+){{1,2}}(?i:{_any('street_words')}))"
    )
    vague = rf"(?:{name}\s+)?[{capital}][\w:-]*(?:{_any('vague_streets')})?"
    types = "|".join(one.capitalize() for one in _any("street_types").split("|"))
    english = (
        r"\d{1,4}[a-zA-Z]?(?:\s?[-–]\s?\d{1,4})?\s+"
        rf"(?:(?:[{capital}]\.?|[{capital}][^\W\dA-Z_][\w'’-]*\.?)\s+){{1,3}}(?:{types})\.?"
    )
    inside = rf"(?:{flats}\s+\d{{1,4}}\w?,?\s+)?"
    box = rf"(?i:{_any('boxes')})\s+\d{{1,5}}"
    return re.compile(
        rf"(?<![\w-])(?:{street}\s+{house}{no_house}{flat}?{town}?"
        rf"|{vague}\s+{house}(?:{flat}{town}?|{town})"
        rf"|{inside}{english}(?!\w){british}?|{box}(?!\w){town}?{british}?)"
    )


def _any(name: str) -> str:
    return either(lambda language: getattr(language.personal_data, name))


def find_phones(text: str) -> list[Match]:
    """The phone numbers in a text: valid ones, and possible ones that a word introduces."""
    if sum(character.isdigit() for character in text) < 6:
        return []
    finds: list[Match] = []
    covered = Covered(len(text))
    for pattern in (_ABROAD, _NATIONAL, _BARE):
        begin = position = 0
        while match := pattern.search(text[begin:], position):
            position = match.end()
            stretch = Match(begin + match.start(), begin + match.end(), certain=True)
            if covered.overlaps(stretch):
                continue
            before, behind = _of_a_phone()
            introduced = bool(
                before.search(text, max(0, stretch.start - _ENOUGH_BEFORE), stretch.start)
                or behind.match(text, stretch.end)
            )
            american = _AMERICAN.fullmatch(match.group()) and not _unit().match(text, stretch.end)
            if pattern is _BARE and not (introduced or american):
                continue
            certain = _certainty(match.group(), introduced=introduced)
            if certain is not None:
                finds.append(Match(stretch.start, stretch.end, certain=certain))
                covered.add(stretch)
            elif first := _first_within(text, stretch):
                finds.append(first[0])
                covered.add(first[0])
                # What follows is read as if nothing stood before it.
                begin, position = first[1], 0
    return finds


def _first_within(text: str, stretch: Match) -> tuple[Match, int] | None:
    """The number that a stretch of several begins with, and where the next may begin."""
    for cut in _NEXT.finditer(text, stretch.start, stretch.end):
        certain = _certainty(text[stretch.start : cut.start()], introduced=False)
        if certain is not None:
            return Match(stretch.start, cut.start(), certain=certain), cut.end()
    return None


def _certainty(written: str, *, introduced: bool) -> bool | None:
    """Whether it is certain; None where it is no phone number."""
    if _TIME.fullmatch(written) or _DATE.fullmatch(written):
        return None
    digits = re.sub(r"\D", "", written)
    plain = re.sub(r"\(0\)", "", written)
    if written.startswith("00"):
        plain = "+" + plain[2:]
    if plain.startswith(("+", "0", "(0")):
        if (
            _is_number(plain)
            or _GROUPED.fullmatch(written)
            or (introduced and _is_number(plain, possible=True))
        ):
            return True
        return False if plain.startswith("+") and _is_number(plain, possible=True) else None
    if _SHORT <= len(digits) < _LONG:
        return True
    # With the code of its country, or that of North America left out.
    groups = [len(group) for group in re.findall(r"\d+", written)]
    coded = groups[0] <= _LONGEST_CODE and _is_number("+" + digits, possible=introduced)
    return True if coded or (groups == [3, 3, 4] and _is_number("+1" + digits)) else None


def _is_number(written: str, home: str = "SE", *, possible: bool = False) -> bool:
    """Whether there is such a number, dialled there or from anywhere, or may be one."""
    import phonenumbers  # noqa: PLC0415 - heavy, and few notes hold digits enough

    try:
        number = phonenumbers.parse(written, home)
    except phonenumbers.NumberParseException:
        return False
    return bool(
        phonenumbers.is_possible_number(number)
        if possible
        else phonenumbers.is_valid_number(number)
    )


@cache
def _of_a_phone() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says so before a number, and behind it ("... is her mobile")."""
    words = either(lambda language: language.personal_data.phone_numbers)
    return (
        re.compile(rf"(?:\b(?:{words})\b|☎|✆|📞)[^\d\n]{{0,24}}$", re.IGNORECASE),
        re.compile(rf"\W{{1,3}}(?:\w+\W+){{0,3}}(?:{words})\b", re.IGNORECASE),
    )
