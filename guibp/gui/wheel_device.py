"""What turns the wheel: a mouse, fingers on a touchpad, or whichever of them the system says."""

from __future__ import annotations

from enum import Enum


class WheelDevice(Enum):
    """How events of the wheel are taken.

    On X11 a touchpad often cannot be told from a wheel; so a person may say what it is.
    """

    AUTO = "auto"
    MOUSE = "mouse"
    """The wheel zooms."""
    TOUCHPAD = "touchpad"
    """Two fingers pan."""
