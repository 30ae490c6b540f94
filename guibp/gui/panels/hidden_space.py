"""The hidden space panel: the samples as two hidden units see them, and how the inputs are folded into it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.evaluation import Evaluation
from guibp.engine.hidden_space import HiddenSpace, Missing, find_hidden_space
from guibp.engine.judgement import EDGE, find_prediction
from guibp.engine.output_line import find_output_line
from guibp.engine.separability import Separation, find_separation
from guibp.engine.separating_line import Line
from guibp.gui.panels.folding_slider import FoldingSlider
from guibp.gui.panels.following_panel import FollowingPanel
from guibp.gui.panels.hidden_picture import HiddenPicture, pair_spaces
from guibp.gui.panels.hidden_plot import HiddenPlot
from guibp.gui.panels.low_page import WrappingPage
from guibp.gui.panels.telling_space import count_on_side, tell_line, tell_missing, tell_separation, tell_way
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.plane_choice import PlaneChoice
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.changes import VIEW_CHANGES, Change, NodeReplaced
from guibp.model.graph import GraphChanged

LEAST_SIDE, MOST_SIDE = 270, 420


class HiddenSpacePanel(FollowingPanel):
    """Follows the numbers on show, live, past or at rest, while it is seen."""

    def __init__(
        self, session: Session, choice: PlaneChoice, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._choice = session, choice
        self._is_stale = True
        self._space: HiddenSpace | Missing = Missing.DATA
        self._is_one: NDArray[np.bool_] | None = None
        self._picture: HiddenPicture | None = None
        self._wanted = ("", "")
        self.plot = HiddenPlot(theme)
        self.way = FoldingSlider()
        self._across, self._up = QComboBox(), QComboBox()
        self._axis_labels = tuple(make_label("", Role.QUIET) for _ in range(2))
        self._verdict, self._line_said, self._way_said, self._nothing = (QLabel() for _ in range(4))
        self._shown = QWidget()
        self._arrange()
        self._connect()
        self._write()

    def _arrange(self) -> None:
        page = WrappingPage()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(23, 8, 16, 8)
        for label in (self._verdict, self._line_said, self._way_said, self._nothing):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setObjectName("hidden_verdict")
        self._nothing.setObjectName("hidden_nothing")
        for label in (self._line_said, self._way_said):
            label.setProperty("role", str(Role.QUIET))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.plot, 1)
        row.addWidget(self._make_side(), 1)
        row.addStretch(0)
        whole.addWidget(self._shown, 1)
        whole.addWidget(self._nothing, 1)
        self.setWidget(page)
        RowTurner(self, {row: self.plot.minimumWidth() + row.spacing() + scaled(LEAST_SIDE)})

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setMaximumWidth(scaled(MOST_SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        axes = QHBoxLayout()
        axes.setSpacing(6)
        for name, box, label in zip(
            ("hidden_across", "hidden_up"), (self._across, self._up), self._axis_labels, strict=True
        ):
            box.setObjectName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            axes.addWidget(label)
            axes.addWidget(box, 1)
        column.addLayout(axes)
        for part in (self.way, self._verdict, self._line_said, self._way_said):
            column.addWidget(part)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        session = self._session
        self._across.activated.connect(self._choose_across)
        self._up.activated.connect(self._choose_up)
        self.way.moved.connect(self._show_share)
        self.plot.sample_chosen.connect(session.show_sample)
        session.document_replaced.connect(self._forget)
        session.graph_changed.connect(self._follow_edit)
        self._follower.follow(session.reading_changed)
        session.sample_changed.connect(self._follow_sample)
        self._choice.changed.connect(self._become_stale)

    def _write(self) -> None:
        self._axis_labels[0].setText(self.tr("across"))
        self._axis_labels[1].setText(self.tr("up"))
        self._across.setAccessibleName(self.tr("hidden unit across"))
        self._up.setAccessibleName(self.tr("hidden unit up"))

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.plot.apply_theme(theme)

    def watch(self, is_seen: bool) -> None:
        """Come into view and catch up, or go: then the way stands still."""
        super().watch(is_seen)
        if not is_seen:
            self.way.stop()

    # -- following -------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._wanted = ("", "")
        self._become_stale()

    def _become_stale(self) -> None:
        self._is_stale = True
        self._follower.refresh_soon()

    def _follow_edit(self, event: GraphChanged) -> None:
        if not all(_keeps_space(change) for change in event.changes):
            self._become_stale()

    def _follow_sample(self) -> None:
        self.plot.choose_sample(self._session.sample)

    def _show_now(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._read_graph()
        self._show_numbers(self._session.evaluation)

    def _read_graph(self) -> None:
        graph = self._session.graph
        space = self._space = find_hidden_space(graph, self._choice.wish, *self._wanted)
        view = find_prediction(graph, self._session.evaluation)
        target = None if view is None else view.target
        dataset = graph.dataset
        self._is_one = None if target is None or dataset is None else dataset.column(target) >= EDGE
        if isinstance(space, HiddenSpace):
            for box, node in ((self._across, space.across), (self._up, space.up)):
                box.clear()
                box.addItems(list(space.nodes))
                box.setCurrentText(node)
        self._follow_sample()

    def _show_numbers(self, evaluation: Evaluation) -> None:
        space = self._space
        is_shown = isinstance(space, HiddenSpace) and not self._session.is_silent
        self._shown.setVisible(is_shown)
        self._nothing.setVisible(not is_shown)
        if isinstance(space, Missing):
            self._nothing.setText(tell_missing(space))
        elif not is_shown:
            self._nothing.setText(self.tr("Not now: you are asked for these numbers first."))
        else:
            self._picture = self._draw(space, evaluation)
            self._show_share()

    def _draw(self, space: HiddenSpace, evaluation: Evaluation) -> HiddenPicture:
        plane, places = space.plane, space.places(evaluation)
        inputs, hidden = pair_spaces(
            space.image(evaluation, self._session.loops.kernel),
            ((plane.x, plane.y), (space.across, space.up)),
            ((plane.x_range, plane.y_range), space.extents(places)),
            (space.inputs, places),
        )
        found = find_output_line(self._session.graph, evaluation, space.prediction, space.across, space.up)
        line, held = (None, ()) if found is None else (found.line, found.held)
        return HiddenPicture(inputs, hidden, self._is_one, line, held)

    def _show_share(self) -> None:
        """Show where on the way the points are, and what can be said of a line there."""
        picture, share = self._picture, self.way.share
        if picture is None:
            return
        shown, is_one = picture.at(share), picture.is_one
        found = None if is_one is None else find_separation(shown.points, is_one)
        is_there = share >= 1
        self.plot.show_picture(picture, share)
        self.plot.show_gap_line(_wanted_gap_line(found, picture) if is_there else None)
        verdict = tell_separation(found, is_one)
        self._verdict.setText(verdict)
        self.plot.setAccessibleDescription(verdict)
        line_said = tell_line(picture.line, shown.points, is_one, picture.held) if is_there else ""
        self._line_said.setText(line_said)
        self._line_said.setVisible(bool(line_said))
        self._way_said.setText(tell_way(share, picture.inputs.names, picture.hidden.names))

    # -- choosing --------------------------------------------------------------------------------

    def _choose_across(self) -> None:
        across, up = self._across.currentText(), self._up.currentText()
        self._take(across, up if up != across or isinstance(self._space, Missing) else self._space.across)

    def _choose_up(self) -> None:
        across, up = self._across.currentText(), self._up.currentText()
        self._take(across if up != across or isinstance(self._space, Missing) else self._space.up, up)

    def _take(self, across: str, up: str) -> None:
        """Take these axes: who chose one of them for both had them change places."""
        self._wanted = (across, up)
        self._is_stale = True
        self.refresh()


def _wanted_gap_line(found: Separation | None, picture: HiddenPicture) -> Line | None:
    """A line that separates, unless the output unit's own does."""
    if found is None or found.line is None or picture.is_one is None:
        return None
    own = picture.line
    count = 0 if own is None else count_on_side(own, picture.hidden.points, picture.is_one)
    return None if count == len(picture.is_one) else found.line


def _keeps_space(change: Change) -> bool:
    """Whether a change is of view, or of a parameter's value alone."""
    if isinstance(change, NodeReplaced):
        return change.before.op == change.after.op == "parameter"
    return isinstance(change, VIEW_CHANGES)
