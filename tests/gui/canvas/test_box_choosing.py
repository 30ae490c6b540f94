"""A box that is clicked stands for its result, in whatever order its nodes came into the graph."""

from pytestqt.qtbot import QtBot

from guibp.model.edits import AddGroup, CollapseGroup
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, show_canvas


def test_the_result_of_a_box_is_the_current_node(qtbot: QtBot) -> None:
    graph = Graph()
    graph.add("tanh", id="end", position=(300.0, 0.0))
    graph.add("sigmoid", id="result", position=(150.0, 0.0))
    graph.add("square", id="before", position=(0.0, 0.0))
    graph.add("input", id="x", position=(-150.0, 0.0))
    for source, target in (("x", "before"), ("before", "result"), ("result", "end")):
        graph.connect(source, target, port=0)
    graph.apply(AddGroup("unit", ("result", "before")))
    graph.apply(CollapseGroup("unit"))
    canvas = show_canvas(qtbot, graph)
    Mouse(canvas).click(canvas.node_center("result"))
    assert canvas.session.selection.nodes == {"result", "before"}
    assert canvas.session.selection.current == "result"
