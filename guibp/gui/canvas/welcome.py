"""Welcome: what an empty canvas says, with examples to open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.presets import preset_titles

_GAP = 4


class Welcome(QWidget):
    """Stands in the middle of an empty canvas; what is dropped or pressed beside its links goes through."""

    example_requested = Signal(str)
    tour_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("canvas_welcome")
        self._hint = QLabel(self)
        self._quiet = QLabel(self)
        self._links: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setSpacing(_GAP)
        for label in (self._hint, self._quiet):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addSpacing(4 * _GAP)
        self._tour = self._make_link()
        self._tour.setObjectName("welcome_tour")
        self._tour.clicked.connect(self.tour_requested)
        column.addWidget(self._tour, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(2 * _GAP)
        for name in preset_titles():
            column.addWidget(self._link(name), alignment=Qt.AlignmentFlag.AlignCenter)
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the canvas."""
        self.setStyleSheet(
            f"QLabel {{ color: {theme.text.name()}; background: transparent; }}"
            f"QPushButton {{ color: {theme.selection.name()}; background: transparent; border: none;"
            " padding: 4px 12px; border-radius: 6px; }"
            f"QPushButton#welcome_tour {{ font-weight: 600; }}"
            f"QPushButton:hover, QPushButton:focus {{ background: {theme.hairline.name()}; }}"
        )
        self._quiet.setStyleSheet(f"color: {theme.quiet.name()};")

    def center(self) -> None:
        """Stand in the middle of the viewport."""
        self.adjustSize()
        area = self._area.rect()
        self.move((area.width() - self.width()) // 2, (area.height() - self.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self.center()

    def _link(self, name: str) -> QPushButton:
        link = self._links[name] = self._make_link()
        link.clicked.connect(lambda: self.example_requested.emit(name))
        return link

    def _make_link(self) -> QPushButton:
        link = QPushButton(self)
        link.setFlat(True)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        return link

    def _write(self) -> None:
        font = self.font()
        font.setPixelSize(scaled(17))
        self._hint.setFont(font)
        self._hint.setText(self.tr("Drag an operation here, or open an example."))
        self._quiet.setText(self.tr("Every edge will show its value and its gradient."))
        self._tour.setText(self.tr("Take the tour: one minute"))
        for name, title in preset_titles().items():
            self._links[name].setText(QCoreApplication.translate("Examples", title))
