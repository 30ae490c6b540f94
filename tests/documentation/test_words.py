"""Menus and keys that the pages name are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from guibp.gui.action_entry import Menu
from guibp.gui.actions import TABLE
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.shortcuts import list_keys
from guibp.gui.translation import plain_text
from guibp.model.presets import preset_titles
from tests.documentation.pages import PAGES, ROOT

pytestmark = pytest.mark.usefixtures("qapp")

ENGLISH = [page for page in PAGES if not page.name.endswith(".ko.md")]
PLACE = re.compile(r"\*\*([^*\n]+ › [^*\n]+)\*\*(?: \(([^)\n]+)\))?")
KEY = re.compile(r"(?<![\w+])((?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|Del|Left|Right|[A-Z0-9;])|F\d+)(?![\w+])")
OF_PANELS = {f"Ctrl+{number}" for number in range(1, 10)}


def texts() -> dict[str, str]:
    """What can be chosen in a menu, without its dots -> the action's name, if the table has it."""
    entries = {plain_text(entry.text).rstrip("…"): entry.name for entry in TABLE}
    menus = {plain_text(menu.value): "" for menu in Menu} | {"Lessons": "", "Open a lesson": ""}
    return dict.fromkeys(preset_titles().values(), "") | menus | entries


def keys() -> dict[str, set[str]]:
    """Every key of the program -> the actions that it triggers."""
    found: dict[str, set[str]] = {key: set() for key in OF_PANELS}
    for entry in TABLE:
        for key in list_keys(entry):
            found.setdefault(key.toString(), set()).add(entry.name)
    for _, how in GESTURES:
        for key in KEY.findall(how):
            found.setdefault(key, set())
    return found


def strangers(text: str) -> list[str]:
    """What a page names that the program does not have."""
    known, by_key = texts(), keys()
    wrong = [key for key in KEY.findall(text) if key not in by_key]
    for path, key in PLACE.findall(text):
        steps = [step.rstrip("…") for step in path.split(" › ")]
        wrong += [step for step in steps if step not in known]
        if key and known.get(steps[-1]) not in by_key.get(key, set()):
            wrong.append(f"{path} ({key})")
    return wrong


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_menus_and_keys_are_the_programs(page: Path) -> None:
    assert strangers(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - set(ENGLISH)), ids=lambda page: page.name)
def test_they_are_the_programs_in_korean_too(page: Path) -> None:
    text, known = page.read_text(encoding="utf-8"), keys()
    assert [key for key in KEY.findall(text) if key not in known] == []
    said = {one.rstrip("…") for one in korean_texts()}
    assert [
        step
        for path, _ in PLACE.findall(" ".join(text.split()))
        for step in path.split(" › ")
        if step.rstrip("…") not in said
    ] == []


def korean_texts() -> set[str]:
    """The words of menus and their entries in the Korean catalogue."""
    catalogue = QTranslator()
    catalogue.load("guibp_ko", str(ROOT / "resources/translations"))
    texts = [*(menu.value for menu in Menu), *(entry.text for entry in TABLE)]
    sources = [("Actions", text) for text in texts] + [
        ("Examples", text) for text in preset_titles().values()
    ]
    return {plain_text(catalogue.translate(*source) or "") for source in sources}


@pytest.mark.parametrize(
    "text,found",
    [
        ("press F4", ["F4"]),
        ("**Ctrl+Shift+Z** and Ctrl+Alt+9", ["Ctrl+Alt+9"]),
        ("**File › Burn…**", ["Burn"]),
        ("**Train › Open table…** (Ctrl+O)", ["Train › Open table… (Ctrl+O)"]),
        ("**View › Theme › High contrast**, **Help › Keyboard shortcuts** (F1)", []),
    ],
)
def test_a_stranger_is_found(text: str, found: list[str]) -> None:
    assert strangers(text) == found
