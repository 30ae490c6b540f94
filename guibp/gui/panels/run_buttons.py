"""The buttons above the table of runs, and the progress of a grid that is computed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QToolButton, QWidget

from guibp.gui.plain_tips import plain_tip
from guibp.gui.run_grid import RunGrid
from guibp.gui.type_scale import scaled

_PROGRESS = 1000
_BAR_WIDTH = 150


class RunButtons(QWidget):
    """A row; what its buttons do is connected by the panel."""

    def __init__(self, grid: RunGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        names = ("compute", "again", "take", "pin", "remove", "clear", "export", "cancel", "curves", "grid")
        self._buttons = {name: _make_button(f"runs_{name}") for name in names}
        self.compute, self.again, self.take, self.pin = (self._buttons[name] for name in names[:4])
        self.remove, self.clear, self.export, self.cancel = (self._buttons[name] for name in names[4:8])
        self.show_curves, self.show_grid = self._buttons["curves"], self._buttons["grid"]
        self.log = QCheckBox(self)
        self.log.setObjectName("runs_log")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("runs_progress")
        self.bar.setRange(0, _PROGRESS)
        self.bar.setFixedWidth(scaled(_BAR_WIDTH))
        for button in (self.pin, self.show_curves, self.show_grid):
            button.setCheckable(True)
        for button in (self.show_curves, self.show_grid):
            button.setAutoExclusive(True)
        self.show_curves.setChecked(True)
        self._arrange()
        self.write()
        grid.changed.connect(self.refresh_progress)
        grid.progressed.connect(self.refresh_progress)
        self.cancel.clicked.connect(grid.cancel_soon)
        self.refresh_progress()

    def _arrange(self) -> None:
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        pairs = (self.pin, self.remove), (self.clear, self.export)
        for parts in ((self.compute, self.again, self.take), *pairs):
            row.addLayout(_side_by_side(parts))
        row.addStretch()
        row.addLayout(_side_by_side((self.log, self.show_curves, self.show_grid)))

    def write(self) -> None:
        """Speak the language that is spoken now; whether a run can be done again is told by ``allow``."""
        texts = {
            "compute": (self.tr("Grid…"), self.tr("Compute runs with several rates, seeds and optimisers")),
            "again": (
                self.tr("Again"),
                self.tr("Put this run's start and settings back, and train as it did"),
            ),
            "take": (self.tr("Take weights"), self.tr("Give the graph what this run learned")),
            "pin": (self.tr("Pin"), self.tr("Keep this run when old ones have to go")),
            "remove": (self.tr("Delete"), self.tr("Forget the selected runs")),
            "clear": (self.tr("Clear"), self.tr("Forget all runs")),
            "export": (self.tr("Export…"), self.tr("Write all runs to a table (CSV)")),
            "cancel": (self.tr("Cancel"), self.tr("Compute no more; what is done stays")),
            "curves": (self.tr("Curves"), self.tr("The chosen runs on one plot")),
            "grid": (self.tr("Grid"), self.tr("The newest grid, a small curve for each run")),
        }
        for name, (text, tip) in texts.items():
            self._buttons[name].setText(text)
            self._buttons[name].setToolTip(tip)
        self._tips = {name: tip for name, (_, tip) in texts.items()}
        self.log.setText(self.tr("log"))
        self.log.setToolTip(self.tr("Losses on a logarithmic axis"))
        self.log.setAccessibleName(self.tr("logarithmic axis"))
        self.bar.setAccessibleName(self.tr("progress of the grid"))
        self.refresh_progress()

    def allow(self, why_not_again: str, why_not_take: str) -> None:
        """Have a run be done again and its weights be taken, or say why that cannot be."""
        for name, reason in (("again", why_not_again), ("take", why_not_take)):
            self._buttons[name].setEnabled(not reason)
            self._buttons[name].setToolTip(plain_tip(reason or self._tips[name]))

    def refresh_progress(self) -> None:
        """Show how far a grid is, while one is computed."""
        running = self._grid.is_running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(not self._grid.is_ending)
        self.bar.setValue(round(self._grid.share * _PROGRESS))
        self.bar.setFormat(f"{self._grid.done} / {len(self._grid.settings)}")


def _side_by_side(parts: Iterable[QWidget]) -> QHBoxLayout:
    """Parts that stay together at the left, where the rows of buttons stand one below the other."""
    group = QHBoxLayout()
    group.setSpacing(6)
    for part in parts:
        group.addWidget(part)
    group.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return group


def _make_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("kind", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
