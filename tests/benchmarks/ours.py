"""guibp as a contestant: the one file of the benchmark that knows the inside of the engine."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import load_kernel
from guibp.engine.live import LiveEvaluation
from guibp.engine.loss_history import LossHistory
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.reading import read_sample
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls
from guibp.engine.whole_evaluation import WholeEvaluation
from tests.benchmarks.racing import Train


def warm_up() -> None:
    """Load the kernel, or compile it."""
    load_kernel()


def training_of(graph: guibp.Graph, rate: float) -> Train:
    """Steps of gradient descent from the graph's own values, without what a call of ``train`` adds."""
    kernel = load_kernel()
    trainer = Trainer(compile_tape(graph), Controls(OptimizerKind.SGD, rate), lambda: kernel)

    def train(steps: int) -> _Kept:
        trainer.reset()
        outcome = trainer.run(limit=steps)
        if outcome.step != steps:
            raise AssertionError(f"the training ended at step {outcome.step} of {steps}: {outcome.status}")
        return _Kept(trainer.history)

    return train


@dataclass(frozen=True, slots=True)
class _Kept:
    """The losses that a training kept, copied out only for who looks at them."""

    history: LossHistory

    def __iter__(self) -> Iterator[float]:
        return iter(self.history.losses.tolist())


def takes_batches() -> bool:
    """Whether ``guibp.train`` trains in mini-batches."""
    return "batch" in inspect.signature(guibp.train).parameters


def train_one_epoch(graph: guibp.Graph, rows: int, batch: int, rate: float) -> None:
    """Every row once, in mini-batches."""
    train: Callable[..., guibp.TrainingResult] = guibp.train
    train(graph, steps=rows // batch, learning_rate=rate, optimizer="sgd", batch=batch)


def answers_to(graph: guibp.Graph, id_: str) -> Callable[[float], float]:
    """What the window does while a value is dragged: an edit, then every number that is on show."""
    output = graph.resolve_output() or ""
    live = LiveEvaluation(graph, WholeEvaluation(load_kernel))
    graph.subscribe(live.follow)

    def answer(value: float) -> float:
        graph.set_value(id_, value)
        reading = read_sample(live.evaluation, 0)
        return float(reading.node_values[graph.place_of(output)])

    return answer


@contextmanager
def training_beside(graph: guibp.Graph, rate: float) -> Iterator[None]:
    """A training in another thread that lasts as long as the block."""
    stop = threading.Event()

    def run() -> None:
        guibp.train(graph, steps=10**9, learning_rate=rate, optimizer="sgd", should_stop=stop.is_set)

    thread = threading.Thread(target=run, name="training")
    thread.start()
    try:
        yield
        if not thread.is_alive():
            raise AssertionError("the training ended before it was told to")
    finally:
        stop.set()
        thread.join()
