"""The self-test: what an installed guibp must be able to do, done once in a window that nobody sees."""

from __future__ import annotations

import math
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QMessageLogContext,
    QSettings,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QIcon, QImage

from guibp import resources
from guibp.engine.evaluation import evaluate
from guibp.engine.kernel import load_kernel
from guibp.explain.lessons.course import COURSE, open_lesson
from guibp.export.picture_files import PictureSettings, picture_svg
from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from guibp.gui.math_face import has_glyphs
from guibp.gui.picture_painting import paint_png
from guibp.gui.process import make_application
from guibp.gui.run_goals import Aim, RunGoal
from guibp.model.document import load, save
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets

MOST_MILLISECONDS = 120_000
"""So long XOR may take; it is a second where the loops are compiled already."""
ICON_SIDE = 64
GRADIENT = 5.0
"""Of f = wx + b with respect to w, where x = 5."""
_OF_NO_WINDOW = "This plugin does not support"
"""How Qt begins what the offscreen platform has to say of a window that nobody sees."""
Check = Callable[[], str]


class SelfTestError(GuibpError):
    """Something that an installed guibp must be able to do, and this one is not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one check: what was seen, or what is wrong."""

    name: str
    passed: bool
    said: str


def run_self_test() -> Iterator[Finding]:
    """Do every check in turn; settings, documents and pictures go to a folder that is removed at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="guibp-self-test-") as folder, _settings_in(folder), _quiet():
        application = QCoreApplication.instance() or make_application()
        for name, check in _list_checks(Path(folder)).items():
            yield _do(name, check)
        del application


def _list_checks(folder: Path) -> Mapping[str, Check]:
    return {
        "resources": _check_resources,
        "gradients": _check_gradients,
        "compiled loops": _check_loops,
        "window": lambda: _check_window(folder / "xor.guibp"),
        "pictures": _check_pictures,
    }


def _do(name: str, check: Check) -> Finding:
    try:
        return Finding(name, passed=True, said=check())
    except Exception as error:  # noqa: BLE001 - whatever an installation lacks, the answer says what it was
        return Finding(name, passed=False, said=f"{type(error).__name__}: {error}")


@contextmanager
def _settings_in(folder: str) -> Iterator[None]:
    """Leave the user's own settings alone."""
    former = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "guibp", "guibp").fileName()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    try:
        yield
    finally:
        place = str(Path(former).parents[1])
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, place)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what is said of the platform from those who asked about guibp."""
    former = qInstallMessageHandler(_tell)
    try:
        yield
    finally:
        qInstallMessageHandler(former)


def _tell(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    if not message.startswith(_OF_NO_WINDOW):
        print(message, file=sys.stderr)


def _check_resources() -> str:
    for name in presets():
        preset(name)
    for lesson in COURSE:
        open_lesson(lesson)
    for language in ("en", "ko"):
        catalogue = QTranslator()
        _require(catalogue.load(f"guibp_{language}", str(resources.path("translations"))), language)
    icon = QIcon(str(resources.path("icons", "guibp.svg")))
    _require(not icon.pixmap(ICON_SIDE).isNull(), "the icon")
    return f"{len(presets())} examples, {len(COURSE)} lessons, 2 languages"


def _check_gradients() -> str:
    gradient = evaluate(preset("wx+b")).gradient("w")
    _require(gradient == GRADIENT, f"∂f/∂w is {gradient}")
    return f"∂f/∂w of f = wx + b is {gradient:g}"


def _check_loops() -> str:
    load_kernel()
    return "compiled for this processor"


def _check_window(path: Path) -> str:
    """Open XOR in a window, train it, save it, and read what was saved."""
    save(preset("xor"), path)
    window = create_window(str(path))
    try:
        window.show()
        _train(window)
        _trigger(window, "file_save")
        before, after, saved = _loss(preset("xor")), _loss(window.graph), _loss(load(path))
    finally:
        _close(window, path)
    _require(after < before, f"training took the loss from {before:.3g} to {after:.3g}")
    _require(saved == after, f"the saved loss is {saved}, the trained one {after}")
    return f"trained XOR from loss {before:.3g} to {after:.3g}, saved it and read it back"


def _train(window: MainWindow) -> None:
    """Until every prediction is on its target's side."""
    training, waiting, deadline = window.training, QEventLoop(), QTimer()
    training.set_pace(math.inf)
    training.set_goal(RunGoal(Aim.RIGHT))
    training.changed.connect(lambda: None if training.is_running else waiting.quit())
    deadline.setSingleShot(True)
    deadline.timeout.connect(waiting.quit)
    deadline.start(MOST_MILLISECONDS)
    _trigger(window, "train_toggle")
    if training.is_running:
        waiting.exec()
    deadline.stop()
    _require(not training.is_running, f"XOR is not learned after {MOST_MILLISECONDS // 1000} s")


def _trigger(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    if action is None or not action.isEnabled():
        raise SelfTestError("this is not as it should be: {what}", what=f"the action {name}")
    action.trigger()


def _close(window: MainWindow, path: Path) -> None:
    """Close it without asking about what is not saved."""
    window.training.stop()
    window.session.note_saved(path)
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()


def _loss(graph: Graph) -> float:
    loss = evaluate(graph).value("loss")
    return loss if isinstance(loss, float) else math.nan


def _check_pictures() -> str:
    _require(has_glyphs("∂σ×"), "the letters of formulas")
    picture = paint_png(picture_svg(preset("xor"), PictureSettings()))
    image = QImage.fromData(picture)
    _require(not image.isNull(), "a PNG that can be read")
    return f"a PNG of {image.width()} × {image.height()} pixels, and the letters of formulas"


def _require(is_so: object, what: str) -> None:
    if not is_so:
        raise SelfTestError("this is not as it should be: {what}", what=what)
