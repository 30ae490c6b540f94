"""f = wx + b is built, edited and mended by mouse and keys on a real X server."""

import pytest

from tests.x11.conftest import Desktop

pytestmark = pytest.mark.x11


def drag_from_palette(desktop: Desktop, operation: str, x: int, y: int) -> str:
    """Drag an operation to a place of the canvas; returns the id that its node got."""
    before = set(nodes(desktop))
    desktop.drag(desktop.place("palette", operation), desktop.place("place", x, y))
    desktop.wait_until(lambda: len(nodes(desktop)) == len(before) + 1)
    (added,) = set(nodes(desktop)) - before
    center, goal = desktop.place("node", added), desktop.place("place", x, y)
    assert abs(center[0] - goal[0]) <= 16
    assert abs(center[1] - goal[1]) <= 16
    return added


def nodes(desktop: Desktop) -> dict[str, list[object]]:
    found = desktop.graph()["nodes"]
    assert isinstance(found, dict)
    return found


def edges(desktop: Desktop) -> list[list[object]]:
    found = desktop.graph()["edges"]
    assert isinstance(found, list)
    return found


def wire(desktop: Desktop, source: str, target: str, port: int) -> None:
    desktop.drag(desktop.place("port", source, "out"), desktop.place("port", target, port))
    desktop.wait_until(lambda: [source, target, port] in edges(desktop))


def type_value(desktop: Desktop, leaf: str, text: str) -> None:
    desktop.click(desktop.place("node", leaf), times=2)
    desktop.wait_until(lambda: desktop.ask("focus") == "canvas_inline_edit")
    desktop.key("ctrl+a")
    desktop.type(text)
    desktop.key("Return")


def build(desktop: Desktop) -> dict[str, str]:
    """F = wx + b from the palette; returns what each part is called."""
    w = drag_from_palette(desktop, "parameter", 90, 90)
    x = drag_from_palette(desktop, "input", 90, 190)
    b = drag_from_palette(desktop, "parameter", 90, 300)
    g = drag_from_palette(desktop, "multiply", 250, 140)
    f = drag_from_palette(desktop, "add", 400, 220)
    wire(desktop, w, g, 0)
    wire(desktop, x, g, 1)
    wire(desktop, g, f, 0)
    wire(desktop, b, f, 1)
    for leaf, text in ((w, "-2"), (x, "5"), (b, "3")):
        type_value(desktop, leaf, text)
    return {"w": w, "x": x, "b": b, "g": g, "f": f}


def test_wx_plus_b_is_built_by_mouse(desktop: Desktop) -> None:
    part = build(desktop)
    assert [nodes(desktop)[part[leaf]][1] for leaf in "wxb"] == [-2.0, 5.0, 3.0]
    shown = {
        (source, target): desktop.ask("annotation", part[source], part[target], port)
        for source, target, port in (("w", "g", 0), ("x", "g", 1), ("g", "f", 0), ("b", "f", 1))
    }
    assert shown == {
        ("w", "g"): ["−2", "5"],
        ("x", "g"): ["5", "−2"],
        ("g", "f"): ["−10", "1"],
        ("b", "f"): ["3", "1"],
    }
    undo_everything(desktop)


def undo_everything(desktop: Desktop) -> None:
    for _ in range(12):
        desktop.key("ctrl+z")
    desktop.wait_until(lambda: nodes(desktop) == {})
    assert desktop.ask("modified") is False


def test_refusals_replacing_and_taking_off(desktop: Desktop) -> None:
    part = build(desktop)
    f, g = part["f"], part["g"]
    desktop.press_and_move(desktop.place("port", f, "out"), desktop.place("port", g, 2))
    desktop.wait_until(lambda: "would close a cycle" in str(desktop.ask("refusal")))
    before = edges(desktop)
    desktop.xdotool("mouseup", 1)
    assert edges(desktop) == before
    wire(desktop, part["x"], f, 1)
    assert [part["b"], f, 1] not in edges(desktop)
    desktop.drag(desktop.place("port", f, 1), desktop.place("place", 420, 60))
    desktop.wait_until(lambda: [part["x"], f, 1] not in edges(desktop))
    assert desktop.ask("annotation", part["g"], f, 0) == ["−10", ""]


def test_escape_leaves_no_trace_and_moving_does(desktop: Desktop) -> None:
    w = drag_from_palette(desktop, "parameter", 120, 120)
    start = desktop.place("node", w)
    goal = (start[0] + 150, start[1] + 80)
    desktop.press_and_move(start, goal)
    desktop.key("Escape")
    desktop.xdotool("mouseup", 1)
    assert desktop.place("node", w) == start
    desktop.drag(start, goal)
    desktop.wait_until(lambda: desktop.place("node", w) == goal)
    assert desktop.ask("selected") == [w]


def test_the_wheel_zooms_to_the_pointer(desktop: Desktop) -> None:
    w = drag_from_palette(desktop, "parameter", 120, 120)
    place = desktop.place("node", w)
    zoom = desktop.ask("zoom")
    desktop.click(place, button=4, times=3)
    desktop.wait_until(lambda: float(str(desktop.ask("zoom"))) > 1.5 * float(str(zoom)))
    zoomed = desktop.place("node", w)
    assert abs(zoomed[0] - place[0]) <= 1
    assert abs(zoomed[1] - place[1]) <= 1
