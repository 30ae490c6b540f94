"""The command that closes and opens groups: what it means for which selection, and while a training runs."""

from pathlib import Path

from guibp.gui.folding import plan_folding
from guibp.model.document import load, save, write_document
from guibp.model.edits import AddGroup, Batch, CollapseGroup, ExpandGroup
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow
from tests.gui.contract.driving import action, canvas, shown_numbers


def test_it_closes_the_innermost_group_around_the_selection_or_opens_the_outermost() -> None:
    graph = preset("xor")
    assert plan_folding(graph, ()) == plan_folding(graph, ("x1",)) == ()
    graph.apply(AddGroup("layer", ("unit 1", "unit 2")))
    assert plan_folding(graph, ("h1", "p11")) == (CollapseGroup("unit 1"),)
    assert plan_folding(graph, ("h1", "h2")) == (CollapseGroup("layer"),)
    assert plan_folding(graph, ("h1", "y", "x1")) == (CollapseGroup("layer"), CollapseGroup("unit 3"))
    graph.apply(Batch((CollapseGroup("unit 1"), CollapseGroup("layer"))))
    assert plan_folding(graph, ("h1",)) == (ExpandGroup("layer"),)
    assert plan_folding(graph, ("h1", "y")) == (ExpandGroup("layer"),)


def test_the_action_closes_all_units_with_one_undo_step_and_is_saved(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    fold, start, numbers = action(window, "edit_fold"), write_document(window.graph), shown_numbers(window)
    assert not fold.isEnabled()
    action(window, "edit_select_all").trigger()
    fold.trigger()
    assert all(group.collapsed for group in window.graph.groups)
    assert window.session.undo_stack.count() == 1
    assert shown_numbers(window) == numbers
    assert window.isWindowModified()
    fold.trigger()
    assert write_document(window.graph) == start


def test_a_closed_group_is_saved_closed(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(("h1",))
    action(window, "edit_fold").trigger()
    path = tmp_path / "closed.guibp"
    save(window.graph, path)
    again = open_window(str(path))
    assert [group.collapsed for group in load(path).groups] == [True, False, False]
    assert canvas(again).scene.layers.bodies.cards == ("unit 1",)
    assert shown_numbers(again) == shown_numbers(window)


def test_a_training_goes_on_while_groups_close_and_open(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.training.start()
    window.session.selection.select(("h1",))
    action(window, "edit_fold").trigger()
    assert window.training.is_running
    assert window.graph.group_record("unit 1").collapsed
    action(window, "edit_fold").trigger()
    assert window.training.is_running
    window.training.stop()
    assert window.session.undo_stack.count() == 3
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert not window.isWindowModified()


def test_several_groups_are_dissolved_in_one_step(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    action(window, "edit_select_all").trigger()
    action(window, "edit_ungroup").trigger()
    assert window.graph.groups == ()
    assert not action(window, "edit_ungroup").isEnabled()
    action(window, "edit_undo").trigger()
    assert write_document(window.graph) == start


def test_a_box_that_only_the_zoom_closes_opens_as_one_comes_nearer(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    view, start = canvas(window), write_document(window.graph)
    while not view.scene.layers.bodies.cards:
        action(window, "view_zoom_out").trigger()
    window.session.selection.select(("h1",))
    zoom = view.zoom()
    action(window, "edit_fold").trigger()
    assert write_document(window.graph) == start
    assert window.session.undo_stack.count() == 0
    assert view.zoom() > zoom
    assert "unit 1" not in view.scene.layers.bodies.cards
    assert view.viewport().rect().contains(view.node_center("h1"))
    action(window, "edit_fold").trigger()
    assert window.graph.group_record("unit 1").collapsed


def test_what_was_closed_by_hand_is_seen_to_open_from_afar(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    view = canvas(window)
    window.session.selection.select(("h1",))
    action(window, "edit_fold").trigger()
    while len(view.scene.layers.bodies.cards) < 3:
        action(window, "view_zoom_out").trigger()
    action(window, "edit_fold").trigger()
    assert not window.graph.group_record("unit 1").collapsed
    assert "unit 1" not in view.scene.layers.bodies.cards
