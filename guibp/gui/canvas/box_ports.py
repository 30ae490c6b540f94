"""The ports of a closed group of which a selection speaks, each as the operands for which it stands."""

from __future__ import annotations

import numpy as np

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.cables import Cables, EdgeKey
from guibp.gui.canvas.card_ports import NO_PORT
from guibp.gui.canvas.layers import Layers
from guibp.gui.selection import Selection

Port = tuple[EdgeKey, ...]
_PAIR = 2


def selected_pair(layers: Layers, selection: Selection) -> tuple[Port, ...] | None:
    """The two ports on the left of a box whose wires are selected, or the upper two of the selected box.

    Fewer if the box has no two; ``None`` if what is selected is no box, and does not end at one.
    """
    if selection.nodes:
        ports = _upper_ports(layers, selection.nodes)
    else:
        ports = _ports_of_wires(layers.cables, selection.edges)
    return None if ports is None else tuple(_operands(layers, port) for port in ports.tolist())


def _upper_ports(layers: Layers, nodes: frozenset[str]) -> Rows | None:
    bodies = layers.bodies
    rows = np.unique(bodies.body_of[[bodies.rows[id_] for id_ in nodes if id_ in bodies.rows]])
    if len(rows) != 1 or bodies.card_id(int(rows[0])) is None:
        return None
    return layers.cables.card_ports.entering.of(int(rows[0]))[:_PAIR]


def _ports_of_wires(cables: Cables, edges: frozenset[EdgeKey]) -> Rows | None:
    """The ports at which edges end, if there are two, of one box."""
    ports = np.unique(cables.card_ports.heads[[cables.rows[key] for key in edges if key in cables.rows]])
    if len(ports) != _PAIR or NO_PORT in ports:
        return None
    return ports if len(np.unique(cables.card_ports.entering.cards[ports])) == 1 else None


def _operands(layers: Layers, port: int) -> Port:
    """The operands with a wire that end at a port, or the one that waits for a wire there."""
    cables, ports = layers.cables, layers.cables.card_ports
    edges = np.flatnonzero(ports.heads == port).tolist()
    if edges:
        return tuple(map(cables.key, edges))
    node, operand = ports.waiting[ports.waiting_ports == port][0].tolist()
    return ((layers.bodies.nodes[node].id, operand),)
