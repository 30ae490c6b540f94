"""A training that leaves the finite numbers: where it stops, what it keeps, and which node it names."""

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.trainer import Outcome, Status, Trainer
from guibp.engine.training import train
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.model.document import read_document, write_document
from guibp.model.errors import DivergedError
from guibp.model.expression import parse
from guibp.model.graph import Graph

POLYNOMIAL = """
x = data("x"); t = data("t"); v = param(0.4); w = param(0.5); b = param(0.25)
a = w*x + v*t + b; e = square(a - t); q = square(e); loss = mean(q)
"""
"""Of fourth order: with a large rate every step is larger than the one before."""
PARAMETER = """
x = data("x"); w = param(1e308); b = param(2)
e = w*0 + square(x*b); loss = mean(e) + w*(-1)
"""
"""The loss stays finite; w, whose gradient is -1, is led out by the rate alone."""
LATE_ROW = """
x = data("x"); w = param(3); e = exp(w*x); loss = mean(e)
"""
"""Only the largest of x overflows, and no number of the other rows is large."""


def graph_of(text: str, rows: int) -> Graph:
    graph = parse(text)
    generator = np.random.default_rng(rows)
    columns = {name: generator.uniform(-1, 1, rows) for name in ("x", "t")}
    graph.set_dataset({name: column.tolist() for name, column in columns.items()})
    return graph


def begin(graph: Graph, controls: Controls, kernel: Kernel | None, batching: Batching) -> Trainer:
    return Trainer(compile_tape(graph), controls, lambda: kernel, batching)


def bits(trainer: Trainer) -> list[str]:
    return [value.hex() for _, value in trainer.parameters()]


def diverge(graph: Graph, controls: Controls, kernel: Kernel | None, batching: Batching) -> Outcome:
    """Train till it diverges; what it kept is what it had after the last whole step."""
    trainer = begin(graph, controls, kernel, batching)
    outcome = trainer.run(limit=200)
    assert outcome.status is Status.DIVERGED
    assert outcome.step == trainer.step == len(trainer.history.losses)
    assert np.isfinite(trainer.history.losses).all()
    twin = begin(graph, controls, kernel, batching)
    assert twin.run(limit=outcome.step).status is Status.FINISHED
    assert bits(twin) == bits(trainer)
    # And the next step is no other: it diverges again, at once, and nothing changes.
    assert trainer.run(limit=1) == outcome
    assert bits(twin) == bits(trainer)
    return outcome


@pytest.mark.parametrize("kind", [OptimizerKind.SGD, OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV])
@pytest.mark.parametrize("rows,batching", [(3, WHOLE), (40, WHOLE), (40, Batching(3)), (40, Batching(24))])
def test_loss_that_leaves(
    rows: int, batching: Batching, kind: OptimizerKind, tiling: str, kernel: Kernel
) -> None:
    controls = Controls(kind, 50.0)
    outcomes = [diverge(graph_of(POLYNOMIAL, rows), controls, way, batching) for way in (None, kernel)]
    assert outcomes[0] == outcomes[1]
    assert 0 < outcomes[0].step < 20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows,batching", [(3, WHOLE), (40, WHOLE), (40, Batching(3)), (40, Batching(24))])
def test_parameter_that_leaves(
    rows: int, batching: Batching, kind: OptimizerKind, tiling: str, kernel: Kernel
) -> None:
    """However often nothing but the optimiser's step leaves the finite numbers."""
    controls = Controls(kind, 1.7e308)
    for way in (None, kernel):
        trainer = begin(graph_of(PARAMETER, rows), controls, way, batching)
        outcome = trainer.run(limit=10)
        assert outcome == Outcome(Status.DIVERGED, 0, "w")
        assert trainer.parameters() == (("w", 1e308), ("b", 2.0))


@pytest.mark.parametrize("place", [0, 3, 8, 21, 39])
@pytest.mark.parametrize("batching", [WHOLE, Batching(3), Batching(24)])
def test_one_row_is_enough(place: int, batching: Batching, tiling: str, kernel: Kernel) -> None:
    graph = parse(LATE_ROW)
    column = [-0.5] * 40
    column[place] = 240.0
    graph.set_dataset({"x": column})
    outcomes = [diverge(graph, Controls(learning_rate=0.1), way, batching) for way in (None, kernel)]
    assert outcomes[0] == outcomes[1]
    assert outcomes[0].node == "e"


@pytest.mark.parametrize("rows", [3, 40])
def test_numbers_that_the_output_ignores_may_leave(rows: int, tiling: str, kernel: Kernel) -> None:
    text = 'x = data("x"); w = param(1); aside = log(x - 2); e = square(w*x - 1); loss = mean(e)'
    for way in (None, kernel):
        graph = graph_of(text, rows)
        graph.set_output("loss")
        outcome = begin(graph, Controls(learning_rate=0.1), way, WHOLE).run(limit=30)
        assert outcome == Outcome(Status.FINISHED, 30)


@pytest.mark.parametrize("rows", [3, 40])
def test_gradients_that_no_parameter_has_may_leave(rows: int, tiling: str, kernel: Kernel) -> None:
    """The gradient by the constant is infinite at 0, and nobody asks for it."""
    text = 'x = data("x"); w = param(1); c = const(0); e = square(w*x - 1) + c**0.5; loss = mean(e)'
    for way in (None, kernel):
        outcome = begin(graph_of(text, rows), Controls(learning_rate=0.1), way, WHOLE).run(limit=30)
        assert outcome == Outcome(Status.FINISHED, 30)


def test_a_last_step_that_leads_out_is_a_divergence(kernel: Kernel) -> None:
    """Its parameters are finite and kept; the loss behind it is not."""
    graph = parse("x = 3; w = param(0.5); f = square(w*x)")
    steps = next(steps for steps in range(1, 200) if ends_infinite(graph, steps))
    with pytest.raises(DivergedError, match=f"after {steps} steps"):
        train(copy_of(graph), steps=steps, learning_rate=10.0)
    train(copy_of(graph), steps=steps - 1, learning_rate=10.0)


def ends_infinite(graph: Graph, steps: int) -> bool:
    trainer = Trainer(compile_tape(graph), Controls(learning_rate=10.0))
    trainer.run(limit=steps)
    return not np.isfinite(trainer.conclude()[0])


def copy_of(graph: Graph) -> Graph:
    return read_document(write_document(graph), "copy")


@pytest.mark.parametrize("steps", [3, 3000])
def test_what_fused_sums_hide_is_told_at_the_end(steps: int) -> None:
    """A product that overflows cancels within a fused sum, but not in the graph that everybody sees."""
    graph = parse(
        'x = data("x"); w = param(1e200); v = param(-1e200); m = w*x; k = v*x; s = m + k; f = mean(tanh(s))'
    )
    graph.set_dataset({"x": [1e150, 2.0, 3.0, 4.0, 5.0]})
    with pytest.raises(DivergedError, match='"m" left the finite numbers'):
        train(graph, steps=steps, learning_rate=1e-3)
