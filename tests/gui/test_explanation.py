"""The explanation panel: sums, wires, the sigmoid in parts, and what can be copied of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from guibp.engine.stepper import Phase
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.equation_view import EquationView
from guibp.gui.panels.explaining import explain
from guibp.gui.panels.explanation import Explanation
from guibp.gui.panels.paragraphs import Kind
from guibp.gui.theme import Theme
from tests.gui.conftest import OpenWindow, part

FAN_OUT = "x = 3; a = square(x); b = 4*x; f = a + b"


def said(window: MainWindow) -> str:
    return "\n".join(line for one in explain(window.session) for line in one.lines)


def walk_to(window: MainWindow, node: str) -> None:
    """Step until a node had its backward turn."""
    while True:
        window.actions_by_name["step_next"].trigger()
        step = window.session.current_step
        assert step is not None
        if step.phase is Phase.BACKWARD and step.node == node:
            return


def test_a_sum_grows_term_by_term_while_stepping(open_window: OpenWindow) -> None:
    window = open_window(f"expr:{FAN_OUT}")
    walk = {"a", "b"}
    first = None
    for _ in range(20):
        window.actions_by_name["step_next"].trigger()
        step = window.session.current_step
        assert step is not None
        if step.phase is Phase.BACKWARD and step.node in walk:
            first = step.node
            break
    assert first is not None
    waiting, come = ("b", "6") if first == "a" else ("a", "4")
    assert f"∂f/∂{waiting} · ∂{waiting}/∂x" in said(window).split("SUM OVER THE BRANCHES")[1]
    assert come in said(window).split("SUM OVER THE BRANCHES")[1]
    window.actions_by_name["step_next"].trigger()
    assert said(window).rstrip().endswith("= 10")


def test_a_selected_node_shows_its_branches_and_their_sum(open_window: OpenWindow) -> None:
    window = open_window(f"expr:{FAN_OUT}")
    window.session.selection.select(["x"])
    text = said(window)
    assert "∂f/∂a · ∂a/∂x = 1 · 2 × x = 1 × 6 = 6" in text
    assert "∂f/∂x = ∂f/∂a · ∂a/∂x + ∂f/∂b · ∂b/∂x = 6 + 4 = 10" in text
    assert "If x grows by 0.01, f grows by about 0.1." in text


def test_a_shared_weight_is_summed_row_by_row(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(["w11"])
    evaluation = window.session.evaluation
    text = said(window)
    rows = [line for line in text.splitlines() if line.startswith("sample ")]
    shares = [float(line.rpartition(" = ")[2].replace("−", "-")) for line in rows]
    assert len(rows) == 4
    assert sum(shares) == pytest.approx(evaluation.gradient("w11"), rel=1e-2)
    # The words speak of the whole, though this sample's share is 0.
    assert "If w11 grows by 0.01, loss grows by about 4.91e−6." in text


def test_a_step_past_a_shared_weight_sums_over_the_samples(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    walk_to(window, "p11")
    text = said(window)
    assert "All samples share w11: each adds its part." in text
    assert "∂loss/∂w11 = Σ = 4.906e−4" in text


def test_all_samples_at_once_keep_the_sum(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(["w11"])
    window.session.show_all_samples()
    text = said(window)
    assert "SUM OVER THE SAMPLES" in text
    assert "∂loss/∂p11" not in text


def test_a_selected_wire_is_explained(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select([], [("g", 0)])
    text = said(window)
    assert "Wire · w → g" in text
    assert "∂f/∂w = ∂f/∂g · ∂g/∂w = 1 · x = 1 × 5 = 5" in text
    window.graph.disconnect("g", 0)
    assert "Wire" not in said(window)


def test_a_sigmoid_in_parts_multiplies_to_its_slope(open_window: OpenWindow) -> None:
    window = open_window("expr:z = param(0.5); s = sigmoid(z); f = 3*s")
    window.session.selection.select(["s"])
    assert "THE SIGMOID IN PARTS" not in said(window)
    before = window.session.evaluation.gradient("z")
    window.actions_by_name["graph_expand"].trigger()
    text = said(window).split("THE SIGMOID IN PARTS")[1]
    lines = [line for line in text.splitlines() if line.startswith(("∂s/∂z", "σ"))]
    assert [line.rpartition(" = ")[2] for line in lines] == ["0.2350", "0.2350"]
    assert window.session.evaluation.gradient("z") == pytest.approx(before)
    walk_to(window, "s_exp")
    assert "THE SIGMOID IN PARTS" in said(window)


def test_many_operands_are_not_all_told(open_window: OpenWindow) -> None:
    window = open_window()
    window.graph.add("parameter", id="w", value=1.0)
    window.graph.add("add", ["w"] * 30, id="f")
    window.session.selection.select(["f"])
    assert "… and 22 more" in said(window)


def test_equations_stay_and_leftovers_go(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    page = part(window, Explanation)
    for id_ in ("g", "w", "g"):
        window.session.selection.select([id_])
        QTest.qWait(0)
        shown = [label.text().replace("\u200b", "") for label in page.column.findChildren(QLabel)]
        assert sorted(shown) == sorted(said(window).splitlines())


def test_a_formula_takes_on_the_theme(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    QTest.qWait(20)
    window.appearance.show_theme(Theme.dark())
    QTest.qWait(20)
    view = part(part(window, Explanation), EquationView)
    picture = view.grab().toImage()
    found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert Theme.dark().palette.value.lower() in found
    assert Theme.light().palette.value.lower() not in found


def test_all_of_it_can_be_copied_as_text_and_latex(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    column = part(window, Explanation).column
    column.copy_text()
    assert "If w grows by 0.01, f grows by about 0.05." in QApplication.clipboard().text()
    column.copy_latex()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "w = -2"
    assert any(line.startswith(r"\frac{\partial f}{\partial w} = ") for line in lines)


def test_words_can_be_selected_by_mouse(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    words = [
        label
        for label in part(window, Explanation).findChildren(QLabel)
        if not isinstance(label, EquationView)
    ]
    assert words
    for label in words:
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_nothing_is_told_of_gradients_while_the_walk_is_forward(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["step_next"].trigger()
    kinds = {one.kind for one in explain(window.session)}
    assert Kind.VALUE in kinds
    assert not kinds & {Kind.GRADIENT, Kind.RESULT}
