"""Mini-batches: every row once an epoch, in an order that the seed alone fixes, and trained as by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.engine.batches import Batches
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.tape import Floats
from guibp.engine.trainer import Trainer
from guibp.engine.training import train
from guibp.engine.training_settings import Batching, Controls, TrainingSettingsError
from guibp.model.graph import Graph

ROWS = 23
RATE = 0.1
COLUMNS = {
    name: np.random.default_rng(number).uniform(-1, 1, ROWS).tolist() for number, name in enumerate("xyt")
}


def pieces(batches: Batches, first: int, count: int) -> list[list[int]]:
    rows = batches.rows_of(first, count)
    return [rows.order[begin:end].tolist() for begin, end in itertools.pairwise(rows.bounds.tolist())]


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 3))
def test_every_row_comes_once_an_epoch(samples: int, size: int, seed: int) -> None:
    batches = Batches(samples, size, seed)
    for epoch in range(3):
        taken = pieces(batches, epoch * batches.steps_per_epoch, batches.steps_per_epoch)
        assert sorted(itertools.chain(*taken)) == list(range(samples))
        assert {len(piece) for piece in taken[:-1]} <= {min(size, samples)}
        assert len(taken[-1]) == (samples % size or size if size < samples else samples)


def test_order_is_the_seeds() -> None:
    one, same, other = (pieces(Batches(ROWS, 5, seed), 0, 20) for seed in (7, 7, 8))
    assert one == same
    assert one != other


def test_every_epoch_has_another_order() -> None:
    batches = Batches(ROWS, ROWS, 0)
    assert len({tuple(piece) for piece in pieces(batches, 0, 6)}) == 6


@given(st.integers(0, 30), st.integers(0, 15))
def test_any_steps_are_told_at_once(first: int, count: int) -> None:
    assert pieces(Batches(ROWS, 5, 1), first, count) == pieces(Batches(ROWS, 5, 1), 0, 60)[first:][:count]


def fit() -> Graph:
    """The mean of (a·x + b·y + c - t)², to be fitted to the columns."""
    graph = Graph()
    graph.set_dataset(COLUMNS)
    for name in COLUMNS:
        graph.add("input", id=name, column=name)
    for name, value in (("a", 0.5), ("b", -0.25), ("c", 0.125)):
        graph.add("parameter", id=name, value=value)
    products = [graph.add("multiply", ["a", "x"]), graph.add("multiply", ["b", "y"])]
    graph.add("squared_error", [graph.add("add", [*products, "c"]), "t"], id="error")
    graph.add("mean", ["error"], id="loss")
    return graph


def fit_by_hand(batches: Batches, steps: int) -> tuple[Floats, list[float]]:
    """Gradient descent in plain numpy."""
    table = np.array([COLUMNS["x"], COLUMNS["y"], [1.0] * ROWS]).T
    target, weights, losses = np.array(COLUMNS["t"]), np.array([0.5, -0.25, 0.125]), []
    for (rows,) in (pieces(batches, step, 1) for step in range(steps)):
        errors = table[rows] @ weights - target[rows]
        losses.append(float(np.mean(errors**2)))
        weights = weights - RATE * 2 * table[rows].T @ errors / len(rows)
    return weights, losses


@pytest.mark.parametrize("size", [1, 2, 4, 5, 8, 11, 16, 22])
@pytest.mark.parametrize("way", ["interpreted", "compiled"])
def test_training_is_that_by_hand(size: int, way: str, kernel: Kernel) -> None:
    chosen = kernel if way == "compiled" else None
    trainer = Trainer(
        compile_tape(fit()), Controls(OptimizerKind.SGD, RATE), lambda: chosen, Batching(size, 3)
    )
    for count in (1, 2, 57):
        trainer.run(limit=count)
    weights, losses = fit_by_hand(Batches(ROWS, size, 3), 60)
    np.testing.assert_allclose([value for _, value in trainer.parameters()], weights, rtol=1e-12)
    np.testing.assert_allclose(trainer.history.losses, losses, rtol=1e-11)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [3, 9])
def test_compiled_and_interpreted_agree(kind: OptimizerKind, size: int, kernel: Kernel) -> None:
    one, other = (
        Trainer(compile_tape(fit()), Controls(kind, 0.02), choose, Batching(size, 1))
        for choose in (lambda: None, lambda: kernel)
    )
    for trainer in (one, other):
        trainer.run(limit=50)
    np.testing.assert_allclose(
        [value for _, value in one.parameters()], [value for _, value in other.parameters()], rtol=1e-10
    )


def test_reset_begins_with_the_first_batch() -> None:
    trainer = Trainer(compile_tape(fit()), batching=Batching(4, 0))
    trainer.run(limit=9)
    learned = trainer.parameters()
    trainer.reset()
    trainer.run(limit=9)
    assert trainer.parameters() == learned


@pytest.mark.parametrize("batch", [ROWS, ROWS + 1, 10**9])
def test_batch_of_all_samples_is_no_batch(batch: int) -> None:
    whole, other = (train(fit(), steps=30, batch=size) for size in (None, batch))
    assert whole.parameters == other.parameters
    assert whole.losses.tolist() == other.losses.tolist()


def test_train_takes_a_batch_in_the_same_order_every_time() -> None:
    """The document's seed is for new starts alone."""
    graphs = [fit(), fit()]
    graphs[1].set_training(seed=9)
    weights, _ = fit_by_hand(Batches(ROWS, 5), 30)
    for graph in graphs:
        result = train(graph, steps=30, learning_rate=RATE, batch=5)
        np.testing.assert_allclose(list(result.parameters.values()), weights, rtol=1e-12)
        # The result is told at all samples.
        assert result.predictions[next(iter(result.predictions))].shape == (ROWS,)


@pytest.mark.parametrize("batch", [0, -1, 2.5, True, "4", float("nan")])
def test_what_is_no_batch_is_refused(batch: object) -> None:
    with pytest.raises(TrainingSettingsError, match="a batch is a whole number of samples from 1 up"):
        train(fit(), batch=batch)  # type: ignore[arg-type]  # that is what is tested
