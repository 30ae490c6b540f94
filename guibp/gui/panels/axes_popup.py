"""The axes of a plane where there are more than two inputs: two are chosen, the others held at a value."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.input_plane import Axes
from guibp.gui.number_edit import NumberEdit
from guibp.gui.plane_choice import PlaneChoice
from guibp.gui.roles import Role, make_label, make_plain_label
from guibp.gui.type_scale import scaled

_WIDTH, _MOST_HEIGHT = 250, 260


class AxesPopup(QFrame):
    """Esc or a click elsewhere closes it; what is chosen holds at once."""

    refused = Signal(str)

    def __init__(self, choice: PlaneChoice, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("plane_axes")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._choice = choice
        self._names: tuple[str, ...] = ()
        self._across, self._up = QComboBox(), QComboBox()
        self._held: dict[str, NumberEdit] = {}
        self._means = QToolButton()
        self._means.setProperty("kind", "small")
        self._title = make_label("", Role.QUIET)
        self._labels = (make_plain_label(), make_plain_label())
        self._area = QScrollArea()
        self._arrange()
        self._across.activated.connect(partial(self._choose, self._across))
        self._up.activated.connect(partial(self._choose, self._up))
        self._means.clicked.connect(choice.hold_at_means)
        self._write()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        form = QFormLayout()
        for label, box in zip(self._labels, (self._across, self._up), strict=True):
            form.addRow(label, box)
        column.addLayout(form)
        column.addWidget(self._title)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        column.addWidget(self._means, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(scaled(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("axes of the plane"))
        self._labels[0].setText(self.tr("across"))
        self._labels[1].setText(self.tr("up"))
        self._across.setAccessibleName(self.tr("column across"))
        self._up.setAccessibleName(self.tr("column up"))
        self._title.setText(self.tr("The others are held at"))
        self._means.setText(self.tr("Their means"))

    def show_axes(self, axes: Axes) -> None:
        """Stand at these axes."""
        names = tuple(sorted((axes.x, axes.y, *(name for name, _ in axes.held))))
        if names != self._names:
            self._names = names
            for box in (self._across, self._up):
                box.clear()
                box.addItems(list(names))
        self._across.setCurrentText(axes.x)
        self._up.setCurrentText(axes.y)
        if tuple(self._held) != tuple(name for name, _ in axes.held):
            self._make_lines(axes)
        for name, value in axes.held:
            self._held[name].show_number(value)

    def open_below(self, button: QWidget) -> None:
        """Open under a button, or over it where the screen ends."""
        self.adjustSize()
        page = self._area.widget()
        room = 0 if page is None else min(page.sizeHint().height() + 4, scaled(_MOST_HEIGHT))
        self._area.setFixedHeight(room)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        bottom = button.screen().availableGeometry().bottom()
        if corner.y() + self.height() > bottom:
            corner = button.mapToGlobal(QPoint(0, -self.height() - 4))
        self.move(corner)
        self.show()
        self._across.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_lines(self, axes: Axes) -> None:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        self._held = {}
        for name, _ in axes.held:
            line = NumberEdit()
            line.setAccessibleName(name)
            line.committed.connect(partial(self._choice.hold, name))
            line.refused.connect(self.refused)
            form.addRow(make_label(name, Role.PLAIN), line)
            self._held[name] = line
        self._area.setWidget(page)

    def _choose(self, box: QComboBox, _: int) -> None:
        """Take what was chosen; two axes of the same name change places."""
        x, y = self._across.currentText(), self._up.currentText()
        if x == y:
            former = next((name for name in self._names if name != x), y)
            x, y = (x, former) if box is self._across else (former, y)
        self._choice.choose_columns(x, y)
