from collections import Counter

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.spans import PersonalDataKind, Span, is_placeholder, mask, placeholders

NOTE = "Annas nummer är 070-1740605, mejl anna@example.se, pnr 600504-9926"


def test_what_was_found_is_replaced_by_words_and_the_rest_stays() -> None:
    spans = find_personal_data(NOTE)
    assert mask(NOTE, spans, placeholders("sv")) == (
        "[namn]s nummer är [telefon], mejl [e-post], pnr [personnummer]"
    )
    assert mask("Thanks David", find_personal_data("Thanks David"), placeholders("en")) == (
        "Thanks [name]"
    )


def test_tokens_that_can_be_turned_back_are_a_replacement_like_any() -> None:
    seen: Counter[PersonalDataKind] = Counter()
    table: dict[str, str] = {}

    def token(span: Span) -> str:
        seen[span.kind] += 1
        made = f"[{span.kind.upper()}-{seen[span.kind]}]"
        table[made] = span.text
        return made

    masked = mask(NOTE, find_personal_data(NOTE), token)
    assert find_personal_data(masked) == ()
    for made, value in table.items():
        masked = masked.replace(made, value)
    assert masked == NOTE


def test_placeholders_are_known_again_in_both_languages() -> None:
    span = find_personal_data("Tack Anna")[0]
    for locale in ("sv", "en"):
        assert is_placeholder(placeholders(locale)(span))
    assert is_placeholder("[PERSON-12]")
    assert not is_placeholder("[Anna]")
