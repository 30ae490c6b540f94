"""What stands out under the lens: bodies and wires, also of what is hidden in closed groups."""

from __future__ import annotations

import pytest

from guibp.gui.canvas.sights import rows_in_sight
from guibp.gui.lens import Sight, sight_along
from guibp.model.edits import CollapseGroup
from tests.gui.conftest import OpenWindow

EDGES = (("w", "g", 0), ("g", "f", 0))


def test_nodes_and_wires_of_a_sight(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    layers = window.canvas.scene.layers
    bodies, edges = rows_in_sight(layers, sight_along(EDGES))
    assert {layers.bodies.names[row] for row in bodies.tolist()} == {"w", "g", "f"}
    assert {layers.cables.key(row) for row in edges.tolist()} == {("g", 0), ("f", 0)}


def test_a_closed_group_stands_for_what_is_in_it(
    open_window: OpenWindow, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window("preset:wx+b")
    window.graph.group("unit", ["w", "g"])
    window.session.do(CollapseGroup("unit"))
    layers = window.canvas.scene.layers
    bodies, edges = rows_in_sight(layers, sight_along(EDGES))
    assert set(bodies.tolist()) == {layers.bodies.card_rows["unit"], layers.bodies.rows["f"]}
    assert {layers.cables.key(row) for row in edges.tolist()} == {("f", 0)}
    window.session.lens.show("test", sight_along(EDGES, ("x",)))
    window.canvas.viewport().grab()
    # A fault in painting is logged, not raised.
    assert not caplog.records


def test_what_is_gone_is_left_out(open_window: OpenWindow, caplog: pytest.LogCaptureFixture) -> None:
    window = open_window("preset:wx+b")
    window.session.lens.show("test", Sight(frozenset(("w", "gone")), frozenset((("gone", 3),))))
    bodies, edges = rows_in_sight(window.canvas.scene.layers, window.session.lens.sight or sight_along(()))
    assert (len(bodies), len(edges)) == (1, 0)
    window.graph.remove("w")
    window.canvas.viewport().grab()
    # A fault in painting is logged, not raised.
    assert not caplog.records


def test_only_the_owner_clears_the_lens(open_window: OpenWindow) -> None:
    lens = open_window("preset:wx+b").session.lens
    lens.show("one", sight_along(EDGES))
    lens.clear("another")
    assert lens.sight is not None
    lens.clear("one")
    assert lens.sight is None
