"""A workshop whose lines are known by letter, its Word file, and what a person makes of that."""

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from synthkit.app.adopting import Editor, adopt
from synthkit.app.adoption import Adoption
from synthkit.app.document_reading import tree_of_file, tree_of_layout
from synthkit.app.document_tree import DocumentTree
from synthkit.drafts.changes import decided
from synthkit.engines.offline import OfflineEngine
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx import document as word
from synthkit.exporters.layout import Layout
from synthkit.exporters.view import View
from synthkit.model.synthesis import Draft, Section, Synthesis
from synthkit.readers.docx.document import read_export
from synthkit.text.phrases import sentence
from tests.app.builders import Workplace, group_file
from tests.builders import NOON, insight, section, tension, theme

A: Final = "Öppna verkstaden en kväll i veckan"
B: Final = "Låt pensionärer visa lärlingar hur svarven fungerar"
C: Final = "Skriv en handbok om maskinerna"
D: Final = "Byt lokaler med bryggeriet under hösten"
E: Final = "Hyr ut hörsalen till körer"
F: Final = "Cyklar behöver tak mot regn"
G: Final = "Måla trapphuset i ljusa färger"
H: Final = "Söka bidrag är krångligt för små firmor"
L: Final = "En jurist borde granska avtalen"
J: Final = "Mentorer som kan bokföring saknas"
K: Final = "Bankens öppettider passar ingen"
FOR: Final = "Loppisen ska vara på söndagar"
AGAINST: Final = "Söndagar måste vara lediga"
SKILLS, ROOMS, YARD, MONEY, PEOPLE = (
    *("Kunskap mellan åldrar", "Lokaler", "Gården", "Pengar och papper"),
    "Människor som hjälper",
)
LATE: Final = group_file(
    "Grupp 9", ("Svarven är gammal och farlig",), ("Elräkningen tar all vinst",)
)


@dataclass
class Said:
    """What a document says: by question its themes with their lines, and its disagreements."""

    themes: dict[int, list[tuple[str, list[str]]]]
    tensions: dict[int, list[str]]
    front: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, tree: DocumentTree) -> "Said":
        return cls(
            {
                q.number or 0: [(t.title, [line.text for line in t.lines]) for t in q.themes]
                for q in tree.questions
            },
            {q.number or 0: [line.text for line in q.tensions] for q in tree.questions},
            [paragraph.text for paragraph in tree.front],
        )

    def under(self, line: str) -> list[str]:
        """The lines of the theme that it stands in."""
        return next(ls for ts in self.themes.values() for _, ls in ts if sentence(line) in ls)

    def reword(self, line: str, *texts: str) -> None:
        """The line says that now; gone, or split, where that is none or several."""
        lines = self.under(line)
        at = lines.index(sentence(line))
        lines[at : at + 1] = texts
        self.tidy()

    def put(self, line: str, after: str) -> None:
        self.under(line).remove(sentence(line))
        self.add(after, sentence(line))

    def add(self, after: str, text: str) -> None:
        """A line after another one, or first under that title."""
        for themes in self.themes.values():
            for title, lines in themes:
                if title == after:
                    lines.insert(0, text)
                elif sentence(after) in lines:
                    lines.insert(lines.index(sentence(after)) + 1, text)
        self.tidy()

    def retitle(self, title: str, now: str) -> None:
        for themes in self.themes.values():
            themes[:] = [(now if one == title else one, lines) for one, lines in themes]

    def tidy(self) -> None:
        for themes in self.themes.values():
            themes[:] = [one for one in themes if one[1]]


@cache
def made() -> tuple[Synthesis, Layout, bytes]:
    """The synthesis, its layout and its Word file."""
    whole = summarised().whole()
    layout = lay_out(whole, View()).value
    return whole, layout, word.write(layout, whole.workshop, NOON)


@cache
def summarised() -> Workplace:
    """A store with three groups' notes and sections in which each line is one of the letters."""
    files = (
        group_file(
            "Grupp 1", (A, B, D, E, FOR), (H, L, "Banken stänger för tidigt", "Banken är stängd")
        ),
        group_file("Grupp 2", (C, F, AGAINST), (J, "Banken borde ha öppet längre")),
        group_file("Grupp 3", (G, "Öppna verkstaden en kväll"), (K, "Vet inte")),
    )
    workplace = Workplace(OfflineEngine(), *files)
    workplace.summarise()
    for number, draft in ((1, _first), (2, _second)):
        before = workplace.whole().section(number)
        assert before is not None
        workplace.store.save_draft(
            before.model_copy(update={"draft": draft(workplace.whole(), before)}),
            workplace.now(),
            None,
        )
    return workplace


def _first(whole: Synthesis, before: Section) -> Draft:
    by = {note.text: note for note in whole.material.notes}
    extra = by["Öppna verkstaden en kväll"]
    themes = (
        theme(SKILLS, insight(A, by[A], extra), insight(B, by[B]), insight(C, by[C])),
        theme(ROOMS, insight(D, by[D]), insight(E, by[E])),
        theme(YARD, insight(F, by[F]), insight(G, by[G])),
    )
    apart = tension(FOR, AGAINST, [by[FOR]], [by[AGAINST]])
    draft = Draft(themes=themes, tensions=(apart,))
    return section(before.question, draft, tuple(by[t] for t in _texts(whole, 1))).draft


def _second(whole: Synthesis, before: Section) -> Draft:
    by = {note.text: note for note in whole.material.notes}
    about_the_bank = (note for text, note in by.items() if text.startswith("Banken "))
    themes = (
        theme(MONEY, insight(H, by[H]), insight(L, by[L])),
        theme(PEOPLE, insight(J, by[J]), insight(K, by[K], *about_the_bank)),
    )
    seen = tuple(by[text] for text in _texts(whole, 2))
    return section(before.question, Draft(themes=themes), seen).draft


def _texts(whole: Synthesis, number: int) -> list[str]:
    placed = {p.note for p in whole.material.placements if p.question == number}
    return [note.text for note in whole.material.notes if note.id in placed]


def adoption_of(content: bytes) -> Adoption:
    """What the edits of that file come to, over the synthesis as it was exported."""
    whole, layout, _ = made()
    contents, _ = read_export(content)
    exported = tree_of_layout(layout)
    edited = tree_of_file(contents, layout)
    return adopt(whole, exported, edited, exported, Editor("kommunikatören"))


def after(whole: Synthesis, adoption: Adoption) -> Synthesis:
    """The synthesis once that is taken over."""
    if adoption.change is None:
        return whole
    decisions = adoption.change.decisions
    sections = tuple(decided(one, decisions, NOON) for one in whole.sections)
    return whole.model_copy(update={"sections": sections})


def said_by(whole: Synthesis) -> Said:
    """What its document says."""
    return Said.of(tree_of_layout(lay_out(whole, View()).value))
