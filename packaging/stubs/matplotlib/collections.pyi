from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Artist
from numpy.typing import NDArray

class LineCollection(Artist):
    def __init__(
        self, segments: Sequence[NDArray[np.float64]], *, linewidths: float, animated: bool
    ) -> None: ...
    def set_segments(self, segments: Sequence[NDArray[np.float64]]) -> None: ...
