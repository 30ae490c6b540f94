"""The fitted curve: what a graph predicts along its only input column, among the targets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.input_plane import columns_behind, find_prediction_node, widen
from guibp.engine.judgement import find_target
from guibp.engine.kernel import Kernel
from guibp.engine.predictions import mixes_samples
from guibp.engine.sampling import Sampling, sample_over
from guibp.engine.tape import NONE, Floats
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph

POINTS = 256
MOST_NUMBERS = 2**20
"""A curve of so many, all nodes counted, is computed within a frame; a large graph has fewer points."""
FEWEST_POINTS = 16


@dataclass(frozen=True, slots=True, eq=False)
class FittedCurve:
    """The prediction over a range of the input, ready to be evaluated again and again."""

    x: str
    target: str
    """The names of the columns."""
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    """How far the data reach, and a margin."""
    prediction: str
    """The predicting node."""
    places: Floats
    """(points,) where along the input it is computed."""
    sampling: Sampling
    """The prediction with a sample for each of them."""

    def heights(self, parameters: Floats, kernel: Kernel | None = None) -> Floats:
        """The prediction at each place for these parameters, (points,), compiled or interpreted."""
        return self.sampling.pick(self.sampling.evaluate(parameters, kernel), self.prediction)


def find_fitted_curve(graph: Graph, points: int = POINTS) -> FittedCurve | None:
    """The curve of a graph whose prediction depends on one column and has a target in another, or none."""
    tape, dataset = compile_tape(graph), graph.dataset
    if dataset is None or tape.output_slot == NONE or mixes_samples(tape):
        return None
    prediction = find_prediction_node(tape)
    columns = () if prediction is None else columns_behind(graph, prediction)
    target = None if prediction is None else find_target(graph, prediction)
    if prediction is None or len(columns) != 1 or target is None or target in columns:
        return None
    x_range = widen(dataset.column(columns[0]))
    points = min(points, max(MOST_NUMBERS // tape.slots, FEWEST_POINTS))
    places = np.linspace(*x_range, points)
    sampling = sample_over(graph, prediction, Dataset.of_table(columns, places[:, None]))
    y_range = widen(dataset.column(target))
    return FittedCurve(columns[0], target, x_range, y_range, prediction, places, sampling)
