from collections.abc import Sequence
from pathlib import Path

class Image:
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
