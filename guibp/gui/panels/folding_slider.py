"""The way from the input space to the hidden one: a slider, and a button that goes along it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QToolButton, QVBoxLayout, QWidget

from guibp.gui.roles import Role, make_label

PLACES = 1000
PLAY_MILLISECONDS = 1800
_PAGE = 10


class FoldingSlider(QWidget):
    """At the left end are the inputs, at the right one the hidden units."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("hidden_way")
        self.slider.setRange(0, PLACES)
        self.slider.setValue(PLACES)
        self.slider.setSingleStep(PLACES // 50)
        self.slider.setPageStep(PLACES // _PAGE)
        self.play = QToolButton()
        self.play.setObjectName("hidden_play")
        self.play.setProperty("kind", "small")
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ends = (make_label("", Role.QUIET), make_label("", Role.QUIET))
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._arrange()
        self.slider.valueChanged.connect(self.moved)
        self.slider.sliderPressed.connect(self.stop)
        self.play.clicked.connect(self.toggle)
        self._animation.valueChanged.connect(self._follow)
        self._animation.stateChanged.connect(self._write)
        self._write()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        column.addLayout(row)
        ends = QHBoxLayout()
        ends.addWidget(self._ends[0])
        ends.addStretch(1)
        ends.addWidget(self._ends[1])
        column.addLayout(ends)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the row the button's height: by the style sheet's least height alone it would be cut."""
        super().showEvent(event)
        self.play.ensurePolished()
        self.slider.setMinimumHeight(self.play.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.slider.setAccessibleName(self.tr("from input space to hidden space"))
        self._ends[0].setText(self.tr("input space"))
        self._ends[1].setText(self.tr("hidden space"))
        self.play.setText(self.tr("Stop") if self.is_playing else self.tr("Play"))
        self.play.setToolTip(self.tr("See how the hidden units fold the inputs"))

    @property
    def share(self) -> float:
        """Where on the way it stands: 0 at the inputs, 1 in the hidden space."""
        return self.slider.value() / PLACES

    @property
    def is_playing(self) -> bool:
        """Whether it moves by itself."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def toggle(self) -> None:
        """Go from here to the hidden space, from there from the start; or stop.

        Where the system asks for less motion, it is there at once; from there it goes back at once.
        """
        if self.is_playing:
            self.stop()
            return
        is_there = self.slider.value() == PLACES
        if not self._may_move():
            self.slider.setValue(0 if is_there else PLACES)
            return
        start = 0 if is_there else self.slider.value()
        self._animation.setStartValue(start)
        self._animation.setEndValue(PLACES)
        self._animation.setDuration(max(1, PLAY_MILLISECONDS * (PLACES - start) // PLACES))
        self._animation.start()

    def stop(self) -> None:
        """Stay here."""
        self._animation.stop()

    def _may_move(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(hint, None, self) > 0 and self.isVisible()

    def _follow(self, place: int) -> None:
        self.slider.setValue(place)
