"""The locks: complete, exact, with hashes, and silent about where files come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import licences
import lock
import pytest

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; (?P<where>[^\\]+))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
COMMENT = re.compile(r" *#.*")
ADDRESS = re.compile(
    r"https?:|file:|\w+://|\bwww\.|@ |--(?:extra-)?index-url|--find-links|\.(?:org|com|io|net|dev)\b"
)
PYTHONS = ("3.11", "3.12", "3.13")


def read(name: str) -> str:
    return (lock.FOLDER / name).read_text(encoding="utf-8")


def pins(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if pin := PINNED.fullmatch(line):
            found.setdefault(pin["name"], set()).add(pin["version"])
    return found


def problems(text: str) -> list[str]:
    """Lines that are no pin, no hash and no comment, pins without a hash, and addresses."""
    lines = text.splitlines()
    odd = [
        line
        for line in lines
        if not (PINNED.fullmatch(line) or HASH.fullmatch(line) or COMMENT.fullmatch(line))
    ]
    bare = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if PINNED.fullmatch(line) and not HASH.fullmatch(following)
    ]
    return odd + bare + [line for line in lines if ADDRESS.search(line)]


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_holds_exact_versions_and_hashes_and_no_addresses(name: str) -> None:
    assert not problems(read(name))


@pytest.mark.parametrize(
    "fault",
    [
        "numpy>=2.4 \\\n    --hash=sha256:" + "a" * 64,
        "numpy==2.4.6 \\\n    # via guibp",
        "--index-url https://packages.example/simple",
        "# from packages.example.org",
        "numpy @ https://packages.example/numpy.whl",
    ],
)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert problems(read("requirements.lock") + fault + "\n")


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_has_all_that_the_project_asks_for_in_a_version_that_fits(name: str) -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in lock.LOCKS[name]:
        wanted += project["optional-dependencies"][extra]
    locked = pins(read(name))
    for requirement in map(Requirement, wanted):
        versions = locked[requirement.name.lower().replace("_", "-")]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_a_lock_names_a_version_for_each_python_and_system() -> None:
    """Read as pip reads it: of a library's pins exactly one holds in every place where guibp runs."""
    from packaging.markers import Marker

    found: dict[str, list[str]] = {}
    for line in read("requirements.lock").splitlines():
        if pin := PINNED.fullmatch(line):
            found.setdefault(pin["name"], []).append(pin["where"] or "python_version >= '3'")
    for python in PYTHONS:
        for system in ("linux", "win32", "darwin"):
            here = {"python_version": python, "python_full_version": f"{python}.4", "sys_platform": system}
            for name in (name.lower() for name in licences.direct_names()):
                holding = [where for where in found[name] if Marker(where).evaluate(here)]
                assert len(holding) == 1, (name, here)
