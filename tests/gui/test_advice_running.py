"""Every cause of a stuck training provoked in the window while it trains, or where it left off."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guibp.explain.training_situation import Cause
from guibp.gui.panels.advice_line import AdviceLine, EvidencePopup
from guibp.model.document import save
from guibp.model.graph import Graph
from tests.engine.graphs import XOR_COLUMNS, XOR_START, single_unit, xor
from tests.explain.test_training_advice import regression, relu_net
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_advice_line import why_of

PATIENCE = 60_000
"""Milliseconds: a machine may be at other work."""


PACES = {Cause.SINGLE_UNIT: math.inf, Cause.OSCILLATING: 60.0}
"""Steps a second, where the cause shows late, or only for some hundred steps."""


@dataclass(frozen=True)
class Case:
    """What provokes a cause."""

    cause: Cause
    graph: Graph
    rate: float
    said: str
    columns: dict[str, list[float]] | None = None


def saturated() -> Graph:
    return xor(
        weights=dict(XOR_START) | {"w11": 9.0, "w12": 8.0, "b1": 20.0, "w21": 9.0, "w22": -8.0, "b2": -40.0}
    )


CASES = (
    Case(Cause.SYMMETRIC, xor(weights=dict.fromkeys(XOR_START, 0.3)), 0.5, "h1 and h2"),
    Case(Cause.SATURATED, saturated(), 0.01, "h1 is saturated"),
    Case(Cause.DIVERGING, regression([-1.0, 0.0, 3.0], [0.0, 1.0, 2.0]), 0.5, "0.05"),
    Case(Cause.OSCILLATING, xor(weights=dict(XOR_START)), 60.0, "it rose"),
    Case(Cause.TOO_SLOW, regression([-1.0, 0.0, 1.0], [-1.0, 1.0, 3.0]), 1e-9, "Try the learning rate"),
    Case(Cause.SINGLE_UNIT, single_unit(), 0.5, "(0, 0) and (1, 1) have target 0"),
    Case(Cause.DEAD, relu_net(-5.0), 0.05, "h is dead"),
    Case(Cause.OUT_OF_REACH, xor("squared_error"), 0.1, "row 3", {**XOR_COLUMNS, "t": [0.0, 1.0, -1.0, 0.0]}),
    Case(Cause.NOT_NORMALISED, regression([100.0, 200.0, 400.0], [3.0, 4.0, 6.0]), 0.1, "from 100 to 400"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.cause.value)
def test_it_is_told_why_it_is_stuck(
    case: Case, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "stuck.guibp"
    save(case.graph, path)
    window = open_window(str(path))
    if case.columns is not None:
        window.graph.set_dataset(case.columns)
    window.graph.set_training(optimizer="sgd", learning_rate=case.rate)
    line = child(window, AdviceLine, "advice_line")
    window.training.set_pace(PACES.get(case.cause, 2000.0))
    window.actions_by_name["train_toggle"].trigger()

    def is_told() -> bool:
        return line.advice is not None and line.advice.cause is case.cause

    qtbot.waitUntil(is_told, timeout=PATIENCE)
    window.training.stop()
    qtbot.waitUntil(is_told, timeout=PATIENCE)
    QTest.mouseClick(why_of(window), Qt.MouseButton.LeftButton)
    popup = part(line, EvidencePopup)
    assert popup.isVisible()
    text = "\n".join(label.text() for label in popup.labels)
    assert case.said in text
    assert "Try this" in text
    assert "{" not in text
    popup.close()
