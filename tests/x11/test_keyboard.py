"""F = wx + b is built, stepped and saved, and XOR trained, on a real X server with the keyboard alone."""

from pathlib import Path

import pytest

from guibp.model.document import load
from tests.x11.conftest import Desktop

pytestmark = pytest.mark.x11


def nodes(desktop: Desktop) -> dict[str, list[object]]:
    found = desktop.graph()["nodes"]
    assert isinstance(found, dict)
    return found


def add(desktop: Desktop, operation: str) -> str:
    before = set(nodes(desktop))
    desktop.key("Tab")
    desktop.wait_until(lambda: desktop.ask("focus") == "canvas_search_line")
    desktop.type(operation)
    desktop.key("Return")
    desktop.wait_until(lambda: len(nodes(desktop)) == len(before) + 1)
    (added,) = set(nodes(desktop)) - before
    return added


def walk_to(desktop: Desktop, id_: str) -> None:
    for _ in range(len(nodes(desktop)) + 1):
        if desktop.ask("selected") == [id_]:
            return
        desktop.key("ctrl+Right")
    pytest.fail(f"no way to {id_}")


def connect(desktop: Desktop, source: str, target: str, operand: int) -> None:
    walk_to(desktop, source)
    desktop.key("ctrl+k")
    desktop.wait_until(lambda: desktop.ask("focus") == "canvas_search_line")
    desktop.type(f"to {target}, operand {operand}")
    desktop.key("Return")
    edge = [source, target, operand - 1]
    desktop.wait_until(lambda: edge in edges(desktop))


def edges(desktop: Desktop) -> list[list[object]]:
    found = desktop.graph()["edges"]
    assert isinstance(found, list)
    return found


def set_number(desktop: Desktop, leaf: str, text: str) -> None:
    walk_to(desktop, leaf)
    desktop.key("F2")
    desktop.wait_until(lambda: desktop.ask("focus") == "canvas_inline_edit")
    desktop.type(text)
    desktop.key("Return")
    desktop.wait_until(lambda: nodes(desktop)[leaf][1] == float(text))


def test_from_nothing_to_a_saved_file(desktop: Desktop, tmp_path: Path) -> None:
    w, x, b = (add(desktop, operation) for operation in ("parameter", "input", "parameter"))
    g, f = add(desktop, "multiply"), add(desktop, "add")
    for source, target, operand in ((w, g, 1), (x, g, 2), (g, f, 1), (b, f, 2)):
        connect(desktop, source, target, operand)
    for leaf, text in ((w, "-2"), (x, "5"), (b, "3")):
        set_number(desktop, leaf, text)
    assert desktop.ask("annotation", g, f, 0) == ["−10", "1"]
    desktop.key("shift+F5")
    desktop.wait_until(lambda: desktop.ask("annotation", g, f, 0) == ["", ""])
    desktop.key("F10", "F10", "F10")
    desktop.wait_until(lambda: desktop.ask("annotation", g, f, 0) == ["−10", "1"])
    path = tmp_path / "typed.guibp"
    desktop.key("ctrl+s")
    desktop.wait_until(lambda: desktop.ask("focus") == "fileNameEdit")
    desktop.key("ctrl+a")
    desktop.type(str(path))
    desktop.key("Return")
    desktop.wait_until(path.is_file)
    desktop.wait_until(lambda: desktop.ask("modified") is False)
    assert load(path).operands(f) == {0: g, 1: b}


def test_the_outline_alone(desktop: Desktop) -> None:
    desktop.key("ctrl+4")
    desktop.wait_until(lambda: desktop.ask("focus") == "outline_tree")
    for operation in ("parameter", "square"):
        desktop.key("Insert")
        desktop.wait_until(lambda: desktop.ask("focus") == "canvas_search_line")
        desktop.type(operation)
        desktop.key("Return")
        desktop.wait_until(lambda: desktop.ask("focus") == "outline_tree")
    w, square = nodes(desktop)
    desktop.key("ctrl+k")
    desktop.wait_until(lambda: desktop.ask("focus") == "canvas_search_line")
    desktop.type(f"from {w}")
    desktop.key("Return")
    desktop.wait_until(lambda: [w, square, 0] in edges(desktop))
    desktop.key("Home", "F2")
    desktop.wait_until(lambda: desktop.ask("focus") == "outline_inline_edit")
    desktop.type("3")
    desktop.key("Return")
    desktop.wait_until(lambda: desktop.ask("annotation", w, square, 0) == ["3", "6"])
    desktop.key("Delete")
    desktop.wait_until(lambda: list(nodes(desktop)) == [square])


def test_xor_is_opened_from_the_menu_and_trained(desktop: Desktop) -> None:
    desktop.key("alt+x")
    desktop.key("Down", "Down", "Down", "Down", "Return")
    desktop.wait_until(lambda: "loss" in nodes(desktop))
    before = nodes(desktop)
    desktop.key("ctrl+t")
    desktop.wait_until(lambda: desktop.ask("annotation", "bce", "loss", 0) != ["0.811", "0.25"])
    desktop.key("ctrl+t")
    desktop.wait_until(lambda: nodes(desktop) != before)
    desktop.key("ctrl+z")
    desktop.wait_until(lambda: nodes(desktop) == before)
