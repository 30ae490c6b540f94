"""The compiled kernel: loops over any tape, compiled once by numba and loaded from disk from then on.

A compilation cannot be interrupted within one of its four functions, which take about a second each.
"""

from __future__ import annotations

import hashlib
import importlib.util
import platform
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import ModuleType

from guibp.engine.kernel_cache import discard_module, holds_compiled, keep_module, open_cache_folders
from guibp.engine.kernel_source import write_kernel_source
from guibp.engine.kernel_templates import SIGNATURES
from guibp.engine.tape import Tape
from guibp.model.errors import GuibpError

LITTLE_WORK = 20_000
"""Instructions that are interpreted in about the 0.3 s that loading the kernel takes."""
WIDE = 500
"""So many numbers cost numpy about as much as one more instruction."""

WAIT_SECONDS = 0.05
"""Windows looks for Ctrl-C only between two waits."""


class KernelError(GuibpError):
    """The compiled loops cannot be had on this machine; interpreted steps do the same work."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """The compiled loops; their arguments are those of ``kernel_templates``. None holds the GIL."""

    forward: Callable[..., None]
    backward: Callable[..., None]
    train: Callable[..., tuple[int, int]]
    """Up to ``len(losses)`` steps; returns how many were done and an ``Ending``."""


class _StoppedError(Exception):
    """The compilation was no longer wanted."""


def load_kernel() -> Kernel:
    """The kernel, compiled (seconds) or loaded from the cache (tenths of a second).

    Raises ``KernelError`` if it can be neither. Ctrl-C ends the wait as soon as the function that is
    being compiled is done.
    """
    # Not in the main thread: within the compiler Ctrl-C would be lost, or leave it broken.
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
    if passes * (tape.slots + tape.total // WIDE) <= LITTLE_WORK:
        return None
    try:
        return load_kernel()
    except KernelError:
        return None  # slower, and the same result


class KernelLoading:
    """The kernel on its way, in a thread of its own: a trainer works interpreted until it is there."""

    def __init__(self, prepare: Callable[[Callable[[], bool]], None] = lambda _: None) -> None:
        """``prepare`` runs first, in the thread; it is told whether to stop."""
        self._prepare = prepare
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
        """End it after the function being compiled, and wait for that (seconds at the very worst)."""
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
            self._prepare(self._stopping.is_set)
            self.kernel = _load(self._stopping.is_set)
        except KernelError as error:
            self.error = error
        except _StoppedError:
            return


def is_kernel_cached() -> bool:
    """Whether a folder holds the compiled loops; told without loading the compiler."""
    try:
        name = _module_name(write_kernel_source())
    except metadata.PackageNotFoundError:
        return False
    with open_cache_folders() as folders:
        return any(holds_compiled(folder, name, len(SIGNATURES)) for folder in folders)


def _module_name(text: str) -> str:
    # What one processor compiled is never run on another: numba's own index tells them apart.
    key = repr((text, metadata.version("numba"), platform.python_version(), platform.machine()))
    return f"guibp_kernel_{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def _load(should_stop: Callable[[], bool]) -> Kernel:
    text = write_kernel_source()
    try:
        import numba  # noqa: F401 - whether it can be had is told apart from what it cannot compile
    except ImportError as error:
        raise KernelError("numba cannot be loaded: {reason}", reason=str(error)) from error
    name = _module_name(text)
    loaded = getattr(sys.modules.get(name), "kernel", None)
    return loaded if isinstance(loaded, Kernel) else _load_from_folders(name, text, should_stop)


def _load_from_folders(name: str, text: str, should_stop: Callable[[], bool]) -> Kernel:
    """From the first folder in which it succeeds."""
    reason: Exception | None = None
    with open_cache_folders() as folders:
        for folder in folders:
            try:
                return _load_from(keep_module(folder, name, text), should_stop)
            except _StoppedError:
                raise
            except Exception as error:  # noqa: BLE001 - a damaged cache makes numba raise anything
                reason = error
                discard_module(folder, name)
    raise KernelError("the training loops cannot be compiled: {reason}", reason=str(reason)) from reason


def _load_from(path: Path, should_stop: Callable[[], bool]) -> Kernel:
    """Import the module from its file, and compile its functions or load them from beside it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    # Numba finds the functions' globals again by the module's name.
    sys.modules[path.stem] = module
    try:
        spec.loader.exec_module(module)
        kernel = _compile(module, should_stop)
    except BaseException:
        del sys.modules[path.stem]
        raise
    module.__dict__["kernel"] = kernel
    return kernel


def _compile(module: ModuleType, should_stop: Callable[[], bool]) -> Kernel:
    from numba import njit

    functions = module.__dict__
    for name, signature in SIGNATURES.items():
        if should_stop():
            raise _StoppedError
        # Arithmetic as IEEE 754 has it: no exception at 1/0, nothing reordered or contracted.
        decorate = njit(signature, nogil=True, error_model="numpy", fastmath=False, cache=True)
        functions[name] = decorate(functions[name])
    return Kernel(functions["forward"], functions["backward"], functions["train"])
