"""Screen readers get a child for every node, closed group and wire, through all edits, and nothing stale."""

import gc
import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from guibp.gui.canvas.accessible import AccessibleCanvas, AccessibleCanvases, AccessiblePart
from guibp.gui.canvas.accessible_parts import Kind, Part
from guibp.gui.canvas.canvas import Canvas
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, lecture_graph, show_canvas

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture
def reader(qapp: QApplication, canvas: Canvas) -> AccessibleCanvas:
    AccessibleCanvases.install(qapp)
    return interface_of(canvas)


def interface_of(canvas: Canvas) -> AccessibleCanvas:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, AccessibleCanvas)
    return found


def parts(reader: AccessibleCanvas) -> list[AccessiblePart]:
    children = [reader.child(place) for place in range(reader.childCount())]
    return [child for child in children if isinstance(child, AccessiblePart)]


def part(reader: AccessibleCanvas, kind: Kind, id_: str, port: int = 0) -> AccessiblePart:
    found = reader.interface_of(Part(kind, id_, port))
    assert found is not None
    return found


def test_every_node_and_wire_is_told_with_its_numbers(reader: AccessibleCanvas) -> None:
    assert [one.text(NAME) for one in parts(reader)] == [
        "w, parameter, value −2, gradient 5",
        "x, input, value 5, gradient −2",
        "b, parameter, value 3, gradient 1",
        "g, multiply, value −10, gradient 1",
        "f, add, output, value −7, gradient 1",
        "wire from w to g, operand 1, value −2, gradient 5",
        "wire from x to g, operand 2, value 5, gradient −2",
        "wire from g to f, operand 1, value −10, gradient 1",
        "wire from b to f, operand 2, value 3, gradient 1",
    ]
    assert reader.role() is QAccessible.Role.Canvas
    assert reader.text(NAME) == "Computational graph"


def test_what_is_not_computed_is_a_dash(reader: AccessibleCanvas, canvas: Canvas) -> None:
    canvas.session.stepping.reset()
    assert part(reader, Kind.NODE, "g").text(NAME) == "g, multiply, value –, gradient –"
    canvas.session.stepping.advance()
    assert part(reader, Kind.NODE, "g").text(NAME) == "g, multiply, at work, value −10, gradient –"
    assert part(reader, Kind.NODE, "g").text(VALUE) == "−10"


def test_children_know_their_places(reader: AccessibleCanvas) -> None:
    widgets = reader.childCount() - len(parts(reader))
    for place, one in enumerate(parts(reader)):
        assert reader.indexOfChild(one) == widgets + place
        assert one.parent() is reader
        assert one.childCount() == 0
    assert reader.child(10_000) is None


def test_places_on_the_screen(reader: AccessibleCanvas, canvas: Canvas) -> None:
    at = canvas.viewport().mapToGlobal(canvas.node_center("g"))
    node = part(reader, Kind.NODE, "g")
    assert node.rect().contains(at)
    assert abs(node.rect().center().x() - at.x()) <= 1
    assert reader.childAt(at.x(), at.y()) is node
    edge = canvas.viewport().mapToGlobal(canvas.edge_center("b", "f", 1))
    found = reader.childAt(edge.x(), edge.y())
    assert isinstance(found, AccessiblePart)
    assert found.part == Part(Kind.EDGE, "f", 1)
    corner = canvas.viewport().mapToGlobal(QPoint(canvas.viewport().width() - 5, 5))
    assert reader.childAt(corner.x(), corner.y()) is None


def test_states(reader: AccessibleCanvas, canvas: Canvas) -> None:
    canvas.session.selection.select(["g"], [("f", 1)])
    states = {one.part: one.state() for one in parts(reader)}
    assert [one.id for one, state in states.items() if state.selected] == ["g", "f"]
    assert [one.id for one, state in states.items() if state.focused] == ["g"]
    assert all(state.focusable and state.selectable for state in states.values())
    focused = reader.focusChild()
    assert isinstance(focused, AccessiblePart)
    assert focused.part.id == "g"
    canvas.viewing.zoom_by(8.0)
    canvas.reveal("f")
    assert part(reader, Kind.NODE, "w").state().offscreen


def test_actions(reader: AccessibleCanvas, canvas: Canvas) -> None:
    node = part(reader, Kind.NODE, "w")
    actions = node.actionInterface()
    assert actions is not None
    assert actions.actionNames() == [actions.pressAction(), actions.setFocusAction(), "edit"]
    actions.doAction(actions.pressAction())
    assert canvas.session.selection.nodes == {"w"}
    actions.doAction("edit")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    part(reader, Kind.EDGE, "f", 1).doAction(actions.setFocusAction())
    assert canvas.session.selection.edges == {("f", 1)}
    assert canvas.hasFocus()


