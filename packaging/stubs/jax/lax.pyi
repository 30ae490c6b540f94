from collections.abc import Callable
from typing import TypeVar

from jax import Array

_T = TypeVar("_T")

def fori_loop(lower: int, upper: int, body_fun: Callable[[Array, _T], _T], init_val: _T) -> _T: ...
