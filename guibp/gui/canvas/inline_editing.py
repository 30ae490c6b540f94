"""Inline editing: a leaf's number, an operation's or a group's id, typed where it stands."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QAbstractScrollArea

from guibp.drawing.frames import FRAME_PADDING
from guibp.drawing.shapes import LEAF_PADDING, NAME_DROP, text_width
from guibp.gui.canvas.frames import members_within
from guibp.gui.canvas.line_edit import CanvasLineEdit
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.titles import title_room
from guibp.gui.translation import translate_error
from guibp.gui.value_steps import tidy, unit_of
from guibp.model.edits import Edit, Rename, SetValues
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import read_number, show_fully

_LEAST_WIDTH, _HEIGHT, _GAP = 76.0, 26.0, 7.0
_NAME_WIDTH = 120.0
_TITLE_WIDTH, _TITLE_INDENT = 180.0, 6.0
_LEAST_SCALE, _MOST_SCALE = 0.8, 1.6


class Entry(ABC):
    """What is typed, and where on the canvas."""

    def __init__(self, scene: Scene, id_: str) -> None:
        self.scene, self.id = scene, id_
        self.initial = self.text()

    @property
    def exists(self) -> bool:
        """Whether what is edited is still there."""
        return self.id in self.scene.session.graph

    @abstractmethod
    def text(self) -> str:
        """The text to begin with."""

    @abstractmethod
    def edit(self, text: str) -> Edit | None:
        """What the text stands for, ``None`` for no change; raises ``GuibpError``."""

    def stepped(self, text: str, steps: float) -> str:  # noqa: ARG002 - only numbers have steps
        """The text after so many steps up."""
        return text

    @abstractmethod
    def place(self) -> tuple[float, float, float]:
        """Left and middle of the line edit in scene units, and its width."""


class ValueEntry(Entry):
    """The number of a leaf; typing one unbinds an input from its column."""

    def text(self) -> str:
        """The number on show, in full."""
        shown = self.scene.annotations.node_number(self.scene.layers.bodies.rows[self.id])
        number = self.scene.session.graph.node(self.id).value if shown is None else shown
        return "" if number is None else show_fully(number)

    def edit(self, text: str) -> Edit | None:
        """The number that was typed."""
        return None if text == self.initial else SetValues(((self.id, read_number(text)),))

    def stepped(self, text: str, steps: float) -> str:
        """The number that is so many steps above the one typed, each of the size that suits it."""
        number = read_number(text)
        return show_fully(tidy(number + unit_of(number) * steps))

    def place(self) -> tuple[float, float, float]:
        """Inside the leaf, beside its id."""
        bodies = self.scene.layers.bodies
        row = bodies.rows[self.id]
        # Of a leaf in a closed group, that is where the group is.
        x, y = self.scene.layers.center_of(self.id)
        width = float(bodies.sizes[row, 0])
        name = text_width(bodies.names[row])
        left = x - width / 2 + LEAF_PADDING + name + _GAP
        return left, y, max(width / 2 - LEAF_PADDING / 2 + x - left, _LEAST_WIDTH)


class NameEntry(Entry):
    """The id of a node."""

    def text(self) -> str:
        """The whole id."""
        return self.id

    def edit(self, text: str) -> Edit | None:
        """The new id."""
        return None if text == self.initial else Rename(self.id, text)

    def place(self) -> tuple[float, float, float]:
        """Where the id stands, below the circle."""
        x, y = self.scene.layers.center_of(self.id)
        return x - _NAME_WIDTH / 2, y + NAME_DROP, _NAME_WIDTH


class TitleEntry(Entry):
    """The id of a group."""

    @property
    def exists(self) -> bool:
        """Whether the group is still there."""
        return any(group.id == self.id for group in self.scene.session.graph.groups)

    def text(self) -> str:
        """The whole id."""
        return self.id

    def edit(self, text: str) -> Edit | None:
        """The new id."""
        return None if text == self.initial else Rename(self.id, text)

    def place(self) -> tuple[float, float, float]:
        """Where the title stands: at the top of the frame, or of the closed group's box."""
        bounds = title_room(self.scene.layers, self.id)
        if bounds is None:
            # A group around it was closed meanwhile.
            x, y = self.scene.layers.center_of(members_within(self.scene.session.graph, self.id)[0])
            return x - _TITLE_WIDTH / 2, y, _TITLE_WIDTH
        width = min(bounds.width - FRAME_PADDING, _TITLE_WIDTH)
        return bounds.left + FRAME_PADDING - _TITLE_INDENT, bounds.center[1], width


