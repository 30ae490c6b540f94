"""The look before the leap: each reason why no window can open is told in one line."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guibp.gui import preflight
from guibp.gui.preflight import display_problem


@pytest.fixture(autouse=True)
def sound_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian machine that has every library."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(preflight, "_loads", lambda _: True)
    monkeypatch.setattr(preflight, "_distributions", lambda: ["debian"])


@pytest.fixture
def server() -> Iterator[int]:
    """A port where something answers, as an X server behind ssh would."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def without(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    monkeypatch.setattr(preflight, "_loads", lambda name: name not in libraries)


@pytest.mark.parametrize("name", ["offscreen", "minimal", "vnc:size=800x600", "unheard-of"])
def test_a_platform_without_display_needs_none(name: str) -> None:
    assert display_problem({"QT_QPA_PLATFORM": name}) is None


def test_no_display_at_all_is_told_in_one_line() -> None:
    problem = display_problem({})
    assert problem is not None
    assert "no display" in problem
    assert "\n" not in problem


def test_xcb_asked_for_without_display_is_told() -> None:
    assert "DISPLAY is not set" in str(display_problem({"QT_QPA_PLATFORM": "xcb"}))


def test_a_dead_x_server_is_told() -> None:
    assert "DISPLAY=:7654" in str(display_problem({"DISPLAY": ":7654.0"}))


def test_a_server_that_answers_is_fine(server: int) -> None:
    assert display_problem({"DISPLAY": f"127.0.0.1:{server - 6000}.0"}) is None


def test_a_local_server_is_found_by_its_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_answers", lambda _, address: str(address).endswith("/.X11-unix/X3"))
    assert display_problem({"DISPLAY": ":3"}) is None
    assert display_problem({"DISPLAY": "unix:3"}) is None
    assert display_problem({"DISPLAY": ":4"}) is not None


def test_a_display_of_unknown_form_is_left_to_qt() -> None:
    assert display_problem({"DISPLAY": "something else"}) is None


def test_missing_libraries_name_their_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libxcb-cursor.so.0", "libxcb-icccm.so.4")
    problem = display_problem({"DISPLAY": ":0"})
    assert problem is not None
    assert problem.endswith(
        "libxcb-cursor.so.0 and libxcb-icccm.so.4: sudo apt-get install libxcb-cursor0 libxcb-icccm4"
    )


@pytest.mark.parametrize(
    "distributions,advice",
    [
        (["fedora"], "sudo dnf install xcb-util-cursor"),
        (["manjaro", "arch"], "sudo pacman -S xcb-util-cursor"),
        (["mint", "ubuntu", "debian"], "sudo apt-get install libxcb-cursor0"),
        (["plan9"], "install the packages of your system that hold these libraries"),
        ([], "install the packages of your system that hold these libraries"),
    ],
)
def test_each_distribution_has_its_own_advice(
    monkeypatch: pytest.MonkeyPatch, distributions: list[str], advice: str
) -> None:
    without(monkeypatch, "libxcb-cursor.so.0")
    monkeypatch.setattr(preflight, "_distributions", lambda: distributions)
    assert str(display_problem({"DISPLAY": ":0"})).endswith(": " + advice)


def test_a_package_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libGL.so.1", "libEGL.so.1")
    monkeypatch.setattr(preflight, "_distributions", lambda: ["arch"])
    assert str(display_problem({"DISPLAY": ":0"})).endswith("-S libglvnd")


def test_what_every_platform_needs_is_missed_offscreen_too(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libGL.so.1")
    assert "libgl1" in str(display_problem({"QT_QPA_PLATFORM": "offscreen"}))


def test_libraries_of_x_are_no_concern_offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libxcb-cursor.so.0")
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_wayland_stands_in_for_a_broken_x(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without(monkeypatch, "libxcb-cursor.so.0")
    session = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "Wayland" in str(display_problem(session))
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        assert display_problem(session) is None


def test_the_first_of_several_platforms_asked_for_is_told_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_answers", lambda *_: False)
    assert "Wayland" in str(display_problem({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}))


def test_other_systems_have_their_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display_problem({}) is None
