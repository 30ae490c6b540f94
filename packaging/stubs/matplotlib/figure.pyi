from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Kind = TypeVar("_Kind", bound=Artist)

class Bbox: ...
class Artist: ...

class Line2D(Artist):
    def set_data(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None: ...

class AxesImage(Artist):
    def set_data(self, field: NDArray[np.float64]) -> None: ...

class PathCollection(Artist):
    def set_offsets(self, places: NDArray[np.float64]) -> None: ...

class Text(Artist):
    def set_text(self, text: str) -> None: ...

class Rectangle(Artist):
    def set_width(self, width: float) -> None: ...

class BarContainer:
    def __iter__(self) -> Iterator[Rectangle]: ...

class Axes:
    figure: Figure
    def set(
        self,
        *,
        xlim: tuple[float, float],
        ylim: tuple[float, float],
        xlabel: str = ...,
        ylabel: str = ...,
    ) -> None: ...
    def plot(self, x: NDArray[np.float64], y: NDArray[np.float64], *, animated: bool) -> list[Line2D]: ...
    def imshow(
        self,
        field: NDArray[np.float64],
        *,
        origin: str,
        extent: tuple[float, float, float, float],
        cmap: str,
        vmin: float,
        vmax: float,
        interpolation: str,
        animated: bool,
    ) -> AxesImage: ...
    def scatter(
        self, x: NDArray[np.float64], y: NDArray[np.float64], *, animated: bool
    ) -> PathCollection: ...
    def text(self, x: float, y: float, text: str, *, animated: bool) -> Text: ...
    def barh(
        self,
        y: Sequence[int],
        width: NDArray[np.float64],
        *,
        left: float,
        height: float,
        animated: bool,
    ) -> BarContainer: ...
    def add_collection(self, collection: _Kind) -> _Kind: ...
    def draw_artist(self, artist: Artist) -> None: ...

class Figure:
    bbox: Bbox
    def __init__(self, *, figsize: tuple[float, float], dpi: float) -> None: ...
    def subplots(self) -> Axes: ...
