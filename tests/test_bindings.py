"""Watches the Qt bindings: some releases lose references, and kill the interpreter after a while."""

import sys

from PySide6.QtCore import QObject, Signal

_CALLS = 1000
# Whatever else runs may move a count by a few; a lost reference a call moves it by a thousand.
_DRIFT = 50


class Emitter(QObject):
    """Something that can be heard."""

    heard = Signal(int)


def test_calls_keep_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        thing.setObjectName("a")
    assert abs(sys.getrefcount(None) - before) < _DRIFT


def test_signals_keep_the_references_to_true_and_none() -> None:
    emitter, received = Emitter(), [0]

    def hear(number: int) -> None:
        received[0] += number

    emitter.heard.connect(hear)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(_CALLS):
        emitter.heard.emit(1)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert received == [_CALLS]
    assert all(abs(new - old) < _DRIFT for new, old in zip(after, before, strict=True))
