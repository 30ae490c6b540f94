"""Runs the window on a real display and answers where things are and what they show, line by line.

Everything that is done to the window comes from outside, by mouse and keys; from here it is only read.
A question is a JSON list of a name and arguments on standard input, an answer a JSON value on standard
output.
"""

import json
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication

from guibp.gui import create_window
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.main_window import MainWindow

Answer = object


class Driver(QObject):
    """Answers the questions of one test."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        canvas = window.findChild(QAbstractScrollArea, "canvas")
        if not isinstance(canvas, Canvas):
            raise TypeError(canvas)
        self._canvas = canvas
        self._unread = b""
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._answers: dict[str, Callable[..., Answer]] = {
            "ready": self._is_ready,
            "node": lambda id_: self._on_screen(self._canvas.node_center(id_)),
            "port": lambda id_, port: self._on_screen(self._canvas.port_center(id_, port)),
            "edge": lambda *edge: self._on_screen(self._canvas.edge_center(*edge)),
            "place": lambda x, y: self._on_screen(QPoint(x, y)),
            "annotation": self._canvas.edge_annotation,
            "palette": self._find_operation,
            "graph": self._describe_graph,
            "selected": lambda: sorted(window.session.selection.nodes),
            "focus": self._describe_focus,
            "refusal": self._describe_refusal,
            "zoom": self._canvas.zoom,
            "modified": window.isWindowModified,
        }

    def _read(self) -> None:
        chunk = os.read(sys.stdin.fileno(), 65536)
        if not chunk:
            self._notifier.setEnabled(False)
            QApplication.exit(0)
            return
        *lines, self._unread = (self._unread + chunk).split(b"\n")
        for line in lines:
            name, *arguments = json.loads(line)
            print(json.dumps(self._answers[name](*arguments)), flush=True)

    def _on_screen(self, point: QPoint) -> Answer:
        place = self._canvas.viewport().mapToGlobal(point)
        return [place.x(), place.y()]

    def _is_ready(self) -> Answer:
        return self._window.isActiveWindow() and self._canvas.isVisible()

    def _find_operation(self, operation: str) -> Answer:
        view = self._window.findChild(QAbstractItemView, "palette")
        if view is None:
            return None
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(Qt.ItemDataRole.UserRole) == operation:
                place = view.viewport().mapToGlobal(view.visualRect(index).center())
                return [place.x(), place.y()]
        return None

    def _describe_graph(self) -> Answer:
        graph = self._window.graph
        return {
            "nodes": {node.id: [node.op, node.value] for node in graph.node_records},
            "edges": [[edge.source, edge.target, edge.port] for edge in graph.edges],
        }

    def _describe_focus(self) -> Answer:
        widget = QApplication.focusWidget()
        return None if widget is None else widget.objectName()

    def _describe_refusal(self) -> Answer:
        scene = self._canvas.scene
        return scene.feedback.reason or (scene.notice.text if scene.notice is not None else "")


def main() -> int:
    """Open the window and answer until standard input ends."""
    application = QApplication(sys.argv)
    window = create_window()
    window.show()
    driver = Driver(window)
    code = application.exec()
    driver.deleteLater()
    window.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
