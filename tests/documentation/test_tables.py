"""The tables of the guide are whole, and are the program's."""

from __future__ import annotations

import pytest

from guibp.cli.arguments import DESCRIBED
from guibp.gui.action_entry import Menu
from guibp.gui.actions import TABLE
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.translation import plain_text
from guibp.model.operations import OPERATIONS
from tests.documentation.pages import PAGES
from tests.documentation.site_hooks import PLACE, on_page_markdown
from tests.documentation.tables import TABLES, write_commands, write_keys, write_operations

pytestmark = pytest.mark.usefixtures("qapp")


def test_keys_has_every_action_menu_by_menu() -> None:
    text = "\n".join(write_keys())
    for entry in TABLE:
        assert f"| `{entry.name}` |" in text
    assert [text.count(f"## {plain_text(menu.value)}\n") for menu in Menu if menu is not Menu.EXAMPLES]
    assert "| Step | `F10` `.` |" in text
    assert all(f"| {to} |" in text for to, _ in GESTURES)


def test_operations_has_every_formula_as_the_table_has_it() -> None:
    text = "\n".join(write_operations())
    assert all(f"| `{id_}` |" in text for id_ in OPERATIONS)
    assert "| σ | `sigmoid` | y = 1 / (1 + exp(−a)) | ∂y/∂a = y × (1 − y) |" in text
    assert "| `multiply` | y = a × b … | ∂y/∂a = b<br>∂y/∂b = a |" in text
    assert "∂y/∂prediction = 2 × (prediction − target)" in text


def test_commands_quotes_the_help_of_each() -> None:
    text = "\n".join(write_commands())
    assert all(f"## guibp {name}\n" in text and f"usage: guibp {name}" in text for name in DESCRIBED)


def test_every_table_has_its_place_and_takes_it() -> None:
    kept = {page.name: PLACE.findall(page.read_text(encoding="utf-8")) for page in PAGES}
    assert sorted(name for names in kept.values() for name in names) == sorted(TABLES)
    page = on_page_markdown("before <!-- table: operations -->\nread elsewhere\n<!-- end --> after")
    assert page.startswith("before ## Leaves")
    assert "elsewhere" not in page
    assert page.endswith(" after")
