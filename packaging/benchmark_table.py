"""Puts what the engine's benchmark measured into README, between its two marks.

``python run.py bench engine --json FILE`` measures; ``python packaging/benchmark_table.py FILE`` quotes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- engine benchmark -->", "<!-- end of engine benchmark -->"
SHOWN = ("XOR", "2-16", "random", "from an edit", "growth", "extremes", "peak", "drag", "lateness")
"""How the figures begin that are quoted."""


def main(path: str) -> None:
    """Replace what stands between the marks."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join(_write_table(document))
    README.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _write_table(document: dict[str, Any]) -> Iterator[str]:
    yield "| | guibp | rival | measured | limit |"
    yield "|---|---|---|---|---|"
    figure = ""
    for row in document["rows"]:
        if not row["limit"] or not row["figure"].startswith(SHOWN):
            continue
        if row["figure"] != figure:
            figure = row["figure"]
            yield f"| **{figure}** | | | | |"
        cells = (row["name"], _time(row["ours"]), _time(row["rival"]), _measured(row), _limit(row))
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield f"{document['conditions']['machine']}; {document['conditions']['measured']}."


def _time(seconds: float | str) -> str:
    if isinstance(seconds, str):
        return seconds
    for factor, unit in ((1.0, "s"), (1e3, "ms"), (1e6, "µs")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3f} µs"


def _measured(row: dict[str, Any]) -> str:
    return row["absence"] or f"{row['measured']:.3g} {row['unit']}"


def _limit(row: dict[str, Any]) -> str:
    limit = row["limit"]
    return f"{limit['sense']} {limit['number']:g} {limit['unit']}"


if __name__ == "__main__":
    main(*sys.argv[1:])