class InlineEditing:
    """The line edit of one canvas, while it is open."""

    def __init__(
        self, area: QAbstractScrollArea, scene: Scene, tell: Callable[[str, QPointF], None], font: QFont
    ) -> None:
        self._area, self._scene, self._tell, self._font = area, scene, tell, font
        self._entry: Entry | None = None
        self._line: CanvasLineEdit | None = None

    def open(self, id_: str) -> None:
        """Edit a leaf's number, or an operation's id."""
        leaf = self._scene.session.graph.node(id_).operation.is_leaf
        self._open(ValueEntry(self._scene, id_) if leaf else NameEntry(self._scene, id_))

    def open_title(self, group: str) -> None:
        """Edit a group's id."""
        self._open(TitleEntry(self._scene, group))

    def follow_view(self) -> None:
        """Stay beside the node after the view moved."""
        if self._line is None or self._entry is None:
            return
        view = self._scene.view
        left, middle, width = self._entry.place()
        scale = min(max(view.zoom, _LEAST_SCALE), _MOST_SCALE)
        x, y = view.to_viewport(left, middle)
        height = _HEIGHT * scale
        self._line.setGeometry(QRect(round(x), round(y - height / 2), round(width * scale), round(height)))

    def follow_graph(self) -> None:
        """Close when the node or group is gone."""
        if self._entry is not None and not self._entry.exists:
            self.close()

    def close(self) -> None:
        """Drop what was typed."""
        line, self._line, self._entry = self._line, None, None
        if line is None:
            return
        had_focus = line.hasFocus()
        line.hide()
        line.deleteLater()
        if had_focus:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, entry: Entry) -> None:
        self._leave()
        self._entry = entry
        line = self._line = CanvasLineEdit(entry.initial, self._area.viewport())
        font = QFont(self._font)
        font.setPointSizeF(
            QFontInfo(font).pointSizeF() * min(max(self._scene.view.zoom, _LEAST_SCALE), _MOST_SCALE)
        )
        line.setFont(font)
        line.confirmed.connect(self._confirm)
        line.dropped.connect(self.close)
        line.left.connect(self._leave)
        line.stepped.connect(self._step)
        self.follow_view()
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        """Return: take the text, or say why not and let the person go on typing."""
        try:
            self._commit()
        except GuibpError as error:
            self._refuse(error)

    def _step(self, steps: float) -> None:
        """Up and Down: another number in the line, which nobody has yet."""
        if self._line is None or self._entry is None:
            return
        try:
            self._line.setText(self._entry.stepped(self._line.text(), steps))
        except GuibpError as error:
            self._refuse(error)

    def _leave(self) -> None:
        """The focus is lost: take the text if it is valid, else let it go."""
        try:
            self._commit()
        except GuibpError as error:
            self._refuse(error)
            self.close()

    def _commit(self) -> None:
        line, entry = self._line, self._entry
        if line is None or entry is None:
            return
        edit = entry.edit(line.text())
        if edit is not None:
            # Closed only afterwards: a refusal leaves the line open.
            self._scene.session.do(edit)
        self.close()

    def _refuse(self, error: GuibpError) -> None:
        if self._line is not None:
            self._line.selectAll()
            corner = self._line.geometry().bottomLeft()
            self._tell(translate_error(error), QPointF(corner) - QPointF(12, 14))
