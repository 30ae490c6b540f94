"""Motion: a step's number travels along its wire, and nodes glide to where they were put."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

from guibp.drawing.labels import LabelPlaces
from guibp.drawing.wires import points_at
from guibp.engine.stepper import Phase, Step
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.scene import NO_POINTS, Scene
from guibp.gui.canvas.view import Array

TRAVEL_MILLISECONDS, GLIDE_MILLISECONDS = 250, 200
FASTEST_TRAVEL = 4.0
"""Above so many steps a second nothing travels: it would not arrive before the next."""
MOST_GLIDING = 400
_LEAST_GLIDE = 12.0
"""A shorter way, in scene units, is no motion worth watching."""


class Direction(Enum):
    """Which way a number travels, and so in which colour."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where everything stood at one time: the centres of bodies and the places of numbers."""

    centres: Array
    places: LabelPlaces


class Motion(QObject):
    """What moves on one canvas; nothing does where the system asks for less motion."""

    moved = Signal()

    def __init__(self, widget: QWidget, scene: Scene) -> None:
        super().__init__(widget)
        self._widget, self._scene = widget, scene
        self._travel = self._animation(TRAVEL_MILLISECONDS)
        self._glide = self._animation(GLIDE_MILLISECONDS)
        self._travellers: Rows = np.empty(0, dtype=np.intp)
        self.direction = Direction.FORWARD
        self._position = 0
        self._from: Stand | None = None

    def _animation(self, milliseconds: int) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setDuration(milliseconds)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        animation.valueChanged.connect(self.moved)
        animation.finished.connect(self.moved)
        return animation

    @property
    def is_wanted(self) -> bool:
        """Whether the system lets things move."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0 and self._widget.isVisible()

    def stop(self) -> None:
        """Everything is where it belongs, at once."""
        self._travel.stop()
        self._glide.stop()
        self._from = None

    # -- steps -----------------------------------------------------------------------------------

    def follow_walk(self) -> None:
        """After a step forward in the walk: let what was computed travel along its wires."""
        session = self._scene.session
        walk, former = session.walk, self._position
        self._position = 0 if walk is None else walk.position
        self._travel.stop()
        step = session.current_step
        playing_fast = session.stepping.is_playing and session.stepping.speed > FASTEST_TRAVEL
        if step is None or self._position != former + 1 or playing_fast or not self.is_wanted:
            return
        self.direction = Direction.FORWARD if step.phase is Phase.FORWARD else Direction.BACKWARD
        self._travellers = self._wires_of(step)
        if len(self._travellers):
            self._travel.start()

    def travelling(self) -> Array:
        """Where the travelling numbers are now, shape (n, 2), in scene units."""
        cables = self._scene.layers.cables
        if self._travel.state() != QAbstractAnimation.State.Running or self._travellers.max() >= len(cables):
            return NO_POINTS
        share = float(self._travel.currentValue())
        along = share if self.direction is Direction.FORWARD else 1.0 - share
        points: Array = points_at(cables.wires.part(self._travellers), along)
        return points

    def _wires_of(self, step: Step) -> Rows:
        """The wires on which a step's number goes: out of the node forwards, to its operands backwards."""
        layers = self._scene.layers
        row = layers.bodies.rows.get(step.node)
        if row is None:
            return np.empty(0, dtype=np.intp)
        cables = layers.cables
        ends = cables.sources if step.phase is Phase.FORWARD else cables.targets
        return np.flatnonzero((ends == row) & cables.shown)

    # -- nodes -----------------------------------------------------------------------------------

    def stand(self) -> Stand | None:
        """Where everything stands now, to glide from; ``None`` where that is too much or not wanted."""
        layers = self._scene.layers
        if len(layers.bodies) > MOST_GLIDING or not self.is_wanted:
            return None
        return Stand(layers.bodies.centres.copy(), layers.label_places)

    def glide_from(self, stand: Stand | None) -> None:
        """Let nodes glide from where they stood to where they are."""
        bodies = self._scene.layers.bodies
        self._glide.stop()
        self._from = None
        if stand is None or stand.centres.shape != bodies.centres.shape:
            return
        if np.abs(stand.centres - bodies.centres).max(initial=0.0) >= _LEAST_GLIDE:
            self._from = stand
            self._glide.start()

    def gliding_stand(self, layers: Layers) -> Stand | None:
        """Where everything is on its way now; ``None`` if nothing glides."""
        start = self._from
        if start is None or self._glide.state() != QAbstractAnimation.State.Running:
            return None
        if start.centres.shape != layers.bodies.centres.shape:
            return None
        share = float(self._glide.currentValue())
        goal = layers.label_places
        return Stand(
            _between(start.centres, layers.bodies.centres, share),
            LabelPlaces(
                _between(start.places.values, goal.values, share),
                _between(start.places.gradients, goal.gradients, share),
                _between(start.places.value_sides, goal.value_sides, share),
                _between(start.places.gradient_sides, goal.gradient_sides, share),
            ),
        )


def _between(start: Array, goal: Array, share: float) -> Array:
    return goal if start.shape != goal.shape else start + (goal - start) * share
