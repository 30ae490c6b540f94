"""Tells why no window can open here, before Qt is asked: Qt would abort the process."""

import ctypes
import os
import platform
import re
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# What PySide6 6.11 is linked against and its wheels do not bring (`readelf -d` of libQt6Gui, libQt6DBus and
# the plugins tells), with the packages that do, of: Debian and Ubuntu, Fedora, Arch.
_ANY_PLATFORM = {
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
}
_XCB = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
}
_WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
}
_INSTALLERS = {
    "debian": (0, "sudo apt-get install"),
    "ubuntu": (0, "sudo apt-get install"),
    "fedora": (1, "sudo dnf install"),
    "rhel": (1, "sudo dnf install"),
    "arch": (2, "sudo pacman -S"),
}
_DISPLAY = re.compile(r"(?:(?P<protocol>\w+)/)?(?P<host>\[[^]]*]|[^:/]*):(?P<number>\d+)(?:\.\d+)?")
_WAIT_SECONDS = 5.0


def display_problem(environ: Mapping[str, str] = os.environ) -> str | None:
    """Say in one line what keeps Qt from opening a window here, and what to do; None if nothing does."""
    if sys.platform != "linux":
        return None
    missing = _missing(_ANY_PLATFORM)
    if missing:
        return missing
    problems = [_platform_problem(name, environ) for name in _platforms(environ)]
    if not problems:
        return (
            "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set): "
            "start guibp from a desktop session; commands such as eval, steps and train need no display"
        )
    # Qt tries one platform after the other: a single sound one is enough.
    return None if None in problems else problems[0]


def _platforms(environ: Mapping[str, str]) -> list[str]:
    asked = environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return [name.split(":")[0] for name in asked.split(";")]
    variables = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [name for name, variable in variables.items() if environ.get(variable)]


def _platform_problem(name: str, environ: Mapping[str, str]) -> str | None:
    if name.startswith("wayland"):
        return _missing(_WAYLAND) or _wayland_problem(environ)
    if name == "xcb":
        return _missing(_XCB) or _x_problem(environ.get("DISPLAY", ""))
    return None  # offscreen, vnc and the like need no display


def _wayland_problem(environ: Mapping[str, str]) -> str | None:
    if "WAYLAND_SOCKET" in environ:  # inherited already open
        return None
    name = environ.get("WAYLAND_DISPLAY", "") or "wayland-0"
    address = str(Path(environ.get("XDG_RUNTIME_DIR", ""), name))
    if _answers(socket.AF_UNIX, address):
        return None
    return f"no Wayland compositor answers at {name} (WAYLAND_DISPLAY): start guibp from a desktop session"


def _x_problem(display: str) -> str | None:
    if not display:
        return "DISPLAY is not set, so there is no X server to ask: start guibp from a desktop session"
    place = _DISPLAY.fullmatch(display)
    if place is None or _x_server_answers(place["protocol"], place["host"], int(place["number"])):
        return None  # a form that is not known here is Qt's to judge
    return f"no X server answers at DISPLAY={display}: start guibp from a desktop session, or correct DISPLAY"


def _x_server_answers(protocol: str | None, host: str, number: int) -> bool:
    if host in ("", "unix") or protocol == "unix":
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
        # The abstract socket comes first, as in libxcb: a container may share it without the folder.
        return _answers(socket.AF_UNIX, "\0" + path) or _answers(socket.AF_UNIX, path)
    return _answers(socket.AF_INET, (host.strip("[]"), 6000 + number))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, _WAIT_SECONDS).close()
            return True
        with socket.socket(family) as connection:
            connection.settimeout(_WAIT_SECONDS)
            connection.connect(address)
    except OSError:
        return False
    return True


def _missing(libraries: Mapping[str, tuple[str, str, str]]) -> str | None:
    absent = [name for name in libraries if not _loads(name)]
    if not absent:
        return None
    what = f"Qt cannot open a window without {_list(absent)}"
    for name in _distributions():
        if name in _INSTALLERS:
            column, installer = _INSTALLERS[name]
            packages = dict.fromkeys(libraries[library][column] for library in absent)
            return f"{what}: {installer} {' '.join(packages)}"
    return f"{what}: install the packages of your system that hold these libraries"


def _list(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _distributions() -> list[str]:
    """Give this distribution's name and those it descends from, the nearest first."""
    try:
        facts = platform.freedesktop_os_release()
    except OSError:
        return []
    return [facts.get("ID", ""), *facts.get("ID_LIKE", "").split()]
