"""Sights on the canvas: which bodies and wires stand out while the rest is dimmed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.layers import Layers
from guibp.gui.lens import Sight


def rows_in_sight(layers: Layers, sight: Sight) -> tuple[Rows, Rows]:
    """Rows of the bodies and of the shown wires that stand out; of a node in a closed group, the group's."""
    cables = layers.cables
    edges = [row for key in sight.edges if (row := cables.rows.get(key)) is not None and cables.shown[row]]
    return rows_of_nodes(layers, sight.nodes), np.array(sorted(edges), dtype=np.intp)


def rows_of_nodes(layers: Layers, ids: Iterable[str]) -> Rows:
    """Rows of the bodies that show some nodes; what is no longer there is left out."""
    bodies = layers.bodies
    rows = {bodies.body_row(id_) for id_ in ids if id_ in bodies.rows}
    return np.array(sorted(rows), dtype=np.intp)
