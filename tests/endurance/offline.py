"""Uses the program under an audit hook, windows and commands, and prints what of the network it wanted.

Run as ``python -m tests.endurance.offline FOLDER [FAULT]``, a process of its own: a hook stays for good.
"""

from __future__ import annotations

import contextlib
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

LOCAL = (getattr(socket, "AF_UNIX", None),)
"""Within this computer: what wakes the window at Ctrl-C is such a pair of sockets."""
FAULTS: dict[str, Callable[[], object]] = {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "look up": lambda: socket.getaddrinfo("localhost", 80),
    "listen": lambda: socket.create_server(("127.0.0.1", 0)).close(),
    "module": lambda: __import__("PySide6.QtNetwork"),
}
ASKING = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")


def is_wanted(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether Python was asked for something of the network."""
    if event == "socket.__new__":
        return arguments[1] not in LOCAL
    return event.startswith(ASKING)


def use_commands(folder: Path) -> None:
    """Every command that computes, draws or writes."""
    from guibp.cli import main

    path = str(folder / "a.guibp")
    for arguments in (
        ["train", "preset:xor", "--steps", "900", "--output", path],
        ["validate", path],
        ["eval", path],
        ["steps", path],
        ["check", path],
        ["export", path, "--to", "numpy"],
        ["render", path, "-o", str(folder / "a.svg")],
        ["worksheet", path, "-o", str(folder / "w.tex")],
    ):
        if main(arguments) != 0:
            raise RuntimeError(arguments)


def use_window(folder: Path) -> None:
    """Open, look at everything, train, save, export and close."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QDockWidget

    from guibp.gui import create_window
    from guibp.gui.process import make_application
    from guibp.model.document import save

    application = make_application()
    window = create_window(str(folder / "a.guibp"))
    window.show()
    for dock in window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        QTest.qWait(10)
    for name in ("step_next", "train_toggle", "train_toggle", "train_step", "graph_layout", "edit_copy"):
        window.actions_by_name[name].trigger()
        QTest.qWait(100)
    save(window.graph, folder / "b.guibp")
    window.session.note_saved(folder / "b.guibp")
    window.close()
    application.processEvents()


def main(folder: Path, fault: str) -> None:
    """Use it all under the hook, or do what is no good."""
    seen: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if is_wanted(event, arguments):
            seen.append(f"{event} {arguments!r:.200}")

    sys.addaudithook(note)
    if fault:
        with contextlib.suppress(OSError, ImportError):
            FAULTS[fault]()
    else:
        with contextlib.redirect_stdout(sys.stderr):
            use_commands(folder)
            use_window(folder)
    seen += sorted(name for name in sys.modules if name.endswith(("QtNetwork", "QtWebEngineCore")))
    print(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
