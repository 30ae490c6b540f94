"""The panel of the mistake lab: which rule to break or suspect, the gradient check, and two trainings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.gradient_check import NodeCheck
from guibp.engine.mistakes import Fault
from guibp.gui.mistake_lab import STEPS, Answer, MistakeLab
from guibp.gui.mistake_texts import mistake_name, tell_answer, tell_fault
from guibp.gui.panels.curve_pair import CurvePair
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.numbers_text import show_number, with_minus_sign

CONTROLS_WIDTH = 240
LEAST_HEIGHT = 96
DIGITS = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DIFFERS, _AGREES = "✗", "✓"


class MistakePanel(QScrollArea):
    """Breaks rules, and takes guesses at one that is hidden."""

    def __init__(
        self, session: Session, lab: MistakeLab, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lab = lab
        self._faults: tuple[Fault, ...] = ()
        self._answer: Answer | None = None
        """How near the last guess was."""
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._rule, self._place = QComboBox(), QComboBox()
        self._rule.setObjectName("mistake_rule")
        self._place.setObjectName("mistake_place")
        self._act = self._make_button("mistake_act", self._press_act)
        self._end = self._make_button("mistake_end", self._press_end)
        self._hide = self._make_button("mistake_hide", self._press_hide)
        self._text = make_label("", Role.PLAIN)
        self._text.setObjectName("mistake_text")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._table = self._make_table()
        self._curves = CurvePair(theme, STEPS)
        self._check_title, self._loss_title = make_label("", Role.TITLE), make_label("", Role.TITLE)
        self._arrange()
        self._rule.currentIndexChanged.connect(self._list_places)
        lab.changed.connect(self.refresh)
        lab.losses_changed.connect(self._show_losses)
        session.graph_changed.connect(self.refresh)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._rule.setAccessibleName(self.tr("Rule"))
        self._place.setAccessibleName(self.tr("Node"))
        self._hide.setText(self.tr("Hide a mistake for me"))
        self._check_title.setText(self.tr("Gradient check, from the output on"))
        self._loss_title.setText(self.tr("Loss"))
        self._table.setAccessibleName(self.tr("Gradient check"))
        self._table.setHorizontalHeaderLabels(
            ["", self.tr("node"), self.tr("back-propagation"), self.tr("difference")]
        )
        heading = self._table.horizontalHeaderItem(1)
        if heading is not None:
            heading.setTextAlignment(_LEFT)
        self._faults = ()
        self.refresh()
        self._controls.setFixedWidth(max(CONTROLS_WIDTH, self._controls.minimumSizeHint().width()))

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._curves.set_theme(theme)

    def refresh(self) -> None:
        """Offer what can be broken now, and show what is; out of view it costs nothing."""
        if not self.isVisible():
            return
        faults = self._lab.faults()
        if faults != self._faults:
            self._faults = faults
            self._list_rules()
        lab = self._lab
        self._act.setText(self.tr("That is it") if lab.is_exercise else self.tr("Break it"))
        self._act.setEnabled(bool(faults))
        self._end.setText(self.tr("Show me") if lab.is_exercise else self.tr("Mend"))
        self._end.setEnabled(lab.is_broken)
        self._hide.setEnabled(bool(faults))
        self._text.setText(self._describe())
        self._show_checks(lab.checks)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()
        self._show_losses()

    # -- what is chosen --------------------------------------------------------------------------

    def chosen(self) -> Fault | None:
        """The rule and the node in the lists."""
        mistake, node = self._rule.currentData(), self._place.currentData()
        return next((one for one in self._faults if (one.mistake, one.node) == (mistake, node)), None)

    def _list_rules(self) -> None:
        kept = self.chosen()
        self._rule.blockSignals(True)
        self._rule.clear()
        for mistake in dict.fromkeys(fault.mistake for fault in self._faults):
            self._rule.addItem(mistake_name(mistake), mistake)
        self._rule.blockSignals(False)
        if kept in self._faults and kept is not None:
            self._rule.setCurrentIndex(max(self._rule.findData(kept.mistake), 0))
        self._list_places()
        if kept is not None and kept.node is not None:
            self._place.setCurrentIndex(max(self._place.findData(kept.node), 0))

    def _list_places(self) -> None:
        mistake = self._rule.currentData()
        self._place.clear()
        for fault in self._faults:
            # Qt gives the name back, not the member.
            if fault.mistake == mistake:
                self._place.addItem(fault.node or self.tr("in the training"), fault.node)

    # -- what is pressed -------------------------------------------------------------------------

    def _press_act(self) -> None:
        fault = self.chosen()
        if fault is None:
            return
        if self._lab.is_exercise:
            self._answer = self._lab.guess(fault)
        else:
            self._answer = None
            self._lab.plant(fault)
        self.refresh()

    def _press_end(self) -> None:
        self._answer = None
        if self._lab.is_exercise:
            self._lab.reveal()
        else:
            self._lab.mend()

    def _press_hide(self) -> None:
        self._answer = None
        if not self._lab.plant_random():
            self._session.refused.emit(self.tr("No mistake would show in this graph."))
        self.refresh()

    # -- what is shown ---------------------------------------------------------------------------

    def _describe(self) -> str:
        lab = self._lab
        if lab.fault is None:
            return (
                self.tr("Break one rule, and watch the check and the training.")
                if self._faults
                else self.tr(
                    "There is nothing to break: the graph has no output, or is too large for the lab."
                )
            )
        said = () if self._answer is None else (tell_answer(self._answer),)
        if lab.is_exercise:
            return "".join(said) or self.tr("Which rule is broken, and where?")
        return " ".join((*said, tell_fault(self._session.graph, lab.fault)))

    def _show_checks(self, checks: tuple[NodeCheck, ...]) -> None:
        self._table.setRowCount(len(checks))
        for row, check in enumerate(checks):
            cells = (
                _DIFFERS if check.differs else _AGREES,
                check.node,
                _show(check.backprop),
                _show(check.numeric),
            )
            for column, text in enumerate(cells):
                self._table.setItem(row, column, _make_cell(text, check, column))

    def _show_losses(self) -> None:
        self._curves.show_losses(*self._lab.losses)

    # -- putting together ------------------------------------------------------------------------

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("mistake_checks")
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        table.setMinimumHeight(LEAST_HEIGHT)
        table.verticalHeader().setDefaultSectionSize(24)
        return table

    def _arrange(self) -> None:
        controls = self._controls = QWidget()
        column = QVBoxLayout(controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.addWidget(self._act)
        buttons.addWidget(self._end)
        column.addWidget(self._rule)
        column.addWidget(self._place)
        column.addLayout(buttons)
        column.addWidget(self._hide)
        column.addWidget(self._text, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(23, 8, 20, 8)
        row.setSpacing(24)
        row.addWidget(controls)
        shown: tuple[tuple[QWidget, QWidget, int], ...] = (
            (self._check_title, self._table, 3),
            (self._loss_title, self._curves, 2),
        )
        for heading, widget, share in shown:
            part = QVBoxLayout()
            part.setSpacing(4)
            heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            part.addWidget(heading)
            part.addWidget(widget, 1)
            row.addLayout(part, share)
        self.setWidget(page)

    def _make_button(self, name: str, run: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        return button


def _show(number: float) -> str:
    """A number with the digits that a difference quotient surely has."""
    return with_minus_sign(show_number(float(f"{number:.8g}"), DIGITS))


def _make_cell(text: str, check: NodeCheck, column: int) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    if column > 1:
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if check.differs:
        font = cell.font()
        font.setBold(True)
        cell.setFont(font)
    return cell
