from enum import IntEnum
from io import BytesIO
from pathlib import Path
from collections.abc import Sequence
from typing import Self

class Resampling(IntEnum):
    LANCZOS = 1

class Image:
    width: int
    height: int
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def convert(self, mode: str) -> Image: ...
    def resize(self, size: tuple[int, int], resample: Resampling) -> Image: ...
    def save(
        self,
        fp: Path,
        *,
        lossless: bool = ...,
        quality: int = ...,
        method: int = ...,
        save_all: bool = ...,
        append_images: Sequence[Image] = ...,
        sizes: Sequence[tuple[int, int]] = ...,
        duration: Sequence[int] = ...,
        loop: int = ...,
        minimize_size: bool = ...,
    ) -> None: ...

def open(fp: Path | BytesIO) -> Image: ...
