"""Breaking: Alt and a click on a port take off every wire that ends or begins there."""

from __future__ import annotations

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.hit import find_socket
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.canvas.sockets import Socket
from guibp.gui.canvas.wiring import plan_breaks


class BreakGesture(Gesture):
    """While the pointer is at the port its wires are marked; let go elsewhere, and they stay."""

    def __init__(self, scene: Scene, pressed: Pointer, socket: Socket) -> None:
        super().__init__(scene, pressed)
        self._socket = socket
        self._keys = _wires_at(scene, socket)
        self.move(pressed)

    def move(self, pointer: Pointer) -> None:
        """Mark the wires as long as the pointer is at the port."""
        self.scene.feedback = Feedback(struck=self._keys) if self._is_at(pointer) else IDLE

    def release(self, pointer: Pointer) -> Progress:
        """Take the wires off with one edit."""
        self.scene.feedback = IDLE
        edit = plan_breaks(self._keys)
        if edit is not None and self._is_at(pointer):
            self.scene.session.do(edit)
        return Progress.ENDED

    def undo_traces(self) -> None:
        """The marks are shown by the feedback alone."""

    def _is_at(self, pointer: Pointer) -> bool:
        zoom = self.scene.view.zoom
        found = find_socket(self.scene.layers, pointer.scene_x, pointer.scene_y, zoom)
        return found is not None and (found.node, found.port) == (self._socket.node, self._socket.port)


def _wires_at(scene: Scene, socket: Socket) -> tuple[EdgeKey, ...]:
    graph = scene.session.graph
    if socket.is_output:
        return tuple((edge.target, edge.port) for edge in scene.layers.cables.shown_from(socket.node))
    wired = socket.port in graph.operands(socket.node)
    return scene.layers.operands_at(socket.node, socket.port) if wired else ()
