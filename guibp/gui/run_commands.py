"""What one does with kept runs: do one again, take its weights, forget it, write all to a file, a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from guibp.engine.comparing import plan_comparison
from guibp.engine.readiness import require_trainable
from guibp.engine.repeating import Repetition
from guibp.export.runs_csv import write_runs
from guibp.gui.file_actions import FileActions
from guibp.gui.kept_runs import MOST_RUNS, KeptRun, KeptRuns
from guibp.gui.run_grid import GridPlan, RunGrid
from guibp.gui.run_keeping import RunKeeping
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.translation import translate_error
from guibp.model.atomic_file import replace_file
from guibp.model.edits import Batch, SetTraining, SetValues
from guibp.model.errors import GuibpError
from guibp.model.records import TrainingSettings

if TYPE_CHECKING:
    from guibp.gui.grid_dialog import GridDialog

SUFFIX = ".csv"


class RunCommands(QObject):
    """The runs of the document on show, and all that can be done with them."""

    wanted = Signal()
    """Somebody asked for the panel."""

    def __init__(self, session: Session, training: LiveTraining, files: FileActions, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._training, self._files = session, training, files
        self._window = window
        self.kept = KeptRuns(session, self)
        self.keeping = RunKeeping(session, training, self.kept)
        self.grid = RunGrid(session, self.kept)
        self.kept.let_go.connect(self._tell_loss)
        self.grid.ended.connect(self._tell_end)

    def open(self) -> None:
        """Show the panel."""
        self.wanted.emit()

    def close(self) -> None:
        """Cancel what is computed, and wait for its thread."""
        self.grid.cancel()

    # -- one run ---------------------------------------------------------------------------------

    def why_not_again(self, kept: KeptRun) -> str:
        """Why a run cannot be done again; empty if it can."""
        reason = self.why_not_taken(kept)
        if reason:
            return reason
        if kept.form.data != self.kept.form.data:
            return self.tr("The data set was another one.")
        if kept.form.frozen != self.kept.form.frozen:
            return self.tr("Other parameters were frozen.")
        if any(stretch.segment is not kept.run.stretches[0].segment for stretch in kept.run.stretches):
            return self.tr("The data or what is frozen changed while this run went on.")
        return "" if kept.run.stretches else self.tr("This run has not ended yet.")

    def why_not_taken(self, kept: KeptRun) -> str:
        """Why a run's weights do not fit the graph; empty if they do."""
        if kept.form.wiring != self.kept.form.wiring:
            return self.tr("The graph was another one: it had other nodes or wires.")
        return ""

    def do_again(self, kept: KeptRun) -> None:
        """Put a run's start and settings back, as one undo step, and train as it did."""
        self._training.stop()
        reason = self.why_not_again(kept)
        if reason:
            self._session.refused.emit(reason)
            return
        first = kept.run.stretches[0].controls
        settings = replace(
            self._session.graph.training or TrainingSettings(),
            optimizer=str(first.optimizer),
            learning_rate=first.learning_rate,
            schedule=str(first.schedule),
            batch=None if first.batching is None else first.batching.size,
            l1=first.penalty.l1 or None,
            l2=first.penalty.l2 or None,
            forget_zero=first.forgets_zero or None,
        )
        values = self.kept.form.name_leaves(kept.leaves)
        if self._session.try_do(Batch((SetValues(values), SetTraining(settings)))):
            self._training.seed = kept.run.settings.seed
            self._training.repeat(Repetition(kept.run, self._are_loops_settled))

    def take_weights(self, kept: KeptRun) -> None:
        """Have the graph hold what a run learned, as one undo step."""
        reason = self.why_not_taken(kept)
        if reason:
            self._session.refused.emit(reason)
            return
        places, ids = {id_: place for place, id_ in enumerate(kept.form.ids)}, self.kept.form.ids
        values = tuple((ids[places[id_]], value) for id_, value in kept.run.parameters.items())
        if self._session.try_do(SetValues(values)):
            text = self.tr("The graph has the weights of {name}.").format(name=kept.name)
            self._session.message_shown.emit(text)

    def _are_loops_settled(self) -> bool:
        return self._session.loops.are_settled

    # -- the list --------------------------------------------------------------------------------

    def remove(self, runs: Sequence[KeptRun]) -> None:
        """Forget runs, after a question if there is more than one."""
        question = self.tr("Forget %n run(s)?", "", len(runs))
        if runs and (len(runs) == 1 or self._may(question)):
            self.kept.remove(run.number for run in runs)

    def clear(self) -> None:
        """Forget all runs."""
        self.remove(self.kept.all())

    def _may(self, question: str) -> bool:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(question)
        box.setInformativeText(self.tr("They cannot be brought back."))
        box.setStandardButtons(buttons.Yes | buttons.Cancel)
        box.button(buttons.Yes).setText(self.tr("Forget them"))
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        box.deleteLater()
        return bool(answer == buttons.Yes)

    def export(self) -> None:
        """Ask for a file, and write all runs there."""
        if not self.kept.all():
            self._session.refused.emit(self.tr("There are no runs yet. Train, or compute a grid of runs."))
            return
        self.keeping.catch_up()
        proposed = self._files.folder() / f"{Path(self._files.document_name()).stem}-runs{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export runs"), str(proposed), self.tr("Table (*.csv)")
        )
        if name:
            path = Path(name)
            self._write(path if path.suffix else path.with_suffix(SUFFIX))

    def _write(self, path: Path) -> None:
        text = write_runs((kept.name, kept.run) for kept in self.kept.all())
        try:
            replace_file(path, text.encode("utf-8"))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.message_shown.emit(self.tr("Saved {name}.").format(name=path.name))

    # -- the grid --------------------------------------------------------------------------------

    def ask_for_grid(self) -> None:
        """Ask for rates, seeds and optimisers, and compute all of them."""
        try:
            require_trainable(self._session.graph)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        from guibp.gui.grid_dialog import GridDialog

        self._session.loops.begin()
        dialog = GridDialog(self._session, self._window)
        if dialog.exec():
            self._start(dialog)
        dialog.deleteLater()

    def _start(self, dialog: GridDialog) -> None:
        graph, form, asked = self._session.graph, self.kept.form, dialog.asked()
        if asked is None:
            return
        comparison = plan_comparison(
            graph,
            learning_rates=asked.rates,
            seeds=asked.seeds,
            optimizers=asked.optimizers,
            steps=asked.steps,
        )
        self.open()
        self.grid.start(GridPlan(comparison, form, form.read_leaves(graph)))

    def _tell_end(self, is_whole: bool) -> None:
        if is_whole:
            text = self.tr("%n run(s) computed.", "", self.grid.done)
        else:
            text = self.tr("Cancelled; %n run(s) are done.", "", self.grid.done)
        self._session.message_shown.emit(text)

    def _tell_loss(self, count: int) -> None:
        text = self.tr("%n old run(s) had to go.", "", count)
        advice = self.tr("At most {most} are kept; pin those that have to stay.").format(most=MOST_RUNS)
        self._session.message_shown.emit(f"{text} {advice}")
