"""Finds the questions that the files share, when nobody has stated them.

A question is a heading, or a line that looks like one, that several files or several groups' parts
of one file have in common; misspelt and shortened ones count for the fullest common wording. Where
each file is about one question, the titles tell; where there is but one file, its headings do. A
question that a group asks in its notes is never taken.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from synthkit.model.base import Result
from synthkit.model.document import Document
from synthkit.model.finding import Finding, Severity
from synthkit.model.workshop import Question
from synthkit.notes.extraction import in_order
from synthkit.notes.numbering import number_in_file_name
from synthkit.notes.question_candidates import Candidate, candidates_in, may_ask
from synthkit.notes.question_likeness import of_other_matters, turning_words
from synthkit.notes.question_matching import Prominence, QuestionMatcher
from synthkit.notes.readable import readable
from synthkit.notes.table_cells import tables_of
from synthkit.notes.table_heads import heads_of_tables
from synthkit.notes.wording import content_words, folded
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.wordforms import bare_words

_ALIKE = 0.82  # edit-distance ratio of two wordings of one question
_MOST = 12  # questions; more than that is a questionnaire, not a workshop's dialogue
_MOST_WORDINGS = 300  # beyond them no file is one of a workshop
_FEWEST_ALIKE = 4  # words of a plain line that two files have word for word
_LONGEST_HEAD = 8  # words of a table's head that asks nothing


@dataclass
class _Cluster:
    """Wordings that mean the same question."""

    members: list[Candidate]

    @property
    def files(self) -> set[str]:
        return {member.document for member in self.members}

    @property
    def parts(self) -> set[tuple[str, int]]:
        return {(member.document, member.part) for member in self.members}

    @property
    def number(self) -> int | None:
        numbers = Counter(m.number for m in self.members if m.number is not None)
        return min(numbers, key=lambda n: (-numbers[n], n)) if numbers else None

    @property
    def first(self) -> float:
        """Where it comes in the files: the mean of its places among the candidates."""
        return sum(member.order for member in self.members) / len(self.members)

    @property
    def wording(self) -> str:
        """The fullest of the wordings that are common, written as it most often is."""
        counts = Counter(folded(member.text) for member in self.members)
        least = min(2, max(counts.values()))
        common = [text for text, count in counts.items() if count >= least]
        chosen = max(common, key=lambda text: (len(bare_words(text)), counts[text], text))
        written = Counter(m.text for m in self.members if folded(m.text) == chosen)
        return min(written, key=lambda text: (text.isupper(), -written[text], text))


def find_questions(documents: Iterable[Document]) -> Result[tuple[Question, ...]]:
    """The questions that the files share, in their order.

    Numbers are those that the files give if they run from 1; else they are given in the order in
    which the questions come. None found is no error, but a finding.
    """
    ordered = in_order(readable(d) for d in documents if d.is_written)
    candidates = [candidates_in(document) for document in ordered]
    clusters = _cluster([one for found in candidates for one in found])
    for choose in (
        _shared_by_files,
        _shared_by_groups,
        _one_a_file,
        _of_only_file,
        _heads_of_tables,
    ):
        chosen = choose(clusters, ordered)
        if chosen:
            return Result(_as_questions(chosen))
    return Result((), (Finding(severity=Severity.WARNING, code="no_questions"),))


def _shared_by_files(clusters: list[_Cluster], documents: tuple[Document, ...]) -> list[_Cluster]:
    """Those that several files have, and more than a few of them."""
    most = max((len(c.files) for c in clusters if _is_question(c)), default=0)
    if most < 2:
        return []
    least = max(2, (most + 1) // 2 if most < len(documents) else (len(documents) + 2) // 3)
    chosen = [c for c in clusters if len(c.files) >= least and _is_question(c)]
    asking = [c for c in chosen if any(m.asks for m in c.members)]
    return asking or _counted(chosen)


def _shared_by_groups(clusters: list[_Cluster], documents: tuple[Document, ...]) -> list[_Cluster]:
    """Those that come again under each group of a common file."""
    del documents
    chosen = [c for c in clusters if len(c.parts) >= 2 and _is_question(c)]
    most = max((len(c.parts) for c in chosen), default=0)
    chosen = [c for c in chosen if 3 * len(c.parts) >= most]
    asking = [c for c in chosen if any(m.asks for m in c.members)]
    return asking or _counted(chosen)


def _one_a_file(clusters: list[_Cluster], documents: tuple[Document, ...]) -> list[_Cluster]:
    """The titles of files of which each is about a question of its own."""
    if len(documents) < 2:
        return []
    titles: list[_Cluster] = []
    for document in documents:
        mine = [m for c in clusters for m in c.members if m.document == document.key and m.asks]
        named = number_in_file_name(document.name.rsplit(".", 1)[0])
        headed = [m for m in mine if m.headed] or mine
        if not headed:
            continue
        title = min(headed, key=lambda m: m.order)
        tops = title.above_notes or (title.headed and title.first_of_rank)
        if (title.order == 0 and tops) or named is not None:
            number = title.number if title.number is not None else named
            titles.append(_Cluster([replace(title, number=number, order=len(titles))]))
    distinct = {folded(title.wording) for title in titles}
    most = 2 * len(titles) > len(documents)
    return titles if len(titles) > 1 and most and len(distinct) == len(titles) else []


def _of_only_file(clusters: list[_Cluster], documents: tuple[Document, ...]) -> list[_Cluster]:
    """The headings of a single file that ask something."""
    if len(documents) != 1:
        return []
    headed = [c for c in clusters if any(m.headed and m.asks for m in c.members)]
    numbers = [c for c in clusters if c.number and any(m.asks for m in c.members)]
    return headed or numbers


def _heads_of_tables(clusters: list[_Cluster], documents: tuple[Document, ...]) -> list[_Cluster]:
    """What stands word for word at the head of columns or rows of every file's table.

    "Styrkor", "Svagheter": they ask nothing, but are the form's, and each has its own notes.
    """
    del clusters
    tables = [document for document in documents if tables_of(document)]
    if len(tables) < 2 or len(tables) < len(documents):
        return []
    heads = heads_of_tables(tables)
    asked = _askable(heads.columns) or _askable(heads.rows)
    members = [
        Candidate(text, None, headed=True, asks=False, document=document.key, order=order)
        for document in tables
        for order, text in enumerate(asked)
    ]
    found = [_Cluster([m for m in members if m.text == text]) for text in asked]
    return found if len(found) > 1 else []


def _askable(heads: Iterable[str]) -> dict[str, None]:
    """Those heads that may stand for a question, in order."""
    short = (text for text in heads if len(bare_words(text)) <= _LONGEST_HEAD)
    return dict.fromkeys(text for text in short if may_ask(text))


def _is_question(cluster: _Cluster) -> bool:
    """Whether enough of it looks like a heading that asks or is counted, or it is the form's."""
    if any(member.headed or member.number is not None for member in cluster.members):
        return True
    asking = [member for member in cluster.members if member.asks]
    alike = len({folded(member.text) for member in asking}) == 1
    long = any(len(bare_words(member.text)) >= _FEWEST_ALIKE for member in asking)
    return bool(asking) and (len(cluster.files) > 2 or (alike and long and len(cluster.files) > 1))


