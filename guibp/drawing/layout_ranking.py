"""Which box stands in which layer: behind what it needs, and so that the wires are short.

All boxes begin as far left as their operands let them; then each moves to where more of its wires
become shorter than longer, as long as one does, and small sets of boxes move together. The total length
of all wires is within some percent of the least one (which the network simplex method finds: E. R.
Gansner, E. Koutsofios, S. C. North, K.-P. Vo: A Technique for Drawing Directed Graphs, IEEE Trans. Softw.
Eng. 19 (3), 1993) in a hundredth of its time.
"""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_shifting import Direction, shift_together
from guibp.drawing.ports import Flags, Integers

_MOST_PASSES, _MOST_SHIFTS = 30, 3


def rank_boxes(count: int, sources: Integers, targets: Integers, leftmost: Flags) -> Integers:
    """The layer of each box, (count,), from 0 at the left; links run to higher layers.

    The links, (m,) each, make no cycle. ``leftmost`` (count,) marks boxes for the first layer.
    """
    ranks = _Ranks(count, sources, targets)
    ranks.shorten_wires()
    rank_of = np.array(ranks.rank_of, dtype=np.intp)
    others = rank_of[~leftmost]
    if leftmost.any() and len(others):
        rank_of[leftmost] = min(int(rank_of[leftmost].min()), int(others.min()) - 1)
    return np.asarray(rank_of - rank_of.min(initial=rank_of.max(initial=0)), dtype=np.intp)


def find_backward(count: int, sources: Integers, targets: Integers) -> Flags:
    """Mark links (m,) so that without them there is no cycle; a graph has none, but its groups may."""
    leaving = neighbour_lists(count, sources, targets)
    backward = np.zeros(len(sources), dtype=np.bool_)
    state = bytearray(count)  # 0 unseen, 1 on the path, 2 done
    for root in range(count):
        path = [(root, iter(leaving[root]))] if not state[root] else []
        state[root] = state[root] or 1
        while path:
            box, links = path[-1]
            for target, link in links:
                if state[target] == 1:
                    backward[link] = True
                elif state[target] == 0:
                    state[target] = 1
                    path.append((target, iter(leaving[target])))
                    break
            else:
                state[box] = 2
                path.pop()
    return backward


def neighbour_lists(count: int, sources: Integers, targets: Integers) -> list[list[tuple[int, int]]]:
    """For each box the boxes its links lead to, with the links' indices."""
    lists: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for link, (source, target) in enumerate(zip(sources.tolist(), targets.tolist(), strict=True)):
        lists[source].append((target, link))
    return lists


class _Ranks:
    """Boxes on their way to their layers."""

    def __init__(self, count: int, sources: Integers, targets: Integers) -> None:
        self._entering: list[list[int]] = [[] for _ in range(count)]
        self._leaving: list[list[int]] = [[] for _ in range(count)]
        for source, target in zip(sources.tolist(), targets.tolist(), strict=True):
            self._entering[target].append(source)
            self._leaving[source].append(target)
        self._order = self._operands_first()
        self.rank_of = [0] * count
        for box in self._order:
            self.rank_of[box] = self._earliest(box)
        self._pulls = self._count_pulls()

    def shorten_wires(self) -> None:
        """Move boxes right and left as long as that makes wires shorter, then several at once."""
        self._move_singly()
        for _ in range(_MOST_SHIFTS):
            if not self._move_together():
                break
            self._move_singly()

    def _operands_first(self) -> list[int]:
        waiting = [len(sources) for sources in self._entering]
        ready = [box for box, missing in enumerate(waiting) if not missing]
        for box in ready:
            for target in self._leaving[box]:
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        return ready

    def _count_pulls(self) -> list[int]:
        """How many operands hold a box back: those that only serve it, weights above all, follow it."""
        pulls = [0] * len(self.rank_of)
        follows = bytearray(len(self.rank_of))
        for box in self._order:
            pulls[box] = sum(not follows[source] for source in self._entering[box])
            follows[box] = not pulls[box] and len(set(self._leaving[box])) == 1
        return pulls

    def _earliest(self, box: int) -> int:
        return max((self.rank_of[source] + 1 for source in self._entering[box]), default=0)

    def _move_singly(self) -> None:
        for _ in range(_MOST_PASSES):
            if not self._move_right() + self._move_left():
                break

    def _move_together(self) -> int:
        """Of what is left behind, what only serves a box follows it, so that does not hold it back."""
        pulls = zip(self._leaving, self._entering, self._pulls, strict=True)
        gains = [(len(out) - pull, len(into) - len(out)) for out, into, pull in pulls]
        right = Direction(1, self._leaving, [gain for gain, _ in gains])
        left = Direction(-1, self._entering, [gain for _, gain in gains])
        moved = shift_together(self.rank_of, reversed(self._order), right)
        return moved + shift_together(self.rank_of, self._order, left)

    def _move_right(self) -> int:
        """Boxes whose consumers pull at least as much as operands go right before the first of them."""
        moved, rank_of = 0, self.rank_of
        for box in reversed(self._order):
            targets = self._leaving[box]
            if targets and len(targets) >= self._pulls[box]:
                latest = min(rank_of[target] for target in targets) - 1
                moved += latest > rank_of[box]
                rank_of[box] = max(latest, rank_of[box])
        return moved

    def _move_left(self) -> int:
        """Boxes that operands pull more go right behind the last of them."""
        moved, rank_of = 0, self.rank_of
        for box in self._order:
            if self._pulls[box] > len(self._leaving[box]):
                earliest = self._earliest(box)
                moved += earliest < rank_of[box]
                rank_of[box] = min(earliest, rank_of[box])
        return moved
