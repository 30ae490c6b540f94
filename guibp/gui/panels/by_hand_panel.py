"""The panel "By hand": the learner is the optimiser, and sees how it compares."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.hand_updates import HandUpdate, UpdateSlip, judge_answer, measure_objective
from guibp.gui.fitting_number_edit import FittingNumberEdit
from guibp.gui.hand_moves import HandMoves, choose_parameters
from guibp.gui.panels.curve_pair import CurvePair
from guibp.gui.panels.hand_boundary import HandBoundary
from guibp.gui.panels.hand_fit import HandFit
from guibp.gui.panels.hand_sliders import HandSliders
from guibp.gui.panels.low_page import LowPage
from guibp.gui.panels.paragraph_page import ParagraphColumn, Words
from guibp.gui.panels.paragraphs import Kind, Paragraphs, say
from guibp.gui.panels.telling_hand import tell_applied, tell_loss, tell_race, tell_slip, tell_updates
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.particles import settle_particles
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.changes import TrainingChanged
from guibp.model.graph import GraphChanged

ALL = ""
"""In the list of weights: every one at once."""
SLIDERS_WIDTH, SLIDERS_HEIGHT, ANSWER_WIDTH, CURVES_HEIGHT = 304, 110, 88, 90
BOUNDARY_WIDTH, SCROLL_BAR = 150, 14


class HandCurves(CurvePair):
    """The loss along the learner's moves, and along the optimiser's steps."""

    def _write(self) -> None:
        self.setAccessibleName(self.tr("Loss of your moves and of the optimiser"))
        self.update()

    def legend(self) -> tuple[str, str]:
        """What the curves are."""
        return self.tr("your moves"), self.tr("optimiser")

    @property
    def last_step(self) -> int:
        """The losses are those after so many steps, the start's among them."""
        return super().last_step - 1