def _counted(clusters: list[_Cluster]) -> list[_Cluster]:
    """Headings without a question mark count if they are numbered from 1 on."""
    numbers = {c.number: c for c in clusters if c.number is not None}
    run = [numbers[n] for n in range(1, len(numbers) + 1) if n in numbers]
    return run if len(run) > 1 and len(run) == len(numbers) else []


def _as_questions(clusters: list[_Cluster]) -> tuple[Question, ...]:
    numbers = [c.number for c in clusters]
    known = [n for n in numbers if n is not None]
    if len(known) == len(clusters) and len(set(known)) == len(known):
        ordered = sorted(clusters, key=lambda c: (c.number or 0, c.first))
    else:
        ordered = sorted(clusters, key=lambda c: (c.first, c.wording))
    own = sorted(known) == list(range(1, len(clusters) + 1))
    return tuple(
        Question(number=(c.number or n) if own else n, text=c.wording)
        for n, c in enumerate(ordered[:_MOST], 1)
    )


def _cluster(candidates: list[Candidate]) -> list[_Cluster]:
    """Candidates that mean the same, the commonest and fullest wordings first."""
    files: dict[str, set[str]] = {}
    for candidate in candidates:
        files.setdefault(folded(candidate.text), set()).add(candidate.document)
    by_text: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_text.setdefault(folded(candidate.text), []).append(candidate)
    clusters: list[_Cluster] = []
    heads: list[Callable[[Candidate], bool]] = []
    order = sorted(by_text, key=lambda t: (-min(2, len(files[t])), -len(bare_words(t)), t))
    for text in order:
        members = by_text[text]
        if len(clusters) >= _MOST_WORDINGS:  # each is compared with each; these stand alone
            clusters.append(_Cluster(list(members)))
            continue
        home = next((i for i, fits in enumerate(heads) if fits(members[0])), None)
        if home is None:
            clusters.append(_Cluster(list(members)))
            heads.append(_alike(members[0]))
        else:
            clusters[home].members.extend(members)
    return clusters


def _alike(head: Candidate) -> Callable[[Candidate], bool]:
    """Tells whether a candidate is a wording of this one."""
    matcher = QuestionMatcher((Question(number=head.number or 1, text=head.text),))
    flat = " ".join(bare_words(head.text))
    language = language_of((head.text,), DEFAULT)

    def fits(other: Candidate) -> bool:
        both_numbered = None not in (head.number, other.number)
        likeness = fuzz.ratio(flat, " ".join(bare_words(other.text))) / 100
        if both_numbered and head.number != other.number and likeness < 0.95:
            return False
        if turning_words(head.text) != turning_words(other.text):
            return False
        if likeness >= _ALIKE and not of_other_matters(head.text, other.text, language):
            return True
        if len(set(content_words(other.text))) >= len(content_words(head.text)):
            return False
        match = matcher.match(other.text, None, Prominence.HEADING)
        return match is not None and (both_numbered or match.sure)

    return fits
