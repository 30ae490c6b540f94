"""Sliders for parameters: dragged, everything follows; let go, it is one edit."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from guibp.gui.fitting_number_edit import FittingNumberEdit
from guibp.gui.hand_moves import HandMoves
from guibp.gui.plain_tips import plain_tip
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.type_scale import scaled
from guibp.gui.value_steps import tidy
from guibp.model.numbers_text import show_number

PLACES = 1000
"""A slider has so many places on either side of 0."""
LEAST_REACH, MOST_REACH, ROOM = 5.0, 1e308, 1.5
NUMBER_WIDTH, SLIDER_WIDTH, GRADIENT_WIDTH = 80, 52, 78


class HandSlider(QSlider):
    """Esc while it is held gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up the drag, or move by a step."""
        if event.key() == Qt.Key.Key_Escape and self.isSliderDown():
            with QSignalBlocker(self):
                self.setSliderDown(False)
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class HandRow:
    """The slider of one parameter, its name and its number; ``reach`` is the slider's right end."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.reach = LEAST_REACH
        self.name: QLabel = make_label(id_, Role.PLAIN)
        self.slider = HandSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-PLACES, PLACES)
        self.slider.setPageStep(PLACES // 10)
        self.slider.setSingleStep(PLACES // 50)
        self.slider.setMinimumWidth(scaled(SLIDER_WIDTH))
        self.slider.setAccessibleName(id_)
        self.number = FittingNumberEdit()
        self.number.setFixedWidth(scaled(NUMBER_WIDTH))
        self.number.setAccessibleName(id_)
        self.gradient = make_label("", Role.GRADIENT)
        self.gradient.setMinimumWidth(scaled(GRADIENT_WIDTH))
        self.gradient.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def chosen(self) -> float:
        """The number where the slider stands."""
        return tidy(self.slider.value() / PLACES * self.reach)

    def show(self, value: float, gradient: float | None) -> None:
        """Stand at a value; a slider that is held stays in the hand."""
        if not self.slider.isSliderDown():
            self.reach = find_reach(value)
            share = value / self.reach if math.isfinite(value) else 0.0
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(share * PLACES))
        self.number.show_number(float(f"{value:.6g}") if self.slider.isSliderDown() else value)
        self.gradient.setText("–" if gradient is None else show_number(gradient).replace("-", "−"))


def find_reach(value: float) -> float:
    """The end of a slider for a value: 5, or the next of 10, 20, 50 … with some room."""
    wanted = min(max(LEAST_REACH, ROOM * abs(value)), MOST_REACH) if math.isfinite(value) else LEAST_REACH
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= wanted * (1 - 1e-12))


class HandSliders(QWidget):
    """A row for each of some parameters."""

    def __init__(self, session: Session, moves: HandMoves, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._moves = session, moves
        self.rows: list[HandRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        for row in self.rows:
            tip = self.tr("∂L/∂{id}: a step against it makes the loss smaller").format(id=row.id)
            row.gradient.setToolTip(plain_tip(tip))

    @property
    def is_held(self) -> bool:
        """Whether a slider is being dragged."""
        return any(row.slider.isSliderDown() for row in self.rows)

    def list_parameters(self, ids: tuple[str, ...]) -> None:
        """Have rows for these."""
        if [row.id for row in self.rows] == [*ids]:
            return
        for row in self.rows:
            for part in (row.name, row.slider, row.number, row.gradient):
                self._grid.removeWidget(part)
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.rows = [self._make_row(number, id_) for number, id_ in enumerate(ids)]
        self._grid.setRowStretch(len(ids), 1)
        self._write()

    def _make_row(self, number: int, id_: str) -> HandRow:
        row = HandRow(id_)
        for column, part in enumerate((row.name, row.slider, row.number, row.gradient)):
            self._grid.addWidget(part, number, column)
        row.slider.valueChanged.connect(lambda _: self._slide(row))
        row.slider.sliderReleased.connect(lambda: self._let_go(row))
        row.slider.given_up.connect(self._session.end_preview)
        row.number.committed.connect(lambda value: self._moves.move(id_, value))
        row.number.refused.connect(self._session.refused)
        return row

    def show_numbers(self) -> None:
        """Stand where the parameters are."""
        evaluation, learning = self._session.evaluation, self._moves.numbers()
        for row in self.rows:
            value, gradient = evaluation.value(row.id), learning.gradient(row.id)
            held = self._session.graph.node(row.id).value if row.id in self._session.graph else None
            shown = value if isinstance(value, float) else held
            row.show(0.0 if shown is None else shown, gradient if isinstance(gradient, float) else None)

    def _slide(self, row: HandRow) -> None:
        """While it is held everything follows; by a key it is a move."""
        if row.slider.isSliderDown():
            self._session.preview_value(row.id, row.chosen)
        else:
            self._moves.move(row.id, row.chosen)

    def _let_go(self, row: HandRow) -> None:
        chosen = row.chosen
        self._session.end_preview()
        self._moves.move(row.id, chosen)
