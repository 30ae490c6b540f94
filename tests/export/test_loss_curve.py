"""The loss curve as SVG shows every peak, on an axis that fits."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest

from guibp.engine.training import TrainingResult, train
from guibp.export.loss_curve_svg import find_loss_axis, write_loss_curve
from guibp.export.loss_history_csv import write_loss_history
from tests.engine.graphs import XOR_COLUMNS, xor


def result_of(losses: list[float], last: float) -> TrainingResult:
    count = len(losses)
    return TrainingResult(np.array(losses), np.arange(count), last, count, {}, {}, diverged=False)


def draw(losses: list[float], last: float) -> ET.Element:
    return ET.fromstring(write_loss_curve(result_of(losses, last), "a < b & c"))  # noqa: S314 - our own


def heights(root: ET.Element) -> list[float]:
    return [
        float(pair.split(",")[1])
        for line in root.findall("{*}polyline")
        for pair in line.attrib["points"].split()
    ]


def test_a_falling_loss_falls() -> None:
    found = heights(draw([4.0, 1.0, 0.25], 0.1))
    assert len(found) == 4
    assert found == sorted(found)
    texts = [one.text for one in draw([4.0, 1.0], 0.25).findall("{*}text")]
    assert "a < b & c" in texts
    assert {"0", "1", "2", "step", "loss"} <= set(texts)


def test_the_numbers_of_the_axis_are_round() -> None:
    texts = [one.text for one in draw([0.72, 0.7], 0.69).findall("{*}text")]
    assert {"0", "0.2", "0.4", "0.6", "0.8"} <= set(texts)


def test_rows_held_out_have_a_line_of_their_own() -> None:
    graph = xor()
    graph.set_dataset(XOR_COLUMNS, [1])
    result = train(graph, steps=30, learning_rate=0.5)
    root = ET.fromstring(write_loss_curve(result, ""))  # noqa: S314 - our own
    whole, held_out = root.findall("{*}polyline")
    assert "stroke-dasharray" not in whole.attrib
    assert "stroke-dasharray" in held_out.attrib
    assert [len(line.attrib["points"].split()) for line in (whole, held_out)] == [31, 31]
    texts = [one.text for one in root.findall("{*}text")]
    assert {"held out", "loss"} <= set(texts)
    assert "held out" not in [one.text for one in draw([1.0, 0.5], 0.2).findall("{*}text")]


def test_losses_of_batches_are_called_so() -> None:
    for batch, name in ((2, "batch loss"), (4, "loss"), (None, "loss")):
        result = train(xor(), steps=8, learning_rate=0.5, batch=batch)
        assert result.batch == (2 if batch == 2 else None)
        root = ET.fromstring(write_loss_curve(result, ""))  # noqa: S314 - our own
        assert name in [one.text for one in root.findall("{*}text")]


def test_a_peak_among_many_steps_is_not_lost() -> None:
    losses = [1.0] * 50_000
    losses[31_337] = 5.0
    found = heights(draw(losses, 1.0))
    assert len(found) <= 1300
    assert min(found) < max(found) - 100


def test_what_is_not_finite_interrupts_the_curve() -> None:
    root = draw([1.0, 2.0, float("inf"), 3.0, 4.0, float("nan"), 2.0], float("inf"))
    assert len(root.findall("{*}polyline")) == 2
    assert len(root.findall("{*}circle")) == 1


@pytest.mark.parametrize(
    "losses,is_log",
    [([1.0, 0.5], False), ([1.0, 0.001], True), ([1.0, 0.0], False), ([5.0, -5.0], False), ([np.inf], False)],
)
def test_decades_make_the_axis_logarithmic(losses: list[float], is_log: bool) -> None:
    axis = find_loss_axis(np.array(losses))
    assert axis.is_log is is_log
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 9


@pytest.mark.parametrize(
    "losses", [[], [0.0, 0.0], [1e-300, 1e300], [5e-324, 1.7e308], [1e308, -1e308], [np.nan], [2.0, 2.0]]
)
def test_extremes_are_drawn(losses: list[float]) -> None:
    text = write_loss_curve(result_of(losses, losses[-1] if losses else 1.0), "")
    assert "nan" not in text
    assert "inf" not in text


def test_a_history_reads_back() -> None:
    text = write_loss_history(result_of([0.1, float("inf")], float("nan")))
    assert text.splitlines() == ["step,loss", "0,0.1", "1,inf", "2,NaN"]
