"""Compiled training of random graphs, with all that is fused and tiled, against the interpreted steps."""

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.tape import Floats
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import WHOLE, Batching, Controls
from tests.engine.random_trainings import Ending, RandomTraining

STEPS = 4
SEEDS = range(3)
# Adam and RMSprop divide by the gradient's size: of one that is 0 but for rounding they make a whole step.
KINDS = (OptimizerKind.SGD, OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV)


def assert_same_training(random: RandomTraining, kernel: Kernel, batching: Batching, seed: int) -> None:
    tape = compile_tape(random.graph)
    controls = Controls(KINDS[seed % len(KINDS)], 0.01 / tape.samples)
    trainers = [Trainer(tape, controls, choose, batching) for choose in (lambda: None, lambda: kernel)]
    one, other = [(trainer.run(limit=STEPS), trainer) for trainer in trainers]
    assert one[0] == other[0]
    for numbers in (learned, losses):
        np.testing.assert_allclose(numbers(one[1]), numbers(other[1]), rtol=1e-10, atol=1e-11)


def learned(trainer: Trainer) -> list[float]:
    return [value for _, value in trainer.parameters()]


def losses(trainer: Trainer) -> Floats:
    return trainer.history.losses


@pytest.mark.parametrize("ending", Ending)
@pytest.mark.parametrize("rows", [1, 3, 4, 5, 8, 9, 100, 1000])
def test_all_rows(rows: int, ending: Ending, tiling: str, kernel: Kernel) -> None:
    for seed in SEEDS:
        assert_same_training(RandomTraining(seed, rows, ending), kernel, WHOLE, seed)


@pytest.mark.parametrize("ending", Ending)
@pytest.mark.parametrize("batch", [1, 3, 4, 5, 60])
def test_mini_batches(batch: int, ending: Ending, tiling: str, kernel: Kernel) -> None:
    for seed in SEEDS:
        random = RandomTraining(100 + seed, 100, ending)
        assert_same_training(random, kernel, Batching(batch, seed), seed)
