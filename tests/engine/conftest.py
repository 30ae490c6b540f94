"""The compiled kernel, once for all tests of the engine, both ways to evaluate, and tiles of any data."""

from collections.abc import Callable

import pytest

from guibp.engine import training_layout
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


@pytest.fixture(params=["whole", "tiles"])
def tiling(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """All rows at once where they fit the cache, or in tiles as small as there can be."""
    if request.param == "tiles":
        monkeypatch.setattr(training_layout, "CACHE_NUMBERS", 1)
        monkeypatch.setattr(training_layout, "SMALLEST_TILE", 8)
    return str(request.param)
