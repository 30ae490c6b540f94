"""Finds every text that the program shows and a catalogue translates, by reading the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeGuard

from guibp.model.operations import OPERATIONS
from guibp.model.presets import preset_titles

ROOT = Path(__file__).parents[2]
ERRORS = "errors"
"""The context of what an error says; its templates are literals at the place where it is raised."""

OF_QT: tuple[tuple[str, str], ...] = (
    ("QAbstractFileIconProvider", "Drive"),
    ("QAbstractFileIconProvider", "File"),
    ("QAbstractFileIconProvider", "%1 File"),
    ("QAbstractFileIconProvider", "Folder"),
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("QPlatformTheme", "Discard"),
)
"""What Qt's own Korean catalogue lacks of the dialogs that we show, or calls what nobody would."""
SHOWS_ITS_TEXT = {
    "setText", "setPlainText", "setHtml", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle",
    "setTitle", "setIconText", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setInformativeText", "setDetailedText", "setLabelText", "setHorizontalHeaderLabels", "setTabText",
    "setItemText", "addAction", "addMenu", "addItem", "addTab", "addRow", "insertItem", "showMessage",
    "drawText", "question", "information", "warning", "getText", "getOpenFileName", "getSaveFileName",
    "QAction", "QMenu", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox",
    "QDockWidget", "QStandardItem", "QMessageBox", "make_label",
}  # fmt: skip
"""What a person reads is given to one of these."""
ENGLISH = re.compile("[A-Za-z]{3,}")
MARKUP = re.compile("<[^>]*>|&[a-z]+;")


@dataclass(frozen=True, slots=True, order=True)
class SourceText:
    """One English text in its context; ``counts`` if it has a form for one and a form for many."""

    context: str
    text: str
    counts: bool = False


@dataclass(slots=True)
class Found:
    """What was found, and what can never be found: texts that are put together before they are translated."""

    texts: set[SourceText] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Module:
    """One file, and the names in it that matter here."""

    path: str
    tree: ast.Module
    constants: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)
    """Functions that translate their parameter, with the context in which they do."""


def find_source_texts(root: Path = ROOT) -> Found:
    """All texts of the package: the literals of its source, and what its tables hold."""
    paths = sorted((root / "guibp").rglob("*.py"))
    modules = {_module_name(root, path): _read(root, path) for path in paths}
    for module in modules.values():
        _import_names(module, modules, "constants")
    for module in modules.values():
        module.speakers = _find_speakers(module)
    for module in modules.values():
        _import_names(module, modules, "speakers")
    found = Found(set(_tables()))
    errors, raisers = _find_errors(modules.values())
    for module in modules.values():
        Reader(module, found, errors, raisers).visit(module.tree)
    return found


def _tables() -> Iterator[SourceText]:
    for operation in OPERATIONS.values():
        named = (name for name in operation.operands if len(name) > 1)
        for text in (operation.title, operation.summary, *named):
            yield SourceText("Operations", text)
    for title in preset_titles().values():
        yield SourceText("Examples", title)
    for context, text in OF_QT:
        yield SourceText(context, text)


def _module_name(root: Path, path: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _read(root: Path, path: Path) -> Module:
    module = Module(path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and (text := literal(node.value)) is not None:
            module.constants |= {one.id: text for one in node.targets if isinstance(one, ast.Name)}
    return module


def _import_names(module: Module, modules: dict[str, Module], kind: str) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            there = getattr(modules[node.module], kind)
            here = getattr(module, kind)
            for one in node.names:
                if one.name in there:
                    here.setdefault(one.asname or one.name, there[one.name])


def _find_speakers(module: Module) -> dict[str, str]:
    speakers = {}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        parameters = {one.arg for one in node.args.args}
        for call in ast.walk(node):
            if is_translation(call) and isinstance(call.args[1], ast.Name) and call.args[1].id in parameters:
                context = context_of(call, module)
                if context is not None:
                    speakers[node.name] = context
    return speakers


def _find_errors(modules: Iterable[Module]) -> tuple[set[str], set[str]]:
    """The classes of errors, and the functions whose first parameter is a template."""
    errors, raisers, grows = {"GuibpError", "Phrase"}, set[str](), True
    nodes = [node for module in modules for node in ast.walk(module.tree)]
    while grows:
        kinds = {
            node.name
            for node in nodes
            if isinstance(node, ast.ClassDef) and errors & {ast.unparse(base) for base in node.bases}
        }
        grows = not kinds <= errors
        errors |= kinds
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
            names = [one.arg for one in node.args.args if one.arg != "self"]
            if names[:1] == ["template"]:
                raisers.add(node.name)
    return errors, raisers


class Reader(ast.NodeVisitor):
    """Walks one module; ``self.tr()`` has the name of its class as context."""

    def __init__(self, module: Module, found: Found, errors: set[str], raisers: set[str]) -> None:
        self.module, self.found = module, found
        self.templates = errors | raisers
        self.classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {one.id for one in node.targets if isinstance(one, ast.Name)}
        if "template" in names:
            self.take(ERRORS, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if "Template" in ast.unparse(node.annotation) and isinstance(node.value, ast.Dict):
            for value in node.value.values:
                self.take(ERRORS, value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = called_name(node)
        if is_translation(node):
            self.take(context_of(node, self.module), node.args[1], node)
        elif name == "tr" and node.args:
            context = self.classes[-1] if self.classes and isinstance(node.func, ast.Attribute) else None
            if literal(node.args[0]) is None:
                self.complain(node, "tr() of something else than a literal")
            self.take(context, node.args[0], node)
        elif isinstance(node.func, ast.Name) and name in self.module.speakers and node.args:
            self.take(self.module.speakers[name], node.args[0])
        elif name in self.templates and node.args:
            self.take(ERRORS, node.args[0])
        if name in SHOWS_ITS_TEXT:
            self.look_for_english(node)
        self.generic_visit(node)

    def look_for_english(self, node: ast.Call) -> None:
        """Complain of words that are shown as they stand."""
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            said = " ".join(literal(part) or "" for part in parts)
            if ENGLISH.search(MARKUP.sub("", said)):
                self.complain(argument, "words that are shown are not translated")

    def take(self, context: str | None, node: ast.expr, call: ast.Call | None = None) -> None:
        """Note a literal; a name stands for a text that was marked elsewhere."""
        text = literal(node)
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            self.complain(node, "a text that is put together cannot be translated")
        elif text is not None and context is None:
            self.complain(node, "the context of this text is not known")
        elif text and context:
            counts = call is not None and (len(call.args) > (2 if called_name(call) == "tr" else 3))
            self.found.texts.add(SourceText(context, text, counts))

    def complain(self, node: ast.expr, problem: str) -> None:
        self.found.problems.append(f"{self.module.path}:{node.lineno}: {problem}")


def is_translation(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether it is ``QCoreApplication.translate(context, text)``, or marks such a text."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return False
    owner = ast.unparse(node.func)
    return owner in {"QCoreApplication.translate", "QApplication.translate", "QT_TRANSLATE_NOOP"}


def context_of(call: ast.Call, module: Module) -> str | None:
    """The context of a translation; a constant is looked up."""
    first = call.args[0]
    return module.constants.get(first.id) if isinstance(first, ast.Name) else literal(first)


def called_name(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
