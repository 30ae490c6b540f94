"""Set guibp up in .venv and start it: `python run.py`, or test it: `python run.py test`.

Needs nothing but Python. It is written so that an old Python can read it too, and find a newer one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from functools import partial
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from subprocess import Popen
    from typing import TypedDict

    class Stamp(TypedDict):
        """What .venv was installed as, and with which extras."""

        identity: dict[str, str] | None
        extras: list[str]


ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
INTERRUPTED = 130

# Asked of each interpreter that is found: does it fit, and what starts it outside of our own .venv?
PROBE = """
import sys, sysconfig
fits = (3, 11) <= sys.version_info[:2] < (3, 14) and sys.implementation.name == "cpython"
fits = fits and sys.maxsize > 2**32 and not sysconfig.get_config_var("Py_GIL_DISABLED")
inside = sys.prefix == sys.argv[1]
print(sys._base_executable if inside else sys.executable) if fits else sys.exit(1)
"""

# What `pip --python` starts in the other interpreter; started directly, it ends at Ctrl-C in silence.
PIP_RUNNER = """
import pathlib, pip
runner = pathlib.Path(pip.__file__).with_name("__pip-runner__.py")
print(runner if runner.is_file() else "")
"""

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}

# The whole suite, a process for each core; what is chosen by arguments runs in one.
EVERY_CORE = ["-n", "auto", "--dist", "loadfile"]


class SetupError(Exception):
    """What keeps guibp from being set up, told in one line."""


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument names; anything else is for guibp itself."""
    command, rest = (arguments[0] if arguments else ""), list(arguments[1:])
    try:
        if command in COMMANDS:
            return COMMANDS[command](rest)
        # -P: a file of the reader's folder named like a module must not take that module's place.
        return hand_over([ready_python(), "-P", "-m", "guibp", *arguments], dict(os.environ))
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def run_tests(arguments: list[str]) -> int:
    python = ready_python("test")
    os.chdir(ROOT)
    command = [python, "-m", "pytest", *(arguments or EVERY_CORE)]
    return hand_over(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def run_benchmark(arguments: list[str]) -> int:
    if not arguments:
        say("which benchmark? python run.py bench NAME, for tests/benchmarks/NAME.py")
        return 2
    python = ready_python("bench-canvas" if arguments[0] == "canvas" else "bench")
    os.chdir(ROOT)
    command = [python, "-m", "tests.benchmarks." + arguments[0], *arguments[1:]]
    return hand_over(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def run_checks(_: list[str]) -> int:
    python = ready_python("test")
    os.chdir(ROOT)
    failed = [name for name, command in CHECKS.items() if patiently(start([python, *command])) != 0]
    if failed:
        say("not clean: " + ", ".join(failed))
    return 1 if failed else 0


def update_translations(arguments: list[str]) -> int:
    python, paths = ready_python("test"), [str(Path(path).resolve()) for path in arguments]
    os.chdir(ROOT)
    return hand_over([python, "-m", "tests.translations.update", *paths], dict(os.environ))


def build_documentation(arguments: list[str]) -> int:
    python = ready_python("docs")
    os.chdir(ROOT)
    # Material's banner about MkDocs 2 is for those who have not bounded it; pyproject.toml does.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [python, "-m", "mkdocs", "build", "--strict", "-f", "packaging/mkdocs.yml", *arguments]
    return hand_over(command, environment)


def make_pictures(arguments: list[str]) -> int:
    python = ready_python("docs")
    os.chdir(ROOT)
    command = [python, "-m", "tests.documentation.pictures", *arguments]
    return hand_over(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def run_packaging(arguments: list[str]) -> int:
    python = ready_python("package")
    os.chdir(ROOT)
    return hand_over([python, str(ROOT / "packaging" / "make.py"), *arguments], dict(os.environ))


def run_long_test(name: str, arguments: list[str]) -> int:
    python, given = ready_python("test"), [here(text) for text in arguments]
    os.chdir(ROOT)
    command = [python, "-m", "tests.endurance." + name, *given]
    return hand_over(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def here(text: str) -> str:
    """An argument that names a file or folder, as it is called from anywhere."""
    return str(Path(text).resolve()) if Path(text).exists() else text


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "test": run_tests,
    "bench": run_benchmark,
    "check": run_checks,
    "translate": update_translations,
    "docs": build_documentation,
    "pictures": make_pictures,
    "package": run_packaging,
    "fuzz": partial(run_long_test, "fuzz"),
    "abuse": partial(run_long_test, "abuse"),
    "soak": partial(run_long_test, "soak"),
    "kills": partial(run_long_test, "kills"),
    "recovery-kills": partial(run_long_test, "recovery_kills"),
    "gradients": partial(run_long_test, "gradients"),
}


# Setting up


def ready_python(*extras: str) -> str:
    """Give the interpreter of .venv, after installing what is not there yet."""
    venv = Environment(ROOT)
    if not venv.is_ready(extras):
        with one_at_a_time(ROOT / "run.py"):
            if not venv.is_ready(extras):
                venv.install(extras)
    return str(venv.python)


class Environment:
    """The folder .venv, and what is known to be installed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
        self.stamp = self.folder / "guibp-installed.json"
        self.half_done = self.folder / "guibp-installing"

    def is_ready(self, extras: Sequence[str]) -> bool:
        """Tell whether this very checkout is installed, as pyproject.toml wants it now, with these extras."""
        stamp = self.read_stamp()
        return (
            stamp["identity"] is not None
            and stamp["identity"] == self.identity()
            and set(extras) <= set(stamp["extras"])
        )

    def read_stamp(self) -> Stamp:
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
            return {"identity": stamp["identity"], "extras": stamp["extras"]}
        except (OSError, ValueError, LookupError, TypeError):
            return {"identity": None, "extras": []}

    def identity(self) -> dict[str, str] | None:
        """Describe the installation; a moved checkout or a replaced Python makes it another one."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return None
        settings = {key: value for key, equals, value in (line.partition(" = ") for line in lines) if equals}
        if not (self.python.exists() and Path(settings.get("home", "")).is_dir()):
            return None
        return {
            "folder": str(self.folder),
            "python": str(self.python.resolve()),
            "version": settings.get("version", settings.get("version_info", "")),
            "wanted": installation_digest(self.root / "pyproject.toml"),
        }

    def install(self, extras: Sequence[str]) -> None:
        """Make .venv, or bring it up to date, and stamp it only when all went well."""
        stamp = self.read_stamp()
        wanted = sorted({*extras, *stamp["extras"]})
        base = fitting_python(self.folder)
        if self.must_start_afresh(stamp):
            say("setting up .venv, once; this downloads about 160 MB")
            self.create(base, "--clear", "--without-pip")
        else:
            say("bringing .venv up to date")
        with contextlib.suppress(FileNotFoundError):
            self.stamp.unlink()
        self.half_done.touch()
        code = set_up([*self.pip(base), "install", *pip_manners(), "--editable", editable(self.root, wanted)])
        self.half_done.unlink()
        if code != 0:
            message = "pip could not install guibp (its own message is above); is there a network?"
            raise SetupError(message)
        fresh = self.stamp.with_suffix(".new")
        fresh.write_text(json.dumps({"identity": self.identity(), "extras": wanted}), encoding="utf-8")
        fresh.replace(self.stamp)

    def must_start_afresh(self, stamp: Stamp) -> bool:
        """Tell whether .venv cannot be built upon: it is broken, half made, or brought from elsewhere."""
        now, known = self.identity(), stamp["identity"]
        if now is None or self.half_done.exists():
            return True
        moved = known is not None and any(known.get(key) != now[key] for key in ("folder", "version"))
        return moved or probe([str(self.python)], self.folder) is None

    def create(self, base: str, *options: str) -> None:
        if set_up([base, "-m", "venv", *options, str(self.folder)]) != 0:
            message = f"{base} could not make {self.folder}; is the folder writable?"
            raise SetupError(message)

    def pip(self, base: str) -> list[str]:
        """Find a pip that can install into .venv, which needs none of its own."""
        runner = answer([base, "-c", PIP_RUNNER])
        if runner:
            return [str(self.python), runner]
        if answers([base, "-m", "pip", "--python", str(self.python), "--version"]):
            return [base, "-m", "pip", "--python", str(self.python)]
        if answers([base, "-c", "import ensurepip"]):
            self.create(base)
            return [str(self.python), "-m", "pip"]
        message = (
            f"{base} has neither pip nor ensurepip; on Debian or Ubuntu: sudo apt-get install python3-pip"
        )
        raise SetupError(message)


def installation_digest(pyproject: Path) -> str:
    """Hash what pip reads of pyproject.toml: the settings of the linters are no reason to install anew."""
    digest, counts = hashlib.sha256(), True
    for line in pyproject.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            counts = line.strip("[] ").startswith(("build-system", "project", "tool.hatch"))
        if counts:
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def editable(root: Path, extras: Sequence[str]) -> str:
    return str(root) + (f"[{','.join(extras)}]" if extras else "")


def pip_manners() -> list[str]:
    # Progress is for whoever looks on; a log wants errors only.
    return ["--disable-pip-version-check", "--no-input"] + ([] if sys.stderr.isatty() else ["-q", "-q"])


def fitting_python(venv: Path) -> str:
    """Give the interpreter that .venv is made from: this one if it fits, else the first found that does."""
    names = ["python3.13", "python3.12", "python3.11", "python3", "python"]
    launcher = [["py", "-3.13"], ["py", "-3.12"], ["py", "-3.11"]] if WINDOWS else []
    for candidate in [[sys.executable], *launcher, *([name] for name in names)]:
        found = probe(candidate, venv)
        if found:
            return found
    running = ".".join(map(str, sys.version_info[:3]))
    message = f"it needs Python 3.11, 3.12 or 3.13 (64 bit); this is {running}, and PATH has no other"
    raise SetupError(message)


def probe(interpreter: Sequence[str], venv: Path) -> str | None:
    """Ask an interpreter where it is, outside of .venv; None if it does not start or does not fit."""
    return answer([*interpreter, "-c", PROBE, str(venv)])


# Starting other programs


def answers(command: Sequence[str]) -> bool:
    return answer(command) is not None


def answer(command: Sequence[str]) -> str | None:
    """Give what a program prints; None if it does not start or ends badly."""
    from subprocess import DEVNULL, SubprocessError, check_output

    try:
        return check_output(command, stdin=DEVNULL, stderr=DEVNULL, universal_newlines=True).strip()
    except (OSError, SubprocessError):
        return None


def start(
    command: Sequence[str], environment: dict[str, str] | None = None, output: int | None = None
) -> Popen[bytes]:
    from subprocess import Popen

    sys.stdout.flush()
    return Popen(command, env=environment, stdout=output)


def set_up(command: Sequence[str]) -> int:
    """Run a step of the setting up; standard output stays clean for what guibp itself prints."""
    return patiently(start(command, output=sys.stderr.fileno()))


def hand_over(command: list[str], environment: dict[str, str]) -> int:
    """Become another program; Windows cannot, so there it is awaited."""
    if not WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    return patiently(start(command, environment))


def patiently(process: Popen[bytes]) -> int:
    """Wait also through Ctrl-C: the other program was told as well, and ends in its own time."""
    interrupted = False
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            interrupted = True
            continue
        if interrupted:
            raise KeyboardInterrupt
        return code if code >= 0 else 128 - code


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Let a second run wait while a first one installs; the lock is on a file and ends with the process."""
    with path.open("rb") as file:
        lock(file.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # far behind the end, where no reader is kept out
        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds; an installation takes longer
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
else:
    import fcntl

    def lock(descriptor: int) -> None:
        # Some network folders know no locks: there, two at once are the user's own risk.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def say(message: str) -> None:
    sys.stderr.write(f"guibp: {message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
