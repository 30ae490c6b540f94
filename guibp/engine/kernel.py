"""The kernel: compiled loops that run any program; compiled once for a machine, then loaded from disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from guibp.engine.kernel_cache import find_code, keep_code
from guibp.engine.tape import Tape
from guibp.model.errors import GuibpError

LITTLE_WORK = 800
"""Instructions that are interpreted in about the 0.1 s that loading the kernel takes."""
WIDE = 500
"""So many numbers cost numpy about as much as one more instruction."""
FEW_SAMPLES = 4
"""So many fit the narrow loops."""

WAIT_SECONDS = 0.05
"""Windows looks for Ctrl-C only between two waits."""


class KernelError(GuibpError):
    """The compiled loops cannot be had on this machine; interpreted steps do the same work."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """The compiled loops; each is called with the address of a plan. None holds the interpreter's lock."""

    train_narrow: Callable[[int], int]
    """Up to ``STEPS`` steps over at most ``FEW_SAMPLES`` samples each: how many were done, and an ending."""
    train_wide: Callable[[int], int]
    """The same for any number of samples."""
    propagate: Callable[[int], int]
    """One evaluation that keeps every value and every gradient."""


def load_kernel() -> Kernel:
    """The kernel, compiled (a second or two) or loaded from the cache (a tenth of one).

    Raises ``KernelError`` if it can be neither. Ctrl-C ends the wait when the compiler is done.
    """
    if _is_loaded():
        return _load()
    # Not in the main thread: within the compiler Ctrl-C would be lost.
    loading = KernelLoading()
    loading.start()
    try:
        kernel = loading.wait()
    except BaseException:
        loading.stop()
        raise
    if kernel is None:
        raise loading.error or KernelError("the training loops cannot be compiled")
    return kernel


def choose_kernel(tape: Tape, passes: int) -> Kernel | None:
    """The kernel for much work; ``None`` where so many passes are interpreted in less time than it loads.

    The choice depends on the work alone, never on the clock, so that a result repeats bit for bit.
    """
    if is_little_work(tape, passes):
        return None
    try:
        return load_kernel()
    except KernelError:
        return None  # slower, and the same result


def is_little_work(tape: Tape, passes: int) -> bool:
    """Whether so many passes are interpreted in less time than the kernel takes to load."""
    return passes * (tape.slots + tape.total // WIDE) <= LITTLE_WORK


class KernelLoading:
    """The kernel on its way, in a thread of its own: a trainer works interpreted until it is there."""

    def __init__(self) -> None:
        self.kernel: Kernel | None = None
        """``None`` until it is ready."""
        self.error: KernelError | None = None
        """Why it will not come."""
        self._stopping = threading.Event()
        # No daemon: the compiler must not be torn down in the middle of its work.
        self._thread = threading.Thread(target=self._run, name="kernel loading")

    def start(self) -> None:
        """Begin; call it once."""
        self._thread.start()

    def stop(self) -> None:
        """End it, and wait for that: the compiler, once it is at work, goes on to its end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def wait(self) -> Kernel | None:
        """Wait until it is ready or cannot be; Ctrl-C interrupts the wait."""
        while self._thread.is_alive():
            self._thread.join(WAIT_SECONDS)
        return self.kernel

    def _run(self) -> None:
        try:
            if not self._stopping.is_set():
                self.kernel = _load()
        except KernelError as error:
            self.error = error


@cache
def _load() -> Kernel:
    """Load the kernel, or compile and keep it first; once it is loaded, it stays."""
    try:
        from guibp.engine.loops.compiler import LoadedCode, compile_module, fingerprint, write_module
        from guibp.engine.loops.training_loop import PROPAGATE, TRAIN_NARROW, TRAIN_WIDE
    except ImportError as error:
        raise KernelError("the compiler cannot be loaded: {reason}", reason=str(error)) from error
    try:
        name = fingerprint()
        code = find_code(name)
        if code is None:
            code = compile_module(write_module())
            keep_code(name, code)
        loaded = LoadedCode(code)
    except (OSError, RuntimeError, ImportError) as error:
        raise KernelError("the training loops cannot be compiled: {reason}", reason=str(error)) from error
    return Kernel(*(loaded.entry(entry) for entry in (TRAIN_NARROW, TRAIN_WIDE, PROPAGATE)))


def _is_loaded() -> bool:
    return _load.cache_info().currsize > 0
