"""The dialog that asks for a ready-made data set, with a picture of what it will be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.data_preview import DataPreview
from guibp.gui.roles import Role, make_label, make_plain_label
from guibp.gui.theme import Theme
from guibp.model.data_sets import MOST_NOISE, MOST_POINTS, DatasetKind, Recipe, make_dataset, usual_recipe
from guibp.model.dataset import Dataset
from guibp.model.held_out import draw_held_out

_NOISE_STEP, _NOISE_DIGITS = 0.05, 3
_MOST_SEED = 2**31 - 1
_MOST_HELD_OUT = 90


def kind_title(kind: DatasetKind) -> str:
    """The name of a ready-made set, in the language of the window."""
    return {
        DatasetKind.XOR: QCoreApplication.translate("ReadyData", "Logic: XOR"),
        DatasetKind.AND: QCoreApplication.translate("ReadyData", "Logic: AND"),
        DatasetKind.OR: QCoreApplication.translate("ReadyData", "Logic: OR"),
        DatasetKind.NAND: QCoreApplication.translate("ReadyData", "Logic: NAND"),
        DatasetKind.CIRCLE: QCoreApplication.translate("ReadyData", "Circle in a ring"),
        DatasetKind.SPIRAL: QCoreApplication.translate("ReadyData", "Two spirals"),
        DatasetKind.MOONS: QCoreApplication.translate("ReadyData", "Two moons"),
        DatasetKind.OUTLIERS: QCoreApplication.translate("ReadyData", "Line with outliers"),
        DatasetKind.SINE: QCoreApplication.translate("ReadyData", "Curve: sine"),
        DatasetKind.PARABOLA: QCoreApplication.translate("ReadyData", "Curve: parabola"),
        DatasetKind.RUNGE: QCoreApplication.translate("ReadyData", "Curve: Runge's bump"),
    }[kind]


class DataDialog(QDialog):
    """Asks for one set; Return takes it, Esc changes nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("data_dialog")
        self.setWindowTitle(self.tr("Ready-made data"))
        self._kind = self._make_kinds()
        self._points = QSpinBox(self)
        self._points.setObjectName("data_points")
        self._points.setRange(1, MOST_POINTS)
        self._noise = QDoubleSpinBox(self)
        # Another would read 0.5 as 5, or write it with a comma.
        self._noise.setLocale(QLocale.c())
        self._noise.setObjectName("data_noise")
        self._noise.setRange(0.0, MOST_NOISE)
        self._noise.setDecimals(_NOISE_DIGITS)
        self._noise.setSingleStep(_NOISE_STEP)
        self._seed = QSpinBox(self)
        self._seed.setObjectName("data_seed")
        self._seed.setRange(0, _MOST_SEED)
        self._held_out = QSpinBox(self)
        self._held_out.setObjectName("data_held_out")
        self._held_out.setRange(0, _MOST_HELD_OUT)
        self._held_out.setSuffix(" %")
        self._preview = DataPreview(theme, self)
        self._columns = make_label("", Role.QUIET)
        self._lay_out()
        self._take_usual()
        self._kind.currentIndexChanged.connect(self._take_usual)
        for box in (self._points, self._seed, self._noise, self._held_out):
            box.valueChanged.connect(self._show_preview)
        self._kind.setFocus()

    def recipe(self) -> Recipe:
        """What is asked for now."""
        kind = DatasetKind(self._kind.currentData())
        return Recipe(kind, self._points.value(), self._noise.value(), self._seed.value())

    def dataset(self) -> Dataset:
        """The set that is asked for, its part held out."""
        dataset, seed = make_dataset(self.recipe()), self._seed.value()
        return dataset.hold_out(draw_held_out(dataset.samples, self._held_out.value() / 100, seed))

    def _make_kinds(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("data_kind")
        for kind in DatasetKind:
            box.addItem(kind_title(kind), kind.value)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Set"), self._kind)
        form.addRow(self.tr("&Points"), self._points)
        form.addRow(self.tr("&Noise"), self._noise)
        form.addRow(self.tr("S&eed"), self._seed)
        form.addRow(self.tr("&Held out"), self._held_out)
        form.addRow(make_plain_label(self, self.tr("Columns")), self._columns)
        self._noise.setToolTip(self.tr("Standard deviation of what is added to each point"))
        self._seed.setToolTip(self.tr("The same seed gives the same points"))
        self._held_out.setToolTip(self.tr("How many of the points no training learns from"))
        top = QHBoxLayout()
        top.addLayout(form)
        top.addSpacing(16)
        top.addWidget(self._preview)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.button(standard.Ok).setText(self.tr("Use these data"))
        buttons.button(standard.Ok).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(buttons)

    def _take_usual(self) -> None:
        """Points and noise that suit the kind; the seed stays."""
        usual = usual_recipe(DatasetKind(self._kind.currentData()))
        self._points.setValue(usual.points)
        self._noise.setValue(usual.noise)
        self._show_preview()

    def _show_preview(self) -> None:
        dataset = self.dataset()
        self._columns.setText(", ".join(dataset.names))
        self._preview.show_dataset(dataset)
