"""Ways along the edges of a graph, by functions that give a node's neighbours."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

Neighbours = Callable[[str], Iterable[str]]


def is_reachable(start: str, goal: str, consumers: Neighbours, operands: Neighbours) -> bool:
    """Whether a path of edges leads from one node to another, or they are one.

    The search goes on from the end where fewer nodes wait, so that an edge to or from a new node is
    told at once.
    """
    if start == goal:
        return True
    ahead, behind = {start}, {goal}
    seen_ahead, seen_behind = {start}, {goal}
    while ahead and behind:
        if len(ahead) <= len(behind):
            ahead = {near for id_ in ahead for near in consumers(id_)} - seen_ahead
            seen_ahead |= ahead
            if not ahead.isdisjoint(seen_behind):
                return True
        else:
            behind = {near for id_ in behind for near in operands(id_)} - seen_behind
            seen_behind |= behind
            if not behind.isdisjoint(seen_ahead):
                return True
    return False


def shortest_path(start: str, goal: str, consumers: Neighbours) -> tuple[str, ...]:
    """The nodes on a shortest path of edges, both ends included; ``ValueError`` if there is none."""
    came_from = {start: start}
    waiting = deque([start])
    while waiting:
        id_ = waiting.popleft()
        if id_ == goal:
            return _trace(came_from, goal)
        for near in consumers(id_):
            if near not in came_from:
                came_from[near] = id_
                waiting.append(near)
    raise ValueError(goal)


def _trace(came_from: dict[str, str], goal: str) -> tuple[str, ...]:
    path = [goal]
    while came_from[path[-1]] != path[-1]:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))


def walk_back(start: str, operands: Neighbours) -> Iterator[str]:
    """A node and all that it depends on, each once."""
    found, waiting = {start}, [start]
    while waiting:
        id_ = waiting.pop()
        yield id_
        for source in operands(id_):
            if source not in found:
                found.add(source)
                waiting.append(source)
