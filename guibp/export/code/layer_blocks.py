"""The arrays of a layer: its matrices and the statements that compute it, all units side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guibp.export.code.layer_finding import Layer
from guibp.export.code.plan import ArrayOp, Matrix, Statement

MARK = "\0"
"""Begins the ids of arrays: no node's id has it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A layer with the ids of its arrays: results = activation(weights @ inputs + biases)."""

    units: Layer
    weights: str
    biases: str
    """Nothing without biases."""
    inputs: str
    """Stacked for this layer or an earlier one, or the results of an earlier one."""
    sums: str
    results: str
    """The sums themselves without an activation."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The nodes that are the rows of the inputs."""
        return self.units[0].inputs


def make_blocks(layers: Sequence[Layer]) -> tuple[list[Block], dict[str, tuple[str, ...]]]:
    """The layers' blocks, and the stacks that have to be made for them with their nodes."""
    arrays: dict[tuple[str, ...], str] = {}
    stacks: dict[str, tuple[str, ...]] = {}
    blocks = []
    for number, units in enumerate(layers, 1):
        weights, biases, stack, sums, results = (f"{MARK}{letter}{number}" for letter in "WbXZH")
        sources = units[0].inputs
        if sources not in arrays:
            arrays[sources] = stack
            stacks[stack] = sources
        results = results if units[0].activation else sums
        arrays.setdefault(tuple(unit.result for unit in units), results)
        biases = biases if units[0].bias else ""
        blocks.append(Block(units, weights, biases, arrays[sources], sums, results))
    return blocks, stacks


def write_block(block: Block, used: Collection[str]) -> Iterator[Statement]:
    """The statements of a layer, and the rows among them that are ``used`` by themselves."""
    totals, results = zip(*((unit.total, unit.result) for unit in block.units), strict=True)
    biases = (block.biases,) if block.biases else ()
    operands = (block.weights, block.inputs, *biases)
    yield Statement(block.sums, "", ArrayOp.WEIGHTED_SUM, operands, totals)
    if block.results != block.sums:
        yield Statement(block.results, "", block.units[0].activation, (block.sums,), results)
        yield from _write_rows(block.sums, totals, used)
    yield from _write_rows(block.results, results, used)


def _write_rows(array: str, ids: Sequence[str], used: Collection[str]) -> Iterator[Statement]:
    for row, id_ in enumerate(ids):
        if id_ in used:
            yield Statement(id_, "", ArrayOp.ROW, (array,), row=row)


def make_matrices(block: Block, numbers: Mapping[str, float], wide: Collection[str]) -> Iterator[Matrix]:
    """The weights and biases of a layer; biases are a column if the layer is computed for each sample."""
    results = tuple(unit.result for unit in block.units)
    rows = tuple(unit.weights for unit in block.units)
    yield Matrix(block.weights, "", results, rows, _read(rows, numbers))
    if block.biases:
        rows = tuple((unit.bias,) for unit in block.units)
        is_vector = block.units[0].total not in wide
        yield Matrix(block.biases, "", results, rows, _read(rows, numbers), is_vector)


def _read(rows: Sequence[Sequence[str]], numbers: Mapping[str, float]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(numbers[id_] for id_ in row) for row in rows)
