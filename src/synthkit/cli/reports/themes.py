"""The themes of a question as the terminal shows them, and what changes when they are settled."""

from collections import Counter
from collections.abc import Iterable, Sequence

from synthkit.app.themes import list_themes, needs_outline, notes_outside
from synthkit.cli.engine_run import propose_themes
from synthkit.cli.screen import Screen
from synthkit.cli.theme_file import ShownThemes, marks_of
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import notes_of_themes
from synthkit.drafts.membership import question_memberships
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.model.note import groups_of


def shown_themes(workspace: Workspace, number: int) -> ShownThemes:
    """The themes of that question, with what stands behind them."""
    synthesis = workspace.whole()
    outline = None
    if needs_outline(synthesis, number):
        outline = propose_themes(workspace, number)
        synthesis = workspace.whole()
    question = synthesis.workshop.question(number)
    if question is None:
        raise LookupError(number)
    theme_notes = notes_of_themes(workspace.store.changes(), number)
    themes = list_themes(synthesis, number, outline, theme_notes)
    notes = {note.id: note for note in synthesis.material.notes}
    section = synthesis.section(number)
    with_line = {note for theme in themes for note in theme.notes}
    members = [
        member
        for member in (question_memberships(synthesis, section) if section else ())
        if member.note not in with_line
    ]
    belonging = {member.note for member in members}
    return ShownThemes(
        language=synthesis.workshop.language,
        question=question,
        settled=synthesis.workshop.themes.get(number),
        made=section is not None and bool(section.draft.themes),
        themes=themes,
        groups={
            theme.id: len(groups_of(notes[note] for note in theme.notes if note in notes))
            for theme in themes
        },
        without_line=Counter(member.theme for member in members),
        outside=sum(n.id not in belonging for n in notes_outside(synthesis, number, themes)),
    )


def report_themes(screen: Screen, shown: Iterable[ShownThemes]) -> None:
    """Each question with its themes, and how to change them."""
    columns = screen.columns("themes", "theme", "notes", "groups", "without_line", "mark")
    for one in shown:
        screen.line()
        screen.heading(f"{one.question.number}. {one.question.text}")
        if not one.themes:
            screen.result("themes.no_themes")
            continue
        screen.result(f"themes.state.{one.state}")
        marks = marks_of(one.themes)
        screen.table(
            columns,
            [
                [
                    f"! {theme.title}" if theme.pinned else theme.title,
                    len(theme.notes),
                    one.groups[theme.id],
                    one.without_line.get(theme.id, 0),
                    marks[theme.id],
                ]
                for theme in one.themes
            ],
        )
        if one.outside:
            screen.result("themes.outside", count=one.outside)
        screen.remark("themes.edit_with", number=one.question.number)


def themes_json(shown: Iterable[ShownThemes]) -> object:
    """The same for a machine to read."""
    questions = [
        {
            "number": one.question.number,
            "text": one.question.text,
            "state": one.state,
            "themes": [
                {
                    "id": theme.id,
                    "title": theme.title,
                    "pinned": theme.pinned,
                    "notes": len(theme.notes),
                    "groups": one.groups[theme.id],
                    "without_line": one.without_line.get(theme.id, 0),
                }
                for theme in one.themes
            ],
            "outside": one.outside,
        }
        for one in shown
    ]
    return {"questions": questions}


def report_theme_changes(screen: Screen, shown: ShownThemes, wanted: Sequence[ThemeEdit]) -> None:
    """What was renamed, merged, added and removed, a line each."""
    before = {theme.id: theme for theme in shown.themes}
    for theme in wanted:
        titles = [before[one].title for one in theme.rows]
        if not titles:
            screen.result("themes.new", title=theme.title)
        elif len(titles) > 1:
            parts = ", ".join(screen.texts.text("themes.quoted", title=title) for title in titles)
            screen.result("themes.merged", before=parts, title=theme.title)
        elif titles != [theme.title]:
            screen.result("themes.renamed", before=titles[0], title=theme.title)
    kept = {one for theme in wanted for one in theme.rows}
    for gone in (theme for theme in shown.themes if wanted and theme.id not in kept):
        screen.result("themes.gone", title=gone.title, count=len(gone.notes))
