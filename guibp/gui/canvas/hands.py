"""Hands: turns presses, moves and releases of the mouse into gestures, and holds the one under way."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

from guibp.gui.canvas.beginning import Tool, begin_gesture
from guibp.gui.canvas.gesture import Gesture, Pointer, Progress
from guibp.gui.canvas.hit import NOTHING, Hit
from guibp.gui.canvas.resize_gesture import cursor_of
from guibp.gui.canvas.scene import IDLE, Scene
from guibp.gui.canvas.scrub_gesture import scrubbed_leaf
from guibp.gui.canvas.viewing import Viewing
from guibp.gui.particles import settle_particles
from guibp.gui.translation import translate_error
from guibp.model.errors import GuibpError

NOTICE_MILLISECONDS = 4000


class Hands(QObject):
    """The pointer's side of one canvas."""

    asked = Signal(object)
    """``Asked``: a wire was dropped on nothing."""
    changed = Signal()
    """What a gesture shows, or what is under the pointer, is another."""
    moved = Signal(object)
    """A gesture shows something else in this part of the scene only, ``Bounds``."""

    def __init__(self, viewport: QWidget, scene: Scene, viewing: Viewing, parent: QObject) -> None:
        super().__init__(parent)
        self._viewport, self._scene, self._viewing = viewport, scene, viewing
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._pans = False
        self._tool = Tool.SELECT
        self.last: QPointF | None = None
        """Where the pointer was seen last in the viewport; ``None`` when it left."""
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.timeout.connect(self.drop_notice)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def uses_right_button(self) -> bool:
        """Whether a gesture is under way that the right button began."""
        return self._gesture is not None and self._button == Qt.MouseButton.RightButton

    # -- mouse -----------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture, finish one that goes on without a button, or give one up."""
        self.drop_notice()
        pointer = self._pointer(event)
        if self._gesture is not None:
            goes_on = self._button == Qt.MouseButton.NoButton
            if goes_on and event.button() == Qt.MouseButton.LeftButton:
                self._finish(pointer)
            else:
                self.cancel()
            return
        tool = Tool.HAND if self._pans else self._tool
        gesture = begin_gesture(self._scene, self._viewing, tool, event.button(), pointer)
        if gesture is not None:
            self._gesture, self._button = gesture, event.button()
            self._show()

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer with the gesture, or see what it is over."""
        self.last = event.position()
        if self._gesture is None:
            self.look()
            return
        self._gesture.move(self._pointer(event))
        touched = self._gesture.touched()
        if touched is None:
            self._show()
        else:
            self.moved.emit(touched)

    def follow_keys(self, modifiers: Qt.KeyboardModifier) -> None:
        """A modifier key went down or up: what is in hand now means something else where the pointer is."""
        if self._gesture is not None and self.last is not None:
            self._gesture.move(Pointer.at(self._scene, self.last, modifiers))
            self._show()

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture that this button began."""
        if self._gesture is not None and event.button() == self._button:
            self._finish(self._pointer(event))

    def leave(self) -> None:
        """The pointer left the viewport."""
        self.last = None
        self._hover(NOTHING)

    def cancel(self) -> bool:
        """Give up the gesture under way; answers whether there was one."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return False
        self._button = Qt.MouseButton.NoButton
        gesture.cancel()
        self._show()
        return True

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    def take_tool(self, tool: Tool) -> None:
        """From now on the left button does this."""
        self.cancel()
        self._tool = tool
        self._show()

    def hold_space(self) -> None:
        """From now on a left drag pans."""
        self._pans = True
        self._show()

    def let_go_of_space(self) -> None:
        """A left drag selects and moves again."""
        if self._pans:
            self._pans = False
            self._show()

    # -- what is under the pointer ---------------------------------------------------------------

    def hit_at(self, place: QPointF) -> Hit:
        """What is drawn at a place of the viewport."""
        return self._scene.hit_at(*self._scene.view.to_scene(place.x(), place.y()))

    def look(self) -> None:
        """See what is under the pointer where it is now."""
        self._hover(NOTHING if self.last is None else self.hit_at(self.last))
        if self._viewport.cursor().shape() != self._cursor():
            self._show()

    def _hover(self, hit: Hit) -> None:
        if hit != self._scene.hover:
            self._scene.hover = hit
            self._show()

    # -- notices ---------------------------------------------------------------------------------

    def tell(self, text: str, place: QPointF) -> None:
        """Say for a moment why something was refused."""
        self._scene.tell(settle_particles(text), place.x(), place.y())
        self._notice_timer.start(NOTICE_MILLISECONDS)
        self.changed.emit()

    def drop_notice(self) -> None:
        """Say no more."""
        self._notice_timer.stop()
        if self._scene.notice is not None:
            self._scene.notice = None
            self.changed.emit()

    # -- gestures --------------------------------------------------------------------------------

    def _finish(self, pointer: Pointer) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        self._button = Qt.MouseButton.NoButton
        try:
            if gesture.release(pointer) is Progress.GOES_ON:
                self._gesture = gesture
        except GuibpError as error:
            gesture.cancel()
            self._scene.tell(translate_error(error), pointer.x, pointer.y)
        if self._scene.notice is not None:
            self._notice_timer.start(NOTICE_MILLISECONDS)
        if self._gesture is None:
            self._scene.feedback = IDLE
            self.look()
        self._show()
        asked, self._scene.asked = self._scene.asked, None
        if asked is not None:
            self.asked.emit(asked)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        self.last = event.position()
        return Pointer.at(self._scene, event.position(), event.modifiers())

    def _show(self) -> None:
        self._viewport.setCursor(QCursor(self._cursor()))
        self.changed.emit()

    def _cursor(self) -> Qt.CursorShape:
        if self._gesture is not None:
            return self._gesture.cursor
        if self._pans or self._tool is Tool.HAND:
            return Qt.CursorShape.OpenHandCursor
        if self._tool is Tool.CUT:
            return Qt.CursorShape.CrossCursor
        if self._scene.hover.grip is not None:
            return cursor_of(self._scene.hover.grip)
        if self.last is not None:
            x, _ = self._scene.view.to_scene(self.last.x(), self.last.y())
            if scrubbed_leaf(self._scene, self._scene.hover, x) is not None:
                return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.CrossCursor if self._scene.hover.socket else Qt.CursorShape.ArrowCursor
