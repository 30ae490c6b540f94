"""Schedules against the rates that PyTorch's own schedulers gave, how they are written, and a training."""

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.trainer import Status, Trainer
from guibp.engine.training import TrainingDivergedError, train
from guibp.engine.training_settings import Controls, TrainingSettingsError
from guibp.model.schedules import CONSTANT, Schedule, ScheduleKind, read_schedule
from tests.engine.graphs import XOR_START, line, xor

PUBLISHED = {
    # lr_scheduler.StepLR(step_size=3, gamma=0.5)
    "step:3:0.5": [0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.0125],
    # lr_scheduler.ExponentialLR(gamma=0.9)
    "exponential:0.9": [
        0.1, 0.09000000000000001, 0.08100000000000002, 0.07290000000000002, 0.06561000000000002,
        0.05904900000000002, 0.05314410000000002, 0.04782969000000002, 0.043046721000000024,
    ],
    # lr_scheduler.CosineAnnealingLR(T_max=8); behind, as in optax.cosine_decay_schedule, it stays 0.
    "cosine:8": [
        0.1, 0.09619397662556434, 0.08535533905932738, 0.0691341716182545, 0.05,
        0.030865828381745515, 0.014644660940672627, 0.0038060233744356634, 0.0, 0.0, 0.0,
    ],
    # lr_scheduler.LinearLR(start_factor=1/5, total_iters=4)
    "warmup:5": [
        0.020000000000000004, 0.04000000000000001, 0.06000000000000001, 0.08000000000000002,
        0.10000000000000002, 0.10000000000000002,
    ],
    "constant": [0.1, 0.1],
}  # fmt: skip


def test_every_schedule_is_checked() -> None:
    assert {text.split(":", maxsplit=1)[0] for text in PUBLISHED} == set(ScheduleKind)


@pytest.mark.parametrize("text", PUBLISHED)
def test_rates_are_the_published_ones(text: str) -> None:
    schedule, expected = read_schedule(text), PUBLISHED[text]
    np.testing.assert_allclose(schedule.rates(0.1, 0, len(expected)), expected, rtol=1e-14, atol=1e-17)


@pytest.mark.parametrize("text", PUBLISHED)
def test_rates_of_any_steps_are_told_at_once(text: str) -> None:
    schedule = read_schedule(text)
    whole = schedule.rates(0.3, 0, 12)
    assert whole[5:9].tolist() == schedule.rates(0.3, 5, 4).tolist()
    assert schedule.rates(0.3, 5, 0).shape == (0,)


@pytest.mark.parametrize("text", PUBLISHED)
def test_what_is_written_is_read_again(text: str) -> None:
    assert str(read_schedule(text)) == text
    assert read_schedule(str(read_schedule(text))) == read_schedule(text)


@pytest.mark.parametrize(
    "text,reason",
    [
        ("", "there are constant, step, exponential, cosine, warmup"),
        ("linear:3", "there are"),
        ("Step:3:0.5", "there are"),
        ("constant:1", "write constant"),
        ("step", "write step:PERIOD:FACTOR"),
        ("step:3", "write step:PERIOD:FACTOR"),
        ("step:3:0.5:1", "write step:PERIOD:FACTOR"),
        ("exponential", "write exponential:FACTOR"),
        ("cosine:", "'' is no whole number from 1 up"),
        ("cosine:0", "'0' is no whole number from 1 up"),
        ("cosine:-3", "'-3' is no whole number from 1 up"),
        ("cosine:1.5", "'1.5' is no whole number from 1 up"),
        ("warmup:1_0", "'1_0' is no whole number from 1 up"),
        ("warmup:٣", "'٣' is no whole number from 1 up"),
        ("cosine:" + "9" * 400, "more steps than can be counted"),
        ("step:3:1_0", "'1_0' is no positive finite number"),
        ("step:3:0", "'0' is no positive finite number"),
        ("step:3:-1", "'-1' is no positive finite number"),
        ("exponential:nan", "'nan' is no positive finite number"),
        ("exponential:inf", "'inf' is no positive finite number"),
        ("exponential:half", "'half' is no positive finite number"),
    ],
)
def test_what_is_no_schedule_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_schedule(text)
    if text:
        with pytest.raises(TrainingSettingsError, match="unknown schedule"):
            train(line(), schedule=text)


@pytest.mark.parametrize("way", ["interpreted", "compiled"])
def test_training_follows_its_schedule(way: str, kernel: Kernel) -> None:
    """Adam with StepLR(step_size=10, gamma=0.5), 50 steps on XOR, by PyTorch in double precision."""
    controls = Controls(OptimizerKind.ADAM, 0.05, schedule=Schedule(ScheduleKind.STEP, 10, 0.5))
    trainer = Trainer(compile_tape(xor()), controls, lambda: kernel if way == "compiled" else None)
    for count in (1, 12, 37):
        trainer.run(limit=count)
    expected = [
        -0.20389691160659898, 0.3310983792666935, 0.009831718935514155, -0.7173066537697484,
        1.0811680870479605, 0.6885998127281484, 0.38804705046841276, -0.48049189785041807,
        0.1208227241435576,
    ]  # fmt: skip
    learned = dict(trainer.parameters())
    np.testing.assert_allclose([learned[id_] for id_ in XOR_START], expected, rtol=1e-11)


def test_train_takes_a_schedule_as_text_or_object() -> None:
    # f = w·x + b with x = 5: each step takes 5·rate from w.
    for schedule in ("step:2:0.5", Schedule(ScheduleKind.STEP, 2, 0.5)):
        result = train(line(), steps=4, learning_rate=0.1, schedule=schedule)
        assert result.parameters["w"] == pytest.approx(-2.0 - 5 * (0.1 + 0.1 + 0.05 + 0.05), rel=1e-14)
    assert train(line(), steps=4).parameters == train(line(), steps=4, schedule=CONSTANT).parameters


@pytest.mark.parametrize("way", ["interpreted", "compiled"])
def test_rate_that_grows_without_end_diverges(way: str, kernel: Kernel) -> None:
    controls = Controls(OptimizerKind.SGD, 0.1, schedule=Schedule(ScheduleKind.EXPONENTIAL, factor=1e30))
    trainer = Trainer(compile_tape(line()), controls, lambda: kernel if way == "compiled" else None)
    outcome = trainer.run(limit=100)
    assert (outcome.status, outcome.node) == (Status.DIVERGED, "w")
    assert all(np.isfinite(value) for _, value in trainer.parameters())


def test_diverged_training_of_a_schedule_is_told() -> None:
    with pytest.raises(TrainingDivergedError, match="left the finite numbers"):
        train(line(), steps=100, schedule="exponential:1e30")
