"""Seen: what of the graph is on show, and in a drag what of it moves and what rests."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lineage import kin_bodies
from guibp.gui.canvas.scene import Detail, Scene
from guibp.gui.canvas.sprites import Mood
from guibp.gui.canvas.standing import OpenEnd
from guibp.model.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of bodies and edges on show, and the open end, or some of them; how all are drawn."""

    bodies: Rows
    edges: Rows
    end: OpenEnd | None
    detail: Detail
    kin: Lineage | None = None
    """The lineage to which these are limited, if they are."""


@dataclass(frozen=True, slots=True)
class Parted:
    """What is seen in a drag, parted in what rests and what moves; of how many edges, and until when."""

    resting: Seen
    moving: Seen
    edges: int
    key: Hashable


def limit_to_kin(layers: Layers, seen: Seen, kin: Lineage) -> Seen:
    """What of that which is seen belongs to a lineage."""
    end = seen.end if seen.end is not None and kin.nodes[seen.end.row] else None
    bodies, edges = kin_bodies(layers, kin, seen.bodies), seen.edges[kin.edges[seen.edges]]
    return Seen(bodies, edges, end, seen.detail, kin)


def part_in_hand(layers: Layers, seen: Seen, key: Hashable) -> Parted:
    """Part what is seen; all that moves is taken for seen, so that it holds wherever that goes."""
    bodies, edges = np.isin(seen.bodies, layers.in_hand), np.isin(seen.edges, layers.cables.in_hand)
    end_moves = seen.end is not None and layers.bodies.body_of[seen.end.row] in layers.in_hand
    moving = layers.cables.in_hand[layers.cables.shown[layers.cables.in_hand]]
    return Parted(
        Seen(seen.bodies[~bodies], seen.edges[~edges], None if end_moves else seen.end, seen.detail),
        Seen(layers.in_hand, moving, seen.end if end_moves else None, seen.detail),
        len(seen.edges),
        key,
    )


def key_of_still(
    scene: Scene, seen: Seen, moods: Mapping[int, Mood], strong: tuple[int, ...]
) -> tuple[Hashable, ...]:
    """The same for as long as all but numbers and colours is drawn the same; ``strong`` edges stand out."""
    layers, view, feedback = scene.layers, scene.view, scene.feedback
    told = _key_of_cards(scene) if layers.bodies.cards else ()
    return (
        (layers.bodies, layers.cables.rest, layers.frames, layers.sockets),
        (seen.bodies.tobytes(), layers.bodies.centres[seen.bodies].tobytes(), seen.edges.tobytes()),
        (seen.end, seen.detail, tuple(sorted(moods.items())), strong),
        (feedback.struck, feedback.entered, *told),
        (view.zoom, view.offset, scene.grid),
        _key_of_notes(scene),
    )


def key_of_resting(
    scene: Scene, moods: Mapping[int, Mood], size: tuple[float, float]
) -> tuple[Hashable, ...]:
    """The same for as long as all that rests in a drag is drawn the same, on a viewport of a size."""
    layers, view = scene.layers, scene.view
    return (
        (layers.bodies, layers.cables.rest, layers.in_hand.tobytes(), layers.frames),
        (scene.session.graph.revision, scene.annotations.reading, scene.heat.is_on),
        _key_of_notes(scene),
        tuple(sorted(moods.items())),
        (view.zoom, view.offset, size, scene.grid),
    )


def _key_of_cards(scene: Scene) -> tuple[Hashable, ...]:
    """What closed groups tell but for numbers: formulas, and whose value comes first."""
    step = scene.session.current_step
    return scene.session.graph.revision, None if step is None else step.node


def _key_of_notes(scene: Scene) -> tuple[Hashable, ...]:
    hit, notes = scene.hover, scene.notes
    pointed = hit.grip.note if hit.grip is not None else hit.note
    return notes.shown(), notes.in_hand, scene.session.selection.notes, pointed
