"""The wheel and the sdist: what is in them, and that the wheel runs away from the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
import wheels

import guibp


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return wheels.build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def unpacked(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pip makes of the wheel; the libraries come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("site packages")
    shutil.unpack_archive(built[0], folder, "zip")
    return folder


def run(unpacked: Path, home: Path, *arguments: str) -> str:
    """Guibp from the unpacked wheel, started in another folder."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-P", "-m", "guibp", *arguments]
    ended = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_wheel_holds_the_package_and_its_resources_and_nothing_else(built: tuple[Path, Path]) -> None:
    names = wheels.names_in_wheel(built[0])
    assert names == wheels.expected_in_wheel()
    for needed in (
        "guibp/_resources/presets/xor.guibp",
        "guibp/_resources/lessons/tour.guibp-lesson",
        "guibp/_resources/translations/guibp_ko.qm",
        "guibp/_resources/icons/guibp.svg",
        "guibp/_resources/icons/sizes/48.png",
        "guibp/_resources/styles/window.qss",
        "guibp/_resources/desktop/guibp.desktop",
    ):
        assert needed in names


def test_a_lost_resource_is_found(built: tuple[Path, Path], tmp_path: Path) -> None:
    poorer = tmp_path / "poorer.whl"
    with zipfile.ZipFile(built[0]) as full, zipfile.ZipFile(poorer, "w") as archive:
        for name in full.namelist():
            if not name.endswith("/xor.guibp"):
                archive.writestr(name, full.read(name))
    missing = wheels.expected_in_wheel() - wheels.names_in_wheel(poorer)
    assert missing == {"guibp/_resources/presets/xor.guibp"}


def test_the_metadata_say_what_an_index_shows(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
        scripts = archive.read(name.replace("METADATA", "entry_points.txt")).decode()
        assert name.replace("METADATA", "licenses/LICENSE") in archive.namelist()
    assert metadata["Version"] == guibp.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    assert "back-propagation" in str(metadata.get_payload())
    assert "guibp = guibp.cli:main" in scripts


def test_the_sdist_holds_what_a_packager_needs_and_no_litter(built: tuple[Path, Path]) -> None:
    names = wheels.names_in_sdist(built[1])
    wanted = {
        "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml", "run.py", "PKG-INFO",
        "packaging/guibp.spec", "packaging/requirements.lock", "docs/notebook.ipynb", "tests/conftest.py",
    }  # fmt: skip
    assert wanted <= names
    assert not [
        name
        for name in names
        if name.endswith(".pyc") or name.startswith((".venv", ".ci", "dist/", "build/"))
    ]


def test_a_wheel_made_of_the_sdist_is_the_same(built: tuple[Path, Path], tmp_path: Path) -> None:
    wheel, sdist = built
    shutil.unpack_archive(sdist, tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again, _ = wheels.build(tmp_path / "dist", source)
    assert again.name == wheel.name
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist())


def test_it_runs_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    place = 'import guibp; print(guibp.__file__, end="")'
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    found = subprocess.check_output(
        [sys.executable, "-P", "-c", place], cwd=tmp_path, env=environment, text=True
    )
    assert Path(found).is_relative_to(unpacked)
    assert run(unpacked, tmp_path, "--version") == f"guibp {guibp.__version__}\n"
    nodes = json.loads(run(unpacked, tmp_path, "eval", "preset:xor", "--json"))["nodes"]
    assert nodes["loss"]["gradient"] == 1.0
    run(unpacked, tmp_path, "render", "preset:xor", "-o", "xor.png")
    assert (tmp_path / "xor.png").read_bytes().startswith(b"\x89PNG")


def test_its_window_opens_trains_and_saves(unpacked: Path, tmp_path: Path) -> None:
    findings = json.loads(run(unpacked, tmp_path, "self-test", "--json"))
    assert all(finding["passed"] for finding in findings), findings
