"""The inspector's page of a node: its name, kind and value to change, its numbers and formulas to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from guibp.gui.number_edit import NumberEdit
from guibp.gui.operation_texts import local_lines, operation_title, value_line
from guibp.gui.panels.name_edit import NameEdit
from guibp.gui.panels.numbers_box import NumbersBox
from guibp.gui.panels.readings import node_numbers
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.model.edits import (
    BindColumn,
    ChangeOperation,
    Freeze,
    Rename,
    SetOutput,
    SetRandomStart,
    SetValues,
    Unfreeze,
)
from guibp.model.operations import OPERATIONS
from guibp.model.records import Node

LEAVES = tuple(operation for operation in OPERATIONS.values() if operation.is_leaf)
_FEW_OPERANDS = 8
"""Up to so many operands, each local gradient gets a line."""


class NodePage(QWidget):
    """Shows one node; every change is one edit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self._name = NameEdit()
        self._operation = make_label("", Role.FORMULA)
        self._kind = QComboBox()
        self._value = NumberEdit()
        self._value.setObjectName("inspector_value")
        self._column = QComboBox()
        self._random_start = NumberEdit()
        self._random_start.allow_nothing()
        self._is_frozen = QCheckBox()
        self._is_output = QCheckBox()
        self._numbers = NumbersBox()
        self._formulas = make_label("", Role.FORMULA)
        self._formulas.setWordWrap(True)
        self._formulas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._formulas.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()
        self._write()
        self._connect()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        fields = (self._name, self._operation, self._kind, self._value, self._column, self._random_start)
        for widget in (*fields, self._is_frozen, self._is_output):
            label = make_label("", Role.QUIET)
            # As high as its field, so that both stand on one line.
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            form.addRow(label, widget)
        self._form = form
        # A long name of a column must not widen the page beyond the panel.
        self._column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for operation in LEAVES:
            self._kind.addItem("", operation.id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self._numbers)
        layout.addWidget(self._formulas)
        layout.addStretch()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            if self._id in self._session.graph:
                self.show_node(self._id)

    def _write(self) -> None:
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("name"), self._name),
            (self.tr("operation"), self._operation),
            (self.tr("kind"), self._kind),
            (self.tr("value"), self._value),
            (self.tr("column"), self._column),
            (self.tr("random start ±"), self._random_start),
            (self.tr("frozen"), self._is_frozen),
            (self.tr("output"), self._is_output),
        )
        for text, widget in rows:
            label = self._form.labelForField(widget)
            if isinstance(label, QLabel):
                label.setText(text)
            widget.setAccessibleName(text)
        self._is_frozen.setText(self.tr("not trained"))
        self._is_output.setText(self.tr("differentiate this node"))
        for place, operation in enumerate(LEAVES):
            self._kind.setItemText(place, operation_title(operation))

    def _connect(self) -> None:
        session = self._session
        self._name.committed.connect(self._rename)
        self._kind.activated.connect(self._change_kind)
        self._value.committed.connect(self._set_value)
        self._value.refused.connect(session.refused)
        self._column.activated.connect(self._bind)
        self._random_start.committed.connect(self._set_random_start)
        self._random_start.cleared.connect(self._clear_random_start)
        self._random_start.refused.connect(session.refused)
        self._is_frozen.clicked.connect(self._set_frozen)
        self._is_output.clicked.connect(self._choose_output)

    # -- showing ---------------------------------------------------------------------------------

    def show_node(self, id_: str) -> None:
        """Show a node of the graph."""
        graph = self._session.graph
        if id_ != self._id:
            # What was typed and not committed was meant for another node.
            self._value.setModified(False)
            self._random_start.setModified(False)
        node, self._id = graph.node(id_), id_
        leaf = node.operation.is_leaf
        self._name.show_name(id_)
        self._operation.setText(f"{node.operation.symbol}   {operation_title(node.operation)}")
        self._kind.setCurrentIndex(self._kind.findData(node.op))
        self._fill_columns(node)
        self._random_start.show_number(node.random_start)
        self._is_frozen.setChecked(node.is_frozen)
        self._is_output.setChecked(graph.resolve_output() == id_)
        visible = {
            self._operation: not leaf,
            self._kind: leaf,
            self._value: leaf,
            self._column: node.op == "input",
            self._random_start: node.op == "parameter",
            self._is_frozen: node.op == "parameter",
            self._is_output: not leaf or graph.output == id_,
        }
        for widget, shown in visible.items():
            self._form.setRowVisible(widget, shown)
        self._formulas.setText("" if leaf else self._tell_formulas(id_))
        self._formulas.setVisible(not leaf)
        self.show_numbers()

    def show_numbers(self) -> None:
        """Show the numbers of the present reading."""
        if self._id not in self._session.graph:
            return
        value, gradient = node_numbers(self._session, self._id)
        self._numbers.show_numbers(value, gradient)
        own = self._session.graph.node(self._id).value
        self._value.show_number(value if value is not None else own)

    def _fill_columns(self, node: Node) -> None:
        dataset = self._session.graph.dataset
        names = list(dataset.names) if dataset is not None else []
        if node.column is not None and node.column not in names:
            names.append(node.column)
        self._column.clear()
        self._column.addItem(self.tr("none: a number"), None)
        for name in names:
            self._column.addItem(name, name)
        self._column.setCurrentIndex(self._column.findData(node.column) if node.column is not None else 0)

    def _tell_formulas(self, id_: str) -> str:
        graph = self._session.graph
        lines = [value_line(graph, id_)]
        if len(graph.operands(id_)) <= _FEW_OPERANDS:
            lines += local_lines(graph, id_)
        return "\n".join(lines)

    # -- changing --------------------------------------------------------------------------------

    def _rename(self, name: str) -> None:
        if not self._session.try_do(Rename(self._id, name)):
            self._name.show_name(self._id)

    def _change_kind(self) -> None:
        self._session.try_do(ChangeOperation(self._id, self._kind.currentData()))
        self.show_node(self._id)

    def _set_value(self, value: float) -> None:
        self._session.try_do(SetValues(((self._id, value),)))

    def _bind(self) -> None:
        column, node = self._column.currentData(), self._session.graph.node(self._id)
        if column is not None:
            self._session.try_do(BindColumn(self._id, column))
        elif node.column is not None:
            value, _ = node_numbers(self._session, self._id)
            self._session.try_do(SetValues(((self._id, 1.0 if value is None else value),)))

    def _set_random_start(self, number: float) -> None:
        self._session.try_do(SetRandomStart(self._id, number))

    def _clear_random_start(self) -> None:
        self._session.try_do(SetRandomStart(self._id, None))

    def _set_frozen(self) -> None:
        ids = (self._id,)
        self._session.try_do_and_go_on(Freeze(ids) if self._is_frozen.isChecked() else Unfreeze(ids))

    def _choose_output(self) -> None:
        self._session.try_do(SetOutput(self._id if self._is_output.isChecked() else None))
        self.show_node(self._id)
