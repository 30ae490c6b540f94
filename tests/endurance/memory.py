"""Memory in use: what the C library and Python have handed out, beside what the process holds.

What a process holds says little of a small leak: the C library keeps what is free in one heap for each
thread, and gives it back late or never, so that it swings by tens of megabytes. What is handed out does not.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MEGABYTE = 2**20
_CACHED_SIZES, _CACHED = 1024, 7
"""What numpy keeps of freed arrays, in its ``alloc`` module."""
_IN_BLOCKS = re.compile(r"# bytes in allocated blocks\s+=\s+([\d,]+)")
_COUNTS = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class _Mallinfo(ctypes.Structure):
    """``struct mallinfo2`` of glibc 2.33 and later; ``uordblks`` is of all heaps together."""

    _fields_ = [(name, ctypes.c_size_t) for name in _COUNTS.split()]


@dataclass(frozen=True, slots=True)
class Memory:
    """In megabytes."""

    heap: float
    """Handed out by the C library: to Qt, numpy, and Python for what is large."""
    blocks: float
    """Handed out by Python for its small objects."""
    resident: float
    """What the process holds, free or not."""

    @property
    def in_use(self) -> float:
        """What is handed out; where the C library cannot tell, what the process holds."""
        return self.heap + self.blocks if self.heap else self.resident


def read_memory() -> Memory:
    """Now; 0 for what cannot be told here."""
    return Memory(_heap_bytes() / MEGABYTE, _block_bytes() / MEGABYTE, _resident_bytes() / MEGABYTE)


def _heap_bytes() -> int:
    mallinfo = getattr(ctypes.CDLL(None), "mallinfo2", None) if sys.platform == "linux" else None
    if mallinfo is None:
        return 0
    mallinfo.restype = _Mallinfo
    found = mallinfo()
    return int(found.uordblks + found.hblkhd)


def _block_bytes() -> int:
    """Python's own statistics say so in a text."""
    if sys.platform != "linux":
        return 0
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    with tempfile.TemporaryDirectory(prefix="guibp-memory-") as folder:
        path = Path(folder) / "statistics"
        file = ctypes.c_void_p(library.fopen(os.fsencode(path), b"w"))
        ctypes.pythonapi["_PyObject_DebugMallocStats"](file)
        library.fclose(file)
        found = _IN_BLOCKS.search(path.read_text(encoding="ascii", errors="replace"))
    return int(found[1].replace(",", "")) if found else 0


def _resident_bytes() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def fill_array_cache() -> None:
    """Fill numpy's cache of small arrays, which is bounded and fills for hours: that is no growth.

    Of each size below 1,024 bytes it keeps 7 blocks that were freed, 3.7 MB in all.
    """
    arrays = [np.empty(size, dtype=np.uint8) for size in range(_CACHED_SIZES) for _ in range(_CACHED + 1)]
    arrays.clear()


def give_back_free_memory() -> None:
    """Have the C library give back what is free, as far as it can.

    The end of what a worker's thread used stays: after a long training that is up to 28 MB.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
