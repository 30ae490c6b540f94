"""The pictures of a training: scrubbing, decision boundary, panels beside matplotlib's, and frames of all.

``python run.py bench training`` prints one table and exits 1 where a figure falls short, naming it. Where
matplotlib is not installed or does not start, that is said.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.benchmarks.canvas import FRAME_MILLISECONDS, run_apart
from tests.benchmarks.judging import Limit, Row, Sense, conclude, write_seconds, write_table
from tests.benchmarks.racing import slowed

REPLAY_MILLISECONDS, FIELD_MILLISECONDS = 5.0, 4.0
PANELS: Mapping[str, float] = {
    # pyqtgraph paints its axes and their numbers again each time; so it is painted 25 times a second at most.
    "loss curve": 12.0,
    "table of predictions": 1.0,
    "decision boundary": 1.0,
    "hidden space": 1.0,
}
"""Our time over the rival's, at most."""
FIELD_RATIO = 2.0
"""Numpy is told the three units by hand; ours takes whatever graph there is, node by node."""
WINDOW_SHARE = 0.5
"""Of the steps that the engine takes alone, at least so many are taken in the window at its fastest."""
PAINTING, BESIDE = "painting a panel, beside matplotlib's blitting", "XOR, beside the fixed load"
RATE = "steps a second, beside the same training without a window"

Measured = Mapping[str, object]


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and say by the exit code whether the limits hold."""
    if arguments:
        sys.stderr.write(f"it takes no arguments: {' '.join(arguments)}\n")
        return 2
    frames, panels = run_apart("training_frames"), run_apart("training_panels")
    rows = [*judge_frames(frames), *judge_panels(panels)]
    print(write_table(rows))
    return conclude(rows, print)


def judge_frames(found: Measured) -> Iterator[Row]:
    """Scrubbing, in the window and by the replay alone, frames with all panels in view, and how it trains."""
    load = _number(found["load"])
    said, slower = f"load {write_seconds(load)}", slowed(load)
    fault = "" if found["trained"] else "it did not train meanwhile"
    for name, key, limit in (
        ("replay to a moment of 100,000 steps, p95", "replay", REPLAY_MILLISECONDS),
        ("the window shows that moment, p95", "scrub", FRAME_MILLISECONDS),
        ("frame with all panels while training, p95", "frames", FRAME_MILLISECONDS),
    ):
        seconds = _numbers(found[key])
        value = statistics.quantiles(seconds, n=100, method="inclusive")[94]
        bound = Limit(Sense.AT_MOST, limit, "ms")
        yield Row(BESIDE, name, value, said, value / slower * 1e3, bound, "ms", fault=fault)
    alone, shown = _numbers(found["rates"])
    bound = Limit(Sense.AT_LEAST, WINDOW_SHARE, "× alone")
    ours, theirs = (f"{rate / 1e6:.2f} M steps/s" for rate in (shown, alone))
    name = "XOR in the window, as fast as it goes"
    yield Row(RATE, name, ours, theirs, shown / alone, bound, "× alone", fault=fault)


def judge_panels(found: Measured) -> Iterator[Row]:
    """The field beside the load and beside numpy; each panel over the rival's."""
    panels = found["panels"]
    if not isinstance(panels, Mapping):
        raise TypeError(f"{panels!r} are no panels")
    load = _number(found["load"])
    ours, theirs = _numbers(panels["field"])
    said, value = f"load {write_seconds(load)}", ours / slowed(load) * 1e3
    name = "decision boundary, 128 × 128"
    yield Row(BESIDE, name, ours, said, value, Limit(Sense.AT_MOST, FIELD_MILLISECONDS, "ms"), "ms")
    limit = Limit(Sense.AT_MOST, FIELD_RATIO, "× its")
    yield Row(BESIDE, f"{name}: numpy", ours, theirs, ours / theirs, limit, "× its")
    for panel, ratio in PANELS.items():
        limit = Limit(Sense.AT_MOST, ratio, "× its")
        if found["absent"]:
            yield Row(PAINTING, panel, limit=limit, absence=str(found["absent"]))
        else:
            one, other = _numbers(panels[panel])
            yield Row(PAINTING, panel, one, other, one / other, limit, "× its")


def _number(found: object) -> float:
    return float(str(found))


def _numbers(found: object) -> list[float]:
    if not isinstance(found, Sequence):
        raise TypeError(f"{found!r} are no seconds")
    return [float(number) for number in found]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
