"""Tips: what a wire or a node says in full when the pointer rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from guibp.engine.stepper import list_steps_of
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.tip_writing import Row, Tip, in_full, number_rows, write_tip
from guibp.gui.operation_texts import local_lines, operand_title, operation_title, value_line
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.graph import Graph
from guibp.model.numbers_text import MINUS

CONTEXT = "Canvas"
_MOST_EDGES = 16
"""Of a wire that stands for more edges the first are told."""
_MOST_LOCALS = 6
"""The local gradients of a node with more operands would hide the graph; each wire still tells its own."""


def describe(scene: Scene, hit: Hit, theme: Theme) -> str:
    """Rich text with all digits; empty where there is nothing to say."""
    tip: Tip | None = None
    if hit.edge is not None:
        tip = _describe_edge(scene, *hit.edge, theme)
    elif hit.node is not None:
        tip = _describe_node(scene, hit.node, theme)
    elif hit.card is not None:
        tip = _describe_card(scene, hit.card, theme)
    elif hit.socket is not None:
        socket = hit.socket
        tip = _describe_port(scene, socket.node, None if socket.is_output else socket.port, theme)
    return "" if tip is None else write_tip(tip, theme)


def _describe_edge(scene: Scene, target: str, port: int, theme: Theme) -> Tip | None:
    row = scene.layers.cables.rows.get((target, port))
    if row is None:
        return None
    session, source = scene.session, scene.layers.cables.edges[row].source
    shared = scene.layers.operands_at(target, port)
    if len(shared) > 1:
        return _describe_bundle(scene, source, shared, theme)
    locals_ = _local_rows(session, target, theme)
    text = QCoreApplication.translate(CONTEXT, "operand {name} of {id}")
    name = operand_title(session.graph.node(target).operation, port)
    return Tip(
        f"{source} → {target}",
        text.format(name=name, id=target),
        rows=[*number_rows(theme, *scene.annotations.edge_numbers(row)), *locals_[port : port + 1]],
        footer=_tell_sample(session),
    )


def _describe_bundle(scene: Scene, source: str, shared: Sequence[EdgeKey], theme: Theme) -> Tip:
    """A wire that stands for several edges: what all have in common, then each one's gradient."""
    layers, annotations = scene.layers, scene.annotations
    rows = [layers.cables.rows[key] for key in shared]
    numbers = [annotations.edge_numbers(row) for row in rows]
    parts = [gradient for _, gradient in numbers]
    known = [gradient for gradient in parts if gradient is not None]
    total = sum(known) if len(known) == len(parts) else None
    group = layers.bodies.card_id(layers.bodies.body_row(shared[0][0]))
    told = [
        Row(f"→ {target}", in_full(gradient), theme.gradient)
        for (target, _), gradient in zip(shared[:_MOST_EDGES], parts, strict=False)
    ]
    if len(shared) > _MOST_EDGES:
        more = QCoreApplication.translate(CONTEXT, "and {count} more")
        told.append(Row(more.format(count=len(shared) - _MOST_EDGES), "", theme.quiet))
    text = QCoreApplication.translate(CONTEXT, "one wire for {count} edges; its gradient is their sum")
    return Tip(
        f"{source} → {group}",
        text.format(count=len(shared)),
        rows=[*number_rows(theme, numbers[0][0], total), *told],
        footer=_tell_sample(scene.session),
    )


def _describe_node(scene: Scene, id_: str, theme: Theme) -> Tip | None:
    row = scene.layers.bodies.rows.get(id_)
    if row is None:
        return None
    session, operation = scene.session, scene.layers.bodies.nodes[row].operation
    numbers = scene.annotations.node_number(row), scene.annotations.node_gradient_number(row)
    few = len(session.graph.operands(id_)) <= _MOST_LOCALS
    return Tip(
        id_,
        operation_title(operation),
        (value_line(session.graph, id_),) if _is_whole(session.graph, id_) else (),
        [*number_rows(theme, *numbers), *(_local_rows(session, id_, theme) if few else ())],
        _tell_sample(session),
    )


