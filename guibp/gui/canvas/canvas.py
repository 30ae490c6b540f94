"""Canvas: the widget on which a person builds, wires, moves and edits the graph."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from guibp.gui.canvas.attaching import ALONE, Joint, joint_in, plan_joined
from guibp.gui.canvas.beginning import Tool, select_hit
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.hit import NOTHING, find_body
from guibp.gui.canvas.inline_editing import InlineEditing
from guibp.gui.canvas.joining import group_at
from guibp.gui.canvas.keyboard import Keyboard
from guibp.gui.canvas.noting import Noting
from guibp.gui.canvas.opening import Opening
from guibp.gui.canvas.palette_drops import PaletteDrops
from guibp.gui.canvas.scene import IDLE, Asked, Feedback
from guibp.gui.canvas.searching import Searching
from guibp.gui.canvas.tip_showing import TipShower
from guibp.gui.canvas.tips import describe
from guibp.gui.canvas.titles import selected_box, selected_group
from guibp.gui.canvas.tooled_view import TooledView
from guibp.gui.canvas.turning import pinch
from guibp.gui.canvas.welcome import Welcome
from guibp.gui.landing import Landing
from guibp.gui.operation_search import Choice
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.translation import translate_error
from guibp.model.changes import NodeReplaced
from guibp.model.errors import GuibpError
from guibp.model.graph import GraphChanged
from guibp.model.records import Position
from guibp.model.units import UnitKind

_BELOW_NODE = 40.0
"""Where the wires of a node are listed, from its centre down, in scene units."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class Canvas(TooledView):
    """The graph, drawn and edited by mouse, touchpad and keys."""

    example_requested = Signal(str)
    """The name of a preset that was chosen on the empty canvas."""
    tour_requested = Signal()
    unit_dropped = Signal(str, object)
    """The kind of a ready-made unit, and the ``Landing`` of its drop, or where it was searched."""
    context_menu_requested = Signal(QPoint)
    """A right click, at a global position; what it fell on is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        # Every frame begins with the ground: nobody needs to fill what it covers.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAcceptDrops(True)
        self._hands.asked.connect(self._answer)
        self._keyboard = Keyboard(self.scene, self.viewing)
        self._editing = InlineEditing(self, self.scene, self._hands.tell, self.font())
        self._searching = Searching(self, self.scene, self._add, self._ask_for_unit, self._note)
        self.noting = Noting(self, self._hands.tell)
        self._opening = Opening(self.scene, self.viewing, self._editing, self.noting.open, self.search_at)
        self._drops = PaletteDrops(self.scene, self._add_to, self.unit_dropped.emit)
        self._tips = TipShower(self.viewport(), self._describe)
        session.reading_changed.connect(self._tips.follow_numbers)
        self._welcome = Welcome(self.viewport())
        self._welcome.example_requested.connect(self.example_requested)
        self._welcome.tour_requested.connect(self.tour_requested)
        self.set_theme(Theme.system())
        self._show_welcome()

    # -- for the window --------------------------------------------------------------------------

    @property
    def pointer(self) -> QPointF | None:
        """Where the pointer is in the viewport; ``None`` if it is elsewhere."""
        return self._hands.last

    def edit_inline(self, id_: str) -> None:
        """Let a person type a leaf's number, or an operation's id, where it stands."""
        self.reveal(id_)
        self._editing.open(id_)

    def add_operation(self, operation: str, place: Position | None = None) -> str | None:
        """Add a node at a place of the scene, or at a clear one in view, and select it; returns its id.

        If it is refused, the reason is shown and the answer is ``None``.
        """
        id_ = self._add(Choice(operation), self.add_spot() if place is None else place)
        if id_ is not None and place is None:
            self.reveal(id_)
        return id_

    def add_note(self) -> None:
        """Let a person write a note at the pointer, or at a clear place in view if it is elsewhere."""
        pointer = self._hands.last
        self._note(self.add_spot() if pointer is None else self.scene_position(pointer))

    def _ask_for_unit(self, kind: UnitKind, spot: Position) -> None:
        self.unit_dropped.emit(kind.value, Landing(spot, group_at(self.scene.layers.frames, *spot)))

    def _note(self, spot: Position) -> None:
        self._hands.cancel()
        self.noting.begin(spot)

    def open_search(self) -> None:
        """Search an operation to add at the pointer, or in the clear if that or the focus is elsewhere.

        It goes into the wire under the pointer; if that is elsewhere, into the one wire that is selected.
        """
        pointer = self._hands.last if self.hasFocus() else None
        edge = self.scene.selected_wire() if pointer is None else self.edge_at(pointer)
        if edge is not None:
            source = self.session.graph.operands(edge[0])[edge[1]]
            place = QPointF(self.edge_center(source, *edge)) if pointer is None else pointer
            self.search_at(place, joint_in(source, self.scene.layers.operands_at(*edge)))
            return
        spot = self.add_spot() if pointer is None else self.scene_position(pointer)
        if find_body(self.scene.layers, *spot) is not None:
            spot = self.clear_spot(spot)
        self.search_at(QPointF(*self.scene.view.to_viewport(*spot)))

    def open_links(self) -> None:
        """Search among the wires that the current node could have."""
        current = self.session.selection.current
        if current is not None:
            self._searching.open_links(self._come_below(current), self._theme, current)

    def open_groups(self) -> None:
        """Search among the groups that could take in what is selected."""
        chosen = self.session.selection
        if chosen.nodes:
            self._searching.open_groups(self._come_below(chosen.current or min(chosen.nodes)), self._theme)

    def _come_below(self, id_: str) -> QPointF:
        """Bring a node into view, with nothing in hand; the place where a list about it is shown."""
        self._hands.cancel()
        self.reveal(id_)
        return QPointF(self.node_center(id_)) + QPointF(0, _BELOW_NODE * self.zoom())

    def search_at(self, place: QPointF, joint: Joint = ALONE, feedback: Feedback = IDLE) -> None:
        """Search an operation to add at a place of the viewport, wired as the joint says."""
        self._hands.cancel()
        self._searching.open(place, self._theme, joint, feedback)

    def insert_on_wire(self, edge: EdgeKey, operation: str) -> str | None:
        """Add a node in the middle of a wire; returns its id, or ``None`` if that is refused."""
        target, port = edge
        source = self.session.graph.operands(target).get(port)
        if source is None:
            return None
        spot = self.scene.layers.cables.point_on(self.scene.layers.edge_row(source, target, port), 0.5)
        return self._add(Choice(operation), spot, joint_in(source, self.scene.layers.operands_at(*edge)))

    def edge_at(self, place: QPointF) -> EdgeKey | None:
        """The wire at a place of the viewport: its target and port."""
        return self._hands.hit_at(place).edge

    def _answer(self, asked: Asked) -> None:
        self.search_at(QPointF(*asked.place), Joint(asked.source, asked.operand), Feedback(loose=asked.loose))

    def _add(self, choice: Choice, spot: Position, joint: Joint = ALONE) -> str | None:
        return self._add_to(group_at(self.scene.layers.frames, *spot), choice, spot, joint)

    def _add_to(self, group: str | None, choice: Choice, spot: Position, joint: Joint) -> str | None:
        session = self.session
        try:
            id_, edit = plan_joined(session.graph, session.placement, joint, choice, spot, group)
            self.session.do(edit)
        except GuibpError as error:
            self._hands.tell(translate_error(error), QPointF(*self.scene.view.to_viewport(*spot)))
            return None
        self.session.selection.select((id_,))
        return id_

    # -- following -------------------------------------------------------------------------------

    def follow_edit(self, event: GraphChanged) -> None:
        """After an edit: draw what is now; a gesture on what was is given up."""
        # First: a pan that is given up moves the view, and the line would look for a node that is gone.
        self._editing.follow_graph()
        if not all(isinstance(change, NodeReplaced) for change in event.changes):
            self._hands.cancel()
            self._searching.close()
        super().follow_edit(event)
        self._hands.look()
        self._show_welcome()

    def replace_document(self) -> None:
        """Draw another document."""
        self._hands.cancel()
        self._editing.close()
        self._searching.close()
        super().replace_document()
        self._show_welcome()

    def show_view(self) -> None:
        """After the view moved or zoomed."""
        super().show_view()
        self._editing.follow_view()
        self._searching.follow_view()

    def fold_for_zoom(self) -> None:
        """Show groups closed or open as it fits the zoom, but never change what a gesture has in hand."""
        if not self._hands.is_busy:
            super().fold_for_zoom()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        super().set_theme(theme)
        self._welcome.set_theme(theme)

    def _show_welcome(self) -> None:
        self._welcome.setVisible(len(self.session.graph) == 0)
        if self._welcome.isVisible():
            self._welcome.center()

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self._hands.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._hands.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it."""
        self._hands.release(event)
        self.fold_for_zoom()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what is under the pointer: a leaf's number, an operation's id; close or open a group.

        On nothing, search an operation to add there.
        """
        self._hands.cancel()
        if event.button() == Qt.MouseButton.LeftButton and not self._opening.open_at(event.position()):
            self._hands.press(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer, or pan."""
        # What fingers left behind when they were lifted must not pull away what is in hand now.
        if not (self._hands.is_busy and event.phase() is Qt.ScrollPhase.ScrollMomentum):
            self._turning.turn(event)
        self._hands.look()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what was clicked on and ask for its menu; in the middle of a gesture, give that up."""
        if self._hands.uses_right_button or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # The knife is at work.
            return
        if self._hands.cancel():
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            select_hit(self.scene, self._hands.hit_at(QPointF(event.pos())))
        self.context_menu_requested.emit(event.globalPos())

    def _describe(self, place: QPoint) -> str:
        hit = NOTHING if self._hands.is_busy else self._hands.hit_at(QPointF(place))
        return describe(self.scene, hit, self._theme)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinches, tips and the pointer's leaving come through the viewport."""
        if isinstance(event, QNativeGestureEvent):
            if pinch(self.viewing, event):
                return True
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tips.show_at(event.pos())
            return True
        elif event.type() is QEvent.Type.Leave:
            self._hands.leave()
        return super().viewportEvent(event)

    # -- drops from the palette ------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take operations and units."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take operations and units anywhere, and mark the wire into which an operation would go."""
        self._drops.follow(event)
        self.refresh()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """What was over the canvas went away."""
        super().dragLeaveEvent(event)
        self._drops.leave()
        self.refresh()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the operation where it was dropped, or ask for a unit there."""
        if self._drops.drop(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.refresh()

    # -- keys ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Leave Tab to ``keyPressEvent``: it searches, and Shift+Tab leaves the canvas."""
        return False if next and self.hasFocus() else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up, edit, pan, walk or nudge; a modifier tells the gesture under way."""
        self._hands.follow_keys(event.modifiers())
        current = self.session.selection.current
        if event.key() == Qt.Key.Key_Escape:
            # What is not used up here is for the window.
            event.setAccepted(self._give_up())
            self.refresh()
            return
        if event.key() in _ENTER and current is not None:
            self._edit_current(current, event.key())
        elif _is_tab(event):
            self.open_search()
        elif event.key() in _ENTER and self.session.selection.only_note is not None:
            self.noting.open(self.session.selection.only_note)
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._hands.hold_space()
        elif not self._keyboard.handle(event):
            super().keyPressEvent(event)
            return
        event.accept()
        self.refresh()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning with Space; a modifier that is let go tells the gesture under way."""
        self._hands.follow_keys(event.modifiers())
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hands.let_go_of_space()
        else:
            super().keyReleaseEvent(event)

    def _edit_current(self, current: str, key: int) -> None:
        """The title of a box, whose nodes nobody sees; by F2 that of a frame too; else the current node."""
        group = selected_box(self.scene, current)
        if group is None and key == Qt.Key.Key_F2:
            group = selected_group(self.scene)
        self.edit_inline(current) if group is None else self._editing.open_title(group)

    def _give_up(self) -> bool:
        """Drop what is in hand, or the tool, or else the selection; whether there was a gesture or tool."""
        if self._hands.cancel() or self._tips.hide():
            return True
        if self.tool is not Tool.SELECT:
            self.use_select_tool()
            return True
        self._hands.drop_notice()
        self.session.selection.clear()
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the focus."""
        self._hands.cancel()
        self._hands.let_go_of_space()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A gesture does not outlive the sight of it."""
        self._hands.cancel()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the welcome in the middle."""
        super().resizeEvent(event)
        self._welcome.center()


def _is_tab(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Tab and not event.modifiers()
