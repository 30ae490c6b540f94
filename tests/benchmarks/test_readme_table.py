"""The figures in README are those of the benchmark, put between their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.judging import Limit, Row, Sense, make_document
from tests.benchmarks.readme_table import BEGIN, END, README, quote

XOR, TWICE = "XOR, 4 samples, cross-entropy: a step", Limit(Sense.AT_LEAST, 2)
LINEAR = Limit(Sense.AT_MOST, 1.1, "exponent")
ROWS = [
    Row(XOR, "in C", 1e-6, 3e-6, 3.0, TWICE),
    Row(XOR, "in Latin", limit=TWICE, absence="nobody"),
    Row("growth from 1 to 2 nodes", "chains", "1 ms … 2 ms", "", 1.0, LINEAR, "exponent"),
    Row("told only", "no limit"),
]
CONDITIONS = {"machine": "abacus, 7 wires", "measured": "by hand"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nformer\n{END}\nafter\n", encoding="utf-8")
    return page


def test_it_takes_the_place_of_the_former_table(page: Path) -> None:
    for _ in range(2):
        quote(make_document(ROWS, CONDITIONS), page)
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"before\n{BEGIN}\n| |")
        assert text.endswith(f"</details>\n{END}\nafter\n")
        assert "former" not in text


def test_the_main_figures_stand_first_and_all_of_them_unfold(page: Path) -> None:
    quote(make_document(ROWS, CONDITIONS), page)
    shown, unfolded = page.read_text(encoding="utf-8").split("<details>")
    assert "| in C | 1 µs | 3 µs | 3 × | ≥ 2 × |" in shown
    assert "| in Latin |  |  | nobody | ≥ 2 × |" in shown
    assert "abacus, 7 wires; by hand." in shown
    assert "chains" not in shown
    assert "| chains | 1 ms … 2 ms |  | 1 exponent | ≤ 1.1 exponent |" in unfolded
    assert "in C" in unfolded
    assert "told only" not in unfolded


def test_readme_has_the_place_for_it() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    assert text.index(BEGIN) < text.index("<details>") < text.index(END)
