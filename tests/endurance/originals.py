"""Three real documents that between them hold all that one can hold, and a graph in node-link form."""

from __future__ import annotations

import json

import networkx as nx

from guibp.model.document import write_document
from guibp.model.edits import AddNotes
from guibp.model.expression import parse
from guibp.model.presets import preset
from guibp.model.records import Note


def originals() -> list[bytes]:
    """XOR as it comes; units, nested and with notes; a Korean chain with unknown fields; networkx's form."""
    return [write_document(preset("xor")), _nested(), _extended(), _node_link()]


def _nested() -> bytes:
    graph = preset("xor-lecture")
    groups = [group.id for group in graph.groups]
    graph.group("layer", groups[:2])
    graph.apply(AddNotes((Note("note", "Three units\nsolve XOR.", (40.0, -80.0)),)))
    return write_document(graph)


def _extended() -> bytes:
    graph = parse("입력 = data('x1'); 가중치 = param(-2); f = sigmoid(입력 * 가중치) ** 2 + log(exp(1.5))")
    graph.set_dataset({"x1": [0.1, -0.0, 5e-324], "t": [1, 0, 1]})
    graph.set_training(optimizer="adam", learning_rate=0.1)
    whole = json.loads(write_document(graph))
    whole["author"] = {"name": "가", "tags": [1, None, {"deep": [True]}]}
    for part in (*whole["nodes"], *whole["edges"], whole["dataset"], whole["training"]):
        part["note"] = "kept"
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _node_link() -> bytes:
    return json.dumps(nx.node_link_data(preset("neuron").networkx, edges="links")).encode()
