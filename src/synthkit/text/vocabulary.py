"""What the files of a language's folder hold of its words: one class a file, as in `folder`."""

from dataclasses import dataclass
from functools import cached_property

from synthkit.text.lists import Lines, Pairs, Phrases, Scales, Sides, Table, Words


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in words: `numbers.toml`."""

    ordinals_are_numbers: bool
    no_numbers: Words
    counted: Lines
    percent: Lines
    between: Words
    ordinals: Table
    values: Table
    multiples: Table


@dataclass(frozen=True, slots=True)
class InsiderReferences:
    """What says nothing to one who was not there: `insider_references.toml`."""

    pointers: Words
    whose: Words
    who: Words
    finite: Words
    expletive: Words
    heads: Words
    filler: Words
    back: Lines
    things: Phrases


@dataclass(frozen=True, slots=True)
class Sentences:
    """Abbreviations with full stops: `sentences.toml`."""

    leading: Words
    closing: Words
    before_names: Words


@dataclass(frozen=True, slots=True)
class People:
    """What stands beside names: `people.toml`."""

    particles: Words
    surname_endings: Lines
    sure_surname_endings: Lines
    starters: Words
    titles: Words
    public_titles: Words
    roles: Lines
    before: Words
    before_pairs: Phrases
    spatial: Words
    addressed: Words
    org_does: Words
    never_in_a_name: Lines
    appellations: Lines
    means: Lines
    person_verbs: Words
    speech_verbs: Words
    belongs: Words
    workplaces: Lines
    of_the_group: Phrases
    joins: Words
    org_first: Words
    org_last: Words
    org_endings: Lines
    place_endings: Lines
    place_nouns: Words
    buildings: Lines
    weak_place_nouns: Words
    beside: Words
    ways_on: Words
    within: Words
    closings: Lines


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What stands in or beside addresses, numbers and dates: `personal_data.toml`."""

    at_signs: Lines
    at_words: Words
    dot_words: Words
    streets: Lines
    vague_streets: Lines
    street_words: Lines
    street_types: Lines
    flats: Lines
    units: Lines
    boxes: Lines
    vehicles: Lines
    births: Lines
    birth_fill: Lines
    accounts: Lines
    person_numbers: Lines
    phone_numbers: Lines


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words and phrases, folded where nothing else is said: `words.toml`."""

    function_words: Words
    each_other: Words
    light: Words
    vague: Words
    verbs: Words
    adjectives: Words
    adverbs: Words
    nouns: Words
    pronouns: Words
    articles: Words
    before_noun: Words
    before_verb: Words
    title_links: Words
    conjunction: str
    negations: Words
    neutral_negations: Phrases
    clause_breaks: Words
    contrasting: Words
    opposites: Sides
    leading: Phrases
    leading_clauses: Phrases
    subjects: Words
    chat: Phrases
    shorthand: Pairs
    before_examples: Words
    example_words: Lines
    example_mark: str
    joining: Words
    abbreviated: Words
    common_abbreviations: Words
    stands_for: Lines
    name_endings: Words
    genitives: Words
    compound_links: Words
    compound_endings: Words
    catch_all: Words
    catch_all_filling: Words
    absence: Words
    absence_phrases: Phrases

    @cached_property
    def stop(self) -> Words:
        """Function words, and those that mean too little to tell two matters apart."""
        return self.function_words | self.light


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What tells what a text claims: `claims.toml`."""

    wishes: Words
    modals: Words
    states: Words
    rejecting: Words
    rejecting_things: Words
    nobody: Words
    joining: Words
    opinion: Words
    describing: Words
    relative: Words
    asking: Words
    unable: Words
    refusal: Words
    refusal_phrases: Phrases
    unwanted: Phrases
    one_more: Phrases
    bearing: Words
    indefinite: Words
    permits: Words
    one_deed: Phrases
    sole_deeds: Words
    cleft: Phrases
    telling: Words
    counted: Words
    one: Words
    enough: Words
    hedges: Words
    hedge_phrases: Phrases
    meetings: Words
    lessening: Words
    praise: Words
    blame: Words
    prevents: Words
    neutral: Phrases
    small: Words
    contrary: Words
    exclusive: Sides


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """What a line is compared with its notes by: `faithfulness.toml`."""

    opposites: Scales
    amounts: Scales
    dates: Scales
    kinds: Scales
    modals: Scales
    judging: Scales
    judged: Scales
    lacking: Words
    causes: Phrases
    effects: Phrases
    own_table: Phrases
    at_a_table: Phrases
    universal: Words
    ratio: Words
    prepositions: Words
    than: Words
    joining: Words
    proposing: Words
    being: Words
    qualities: Words


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing synthesis of a series is made of: `closing.toml`."""

    frame: Phrases
    called_recurring: Phrases
    called_factors: Phrases
    called_structures: Phrases
    called_tools: Phrases
    called_open: Phrases
    called_problems: Phrases
    called_next: Phrases
    says_open: Lines
    says_next: Lines
    says_tools: Lines
    says_structures: Lines
    says_factors: Lines
    settled: Lines


@dataclass(frozen=True, slots=True)
class Replies:
    """What chats make of the words that prompts ask them for: `replies.toml`."""

    omitted: Lines
    keys: Table
    reasons: Table
