"""From the written module to machine code of this processor, kept on disk and loaded from there."""

from __future__ import annotations

import ctypes
import hashlib
import platform
import sys
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

import llvmlite
from llvmlite import binding, ir

from guibp.engine.loops.training_loop import write_entries

POWER = "guibp_power"
_FORMULAS = (
    "arrays.py",
    "opcodes.py",
    "optimizers.py",
    "plan.py",
    "program.py",
    "tape.py",
    "../model/operations.py",
    "../model/formula.py",
)

Entry = Callable[[int], int]


def write_module() -> str:
    """The loops as LLVM code."""
    module = ir.Module(name="guibp")
    write_entries(module)
    return str(module)


def fingerprint() -> str:
    """What compiled code depends on: the text it is written from, the compiler, and the processor."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.read_bytes())
    machine = (binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten(), platform.machine())
    versions = (_version(), llvmlite.__version__, binding.llvm_version_info, sys.platform)
    digest.update(repr((machine, versions)).encode())
    return digest.hexdigest()[:24]


def _version() -> str:
    try:
        return metadata.version("guibp")
    except metadata.PackageNotFoundError:  # run from a checkout: its files tell
        return ""


def _sources() -> Iterable[Path]:
    """The files from which the loops are written; packaging/guibp.spec lays them beside a frozen program."""
    here = Path(__file__).parent
    paths = [*sorted(here.glob("*.py")), *(here.parent / name for name in _FORMULAS)]
    return [path for path in paths if path.is_file()]


def compile_module(text: str) -> bytes:
    """Machine code, as an object file. Takes a second or two, without the interpreter's lock."""
    machine = _target_machine()
    module = binding.parse_assembly(text)
    module.verify()
    options = binding.create_pipeline_tuning_options(speed_level=3)
    # What is worth it is written for lanes and in blocks already.
    options.loop_vectorization = options.slp_vectorization = False
    options.loop_interleaving = options.loop_unrolling = False
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return bytes(machine.emit_object(module))


def _target_machine() -> binding.TargetMachine:
    """This processor, with all its features."""
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    target = binding.Target.from_default_triple()
    features = binding.get_host_cpu_features().flatten()
    # Constants beside the code are named relative to it, in one instruction instead of two.
    return target.create_target_machine(
        cpu=binding.get_host_cpu_name(), features=features, opt=3, reloc="pic", codemodel="small", jit=True
    )


class LoadedCode:
    """Machine code in memory, and its entries, each of which keeps it there."""

    def __init__(self, code: bytes) -> None:
        binding.add_symbol(POWER, _address_of_power())
        self._engine = binding.create_mcjit_compiler(binding.parse_assembly(""), _target_machine())
        self._engine.add_object_file(binding.ObjectFileRef.from_data(code))
        self._engine.finalize_object()

    def entry(self, name: str) -> Entry:
        """A function of the code, called with the address of a plan. Other threads run meanwhile."""
        function = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(self._engine.get_function_address(name))

        def call(plan: int, _: LoadedCode = self) -> int:
            return int(function(plan))

        return call


def _address_of_power() -> int:
    """The C library's pow."""
    library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
    return ctypes.cast(library.pow, ctypes.c_void_p).value or 0
