"""The tape: its order, what is left out, and what the output needs."""

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.reading import read_all_samples, read_sample
from guibp.engine.tape import LANES, NONE, padded
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph
from tests.engine.graphs import line, xor
from tests.engine.test_large_graphs import mesh
from tests.engine.test_random_graphs import RandomGraph


def test_operands_come_first_and_else_the_document_decides() -> None:
    graph = Graph()
    graph.add("parameter", id="late")
    graph.add("add", id="sum")
    graph.add("parameter", id="early")
    graph.connect("early", "sum", 0)
    graph.connect("late", "sum", 1)
    tape = compile_tape(graph)
    assert [tape.slot_of(id_) for id_ in ("late", "early", "sum")] == [0, 1, 2]


def test_every_operand_is_before_its_instruction() -> None:
    for seed in range(10):
        tape = compile_tape(RandomGraph(seed).graph)
        assert np.all(tape.operands < np.arange(tape.slots)[:, None])


def test_tape_is_of_the_graph_as_it_was() -> None:
    graph = line()
    tape = compile_tape(graph)
    graph.set_value("w", 9.0)
    assert tape.start[tape.offset[tape.slot_of("w")]] == -2.0
    assert tape.revision == graph.revision - 1
    assert not tape.start.flags.writeable


def test_long_operations_are_chains_of_two() -> None:
    graph = Graph()
    graph.add("add", [graph.add("parameter") for _ in range(5)], id="f")
    tape = compile_tape(graph)
    assert tape.slots == 5 + 4
    assert len(tape.edge_source) == 5 + 3


def test_unfinished_parts_have_no_slot() -> None:
    graph = line()
    graph.add("input", id="column", column="t")
    graph.add("exp", ["column"], id="e")
    graph.set_output("e")
    tape = compile_tape(graph)
    assert (tape.slot_of("column"), tape.slot_of("e"), tape.output_slot) == (NONE, NONE, NONE)
    assert tape.output == "e"
    assert not tape.needed.any()


def test_only_what_the_output_depends_on_is_needed() -> None:
    tape = compile_tape(line(), "g")
    needed = {id_ for id_ in tape.node_ids if tape.needed[tape.slot_of(id_)]}
    assert needed == {"w", "x", "g"}


def test_other_data_take_the_place_of_the_graphs_own() -> None:
    graph = xor()
    tape = compile_tape(graph, "y", Dataset({"x1": [0.5, 1.5], "x2": [2.0, 3.0]}))
    assert tape.samples == 2
    assert tape.start[tape.numbers_of(tape.slot_of("x2"))].tolist() == [2.0, 3.0]


@pytest.mark.parametrize("samples", [1, 7, 8, 9])
def test_per_sample_numbers_are_padded_and_single_ones_are_not(samples: int) -> None:
    graph = Graph()
    graph.set_dataset({"x": [float(number) for number in range(samples)]})
    graph.add("parameter", id="w")
    graph.add("input", id="x", column="x")
    graph.add("multiply", ["w", "x"], id="g")
    graph.add("add", ["g", "w", "g"], id="h")
    graph.add("mean", ["h"], id="f")
    tape = compile_tape(graph)
    room = {1: 1, 9: 16}.get(samples, 8)
    assert (LANES, padded(samples)) == (8, room)
    assert tape.per_sample.tolist() == [False, True, True, True, True, False]
    assert tape.offset.tolist() == [0, 1, 1 + room, 1 + 2 * room, 1 + 3 * room, 1 + 4 * room]
    assert tape.total == 2 + 4 * room
    assert tape.width.tolist() == [1, samples, samples, samples, samples, 1]
    # All edges here touch something per-sample.
    assert tape.edge_offset.tolist() == [edge * room for edge in range(7)]
    assert tape.edge_total == 7 * room
    assert tape.edge_width.tolist() == [samples] * 7
    assert tape.start[1 : 1 + room].tolist() == [*range(samples), *[samples - 1.0] * (room - samples)]


def test_nothing_reads_the_pads() -> None:
    graph = xor()
    evaluation = evaluate(graph)
    tape, gradients = evaluation.tape, evaluation.edge_gradients
    assert gradients is not None
    values, edge_gradients = np.full(tape.total, np.nan), np.full(tape.edge_total, np.nan)
    for slot in range(tape.slots):
        values[tape.numbers_of(slot)] = evaluation.values[tape.numbers_of(slot)]
    for edge in range(len(tape.edge_source)):
        edge_gradients[tape.numbers_on(edge)] = gradients[tape.numbers_on(edge)]
    spoilt = Evaluation(tape, values, edge_gradients)
    assert spoilt.first_nonfinite() is None
    for id_ in graph.nodes:
        assert np.array_equal(spoilt.value(id_), evaluation.value(id_))  # type: ignore[arg-type]  # all computed
        assert np.array_equal(spoilt.gradient(id_), evaluation.gradient(id_))  # type: ignore[arg-type]  # as above
    for read in (read_all_samples, lambda numbers: read_sample(numbers, 3)):
        told, expected = read(spoilt), read(evaluation)
        for field in ("node_values", "node_gradients", "edge_values", "edge_gradients"):
            np.testing.assert_array_equal(getattr(told, field), getattr(expected, field))


def test_names_are_looked_up_only_when_somebody_asks() -> None:
    graph = line()
    evaluation = evaluate(graph)
    kept = vars(evaluation.tape.lookups)
    assert not {"place_of", "edge_at", "readers", "sharing"} & set(kept)
    evaluation.edge_gradient("w", "g", 0)
    assert {"place_of", "edge_at"} <= set(kept)


def test_document_in_any_order_gives_the_order_of_kahn() -> None:
    """The first in the document among the ready comes first, as a plain search for it would find."""
    for seed in range(5):
        graph = mesh(60, seed)
        places = {id_: place for place, id_ in enumerate(graph.nodes)}
        left, done, expected = set(places), set[str](), list[str]()
        while left:
            ready = [id_ for id_ in left if done.issuperset(graph.operands(id_).values())]
            chosen = min(ready, key=places.__getitem__)
            expected.append(chosen)
            left.remove(chosen)
            done.add(chosen)
        tape = compile_tape(graph)
        assert sorted(graph.nodes, key=tape.slot_of) == expected
        assert np.all(tape.operands < np.arange(tape.slots)[:, None])