class ByHandPanel(QScrollArea):
    """Sliders, an update to compute, and two ways down from the same start; hidden it costs nothing."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.moves = HandMoves(session, self)
        self._sliders = HandSliders(session, self.moves)
        self._loss = make_label("", Role.VALUE)
        self._loss.setObjectName("hand_loss")
        self._titles = tuple(make_label("", Role.TITLE) for _ in range(5))
        self._weights = QComboBox()
        self._weights.setObjectName("hand_weight")
        self._equations = ParagraphColumn(theme)
        self._answer = FittingNumberEdit()
        self._answer.setObjectName("hand_answer")
        self._answer.setFixedWidth(scaled(ANSWER_WIDTH))
        self._apply, self._again = QPushButton(), QPushButton()
        self._apply.setObjectName("hand_apply")
        self._again.setObjectName("hand_restart")
        self._told = ParagraphColumn(theme)
        self._curves = HandCurves(theme, 2)
        self._curves.setMinimumHeight(CURVES_HEIGHT)
        self._boundary = HandBoundary(session, theme)
        self._fit = HandFit(session, theme)
        self._race = Words()
        self._race.setWordWrap(True)
        self._race.setObjectName("hand_race")
        self._judged: tuple[HandUpdate, UpdateSlip | None] | None = None
        """The update that was answered last, and what was wrong."""
        self._arrange()
        self._connect()
        self._write()

    # -- putting together ------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        page = LowPage()
        row = QHBoxLayout(page)
        row.setContentsMargins(23, 8, 16, 8)
        row.setSpacing(16)
        parameters, update, boundary, fit, race = self._titles
        moving, comparing = QHBoxLayout(), QHBoxLayout()
        for part in (moving, comparing):
            part.setSpacing(row.spacing())
        moving.addWidget(_stack(parameters, self._loss, self._scroll_sliders()), 4)
        moving.addWidget(_stack(update, self._make_update_row(), self._equations, self._told), 5)
        self._plane = _stack(boundary, self._boundary)
        comparing.addWidget(self._plane)
        self._fitted = _stack(fit, self._fit)
        comparing.addWidget(self._fitted)
        comparing.addWidget(_stack(race, self._race, self._curves, self._again), 1)
        row.addLayout(moving, 9)
        row.addLayout(comparing, 5)
        self.setWidget(page)
        RowTurner(self, dict.fromkeys((row, moving, comparing)))
        margins = row.contentsMargins()
        self.setMinimumWidth(scaled(SLIDERS_WIDTH) + margins.left() + margins.right() + SCROLL_BAR)

    def _scroll_sliders(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumSize(scaled(SLIDERS_WIDTH), scaled(SLIDERS_HEIGHT))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sliders)
        return area

    def _make_update_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._weights, 1)
        row.addWidget(self._answer)
        row.addWidget(self._apply)
        return holder

    def _connect(self) -> None:
        session = self._session
        self._weights.activated.connect(self._choose_weight)
        self._answer.committed.connect(self._judge)
        self._answer.refused.connect(session.refused)
        self._apply.clicked.connect(self._apply_update)
        self._again.clicked.connect(self.moves.restart)
        self.moves.changed.connect(self.refresh)
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._begin_anew)
        for signal in (session.reading_changed, session.selection.changed, session.training_changed):
            signal.connect(self.refresh)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        titles = (
            self.tr("Parameters"),
            self.tr("One update"),
            self.tr("Decision boundary"),
            self.tr("Fitted curve"),
            self.tr("You and the optimiser"),
        )
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        for part, heading in ((self._plane, self._titles[2]), (self._fitted, self._titles[3])):
            part.setFixedWidth(max(scaled(BOUNDARY_WIDTH), heading.sizeHint().width()))
        self._weights.setAccessibleName(self.tr("parameter to update"))
        self._answer.setAccessibleName(self.tr("the new value"))
        self._answer.setPlaceholderText(self.tr("new value"))
        self._answer.set_tip(self.tr("Compute the new value yourself first, if you like"))
        self._apply.setText(self.tr("Apply"))
        self._apply.setToolTip(self.tr("Set the new value: one step of plain gradient descent"))
        self._again.setText(self.tr("Start from here"))
        self._list_weights(())
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for part in (self._equations, self._told, self._curves):
            part.set_theme(theme)
        for plot in (self._boundary, self._fit):
            plot.apply_theme(theme)

    # -- following -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.moves.follow()
        self.refresh()

    def _begin_anew(self) -> None:
        self._judged = None
        if self.isVisible():
            self.moves.restart()

    def _follow_edit(self, event: GraphChanged) -> None:
        if not self.isVisible():
            return
        self.moves.follow(event)
        if any(isinstance(change, TrainingChanged) for change in event.changes):
            self.moves.settings_changed()

    def refresh(self) -> None:
        """Show the numbers as they are; out of view it costs nothing."""
        if not self.isVisible():
            return
        session = self._session
        ids = () if session.is_silent else choose_parameters(session)
        self._sliders.list_parameters(ids)
        self._sliders.setEnabled(session.running is None)
        self._sliders.show_numbers()
        losses = self.moves.losses
        loss = None if session.is_silent else measure_objective(self.moves.numbers())
        self._loss.setText(tell_loss(loss, losses[0] if losses else None) if ids else "")
        for plot in (self._boundary, self._fit):
            plot.refresh()
        self._plane.setVisible(self._boundary.has_plane)
        self._fitted.setVisible(self._fit.has_curve)
        if not self._sliders.is_held:
            self._list_weights(ids)
            self._show_update()
            self._show_race()

    def _list_weights(self, ids: tuple[str, ...]) -> None:
        kept = self._weights.currentData()
        wanted = [*ids, *((ALL,) if len(ids) > 1 else ())]
        if wanted != [self._weights.itemData(row) for row in range(self._weights.count())]:
            self._weights.clear()
            for id_ in wanted:
                self._weights.addItem(id_ or self.tr("all of them"), id_)
            self._weights.setCurrentIndex(max(self._weights.findData(kept), 0))

    def _show_update(self) -> None:
        updates = self._updates()
        is_free = self._session.running is None
        self._apply.setEnabled(bool(updates) and is_free)
        self._answer.setEnabled(len(updates) == 1 and is_free)
        self._again.setEnabled(is_free)
        if not updates:
            self._equations.show_paragraphs((say(Kind.PLAIN, self._invite()),))
            self._told.show_paragraphs(())
            return
        output = self._session.evaluation.tape.output or ""
        is_right = self._judged is not None and self._judged == (updates[0], None)
        self._equations.show_paragraphs(tell_updates(updates, output, is_answer_shown=is_right))
        self._told.show_paragraphs(self._tell_told(updates))

    def _tell_told(self, updates: tuple[HandUpdate, ...]) -> Paragraphs:
        """What was said of the last answer, or of the last update."""
        if self._judged is not None and self._judged[0] == updates[0]:
            return (say(Kind.PLAIN, tell_slip(self._judged[1], self._judged[0])),)
        applied = self.moves.applied
        return () if applied is None else tell_applied(applied)

    def _invite(self) -> str:
        session = self._session
        if session.is_silent:
            return self.tr("Not now: you are asked for these numbers first.")
        if not any(node.op == "parameter" for node in session.graph.node_records):
            return self.tr("Add a parameter: then you can be the optimiser.")
        return self.tr("Give the graph a loss that depends on a parameter.")

    def _show_race(self) -> None:
        losses, rival = self.moves.losses, self.moves.optimizer_losses
        self._race.setText(settle_particles(tell_race(losses, rival, self.moves.optimizer)) if losses else "")
        self._curves.show_steps(max(len(losses), 2))
        self._curves.show_losses(losses, rival)

    # -- what is done ----------------------------------------------------------------------------

    def _updates(self) -> tuple[HandUpdate, ...]:
        if self._session.is_silent:
            return ()
        chosen = self._weights.currentData()
        if chosen is None:
            return ()
        every = [self._weights.itemData(row) for row in range(self._weights.count())]
        return self.moves.updates([id_ for id_ in every if id_] if chosen == ALL else [chosen])

    def _choose_weight(self) -> None:
        self._judged = None
        self._answer.show_number(None)
        self.refresh()

    def _judge(self, number: float) -> None:
        updates = self._updates()
        if len(updates) == 1:
            judged = judge_answer(updates[0], number)
            self._answer.show_number(number)
            self._judged = (updates[0], judged.slip)
            self._session.message_shown.emit(tell_slip(judged.slip, updates[0]))
            self._show_update()

    def _apply_update(self) -> None:
        self._judged = None
        self._answer.show_number(None)
        if self.moves.apply(self._updates()) and self.moves.applied is not None:
            told = tell_applied(self.moves.applied)
            self._session.message_shown.emit(told[0].lines[0])


_TALL = (QScrollArea, CurvePair, HandBoundary, HandFit)


def _stack(*parts: QWidget) -> QWidget:
    """Parts one below the other, the last but buttons with all the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        stretches = isinstance(part, _TALL)
        column.addWidget(part, 1 if stretches else 0)
    if not any(isinstance(part, _TALL) for part in parts):
        column.addStretch()
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return holder
