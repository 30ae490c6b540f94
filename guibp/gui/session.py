"""Session: the graph on show with its history, its selection and its numbers; the one door for every edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from guibp.drawing.placement import Placement
from guibp.engine.evaluation import Evaluation
from guibp.engine.reading import Reading
from guibp.engine.stepper import Step, Walk
from guibp.gui.compiled_loops import CompiledLoops
from guibp.gui.lens import Lens
from guibp.gui.live_numbers import LiveNumbers
from guibp.gui.saved_state import NothingSaved, SavedState
from guibp.gui.selection import Selection
from guibp.gui.stepping import Stepping
from guibp.gui.translation import translate_error
from guibp.gui.undo import History
from guibp.model import edits
from guibp.model.changes import VIEW_CHANGES
from guibp.model.document import write_document
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph, GraphChanged

VIEW_EDITS = (
    edits.MoveNodes,
    edits.AddGroup,
    edits.JoinGroup,
    edits.LeaveGroup,
    edits.Ungroup,
    edits.CollapseGroup,
    edits.ExpandGroup,
    edits.SetTraining,
    edits.AddNotes,
    edits.RemoveNotes,
    edits.MoveNotes,
    edits.ResizeNote,
    edits.SetNoteText,
)


class Running(Protocol):
    """A training that runs on a copy of the parameters."""

    def stop(self) -> None:
        """End it and write the parameters to the graph, as one edit."""

    def carry_on(self, change: Callable[[], bool]) -> bool:
        """End it, have a change made, and go on from where it was; returns whether it was made."""


class Session(QObject):
    """What all parts of the window share.

    Canvas and panels know the session and not each other. They read ``graph``, ``reading`` and
    ``selection``, follow the signals, and change the graph through ``do`` or ``try_do``. Calls made
    on the graph itself are followed and recorded just the same.
    """

    graph_changed = Signal(object)
    """A ``GraphChanged``, after every edit, undo and redo."""
    document_replaced = Signal()
    """``graph`` is another one: build everything anew."""
    reading_changed = Signal()
    """``reading`` is another one; during training at most once a frame."""
    walk_changed = Signal()
    sample_changed = Signal()
    training_changed = Signal()
    """A training began or ended."""
    modified_changed = Signal()
    """``is_modified`` or the document's name may be another."""
    refused = Signal(str)
    """A refusal, to be shown in the status bar."""
    message_shown = Signal(str)
    noticed = Signal(str)
    """A refusal that is shown beside the pointer."""

    def __init__(self, graph: Graph | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.graph = Graph() if graph is None else graph
        self.path: Path | None = None
        self.name = ""
        """What an unsaved document is called, if it came from an example."""
        self.history = History(self)
        self.selection = Selection(self)
        self.lens = Lens(self)
        self.placement = Placement(self.graph)
        self.stepping = Stepping(self._begin_walk, self)
        self.running: Running | None = None
        self.loops = CompiledLoops()
        self._row = 0
        self._asks_first = False
        self._shows_all_samples = False
        self._merge_key: str | None = None
        self._is_doing = False
        self._is_reordering = False
        self._follow_graph()
        self.stepping.changed.connect(self._show_walk)

    # -- the document ----------------------------------------------------------------------------

    def replace_graph(self, graph: Graph, path: Path | None = None, name: str = "") -> None:
        """Show another document; the history of the former is gone."""
        self.stop_training()
        self.stepping.end()
        # While graph, numbers and selection still belong together: its followers read all three.
        self.selection.clear()
        self._unsubscribe()
        self.graph, self.path, self.name = graph, path, name
        self._row, self._shows_all_samples = 0, False
        self.placement.replace(graph)
        self._follow_graph()
        self.document_replaced.emit()
        self.reading_changed.emit()
        self.sample_changed.emit()
        self.modified_changed.emit()

    def note_saved(self, path: Path) -> None:
        """The document now is on disk, in this file."""
        self.path, self.name = path, ""
        self._saved = SavedState(self.graph, write_document)
        self._update_modified()

    def note_unsaved(self) -> None:
        """No file holds the document any more, or not yet."""
        self._saved = NothingSaved(self.graph, write_document)
        self._update_modified()

    @property
    def is_modified(self) -> bool:
        """Whether saving would write something else than was saved."""
        return self._is_modified

    def _follow_graph(self) -> None:
        self._unsubscribe: Callable[[], None] = self.graph.subscribe(self._follow_edit)
        # Widgets follow it, and they live in this thread.
        self.graph.keep_to_this_thread()
        self.history.begin(self.graph)
        self._numbers = LiveNumbers(self.graph, self.loops)
        self._saved = SavedState(self.graph, write_document)
        self._is_modified = False

    def _update_modified(self) -> None:
        self._is_modified = self._saved.differs_from(self.graph)
        self.modified_changed.emit()

    # -- edits -----------------------------------------------------------------------------------

    @property
    def undo_stack(self) -> QUndoStack:
        """Qt's stack of the edits."""
        return self.history.stack

    def do(self, edit: edits.Edit, merge_key: str | None = None) -> None:
        """Make an edit; raises a ``GuibpError`` if it is refused, and then nothing changed.

        Edits with the same key that follow each other directly make one undo step.
        """
        if not _is_view_edit(edit):
            self.stop_training()
        self._merge_key, self._is_doing = merge_key, True
        try:
            self.graph.apply(edit)
        finally:
            self._merge_key, self._is_doing = None, False

    def try_do(self, edit: edits.Edit, merge_key: str | None = None) -> bool:
        """Make an edit; a refusal is shown, and the answer is ``False``."""
        try:
            self.do(edit, merge_key)
        except GuibpError as error:
            self.refused.emit(translate_error(error))
            return False
        return True

    def try_do_and_go_on(self, edit: edits.Edit) -> bool:
        """Make an edit, as ``try_do``; a training that runs goes on with what it changed."""
        if self.running is None:
            return self.try_do(edit)
        return self.running.carry_on(lambda: self.try_do(edit))

    def undo(self) -> None:
        """Take the last edit back."""
        self.stop_training()
        self.history.stack.undo()

    def redo(self) -> None:
        """Make the last edit that was taken back again."""
        self.stop_training()
        self.history.stack.redo()

    def stop_training(self) -> None:
        """End a running training; its parameters become one edit."""
        if self.running is not None:
            self.running.stop()

    def _follow_edit(self, event: GraphChanged) -> None:
        if self._is_reordering:
            return
        changes_numbers = not all(isinstance(change, VIEW_CHANGES) for change in event.changes)
        if changes_numbers and self.running is not None:
            self._put_training_before(event)
            return
        # Before anybody is told: what is read meanwhile is of the graph as it is now.
        walk_ended = changes_numbers and self.stepping.drop()
        self.placement.follow(event)
        self._numbers.follow(event)
        self.selection.follow(self.graph, event)
        self._clamp_row()
        self.history.record(event, self._merge_key if self._is_doing else None)
        self._tell_edit(event, walk_ended)

    def _tell_edit(self, event: GraphChanged, walk_ended: bool) -> None:
        self._is_modified = self._saved.differs_from(self.graph)
        self.graph_changed.emit(event)
        if walk_ended:
            self.walk_changed.emit()
        self.reading_changed.emit()
        self.modified_changed.emit()
        if walk_ended:
            self.message_shown.emit(self.tr("The graph changed: stepping ended, every edge is live again."))

    def _put_training_before(self, event: GraphChanged) -> None:
        """An edit was made on the graph while it trained: first comes what was learned, then the edit."""
        self._is_reordering = True
        try:
            self.graph.apply(event.inverse)
        finally:
            self._is_reordering = False
        self.stop_training()
        self.graph.apply(event.edit)

    # -- numbers ---------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The numbers on show, at the graph's present revision."""
        return self._numbers.read(self.walk, self.sample)

    @property
    def evaluation(self) -> Evaluation:
        """All numbers behind ``reading``: of the running training, else of the graph."""
        return self._numbers.evaluation

    @property
    def numbers_move(self) -> bool:
        """Whether ``reading`` is one of many that follow each other: of a training, or of a scrub."""
        return self._numbers.are_moving

    def show_frame(self, frame: Evaluation | None) -> None:
        """Show the numbers of a running training; ``None`` shows the graph's again."""
        if self.running is not None:
            self._numbers.show_training(frame)
        else:
            self._numbers.show_frame(frame)
        self.reading_changed.emit()

    def preview_value(self, id_: str, value: float) -> None:
        """Show the numbers as they would be if a leaf had another; a running training goes on beneath."""
        if self.running is None:
            self._numbers.preview(id_, value)
        else:
            self._numbers.preview_in_training(id_, value)
        self.reading_changed.emit()

    def end_preview(self) -> None:
        """Show the numbers of the training, or of the graph, again."""
        self._numbers.end_preview()
        self.reading_changed.emit()

    @property
    def sample(self) -> int | None:
        """The sample whose numbers are shown, counted from 0; ``None`` for all of them."""
        return None if self._shows_all_samples else self._row

    @property
    def row(self) -> int:
        """The current row of the data set; 0 without one."""
        return self._row

    @property
    def samples(self) -> int:
        """How many samples there are; 0 without a data set."""
        return self.graph.dataset.samples if self.graph.dataset is not None else 0

    def show_sample(self, row: int) -> None:
        """Show one sample's numbers; a walk goes on with them."""
        row = min(max(row, 0), max(self.samples - 1, 0))
        if (row, False) == (self._row, self._shows_all_samples):
            return
        self._row, self._shows_all_samples = row, False
        self._numbers.forget_reading()
        self.stepping.follow_sample(row)
        self.sample_changed.emit()
        self.reading_changed.emit()

    def show_all_samples(self) -> None:
        """Show the mean of the values and the sum of the gradients; a walk has one sample, so it ends."""
        if self._shows_all_samples:
            return
        self._shows_all_samples = True
        self._numbers.forget_reading()
        self.stepping.end()
        self.sample_changed.emit()
        self.reading_changed.emit()

    def _clamp_row(self) -> None:
        if self._row >= max(self.samples, 1):
            self._row = max(self.samples - 1, 0)
            self.sample_changed.emit()

    # -- the walk --------------------------------------------------------------------------------

    @property
    def walk(self) -> Walk | None:
        """The walk through back-propagation, or ``None`` while every edge is live."""
        return self.stepping.walk

    @property
    def is_silent(self) -> bool:
        """Whether numbers that the walk has not reached are a secret: steps ask for them first."""
        return self._asks_first and self.walk is not None and not self.walk.is_finished

    def ask_first(self) -> None:
        """From now on steps ask for the numbers before they show them."""
        self._asks_first = True
        self.reading_changed.emit()

    def show_freely(self) -> None:
        """Steps show their numbers again without asking."""
        self._asks_first = False
        self.reading_changed.emit()

    @property
    def current_step(self) -> Step | None:
        """The step that was done last: its node is at work."""
        return self.stepping.current

    def _begin_walk(self) -> Walk:
        self.stop_training()
        if self._shows_all_samples:
            self._shows_all_samples = False
            self.sample_changed.emit()
        return Walk(self._numbers.settled, self._row)

    def _show_walk(self) -> None:
        self._numbers.forget_reading()
        self.walk_changed.emit()
        self.reading_changed.emit()


def _is_view_edit(edit: edits.Edit) -> bool:
    """Whether an edit surely changes no number, so that a training may go on."""
    if isinstance(edit, edits.Batch):
        return all(_is_view_edit(part) for part in edit.edits)
    return isinstance(edit, VIEW_EDITS)
