"""What a training over much data tells at its end, block by block, is what one evaluation gives."""

import numpy as np
import pytest

from guibp.engine import predictions, trainer
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.tape import Floats
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.model.expression import parse
from guibp.model.graph import Graph

ROWS = 100
TEXTS = {
    "a unit": "y = sigmoid(u*x + b); loss = mean(binary_cross_entropy(y, s))",
    "two losses": "y = tanh(u*x + b); z = u*x; loss = mean(squared_error(y, t)) + mean(squared_error(z, t))",
    "samples less their mean": "y = tanh(u*(x - mean(x)) + b); loss = mean(squared_error(y, t))",
    "a sigmoid of what was averaged": "y = sigmoid(u*x + mean(t)*b); loss = mean(binary_cross_entropy(y, s))",
    "a prediction of all samples": "y = mean(u*x + b); loss = squared_error(y, mean(t))",
    "a prediction of none": "y = u*b; loss = mean(squared_error(y, t))",
}


def graph_of(text: str) -> Graph:
    sources = 'x = data("x"); t = data("t"); s = sigmoid(t); u = param(0.5); b = param(-0.25);'
    graph = parse(sources + text)
    graph.set_output("loss")
    generator = np.random.default_rng(1)
    graph.set_dataset({name: generator.uniform(-1, 1, ROWS).tolist() for name in ("x", "t")})
    return graph


def conclude(graph: Graph, kernel: Kernel | None, batching: Batching) -> tuple[float, dict[str, Floats]]:
    training = Trainer(compile_tape(graph), Controls(), lambda: kernel, batching)
    training.run(limit=5)
    return training.conclude()


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize("batching", [WHOLE, Batching(7)])
def test_blocks_are_as_the_whole(
    text: str, batching: Batching, tiling: str, kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graph_of(text)
    loss, expected = conclude(graph, None, batching)
    monkeypatch.setattr(trainer, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(predictions, "BLOCK_NUMBERS", 13 * compile_tape(graph).slots)
    measured, found = conclude(graph, kernel, batching)
    assert measured == pytest.approx(loss, rel=1e-12)
    assert list(found) == list(expected)
    for id_, numbers in expected.items():
        np.testing.assert_allclose(found[id_], numbers, rtol=1e-12)
