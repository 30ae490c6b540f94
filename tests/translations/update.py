"""Brings the catalogues up to date with the source: ``python run.py translate [WORDS]``.

WORDS is a JSON file of an object, English text -> Korean text, that fills what is unfinished.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.translations.catalogue import (
    FORMS,
    Catalogue,
    bring_up_to_date,
    catalogue_path,
    compile_catalogue,
    fill,
    read_catalogue,
    write_catalogue,
)
from tests.translations.source_texts import find_source_texts


def main(arguments: Sequence[str]) -> int:
    """Rewrite .ts and .qm of every language; returns 1 if something is still to be translated."""
    found = find_source_texts()
    words = {"ko": json.loads(Path(arguments[0]).read_text(encoding="utf-8"))} if arguments else {}
    print("\n".join(found.problems), end="\n" if found.problems else "")
    is_whole = not found.problems
    for language in FORMS:
        path = catalogue_path(language, ".ts")
        former = read_catalogue(language) if path.exists() else Catalogue(language, {})
        now = fill(bring_up_to_date(former, found.texts), words.get(language, {}))
        write_catalogue(now)
        compile_catalogue(language)
        is_whole = is_whole and not now.unfinished
        _report(former, now)
    return 0 if is_whole else 1


def _report(former: Catalogue, now: Catalogue) -> None:
    gone = former.entries.keys() - now.entries.keys()
    new = now.entries.keys() - former.entries.keys()
    path = catalogue_path(now.language, ".ts")
    print(f"{path}: {len(now.entries)} texts, {len(new)} new, {len(gone)} gone, {len(now.unfinished)} to do")
    for text in now.unfinished:
        print(f"    {text.context}: {text.text!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
