"""The trainer's loop: stopping and going on, steering, pace, frames, and what happens when it diverges."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.pacing import REMEMBERED, PieceSize
from guibp.engine.trainer import Frame, Status, Trainer
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.model.errors import UnfinishedGraphError
from guibp.model.graph import Graph
from tests.engine.graphs import line, numbers, xor

MOMENTUM = Controls(OptimizerKind.MOMENTUM, 0.5)
Begin = Callable[..., Trainer]


@pytest.fixture(params=["interpreted", "compiled"])
def begin(request: pytest.FixtureRequest, kernel: Kernel) -> Begin:
    """A training of a graph, in both ways."""
    chosen = kernel if request.param == "compiled" else None
    return lambda graph, controls=MOMENTUM: Trainer(compile_tape(graph), controls, lambda: chosen)


def values(trainer: Trainer) -> list[float]:
    return [value for _, value in trainer.parameters()]


def hyperbola(value: float = 1.0) -> Graph:
    """x⁴ with a step that is too large leaves the finite numbers after few steps."""
    graph = Graph()
    graph.add("parameter", id="x", value=value)
    graph.add("square", ["x"], id="s")
    graph.add("square", ["s"], id="f")
    return graph


@pytest.mark.parametrize("kind", KINDS)
def test_compiled_and_interpreted_training_agree(kind: OptimizerKind, kernel: Kernel) -> None:
    rate = 0.01 if kind in {OptimizerKind.ADAM, OptimizerKind.RMSPROP} else 0.2
    trainers = [
        Trainer(compile_tape(xor(loss)), Controls(kind, rate), choose)
        for loss in ("binary_cross_entropy", "squared_error")
        for choose in (lambda: None, lambda: kernel)
    ]
    for trainer in trainers:
        trainer.run(limit=100)
    for one, other in zip(trainers[::2], trainers[1::2], strict=True):
        np.testing.assert_allclose(values(one), values(other), rtol=1e-10)
        np.testing.assert_allclose(one.history.losses, other.history.losses, rtol=1e-10)


def test_training_repeats_bit_by_bit(begin: Begin) -> None:
    runs = [begin(xor()) for _ in range(2)]
    for trainer in runs:
        trainer.run(limit=60)
    assert values(runs[0]) == values(runs[1])
    assert runs[0].history.losses.tobytes() == runs[1].history.losses.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_stopping_and_going_on_is_one_run(kind: OptimizerKind, begin: Begin) -> None:
    whole, parts = (begin(xor(), Controls(kind, 0.05)) for _ in range(2))
    whole.run(limit=50)
    for count in (1, 1, 18, 0, 30):
        assert parts.run(limit=count).status is Status.FINISHED
    assert values(whole) == values(parts)
    assert parts.step == 50
    np.testing.assert_array_equal(whole.history.losses, parts.history.losses)


def test_stops_when_told_and_goes_on(begin: Begin) -> None:
    trainer = begin(xor())
    asked = itertools.count()
    outcome = trainer.run(should_stop=lambda: next(asked) >= 3)
    assert outcome.status is Status.STOPPED
    assert outcome.step == trainer.step > 0
    assert trainer.run(limit=5).step == outcome.step + 5


def test_reset_is_the_beginning(begin: Begin) -> None:
    trainer = begin(xor())
    start = values(trainer)
    trainer.run(limit=20)
    learned = values(trainer)
    trainer.reset()
    assert (values(trainer), trainer.step, len(trainer.history.losses)) == (start, 0, 0)
    trainer.run(limit=20)
    assert values(trainer) == learned


def test_loss_is_that_before_each_step(begin: Begin) -> None:
    trainer = begin(xor())
    first = evaluate(xor()).value("loss")
    trainer.run(limit=3)
    assert trainer.history.losses[0] == pytest.approx(first, rel=1e-14)
    np.testing.assert_array_equal(trainer.history.steps, [0, 1, 2])


def test_frame_is_an_evaluation_at_its_parameters(begin: Begin) -> None:
    frames: list[Frame] = []
    trainer = begin(xor())
    trainer.run(publish=frames.append, limit=25)
    frame = frames[-1]
    assert frame.step == 25
    graph = xor(weights=dict(zip(trainer.trained, frame.parameters.tolist(), strict=True)))
    expected, got = evaluate(graph), frame.evaluation(trainer.tape)
    assert frame.loss == pytest.approx(expected.value("loss"), rel=1e-12)
    for edge in graph.edges:
        end = (edge.source, edge.target, edge.port)
        np.testing.assert_allclose(
            numbers(got.edge_gradient(*end)), numbers(expected.edge_gradient(*end)), rtol=1e-9, atol=1e-16
        )


def test_frames_do_not_change_afterwards(begin: Begin) -> None:
    frames: list[Frame] = []
    trainer = begin(xor())
    trainer.run(publish=frames.append, limit=1)
    before = frames[0].values.tobytes(), frames[0].parameters.tobytes(), frames[0].edge_gradients.tobytes()
    trainer.run(publish=frames.append, limit=10)
    assert before == (
        frames[0].values.tobytes(), frames[0].parameters.tobytes(), frames[0].edge_gradients.tobytes()
    )  # fmt: skip
    with pytest.raises(ValueError, match="read-only"):
        frames[0].values[0] = 1.0


def test_frames_come_no_faster_than_a_screen_shows(kernel: Kernel) -> None:
    frames: list[Frame] = []
    trainer = Trainer(compile_tape(xor()), MOMENTUM, lambda: kernel)
    end = time.perf_counter() + 0.5
    trainer.run(should_stop=lambda: time.perf_counter() > end, publish=frames.append)
    assert 3 <= len(frames) <= 0.5 * 60 + 3
    assert frames[-1].step == trainer.step


def test_pieces_are_short(kernel: Kernel) -> None:
    trainer = Trainer(compile_tape(xor()), MOMENTUM, lambda: kernel)
    looks: list[float] = []

    def look() -> bool:
        # Work alone: a machine may be at other work.
        looks.append(time.thread_time())
        return len(looks) > 30

    trainer.run(should_stop=look)
    assert np.median(np.diff(looks)) <= 0.05


def test_what_is_waited_for_makes_no_piece_shorter() -> None:
    size = PieceSize(0.004)
    size.learn(1, 1e-6)
    while size.steps < 4000:
        size.learn(size.steps, size.steps * 1e-6)
    size.learn(4000, 0.009)
    assert size.steps == 4000
    for _ in range(REMEMBERED):
        size.learn(4000, 0.008)
    assert size.steps == 2000


@pytest.mark.parametrize("change", ["data", "batch"])
def test_steps_that_become_more_work_begin_with_one(change: str, kernel: Kernel) -> None:
    """Else the first piece would take as many of the new ones as it took of the old."""
    trainer = Trainer(compile_tape(xor()), Controls(batching=Batching(1)), lambda: kernel)
    trainer.run(limit=2000)
    assert trainer._pieces.steps > 100
    if change == "data":
        trainer.go_on_with(compile_tape(xor()))
    else:
        trainer.controls = replace(trainer.controls, batching=WHOLE)
    taken: list[int] = []

    def look() -> bool:
        taken.append(trainer.step)
        return len(taken) > 1

    trainer.run(should_stop=look)
    assert taken == [2000, 2001]


def test_pace_is_kept(begin: Begin) -> None:
    trainer = begin(xor(), replace(MOMENTUM, pace=100.0))
    end = time.perf_counter() + 0.6
    trainer.run(should_stop=lambda: time.perf_counter() > end)
    assert 20 <= trainer.step <= 61


def test_slow_pace_notices_a_stop(begin: Begin) -> None:
    trainer = begin(xor(), replace(MOMENTUM, pace=0.1))
    stopping = threading.Event()
    thread = threading.Thread(target=trainer.run, args=(stopping.is_set,))
    thread.start()
    time.sleep(0.1)
    told = time.perf_counter()
    stopping.set()
    thread.join()
    assert time.perf_counter() - told < 0.25
    assert trainer.step == 1


def test_controls_change_while_it_runs(begin: Begin) -> None:
    """One step by momentum, the next by sgd with another rate."""
    trainer = begin(line(), Controls(OptimizerKind.MOMENTUM, 0.5, pace=50.0))
    steps = itertools.count()

    def steer() -> bool:
        next(steps)
        if trainer.step == 1:
            trainer.controls = Controls(OptimizerKind.SGD, 0.25, pace=50.0)
        return False

    trainer.run(should_stop=steer, limit=2)
    # The gradients are x = 5 and 1 at every step.
    assert trainer.parameters() == (("w", -2.0 - 0.5 * 5 - 0.25 * 5), ("b", 3.0 - 0.5 - 0.25))


def test_optimizer_that_takes_over_remembers_nothing(begin: Begin) -> None:
    trainer = begin(line(), Controls(OptimizerKind.MOMENTUM, 0.5))
    trainer.run(limit=3)
    trainer.controls = Controls(OptimizerKind.SGD, 0.5)
    trainer.run(limit=1)
    before = values(trainer)
    trainer.controls = Controls(OptimizerKind.MOMENTUM, 0.5)
    trainer.run(limit=1)
    assert values(trainer) == [before[0] - 2.5, before[1] - 0.5]


def test_divergence_keeps_the_last_finite_parameters(begin: Begin) -> None:
    trainer = begin(hyperbola(), Controls(OptimizerKind.SGD, 1e10))
    frames: list[Frame] = []
    outcome = trainer.run(publish=frames.append, limit=100)
    assert outcome.status is Status.DIVERGED
    assert outcome.node == "f"
    # x = 1, -4e10, 2.56e42: there x⁴ is finite and the next x, 6.7e137, too; its fourth power is not.
    assert outcome.step == trainer.step == len(trainer.history.losses) == 3
    assert np.isfinite(values(trainer)).all()
    assert np.isinf(frames[-1].loss)
    again = trainer.run(limit=100)
    assert (again.status, again.step) == (Status.DIVERGED, 3)


def test_parameter_that_would_leave_is_named(begin: Begin) -> None:
    graph = Graph()
    graph.add("parameter", id="a", value=1.0)
    graph.add("parameter", id="b", value=1e300)
    graph.add("add", ["a", graph.add("multiply", ["b", graph.add("constant", value=-10.0)])], id="f")
    trainer = begin(graph, Controls(OptimizerKind.SGD, 1.7e308))
    outcome = trainer.run(limit=10)
    assert (outcome.status, outcome.step, outcome.node) == (Status.DIVERGED, 0, "b")
    assert values(trainer) == [1.0, 1e300]


def test_divergence_names_no_node_that_the_output_does_not_need(begin: Begin) -> None:
    graph = Graph()
    graph.add("constant", id="zero", value=0.0)
    graph.add("log", ["zero"], id="aside")
    for node in hyperbola().node_records:
        operands = list(hyperbola().operands(node.id).values())
        graph.add(node.op, operands, id=node.id, value=node.value)
    graph.set_output("f")
    assert begin(graph, Controls(OptimizerKind.SGD, 1e10)).run(limit=9).node == "f"


def test_per_sample_output_is_summed(begin: Begin) -> None:
    graph = Graph()
    graph.set_dataset({"x": [1.0, 2.0, 3.0]})
    graph.add("input", id="x", column="x")
    graph.add("parameter", id="w", value=2.0)
    graph.add("multiply", ["w", "x"], id="f")
    trainer = begin(graph, Controls(OptimizerKind.SGD, 0.5))
    trainer.run(limit=1)
    assert values(trainer) == [2.0 - 0.5 * 6.0]
    assert trainer.history.losses[0] == 12.0


def test_interrupt_leaves_whole_steps(begin: Begin) -> None:
    trainer, asked = begin(xor()), itertools.count()

    def interrupt() -> bool:
        if next(asked) == 4:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        trainer.run(should_stop=interrupt)
    twin = begin(xor())
    twin.run(limit=trainer.step)
    assert trainer.step > 0
    assert values(twin) == values(trainer)
    trainer.run(limit=7)
    twin.run(limit=7)
    assert values(twin) == values(trainer)


def test_kernel_takes_over_when_it_is_there(kernel: Kernel) -> None:
    given: list[Kernel | None] = [None]
    trainer = Trainer(compile_tape(xor()), MOMENTUM, lambda: given[0])
    trainer.run(limit=40)
    given[0] = kernel
    trainer.run(limit=40)
    alone = Trainer(compile_tape(xor()), MOMENTUM)
    alone.run(limit=80)
    np.testing.assert_allclose(values(trainer), values(alone), rtol=1e-10)


def test_parameter_that_the_output_ignores_stays(begin: Begin) -> None:
    for kind in KINDS:
        graph = line()
        graph.add("parameter", id="other", value=0.1 + 0.2)
        trainer = begin(graph, Controls(kind, 0.1))
        trainer.run(limit=5)
        assert dict(trainer.parameters())["other"] == 0.1 + 0.2


@pytest.mark.parametrize("missing", ["output", "parameter"])
def test_tape_that_cannot_be_trained_is_refused(missing: str) -> None:
    graph = Graph()
    if missing == "output":
        graph.add("parameter", id="w")
    else:
        graph.add("exp", [graph.add("input")])
    with pytest.raises(UnfinishedGraphError, match=missing):
        Trainer(compile_tape(graph))
