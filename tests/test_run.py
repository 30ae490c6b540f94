"""The two commands: what run.py installs, when it does so again, and that it gets out of the way."""

import ast
import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parent.parent
PYPROJECT = '[project]\nname = "guibp"\n[tool.ruff]\nline-length = 110\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone in a folder with a space in its name, whose guibp tells what it was started with."""
    root = tmp_path / "my clone"
    (root / "guibp").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", root)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "guibp/__init__.py").touch()
    (root / "guibp/__main__.py").write_text("import os, sys; print(os.getcwd(), *sys.argv[1:]); sys.exit(7)")
    return root


@pytest.fixture
def installed(checkout: Path) -> run.Environment:
    """The same, as it is after an installation: nothing here asks the network."""
    environment = run.Environment(checkout)
    venv.create(environment.folder, symlinks=sys.platform != "win32")
    packages = next(environment.folder.rglob("site-packages"))
    (packages / "guibp.pth").write_text(str(checkout))
    stamp(environment)
    return environment


def stamp(environment: run.Environment, *extras: str) -> None:
    environment.stamp.write_text(json.dumps({"identity": environment.identity(), "extras": extras}))


def start(checkout: Path, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *arguments]
    return subprocess.run(command, cwd=folder or checkout, capture_output=True, text=True, check=False)


def test_an_old_python_can_read_it() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_arguments_folder_and_exit_code_pass_through(installed: run.Environment, tmp_path: Path) -> None:
    result = start(installed.root, "train", "preset:xor", folder=tmp_path)
    assert result.stdout.split() == [str(tmp_path), "train", "preset:xor"]
    assert (result.returncode, result.stderr) == (7, "")


def test_a_fresh_checkout_is_not_ready(checkout: Path) -> None:
    assert not run.Environment(checkout).is_ready([])


def test_an_installed_one_is_ready_for_what_it_has(installed: run.Environment) -> None:
    assert installed.is_ready([])
    assert not installed.is_ready(["test"])
    stamp(installed, "bench", "test")
    assert installed.is_ready(["test"])


def test_a_new_dependency_is_installed_and_a_linter_setting_is_not(installed: run.Environment) -> None:
    pyproject = installed.root / "pyproject.toml"
    pyproject.write_text(PYPROJECT.replace("110", "100"))
    assert installed.is_ready([])
    pyproject.write_text(PYPROJECT.replace('"guibp"', '"guibp"\ndependencies = ["numpy"]'))
    assert not installed.is_ready([])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"identity": null, "extras": []}', "\x00"])
def test_a_stamp_that_is_none_counts_for_nothing(installed: run.Environment, content: str) -> None:
    installed.stamp.write_text(content)
    assert not installed.is_ready([])


def test_a_moved_checkout_starts_afresh(installed: run.Environment) -> None:
    moved = run.Environment(installed.root.rename(installed.root.with_name("moved")))
    assert not moved.is_ready([])
    assert moved.must_start_afresh(moved.read_stamp())


def test_a_python_that_went_away_starts_afresh(installed: run.Environment) -> None:
    installed.python.unlink()
    assert not installed.is_ready([])
    assert installed.must_start_afresh(installed.read_stamp())


def test_the_users_own_venv_is_built_upon(installed: run.Environment) -> None:
    installed.stamp.unlink()
    assert not installed.must_start_afresh(installed.read_stamp())


class Installer:
    """Stands in for pip and venv, so that no test needs a network."""

    def __init__(self, code: int | type[BaseException]) -> None:
        self.code = code
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str]) -> int:
        self.commands.append(command)
        if "install" not in command:
            return 0
        if isinstance(self.code, int):
            return self.code
        raise self.code


def install(
    monkeypatch: pytest.MonkeyPatch, environment: run.Environment, code: int | type[BaseException]
) -> Installer:
    installer = Installer(code)
    monkeypatch.setattr(run, "set_up", installer)
    monkeypatch.setattr(environment, "pip", lambda _: ["pip"])
    environment.install(["test"])
    return installer


def test_an_installation_is_stamped_and_keeps_its_extras(
    monkeypatch: pytest.MonkeyPatch, installed: run.Environment
) -> None:
    stamp(installed, "bench")
    installer = install(monkeypatch, installed, 0)
    assert [command[-1] for command in installer.commands] == [f"{installed.root}[bench,test]"]
    assert installed.is_ready(["bench", "test"])


def test_a_failed_installation_is_not_stamped(
    monkeypatch: pytest.MonkeyPatch, installed: run.Environment
) -> None:
    with pytest.raises(run.SetupError, match="pip could not install"):
        install(monkeypatch, installed, 1)
    assert not installed.stamp.exists()
    assert not installed.must_start_afresh(installed.read_stamp())


def test_an_interrupted_installation_starts_afresh(
    monkeypatch: pytest.MonkeyPatch, installed: run.Environment
) -> None:
    with pytest.raises(KeyboardInterrupt):
        install(monkeypatch, installed, KeyboardInterrupt)
    assert not installed.is_ready([])
    assert installed.must_start_afresh(installed.read_stamp())


def test_a_python_that_does_not_fit_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fitting = str(Path(sys.executable).with_name("python3.12"))
    monkeypatch.setattr(run, "probe", lambda command, _: fitting if command == ["python3.12"] else None)
    assert run.fitting_python(tmp_path) == fitting


def test_no_fitting_python_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "probe", lambda *_: None)
    monkeypatch.setattr(run, "ROOT", checkout)
    assert run.main([]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_probe_looks_behind_a_venv(installed: run.Environment) -> None:
    """The interpreter of .venv cannot make .venv anew; the one behind it can."""
    found = run.probe([str(installed.python)], installed.folder)
    assert found is not None
    assert not Path(found).is_relative_to(installed.folder)


@pytest.mark.parametrize("command", [["no such program"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_what_is_no_python_does_not_fit(command: list[str], tmp_path: Path) -> None:
    assert run.probe(command, tmp_path) is None


def test_neither_pip_nor_ensurepip_is_told(
    monkeypatch: pytest.MonkeyPatch, installed: run.Environment
) -> None:
    monkeypatch.setattr(run, "answer", lambda _: None)
    with pytest.raises(run.SetupError, match="neither pip nor ensurepip"):
        installed.pip(sys.executable)


def test_a_python_without_pip_gives_the_venv_its_own(
    monkeypatch: pytest.MonkeyPatch, installed: run.Environment
) -> None:
    monkeypatch.setattr(run, "answer", lambda command: "" if "import ensurepip" in command else None)
    monkeypatch.setattr(run, "set_up", Installer(0))
    assert installed.pip(sys.executable) == [str(installed.python), "-m", "pip"]


def test_a_benchmark_wants_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["bench"]) == 2
    assert "which benchmark?" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal to send to one process alone")
def test_ctrl_c_ends_it_without_a_traceback(installed: run.Environment) -> None:
    """While it waits for another run to finish installing."""
    installed.stamp.unlink()
    with run.one_at_a_time(installed.root / "run.py"):
        command = [sys.executable, str(installed.root / "run.py")]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1.0)
        assert process.poll() is None, "it does not wait for the other run"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (run.INTERRUPTED, "")


def test_the_second_start_is_instant(installed: run.Environment) -> None:
    started = time.perf_counter()
    start(installed.root)
    # Two interpreters start in this time; a hundredth of it is run.py's own.
    assert time.perf_counter() - started < 2.0
