"""Where the compiled loops are kept, how they are loaded, and what happens where they cannot be."""

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from guibp.engine import kernel as kernel_module
from guibp.engine import kernel_cache
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel, KernelError, KernelLoading, choose_kernel, load_kernel
from guibp.engine.kernel_source import write_kernel_source
from guibp.engine.trainer import Trainer
from guibp.engine.training import train
from guibp.engine.training_settings import Controls
from tests.engine.graphs import xor

LOAD = "from guibp.engine.kernel import load_kernel; load_kernel()"
# One small function shows how the cache is shared, and compiles in half a second.
LOAD_LITTLE = """
from guibp.engine import kernel
kernel.SIGNATURES = {"update": kernel.SIGNATURES["update"]}
kernel.load_kernel()
"""
posix_only = pytest.mark.skipif(os.name != "posix", reason="folders' modes and owners are POSIX")


@pytest.fixture
def kept(kernel: Kernel) -> Path:
    """The folder in which the session's kernel is."""
    return platformdirs.user_cache_path("guibp", appauthor=False) / "kernel"


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> None:
    """Nothing is loaded in this process; what this test loads is forgotten again."""
    for name in [name for name in sys.modules if name.startswith("guibp_kernel_")]:
        monkeypatch.delitem(sys.modules, name)


@pytest.fixture
def use_folders(monkeypatch: pytest.MonkeyPatch, forget: None) -> Callable[..., None]:
    """Have the kernel look into these folders instead."""

    def use(*folders: Path) -> None:
        monkeypatch.setattr(kernel_cache, "_list_folders", lambda _: iter(folders))

    return use


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*.*")}


def start_python(text: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", text], env={**os.environ, **environment})


def test_second_process_compiles_nothing(kept: Path) -> None:
    before = listing(kept)
    assert start_python(LOAD).wait() == 0
    assert listing(kept) == before != {}


def test_source_is_the_same_every_time() -> None:
    assert write_kernel_source() == write_kernel_source()


def test_first_starts_at_once(tmp_path: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    processes = [start_python(LOAD_LITTLE, **cache) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert not list(tmp_path.rglob("*.tmp"))
    before = listing(tmp_path)
    assert start_python(LOAD_LITTLE, **cache).wait() == 0
    assert listing(tmp_path) == before != {}


@posix_only
def test_home_that_cannot_be_written(tmp_path: Path, kept: Path) -> None:
    """The kernel is then kept in the temporary folder."""
    obstacle = tmp_path / "file"
    obstacle.touch()
    own = tmp_path / f"guibp-{os.getuid()}"
    own.mkdir(mode=0o700)
    shutil.copytree(kept, own, dirs_exist_ok=True)
    own.chmod(0o700)
    before = listing(own)
    assert start_python(LOAD, XDG_CACHE_HOME=str(obstacle), TMPDIR=str(tmp_path)).wait() == 0
    assert listing(own) == before


@posix_only
def test_own_temporary_folder_is_made_for_this_user_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with kernel_cache.open_cache_folders() as folders:
        user, own, last = folders
        assert user == platformdirs.user_cache_path("guibp", appauthor=False) / "kernel"
        assert stat.S_IMODE(own.stat().st_mode) == 0o700
        assert last.is_dir()
    assert own.is_dir()
    assert not last.exists()


@posix_only
@pytest.mark.parametrize("trap", ["others may write", "a link", "a file"])
def test_temporary_folder_of_others_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trap: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = tmp_path / f"guibp-{os.getuid()}"
    match trap:
        case "a link":
            (tmp_path / "elsewhere").mkdir(mode=0o700)
            path.symlink_to(tmp_path / "elsewhere")
        case "a file":
            path.touch(mode=0o600)
        case _:
            path.mkdir()
            path.chmod(0o777)
    with kernel_cache.open_cache_folders() as folders:
        assert path not in folders


@pytest.mark.parametrize("ending", [".nbi", ".nbc"])
def test_damaged_cache_is_passed_over_and_thrown_away(
    tmp_path: Path, kept: Path, use_folders: Callable[..., None], ending: str
) -> None:
    damaged, sound = tmp_path / "damaged", tmp_path / "sound"
    for folder in (damaged, sound):
        shutil.copytree(kept, folder)
    for path in damaged.rglob(f"*{ending}"):
        path.write_bytes(b"no cache")
    use_folders(damaged, sound)
    assert isinstance(load_kernel(), Kernel)
    assert not list(damaged.rglob("*.nb?"))


def test_module_file_that_somebody_changed_is_written_anew(tmp_path: Path) -> None:
    path = kernel_cache.keep_module(tmp_path, "module", "right = 1\n")
    path.write_text("wrong = 1\n", encoding="utf-8")
    assert kernel_cache.keep_module(tmp_path, "module", "right = 1\n") == path
    assert path.read_text(encoding="utf-8") == "right = 1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "utime", fail)
    with pytest.raises(OSError, match="disk full"):
        kernel_cache.keep_module(tmp_path, "module", "text")
    assert not list(tmp_path.iterdir())


def test_without_a_folder_there_is_no_kernel_and_training_works(
    use_folders: Callable[..., None], tmp_path: Path
) -> None:
    obstacle = tmp_path / "file"
    obstacle.touch()
    use_folders(obstacle / "a", obstacle / "b")
    with pytest.raises(KernelError, match="cannot be compiled"):
        load_kernel()
    loading = KernelLoading()
    loading.start()
    assert loading.wait() is None
    assert isinstance(loading.error, KernelError)
    assert choose_kernel(compile_tape(xor()), passes=10**9) is None
    assert train(xor(), steps=900).steps == 900


def test_without_numba_there_is_no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(KernelError, match="numba cannot be loaded"):
        load_kernel()


def test_little_work_is_interpreted(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> None:
    monkeypatch.setattr(kernel_module, "load_kernel", lambda: kernel)
    tape = compile_tape(xor())
    assert choose_kernel(tape, passes=10) is None
    assert choose_kernel(tape, passes=10_000) is kernel


def test_loading_in_the_background(kernel: Kernel) -> None:
    loading = KernelLoading()
    loading.start()
    assert loading.wait() is loading.kernel is kernel
    assert loading.error is None
    loading.stop()


def test_loading_that_is_no_longer_wanted(use_folders: Callable[..., None], tmp_path: Path) -> None:
    """It ends after the function that is being compiled."""
    use_folders(tmp_path)
    loading = KernelLoading()
    loading.start()
    loading.stop()
    assert (loading.kernel, loading.error) == (None, None)
    assert not [name for name in sys.modules if name.startswith("guibp_kernel_")]


def test_loading_that_never_began_can_be_stopped() -> None:
    KernelLoading().stop()


def test_other_threads_run_beside_the_kernel(kernel: Kernel) -> None:
    """A compiled run of half a second does not hold the interpreter's lock."""
    trainer = Trainer(compile_tape(xor()), Controls(), lambda: kernel)
    trainer._pieces.steps = 10**9
    trainer._pieces.learn = lambda *_: None  # type: ignore[method-assign]  # one single piece
    worker = threading.Thread(target=trainer.run, kwargs={"limit": 400_000})
    worker.start()
    beats = [time.perf_counter()]
    while worker.is_alive():
        time.sleep(0.001)
        beats.append(time.perf_counter())
    assert beats[-1] - beats[0] > 0.1
    assert np.median(np.diff(beats)) < 0.02
