"""What ``import guibp`` offers: every public name, and the same ones to a type checker."""

from __future__ import annotations

import pytest

import guibp
from guibp import library


def test_the_package_offers_what_the_library_has() -> None:
    assert guibp.__all__ == library.__all__
    assert all(getattr(guibp, name) is getattr(library, name) for name in guibp.__all__)
    assert set(guibp.__all__) <= set(dir(guibp))


def test_what_it_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        guibp.nowhere  # noqa: B018 - reading it is the test


def test_what_it_gives_says_in_a_line_what_it_is() -> None:
    """A thousand losses would fill the screen of whoever tries it out at a prompt."""
    graph = guibp.preset("xor")
    assert repr(graph) == "<Graph: 26 nodes, 27 edges>"
    assert repr(guibp.evaluate(graph)) == "<Evaluation: 26 nodes, samples: 4>"
    assert repr(guibp.check_gradients(graph)).startswith("<GradientCheck: 9 nodes, largest relative error ")
    result = guibp.train(graph, steps=1_000, learning_rate=0.1, optimizer="sgd")
    assert repr(result) == f"<TrainingResult: 1,000 steps, final loss {result.final_loss:.6g}>"
