"""A window that was closed is given back: window, session, canvas, graph and arrays."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp.gui import create_window


@pytest.mark.parametrize("deed", ["", "train_step", "step_next", "edit_duplicate", "graph_layout"])
def test_a_closed_window_leaves_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window = create_window("preset:xor")
    window.show()
    qapp.processEvents()
    if deed:
        window.session.selection.select(["y"])
        window.actions_by_name[deed].trigger()
        qapp.processEvents()
    scene = window.canvas.scene
    parts = [weakref.ref(part) for part in (window, window.session, window.graph, scene, scene.layers)]
    del scene
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [type(part()).__name__ for part in parts if part() is not None] == []
