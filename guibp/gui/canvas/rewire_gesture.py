"""Rewiring: all wires that leave an output are taken to another one, at once."""

from __future__ import annotations

import numpy as np

from guibp.drawing.wires import Wires, route_wires
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Pointer, Progress
from guibp.gui.canvas.scene import IDLE, Scene
from guibp.gui.canvas.wire_gesture import WireGesture
from guibp.gui.canvas.wiring import Drop, legal_sources_of_all, plan_other_source, refusal


class RewireGesture(WireGesture):
    """Begins with Ctrl on an output that wires leave."""

    def __init__(self, scene: Scene, pressed: Pointer, source: str) -> None:
        graph, layers = scene.session.graph, scene.layers
        self._source = source
        self._edges = layers.cables.shown_from(source)
        self._ends = np.array([layers.port_point(edge.target, edge.port) for edge in self._edges])
        targets = tuple(edge.target for edge in self._edges)
        legal = legal_sources_of_all(graph, layers, targets)
        super().__init__(scene, pressed, layers.output_point_of(source), legal)

    @property
    def lifted(self) -> tuple[EdgeKey, ...]:
        """The wires in hand."""
        return tuple((edge.target, edge.port) for edge in self._edges)

    def route(self, loose: tuple[float, float]) -> Wires:
        """From the pointer to all that the wires feed."""
        return route_wires(np.repeat(np.array([loose]), len(self._ends), axis=0), self._ends)

    def click(self, pointer: Pointer) -> Progress:  # noqa: ARG002 - the signature of all wire gestures
        """A mere click changes nothing."""
        self.scene.feedback = IDLE
        return Progress.ENDED

    def plan(self, pointer: Pointer) -> Drop:
        """To an output, or to a node and so its output; dropped on nothing the wires go back."""
        graph, layers = self.scene.session.graph, self.scene.layers
        socket = self.snap(pointer)
        source = self.node_at(pointer) if socket is None else socket.node
        if source is None:
            if not self.is_on_box_of(pointer, self._source):
                return self.plan_on_nothing(pointer)
            source = self._source
        if source == self._source:
            return Drop(goal=layers.output_point_of(source))
        reasons = [refusal(graph, source, edge.target) for edge in self._edges]
        reason = next((reason for reason in reasons if reason), "")
        if reason:
            return Drop(reason=reason)
        edit = plan_other_source(self._edges, source)
        return Drop(edit, goal=layers.output_point_of(source))
