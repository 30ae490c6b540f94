"""The time line: a handle to drag back and forth through a training, and the way on from where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QToolButton, QWidget

from guibp.gui.roles import Role, make_label, set_role
from guibp.gui.training import LiveTraining
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, show_whole, with_minus_sign

MOST_PLACES = 2**30
"""The handle has so many places at most; beyond, one stands for several steps."""
HANDLE_WIDTH = 120
"""At least: less cannot be dragged to a moment."""
WIDEST_NUMBER = "0.0001234"
PAGES = 20
"""The keys Page Up and Page Down go one part in so many."""


class TimeLine(QWidget):
    """Shows where in the training the numbers on show are, and goes elsewhere.

    A past moment is only looked at: nothing in the document changes until the training goes on from it.
    """

    def __init__(self, training: LiveTraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time_line")
        self._training = training
        self._rewinding = training.rewinding
        self._stride = 1
        """So many steps are one place of the handle."""
        self.handle = TimeHandle()
        self._text = make_label("", Role.QUIET)
        self._gauge = make_label("", Role.VALUE, self)
        self._gauge.hide()
        self._continue = _make_button("time_line_continue")
        self._now = _make_button("time_line_now")
        self.row = _make_row(self)
        self.handle.setMinimumWidth(scaled(HANDLE_WIDTH))
        self.row.addWidget(self.handle, 1)
        self.row.addWidget(self._text)
        self.ways = QWidget(self)
        """The ways on from a past moment; where they stand, who has the line says."""
        ways = _make_row(self.ways)
        for button in (self._continue, self._now):
            ways.addWidget(button)
        self.handle.valueChanged.connect(self._go)
        self.handle.given_up.connect(self._rewinding.return_to_now)
        self._continue.clicked.connect(self._go_on_training)
        self._now.clicked.connect(self._rewinding.return_to_now)
        self._rewinding.changed.connect(self.refresh)
        training.frame_shown.connect(self.refresh)
        training.changed.connect(self.refresh)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.handle.setAccessibleName(self.tr("moment of the training"))
        self.handle.setToolTip(self.tr("Drag to see the training as it was. Esc returns to now."))
        self._continue.setText(self.tr("Continue from here"))
        self._now.setText(self.tr("Now"))
        self.refresh()

    def refresh(self) -> None:
        """Show where the numbers on show are."""
        steps, step = self._rewinding.steps, self._rewinding.step
        self._stride = -(-max(steps, 1) // MOST_PLACES)
        self.handle.setEnabled(steps > 0)
        for part in (self, self.ways):
            part.setVisible(steps > 0)
        if not self.handle.isSliderDown():
            self._reserve(steps)
            self.handle.show_place((steps if step is None else step) // self._stride, steps // self._stride)
        for part in (self._continue, self._now):
            part.setVisible(step is not None)
        set_role(self._text, Role.QUIET if step is None else Role.VALUE)
        self._text.style().polish(self._text)
        self._text.setText(self._say(steps, step))

    def _say(self, steps: int, step: int | None) -> str:
        moment = self._rewinding.moment
        if steps == 0:
            return ""
        if step is None:
            return self.tr("now: step {steps}").format(steps=show_whole(steps))
        loss = show_number(moment.loss) if moment is not None and moment.step == step else "…"
        return self._say_past(step, steps, with_minus_sign(loss))

    def _say_past(self, step: int, steps: int, loss: str) -> str:
        text = self.tr("step {step} of {steps}: loss {loss}")
        return text.format(step=show_whole(step), steps=show_whole(steps), loss=loss)

    def _reserve(self, steps: int) -> None:
        """Room for the longest text, lest the handle moves under the pointer, or all with every text."""
        self._gauge.setText(self._say_past(steps, steps, WIDEST_NUMBER))
        self._gauge.ensurePolished()
        self._text.setFixedSize(self._gauge.sizeHint())

    def _go(self, place: int) -> None:
        self._rewinding.show(self._rewinding.steps if self._is_last(place) else place * self._stride)

    def _is_last(self, place: int) -> bool:
        """Whether this is the end of a training that stands still."""
        return place == self.handle.maximum() and not self._training.is_running

    def _go_on_training(self) -> None:
        self._training.stop()
        self._training.start()


class TimeHandle(QSlider):
    """A slider that jumps to where it is pressed, and gives up with Esc."""

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("time_line_handle")
        self._is_pressed = False

    def show_place(self, place: int, last: int) -> None:
        """Stand at a place from 0 to the last, without telling anybody."""
        self.blockSignals(True)
        self.setRange(0, max(last, 1))
        self.setPageStep(max(1, last // PAGES))
        self.setValue(place)
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Keep Home, which is a command of the window elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN_KEYS and event.modifiers() in _PLAIN)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._is_pressed = True
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._is_pressed:
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up, or move by keys as sliders do."""
        if event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        if self._is_pressed:
            self._is_pressed = False
            self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        thickness = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
        room = max(self.width() - thickness, 1)
        along = round(event.position().x() - thickness / 2)
        self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), along, room))
        event.accept()


_OWN_KEYS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


def _make_row(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    return row


def _make_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("kind", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    return button
