"""The layout beside Graphviz dot and fast-sugiyama: how many wires cross, and how long it takes.

``python run.py bench layout`` prints one table and exits 1 where a figure falls short, naming it. Wires are
counted twice: as straight lines between centres, as large graphs are seen from afar, and as each program
draws them, as a preset is seen. All pairs are counted. Rivals that are not installed are left out.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from guibp.drawing.layout import lay_out
from guibp.model.records import Position
from tests.benchmarks.crossings import count_crossings, count_drawn, count_straight
from tests.benchmarks.judging import Limit, Row, Sense, conclude, write_seconds, write_table
from tests.benchmarks.layout_subjects import Subject, large_subjects, preset_subjects
from tests.benchmarks.racing import Effort, RivalMissingError, slowed, time_beside_load
from tests.benchmarks.rivals.graphviz_dot import DotLayout, lay_out_with_dot
from tests.benchmarks.rivals.sugiyama_library import lay_out_with_library

CROSSINGS = Limit(Sense.AT_MOST, 1.15, "× its crossings")
LIBRARY = Limit(Sense.AT_MOST, 1.0, "× its crossings")
"""A library that did better than that would be the one to use."""
SECONDS = Limit(Sense.AT_MOST, 0.3, "s")
ROUNDS = 5
STRAIGHT, DRAWN, TIME = "crossings, as straight lines", "crossings, as drawn", "time, beside the fixed load"
BESIDE_LIBRARY = "crossings, as straight lines, beside fast-sugiyama"


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and say by the exit code whether the limits hold."""
    if arguments:
        sys.stderr.write(f"it takes no arguments: {' '.join(arguments)}\n")
        return 2
    effort = Effort(rounds=ROUNDS, progress=sys.stderr.isatty())
    rows = list(chain(_measure_presets(effort), _measure_large(effort)))
    effort.tell("")
    # A figure's rows stand together.
    rows.sort(key=lambda row: (STRAIGHT, DRAWN, BESIDE_LIBRARY, TIME).index(row.figure))
    print(write_table(rows))
    return conclude(rows, print)


def _measure_presets(effort: Effort) -> Iterator[Row]:
    for subject in preset_subjects():
        effort.tell(subject.name)
        yield from measure_crossings(subject, straight=None, drawn=CROSSINGS)


def _measure_large(effort: Effort) -> Iterator[Row]:
    for subject in large_subjects():
        effort.tell(subject.name)
        yield measure_time(subject, effort)
        yield from measure_crossings(subject, straight=CROSSINGS, drawn=CROSSINGS)
        yield measure_library(subject)


def measure_crossings(subject: Subject, straight: Limit | None, drawn: Limit | None) -> Iterator[Row]:
    """Two rows, each with its limit."""
    try:
        dot = lay_out_with_dot(subject.nodes, subject.edges)
    except RivalMissingError as missing:
        for figure, limit in ((STRAIGHT, straight), (DRAWN, drawn)):
            yield Row(figure, subject.name, limit=limit, absence=str(missing))
        return
    places = lay_out(subject.nodes, subject.edges, subject.groups)
    yield from compare_layouts(subject, places, dot, straight, drawn)


def compare_layouts(
    subject: Subject,
    places: dict[str, Position],
    dot: DotLayout,
    straight: Limit | None,
    drawn: Limit | None,
) -> Iterator[Row]:
    """Crossings of two layouts of one graph."""
    ours, theirs = count_straight(subject.edges, places), count_straight(subject.edges, dot.places)
    yield _compare(STRAIGHT, subject.name, ours, theirs, straight)
    ours, theirs = (
        count_drawn(subject.nodes, subject.edges, places),
        count_crossings(dot.curves, subject.edges),
    )
    name = f"{subject.name} (dot took {write_seconds(dot.seconds)})"
    yield _compare(DRAWN, name, ours, theirs, drawn)


def measure_library(subject: Subject) -> Row:
    """Crossings beside those of the library, which knows neither sizes nor ports."""
    try:
        library = lay_out_with_library(subject.nodes, subject.edges)
    except RivalMissingError as missing:
        return Row(BESIDE_LIBRARY, subject.name, limit=LIBRARY, absence=str(missing))
    places = lay_out(subject.nodes, subject.edges, subject.groups)
    ours, theirs = count_straight(subject.edges, places), count_straight(subject.edges, library.places)
    name = f"{subject.name} (it took {write_seconds(library.seconds)})"
    return _compare(BESIDE_LIBRARY, name, ours, theirs, LIBRARY)


def _compare(figure: str, name: str, ours: int, theirs: int, limit: Limit | None) -> Row:
    # Where dot has none, we may have none.
    ratio = ours / theirs if theirs else 1.0 + ours
    return Row(figure, name, f"{ours:,}", f"{theirs:,}", ratio, limit, "× its crossings")


def measure_time(subject: Subject, effort: Effort) -> Row:
    """The median time, less what the machine was slower meanwhile."""
    action = partial(lay_out, subject.nodes, subject.edges, subject.groups)
    rounds = [time_beside_load(action) for _ in range(effort.rounds)]
    seconds, load = (statistics.median(column) for column in zip(*rounds, strict=True))
    measured = statistics.median(time / slowed(load) for time, load in rounds)
    return Row(TIME, subject.name, seconds, f"load {write_seconds(load)}", measured, SECONDS, "s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
