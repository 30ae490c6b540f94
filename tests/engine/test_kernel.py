"""How the compiled loops are had: compiled once, found by the next process, done without where they fail."""

import ast
import os
import platform
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np
import platformdirs
import pytest
from llvmlite import binding

from guibp.engine import kernel as kernel_module
from guibp.engine import kernel_cache
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel, KernelError, KernelLoading, choose_kernel, load_kernel
from guibp.engine.loops import compiler
from guibp.engine.loops.compiler import compile_module, fingerprint, write_module
from guibp.engine.trainer import Trainer
from guibp.engine.training import train
from guibp.engine.training_settings import Controls
from tests.engine.graphs import xor

# Another process, in which the compiler is slow to give what was compiled before, or nothing.
LOAD = """
import sys, time
from functools import cache
from importlib import metadata
from pathlib import Path
from guibp.engine.kernel import load_kernel
from guibp.engine.loops import compiler
def compile_module(text):
    if len(sys.argv) < 2:
        raise RuntimeError("it is not found")
    time.sleep(0.3)
    return Path(sys.argv[1]).read_bytes()
compiler.compile_module = compile_module
load_kernel()
"""
posix_only = pytest.mark.skipif(os.name != "posix", reason="folders' modes and owners are POSIX")
HEARTBEAT_SECONDS = 0.001


@pytest.fixture
def kept(kernel: Kernel) -> Path:
    """The file in which the session's kernel is."""
    return platformdirs.user_cache_path("guibp", appauthor=False) / "kernel" / fingerprint()


@pytest.fixture
def code(kept: Path) -> bytes:
    """The session's kernel, as the compiler gave it."""
    return kept.read_bytes()[kernel_cache.DIGEST_BYTES :]


def forget_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not loaded it yet, till the test is over."""
    monkeypatch.setattr(kernel_module, "_load", cache(kernel_module._load.__wrapped__))


def load_anew() -> Kernel:
    """What the next process would do; only where the session's kernel is forgotten."""
    kernel_module._load.cache_clear()
    return load_kernel()


class Compiler:
    """Stands in for the compiler: gives what was compiled before, and counts."""

    def __init__(self, code: bytes) -> None:
        self.code = code
        self.calls = 0
        self.is_at_work = threading.Event()
        self.may_end = threading.Event()
        self.may_end.set()

    def __call__(self, _: str) -> bytes:
        self.calls += 1
        self.is_at_work.set()
        assert self.may_end.wait(10)
        return self.code


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch, code: bytes) -> Compiler:
    quick = Compiler(code)
    monkeypatch.setattr(compiler, "compile_module", quick)
    # Writing the text takes a quarter of a second; it is not read.
    monkeypatch.setattr(compiler, "write_module", str)
    forget_the_kernel(monkeypatch)
    return quick


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, compiling: Compiler) -> Path:
    """The only folder in which code may be kept; it is empty."""
    place = tmp_path / "kernel"
    monkeypatch.setattr(kernel_cache, "list_cache_folders", lambda: iter((place,)))
    return place


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file()
    }


