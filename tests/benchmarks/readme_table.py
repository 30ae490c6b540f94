"""Puts what the engine's benchmark measured into README, between its two marks.

``python run.py bench engine --readme`` measures and quotes; ``python run.py bench readme_table FILE`` quotes
what ``--json FILE`` kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.judging import write_seconds

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- engine benchmark -->", "<!-- end of engine benchmark -->"
IN_SHORT = ("XOR, 4 samples, cross-entropy", "2-16-16-1", "random graphs of 1,000")
"""How the figures begin that stand on the page; the others unfold."""
SHOWN = ("XOR", "2-16", "random", "from an edit", "growth", "extremes", "peak", "drag", "lateness")
"""How the figures begin that are quoted at all."""

Entry = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Quote a file of figures."""
    quote(json.loads(Path(arguments[0]).read_text(encoding="utf-8")), README)
    return 0


def quote(document: Mapping[str, Any], page: Path) -> None:
    """Replace what stands between the marks of a page."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join(write_tables(document))
    page.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def write_tables(document: Mapping[str, Any]) -> Iterator[str]:
    """The figures with a limit: the main ones, then all of them to unfold."""
    rows = [row for row in document["rows"] if row["limit"] and row["figure"].startswith(SHOWN)]
    yield from _write_table(row for row in rows if row["figure"].startswith(IN_SHORT))
    conditions = document["conditions"]
    yield f"\n{conditions['machine']}; {conditions['measured']}."
    yield "\n<details><summary>All figures, with their limits</summary>\n"
    yield from _write_table(rows)
    yield "\n</details>"


def _write_table(rows: Iterable[Entry]) -> Iterator[str]:
    yield "| | guibp | rival | measured | limit |"
    yield "|---|---|---|---|---|"
    figure = ""
    for row in rows:
        if row["figure"] != figure:
            figure = row["figure"]
            yield f"| **{figure}** | | | | |"
        cells = (row["name"], _time(row["ours"]), _time(row["rival"]), _measured(row), _limit(row["limit"]))
        yield f"| {' | '.join(cells)} |"


def _time(seconds: float | str) -> str:
    return seconds if isinstance(seconds, str) else write_seconds(seconds)


def _measured(row: Entry) -> str:
    return row["absence"] or f"{row['measured']:.3g} {row['unit']}"


def _limit(limit: Entry) -> str:
    return f"{limit['sense']} {limit['number']:g} {limit['unit']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
