"""Node-link JSON, as networkx and others write graphs, made into the JSON of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from guibp.model.errors import DocumentError
from guibp.model.operations import OPERATIONS

WHOLE = ("output", "dataset", "groups", "notes", "training")
"""Fields of a document that belong to no node or edge: they are kept in ``graph``."""
SPELLINGS = ("edges", "links")
"""What the list of edges is called: by networkx from 3.6 on, and before."""

_Object = Mapping[str, object]


def is_node_link(raw: object) -> bool:
    """Whether what was read is a graph in node-link form and no document of guibp."""
    return (
        isinstance(raw, Mapping)
        and "format" not in raw
        and "nodes" in raw
        and any(name in raw for name in SPELLINGS)
    )


def read_node_link(raw: _Object) -> dict[str, object]:
    """The document of a node-link graph: each node with its ``op``, each edge with its port or key.

    Ids may be numbers. Edges without a port or key come in the order of the operands. Raises
    ``DocumentError`` with the place of an operation that guibp does not have, or of anything else
    that makes no computational graph.
    """
    if raw.get("directed") is False:
        raise DocumentError(
            "the graph is undirected: which operand feeds which is not known", place="directed"
        )
    spelling = next(name for name in SPELLINGS if name in raw)
    document: dict[str, object] = {
        "format": "guibp",
        "version": 1,
        "nodes": [_read_node(node, place) for place, node in enumerate(_list(raw, "nodes"))],
        "edges": _read_edges(_list(raw, spelling), spelling),
    }
    whole = raw.get("graph")
    if isinstance(whole, Mapping):
        document |= {name: whole[name] for name in WHOLE if name in whole}
    return document


def _list(raw: _Object, name: str) -> Sequence[object]:
    found = raw[name]
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise DocumentError("a list is expected here", place=name)
    return found


def _read_node(raw: object, place: int) -> dict[str, object]:
    at = f"nodes[{place}]"
    if not isinstance(raw, Mapping) or "id" not in raw:
        raise DocumentError("a node needs an id", place=at)
    fields = dict(cast("_Object", raw))
    fields["id"] = _read_id(fields["id"], at)
    op = fields.get("op")
    if op is None:
        raise DocumentError('node "{id}" names no operation (op)', place=at, id=fields["id"])
    # What is no text at all is told with the shape of a document.
    if isinstance(op, str) and op not in OPERATIONS:
        raise DocumentError(
            'node "{id}": there is no operation "{op}"', place=f"{at}.op", id=fields["id"], op=op
        )
    return fields


def _read_id(id_: object, place: str) -> str:
    if isinstance(id_, str):
        return id_
    if isinstance(id_, int | float) and not isinstance(id_, bool):
        return str(id_)
    raise DocumentError("an id is text or a number", place=place)


def _read_edges(raw: Sequence[object], spelling: str) -> list[dict[str, object]]:
    """The edges; what has no port of its own takes the next one of its target."""
    edges: list[dict[str, object]] = []
    counts: dict[str, int] = {}
    for place, one in enumerate(raw):
        at = f"{spelling}[{place}]"
        if not isinstance(one, Mapping) or not {"source", "target"} <= one.keys():
            raise DocumentError("an edge needs a source and a target", place=at)
        fields = dict(cast("_Object", one))
        fields["source"], fields["target"] = (_read_id(fields[end], at) for end in ("source", "target"))
        key = fields.pop("key", None)
        if "port" not in fields:
            fields["port"] = key if key is not None else counts.get(str(fields["target"]), 0)
        counts[str(fields["target"])] = counts.get(str(fields["target"]), 0) + 1
        edges.append(fields)
    return edges
