"""Telling: what is about to be done, so that a crash or a hang leaves word of what led to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

Operation = Callable[..., None]
RUN_BEGINS = "a run begins"


class FoundError(BaseException):
    """Something was found: the process ends here, since what broke once may break all that follows.

    No ``Exception``: Hypothesis would do the whole run again, on an editor that is broken already.
    """


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Whatever is raised within ends the process's runs."""
    try:
        yield
    except Exception as error:
        raise FoundError from error


def tell(what: str) -> None:
    """Say what comes next to whoever started this process; that it is said at all is its sign of life."""
    print(what, flush=True)


def told(do: Operation) -> Operation:
    """Tell a rule of the machine before it is done, not after it."""

    @wraps(do)
    def tell_and_do(self: object, **chosen: object) -> None:
        tell(f"{do.__name__}({', '.join(f'{name}={value!r}' for name, value in chosen.items())})")
        with ending_at_once():
            do(self, **chosen)

    return tell_and_do
