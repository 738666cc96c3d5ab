"""One folder with one workshop: its settings, its store, and what a step of the pipeline needs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from synthkit.app.context import Context, Masking
from synthkit.app.corrections import undo
from synthkit.app.material import synthesis_of
from synthkit.cli.environment import Environment
from synthkit.cli.policy import Policy
from synthkit.cli.settings.edits import put_back
from synthkit.cli.settings.reader import misleading_in, parse_settings, read_settings
from synthkit.cli.settings.tables import SETTINGS_FILE, Settings
from synthkit.cli.writing import sweep_parts, write_whole
from synthkit.cli.written import FileKind, own_folders, written_files
from synthkit.drafts.changes import Change, ChangeRecord, SettingsEdit
from synthkit.errors import UsageMistake
from synthkit.model.document import Document, content_hash
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis
from synthkit.store.database import Access
from synthkit.store.documents import StoredDocument
from synthkit.store.store import Store

if TYPE_CHECKING:
    from synthkit.app.closing import Carried
    from synthkit.engines.offline.frame import LineFacts

STORE_FOLDER = ".synthkit"


class Workspace:
    """One folder with one workshop, opened for one command."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        environment: Environment,
        store: Store,
        policy: Policy,
    ) -> None:
        self.policy = policy
        self.folder = folder
        self.settings = settings
        self.environment = environment
        self.store = store

    @property
    def shown_folder(self) -> Path:
        """The folder as a person there would write it: short where it is the current one."""
        here = self.folder.resolve() == Path.cwd().resolve()
        return Path() if here else self.folder

    def context(
        self,
        on_step: Callable[[str], None] = lambda _what: None,
        masking: Masking = Masking.WORDS,
    ) -> Context:
        """What the pipeline works with.

        What stands in the store is not to get words back that were forgotten.
        """
        known = self.store.without_forgotten
        workshop = self.settings.as_workshop()
        questions = (q.model_copy(update={"text": known(q.text)}) for q in workshop.questions)
        themes = {
            number: settled.model_copy(update={"titles": tuple(map(known, settled.titles))})
            for number, settled in workshop.themes.items()
        }
        clean = {"questions": tuple(questions), "themes": themes}
        return Context(
            store=self.store,
            workshop=workshop.model_copy(update=clean),
            group_names={known(file): known(name) for file, name in self.settings.groups.items()},
            clock=self.environment.now,
            on_step=on_step,
            masking=masking,
        )

    def numbers(self, asked: list[int] | None) -> tuple[int, ...]:
        """The questions of those numbers, or all.

        Raises:
            UsageMistake: if there is no question of such a number, or none at all.
        """
        there = [question.number for question in self.settings.as_workshop().questions]
        if not there:
            raise UsageMistake("no_questions", file=SETTINGS_FILE)
        for number in asked or []:
            if number not in there:
                raise UsageMistake("no_such_question", number=number, last=there[-1])
        return tuple(sorted(set(asked))) if asked else tuple(there)

    def whole(self) -> Synthesis:
        """The whole as it stands now, unchecked: quick, for it needs no engine and no export."""
        context = self.context()
        return synthesis_of(self.store, context.workshop, context.group_names).value

    def with_origins(self, whole: Synthesis) -> Synthesis:
        """The same, each line of a meeting with the notes behind it in the meeting's workspace."""
        if not whole.workshop.meetings:
            return whole
        from synthkit.app.closing import with_origins  # noqa: PLC0415 - few commands need it

        return with_origins(whole, self._meetings_here())

    def line_facts(self) -> "LineFacts":
        """What the meetings' notes tell of the lines that came in from them."""
        from synthkit.app.closing import line_facts  # noqa: PLC0415 - few commands need it

        return line_facts(self.whole(), self._meetings_here())

    def with_examples(self, whole: Synthesis) -> Synthesis:
        """A closing synthesis with the good examples of all notes of its meetings."""
        if not whole.workshop.meetings:
            return whole
        from synthkit.app.closing import examples_of  # noqa: PLC0415 - few commands need it

        found = examples_of(self._meetings_here(), whole.workshop.examples_left_out)
        return whole.model_copy(update={"examples": found})

    def _meetings_here(self) -> tuple["Carried", ...]:
        """The meetings whose workspaces are at hand, in their order."""
        brought = {
            document.meeting: there
            for known, document in self._stored()
            if document.meeting is not None
            and (there := self.meeting(document.meeting, Path(known.root), known.path))
        }
        order = self.settings.workshop.meetings
        return tuple(brought[name] for name in order if name in brought)

    def files_read(self) -> tuple[StoredDocument, ...]:
        """What was read from files; the meetings of a closing synthesis are none."""
        return tuple(known for known, document in self._stored() if document.meeting is None)

    def _stored(self) -> Iterator[tuple[StoredDocument, Document]]:
        yield from zip(self.store.known(), self.store.documents(), strict=True)

    def _meetings_away(self) -> tuple[str, ...]:
        """The meetings whose lines are here and whose workspaces are not."""
        return tuple(
            document.meeting
            for known, document in self._stored()
            if document.meeting is not None and not _is_workspace(Path(known.root) / known.path)
        )

    def meeting(self, name: str, home: Path, folder: str) -> "Carried | None":
        """What the meeting of that name brings; None where it has no line, or no workspace."""
        from synthkit.app.closing import carried  # noqa: PLC0415 - few commands need it

        there = home / folder
        if not _is_workspace(there):
            return None
        with Store.open(there / STORE_FOLDER, access=Access.READ) as store:
            settings = read_settings(there)
            at = Workspace(there, settings, self.environment, store, self.policy)
            return carried(name, folder, at.whole())

    def overview(self) -> Synthesis:
        """The whole as it stands now, checked, and what is amiss with the settings.

        Lines of meetings come with the notes behind them.
        """
        # Engines and exporters load with it, and a correction needs none of them.
        from synthkit.app.pipeline import overview  # noqa: PLC0415

        whole = self.with_origins(overview(self.context()))
        found = list(whole.findings)
        misleading = misleading_in(self.settings_text().removeprefix("\ufeff"))
        if misleading:
            removed = Finding.warning("characters_removed", name=SETTINGS_FILE, count=misleading)
            found.append(removed)
        away = self._meetings_away() if whole.workshop.meetings else ()
        if away:
            meetings = ", ".join(away)
            found.append(Finding.warning("meetings_away", meetings=meetings, count=len(away)))
        others = self.store.conflict_copies()
        if others:
            names = ", ".join(others)
            found.append(Finding.warning("conflict_copies", names=names, count=len(others)))
        if not self.settings.privacy.masking:
            found.append(Finding.warning("masking_off"))
        return whole.model_copy(update={"findings": tuple(found)})

    def sweep(self) -> list[Path]:
        """Removes what killed commands left half written, where this workspace writes."""
        written = (path for _, path in written_files(self.folder, self.store))
        return sweep_parts(written, own_folders(self.folder))

    def record_written(self, path: Path, content: bytes, kind: FileKind) -> None:
        """Remembers a file that is about to be written.

        First, so that the next command knows the file as its own, and finds its part, if this one
        is killed in between.
        """
        now = self.environment.now()
        self.store.record_export(self._key(path), content_hash(content), now, kind)

    def hashes_written(self, path: Path) -> frozenset[str]:
        """The hashes of all that the program ever wrote there."""
        return self.store.export_hashes(self._key(path))

    def kind_written(self, path: Path) -> FileKind | None:
        """What the program last wrote there."""
        kind = dict(self.store.exports()).get(self._key(path))
        return FileKind(kind) if kind else None

    def _key(self, path: Path) -> str:
        """Relative to the workspace where it lies in it, so that the workspace can be moved."""
        place, home = path.resolve(), self.folder.resolve()
        return (place.relative_to(home) if place.is_relative_to(home) else place).as_posix()

    def settings_text(self) -> str:
        """The text of synthkit.toml as it stands on the disk, line ends and all."""
        path = self.folder / SETTINGS_FILE
        return path.read_bytes().decode("utf-8") if path.exists() else ""

    def settings_edit(self, edit: Callable[[str], str]) -> SettingsEdit:
        """The edit of synthkit.toml that makes of its text what ``edit`` makes of it."""
        text = self.settings_text()
        return SettingsEdit(before=text, after=edit(text))

    def record(self, change: Change) -> ChangeRecord:
        """Keeps what a person changes, and edits synthkit.toml where that is part of it."""
        if change.settings is None:
            return self.store.record(change, self.environment.now())
        text = change.settings.after
        # What cannot be read is refused before anything is stored.
        parse_settings(text.removeprefix("\ufeff"))
        # Killed between the two, the command can be typed again: what is undone is still the last
        # change, and any other can be made twice.
        if change.undoes is not None:
            self.write_settings(text)
        record = self.store.record(change, self.environment.now())
        if change.undoes is None:
            self.write_settings(text)
        return record

    def write_settings(self, text: str) -> None:
        """Puts that text into synthkit.toml; nothing is kept of it in the store."""
        write_whole(self.folder / SETTINGS_FILE, text.encode())
        self.settings = parse_settings(text.removeprefix("\ufeff"))

    def undoing(self) -> Change:
        """What undoes the last change that a person made.

        Raises:
            UsageMistake: if there is nothing to undo.
        """
        change, last = undo(self.store.changes())
        edited = last.change.settings
        if edited is None:
            return change
        edit = self.settings_edit(lambda text: put_back(text, edited))
        return change.model_copy(update={"settings": edit})


def _is_workspace(folder: Path) -> bool:
    return (folder / STORE_FOLDER).is_dir()
