"""Holds the house rules: who imports whom, how long things get, what they are called, what is never done."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MOST_LINES = 400
MOST_FUNCTION_LINES = 50
NAMES_THAT_SAY_NOTHING = {
    "util", "utils", "helper", "helpers", "manager", "managers", "common", "misc",
}  # fmt: skip
RUNS_TEXT = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "import_module",
    "exec_module",
    "run_path",
    "run_module",
}
UNSAFE_TO_READ = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
# These make up what `guibp` re-exports, so they cannot come in by its front door.
INSIDE = ("guibp/model/", "guibp/engine/", "guibp/explain/", "guibp/drawing/", "guibp/export/")
# The words that silence a linter, with the codes they name.
EXCUSE = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)\b(?::?\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w\s,-]+\])?", re.IGNORECASE
)

Rule = Callable[[str, str], Iterator[str]]


def file_length(name: str, text: str) -> Iterator[str]:
    count = len(text.splitlines())
    if count > MOST_LINES:
        yield f"{name} has {count} lines; at most {MOST_LINES}"


def function_length(name: str, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count > MOST_FUNCTION_LINES:
                yield f"{name}:{node.lineno} {node.name} has {count} lines; at most {MOST_FUNCTION_LINES}"


def telling_name(name: str, _: str) -> Iterator[str]:
    for part in name.removesuffix(".py").split("/"):
        for word in NAMES_THAT_SAY_NOTHING.intersection(part.lower().split("_")):
            yield f"{name}: '{word}' says nothing of what is inside"


def docstring(name: str, text: str) -> Iterator[str]:
    said = ast.get_docstring(ast.parse(text)) or ""
    if not said.split("\n", maxsplit=1)[0].strip().endswith("."):
        yield f"{name} does not open with a sentence that says what it is"


def excuse_with_reason(name: str, text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and EXCUSE.search(token.string):
            reason = EXCUSE.sub("", token.string)
            if not re.search(r"[a-z]{2,}\W+[a-z]{2,}", reason, re.IGNORECASE):
                yield f"{name}:{token.start[0]} silences a linter without saying why"


def runs_no_text(name: str, text: str) -> Iterator[str]:
    """Refuse what makes code of text, and formats that run code when they are read."""
    for node in ast.walk(ast.parse(text)):
        for module in imported(node):
            if module.split(".")[0] in UNSAFE_TO_READ:
                yield f"{name} imports {module}"
        if called_name(node) in RUNS_TEXT:
            yield f"{name} calls {called_name(node)}"


def qt_in_the_window_only(name: str, text: str) -> Iterator[str]:
    if name.startswith("guibp/gui/"):
        return
    for node in ast.walk(ast.parse(text)):
        for module in imported(node):
            if module.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
                yield f"{name} imports {module}; only guibp/gui may"


def front_door_from_outside(name: str, text: str) -> Iterator[str]:
    if not name.startswith(INSIDE):
        return
    for node in ast.walk(ast.parse(text)):
        if "guibp" in imported(node) and not only_subpackages(node):
            yield f"{name} imports from guibp itself; name the module that defines it"


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def only_subpackages(node: ast.AST) -> bool:
    places = {path.stem for path in (ROOT / "guibp").iterdir()}
    return isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} <= places


def called_name(node: ast.AST) -> str:
    """Give the name that is called, bare or of a module; `dialog.exec()` is something else."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node.func, ast.Attribute) and node.func.attr not in {"eval", "exec", "compile"}:
        return node.func.attr
    return ""