def start_python(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", LOAD, *arguments], env={**os.environ, **environment})


# -- compiled once -----------------------------------------------------------------------------------


def test_second_process_compiles_nothing(kept: Path) -> None:
    before = listing(kept.parent)
    assert start_python().wait() == 0
    assert listing(kept.parent) == before != {}


def test_first_starts_at_once(tmp_path: Path, kept: Path, code: bytes) -> None:
    compiled = tmp_path / "code"
    compiled.write_bytes(code)
    home = tmp_path / "home"
    cache = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(home))
    processes = [start_python(str(compiled), **cache) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    (found,) = [path for path in home.rglob("*") if path.is_file()]
    assert found.name == kept.name
    assert found.read_bytes() == kept.read_bytes()
    assert start_python(**cache).wait() == 0


@posix_only
def test_home_that_cannot_be_written(tmp_path: Path, kept: Path) -> None:
    """The kernel is then found in the temporary folder."""
    obstacle = tmp_path / "file"
    obstacle.touch()
    own = tmp_path / f"guibp-{os.getuid()}"
    own.mkdir(mode=0o700)
    shutil.copy(kept, own)
    before = listing(own)
    assert start_python(XDG_CACHE_HOME=str(obstacle), TMPDIR=str(tmp_path)).wait() == 0
    assert listing(own) == before


def test_it_is_compiled_and_kept_once(folder: Path, compiling: Compiler, kept: Path) -> None:
    for _ in range(3):
        assert isinstance(load_anew(), Kernel)
    assert compiling.calls == 1
    assert (folder / kept.name).read_bytes() == kept.read_bytes()


def test_damaged_code_is_compiled_anew(folder: Path, compiling: Compiler, kept: Path) -> None:
    load_anew()
    path = folder / kept.name
    path.write_bytes(path.read_bytes()[:-1000])
    load_anew()
    assert compiling.calls == 2
    assert path.read_bytes() == kept.read_bytes()


def test_without_a_folder_it_is_compiled_every_time(
    monkeypatch: pytest.MonkeyPatch, compiling: Compiler
) -> None:
    monkeypatch.setattr(kernel_cache, "list_cache_folders", lambda: iter(()))
    for number in (1, 2):
        trainer = Trainer(compile_tape(xor()), Controls(), load_anew)
        assert trainer.run(limit=3).step == 3
        assert compiling.calls >= number


def test_loaded_once_it_stays(folder: Path, compiling: Compiler) -> None:
    assert load_kernel() is load_kernel()
    assert compiling.calls == 1


# -- what it depends on ------------------------------------------------------------------------------


def imported_by_the_loops() -> Iterator[Path]:
    """What the loops take from the rest of the engine and from the model."""
    root = Path(compiler.__file__).parents[3]
    for path in Path(compiler.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("guibp."):
                yield root.joinpath(*node.module.split(".")).with_suffix(".py")


def test_every_file_that_makes_the_loops_counts() -> None:
    counted = {path.resolve() for path in compiler._sources()}
    assert set(imported_by_the_loops()) - {Path(compiler.__file__).parent.with_suffix(".py")} <= counted
    assert len(counted) == len({*Path(compiler.__file__).parent.glob("*.py")}) + len(compiler._FORMULAS)


def test_changed_file_has_another_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (path, *others), before = compiler._sources(), fingerprint()
    changed = tmp_path / path.name
    changed.write_bytes(path.read_bytes())
    monkeypatch.setattr(compiler, "_sources", lambda: [changed, *others])
    assert fingerprint() == before
    changed.write_bytes(path.read_bytes() + b"#")
    assert fingerprint() != before


@pytest.mark.parametrize(
    "place,attribute",
    [(metadata, "version"), (binding, "get_host_cpu_name"), (platform, "machine")],
    ids=["version", "processor", "machine"],
)
def test_another_compiler_or_processor_has_another_name(
    monkeypatch: pytest.MonkeyPatch, place: object, attribute: str
) -> None:
    before = fingerprint()
    monkeypatch.setattr(place, attribute, lambda *_: "another")
    assert fingerprint() != before


# -- without it --------------------------------------------------------------------------------------


def test_without_llvmlite_training_is_interpreted(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> None:
    for name in [name for name in sys.modules if name.startswith("guibp.engine.loops.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "llvmlite", None)
    forget_the_kernel(monkeypatch)
    with pytest.raises(KernelError, match="compiler cannot be loaded"):
        load_kernel()
    loading = KernelLoading()
    loading.start()
    assert loading.wait() is None
    assert isinstance(loading.error, KernelError)
    assert choose_kernel(compile_tape(xor()), passes=10**9) is None
    assert train(xor(), steps=900).steps == 900


@pytest.mark.parametrize("part", ["compile_module", "LoadedCode", "fingerprint"])
@pytest.mark.parametrize("error", [RuntimeError, OSError, ImportError])
def test_compiler_that_fails_is_done_without(
    monkeypatch: pytest.MonkeyPatch, folder: Path, part: str, error: type[Exception]
) -> None:
    def fail(*_: object) -> bytes:
        raise error("no such processor")

    monkeypatch.setattr(compiler, part, fail)
    with pytest.raises(KernelError, match="no such processor"):
        load_kernel()


def test_little_work_is_interpreted(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> None:
    monkeypatch.setattr(kernel_module, "load_kernel", lambda: kernel)
    tape = compile_tape(xor())
    assert choose_kernel(tape, passes=10) is None
    assert choose_kernel(tape, passes=10_000) is kernel


# -- beside other work -------------------------------------------------------------------------------


def test_loading_in_the_background(kernel: Kernel) -> None:
    loading = KernelLoading()
    loading.start()
    assert loading.wait() is loading.kernel is kernel
    assert loading.error is None
    loading.stop()


def test_loading_that_is_not_wanted_any_more_compiles_nothing(folder: Path, compiling: Compiler) -> None:
    loading = KernelLoading()
    loading._stopping.set()
    loading.start()
    loading.stop()
    assert (loading.kernel, loading.error, compiling.calls) == (None, None, 0)


def test_loading_that_is_stopped_in_the_compiler(folder: Path, compiling: Compiler, kept: Path) -> None:
    """The compiler goes on to its end, and what it made is there the next time."""
    compiling.may_end.clear()
    loading = KernelLoading()
    loading.start()
    assert compiling.is_at_work.wait(10)
    threading.Timer(0.05, compiling.may_end.set).start()
    loading.stop()
    assert loading.error is None
    assert (folder / kept.name).is_file()


def test_loading_that_never_began_can_be_stopped() -> None:
    KernelLoading().stop()


def count_beats(work: Callable[[], object]) -> list[float]:
    """How long this thread had to wait for each of its beats while another worked."""
    worker = threading.Thread(target=work)
    worker.start()
    beats = [time.perf_counter()]
    while worker.is_alive():
        time.sleep(HEARTBEAT_SECONDS)
        beats.append(time.perf_counter())
    return np.diff(beats).tolist()


def test_other_threads_run_beside_the_compiler(code: bytes) -> None:
    """And what it makes of the same text is the same."""
    text, made = write_module(), list[bytes]()
    waits = count_beats(lambda: made.append(compile_module(text)))
    assert made == [code]
    assert sum(waits) > 0.2
    assert np.median(waits) < 0.02


def test_other_threads_run_beside_the_kernel(kernel: Kernel) -> None:
    """A compiled run of some tenths of a second does not hold the interpreter's lock."""
    trainer = Trainer(compile_tape(xor()), Controls(), lambda: kernel)
    trainer._pieces.steps = 10**9
    trainer._pieces.learn = lambda *_: None  # type: ignore[method-assign]  # one single piece
    waits = count_beats(lambda: trainer.run(limit=2_000_000))
    assert sum(waits) > 0.1
    assert np.median(waits) < 0.02