def _describe_card(scene: Scene, group: str, theme: Theme) -> Tip | None:
    row = scene.layers.bodies.card_rows.get(group)
    if row is None:
        return None
    card, annotations, nodes = scene.layers.cards.card(row), scene.annotations, scene.layers.bodies.nodes
    members = len(scene.layers.bodies.members[row])
    return Tip(
        group,
        QCoreApplication.translate(CONTEXT, "group of {count} nodes").format(count=members),
        (card.formula,) if card.formula else (),
        [Row(nodes[one].id, in_full(annotations.node_number(one)), theme.value) for one in card.results],
        _tell_sample(scene.session),
    )


def _describe_port(scene: Scene, id_: str, port: int | None, theme: Theme) -> Tip | None:
    annotations = scene.annotations
    if id_ not in scene.layers.bodies.rows:
        return None
    if port is None:
        row = scene.layers.bodies.rows[id_]
        numbers = annotations.node_number(row), annotations.node_gradient_number(row)
        title = QCoreApplication.translate(CONTEXT, "Output of {id}").format(id=id_)
        return Tip(title, rows=number_rows(theme, *numbers), footer=_tell_sample(scene.session))
    shared = scene.layers.operands_at(id_, port)
    if len(shared) > 1:
        return _describe_bundle(scene, scene.session.graph.operands(id_)[port], shared, theme)
    operation = scene.session.graph.node(id_).operation
    text = QCoreApplication.translate(CONTEXT, "Operand {name} of {id}")
    title = text.format(name=operand_title(operation, port), id=id_)
    wire = scene.layers.cables.rows.get((id_, port))
    if wire is None:
        return Tip(title, QCoreApplication.translate(CONTEXT, "takes a wire"))
    rows = number_rows(theme, *annotations.edge_numbers(wire))
    return Tip(title, f"← {scene.layers.cables.edges[wire].source}", (), rows, _tell_sample(scene.session))


def _is_whole(graph: Graph, id_: str) -> bool:
    """Whether a node is an operation with all its operands: else there is no formula to tell."""
    return not graph.node(id_).operation.is_leaf and not graph.missing_ports(id_)


def _local_rows(session: Session, id_: str, theme: Theme) -> list[Row]:
    """The local gradients of an operation by port: how each is made, and what it is for this sample."""
    graph = session.graph
    if not _is_whole(graph, id_):
        return []
    numbers = _local_numbers(session, id_)
    rows = []
    for port, line in enumerate(local_lines(graph, id_)):
        name, _, term = line.partition(" = ")
        number = in_full(numbers[port]) if port < len(numbers) else ""
        # A term that is a number already is not said twice.
        same = not number or term == number or term == MINUS + number
        rows.append(Row(name, term, theme.text) if same else Row(line, number, theme.text))
    return rows


def _local_numbers(session: Session, id_: str) -> list[float]:
    """The local gradients by port; none where they are of many samples, or the node has no value yet."""
    sample, reading = session.sample, session.reading
    known = reading.node_values_known
    place = session.evaluation.tape.place_of.get(id_)
    if sample is None or place is None or place >= len(known) or not known[place]:
        return []
    steps = list_steps_of(session.evaluation, id_, sample)
    return [edge.local for edge in steps[-1].edges] if steps else []


def _tell_sample(session: Session) -> str:
    """Of which sample the numbers are; nothing where there is but one."""
    if not session.samples:
        return ""
    if session.sample is None:
        text = QCoreApplication.translate(
            CONTEXT, "all {count} samples: the mean of the values, the sum of the gradients"
        )
        return text.format(count=session.samples)
    text = QCoreApplication.translate(CONTEXT, "sample {number} of {count}")
    return text.format(number=session.sample + 1, count=session.samples)
