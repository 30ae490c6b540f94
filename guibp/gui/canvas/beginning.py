"""Beginning: which gesture a press begins, by the button, the keys held, the tool and what is under it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt

from guibp.gui.canvas.break_gesture import BreakGesture
from guibp.gui.canvas.cut_gesture import CutGesture
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.gesture import Gesture, Pointer
from guibp.gui.canvas.hit import NOTHING, Hit
from guibp.gui.canvas.move_gesture import MoveGesture
from guibp.gui.canvas.notes import bounds_of, holds
from guibp.gui.canvas.pan_gesture import PanGesture
from guibp.gui.canvas.resize_gesture import ResizeGesture
from guibp.gui.canvas.rewire_gesture import RewireGesture
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.scrub_gesture import ScrubGesture, scrubbed_leaf
from guibp.gui.canvas.select_gesture import SelectGesture
from guibp.gui.canvas.sockets import Socket
from guibp.gui.canvas.viewing import Viewing
from guibp.gui.canvas.wire_gesture import BackwardWireGesture, ForwardWireGesture

_Button = Qt.MouseButton
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Tool(Enum):
    """What the left button does."""

    SELECT = "select"
    HAND = "hand"
    CUT = "cut"


def begin_gesture(
    scene: Scene, viewing: Viewing, tool: Tool, button: Qt.MouseButton, pointer: Pointer
) -> Gesture | None:
    """The gesture that a press begins; ``None`` if it begins none."""
    if button == _Button.MiddleButton or (button == _Button.LeftButton and tool is Tool.HAND):
        return PanGesture(scene, pointer, viewing)
    if button == _Button.RightButton and pointer.has(_CTRL):
        return CutGesture(scene, pointer)
    if button != _Button.LeftButton:
        return None
    return CutGesture(scene, pointer) if tool is Tool.CUT else _begin_at(scene, pointer)


def _begin_at(scene: Scene, pointer: Pointer) -> Gesture:
    hit = scene.hit_at(pointer.scene_x, pointer.scene_y)
    scene.hover = NOTHING
    if hit.socket is not None:
        return _begin_wire(scene, hit.socket, pointer)
    leaf = scrubbed_leaf(scene, hit, pointer.scene_x)
    if leaf is not None and not pointer.has(_CTRL | Qt.KeyboardModifier.ShiftModifier):
        return ScrubGesture(scene, pointer, leaf)
    if hit.grip is not None:
        return ResizeGesture(scene, pointer, hit.grip)
    ids, notes = ids_of(scene, hit), notes_of(scene, hit)
    if ids or notes:
        return MoveGesture(scene, pointer, ids, notes)
    return SelectGesture(scene, pointer, hit.edge)


def _begin_wire(scene: Scene, socket: Socket, pointer: Pointer) -> Gesture:
    graph = scene.session.graph
    if pointer.has(_ALT):
        return BreakGesture(scene, pointer, socket)
    if socket.is_output:
        rewires = pointer.has(_CTRL) and bool(scene.layers.cables.shown_from(socket.node))
        gesture = RewireGesture if rewires else ForwardWireGesture
        return gesture(scene, pointer, socket.node)
    source = graph.operands(socket.node).get(socket.port)
    if source is not None:
        lifted = scene.layers.operands_at(socket.node, socket.port)
        return ForwardWireGesture(scene, pointer, source, lifted)
    return BackwardWireGesture(scene, pointer, socket.node, socket.port)


def select_hit(scene: Scene, hit: Hit) -> None:
    """Choose what was hit, unless it is chosen already."""
    selection = scene.session.selection
    ids, notes = ids_of(scene, hit), notes_of(scene, hit)
    if (ids or notes) and not selection.has(ids, notes):
        selection.select(ids, notes=notes)
    elif hit.edge is not None and hit.edge not in selection.edges:
        selection.select((), scene.layers.operands_at(*hit.edge))


def notes_of(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The note that was hit, in the middle or at a corner, or all that lie on the frame that was hit."""
    if hit.frame is not None:
        frame = next(one for one in scene.layers.frames if one.group == hit.frame)
        return tuple(note.id for note in scene.session.graph.notes if holds(frame.bounds, bounds_of(note)))
    id_ = hit.note if hit.grip is None else hit.grip.note
    return () if id_ is None else (id_,)


def ids_of(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The nodes for which what was hit stands: itself, or all that are in a group."""
    bodies = scene.layers.bodies
    if hit.node is not None:
        return (hit.node,)
    if hit.card is not None:
        return _ids_in_box(scene, bodies.card_rows[hit.card])
    return () if hit.frame is None else members_within(scene.session.graph, hit.frame)


def _ids_in_box(scene: Scene, row: int) -> tuple[str, ...]:
    """The nodes in a box, the one last of which it shows the value first: keys and panels speak of that."""
    ids, results = scene.layers.bodies.ids_in(row), scene.layers.cards.card(row).results
    if not results:
        return ids
    result = scene.layers.bodies.nodes[results[0]].id
    return (*(id_ for id_ in ids if id_ != result), result)
