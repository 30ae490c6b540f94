"""Semantic zoom: from afar open groups show as boxes, the innermost first; a matter of view alone."""

from __future__ import annotations

from guibp.model.graph import Graph

CLOSES_BELOW, OPENS_ABOVE = 0.4, 0.48
"""Groups that hold no others close and open at these zooms; the gap keeps them from flickering."""
_STEP = 2.0
"""What holds groups closes at half the zoom of these."""
_HIGHEST = 12


def level_after(level: int, zoom: float) -> int:
    """How many storeys of groups are closed after the zoom became this one."""
    while level < _HIGHEST and zoom < CLOSES_BELOW / _STEP**level:
        level += 1
    while level > 0 and zoom > OPENS_ABOVE / _STEP ** (level - 1):
        level -= 1
    return level


def group_storeys(graph: Graph) -> dict[str, int]:
    """How many storeys of groups are within each group: 0 where there is none."""
    storeys = {group.id: 0 for group in graph.groups}
    for id_ in storeys:
        storey, holder = 0, graph.group_of(id_)
        while holder is not None:
            storey += 1
            if storeys[holder] >= storey:
                break
            storeys[holder] = storey
            holder = graph.group_of(holder)
    return storeys
