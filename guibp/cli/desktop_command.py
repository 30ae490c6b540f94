"""The command ``install-desktop``: guibp in the menu of applications, and opened by its documents."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from guibp.cli import answers
from guibp.cli.command_parser import CommandParser
from guibp.cli.desktop_files import (
    find_data_home,
    install_files,
    list_desktop_files,
    remove_files,
    update_indexes,
)
from guibp.model.errors import GuibpError

DONE = 0
_PACKAGES = {
    "update-mime-database": "shared-mime-info",
    "update-desktop-database": "desktop-file-utils",
    "gtk-update-icon-cache": "gtk-update-icon-cache",
}


def add_install_desktop(parser: CommandParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--uninstall", action="store_true", help="take all of it away again")
    parser.take_json()


def install_desktop(arguments: argparse.Namespace) -> int:
    """Install or remove what makes the desktop know guibp."""
    if sys.platform in {"win32", "darwin"}:
        raise GuibpError("install-desktop is for Linux; elsewhere the packaged program brings its file type")
    data_home, command = find_data_home(), find_program()
    files = list_desktop_files(command)
    change = remove_files if arguments.uninstall else install_files
    changed = change(files, data_home)
    missed = update_indexes(data_home)
    verb = "removed" if arguments.uninstall else "written"
    as_json = {verb: [str(path) for path in changed], "command": command, "not_updated": missed}
    lines = _tell(verb, changed, data_home, missed)
    answers.print_answer(as_json, lines, is_json=arguments.json)
    return DONE


def find_program() -> list[str]:
    """The words that start guibp as it was started now, from any folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0]).absolute()
    if script.stem == "guibp" and script.is_file():
        return [str(script)]
    # Not the folder that it happens to start in: a file there named like a module must not take its place.
    return [sys.executable, "-P", "-m", "guibp"]


def _tell(verb: str, changed: list[Path], data_home: Path, missed: list[str]) -> Iterator[str]:
    if not changed:
        yield f"{data_home}: nothing to do, all is {'gone' if verb == 'removed' else 'there'} already"
    for path in changed:
        yield f"{verb} {path}"
    if missed:
        packages = ", ".join(_PACKAGES[program] for program in missed)
        yield f"the desktop may notice only after {', '.join(missed)} was run (from: {packages})"
