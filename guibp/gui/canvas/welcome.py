"""Welcome: what an empty canvas says, with the tour to take and examples to open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from guibp.gui.canvas.example_row import ExampleRow
from guibp.gui.roles import Role, make_label, make_plain_label
from guibp.gui.theme import Theme
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.gui.type_scale import scaled
from guibp.model.presets import preset, preset_titles

_GAP = 4
_MOST_COLUMNS = 2
_SKETCH_MILLISECONDS = 40

_DESCRIPTIONS = {
    "wx+b": QT_TRANSLATE_NOOP("Welcome", "Two operations, every step by hand"),
    "sigmoid": QT_TRANSLATE_NOOP("Welcome", "Four small steps and their chain rule"),
    "neuron": QT_TRANSLATE_NOOP("Welcome", "A weighted sum through a sigmoid"),
    "single-unit-xor": QT_TRANSLATE_NOOP("Welcome", "No line parts the classes: drag it"),
    "xor": QT_TRANSLATE_NOOP("Welcome", "Watch the loss fall and the plane bend"),
    "xor-lecture": QT_TRANSLATE_NOOP("Welcome", "A solution to check by hand"),
}


class Welcome(QWidget):
    """Stands in the middle of an empty canvas; what is dropped or pressed beside its rows goes through."""

    example_requested = Signal(str)
    tour_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._theme = Theme.light()
        self.setObjectName("canvas_welcome")
        self._hint, self._quiet = make_plain_label(self), make_plain_label(self)
        self._examples = make_label("", Role.HEADING, self)
        self._rows: dict[str, ExampleRow] = {}
        self._columns = 0
        self._tour = QPushButton(self)
        self._tour.setObjectName("welcome_tour")
        self._tour.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tour.setProperty("primary", True)
        self._tour.clicked.connect(self.tour_requested)
        self._arrange()
        self._write()

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setSpacing(_GAP)
        for label in (self._hint, self._quiet):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for label in (self._hint, self._quiet, self._examples):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addSpacing(3 * _GAP)
        column.addWidget(self._tour, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(5 * _GAP)
        self._examples.setContentsMargins(scaled(8), 0, 0, 0)
        column.addWidget(self._examples)
        self._blank = list(preset_titles())
        self._timer = QTimer(self)
        self._timer.setInterval(_SKETCH_MILLISECONDS)
        self._timer.timeout.connect(self._sketch_next)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column.addLayout(self._grid)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the canvas."""
        self._theme = theme
        self._hint.setStyleSheet(f"color: {theme.text.name()};")
        self._quiet.setStyleSheet(f"color: {theme.quiet.name()};")
        for row in self._rows.values():
            row.set_theme(theme)

    def center(self) -> None:
        """Stand in the middle of the viewport, in one column where two are too wide for it."""
        area = self._area.rect()
        self._place_rows(area.width())
        self.adjustSize()
        self.move(max(0, area.width() - self.width()) // 2, max(0, area.height() - self.height()) // 2)

    def _place_rows(self, room: int) -> None:
        rows = list(self._rows.values())
        margins = self._column.contentsMargins()
        wanted = margins.left() + margins.right() + self._grid.spacing() * (_MOST_COLUMNS - 1)
        wanted += sum(
            max((row.sizeHint().width() for row in rows[column::_MOST_COLUMNS]), default=0)
            for column in range(_MOST_COLUMNS)
        )
        columns = _MOST_COLUMNS if wanted <= room else 1
        if rows and columns != self._columns:
            self._columns = columns
            for place, row in enumerate(rows):
                self._grid.addWidget(row, place // columns, place % columns)

    def showEvent(self, event: QShowEvent) -> None:
        """List the examples: only now, for most windows open on a document and never show them."""
        super().showEvent(event)
        if not self._rows:
            self._list_examples()
            self._write()
            self.center()
        if self._blank:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing for nobody."""
        super().hideEvent(event)
        self._timer.stop()

    def _sketch_next(self) -> None:
        """Draw one example at a time, once the window is there: it need not wait for them."""
        if self._blank:
            name = self._blank.pop(0)
            self._rows[name].sketch(preset(name))
        if not self._blank:
            self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self.center()

    def _list_examples(self) -> None:
        for name in preset_titles():
            row = self._rows[name] = ExampleRow(self._theme, self)
            row.clicked.connect(lambda _checked=False, name=name: self.example_requested.emit(name))
            row.show()

    def _write(self) -> None:
        font = self.font()
        font.setPixelSize(scaled(17))
        self._hint.setFont(font)
        self._hint.setText(self.tr("Drag an operation here, or open an example."))
        self._quiet.setText(self.tr("Every edge will show its value and its gradient."))
        self._tour.setText(self.tr("Take the tour: one minute"))
        self._examples.setText(self.tr("EXAMPLES"))
        titles = preset_titles()
        for name, row in self._rows.items():
            title = QCoreApplication.translate("Examples", titles[name])
            row.describe(title, QCoreApplication.translate("Welcome", _DESCRIPTIONS[name]))
