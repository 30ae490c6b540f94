"""The compiled kernel, once for all tests of the engine, and both ways to evaluate."""

from collections.abc import Callable

import pytest

from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.kernel import Kernel, load_kernel
from guibp.model.graph import Graph
from tests.engine.graphs import evaluate_compiled

Run = Callable[[Graph], Evaluation]


@pytest.fixture(scope="session")
def kernel() -> Kernel:
    return load_kernel()


@pytest.fixture(params=["interpreted", "compiled"])
def run(request: pytest.FixtureRequest, kernel: Kernel) -> Run:
    if request.param == "interpreted":
        return evaluate
    return lambda graph: evaluate_compiled(graph, kernel)
