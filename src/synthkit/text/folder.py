"""What the files of a language's folder hold that is looked for in documents: one class a file.

They are read by `synthkit.text.lists`. What each list is for stands in the Swedish files. What is
known of the language's words has its classes in `synthkit.text.vocabulary`.
"""

from dataclasses import dataclass

from synthkit.text.lists import Lines, Phrases, Table, Words


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
