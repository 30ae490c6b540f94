"""The licence report: complete, as it is installed, and nothing in it that is unknown or does not fit."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import licences
import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"\| (?P<name>\S+) \| (?P<version>\S+) \| (?P<licence>.+) \|")


def reported() -> dict[str, tuple[str, str]]:
    rows = map(ROW.fullmatch, licences.REPORT.read_text(encoding="utf-8").splitlines())
    return {row["name"]: (row["version"], row["licence"]) for row in rows if row and row["name"] != "library"}


def test_the_report_lists_all_that_is_needed_with_the_licence_it_has() -> None:
    installed = licences.list_dependencies(licences.direct_names())
    assert {one.name: one.licence for one in installed} == {name: row[1] for name, row in reported().items()}
    assert {"numpy", "shiboken6", "latex2mathml"} <= reported().keys()


def test_its_versions_are_the_locked_ones() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==([0-9a-z.]+)", lock, re.MULTILINE))
    assert {(name.lower(), version) for name, (version, _) in reported().items()} <= locked
    assert {name for name, _ in locked} == {name.lower() for name in reported()}


@pytest.mark.parametrize(
    "licence", ["", "UNKNOWN", "GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0 OR SSPL-1.0"]
)
def test_what_is_unknown_or_does_not_fit_is_refused(licence: str) -> None:
    with pytest.raises(licences.LicenceError, match="library"):
        licences.check_licence("library", licence)


@pytest.mark.parametrize("licence", ["MIT", "LGPL-3.0-only OR GPL-3.0-only", "MIT AND (BSD-3-Clause)"])
def test_what_fits_is_let_through(licence: str) -> None:
    licences.check_licence("library", licence)


@pytest.mark.parametrize(
    "field,said,licence",
    [
        ("License-Expression", "MIT", "MIT"),
        ("License", "MIT License", "MIT"),
        ("Classifier", "License :: OSI Approved :: BSD License", "BSD-3-Clause"),
        ("Summary", "MIT", ""),
    ],
)
def test_a_licence_is_read_wherever_packages_say_it(
    field: str, said: str, licence: str, tmp_path: Path
) -> None:
    (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: library\n{field}: {said}\n")
    assert licences.read_licence(metadata.PathDistribution(tmp_path).metadata) == licence


def test_contributing_gives_a_reason_for_each_dependency() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split("## Dependencies")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| ([\w-]+) \| (.+) \|$", section, re.MULTILINE))
    rows.pop("library")
    assert set(rows) == set(licences.direct_names())
    assert all(len(reason.split()) > 2 for reason in rows.values())


def test_contributing_speaks_of_every_tool() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()
    section = text.split("## dependencies")[1].split("\n## ")[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        re.split(r"[<>=]", line)[0] for lines in project["optional-dependencies"].values() for line in lines
    ]
    assert not [name for name in named if name.lower() not in section]
