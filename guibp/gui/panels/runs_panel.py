"""The panel of runs: their table, their curves on one plot or as a grid, and what one does with them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.kept_runs import KeptRun
from guibp.gui.panels.grid_view import GridView
from guibp.gui.panels.patient_timer import PatientTimer
from guibp.gui.panels.run_buttons import RunButtons
from guibp.gui.panels.runs_plot import RunsPlot, Spot
from guibp.gui.panels.runs_split import RunsSplit
from guibp.gui.panels.runs_table import RunsTable
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.roles import Role, make_label, make_plain_label
from guibp.gui.run_commands import RunCommands
from guibp.gui.run_texts import say_differences, say_number, say_spread
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.training import LiveTraining
from guibp.model.numbers_text import show_whole

REFRESH_MILLISECONDS = 100
"""How soon after something changed the panel follows."""


class RunsPanel(QScrollArea):
    """Follows the kept runs while it is in view; out of view it costs nothing."""

    def __init__(
        self,
        session: Session,
        training: LiveTraining,
        commands: RunCommands,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._commands = training, commands
        self._kept, self._grid = commands.kept, commands.grid
        self._spot: Spot | None = None
        self._buttons = RunButtons(commands.grid)
        self.table = RunsTable(commands.kept, theme)
        self.plot = RunsPlot(theme)
        self.grid_view = GridView(commands.grid, theme)
        self._told = make_label("", Role.QUIET)
        self._told.setObjectName("runs_told")
        self._invitation = make_plain_label()
        self._pictures = QStackedWidget()
        self._pages = QStackedWidget()
        self._timer = PatientTimer(REFRESH_MILLISECONDS, self)
        self._timer.timeout.connect(self.refresh)
        self._arrange()
        self._connect()
        self._write()
        self._enable()
        for signal in (self._kept.changed, self._grid.changed, training.changed, training.frame_shown):
            signal.connect(self._refresh_soon)
        session.document_replaced.connect(self._refresh_soon)

    def _arrange(self) -> None:
        for picture in (self.plot, self.grid_view):
            self._pictures.addWidget(picture)
        self._split = split = RunsSplit(self.table)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._pictures)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self._told.setWordWrap(True)
        for page in (self._invitation, split):
            self._pages.addWidget(page)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(23, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._buttons)
        column.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._buttons.bar)
        foot.addWidget(self._buttons.cancel)
        column.addLayout(foot)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(whole)
        RowTurner(self, {self._buttons.row: None})

    def _connect(self) -> None:
        buttons, commands, table = self._buttons, self._commands, self.table
        buttons.compute.clicked.connect(commands.ask_for_grid)
        buttons.again.clicked.connect(self._do_again)
        buttons.take.clicked.connect(self._take_weights)
        buttons.pin.clicked.connect(self._pin)
        buttons.remove.clicked.connect(self._remove)
        buttons.clear.clicked.connect(commands.clear)
        buttons.export.clicked.connect(commands.export)
        buttons.log.toggled.connect(self.refresh)
        buttons.show_curves.toggled.connect(self._choose_picture)
        table.current_changed.connect(self._follow_current)
        table.removal_wanted.connect(self._remove)
        table.again_wanted.connect(self._do_again)
        table.customContextMenuRequested.connect(self._open_menu)
        self.plot.pointed.connect(self._point)
        self.plot.run_clicked.connect(table.go_to)
        self.grid_view.run_opened.connect(self._open_run)
        self._grid.changed.connect(self._follow_grid)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self._buttons.write()
            self._enable()
            self.refresh()

    def _write(self) -> None:
        self._invitation.setText(
            self.tr(
                "Train, and every run is kept here to be compared.\n"
                "Or compute a grid: several rates, seeds and optimisers at once."
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for part in (self.table, self.plot, self.grid_view):
            part.apply_theme(theme)
        self._invitation.setStyleSheet(f"color: {theme.palette.quiet}")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    # -- following -------------------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.ask()

    def refresh(self) -> None:
        """Show what is kept now."""
        if not self.isVisible():
            return
        with self._timer.answering():
            self._commands.keeping.catch_up()
            runs = self._kept.all()
            self._pages.setCurrentIndex(1 if runs or self._grid.settings else 0)
            self.table.sync()
            self._split.share()
            self._show_pictures()
        # Catching up is a change of its own, which needs no other look.
        self._timer.stop()

    def _show_pictures(self) -> None:
        is_log = self._buttons.log.isChecked()
        if self._pictures.currentWidget() is self.grid_view:
            self.grid_view.sync(is_log=is_log)
        else:
            current = self.table.current()
            number = None if current is None else current.number
            shown = [kept for kept in self._kept.all() if kept.is_chosen or kept.number == number]
            self.plot.show_runs(shown, number, is_log=is_log)
        self._enable()
        self._tell()

    def _follow_current(self) -> None:
        if self.isVisible():
            self._show_pictures()

    def _follow_grid(self) -> None:
        """A grid that begins comes into view."""
        if self._grid.is_running and not self._grid.done:
            self._buttons.show_grid.setChecked(True)

    def _choose_picture(self) -> None:
        shows_curves = self._buttons.show_curves.isChecked()
        self._pictures.setCurrentWidget(self.plot if shows_curves else self.grid_view)
        self.refresh()

    def _enable(self) -> None:
        buttons, current = self._buttons, self.table.current()
        has_runs = bool(self._kept.all())
        why_not = self.tr("Choose a run in the table first.")
        buttons.allow(*((why_not, why_not) if current is None else self._reasons(current)))
        buttons.pin.setEnabled(current is not None)
        buttons.pin.setChecked(current is not None and current.is_pinned)
        buttons.remove.setEnabled(bool(self.table.selected()))
        buttons.clear.setEnabled(has_runs)
        buttons.export.setEnabled(has_runs)

    def _reasons(self, kept: KeptRun) -> tuple[str, str]:
        return self._commands.why_not_again(kept), self._commands.why_not_taken(kept)

    # -- telling ---------------------------------------------------------------------------------

    def _point(self, spot: Spot | None) -> None:
        self._spot = spot
        self._tell()

    def _tell(self) -> None:
        """What the pointer is at, else how runs differ, or why one cannot be done again."""
        self._told.setText(self._say_spot() or self._say_current() or self._say_chosen())

    def _say_spot(self) -> str:
        kept = None if self._spot is None else self._kept.find(self._spot.number)
        if kept is None or self._spot is None:
            return ""
        return self.tr("{name}, step {step}: loss {loss}").format(
            name=kept.name, step=show_whole(self._spot.step), loss=say_number(self._spot.loss)
        )

    def _say_current(self) -> str:
        current = self.table.current()
        if current is None:
            return ""
        reason = self._commands.why_not_again(current)
        if reason:
            return self.tr("{name} cannot be done again. {reason}").format(name=current.name, reason=reason)
        other = next((kept for kept in self.table.selected() if kept.number != current.number), None)
        chosen = other or next(
            (kept for kept in self._kept.all() if kept.is_chosen and kept.number != current.number), None
        )
        if chosen is None:
            return ""
        return self.tr("{first} → {second}: {differences}").format(
            first=chosen.name,
            second=current.name,
            differences=say_differences(chosen.run, current.run),
        )

    def _say_chosen(self) -> str:
        chosen = [kept for kept in self._kept.all() if kept.is_chosen]
        if len(chosen) < 2:  # noqa: PLR2004 - one beside another
            return ""
        text = self.tr("%n run(s) chosen: {differences}", "", len(chosen))
        return text.format(differences=say_spread([kept.run for kept in chosen]))

    # -- doing -----------------------------------------------------------------------------------

    def _do_again(self) -> None:
        current = self.table.current()
        if current is not None:
            self._commands.do_again(current)

    def _take_weights(self) -> None:
        current = self.table.current()
        if current is not None:
            self._commands.take_weights(current)

    def _pin(self) -> None:
        current = self.table.current()
        if current is not None:
            self._kept.put(replace(current, is_pinned=not current.is_pinned))
            self.refresh()

    def _remove(self) -> None:
        self._commands.remove(self.table.selected())

    def _open_run(self, number: int) -> None:
        """A run of the grid: on the plot with the others, and current in the table."""
        kept = self._kept.find(number)
        if kept is not None:
            self._kept.put(replace(kept, is_chosen=True))
            self.refresh()
            self.table.go_to(number)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        buttons = self._buttons
        for button in (buttons.again, buttons.take, buttons.pin, buttons.remove, buttons.clear):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.table.viewport().mapToGlobal(place))
