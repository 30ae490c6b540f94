"""Frames out of sight are not drawn, and what stands in a frame is told from what does not."""

import numpy as np

from guibp.gui.canvas.frames import Frame, framed, frames_within
from guibp.gui.canvas.view import Bounds

FRAMES = tuple(Frame(f"g{k}", Bounds(100.0 * k, 0.0, 100.0 * k + 60.0, 50.0)) for k in range(5))


def test_frames_that_reach_into_an_area_are_found_in_their_order() -> None:
    found = frames_within(FRAMES, Bounds(150.0, 10.0, 300.0, 20.0))
    assert [frame.group for frame in found] == ["g1", "g2", "g3"]
    assert not frames_within(FRAMES, Bounds(0.0, 51.0, 500.0, 90.0))


def test_points_in_frames_are_told_from_the_rest() -> None:
    points = np.array([(30.0, 25.0), (80.0, 25.0), (430.0, 50.0), (430.0, 51.0), (-1.0, 0.0)])
    assert framed(FRAMES, points).tolist() == [1, 0, 1, 0, 0]
    assert framed((), points).tolist() == [0] * 5
    assert framed(FRAMES, np.empty((0, 2))).tolist() == []
