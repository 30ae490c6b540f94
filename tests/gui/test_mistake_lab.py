"""The mistake lab in the window: a broken rule is seen and told, and never gets into the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QPushButton, QTableWidget, QToolButton
from pytestqt.qtbot import QtBot

from guibp.engine.evaluation import evaluate
from guibp.engine.mistakes import Fault, Mistake, list_faults
from guibp.gui.main_window import MainWindow
from guibp.gui.mistake_lab import STEPS, Answer
from guibp.model.document import write_document
from guibp.model.edits import SetValues
from tests.gui.conftest import OpenWindow, child, part

FAN = "expr:x = param(3); p = 2*x; q = 5*x; f = p + q"
LEFT = Qt.MouseButton.LeftButton


def open_lab(open_window: OpenWindow, source: str = "preset:wx+b") -> MainWindow:
    window = open_window(source)
    window.actions_by_name["graph_mistake"].trigger()
    QApplication.processEvents()
    return window


def choose(window: MainWindow, mistake: Mistake, node: str | None = None) -> None:
    rule, place = child(window, QComboBox, "mistake_rule"), child(window, QComboBox, "mistake_place")
    rule.setCurrentIndex(rule.findData(str(mistake)))
    place.setCurrentIndex(max(place.findData(node), 0))


def click(window: MainWindow, name: str) -> None:
    QTest.mouseClick(child(window, QPushButton, name), LEFT)
    QApplication.processEvents()


def text(window: MainWindow) -> str:
    return child(window, QLabel, "mistake_text").text()


def banner(window: MainWindow) -> QFrame:
    return child(window, QFrame, "mistake_banner")


def gradient(window: MainWindow, source: str, target: str, port: int = 0) -> str:
    return window.canvas.edge_annotation(source, target, port)[1]


def walks(window: MainWindow) -> int:
    """How many steps the walk has done, 0 if there is none."""
    walk = window.session.walk
    return 0 if walk is None else walk.position


def is_broken(window: MainWindow) -> bool:
    return window.lab.is_broken


def is_exercise(window: MainWindow) -> bool:
    return window.lab.is_exercise


def trains(window: MainWindow) -> bool:
    return window.session.running is not None


def wait_for_check(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.lab.checks), timeout=5000)


def test_the_lab_opens_with_a_rule_and_its_places(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    assert window.docks.mistakes.isVisible()
    assert child(window, QComboBox, "mistake_place").currentText() == "g"
    assert not banner(window).isVisible()


def test_a_broken_rule_shows_on_the_canvas_and_mending_brings_the_right_numbers_back(
    open_window: OpenWindow,
) -> None:
    window = open_lab(open_window)
    before = write_document(window.graph)
    choose(window, Mistake.WRONG_LOCAL, "g")
    click(window, "mistake_act")
    assert gradient(window, "w", "g") == "−2"
    assert banner(window).isVisible()
    assert "∂g/∂w = w" in text(window)
    assert "Right is x" in text(window)
    click(window, "mistake_end")
    assert gradient(window, "w", "g") == "5"
    assert not banner(window).isVisible()
    assert write_document(window.graph) == before
    assert not window.isWindowModified()
    assert not window.session.undo_stack.canUndo()


def test_the_banner_mends_and_stays_in_the_middle(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "g"))
    QApplication.processEvents()
    window.resize(1000, 760)
    QApplication.processEvents()
    area = window.canvas.viewport().rect()
    assert abs(banner(window).geometry().center().x() - area.center().x()) <= 1
    QTest.mouseClick(part(banner(window), QToolButton), LEFT)
    assert not is_broken(window)
    assert gradient(window, "w", "g") == "5"


def test_the_check_marks_what_differs(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_lab(open_window, FAN)
    choose(window, Mistake.OVERWRITTEN_BRANCH, "x")
    click(window, "mistake_act")
    wait_for_check(window, qtbot)
    table = child(window, QTableWidget, "mistake_checks")
    rows = []
    for row in range(table.rowCount()):
        cells = [table.item(row, column) for column in range(4)]
        rows.append([cell.text() if cell is not None else "" for cell in cells])
    assert rows[-1][:3] == ["✗", "x", "2"]
    assert float(rows[-1][3]) == pytest.approx(7)
    assert [row[0] for row in rows[:-1]] == ["✓"] * (len(rows) - 1)


def test_two_trainings_run_to_their_end(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_lab(open_window, "preset:xor")
    parameters = write_document(window.graph)
    window.lab.plant(Fault(Mistake.SYMMETRIC_START))
    qtbot.waitUntil(lambda: len(window.lab.losses[1]) == STEPS, timeout=20000)
    broken, right = window.lab.losses
    assert right[-1] < 0.1 < broken[-1]
    assert write_document(window.graph) == parameters


def test_an_edit_is_followed_and_a_node_that_goes_takes_its_mistake_along(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "g"))
    window.session.do(SetValues((("w", 4.0),)))
    assert gradient(window, "w", "g") == "4"
    window.session.undo()
    assert gradient(window, "w", "g") == "−2"
    window.graph.remove("g")
    assert not is_broken(window)
    assert not banner(window).isVisible()


def test_a_value_that_is_dragged_shows_the_broken_numbers_of_it(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "g"))
    window.session.preview_value("w", 7.0)
    assert gradient(window, "w", "g") == "7"
    window.session.end_preview()
    assert gradient(window, "w", "g") == "−2"


def test_steps_and_training_follow_the_right_rules(open_window: OpenWindow) -> None:
    window = open_lab(open_window, "preset:xor")
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "y"))
    window.actions_by_name["step_next"].trigger()
    assert not is_broken(window)
    assert walks(window) == 1
    assert "taken out" in window.statusBar().currentMessage()
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "y"))
    assert walks(window) == 0
    window.actions_by_name["train_toggle"].trigger()
    assert not is_broken(window)
    assert window.training.is_running
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "y"))
    assert not trains(window)
    assert is_broken(window)


def test_another_document_has_no_mistake(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "g"))
    window.actions_by_name["example_sigmoid"].trigger()
    assert not is_broken(window)
    right = evaluate(window.graph)
    shown = window.session.evaluation
    assert all(shown.gradient(id_) == right.gradient(id_) for id_ in window.graph.nodes)


@pytest.mark.parametrize("seed", range(6))
def test_a_hidden_mistake_is_found(open_window: OpenWindow, seed: int) -> None:
    window = open_lab(open_window, "preset:xor")
    window.lab.seed(seed)
    click(window, "mistake_hide")
    planted = window.lab.fault
    assert planted is not None
    assert "Which rule" in text(window)
    wrong = next(
        one for one in list_faults(window.session.evaluation.tape) if one.mistake is not planted.mistake
    )
    choose(window, wrong.mistake, wrong.node)
    click(window, "mistake_act")
    assert "✗" in text(window)
    assert is_exercise(window)
    choose(window, planted.mistake, planted.node)
    click(window, "mistake_act")
    assert "Found" in text(window)
    assert not is_exercise(window)
    assert is_broken(window)


def test_a_hidden_mistake_can_be_shown(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    click(window, "mistake_hide")
    click(window, "mistake_end")
    assert not is_exercise(window)
    assert is_broken(window)


def test_guesses_are_told_how_near_they_are(open_window: OpenWindow) -> None:
    lab = open_lab(open_window, "preset:xor").lab
    lab.plant(Fault(Mistake.WRONG_LOCAL, "h1"))
    assert lab.guess(Fault(Mistake.WRONG_LOCAL, "h2")) is Answer.RIGHT_RULE
    assert lab.guess(Fault(Mistake.WRONG_UPDATE)) is Answer.WRONG
    assert lab.guess(Fault(Mistake.WRONG_LOCAL, "h1")) is Answer.RIGHT
    lab.plant(Fault(Mistake.KEPT_GRADIENTS))
    assert lab.guess(Fault(Mistake.WRONG_UPDATE)) is Answer.WRONG


def test_a_graph_without_output_has_nothing_to_break(open_window: OpenWindow) -> None:
    window = open_lab(open_window, "expr:x = 2; a = exp(x); b = log(x)")
    assert not child(window, QPushButton, "mistake_act").isEnabled()
    assert not window.lab.plant_random()
    assert "nothing to break" in text(window)


def test_a_large_graph_is_left_alone(open_window: OpenWindow) -> None:
    terms = "; ".join(f"n{place} = exp(n{place - 1})" for place in range(1, 1100))
    window = open_lab(open_window, f"expr:n0 = -1; {terms}")
    assert window.lab.faults() == ()
    assert "too large" in text(window)


def test_closing_with_a_broken_rule_leaves_nothing(open_window: OpenWindow) -> None:
    window = open_lab(open_window, "preset:xor")
    window.lab.plant(Fault(Mistake.WRONG_UPDATE))
    QTest.qWait(200)
    window.close()
    assert not is_broken(window)


def test_the_canvas_beside_the_banner_is_still_worked_on(open_window: OpenWindow) -> None:
    window = open_lab(open_window)
    window.lab.plant(Fault(Mistake.WRONG_LOCAL, "g"))
    viewport = window.canvas.viewport()
    place = window.canvas.node_center("w")
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(place))
    assert window.session.selection.nodes == frozenset({"w"})
