"""What mouse and keys do on the canvas besides the actions, for the list of shortcuts."""

from __future__ import annotations

from guibp.gui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Gestures"

GESTURES: tuple[tuple[str, str], ...] = (
    (
        QT_TRANSLATE_NOOP("Gestures", "Search an operation to add"),
        QT_TRANSLATE_NOOP("Gestures", "Tab, double click on nothing, wire dropped on nothing"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Draw a wire"),
        QT_TRANSLATE_NOOP("Gestures", "drag from a port, or click it and click the other"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Move all wires of an output to another"),
        QT_TRANSLATE_NOOP("Gestures", "Ctrl and drag from it"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Break the wires of a port"),
        QT_TRANSLATE_NOOP("Gestures", "Alt and click it"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Cut wires"),
        QT_TRANSLATE_NOOP("Gestures", "Ctrl and drag with the right button"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Put a node into a wire"),
        QT_TRANSLATE_NOOP("Gestures", "drop it there; with Alt beside"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Put nodes into a group"),
        QT_TRANSLATE_NOOP("Gestures", "drop them on its frame; with Alt beside"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Take nodes out of a group"),
        QT_TRANSLATE_NOOP("Gestures", "drag them off its frame with Alt"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Change a leaf's number"),
        QT_TRANSLATE_NOOP("Gestures", "drag across it; Shift finer, Ctrl coarser"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Type a number or a name"),
        QT_TRANSLATE_NOOP("Gestures", "double click, Return, F2; Up and Down step"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "See all digits and the local gradients"),
        QT_TRANSLATE_NOOP("Gestures", "rest the pointer on a wire, a port or a node"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Change what a note says"),
        QT_TRANSLATE_NOOP("Gestures", "double click, Return, F2; Ctrl+Return ends, Esc reverts"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Make a note larger"),
        QT_TRANSLATE_NOOP("Gestures", "drag a corner"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Walk along the wires"),
        QT_TRANSLATE_NOOP("Gestures", "arrows"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Walk through all nodes"),
        QT_TRANSLATE_NOOP("Gestures", "Ctrl+Left, Ctrl+Right"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Go to a panel, and back to the canvas"),
        QT_TRANSLATE_NOOP("Gestures", "Ctrl+1 to Ctrl+9, in the order of the View menu"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Type any name in the outline"),
        QT_TRANSLATE_NOOP("Gestures", "Shift+F2"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Move the selected nodes"),
        QT_TRANSLATE_NOOP("Gestures", "Alt and arrows"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Pan"),
        QT_TRANSLATE_NOOP("Gestures", "middle button, or Space and drag; two fingers; across with Shift"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Zoom"),
        QT_TRANSLATE_NOOP("Gestures", "wheel, Ctrl and two fingers, or a pinch"),
    ),
    (
        QT_TRANSLATE_NOOP("Gestures", "Give up a gesture, a tool, a selection"),
        QT_TRANSLATE_NOOP("Gestures", "Esc"),
    ),
)
"""Each with how it is done."""
