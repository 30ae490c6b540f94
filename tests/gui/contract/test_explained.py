"""What the explanation says of a sigmoid that was taken apart."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from tests.gui.contract.driving import Opener, action

SOURCE = "expr:z = param(0.5); s = sigmoid(z); t = const(1); l = binary_cross_entropy(s, t)"


def test_it_says_that_the_exact_form_is_lost(opened: Opener) -> None:
    window = opened(SOURCE)
    panel = window.findChild(QWidget, "explanation")
    assert panel is not None

    def said() -> str:
        return " ".join(label.text() for label in panel.findChildren(QLabel))

    for whole, expected in (("s", True), ("s", False)):
        window.session.selection.select([whole])
        action(window, "graph_expand").trigger()
        for id_ in ("s", "l"):
            window.session.selection.select([id_])
            assert ("exact form is lost" in said()) is expected, id_
        window.session.selection.select([])
        assert "exact form is lost" not in said()
    action(window, "edit_undo").trigger()
    for _ in range(len(window.graph.nodes)):
        action(window, "step_next").trigger()
        if window.session.current_step is not None and window.session.current_step.node == "l":
            assert "exact form is lost" in said()
            return
    raise AssertionError("the cross-entropy was never reached")
