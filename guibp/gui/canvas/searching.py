"""Searching: opens the quick search on the canvas, and adds what was chosen there, wired as was asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QAbstractScrollArea

from guibp.gui.canvas.attaching import ALONE, Joint
from guibp.gui.canvas.quick_search import QuickSearch
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.operation_search import Choice, find_operations
from guibp.gui.theme import Theme
from guibp.model.records import Position

_OFFSET = (-18, 10)
_MARGIN = 6

Adder = Callable[[Choice, Position, Joint], object]


class Searching:
    """The quick search of one canvas, while it is open."""

    def __init__(self, area: QAbstractScrollArea, scene: Scene, add: Adder) -> None:
        self._area, self._scene, self._add = area, scene, add
        self._search: QuickSearch | None = None
        self._joint, self._spot = ALONE, (0.0, 0.0)

    def open(self, place: QPointF, theme: Theme, joint: Joint = ALONE, feedback: Feedback = IDLE) -> None:
        """Search at a place of the viewport for what fits the joint; ``feedback`` is shown meanwhile."""
        self.close()
        scene = self._scene
        self._joint, self._spot = joint, scene.view.to_scene(place.x(), place.y())
        scene.feedback = feedback
        search = self._search = QuickSearch(
            lambda query: find_operations(query, scene.session.graph, joint.fits),
            theme,
            self._area.viewport(),
        )
        search.chosen.connect(self._choose)
        search.dropped.connect(self.close)
        self.follow_view()
        search.show()
        search.take_focus()
        self._area.viewport().update()

    def follow_view(self) -> None:
        """Stay beside the place after the view moved, and inside the viewport."""
        if self._search is None:
            return
        x, y = self._scene.view.to_viewport(*self._spot)
        room = self._area.viewport().size() - self._search.size()
        left = max(min(round(x) + _OFFSET[0], room.width() - _MARGIN), _MARGIN)
        top = max(min(round(y) + _OFFSET[1], room.height() - _MARGIN), _MARGIN)
        self._search.move(left, top)

    def follow_graph(self) -> None:
        """Close when what should be wired is gone."""
        if self._search is not None and not self._joint.exists_in(self._scene.session.graph):
            self.close()

    def close(self) -> None:
        """Give up: nothing was added, and the wire in hand is gone."""
        search, self._search = self._search, None
        if search is None:
            return
        self._scene.feedback = IDLE
        had_focus = search.has_focus
        search.hide()
        search.deleteLater()
        if had_focus:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.viewport().update()

    def _choose(self, choice: Choice) -> None:
        joint, spot = self._joint, self._spot
        self.close()
        self._add(choice, joint.centre_beside(spot), joint)
