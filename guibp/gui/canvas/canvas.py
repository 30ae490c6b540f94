"""Canvas: the widget on which a person builds, wires, moves and edits the graph."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
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
from PySide6.QtWidgets import QToolTip, QWidget

from guibp.gui.canvas.adding import OPERATION_MIME, UNIT_MIME, plan_node
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.graph_view import GraphView
from guibp.gui.canvas.hands import Hands
from guibp.gui.canvas.hit import Hit, find_name
from guibp.gui.canvas.inline_editing import InlineEditing
from guibp.gui.canvas.keyboard import Keyboard
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.tips import describe
from guibp.gui.canvas.turning import turn_wheel
from guibp.gui.canvas.welcome import Welcome
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.gui.translation import translate_error
from guibp.model.changes import NodeReplaced
from guibp.model.edits import CollapseGroup, ExpandGroup
from guibp.model.errors import GuibpError
from guibp.model.graph import GraphChanged
from guibp.model.records import Position

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class Canvas(GraphView):
    """The graph, drawn and edited by mouse, touchpad and keys."""

    example_requested = Signal(str)
    """The name of a preset that was chosen on the empty canvas."""
    unit_dropped = Signal(str, object)
    """The kind of a ready-made unit, and the place in the scene onto which it was dropped."""
    context_menu_requested = Signal(QPoint)
    """A right click, at a global position; what it fell on is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self._hands = Hands(self.viewport(), self.scene, self.viewing, self)
        self._hands.changed.connect(self.refresh)
        self._keyboard = Keyboard(self.scene, self.viewing)
        self._editing = InlineEditing(self, self.scene, self._hands.tell, self.font())
        self._welcome = Welcome(self.viewport())
        self._welcome.example_requested.connect(self.example_requested)
        self.set_theme(Theme.system())
        self._show_welcome()

    # -- for the window --------------------------------------------------------------------------

    def edit_inline(self, id_: str) -> None:
        """Let a person type a leaf's number, or an operation's id, where it stands."""
        self.reveal(id_)
        self._editing.open(id_)

    def add_operation(self, operation: str, place: Position | None = None) -> str | None:
        """Add a node at a place of the scene, or at a clear one in view, and select it; returns its id.

        If it is refused, the reason is shown and the answer is ``None``.
        """
        spot = self.add_spot() if place is None else place
        try:
            id_, edit = plan_node(self.session.graph, self.session.placement, operation, spot)
            self.session.do(edit)
        except GuibpError as error:
            self._hands.tell(translate_error(error), QPointF(*self.scene.view.to_viewport(*spot)))
            return None
        self.session.selection.select((id_,))
        if place is None:
            self.reveal(id_)
        return id_

    def cancel_gesture(self) -> None:
        """Give up what is under way with the mouse."""
        self._hands.cancel()

    # -- following -------------------------------------------------------------------------------

    def follow_edit(self, event: GraphChanged) -> None:
        """After an edit: draw what is now; a gesture on what was is given up."""
        if not all(isinstance(change, NodeReplaced) for change in event.changes):
            self._hands.cancel()
        self._editing.follow_graph()
        super().follow_edit(event)
        self._hands.look()
        self._show_welcome()

    def replace_document(self) -> None:
        """Draw another document."""
        self._hands.cancel()
        self._editing.close()
        super().replace_document()
        self._show_welcome()

    def show_view(self) -> None:
        """After the view moved or zoomed."""
        super().show_view()
        self._editing.follow_view()

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
        """Edit what is under the pointer: a leaf's number, an operation's id; close or open a group."""
        self._hands.cancel()
        if event.button() == Qt.MouseButton.LeftButton and not self._open_at(event.position()):
            self._hands.press(event)
        event.accept()

    def _open_at(self, place: QPointF) -> bool:
        hit, position = self._hands.hit_at(place), self.scene_position(place)
        name = find_name(self.scene.layers, *position) if hit.is_empty or hit.socket else None
        if hit.card is not None or hit.frame is not None:
            self._fold_at(hit)
            return True
        node = hit.node or name
        if node is None:
            return False
        self.session.selection.select((node,))
        self._editing.open(node)
        return True

    def _fold_at(self, hit: Hit) -> None:
        """Open a closed group; close the group whose title this is, and choose the box."""
        if hit.card is not None:
            if self.session.graph.group_record(hit.card).collapsed:
                self.session.try_do(ExpandGroup(hit.card))
            self._enter(hit.card)
        elif hit.frame is not None and self.session.try_do(CollapseGroup(hit.frame)):
            self.session.selection.select(members_within(self.session.graph, hit.frame))

    def _enter(self, group: str) -> None:
        """Come so near to a group that it is open, if it is closed by the zoom alone."""
        outline = self.scene.layers.bodies.outlines.get(group)
        if outline is not None:
            self.viewing.enter(outline, group_storeys(self.session.graph)[group])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer, or pan."""
        turn_wheel(self.viewing, event)
        self._hands.look()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what was clicked on and ask for its menu; in the middle of a gesture, give that up."""
        if self._hands.cancel():
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            hit = self._hands.hit_at(QPointF(event.pos()))
            selection = self.session.selection
            ids = self._hands.ids_of(hit)
            if ids and not selection.nodes.issuperset(ids):
                selection.select(ids)
            elif hit.edge is not None and hit.edge not in selection.edges:
                selection.select((), (hit.edge,))
        self.context_menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinches, tips and the pointer's leaving come through the viewport."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.viewing.zoom_by(1.0 + event.value(), event.position())
                return True
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = (
                "" if self._hands.is_busy else describe(self.scene, self._hands.hit_at(QPointF(event.pos())))
            )
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        elif event.type() is QEvent.Type.Leave:
            self._hands.leave()
        return super().viewportEvent(event)

    # -- drops from the palette ------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take operations and units."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take operations and units anywhere."""
        if event.mimeData().hasFormat(OPERATION_MIME) or event.mimeData().hasFormat(UNIT_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the operation where it was dropped, or ask for a unit there."""
        if event.mimeData().hasFormat(UNIT_MIME):
            kind = bytes(event.mimeData().data(UNIT_MIME).data()).decode(errors="replace")
            event.acceptProposedAction()
            self.unit_dropped.emit(kind, self.scene_position(event.position()))
            return
        if not event.mimeData().hasFormat(OPERATION_MIME):
            event.ignore()
            return
        operation = bytes(event.mimeData().data(OPERATION_MIME).data()).decode(errors="replace")
        if self.add_operation(operation, self.scene_position(event.position())) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.acceptProposedAction()

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take Tab, which Qt would use up to leave the canvas."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and len(self.session.graph):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                self._keyboard.go_to_next()
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self._keyboard.go_to_previous()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up, edit, pan, walk or nudge."""
        current = self.session.selection.current
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in _ENTER and current is not None:
            self.edit_inline(current)
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._hands.hold_space()
        elif not self._keyboard.handle(event):
            super().keyPressEvent(event)
            return
        event.accept()
        self.refresh()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hands.let_go_of_space()
        else:
            super().keyReleaseEvent(event)

    def _give_up(self) -> None:
        if not self._hands.cancel():
            self._hands.drop_notice()
            self.session.selection.clear()

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
