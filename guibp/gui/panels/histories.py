"""The panel of histories: weights, activations or gradients over the steps, and how they are spread now."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from guibp.engine.histories import (
    ACTIVATIONS,
    MOST_LINES,
    Chosen,
    Gatherer,
    History,
    Subject,
    choose_numbers,
    list_members,
)
from guibp.engine.saturation import find_saturated
from guibp.engine.trainer import Trainer
from guibp.gui.panels.following_panel import FollowingPanel
from guibp.gui.panels.history_plot import HistoryPicture, HistoryPlot
from guibp.gui.panels.low_page import LowPage
from guibp.gui.panels.telling_histories import name_quantile, name_series, tell_reading, tell_saturated
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.training import LiveTraining
from guibp.gui.type_scale import scaled

HEAD_WIDTH = 440
"""Narrower than so, what is read stands below what is chosen."""
ADVANCE_SECONDS, REST_MILLISECONDS = 0.005, 10
"""The past is looked up for so long at a time, and so long a rest lies between: no frame waits for it."""
SUBJECTS = tuple(Subject)
SELECTED, ALL = "selected", "all"
GROUP = "group:"


class HistoryPanel(FollowingPanel):
    """Follows the training and the numbers on show, live, past or at rest, while it is seen."""

    def __init__(
        self, session: Session, training: LiveTraining, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self._trainer: Trainer | None = None
        self._history: History | None = None
        self._chosen: Chosen | None = None
        self.plot = HistoryPlot(theme)
        self._subject, self._scope = QComboBox(), QComboBox()
        self._read, self._saturated, self._nothing = (QLabel() for _ in range(3))
        self._next_piece = QTimer(self)
        self._next_piece.setSingleShot(True)
        self._next_piece.setInterval(REST_MILLISECONDS)
        self._arrange()
        self._connect()
        self._write()

    def _arrange(self) -> None:
        self._subject.setObjectName("histories_subject")
        self._scope.setObjectName("histories_scope")
        names = ("histories_read", "histories_saturated", "histories_nothing")
        for label, name in zip((self._read, self._saturated, self._nothing), names, strict=True):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        page = LowPage()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(23, 8, 16, 8)
        whole.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._subject)
        head.addWidget(self._scope)
        head.addWidget(self._read, 1)
        whole.addLayout(head)
        whole.addWidget(self.plot, 1)
        whole.addWidget(self._saturated)
        whole.addWidget(self._nothing)
        self.setWidget(page)
        RowTurner(self, {head: scaled(HEAD_WIDTH)})

    def _connect(self) -> None:
        session, training = self._session, self._training
        self._next_piece.timeout.connect(self._look_further)
        self._follower.follow(session.reading_changed, session.document_replaced, session.graph_changed)
        self._follower.follow(session.selection.changed, training.frame_shown, training.changed)
        training.rewinding.changed.connect(self._follow_rewinding)
        self._subject.activated.connect(self.refresh)
        self._scope.activated.connect(self.refresh)
        self.plot.column_read.connect(self._tell_reading)

    def _write(self) -> None:
        self._subject.setAccessibleName(self.tr("which numbers"))
        self._scope.setAccessibleName(self.tr("of which nodes"))
        self.plot.setAccessibleName(self.tr("numbers over the steps, and how they are spread now"))
        chosen = max(self._subject.currentIndex(), 0)
        self._subject.clear()
        self._subject.addItems([self.tr("Weights"), self.tr("Activations"), self.tr("Gradients")])
        self._subject.setCurrentIndex(chosen)
        self._tell_reading()

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.plot.apply_theme(theme)

    def watch(self, is_seen: bool) -> None:
        """Come into view and catch up, or go: then the past is not looked up either."""
        super().watch(is_seen)
        if not is_seen:
            self._next_piece.stop()

    # -- following -------------------------------------------------------------------------------

    def _follow_rewinding(self) -> None:
        """The training may go on from the past: what came after is gone, whoever looks."""
        rewinding = self._training.rewinding
        if self._history is not None and rewinding.trainer is self._trainer:
            self._history.truncate(rewinding.steps)
        self._follower.refresh_soon()

    def _show_now(self) -> None:
        self._list_scopes()
        self._follow_choice()
        self._show()
        if self._follower.is_seen and not self._next_piece.isActive():
            self._next_piece.start()

    def _list_scopes(self) -> None:
        """What can be chosen: everything, what is selected, and each group."""
        groups = [group.id for group in self._session.graph.groups]
        wanted = [ALL, SELECTED, *(GROUP + id_ for id_ in groups)]
        texts = [self.tr("of all"), self.tr("of what is selected"), *groups]
        if [self._scope.itemText(place) for place in range(self._scope.count())] == texts:
            return
        before = self._scope.currentData()
        self._scope.clear()
        for data, text in zip(wanted, texts, strict=True):
            self._scope.addItem(text, data)
        self._scope.setCurrentIndex(max(self._scope.findData(before), 0))

    def _choose(self) -> Chosen:
        graph, scope = self._session.graph, str(self._scope.currentData() or ALL)
        subject = SUBJECTS[max(self._subject.currentIndex(), 0)]
        if scope == ALL:
            # All gradients are those of the parameters.
            return choose_numbers(graph, subject, None)
        if scope == SELECTED:
            return choose_numbers(graph, subject, self._session.selection.nodes)
        return choose_numbers(graph, subject, list_members(graph, scope.removeprefix(GROUP)))

    def _follow_choice(self) -> None:
        """Begin the history anew if other numbers, or another training, are to be shown."""
        chosen, trainer = self._choose(), self._training.rewinding.trainer
        if chosen == self._chosen and trainer is self._trainer:
            return
        self._chosen, self._trainer = chosen, trainer
        replay = None if trainer is None else trainer.replay()
        is_there = trainer is not None and replay is not None and bool(chosen.ids)
        self._history = History(replay, trainer.tape, chosen) if is_there and trainer and replay else None

    def _look_further(self) -> None:
        """Look up a little more of the past."""
        if self._history is None or not self._follower.is_seen or self._training.rewinding.steps == 0:
            return
        before = len(self._history.steps)
        is_whole = self._history.advance(self._training.rewinding.steps, ADVANCE_SECONDS)
        if len(self._history.steps) != before:
            self._show()
        if not is_whole:
            self._next_piece.start()

    def _show(self) -> None:
        chosen, history, rewinding = self._chosen, self._history, self._training.rewinding
        is_silent = self._session.is_silent
        evaluation = self._session.evaluation
        gatherer = Gatherer(evaluation.tape, chosen) if chosen is not None else None
        is_shown = gatherer is not None and gatherer.count > 0 and not is_silent
        self.plot.setVisible(is_shown)
        self._read.setVisible(is_shown)
        self._nothing.setText(self._invite(is_shown, rewinding.steps))
        self._nothing.setVisible(bool(self._nothing.text()))
        self._saturated.setVisible(is_shown and chosen is not None and chosen.subject is Subject.ACTIVATIONS)
        if gatherer is None or chosen is None or not is_shown:
            return
        steps = np.zeros(0, dtype=np.int64) if history is None else history.steps
        columns = np.zeros((0, 0)) if history is None else history.columns
        is_banded = gatherer.count > MOST_LINES
        past = rewinding.step
        self.plot.show_picture(
            HistoryPicture(steps, columns, is_banded, gatherer.read(evaluation), rewinding.steps, past)
        )
        active = [id_ for id_ in chosen.ids if self._session.graph.node(id_).op in ACTIVATIONS]
        self._saturated.setText(tell_saturated(find_saturated(evaluation, active), len(active)))
        self._tell_reading()

    def _invite(self, is_shown: bool, steps: int) -> str:
        if self._session.is_silent:
            return self.tr("Not now: you are asked for these numbers first.")
        if is_shown:
            return (
                ""
                if steps
                else self.tr("Train, and the lines grow. On the right is how the numbers lie now.")
            )
        if self._scope.currentData() == SELECTED:
            return self.tr("Select nodes on the canvas: their numbers over the steps appear here.")
        return self.tr("Nothing of this kind yet: add parameters and an activation, then train.")

    def _tell_reading(self) -> None:
        """Say exactly what the pointer is at."""
        reading, history = self.plot.reading, self._history
        if reading is None or history is None or reading[0] >= len(history.steps):
            self._read.setText(self.tr("Point at a line to read it, or use the arrow keys."))
            return
        column, line = reading
        series = history.gatherer.series
        name = name_series(series[line]) if series else name_quantile(line)
        text = tell_reading(int(history.steps[column]), name, float(history.columns[column, line]))
        self._read.setText(text)
        self.plot.setAccessibleDescription(text)
