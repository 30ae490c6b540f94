from collections.abc import Iterable, Iterator
from typing import Literal

class Layouts:
    def __iter__(self) -> Iterator[tuple[list[tuple[int, tuple[float, float]]], float, float, object]]: ...

def from_edges(
    edges: Iterable[tuple[int, int]],
    *,
    ranking_type: Literal["original", "minimize", "up", "down"] | None = None,
) -> Layouts: ...
