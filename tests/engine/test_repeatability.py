"""The same graph gives the same bits: run after run, after a save and a load, and in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.kernel import load_kernel
from guibp.engine.training import train
from guibp.model.document import load, save
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.endurance.exact_graphs import ExactGraph
from tests.engine.graphs import evaluate_compiled, without_pads

ROOT = Path(__file__).parents[2]
SEEDS = (3, 4, 5)
STEPS = 300


def digest(graph: Graph) -> str:
    """A hash of every value and gradient, interpreted and compiled."""
    bits = hashlib.sha256()
    for evaluation in (evaluate(graph), evaluate_compiled(graph, load_kernel())):
        for numbers in without_pads(evaluation):
            bits.update(numbers.tobytes())
    return bits.hexdigest()


def trained_digest(graph: Graph) -> str:
    """A hash of every loss and parameter of a training, by momentum and in batches."""
    result = train(graph, steps=STEPS, optimizer="momentum", learning_rate=0.3, batch=3)
    bits = hashlib.sha256(result.losses.tobytes())
    bits.update(repr(result.parameters).encode())
    return bits.hexdigest()


def digests(folder: Path) -> list[str]:
    """What all graphs in a folder give, in the order of their names; the last is trained."""
    *others, last = sorted(folder.glob("*.guibp"))
    return [*(digest(load(path)) for path in others), trained_digest(load(last))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for seed in SEEDS:
        save(ExactGraph(seed).graph, tmp_path / f"{seed}.guibp")
    save(preset("xor"), tmp_path / "xor.guibp")
    return tmp_path


def test_a_save_and_a_load_change_no_bit_and_no_run_does(folder: Path) -> None:
    made = [*(digest(ExactGraph(seed).graph) for seed in SEEDS), trained_digest(preset("xor"))]
    assert digests(folder) == made
    assert digests(folder) == made


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_another_process_gives_the_same_bits(folder: Path, hash_seed: str) -> None:
    code = "import sys; from pathlib import Path; from tests.engine.test_repeatability import digests"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*digests(Path(sys.argv[1])), sep=chr(10))", str(folder)],
        cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
    )  # fmt: skip
    assert done.stdout.split() == digests(folder)


def test_another_bit_is_another_digest() -> None:
    """The control: the smallest change of one number is seen."""
    graph = ExactGraph(3).graph
    before = digest(graph)
    leaf = next(node for node in graph.node_records if node.op == "parameter" and graph.consumers(node.id))
    assert leaf.value is not None
    graph.set_value(leaf.id, leaf.value * (1 + 2**-52))
    assert digest(graph) != before
