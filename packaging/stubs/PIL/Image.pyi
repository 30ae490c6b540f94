from collections.abc import Sequence
from pathlib import Path
from typing import Self

class Image:
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    @property
    def info(self) -> dict[str, object]: ...
    def save(
        self,
        fp: Path,
        *,
        append_images: Sequence[Image] = ...,
        sizes: Sequence[tuple[int, int]] = ...,
    ) -> None: ...

def open(fp: Path) -> Image: ...