def test_a_closed_group_is_one_child(reader: AccessibleCanvas, canvas: Canvas) -> None:
    graph = canvas.session.graph
    inner = part(reader, Kind.NODE, "g")
    graph.group("unit", ["w", "x", "g"])
    canvas.session.selection.select(["w", "x", "g"])
    from guibp.gui.structure import Structure

    Structure(canvas.session, canvas.come_near, canvas).fold()
    assert not Shiboken.isValid(inner)
    names = [one.text(NAME) for one in parts(reader)]
    assert names[2].startswith("unit, closed group, ")
    assert names[2].endswith("g = −10")
    assert names[3] == "wire from g to f, operand 1, value −10, gradient 1"
    assert part(reader, Kind.GROUP, "unit").role() is QAccessible.Role.Grouping
    assert part(reader, Kind.GROUP, "unit").state().selected


def test_parts_are_made_when_they_are_asked_for(qapp: QApplication, qtbot: QtBot) -> None:
    AccessibleCanvases.install(qapp)
    graph = Graph()
    for number in range(10_000):
        graph.add("constant", id=f"c{number}", value=1.0)
    canvas = show_canvas(qtbot, graph)
    reader = interface_of(canvas)
    assert reader.childCount() >= 10_000
    assert reader._made == {}
    last = reader.child(reader.childCount() - 1)
    assert last is not None
    assert last.text(NAME) == "c9999, constant, value 1, gradient –"
    assert len(reader._made) == 1
    canvas.session.loops.stop()


def test_nothing_stale_after_many_edits(reader: AccessibleCanvas, canvas: Canvas) -> None:
    graph, chance = canvas.session.graph, random.Random(4)
    before: list[AccessiblePart] = []
    for turn in range(300):
        edit_at_random(canvas, graph, chance, turn)
        shown = parts(reader)
        assert len(shown) == len(graph) + len(graph.edges)
        for one in shown:
            assert one.text(NAME)
            assert one.isValid()
            assert QAccessible.accessibleInterface(QAccessible.uniqueId(one)) is one
        for gone in before:
            assert Shiboken.isValid(gone) == (gone in shown)
        before = shown
        if turn % 50 == 0:
            gc.collect()


def edit_at_random(canvas: Canvas, graph: Graph, chance: random.Random, turn: int) -> None:
    try:
        match chance.randrange(5):
            case 0 | 1:
                graph.add("add", chance.sample(graph.nodes, min(2, len(graph))))
            case 2 if len(graph):
                graph.remove(chance.choice(graph.nodes))
            case 3 if len(graph):
                graph.rename(chance.choice(graph.nodes), f"renamed{turn}")
            case _:
                canvas.session.undo()
    except GuibpError:
        pass


def test_it_ends_with_its_canvas(qapp: QApplication) -> None:
    AccessibleCanvases.install(qapp)
    for _ in range(20):
        from guibp.gui.session import Session

        canvas = Canvas(Session(lecture_graph()))
        canvas.session.setParent(canvas)
        reader = interface_of(canvas)
        kept = parts(reader)
        canvas.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not Shiboken.isValid(reader)
        assert not any(Shiboken.isValid(one) for one in kept)
        del canvas, reader, kept
        gc.collect()


def test_the_focus_is_told(
    reader: AccessibleCanvas, canvas: Canvas, mouse: Mouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Heard:
        """Stands in for Qt's accessibility, as if a screen reader were on."""

        Event, Text, Role = QAccessible.Event, QAccessible.Text, QAccessible.Role

        @staticmethod
        def isActive() -> bool:  # noqa: N802 - as Qt calls it
            return True

        @staticmethod
        def updateAccessibility(event: object) -> None:  # noqa: N802 - as Qt calls it
            assert isinstance(event, QAccessibleEvent)
            told.append(event.accessibleInterface().text(NAME))

        registerAccessibleInterface = QAccessible.registerAccessibleInterface  # noqa: N815 - as Qt calls it
        deleteAccessibleInterface = QAccessible.deleteAccessibleInterface  # noqa: N815 - as Qt calls it

    monkeypatch.setattr("guibp.gui.canvas.accessible.QAccessible", Heard)
    mouse.click(canvas.node_center("w"))
    canvas.session.selection.select(["f"])
    canvas.session.selection.clear()
    assert told == ["w, parameter, value −2, gradient 5", "f, add, output, value −7, gradient 1"]
