"""An operand is told by the same word or number, counted from 1, wherever a person reads of it."""

from PySide6.QtWidgets import QDockWidget, QLabel

from guibp.gui.canvas.tips import describe
from guibp.gui.panels.explaining import explain
from guibp.gui.panels.paragraphs import Kind
from guibp.gui.theme import Theme
from tests.gui.conftest import OpenWindow, child


def test_an_operand_has_one_name_everywhere(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; n = 2; p = squared_error(n, x); f = p*x")
    for target, port, name in (("f", 1, "operand 2 of f"), ("p", 1, "operand target of p")):
        window.session.selection.select((), [(target, port)])
        source = window.graph.operands(target)[port]
        hit = window.canvas.scene.hit_at(*window.canvas.scene.edge_point(source, target, port))
        assert name in describe(window.canvas.scene, hit, Theme.light())
        told = [line for one in explain(window.session) if one.kind is Kind.QUIET for line in one.lines]
        assert name in told
        page = child(window, QDockWidget, "inspector")
        assert name.removesuffix(f" of {target}") in [label.text() for label in page.findChildren(QLabel)]
