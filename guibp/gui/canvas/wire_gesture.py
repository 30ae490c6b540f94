"""Drawing wires: from an output to an operand, backwards, or with the end of a wire that is there."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from guibp.drawing.wires import Wires, route_wires
from guibp.gui.canvas.bodies import Flags
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.hit import find_body, find_box_port, find_socket
from guibp.gui.canvas.scene import IDLE, Asked, Feedback, Scene
from guibp.gui.canvas.sockets import Socket
from guibp.gui.canvas.wiring import (
    IN_THE_OPEN,
    NO_DROP,
    Drop,
    all_taken,
    first_free_port,
    legal_sources,
    legal_targets,
    no_port,
    plan_breaks,
    plan_wire,
    plan_wires,
    refusal,
)


class WireGesture(Gesture):
    """A wire in hand, with one end fast.

    A press and release on the same spot leaves the wire in hand, and the next press drops it.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, scene: Scene, pressed: Pointer, fast: tuple[float, float], legal: Flags) -> None:
        super().__init__(scene, pressed)
        self._fast, self._legal = fast, legal
        self._has_moved = False
        self._legal_points = scene.layers.sockets.points(np.flatnonzero(legal))

    @abstractmethod
    def plan(self, pointer: Pointer) -> Drop:
        """What a drop at a place would do."""

    @abstractmethod
    def route(self, loose: tuple[float, float]) -> Wires:
        """The curve from the fast end to the loose one."""

    def ask(self, pointer: Pointer) -> Asked | None:  # noqa: ARG002 - where it is dropped
        """The question for a new node at the loose end; none for wires that stay where they are then."""
        return None

    @property
    def lifted(self) -> tuple[EdgeKey, ...]:
        """The wires that were taken off."""
        return ()

    def move(self, pointer: Pointer) -> None:
        """Let the wire follow, snap to a socket that takes it, or say why one does not."""
        if pointer.distance_to(self.pressed) >= QApplication.startDragDistance():
            self._has_moved = True
        if not self._has_moved and self.lifted:
            return
        drop = self.plan(pointer)
        self.scene.feedback = Feedback(
            loose=self.route(drop.goal or (pointer.scene_x, pointer.scene_y)),
            lifted=self.lifted,
            legal=self._legal_points,
            goal=drop.goal,
            reason=drop.reason,
            pointer=(pointer.x, pointer.y),
        )

    def release(self, pointer: Pointer) -> Progress:
        """Connect, reconnect, disconnect, ask for a node, or keep the wire in hand after a mere click."""
        self.move(pointer)
        if not self._has_moved:
            return self.click(pointer)
        self.scene.feedback = IDLE
        drop = self.plan(pointer)
        if drop.reason:
            self.scene.tell(drop.reason, pointer.x, pointer.y)
        elif drop.edit is not None:
            self.scene.session.do(drop.edit)
        elif drop.asks:
            self.scene.asked = self.ask(pointer)
        return Progress.ENDED

    def click(self, pointer: Pointer) -> Progress:
        """After a press and release on one spot: the wire stays in hand."""
        self._has_moved = True
        self.move(pointer)
        return Progress.GOES_ON

    def undo_traces(self) -> None:
        """A wire in hand is shown by the feedback alone."""

    def snap(self, pointer: Pointer) -> Socket | None:
        """The nearest socket that takes the wire: within reach, or on a closed group's box a free port."""
        layers, x, y = self.scene.layers, pointer.scene_x, pointer.scene_y
        socket = find_socket(layers, x, y, self.scene.view.zoom, self._legal)
        if socket is None and not self.is_near_start(pointer):
            return find_box_port(layers, x, y, self._legal)
        return socket

    def plan_on_nothing(self, pointer: Pointer) -> Drop:
        """In the open a new node is asked for; beside the start nothing; a box says that it has no port."""
        if self.is_near_start(pointer):
            return NO_DROP
        row = find_body(self.scene.layers, pointer.scene_x, pointer.scene_y)
        if row is None:
            return IN_THE_OPEN
        group = self.scene.layers.bodies.card_id(row)
        return NO_DROP if group is None else Drop(reason=no_port(group))

    def is_on_box_of(self, pointer: Pointer, id_: str) -> bool:
        """Whether the pointer is on the closed group in which a node is seen."""
        bodies = self.scene.layers.bodies
        row = find_body(self.scene.layers, pointer.scene_x, pointer.scene_y)
        return row is not None and bodies.card_id(row) is not None and row == bodies.body_row(id_)

    def is_near_start(self, pointer: Pointer) -> bool:
        """Whether the loose end is still about where the wire begins."""
        reach = 2.5 * QApplication.startDragDistance()
        gap = abs(self._fast[0] - pointer.scene_x) + abs(self._fast[1] - pointer.scene_y)
        return gap * self.scene.view.zoom <= reach

    def node_at(self, pointer: Pointer) -> str | None:
        """The node under the pointer, or whose socket is within reach."""
        layers = self.scene.layers
        row = find_body(layers, pointer.scene_x, pointer.scene_y)
        if row is not None:
            return layers.bodies.nodes[row].id if row < len(layers.bodies.nodes) else None
        socket = find_socket(layers, pointer.scene_x, pointer.scene_y, self.scene.view.zoom)
        return None if socket is None else socket.node


