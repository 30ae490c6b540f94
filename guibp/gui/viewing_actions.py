"""The actions of looking: the overview, the way from pane to pane, what the wheel is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from guibp.gui.action_entry import ActionEntry, Menu, Style
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.gui.wheel_device import WheelDevice

WHEEL_NAMES: Mapping[str, WheelDevice] = {f"wheel_{device.value}": device for device in WheelDevice}

VIEWING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "view_minimap",
        QT_TRANSLATE_NOOP("Actions", "&Minimap"),
        Menu.VIEW,
        2,
        lambda commands: commands.canvas.toggle_minimap,
        ("Ctrl+M", "Shift+M"),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "An overview in the corner; click or drag in it to go there"),
    ),
    ActionEntry(
        "view_next_pane",
        QT_TRANSLATE_NOOP("Actions", "&Next pane"),
        Menu.VIEW,
        4,
        lambda commands: commands.panes.go_on,
        ("F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the keyboard to the next panel"),
    ),
    ActionEntry(
        "view_previous_pane",
        QT_TRANSLATE_NOOP("Actions", "&Previous pane"),
        Menu.VIEW,
        4,
        lambda commands: commands.panes.go_back,
        ("Shift+F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the keyboard to the panel before"),
    ),
    ActionEntry(
        "wheel_auto",
        QT_TRANSLATE_NOOP("Actions", "&Auto: as the system tells"),
        Menu.WHEEL,
        0,
        lambda commands: partial(commands.canvas.use_wheel, WheelDevice.AUTO),
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "A wheel zooms, two fingers pan, as far as the system tells them apart"
        ),
    ),
    ActionEntry(
        "wheel_mouse",
        QT_TRANSLATE_NOOP("Actions", "&Mouse: the wheel zooms"),
        Menu.WHEEL,
        0,
        lambda commands: partial(commands.canvas.use_wheel, WheelDevice.MOUSE),
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Zoom, whatever the system says"),
    ),
    ActionEntry(
        "wheel_touchpad",
        QT_TRANSLATE_NOOP("Actions", "&Touchpad: two fingers pan"),
        Menu.WHEEL,
        0,
        lambda commands: partial(commands.canvas.use_wheel, WheelDevice.TOUCHPAD),
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Pan, whatever the system says; Ctrl zooms"),
    ),
)
