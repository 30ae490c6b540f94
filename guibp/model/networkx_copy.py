"""A graph as networkx has graphs: a copy, in which everything that a document holds is an attribute."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from guibp.model.document_writing import Written, write_document
from guibp.model.node_link import WHOLE

if TYPE_CHECKING:
    import networkx as nx


def copy_to_networkx(graph: Written) -> nx.MultiDiGraph[str]:
    """The same ids, edge key = port; what belongs to no node or edge is in the copy's ``graph``.

    ``node_link_data`` of it is what ``from_node_link`` reads, and then nothing is lost.
    """
    import networkx as nx

    document = json.loads(write_document(graph))
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.graph.update((name, document[name]) for name in WHOLE if name in document)
    made.add_nodes_from((node.pop("id"), node) for node in document["nodes"])
    for edge in document["edges"]:
        source, target, port = (edge.pop(name) for name in ("source", "target", "port"))
        made.add_edge(source, target, key=port)
        made.edges[source, target, port].update(edge)
    return made
