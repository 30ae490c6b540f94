"""The small dialog that asks how large a ready-made unit is to be; Return accepts, Esc adds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from guibp.gui.operation_texts import operation_title
from guibp.model.operations import OPERATIONS
from guibp.model.units import ACTIVATIONS, LARGEST, LOSSES, UnitKind, UnitSize

_USUAL_SIZE = 2


class Feed(Enum):
    """Where what enters a unit comes from."""

    SELECTED = "selected"
    NEW = "new"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class UnitRequest:
    """What a person asked for."""

    size: UnitSize
    feed: Feed


def unit_title(kind: UnitKind) -> str:
    """The name of a kind of unit, in the language of the window."""
    return {
        UnitKind.NEURON: QCoreApplication.translate("Units", "neuron"),
        UnitKind.LAYER: QCoreApplication.translate("Units", "dense layer"),
        UnitKind.LOSS: QCoreApplication.translate("Units", "loss"),
    }[kind]


class UnitDialog(QDialog):
    """Asks for one unit. ``sources`` is how many selected nodes could feed it."""

    def __init__(self, kind: UnitKind, sources: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unit_dialog")
        self.setWindowTitle(self.tr("Add a {unit}").format(unit=unit_title(kind)))
        self._kind, self._sources = kind, sources if sources <= LARGEST else 0
        usual = 1 if kind is UnitKind.LOSS else _USUAL_SIZE
        self._inputs = _make_count(self, "unit_inputs", usual)
        self._outputs = _make_count(self, "unit_outputs", _USUAL_SIZE)
        self._outputs.setAccessibleName(self.tr("Outputs"))
        self._operation = self._make_operations()
        self._feed = self._make_feeds()
        self._lay_out()
        self._feed.currentIndexChanged.connect(self._follow_feed)
        self._follow_feed()
        first = self._inputs if self._inputs.isEnabled() else self._outputs
        first.setFocus()
        first.selectAll()

    def request(self) -> UnitRequest:
        """What is asked for now."""
        feed, operation = self._feed.currentData(), self._operation.currentData()
        outputs = self._outputs.value() if self._kind is UnitKind.LAYER else 1
        return UnitRequest(UnitSize(self._kind, self._inputs.value(), outputs, operation), Feed(feed))

    def _make_operations(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("unit_operation")
        for id_ in LOSSES if self._kind is UnitKind.LOSS else ACTIVATIONS:
            box.addItem(operation_title(OPERATIONS[id_]) if id_ else self.tr("none"), id_)
        return box

    def _make_feeds(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("unit_feed")
        if self._sources == 1:
            box.addItem(self.tr("the selected node"), Feed.SELECTED.value)
        elif self._sources:
            box.addItem(self.tr("{count} selected nodes").format(count=self._sources), Feed.SELECTED.value)
        if self._kind is not UnitKind.LOSS:
            box.addItem(self.tr("new inputs"), Feed.NEW.value)
        box.addItem(self.tr("wires that you draw"), Feed.OPEN.value)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        is_loss = self._kind is UnitKind.LOSS
        form.addRow(self.tr("&Predictions") if is_loss else self.tr("&Inputs"), self._inputs)
        if self._kind is UnitKind.LAYER:
            form.addRow(self.tr("&Outputs"), self._outputs)
        self._outputs.setVisible(self._kind is UnitKind.LAYER)
        form.addRow(self.tr("&Loss") if is_loss else self.tr("&Activation"), self._operation)
        form.addRow(self.tr("&Fed by"), self._feed)
        for field in (self._inputs, self._outputs, self._operation, self._feed):
            # As high as its field, so that both stand on one line.
            label = form.labelForField(field)
            if label is not None:
                label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.button(standard.Ok).setText(self.tr("Add"))
        buttons.button(standard.Ok).setDefault(True)
        buttons.button(standard.Ok).setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _follow_feed(self) -> None:
        """Nodes that are there say themselves how many they are."""
        is_fixed = self._feed.currentData() == Feed.SELECTED.value
        self._inputs.setEnabled(not is_fixed)
        if is_fixed:
            self._inputs.setValue(self._sources)


def _make_count(parent: QWidget, name: str, value: int) -> QSpinBox:
    box = QSpinBox(parent)
    box.setObjectName(name)
    box.setRange(1, LARGEST)
    box.setValue(value)
    return box
