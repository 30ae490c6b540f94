"""A graph for Graphviz: values and gradients on the edges, groups as clusters."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.drawing.colours import PRINT
from guibp.engine.evaluation import evaluate
from guibp.export.picture_numbers import PictureNumbers, read_numbers
from guibp.model.errors import one_line
from guibp.model.graph import Graph
from guibp.model.records import Node

_INDENT = "  "
_OF_SAMPLES = "Over all samples: the mean of values, the sum of gradients."


def write_dot(graph: Graph) -> str:
    """The graph as a DOT document, with the numbers of all samples: mean values, summed gradients."""
    writer = _Writer(graph, read_numbers(graph, evaluate(graph)))
    return "\n".join(["digraph {", *(_INDENT + line for line in writer.write()), "}"]) + "\n"


def quote(text: str) -> str:
    """A quoted string; backslashes and line ends are shown as such, not obeyed."""
    # First what breaks a line; then the backslashes of both and what begins an entity: Graphviz obeys them.
    escaped = one_line(text).replace("\\", "\\\\").replace("&", "&amp;")
    return '"' + escaped.replace('"', '\\"') + '"'


def quote_lines(*lines: str) -> str:
    """A quoted string of several lines."""
    return '"' + "\\n".join(quote(line)[1:-1] for line in lines) + '"'


class _Writer:
    """Writes one graph; its nodes are called n0, n1, … in DOT, and their ids are their labels."""

    def __init__(self, graph: Graph, numbers: PictureNumbers) -> None:
        self._graph, self._numbers = graph, numbers
        self._places = {id_: place for place, id_ in enumerate(graph.nodes)}

    def write(self) -> Iterator[str]:
        yield "rankdir=LR"
        yield 'graph [fontname="sans-serif"]'
        yield 'node [fontname="sans-serif"]'
        yield 'edge [fontname="sans-serif", fontsize=10]'
        if self._graph.dataset is not None:
            yield f"label={quote(_OF_SAMPLES)}"
        for place, node in enumerate(self._graph.node_records):
            yield f"n{place} [{self._attributes(node, place)}]"
        for number, group in enumerate(self._graph.groups):
            if self._graph.group_of(group.id) is None:
                yield from self._cluster(group.id, number)
        yield from self._edges()

    def _attributes(self, node: Node, place: int) -> str:
        if node.operation.is_leaf:
            text = f"{node.id} = {self._numbers.leaf_values[place]}"
            return f'label={quote(text)}, shape=box, style="rounded"'
        output = ", peripheries=2" if node.id == self._graph.resolve_output() else ""
        return f"label={quote_lines(node.operation.symbol, node.id)}, shape=ellipse{output}"

    def _cluster(self, id_: str, number: int) -> Iterator[str]:
        """A group with the groups inside it; ``number`` makes the name that Graphviz knows clusters by."""
        yield f"subgraph cluster_{number} {{"
        yield f"{_INDENT}label={quote(id_)}"
        numbers = {group.id: place for place, group in enumerate(self._graph.groups)}
        for member in self._graph.group_record(id_).members:
            if member in numbers:
                yield from (_INDENT + line for line in self._cluster(member, numbers[member]))
            else:
                yield f"{_INDENT}n{self._places[member]}"
        yield "}"

    def _edges(self) -> Iterator[str]:
        texts = zip(self._numbers.edge_values, self._numbers.edge_gradients, strict=True)
        for edge, (value, gradient) in zip(self._graph.edges, texts, strict=True):
            ends = f"n{self._places[edge.source]} -> n{self._places[edge.target]}"
            # Numbers alone: nothing in them is markup.
            lines = [
                f'<font color="{colour}">{text}</font>'
                for text, colour in ((value, PRINT.value), (gradient, PRINT.gradient))
                if text
            ]
            yield f"{ends} [label=<{'<br/>'.join(lines) or ' '}>, comment={quote(f'operand {edge.port}')}]"
