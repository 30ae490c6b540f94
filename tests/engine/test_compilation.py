"""The tape: its order, what is left out, and what the output needs."""

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.tape import NONE
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph
from tests.engine.graphs import line, xor
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
