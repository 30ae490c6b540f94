"""Rival: network.c, compiled for this processor when it is wanted."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from tests.benchmarks.drawings import Floats, Network
from tests.benchmarks.racing import RivalMissingError, Train

SOURCE = Path(__file__).with_name("network.c")
OPTIONS = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC")
SIZES = (2, 16, 16, 1, 100)
"""Inputs, units of each layer, samples: what the program is written for."""


def train_in_c(network: Network) -> Train:
    """Gradient descent on the squared error."""
    sizes = (len(network.inputs), *map(len, network.biases), len(network.target))
    if sizes != SIZES:
        raise ValueError(f"network.c is written for {SIZES}, not {sizes}")
    program = _compile()
    start = np.concatenate([array.ravel() for array in network.flat])
    data = np.concatenate([network.inputs.ravel(), network.target])

    def train(steps: int) -> Floats:
        losses = np.empty(steps)
        program.train(ctypes.c_long(steps), ctypes.c_double(network.rate), _at(start), _at(data), _at(losses))
        return losses

    return train


def _compile() -> ctypes.CDLL:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise RivalMissingError("there is no C compiler")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "network.so"
        command = [compiler, *OPTIONS, "-o", str(library), str(SOURCE), "-lm"]
        try:
            subprocess.run(command, check=True, capture_output=True)
            return ctypes.CDLL(str(library))
        except (OSError, subprocess.CalledProcessError) as error:
            raise RivalMissingError(f"{compiler} cannot compile it") from error


def _at(numbers: Floats) -> ctypes.c_void_p:
    return ctypes.c_void_p(numbers.ctypes.data)
