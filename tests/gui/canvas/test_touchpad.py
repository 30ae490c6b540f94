"""Two fingers pan and pinch, a wheel zooms, and a person may say which of them it is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputDevice,
    QInputMethodEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.wheel_device import WheelDevice
from tests.gui.canvas.conftest import Mouse, near
from tests.gui.conftest import OpenWindow

Phase = Qt.ScrollPhase
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def touchpad() -> QPointingDevice:
    """A touchpad, as a system that can tell them apart announces it."""
    return QPointingDevice(
        "touchpad",
        77,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position | QInputDevice.Capability.PixelScroll,
        5,
        3,
        "",
        QPointingDeviceUniqueId(),
    )


def scroll(
    canvas: Canvas,
    angle: QPoint,
    phase: Phase = Phase.NoScrollPhase,
    pixels: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = NO_MODIFIER,
    device: QPointingDevice | None = None,
) -> None:
    place = canvas.node_center("g")
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.viewport().mapToGlobal(place)),
        pixels or QPoint(),
        angle,
        QGuiApplication.mouseButtons(),
        modifiers,
        phase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        device or QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(canvas.viewport(), event)


def pinch(canvas: Canvas, value: float, place: QPoint, device: QPointingDevice) -> None:
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        device,
        2,
        QPointF(place),
        QPointF(place),
        QPointF(canvas.viewport().mapToGlobal(place)),
        value,
        QPointF(),
    )
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_pinch_zooms_to_where_the_fingers_are(canvas: Canvas, touchpad: QPointingDevice) -> None:
    place = canvas.node_center("x")
    pinch(canvas, 0.25, place, touchpad)
    assert canvas.zoom() == pytest.approx(1.25)
    assert near(canvas.node_center("x"), place)
    pinch(canvas, -0.2, place, touchpad)
    assert canvas.zoom() == pytest.approx(1.0)
    assert near(canvas.node_center("x"), place)


def test_a_driver_that_jumps_does_not_throw_the_view_away(canvas: Canvas, touchpad: QPointingDevice) -> None:
    pinch(canvas, -1.5, canvas.node_center("x"), touchpad)
    assert canvas.zoom() == 0.5
    pinch(canvas, 30.0, canvas.node_center("x"), touchpad)
    assert canvas.zoom() == 1.0


def test_other_gestures_of_the_system_are_left_alone(canvas: Canvas, touchpad: QPointingDevice) -> None:
    place = QPointF(canvas.node_center("x"))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.RotateNativeGesture, touchpad, 2, place, place, place, 40.0, QPointF()
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.zoom() == 1.0


@pytest.mark.parametrize("sign", ["device", "phase", "pixels"])
def test_any_sign_of_fingers_pans(canvas: Canvas, touchpad: QPointingDevice, sign: str) -> None:
    before = canvas.node_center("g")
    if sign == "device":
        scroll(canvas, QPoint(40, -60), device=touchpad)
    elif sign == "phase":
        scroll(canvas, QPoint(40, -60), Phase.ScrollUpdate)
    else:
        scroll(canvas, QPoint(0, 0), pixels=QPoint(20, -30))
    assert canvas.zoom() == 1.0
    assert canvas.node_center("g") == before + QPoint(20, -30)


def test_without_any_sign_it_is_a_wheel_until_a_person_says_otherwise(canvas: Canvas) -> None:
    before = canvas.node_center("g")
    canvas.use_wheel(WheelDevice.TOUCHPAD)
    scroll(canvas, QPoint(0, -60))
    assert canvas.zoom() == 1.0
    assert canvas.node_center("g") == before + QPoint(0, -30)
    canvas.use_wheel(WheelDevice.AUTO)
    scroll(canvas, QPoint(0, -60))
    assert canvas.zoom() < 1.0


def test_what_is_said_to_be_a_mouse_zooms(canvas: Canvas, touchpad: QPointingDevice) -> None:
    canvas.use_wheel(WheelDevice.MOUSE)
    scroll(canvas, QPoint(0, 120), Phase.ScrollUpdate, QPoint(0, 60), device=touchpad)
    assert canvas.zoom() == pytest.approx(1.2)


@pytest.mark.parametrize("device", WheelDevice)
def test_ctrl_zooms_and_shift_pans_across_whatever_it_is(canvas: Canvas, device: WheelDevice) -> None:
    canvas.use_wheel(device)
    before = canvas.node_center("g")
    scroll(canvas, QPoint(0, 120), modifiers=CTRL)
    assert canvas.zoom() == pytest.approx(1.2)
    assert near(canvas.node_center("g"), before)
    scroll(canvas, QPoint(0, 120), modifiers=SHIFT)
    assert canvas.zoom() == pytest.approx(1.2)
    assert canvas.node_center("g").x() > before.x() + 30
    assert near(QPoint(0, canvas.node_center("g").y()), QPoint(0, before.y()))


def test_momentum_goes_on_as_it_began(canvas: Canvas, touchpad: QPointingDevice) -> None:
    before = canvas.node_center("g")
    scroll(canvas, QPoint(), Phase.ScrollBegin, device=touchpad)
    scroll(canvas, QPoint(0, 40), Phase.ScrollUpdate, QPoint(0, 20), device=touchpad)
    scroll(canvas, QPoint(), Phase.ScrollEnd, device=touchpad)
    for _ in range(3):
        scroll(canvas, QPoint(0, 20), Phase.ScrollMomentum, QPoint(0, 10), CTRL, touchpad)
    assert canvas.zoom() == 1.0
    assert canvas.node_center("g") == before + QPoint(0, 50)


def test_a_zoom_has_no_momentum(canvas: Canvas, touchpad: QPointingDevice) -> None:
    scroll(canvas, QPoint(0, 40), Phase.ScrollUpdate, QPoint(0, 20), CTRL, touchpad)
    zoom = canvas.zoom()
    assert zoom > 1.0
    scroll(canvas, QPoint(0, 40), Phase.ScrollMomentum, QPoint(0, 20), NO_MODIFIER, touchpad)
    assert canvas.zoom() == zoom


def test_momentum_does_not_pull_at_what_is_in_hand(
    canvas: Canvas, mouse: Mouse, touchpad: QPointingDevice
) -> None:
    scroll(canvas, QPoint(0, 40), Phase.ScrollUpdate, QPoint(0, 20), device=touchpad)
    start = canvas.node_center("g")
    mouse.start_drag(start, start + QPoint(40, 0))
    before = canvas.node_center("w")
    scroll(canvas, QPoint(0, 40), Phase.ScrollMomentum, QPoint(0, 20), device=touchpad)
    assert canvas.node_center("w") == before
    scroll(canvas, QPoint(0, 40), Phase.ScrollUpdate, QPoint(0, 20), device=touchpad)
    assert canvas.node_center("w") == before + QPoint(0, 20)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)


def test_the_choice_is_kept_for_the_next_window(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    names = ("wheel_auto", "wheel_mouse", "wheel_touchpad")
    assert [window.actions_by_name[name].isChecked() for name in names] == [True, False, False]
    window.actions_by_name["wheel_touchpad"].trigger()
    assert [window.actions_by_name[name].isChecked() for name in names] == [False, False, True]
    for shown in (window, open_window("preset:wx+b")):
        before = shown.canvas.node_center("g")
        scroll(shown.canvas, QPoint(0, -60))
        assert shown.canvas.node_center("g") == before + QPoint(0, -30)
        assert shown.actions_by_name["wheel_touchpad"].isChecked()


def test_letters_reach_the_canvas_whatever_language_is_typed(open_window: OpenWindow) -> None:
    """An input method would keep V, H, K and F to itself; in what is typed into, it is wanted."""
    canvas = open_window("preset:wx+b").canvas
    method = Qt.WidgetAttribute.WA_InputMethodEnabled
    query = Qt.InputMethodQuery.ImEnabled
    assert not canvas.testAttribute(method)
    assert not canvas.viewport().testAttribute(method)
    openers = (canvas.open_search, canvas.add_note, lambda: canvas.edit_inline("g"))
    for open_editor in openers:
        open_editor()
        editor = QApplication.focusWidget()
        assert editor is not None
        assert canvas.viewport().isAncestorOf(editor)
        assert editor.testAttribute(method), editor
        assert editor.inputMethodQuery(query)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is canvas


def test_a_name_is_typed_with_an_input_method(canvas: Canvas, mouse: Mouse) -> None:

    canvas.edit_inline("g")
    editor = QApplication.focusWidget()
    assert editor is not None
    event = QInputMethodEvent("", [])
    event.setCommitString("곱")
    QApplication.sendEvent(editor, event)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "곱" in canvas.session.graph
