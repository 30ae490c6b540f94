"""The panel of a gradient's rows: for one parameter, what each row of the data adds to its gradient."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.evaluation import Evaluation
from guibp.engine.judgement import find_prediction
from guibp.engine.row_gradients import (
    Missing,
    Reduction,
    RowGradients,
    find_row_gradients,
    measure_batch_gradient,
)
from guibp.engine.tape import Floats
from guibp.gui.panels.following_panel import FollowingPanel
from guibp.gui.panels.gradient_bars import Bars, GradientBars
from guibp.gui.panels.gradient_table import GradientTable
from guibp.gui.panels.low_page import LowPage
from guibp.gui.panels.telling_rows import tell_batch, tell_factor, tell_missing, tell_row
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.training import LiveTraining
from guibp.model.numbers_text import show_number, with_minus_sign


class GradientRows(FollowingPanel):
    """Follows the selected parameter and the numbers on show, live, past or at rest, while it is seen."""

    def __init__(
        self, session: Session, training: LiveTraining, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self._parameter = ""
        self._has_chosen_kind = False
        self._found: RowGradients | Missing = Missing.OUTPUT
        self._heights: Floats = np.zeros(0)
        self._target: str | None = None
        self.bars, self.table = GradientBars(theme), GradientTable()
        self._choice, self._kind, self._as_table = QComboBox(), QComboBox(), QCheckBox()
        self._factor, self._batch, self._row, self._nothing = (QLabel() for _ in range(4))
        self._title = make_label("", Role.TITLE)
        self._shown, self._pages = QWidget(), QStackedWidget()
        self._arrange()
        self._connect()
        self._write()

    def _arrange(self) -> None:
        for label, name in zip((self._factor, self._batch, self._row, self._nothing), _NAMES, strict=True):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._factor, self._row):
            label.setProperty("role", str(Role.QUIET))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._choice.setObjectName("gradient_rows_parameter")
        self._kind.setObjectName("gradient_rows_kind")
        self._as_table.setObjectName("gradient_rows_as_table")
        self._pages.addWidget(self.bars)
        self._pages.addWidget(self.table)
        page = LowPage()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(23, 8, 16, 8)
        head = self._arrange_head()
        whole.addLayout(head)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._pages, 1)
        for label in (self._row, self._batch, self._factor):
            column.addWidget(label)
        whole.addWidget(self._shown, 1)
        whole.addWidget(self._nothing, 1)
        self.setWidget(page)
        RowTurner(self, {head: None})

    def _arrange_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for widget in (self._choice, self._title):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._kind)
        head.addWidget(self._as_table)
        return head

    def _connect(self) -> None:
        session, training = self._session, self._training
        self._follower.follow(session.reading_changed, session.sample_changed, session.document_replaced)
        self._follower.follow(session.graph_changed, session.selection.changed)
        self._follower.follow(training.frame_shown, training.changed)
        self._choice.activated.connect(self._choose_parameter)
        self._kind.activated.connect(self._choose_kind)
        self._as_table.toggled.connect(self._choose_page)
        self.bars.row_pointed_at.connect(self._tell_row)
        for part in (self.bars, self.table):
            part.row_chosen.connect(session.show_sample)

    def _write(self) -> None:
        self._choice.setAccessibleName(self.tr("parameter whose gradient is shown"))
        self._kind.setAccessibleName(self.tr("sum or mean of the rows"))
        self.bars.setAccessibleName(self.tr("each row's part of the gradient"))
        self.table.setAccessibleName(self.tr("table of each row's part of the gradient"))
        self._as_table.setText(self.tr("As a table"))
        chosen = max(self._kind.currentIndex(), 0)
        self._kind.clear()
        self._kind.addItems([self.tr("Mean"), self.tr("Sum")])
        self._kind.setCurrentIndex(chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.bars.apply_theme(theme)

    # -- following -------------------------------------------------------------------------------

    def _show_now(self) -> None:
        self._list_parameters()
        self._show_numbers(self._session.evaluation)

    def _list_parameters(self) -> None:
        """Follow the selection, if it is a parameter; else stay, or begin with the first."""
        session = self._session
        ids = [node.id for node in session.graph.node_records if node.op == "parameter"]
        current = session.selection.current
        if current in ids and current is not None:
            self._parameter = current
        elif self._parameter not in ids:
            self._parameter = ids[0] if ids else ""
        if [self._choice.itemText(place) for place in range(self._choice.count())] != ids:
            self._choice.clear()
            self._choice.addItems(ids)
        self._choice.setCurrentText(self._parameter)
        self._choice.setVisible(bool(ids))

    def _show_numbers(self, evaluation: Evaluation) -> None:
        found = self._found = find_row_gradients(evaluation, self._parameter)
        dataset = self._session.graph.dataset
        is_shown = isinstance(found, RowGradients) and dataset is not None and not self._session.is_silent
        self._shown.setVisible(is_shown)
        self._nothing.setVisible(not is_shown)
        for part in (self._title, self._kind, self._as_table):
            part.setVisible(is_shown)
        if isinstance(found, RowGradients) and is_shown:
            self._show_rows(found, evaluation)
        elif self._session.is_silent:
            self._nothing.setText(self.tr("Not now: you are asked for these numbers first."))
        elif not self._parameter:
            self._nothing.setText(
                self.tr("No parameter yet. Add one: then you see here which rows pull at it, and which way.")
            )
        else:
            self._nothing.setText(tell_missing(found if isinstance(found, Missing) else Missing.DATA))

    def _show_rows(self, found: RowGradients, evaluation: Evaluation) -> None:
        if not self._has_chosen_kind:
            self._kind.setCurrentIndex(int(found.reduction is not Reduction.MEAN))
        is_mean = self._kind.currentIndex() == 0 and found.reduction is not Reduction.OTHER
        self._kind.setVisible(found.reduction is not Reduction.OTHER)
        drawn, count = self._training.drawn, found.counted
        # A mean's parts are its shares already: to the bit those of the steps.
        divided = found.shares if found.reduction is Reduction.MEAN else found.own / count
        self._heights = divided if is_mean else found.own
        rows = None if drawn is None else frozenset(drawn.rows)
        total = with_minus_sign(show_number(float(self._heights.sum())))
        title = f"∂{evaluation.tape.output}/∂{found.parameter}"
        self._title.setText(f"{title} = {with_minus_sign(show_number(found.total))}")
        mean = with_minus_sign(show_number(float(self._heights.sum()) / count))
        self.bars.show_bars(
            Bars(self._heights, rows, self._session.sample),
            (self.tr("mean\n{number}") if is_mean else self.tr("sum\n{number}")).format(number=total),
            "" if is_mean else self.tr("mean {number}").format(number=mean),
        )
        dataset = self._session.graph.dataset
        if dataset is not None and self._as_table.isChecked():
            self.table.show_parts(dataset, title, self._heights, rows)
            self.table.choose_row(self._session.sample)
        view = find_prediction(self._session.graph, evaluation)
        self._target = None if view is None else view.target
        self._factor.setText(tell_factor(found, is_mean))
        self._show_batch(found, evaluation)
        self._tell_row(None)

    def _show_batch(self, found: RowGradients, evaluation: Evaluation) -> None:
        drawn = self._training.drawn
        self._batch.setVisible(drawn is not None)
        if drawn is None:
            return
        at = drawn.before if drawn.before is not None else evaluation
        before = find_row_gradients(at, found.parameter)
        whole = before.total if isinstance(before, RowGradients) else found.total
        batch = measure_batch_gradient(at, found.parameter, drawn.rows)
        self._batch.setText(tell_batch(drawn.step, drawn.rows, batch, whole))

    def _tell_row(self, row: int | None) -> None:
        """Say what one bar is: the one pointed at, else the chosen one."""
        row = self._session.sample if row is None else row
        dataset = self._session.graph.dataset
        known = dataset is not None and row is not None and row < min(len(self._heights), dataset.samples)
        text = ""
        if known and dataset is not None and row is not None:
            text = tell_row(dataset, row, float(self._heights[row]), self._target)
        self._row.setText(text or self.tr("Point at a bar to see its row; click to choose it."))
        self.bars.setAccessibleDescription(text)

    # -- choosing --------------------------------------------------------------------------------

    def _choose_parameter(self) -> None:
        parameter = self._choice.currentText()
        # The list follows the graph a moment later.
        if parameter in self._session.graph:
            self._session.selection.select([parameter])

    def _choose_kind(self) -> None:
        self._has_chosen_kind = True
        self.refresh()

    def _choose_page(self, is_table: bool) -> None:
        self._pages.setCurrentIndex(int(is_table))
        self.refresh()


_NAMES = ("gradient_rows_factor", "gradient_rows_batch", "gradient_rows_row", "gradient_rows_nothing")
