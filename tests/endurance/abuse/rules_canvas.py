"""What hands do on the canvas: clicks, drags, wires, drops, keys, and all of them given up half-way."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QFocusEvent
from PySide6.QtWidgets import QApplication

from guibp.model.operations import OPERATIONS
from tests.endurance.abuse.base import EditorRules
from tests.endurance.abuse.editor import Button, Key, Modifier
from tests.endurance.abuse.places import Spot, buttons, modifiers, numbers, spots
from tests.endurance.abuse.telling import told
from tests.gui.contract.driving import drop

WAYS_OUT: tuple[str, ...] = (
    "escape",
    "focus",
    "popup",
    "hide",
    "other button",
    "edit_undo",
    "edit_delete",
    "edit_paste",
)
WAYS_OUT += ("file_save", "step_next", "train_toggle", "graph_layout", "edit_fold", "example", "elsewhere")
KEYS = (
    *(
        (key, modifier)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
        for modifier in (Modifier.NoModifier, Modifier.AltModifier, Modifier.ControlModifier)
    ),
    *((key, Modifier.NoModifier) for key in (Key.Key_Escape, Key.Key_Delete, Key.Key_Space, Key.Key_F2)),
    *(
        (key, Modifier.ControlModifier)
        for key in (
            Key.Key_Z,
            Key.Key_Y,
            Key.Key_X,
            Key.Key_C,
            Key.Key_V,
            Key.Key_D,
            Key.Key_A,
            Key.Key_G,
            Key.Key_S,
        )
    ),
)


class CanvasRules(EditorRules):
    """Gestures with the mouse, and keys while the canvas has the focus."""

    @rule(spot=spots, button=buttons, held=modifiers, choice=numbers)
    @told
    def click(self, spot: Spot, button: Button, held: Modifier, choice: int) -> None:
        place = spot.find(self.editor)
        self.editor.press(place, button, held)
        self.editor.release(place, button, held)
        if QApplication.activePopupWidget() is not None:
            self.editor.choose_from_popup(choice)

    @rule(start=spots, end=spots, button=buttons, held=modifiers)
    @told
    def drag(self, start: Spot, end: Spot, button: Button, held: Modifier) -> None:
        begin, finish = start.find(self.editor), end.find(self.editor)
        self.editor.drag_to(begin, finish, button, held)
        self.editor.release(finish, button, held)

    @rule(first=numbers, second=numbers, held=modifiers)
    @told
    def draw_a_wire(self, first: int, second: int, held: Modifier) -> None:
        begin = Spot("out", first).find(self.editor)
        finish = Spot("port", second).find(self.editor)
        self.editor.drag_to(begin, finish, Button.LeftButton, held)
        self.editor.release(finish, Button.LeftButton, held)

    @rule(first=numbers, second=numbers)
    @told
    def plug_a_wire_elsewhere(self, first: int, second: int) -> None:
        begin = Spot("port", first).find(self.editor)
        finish = Spot("port", second).find(self.editor)
        self.editor.drag_to(begin, finish, Button.LeftButton, Modifier.NoModifier)
        self.editor.release(finish, Button.LeftButton, Modifier.NoModifier)

    @rule(edge=numbers, size=st.integers(10, 80))
    @told
    def cut_wires(self, edge: int, size: int) -> None:
        middle = Spot("edge", edge).find(self.editor)
        begin, finish = middle - QPoint(size, size), middle + QPoint(size, size)
        self.editor.drag_to(begin, finish, Button.RightButton, Modifier.ControlModifier)
        self.editor.release(finish, Button.RightButton, Modifier.ControlModifier)

    @rule(spot=spots, width=st.integers(20, 500), height=st.integers(20, 400), held=modifiers)
    @told
    def box_select(self, spot: Spot, width: int, height: int, held: Modifier) -> None:
        begin = Spot("empty", spot.number).find(self.editor)
        finish = begin + QPoint(width, height)
        self.editor.drag_to(begin, finish, Button.LeftButton, held)
        self.editor.release(finish, Button.LeftButton, held)

    @rule(
        start=spots,
        end=spots,
        button=buttons,
        held=modifiers,
        way=st.sampled_from(WAYS_OUT),
        lets_go=st.booleans(),
    )
    @told
    def give_up_half_way(
        self, start: Spot, end: Spot, button: Button, held: Modifier, way: str, lets_go: bool
    ) -> None:
        begin, finish = start.find(self.editor), end.find(self.editor)
        self.editor.drag_to(begin, finish, button, held)
        self._leave(way)
        if lets_go:
            self.editor.release(finish, button, held)
        else:
            self.editor.canvas.cancel_gesture()

    def _leave(self, way: str) -> None:
        editor, canvas = self.editor, self.editor.canvas
        reasons = {"focus": Qt.FocusReason.TabFocusReason, "popup": Qt.FocusReason.PopupFocusReason}
        if way == "escape":
            editor.key(Key.Key_Escape)
        elif way in reasons:
            QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, reasons[way]))
        elif way == "hide":
            canvas.hide()
            canvas.show()
        elif way == "other button":
            editor.press(QPoint(5, 5), Button.MiddleButton, Modifier.NoModifier)
            editor.release(QPoint(5, 5), Button.MiddleButton, Modifier.NoModifier)
        elif way == "elsewhere":
            if len(editor.graph):
                editor.graph.set_output(editor.graph.nodes[0])
        else:
            name = "example_neuron" if way == "example" else way
            editor.answers.path = str(self.file(3))
            editor.window.actions_by_name[name].trigger()

    @rule(
        spot=spots,
        text=st.sampled_from(["2", "y", "nan", ""]),
        end=st.sampled_from(["return", "escape", "click", "tab", "leave"]),
    )
    @told
    def double_click_and_type(self, spot: Spot, text: str, end: str) -> None:
        self.editor.double_click(spot.find(self.editor))
        if self.editor.focus is not self.editor.canvas:
            self.editor.type(text)
            self.end_typing(end)

    @rule(
        text=st.sampled_from(["add", "sig", "mul", "zzz", "5"]),
        end=st.sampled_from(["return", "escape", "click"]),
    )
    @told
    def search_and_add(self, text: str, end: str) -> None:
        if self.may_grow:
            self.editor.canvas.setFocus()
            self.editor.key(Key.Key_Tab)
            self.editor.type(text)
            self.end_typing(end)

    @rule(choice=st.sampled_from(KEYS))
    @told
    def press_a_key(self, choice: tuple[Key, Modifier]) -> None:
        key, held = choice
        if key not in {Key.Key_V, Key.Key_D} or self.may_grow:
            self.editor.canvas.setFocus()
            self.editor.answers.path = str(self.file(2))
            self.editor.key(key, held)

    @rule(operation=st.sampled_from(sorted(OPERATIONS)), spot=spots)
    @told
    def drop_an_operation(self, operation: str, spot: Spot) -> None:
        if self.may_grow:
            drop(self.editor.window, operation, spot.find(self.editor))

    @rule(spot=spots, turn=st.sampled_from([-960, -120, 120, 480]), held=modifiers)
    @told
    def turn_the_wheel(self, spot: Spot, turn: int, held: Modifier) -> None:
        self.editor.wheel(spot.find(self.editor), turn, held)

    @rule(spot=spots)
    @told
    def point(self, spot: Spot) -> None:
        place = spot.find(self.editor)
        QCursor.setPos(self.editor.canvas.viewport().mapToGlobal(place))
        self.editor.move(place, Button.NoButton, Modifier.NoModifier)

    @rule(chosen=st.lists(numbers, max_size=5))
    @told
    def select(self, chosen: list[int]) -> None:
        nodes = self.editor.graph.nodes
        if nodes:
            self.editor.session.selection.select({nodes[number % len(nodes)] for number in chosen})
