"""The derivative panel: one leaf as the only variable, its curve and tangent, and a nudge by ±h."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from guibp.engine.nudging import Nudge, find_span, nudge
from guibp.engine.one_variable import OneVariable
from guibp.explain.partial_derivative import tell_partial_derivative
from guibp.gui.lens import sight_along
from guibp.gui.panels.derivative_pictures import Measured, draw_curve, draw_errors, measure
from guibp.gui.panels.following_panel import FollowingPanel
from guibp.gui.panels.paragraph_page import ParagraphColumn
from guibp.gui.panels.paragraphs import Kind, say
from guibp.gui.panels.quiet_plot import QuietPlot
from guibp.gui.panels.telling_derivatives import tell_check, tell_function, tell_nudge
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.translation import translate_error
from guibp.model.edits import SetValues
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import show_number, with_minus_sign

OWNER = "derivative"
SLIDER_STEPS, FIRST_STEP = 64, 56
"""The slider counts quarters of a power of ten, from 10^-15 up to 10; it begins at 0.1."""
_LEAST_POWER, _PER_POWER = -15, 4
REFRESH_MILLISECONDS = 40
"""How soon after the numbers changed the panel follows: a drag or a training changes them quicker."""
CURVE_HEIGHT, ERROR_HEIGHT = 210, 170


class DerivativePanel(FollowingPanel):
    """Follows the selection: its variable is the leaf that is selected. It changes nothing by itself."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, REFRESH_MILLISECONDS)
        self._session = session
        self._variable: OneVariable | None = None
        self._measured: Measured | None = None
        self._id, self._is_previewing = "", False
        self._leaves = QComboBox()
        self._function, self._change, self._check = (ParagraphColumn(theme) for _ in range(3))
        self._curve = QuietPlot(theme)
        self._errors = QuietPlot(theme, frozenset(("bottom", "left")))
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._step = make_label("", Role.FORMULA)
        self._title, self._errors_title = make_label("", Role.QUIET), make_label("", Role.HEADING)
        self._keep_up, self._keep_down = QPushButton(), QPushButton()
        self._nudging = QWidget()
        self._arrange()
        self._connect()
        self._write()

    def _arrange(self) -> None:
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._title)
        self._leaves.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        top.addWidget(self._leaves, 1)
        column.addLayout(top)
        column.addWidget(self._function)
        self._curve.setFixedHeight(CURVE_HEIGHT)
        self._errors.setFixedHeight(ERROR_HEIGHT)
        column.addWidget(self._nudging)
        column.addStretch(1)
        inner = QVBoxLayout(self._nudging)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for part in (self._curve, self._make_slider_row(), self._change, self._make_keep_row(), self._check):
            inner.addWidget(part)
        inner.addWidget(self._errors_title)
        inner.addWidget(self._errors)
        self.setWidget(page)

    def _make_slider_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self._slider.setRange(0, SLIDER_STEPS)
        self._slider.setValue(FIRST_STEP)
        self._slider.setPageStep(_PER_POWER)
        self._step.setMinimumWidth(104)
        layout.addWidget(self._step)
        layout.addWidget(self._slider, 1)
        return row

    def _make_keep_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self._keep_down, self._keep_up):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(button, 1)
        return row

    def _connect(self) -> None:
        session = self._session
        self._leaves.activated.connect(self._choose_leaf)
        self._slider.valueChanged.connect(self._slide)
        self._slider.sliderPressed.connect(self._slide)
        self._slider.sliderReleased.connect(self._let_go)
        self._keep_up.clicked.connect(self._keep_higher)
        self._keep_down.clicked.connect(self._keep_lower)
        self._follower.follow(
            session.selection.changed,
            session.reading_changed,
            session.sample_changed,
            session.document_replaced,
        )

    def _write(self) -> None:
        self._title.setText(self.tr("variable"))
        self._leaves.setAccessibleName(self.tr("variable"))
        self._errors_title.setText(self.tr("ERROR OF THE CENTRAL DIFFERENCE"))
        self._slider.setAccessibleName(self.tr("step h"))
        for button in (self._keep_down, self._keep_up):
            button.setToolTip(self.tr("Set this value in the graph; undo takes it back"))
            button.setAccessibleName(button.toolTip())

    # -- for the window --------------------------------------------------------------------------

    @property
    def step(self) -> float:
        """The h that the slider shows."""
        return float(10.0 ** (_LEAST_POWER + self._slider.value() / _PER_POWER))

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for column in (self._function, self._change, self._check):
            column.set_theme(theme)
        for plot in (self._curve, self._errors):
            plot.apply_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(340, 460)

    def watch(self, is_seen: bool) -> None:
        """Come into view and catch up, or go, behind another tab too: then nothing is dimmed for it."""
        if is_seen:
            self._curve.prepare()
        super().watch(is_seen)
        if not is_seen:
            self._let_go()
            self._session.lens.clear(OWNER)

    # -- following -------------------------------------------------------------------------------

    def _show_now(self) -> None:
        """Show what is selected now; while it shows another number itself, that stays."""
        if self._is_previewing:
            return
        self._list_leaves()
        current = self._session.selection.current
        self._id = current if current is not None and current in self._session.graph else ""
        self._take_variable()
        self._nudging.setVisible(self._variable is not None)
        if self._variable is None:
            self._session.lens.clear(OWNER)
            return
        self._measured = measure(self._variable, self.step)
        self._show_function(self._variable)
        self._show_nudge()

    def _take_variable(self) -> None:
        """Make the selected leaf the variable; else say what to do."""
        session, self._variable = self._session, None
        if session.is_silent:
            self._invite(self.tr("Not now: you are asked for these numbers first."))
        elif not self._id:
            self._invite(self.tr("Select an input or a parameter."))
        elif not session.graph.node(self._id).operation.is_leaf:
            text = self.tr("{id} is computed from other nodes. Select an input or a parameter.")
            self._invite(text.format(id=self._id))
        else:
            try:
                self._variable = OneVariable(session.evaluation, self._id, session.sample)
            except GuibpError as error:
                self._invite(translate_error(error))

    def _invite(self, text: str) -> None:
        self._function.show_paragraphs((say(Kind.PLAIN, text),))

    def _list_leaves(self) -> None:
        names = [node.id for node in self._session.graph.node_records if node.operation.is_leaf]
        if names != [self._leaves.itemText(row) for row in range(self._leaves.count())]:
            self._leaves.clear()
            self._leaves.addItems(names)
        current = self._session.selection.current
        self._leaves.setCurrentIndex(names.index(current) if current in names else -1)

    def _choose_leaf(self) -> None:
        leaf = self._leaves.currentText()
        # The list follows the graph a moment later.
        if leaf in self._session.graph:
            self._session.selection.select((leaf,))

    def _output(self) -> str:
        return self._session.evaluation.tape.output or ""

    def _show_function(self, variable: OneVariable) -> None:
        session = self._session
        partial = tell_partial_derivative(session.evaluation, variable, self._id, session.row)
        self._function.show_paragraphs(tell_function(self._id, self._output(), partial))
        moving = {self._id, *variable.nodes_between}
        edges = [
            (edge.source, edge.target, edge.port)
            for edge in session.graph.edges
            if edge.source in moving and edge.target in moving
        ]
        constants = [
            node.id for node in session.graph.node_records if node.operation.is_leaf and node.id != self._id
        ]
        if self._follower.is_seen:
            session.lens.show(OWNER, sight_along(edges, constants))

    # -- the nudge -------------------------------------------------------------------------------

    def _slide(self) -> None:
        """Tell of another h; while the slider is held, the graph shows the numbers at x + h."""
        self._show_nudge()
        session, variable = self._session, self._variable
        if variable is None or not self._slider.isSliderDown() or not self._may_preview():
            return
        self._is_previewing = True
        session.preview_value(self._id, variable.place + self.step)

    def _let_go(self) -> None:
        """Show the numbers of the training, or of the graph, again."""
        if self._is_previewing:
            self._is_previewing = False
            self._session.end_preview()

    def _may_preview(self) -> bool:
        """Whether one number can be shown in place of the leaf's, and nothing else has the edges."""
        session = self._session
        is_free = session.graph.node(self._id).column is None
        return is_free and session.walk is None

    def _show_nudge(self) -> None:
        h = self.step
        self._step.setText(f"h = {with_minus_sign(show_number(h))}")
        variable = self._variable
        if variable is None or self._measured is None:
            return
        if self._measured.span != find_span(variable, h):
            self._measured = measure(variable, h)
        moved = nudge(variable, h)
        output = self._output()
        self._change.show_paragraphs(tell_nudge(self._id, output, moved))
        self._check.show_paragraphs(tell_check(self._id, output, moved))
        self._curve.show_picture(draw_curve(variable, self._measured, moved, (output, self._id)))
        self._errors.show_picture(draw_errors(self._measured, moved))
        self._name_buttons(variable, moved)

    def _name_buttons(self, variable: OneVariable, moved: Nudge) -> None:
        is_free = self._session.graph.node(self._id).column is None
        for button, place in (
            (self._keep_down, variable.place - moved.h),
            (self._keep_up, variable.place + moved.h),
        ):
            shown = with_minus_sign(show_number(place, 4))
            button.setText(self.tr("Keep {value}").format(value=shown))
            button.setEnabled(is_free and bool(np.isfinite(place)))

    def _keep_higher(self) -> None:
        self._keep(self.step)

    def _keep_lower(self) -> None:
        self._keep(-self.step)

    def _keep(self, way: float) -> None:
        if self._variable is not None:
            self._session.try_do(SetValues(((self._id, self._variable.place + way),)))
