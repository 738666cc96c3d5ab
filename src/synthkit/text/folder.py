"""What the files of a language's folder hold: one class a file, read by `synthkit.text.lists`.

What each list is for stands in the Swedish files.
"""

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
class Attendance:
    """How those who were there are listed: `attendance.toml`."""

    roles: Lines
    tables: Lines
    people: Lines
    consists: Lines
    signed: Lines
    joins_roles: Words
    joins_names: Words
    columns: Words
    present: Words
    people_columns: Words
    entry_words: Words
    name_leads: Lines
    after_leads: Lines
    bare_leads: Lines
    writers: Lines
    headings: Words


@dataclass(frozen=True, slots=True)
class Groups:
    """How groups are named: `groups.toml`."""

    kind: str
    kinds: Table
    plain_kinds: Words
    kinds_of_headings: Words
    called: Lines
    keys: Lines
    captions: Words
    form_keys: Phrases
    colours: Lines
    coloured: Words
    no_name: Words


@dataclass(frozen=True, slots=True)
class Questions:
    """How questions are numbered: `questions.toml`."""

    named: Lines
    named_in_files: Lines
    ordered: Lines
    last: Words
    called: Lines
    joins: Words
    turning: Words
    obstacles: Words
    initials: Words
    answers: Words
    numbers: Lines

    @property
    def number_words(self) -> dict[str, int]:
        """What stands for a number, and the number."""
        return {
            word: number for number, said in enumerate(self.numbers, 1) for word in said.split()
        }

    @property
    def cardinals(self) -> tuple[str, ...]:
        """The numbers for counting, from one on."""
        return tuple(said.split()[0] for said in self.numbers)

    @property
    def ordinals(self) -> tuple[str, ...]:
        """The ordinals, from the first on."""
        return tuple(said.split()[-1] for said in self.numbers)


@dataclass(frozen=True, slots=True)
class Pages:
    """What a page carries beside notes: `pages.toml`."""

    page: Lines
    page_of: Words
    page_marks: Lines
    counted: Words
    months: Lines
    weekdays: Lines
    before_date: Words
    after_day: Words
    clock: Lines
    facts: Words
    dates: Words
    titles: Lines
    other_parts: Lines
    meeting_parts: Lines
    arrangements: Lines
    meeting: Words
    meeting_beside: Words
    no_answers: Lines
    answering: Words
    answering_beside: Words
    pointing: Words
    column_heads: Phrases
    recording: Words
    goes_on: Words
    talk: Words
    talk_beside: Words
    after_hyphen: Words


@dataclass(frozen=True, slots=True)
class Forms:
    """What columns of forms, boards and planning tools are called: `forms.toml`."""

    notes: Phrases
    continued: Phrases
    question: Phrases
    group: Phrases
    labels: Phrases
    personal: Phrases
    owners: Phrases
    stamps: Phrases
    ignored: Phrases
    status: Phrases
    withdrawn: Phrases
    answer_endings: Phrases
    other_endings: Phrases
    other_beginnings: Phrases
    closed: Phrases
    templates: Phrases
    open_polls: Phrases
    closed_polls: Phrases
    totals: Phrases
    ditto: Phrases


@dataclass(frozen=True, slots=True)
class Invitation:
    """What invitations say of a project and its meetings: `invitation.toml`."""

    kinds: Table
    short: Table
    series: Table
    unnumbered: Words
    online: Lines
    on_site: Lines
    hybrid: Lines
    half_days: Lines
    clock: Words
    joins: Words
    of_month: Words
    day_first: bool
    before_place: Words
    dates: Phrases
    times: Phrases
    places: Phrases
    forms: Phrases
    titles: Phrases
    meetings: Phrases
    deadlines: Lines
    invites: Lines
    purpose: Lines
    heads: Phrases
    before_name: Words
    seasons: Words


@dataclass(frozen=True, slots=True)
class Examples:
    """How groups point at good examples: `examples.toml`."""

    arrangements: Lines
    arrangement_endings: Lines
    introducing: Phrases
    spreading: Words
    praising: Words
    doing: Words
    standing: Words
    turning: Words
    opens_names: Words
    seeking: Lines
    generic: Words
    within_names: Words
    place_bodies: Words
    located: Words


@dataclass(frozen=True, slots=True)
class Mail:
    """What stands around the notes in a mail: `mail.toml`."""

    greetings: Lines
    covering: Lines
    forwarded: Lines
    disclaimers: Lines
    before_closings: Words
    keys: Phrases
    history: Lines


@dataclass(frozen=True, slots=True)
class Styles:
    """What word processors call the styles of paragraphs: `styles.toml`."""

    heading: Words
    title: Words
    contents: Words
    lists: Phrases
    document_title: Phrases
    body: Phrases
    bullets: Phrases
    numbers: Phrases
    field_title: Phrases
    field_series: Phrases
    field_organisation: Phrases
    field_dates: Phrases
    field_made: Phrases
    field_reference: Phrases
    field_content: Phrases


@dataclass(frozen=True, slots=True)
class Template:
    """What stood on the page before the group wrote: `template.toml`."""

    prompts: Lines
    bracketed: Lines
    politely: Lines
    orders: Lines
    addresses: Lines
    common_orders: Lines
    clear_addresses: Lines
    attention: Words
    limits: Lines
    limited: Words
    time: Words
    about: Words
    minutes: Words
    heads: Lines
    keys: Lines
    announcements: Lines


@dataclass(frozen=True, slots=True)
class Asides:
    """What is about the meeting, or illegible: `asides.toml`."""

    events: Lines
    venue: Words
    trouble: Words
    happened: Words
    habit: Words
    circumstance: Words
    phrases: Lines
    form: Lines
    illegible: Lines
    illegible_things: Words


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
