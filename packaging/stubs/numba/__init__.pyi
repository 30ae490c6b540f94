from collections.abc import Callable
from typing import Any

__version__: str

def njit(
    signature: str,
    *,
    nogil: bool = ...,
    error_model: str = ...,
    fastmath: bool | set[str] = ...,
    cache: bool = ...,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]: ...
