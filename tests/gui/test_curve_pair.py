"""The two curves of a mistake: losses of any size are painted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from guibp.gui.panels.curve_pair import CurvePair
from guibp.gui.theme import Theme


@pytest.mark.parametrize("loss", [0.0, 1.0, -1.0, 1e20, -1e20, 1e300, -1e300])
def test_losses_that_stay_as_they_are_can_be_painted(qtbot: QtBot, loss: float) -> None:
    pair = CurvePair(Theme.light(), 3)
    qtbot.addWidget(pair)
    pair.resize(300, 200)
    pair.show_losses([loss] * 3, [loss] * 3)
    assert not pair.grab().isNull()
