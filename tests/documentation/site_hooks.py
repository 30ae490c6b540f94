"""Hooks of the site's build: tables that the program makes take the places that pages keep for them."""

from __future__ import annotations

import os
import re

from tests.documentation.tables import TABLES

# The table of keys asks Qt, which is to open no display.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

PLACE = re.compile(r"<!-- table: (\w+) -->.*?<!-- end -->", re.DOTALL)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Fill the places of a page; mkdocs calls it by this name."""
    return PLACE.sub(lambda found: "\n".join(TABLES[found[1]]()), markdown)
