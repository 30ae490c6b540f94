"""A graph as node-link JSON: what networkx.node_link_graph and many programs for graphs read."""

from __future__ import annotations

import json

from guibp.model.document import write_document
from guibp.model.graph import Graph
from guibp.model.node_link import WHOLE


def write_node_link(graph: Graph) -> str:
    """The graph as networkx writes a directed graph with parallel edges; an edge's key is its port.

    What belongs to no node (output, data set, groups, training settings) is in ``graph``, so that
    nothing is lost on the way back.
    """
    document = json.loads(write_document(graph))
    whole = {name: document[name] for name in WHOLE if name in document}
    edges = [{**edge, "key": edge["port"]} for edge in document["edges"]]
    for edge in edges:
        del edge["port"]
    fields = {
        "directed": True,
        "multigraph": True,
        "graph": whole,
        "nodes": document["nodes"],
        "edges": edges,
    }
    return json.dumps(fields, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