class ForwardWireGesture(WireGesture):
    """From an output, or with the loose end of a wire that was lifted off its operand."""

    def __init__(self, scene: Scene, pressed: Pointer, source: str, lifted: tuple[EdgeKey, ...] = ()) -> None:
        graph, layers = scene.session.graph, scene.layers
        self._source, self._lifted = source, lifted
        start = layers.output_point_of(source)
        super().__init__(scene, pressed, start, legal_targets(graph, layers, source))

    @property
    def lifted(self) -> tuple[EdgeKey, ...]:
        """The edges of the wire that was taken off: one, or all that end at a port of a closed group."""
        return self._lifted

    def route(self, loose: tuple[float, float]) -> Wires:
        """From the output to the pointer."""
        return route_wires(np.array([self._fast]), np.array([loose]))

    def ask(self, pointer: Pointer) -> Asked:
        """For a node that takes this value."""
        loose = self.route((pointer.scene_x, pointer.scene_y))
        return Asked(self._source, None, (pointer.x, pointer.y), loose)

    def click(self, pointer: Pointer) -> Progress:
        """A mere click on the end of a wire selects the wire."""
        if not self._lifted:
            return super().click(pointer)
        self.scene.feedback = IDLE
        self.scene.session.selection.select((), self._lifted)
        return Progress.ENDED

    def plan(self, pointer: Pointer) -> Drop:
        """Onto an operand, or onto a node and so its first free operand; onto nothing: off."""
        graph = self.scene.session.graph
        socket = self.snap(pointer)
        if socket is not None:
            operands = self.scene.layers.operands_at(socket.node, socket.port)
            open_to = [key for key in operands if not refusal(graph, self._source, key[0])]
            return Drop(plan_wires(graph, self._source, open_to, self._lifted), goal=socket.point)
        target = self.node_at(pointer)
        if target is None:
            return self._plan_on_nothing(pointer)
        return self._plan_on_node(target, pointer)

    def _plan_on_nothing(self, pointer: Pointer) -> Drop:
        """A lifted wire comes off in the open; on the box that it entered it goes back to where it was."""
        drop = self.plan_on_nothing(pointer)
        if not self._lifted:
            return drop
        if self.is_on_box_of(pointer, self._lifted[0][0]):
            return Drop(goal=self.scene.layers.port_point(*self._lifted[0]))
        return drop if drop.reason else Drop(plan_breaks(self._lifted))

    def _plan_on_node(self, target: str, pointer: Pointer) -> Drop:
        graph, layers = self.scene.session.graph, self.scene.layers
        if target == self._source and self.is_near_start(pointer):
            return NO_DROP
        if any(target == lifted for lifted, _ in self._lifted):
            return Drop(goal=layers.port_point(*self._lifted[0]))
        reason = refusal(graph, self._source, target)
        if reason:
            return Drop(reason=reason)
        port = first_free_port(graph, graph.node(target))
        if port is None:
            return Drop(reason=all_taken(target))
        edit = plan_wires(graph, self._source, ((target, port),), self._lifted)
        return Drop(edit, goal=layers.port_point(target, port))


class BackwardWireGesture(WireGesture):
    """From a free operand backwards to the output that it shall take."""

    def __init__(self, scene: Scene, pressed: Pointer, target: str, port: int) -> None:
        graph, layers = scene.session.graph, scene.layers
        self._target, self._port = target, port
        super().__init__(
            scene, pressed, layers.port_point(target, port), legal_sources(graph, layers, target)
        )

    def route(self, loose: tuple[float, float]) -> Wires:
        """From the pointer to the operand."""
        return route_wires(np.array([loose]), np.array([self._fast]))

    def ask(self, pointer: Pointer) -> Asked:
        """For a node that gives a value to the operand."""
        loose = self.route((pointer.scene_x, pointer.scene_y))
        return Asked(None, (self._target, self._port), (pointer.x, pointer.y), loose)

    def plan(self, pointer: Pointer) -> Drop:
        """From an output, or from a node and so its output."""
        graph, layers = self.scene.session.graph, self.scene.layers
        socket = self.snap(pointer)
        source = self.node_at(pointer) if socket is None else socket.node
        if source is None:
            return self.plan_on_nothing(pointer)
        if source == self._target and self.is_near_start(pointer):
            return NO_DROP
        reason = refusal(graph, source, self._target)
        if reason:
            return Drop(reason=reason)
        edit = plan_wire(graph, source, self._target, self._port, None)
        return Drop(edit, goal=layers.output_point_of(source))
