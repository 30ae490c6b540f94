"""The canvas for screen readers: an interface with a child for every node, closed group and wire on show.

Who owns what: Qt's cache deletes an interface when its widget dies, or when it is told to. Python holds
a reference until then, and never deletes one that Qt still knows.
"""

from __future__ import annotations

import weakref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from guibp.gui.canvas.accessible_parts import Kind, Part, Parts
from guibp.gui.canvas.canvas import Canvas

_EDIT = "edit"
_INSTALLED = "guibp_accessible"


class AccessibleCanvases(QObject):
    """Makes the interfaces of canvases, and keeps each as long as Qt does."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._kept: list[AccessibleCanvas] = []
        QAccessible.installFactory(self._make)

    @classmethod
    def install(cls, application: QObject) -> None:
        """Have the canvases of an application speak; a second call does nothing."""
        if application.property(_INSTALLED) is None:
            application.setProperty(_INSTALLED, True)
            cls(application)

    def _make(self, _key: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, Canvas):
            return None
        self._kept = [one for one in self._kept if Shiboken.isValid(one)]
        made = AccessibleCanvas(thing)
        self._kept.append(made)
        return made


class AccessibleCanvas(QAccessibleWidget):
    """The canvas: its widgets come first, then its parts, each made when it is asked for."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.Canvas)
        self._canvas = weakref.ref(canvas)
        self.parts = Parts(canvas.scene)
        self._made: dict[Part, tuple[int, AccessiblePart]] = {}
        canvas.session.graph_changed.connect(self._drop_gone)
        canvas.session.document_replaced.connect(self._drop_gone)
        canvas.session.selection.changed.connect(self._tell_focus)
        canvas.destroyed.connect(self._drop_all)

    @property
    def canvas(self) -> Canvas | None:
        """The canvas, as long as it lives."""
        canvas = self._canvas()
        return canvas if canvas is not None and Shiboken.isValid(canvas) else None

    def childCount(self) -> int:
        return super().childCount() + (0 if self.canvas is None else len(self.parts))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        widgets = super().childCount()
        if index < widgets:
            return super().child(index)
        inside = self.canvas is not None and index - widgets < len(self.parts)
        return self.interface_of(self.parts.part(index - widgets)) if inside else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, AccessiblePart):
            place = self.parts.place_of(child.part)
            return place if place < 0 else super().childCount() + place
        return super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        canvas = self.canvas
        if canvas is None:
            return None
        viewport = canvas.viewport()
        place = viewport.mapFromGlobal(QPoint(x, y))
        widget = viewport.childAt(place)
        if widget is not None and widget.isVisible():
            return QAccessible.queryAccessibleInterface(widget)
        part = self.parts.at(place.x(), place.y()) if viewport.rect().contains(place) else None
        return None if part is None else self.interface_of(part)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        canvas = self.canvas
        if canvas is None or not canvas.hasFocus():
            return super().focusChild()
        part = self.parts.current()
        return self if part is None else self.interface_of(part)

    def interface_of(self, part: Part) -> AccessiblePart | None:
        """The interface of a part, the same each time; ``None`` if the canvas is gone."""
        made, canvas = self._made.get(part), self.canvas
        if canvas is None:
            return None
        if made is None:
            interface = AccessiblePart(self, canvas, part)
            made = QAccessible.registerAccessibleInterface(interface), interface
            self._made[part] = made
        return made[1]

    def _tell_focus(self) -> None:
        """The current node is another: what is focused is read out."""
        canvas = self.canvas
        if canvas is None or not QAccessible.isActive() or not canvas.hasFocus():
            return
        part = self.parts.current()
        interface = None if part is None or self.parts.place_of(part) < 0 else self.interface_of(part)
        if interface is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(interface, QAccessible.Event.Focus))

    def _drop_gone(self) -> None:
        """After an edit: Qt forgets the parts that are gone."""
        self._drop([part for part in self._made if self.parts.place_of(part) < 0])

    def _drop_all(self) -> None:
        self._drop(list(self._made))

    def _drop(self, gone: list[Part]) -> None:
        for part in gone:
            id_, _ = self._made[part]
            QAccessible.deleteAccessibleInterface(id_)
            del self._made[part]


class AccessiblePart(QAccessibleWidget):
    """One node, closed group or wire. The base is a widget's, for its actions; none is its own."""

    def __init__(self, owner: AccessibleCanvas, canvas: Canvas, part: Part) -> None:
        super().__init__(canvas, QAccessible.Role.Graphic)
        self._owner = weakref.ref(owner)
        self.part = part

    @property
    def _home(self) -> AccessibleCanvas | None:
        owner = self._owner()
        alive = owner is not None and Shiboken.isValid(owner) and owner.canvas is not None
        return owner if alive else None

    def isValid(self) -> bool:
        home = self._home
        return home is not None and home.parts.row_of(self.part) is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt takes none: there is no object behind it
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        return self._home

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002 - no children
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002 - no children
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 - no children
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping if self.part.kind is Kind.GROUP else QAccessible.Role.Graphic

    def text(self, kind: QAccessible.Text) -> str:
        home = self._home
        if home is None:
            return ""
        if kind is QAccessible.Text.Name:
            return home.parts.name(self.part)
        return home.parts.value(self.part) if kind is QAccessible.Text.Value else ""

    def rect(self) -> QRect:
        home = self._home
        canvas = None if home is None else home.canvas
        if home is None or canvas is None:
            return QRect()
        box = home.parts.box(self.part)
        return box if box.isNull() else box.translated(canvas.viewport().mapToGlobal(QPoint(0, 0)))

    def state(self) -> QAccessible.State:
        state, home = QAccessible.State(), self._home
        canvas = None if home is None else home.canvas
        if home is None or canvas is None or home.parts.place_of(self.part) < 0:
            state.invalid = state.invisible = True
            return state
        state.focusable = state.selectable = True
        state.selected = home.parts.is_selected(self.part)
        state.focused = canvas.hasFocus() and home.parts.current() == self.part
        state.offscreen = not canvas.viewport().rect().intersects(home.parts.box(self.part))
        return state

    # -- actions ---------------------------------------------------------------------------------

    def actionNames(self) -> list[str]:
        edits = (_EDIT,) if self.part.kind is Kind.NODE else ()
        return [self.pressAction(), self.setFocusAction(), *edits]

    def doAction(self, name: str) -> None:
        """Select it, go to it with the keys, or type its number or name."""
        home = self._home
        canvas = None if home is None else home.canvas
        if home is None or canvas is None or not self.isValid():
            return
        home.parts.select(self.part)
        if name == self.setFocusAction():
            canvas.setFocus()
        elif name == _EDIT and self.part.kind is Kind.NODE:
            canvas.edit_inline(self.part.id)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["F2"] if name == _EDIT else []
