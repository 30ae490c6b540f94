"""docs/exports.md shows what the exports really write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import guibp
from guibp.export.exports import Target

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
SOURCE = re.findall(r"```\nexpr:(.+)\n```", PAGE)[0]


@pytest.mark.parametrize("target", Target)
def test_the_sample_is_part_of_the_export(target: Target) -> None:
    found = re.search(rf"`--to {target}`\n\n[^\n]+\n\n```\w+\n(.+?)\n```", PAGE, re.DOTALL)
    assert found is not None
    assert found[1] in guibp.export_graph(guibp.parse(SOURCE), target)


def test_the_samples_with_layers_are_parts_of_that_export() -> None:
    section = PAGE.partition("`--layers`")[2].partition("\n## ")[0]
    samples = re.findall(r"```python\n(.+?)\n```", section, re.DOTALL)
    text = guibp.export_graph(guibp.preset("xor"), "numpy", layers="matrices")
    assert len(samples) == 3
    for sample in samples:
        assert sample in text
