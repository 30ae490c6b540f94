"""Tips: what a wire or a node says in full when the pointer rests on it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from guibp.drawing.numbers import NOT_COMPUTED, full_number
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.scene import Scene
from guibp.model.operations import Operation

CONTEXT = "Canvas"
_LONGEST_TITLE = 120


def describe(scene: Scene, hit: Hit) -> str:
    """Rich text with all digits; empty where there is nothing to say."""
    if hit.edge is not None:
        return _describe_edge(scene, *hit.edge)
    if hit.node is not None:
        return _describe_node(scene, hit.node)
    if hit.card is not None:
        return _describe_card(scene, hit.card)
    if hit.socket is not None:
        socket = hit.socket
        return _describe_port(scene, socket.node, None if socket.is_output else socket.port)
    return ""


def _describe_edge(scene: Scene, target: str, port: int) -> str:
    row = scene.layers.cables.rows.get((target, port))
    if row is None:
        return ""
    source = scene.layers.cables.edges[row].source
    numbers = scene.annotations.edge_numbers(row)
    return _lines(f"{source} → {target}", _numbers(*numbers))


def _describe_node(scene: Scene, id_: str) -> str:
    row = scene.layers.bodies.rows.get(id_)
    if row is None:
        return ""
    node = scene.layers.bodies.nodes[row]
    title = QCoreApplication.translate("Operations", node.operation.title)
    numbers = scene.annotations.node_number(row), scene.annotations.node_gradient_number(row)
    return _lines(f"{id_} · {title}", _numbers(*numbers))


def _describe_card(scene: Scene, group: str) -> str:
    row = scene.layers.bodies.card_rows.get(group)
    if row is None:
        return ""
    card, annotations = scene.layers.cards.card(row), scene.annotations
    results = [
        f"{scene.layers.bodies.nodes[one].id} = {_full(annotations.node_number(one))}" for one in card.results
    ]
    return _lines(group, [line for line in (card.formula, *results) if line])


def _describe_port(scene: Scene, id_: str, port: int | None) -> str:
    if id_ not in scene.session.graph:
        return ""
    if port is None:
        return _lines(QCoreApplication.translate(CONTEXT, "Output of {id}").format(id=id_), [])
    operation = scene.session.graph.node(id_).operation
    text = QCoreApplication.translate(CONTEXT, "Operand {name} of {id}")
    return _lines(text.format(name=_operand_name(operation, port), id=id_), [])


def _operand_name(operation: Operation, port: int) -> str:
    names = operation.operands
    named = port < len(names) and len(names[port]) > 1
    return QCoreApplication.translate("Operations", names[port]) if named else str(port + 1)


def _numbers(value: float | None, gradient: float | None) -> list[str]:
    return [
        QCoreApplication.translate(CONTEXT, "value {number}").format(number=_full(value)),
        QCoreApplication.translate(CONTEXT, "gradient {number}").format(number=_full(gradient)),
    ]


def _full(number: float | None) -> str:
    return NOT_COMPUTED if number is None else full_number(number)


def _lines(title: str, rest: list[str]) -> str:
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
    return "<br>".join([f"<b>{escape(short)}</b>", *(escape(line) for line in rest)])
