"""Selected nodes are aligned and distributed, each in one undo step."""

import pytest

from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow

PLACES = {"a": (0.0, 0.0), "b": (40.0, 100.0), "c": (200.0, 30.0)}


def fill(window: MainWindow) -> Graph:
    graph = window.graph
    graph.add("input", id="a", position=PLACES["a"])
    graph.add("exp", id="b", position=PLACES["b"])
    graph.add("log", id="c", position=PLACES["c"])
    window.session.selection.select(["a", "b", "c"])
    return graph


@pytest.mark.parametrize(
    "command,axis,expected",
    [
        ("align_left", 0, [0, -26, -26]),
        ("align_center", 0, [100, 100, 100]),
        ("align_right", 0, [174, 200, 200]),
        ("align_top", 1, [0, 6, 6]),
        ("align_middle", 1, [50, 50, 50]),
        ("align_bottom", 1, [106, 100, 100]),
        ("distribute_across", 0, [0, 100, 200]),
        ("distribute_down", 1, [0, 100, 50]),
    ],
)
def test_one_coordinate_of_the_selected_changes_in_one_step(
    open_window: OpenWindow, command: str, axis: int, expected: list[float]
) -> None:
    window = open_window()
    graph = fill(window)
    saved, count = write_document(graph), window.session.undo_stack.count()
    window.actions_by_name[command].trigger()
    places = [graph.node(id_).position or (0, 0) for id_ in PLACES]
    assert [place[axis] for place in places] == expected
    assert [place[1 - axis] for place in places] == [place[1 - axis] for place in PLACES.values()]
    assert window.session.undo_stack.count() == count + 1
    window.actions_by_name[command].trigger()
    assert window.session.undo_stack.count() == count + 1
    window.session.undo()
    assert write_document(graph) == saved


def test_it_takes_enough_nodes(open_window: OpenWindow) -> None:
    window = open_window()
    fill(window)
    window.session.selection.select(["a", "b"])
    assert window.actions_by_name["align_left"].isEnabled()
    assert not window.actions_by_name["distribute_down"].isEnabled()
    window.session.selection.select(["a"])
    assert not window.actions_by_name["align_left"].isEnabled()
    for command in (window.commands.aligning.align_left, window.commands.aligning.distribute_down):
        command()
    assert window.graph.node("a").position == PLACES["a"]
