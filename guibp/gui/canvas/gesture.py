"""Gesture: what a person does with the pointer, one object from press to release."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt

from guibp.gui.canvas.scene import IDLE, Scene
from guibp.gui.canvas.view import Bounds

Modifiers = Qt.KeyboardModifier
NO_MODIFIERS = Qt.KeyboardModifier.NoModifier


class Progress(Enum):
    """What a release means for a gesture."""

    ENDED = "ended"
    GOES_ON = "goes on"
    """The button is up and the gesture still follows the pointer, until the next press."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in viewport pixels and in scene units, and which modifier keys are down."""

    x: float
    y: float
    scene_x: float
    scene_y: float
    modifiers: Modifiers = NO_MODIFIERS

    @classmethod
    def at(cls, scene: Scene, place: QPointF, modifiers: Modifiers = NO_MODIFIERS) -> Pointer:
        """The pointer at a place of the viewport."""
        scene_x, scene_y = scene.view.to_scene(place.x(), place.y())
        return cls(place.x(), place.y(), scene_x, scene_y, modifiers)

    def has(self, modifier: Modifiers) -> bool:
        """Whether a modifier key is down."""
        return bool(self.modifiers & modifier)

    def distance_to(self, other: Pointer) -> float:
        """How far another place is, along the axes, in pixels."""
        return abs(self.x - other.x) + abs(self.y - other.y)


class Gesture(ABC):
    """Something under way between press and release.

    It changes the graph at most once, on release; ``cancel`` leaves no trace of it.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, scene: Scene, pressed: Pointer) -> None:
        self.scene = scene
        self.pressed = pressed

    @abstractmethod
    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def touched(self) -> Bounds | None:
        """The part of the scene that the last move drew otherwise; ``None`` if it may be all of it."""
        return None

    @abstractmethod
    def release(self, pointer: Pointer) -> Progress:
        """Finish; may raise a ``GuibpError`` if what it stands for is refused."""

    @abstractmethod
    def undo_traces(self) -> None:
        """Put back what moving has changed of the view."""

    def cancel(self) -> None:
        """Give up: everything is as it was before the press."""
        self.undo_traces()
        self.scene.feedback = IDLE
