"""Boxed selection: what is selected in groups that the zoom closes stands for their boxes until they open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.scene import Scene
from guibp.gui.selection import NOTHING_CHOSEN, Chosen
from guibp.model.graph import Graph


class BoxedSelection:
    """Keeps the selection of one canvas to what a person can see.

    A box that looks selected is deleted, copied and moved as one. Near again, what was selected there
    before is selected as it was, unless the selection was touched meanwhile.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._near, self._boxed = NOTHING_CHOSEN, NOTHING_CHOSEN
        self._closed: Collection[str] = ()

    def follow_zoom(self) -> None:
        """After the zoom closed groups or opened them."""
        closed = frozenset(self._scene.layers.bodies.outlines)
        if closed == self._closed:
            return
        self._closed = closed
        selection = self._scene.session.selection
        if selection.is_empty:
            return
        if selection.chosen != self._boxed:
            self._near = selection.chosen
        selection.restore(self._in_boxes(self._near), self._scene.session.graph)
        self._boxed = selection.chosen

    def _in_boxes(self, chosen: Chosen) -> Chosen:
        """With all of each box that holds a part of it, and without the wires that lie within."""
        graph, boxes = self._scene.session.graph, self._find_boxes()
        edges = frozenset(key for key in chosen.edges if not _is_within(graph, key, boxes))
        bodies = self._scene.layers.bodies
        inside = (bodies.ids_in(row) for row in {boxes[id_] for id_ in chosen.nodes if id_ in boxes})
        return replace(chosen, nodes=chosen.nodes.union(*inside), edges=edges)

    def _find_boxes(self) -> dict[str, int]:
        """Node -> the box in which it is seen, of those that the zoom closed."""
        bodies = self._scene.layers.bodies
        rows = (bodies.card_rows[group] for group in bodies.outlines if group in bodies.card_rows)
        return {id_: row for row in rows for id_ in bodies.ids_in(row)}


def _is_within(graph: Graph, key: EdgeKey, boxes: dict[str, int]) -> bool:
    target, port = key
    return target in boxes and boxes.get(graph.operands(target).get(port, "")) == boxes[target]
