"""Frozen parameters: no step moves them, no start draws them, and all else is as if they were constants."""

from collections.abc import Callable

import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.random_start import draw_start
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls
from guibp.model.edits import ChangeOperation
from tests.engine.graphs import xor

Way = Callable[[], Kernel | None]


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Way:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


@pytest.mark.parametrize("kind", KINDS)
def test_the_others_learn_as_if_it_were_a_constant(kind: OptimizerKind, way: Way) -> None:
    frozen, constant = xor(), xor()
    frozen.freeze("w11")
    constant.apply(ChangeOperation("w11", "constant"))
    found = []
    for graph in (frozen, constant):
        trainer = Trainer(compile_tape(graph), Controls(kind, 0.05), way)
        trainer.run(limit=50)
        found.append(trainer.parameters())
    assert found[0] == found[1]
    assert "w11" not in dict(found[0])


def test_a_result_tells_frozen_parameters_too() -> None:
    graph = guibp.preset("xor")
    value = graph.node("w11").value
    order = list(guibp.train(graph, steps=2).parameters)
    graph = guibp.preset("xor")
    graph.freeze("w11")
    result = guibp.train(graph, steps=50)
    assert result.parameters["w11"] == graph.node("w11").value == value
    assert list(result.parameters) == order


def test_a_new_start_leaves_it_and_draws_the_others_as_ever() -> None:
    graph = guibp.preset("xor")
    free = dict(draw_start(graph, 3))
    graph.freeze("w11", "v1")
    drawn = dict(draw_start(graph, 3))
    assert drawn == {id_: value for id_, value in free.items() if id_ not in {"w11", "v1"}}


def test_where_all_are_frozen_there_is_nothing_to_train() -> None:
    graph = guibp.parse("w = param(2); u = param(1); f = square(w)")
    graph.freeze("w")
    with pytest.raises(guibp.UnfinishedGraphError, match="frozen"):
        guibp.train(graph, steps=1)
    graph.unfreeze("w")
    assert guibp.train(graph, steps=1).parameters["w"] != 2.0


def test_its_gradient_is_told_all_the_same() -> None:
    graph = guibp.parse("w = param(2); f = square(w)")
    graph.freeze("w")
    assert guibp.evaluate(graph).gradient("w") == 4.0
