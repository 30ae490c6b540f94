"""Rival: NodeGraphQt, one item of Qt's graphics scene for every node, port and wire.

It has no numbers on wires; each wire is given a text item of Qt's, as one would who needs them there.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QGraphicsTextItem, QWidget

from tests.benchmarks.canvas_subjects import Columns
from tests.benchmarks.racing import RivalMissingError


class NodeGraphCanvas:
    """The rival's canvas."""

    def __init__(self) -> None:
        try:
            import NodeGraphQt
        except ImportError as missing:
            raise RivalMissingError(f"NodeGraphQt does not start here: {missing}") from missing
        self._library = NodeGraphQt
        self._graph = NodeGraphQt.NodeGraph()
        self._graph.register_node(_node_class())
        self._viewer = self._graph.viewer()
        self._labels: list[QGraphicsTextItem] = []

    @property
    def window(self) -> QWidget:
        return self._viewer

    @property
    def surface(self) -> QWidget:
        return self._viewer.viewport()

    def build(self, columns: Columns) -> None:
        nodes = {
            node.id: self._graph.create_node(
                "bench.Node", pos=node.position or (0.0, 0.0), selected=False, push_undo=False
            )
            for node in columns.nodes
        }
        for edge in columns.edges:
            nodes[edge.source].output(0).connect_to(nodes[edge.target].input(0), push_undo=False)
        self._nodes = nodes

    def fit(self) -> None:
        self._viewer.zoom_to_nodes([node.view for node in self._nodes.values()])

    def show_actual_size(self) -> None:
        self._viewer.reset_zoom()
        self._viewer.centerOn(self._nodes["n0"].view)

    def grip(self) -> QPoint:
        middle = self._nodes["n0"].view.sceneBoundingRect().center()
        return self._viewer.mapFromScene(middle)

    def add_labels(self) -> None:
        for pipe in self._viewer.all_pipes():
            label = QGraphicsTextItem("", pipe)
            label.setPos(pipe.boundingRect().center())
            self._labels.append(label)

    def show_numbers(self, number: float) -> None:
        for row, label in enumerate(self._labels):
            label.setPlainText(f"{number + row:.3g}")


def _node_class() -> type:
    from NodeGraphQt import BaseNode

    class Node(BaseNode):
        __identifier__ = "bench"
        NODE_NAME = "Node"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out", multi_output=True)

    return Node
