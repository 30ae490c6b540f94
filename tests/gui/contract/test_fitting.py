"""Nothing in the inspector is cut off, however long a number or a name is."""

from __future__ import annotations

import pytest

from guibp.gui.panels.edge_page import EdgePage
from guibp.gui.panels.explanation import Explanation
from guibp.gui.panels.node_page import NodePage
from tests.gui.contract.driving import Opener

NARROWEST = 280
LONG = "a name that goes on and on " * 20


@pytest.mark.parametrize("id_", ["w", "x", "g"])
def test_the_page_of_a_node_fits_the_panel(opened: Opener, id_: str) -> None:
    window = opened("expr:w = param(-1.2345678901234567e-300); x = 3.3333333333333335e-100; g = w*x")
    page = window.findChild(NodePage)
    assert page is not None
    window.graph.set_dataset({LONG: [-1.2345678901234567e-300]})
    window.session.selection.select([id_])
    assert page.minimumSizeHint().width() <= NARROWEST
    window.graph.rename(id_, LONG.replace(" ", "_"))
    assert page.minimumSizeHint().width() <= NARROWEST


def test_the_page_of_a_wire_fits_the_panel(opened: Opener) -> None:
    window = opened("expr:w = param(-1.2345678901234567e-300); x = -3.3333333333333335e-100; g = w*x")
    page = window.findChild(EdgePage)
    assert page is not None
    window.graph.rename("w", LONG.replace(" ", "_"))
    window.session.selection.select([], [("g", 0)])
    assert page.minimumSizeHint().width() <= NARROWEST


def test_a_long_id_does_not_widen_the_explanation(opened: Opener) -> None:
    window = opened("preset:wx+b")
    explanation = window.findChild(Explanation)
    assert explanation is not None
    page = explanation.widget()
    assert page is not None
    window.graph.rename("g", "x_" * 300)
    window.session.selection.select(["x_" * 300])
    assert page.minimumSizeHint().width() < 340
