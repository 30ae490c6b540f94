"""Connecting by keys: every wire that may begin or end at a node, by name, each with its one edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.sockets import OUT
from guibp.gui.canvas.wiring import legal_sources, legal_targets, plan_wire
from guibp.gui.quick_search import Found
from guibp.model.edits import Edit
from guibp.model.graph import Graph

_CONTEXT = "Canvas"
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Link:
    """A wire that could be: what it is called, the node at its other end, and the edit that makes it."""

    text: str
    other: str
    edit: Edit


def list_links(graph: Graph, layers: Layers, id_: str) -> tuple[Link, ...]:
    """The wires that may go from a node, those to free operands first, and then those to it."""
    targets = sorted(_links_from(graph, layers, id_), key=lambda found: found[0])
    return (*(link for _, link in targets), *_links_to(graph, layers, id_))


def find_links(query: str, links: tuple[Link, ...], graph: Graph) -> tuple[Found, ...]:
    """The links in whose text each word of the query is."""
    words = query.casefold().split()
    found = [link for link in links if all(word in link.text.casefold() for word in words)]
    return tuple(
        Found(link.text, graph.node(link.other).operation.symbol, "", link) for link in found[:_MOST_LISTED]
    )


def _links_from(graph: Graph, layers: Layers, id_: str) -> Iterator[tuple[bool, Link]]:
    """The wires to operands; with each whether it takes another's place."""
    for row in np.flatnonzero(legal_targets(graph, layers, id_)).tolist():
        target, port = layers.bodies.nodes[layers.sockets.nodes[row]].id, int(layers.sockets.ports[row])
        edit = plan_wire(graph, id_, target, port, None)
        if edit is None:
            continue
        former = graph.operands(target).get(port)
        if former is None:
            text = QCoreApplication.translate(_CONTEXT, "to {target}, operand {port}")
        else:
            text = QCoreApplication.translate(_CONTEXT, "to {target}, operand {port}, instead of {former}")
        said = text.format(target=target, port=port + 1, former=former)
        yield former is not None, Link(said, target, edit)


def _links_to(graph: Graph, layers: Layers, id_: str) -> Iterator[Link]:
    """The wires into free operands of the node."""
    row, sockets = layers.bodies.rows[id_], layers.sockets
    free = np.flatnonzero((sockets.nodes == row) & (sockets.ports != OUT) & ~sockets.taken)
    sources = [
        layers.bodies.nodes[sockets.nodes[one]].id
        for one in np.flatnonzero(legal_sources(graph, layers, id_)).tolist()
    ]
    text = QCoreApplication.translate(_CONTEXT, "from {source}, into operand {port}")
    for port in sockets.ports[free].tolist():
        for source in sources:
            edit = plan_wire(graph, source, id_, port, None)
            if edit is not None:
                yield Link(text.format(source=source, port=port + 1), source, edit)