EVERYWHERE = ("guibp/**/*.py", "tests/**/*.py", "run.py")
PACKAGE = ("guibp/**/*.py",)
RULES: dict[Rule, tuple[str, ...]] = {
    file_length: EVERYWHERE,
    function_length: EVERYWHERE,
    telling_name: EVERYWHERE,
    docstring: EVERYWHERE,
    excuse_with_reason: EVERYWHERE,
    runs_no_text: PACKAGE,
    qt_in_the_window_only: PACKAGE,
    front_door_from_outside: PACKAGE,
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_holds(rule: Rule) -> None:
    paths = sorted(path for pattern in RULES[rule] for path in ROOT.glob(pattern))
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    problems = [line for name in names for line in rule(name, (ROOT / name).read_text(encoding="utf-8"))]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "rule,name,text",
    [
        (file_length, "guibp/a.py", "x = 1\n" * (MOST_LINES + 1)),
        (function_length, "guibp/a.py", "def f():\n" + "    x = 1\n" * MOST_FUNCTION_LINES),
        (telling_name, "guibp/gui/wire_utils.py", ""),
        (telling_name, "guibp/common/wires.py", ""),
        (docstring, "guibp/a.py", "x = 1"),
        (docstring, "guibp/a.py", '"""a"""'),
        (excuse_with_reason, "guibp/a.py", "x = 1  # noqa: E501"),
        (excuse_with_reason, "guibp/a.py", "x = 1  # noqa"),
        (excuse_with_reason, "guibp/a.py", "x = 1  # type: ignore[no-any-return]"),
        (runs_no_text, "guibp/a.py", "eval('1')"),
        (runs_no_text, "guibp/a.py", "def f(): exec('x = 1')"),
        (runs_no_text, "guibp/a.py", "import pickle"),
        (runs_no_text, "guibp/a.py", "from pickle import loads"),
        (runs_no_text, "guibp/a.py", "__import__('os')"),
        (runs_no_text, "guibp/a.py", "import importlib; importlib.import_module('os')"),
        (runs_no_text, "guibp/engine/kernel.py", "import importlib; importlib.import_module('k')"),
        (qt_in_the_window_only, "guibp/cli.py", "from PySide6.QtCore import QObject"),
        (qt_in_the_window_only, "guibp/export/a.py", "def f():\n    import pyqtgraph"),
        (front_door_from_outside, "guibp/engine/a.py", "import guibp"),
        (front_door_from_outside, "guibp/engine/a.py", "from guibp import Graph"),
    ],
)
def test_planted_fault_is_found(rule: Rule, name: str, text: str) -> None:
    assert list(rule(name, text))


@pytest.mark.parametrize(
    "rule,name,text",
    [
        (file_length, "guibp/a.py", "x = 1\n" * MOST_LINES),
        (telling_name, "guibp/engine/commonality.py", ""),
        (docstring, "guibp/a.py", '"""Says what it is.\n\nAnd more.\n"""'),
        (excuse_with_reason, "guibp/a.py", "x = 1  # noqa: S606 - no shell is wanted"),
        (
            excuse_with_reason,
            "guibp/a.py",
            "x = 1  # type: ignore[misc]  # the stubs are older than the library",
        ),
        (excuse_with_reason, "guibp/a.py", "x = '# noqa'"),
        (runs_no_text, "guibp/a.py", "dialog.exec(); re.compile('a')"),
        (qt_in_the_window_only, "guibp/gui/a.py", "import PySide6"),
        (front_door_from_outside, "guibp/engine/a.py", "from guibp import resources"),
        (front_door_from_outside, "guibp/gui/a.py", "import guibp"),
    ],
)
def test_what_is_right_is_let_through(rule: Rule, name: str, text: str) -> None:
    assert not list(rule(name, text))


def test_every_package_says_what_it_is() -> None:
    folders = {path.parent for path in (ROOT / "guibp").rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_importing_guibp_stays_light() -> None:
    """Neither Qt nor the compiler is loaded before it is needed."""
    heavy = {"PySide6", "shiboken6", "llvmlite", "ziamath"}
    question = f"import guibp, sys; print(*sorted({heavy} & set(sys.modules)))"
    assert run_python("-c", question).stdout.strip() == ""


def test_imports_run_one_way() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    result = run_python("-c", lint, "--no-cache", check=False)
    assert result.returncode == 0, result.stdout


def test_an_import_against_the_grain_is_found(tmp_path: Path) -> None:
    """The contracts of pyproject.toml, over a package that breaks each of them."""
    plant(tmp_path, "guibp/model/graph.py", "import llvmlite\nimport guibp.gui.canvas.hit\n")
    plant(tmp_path, "guibp/gui/canvas/hit.py", "import guibp.gui.panels.plots\n")
    plant(tmp_path, "guibp/gui/panels/plots.py", "")
    plant(tmp_path, "guibp/engine/tape.py", "import PySide6\n")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    lint = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
    lint += "from importlinter.cli import lint_imports_command as lint; lint()"
    result = run_python("-c", lint, "--no-cache", folder=tmp_path, check=False)
    assert result.returncode == 1
    assert "4 broken" in result.stdout, result.stdout


def plant(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for parent in path.relative_to(root).parents:
        if parent.name:
            (root / parent / "__init__.py").touch()


def run_python(*arguments: str, folder: Path = ROOT, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=check)
