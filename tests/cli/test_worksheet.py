"""``guibp worksheet``: files in three formats, in a process that has no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guibp.cli import main

LINEAR = "expr:w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


@pytest.mark.parametrize("suffix,start", [(".svg", b"<?xml"), (".tex", rb"\documentclass")])
@pytest.mark.parametrize("more", [[], ["--answers"]])
def test_text_formats_are_written(tmp_path: Path, suffix: str, start: bytes, more: list[str]) -> None:
    path = tmp_path / f"sheet{suffix}"
    assert main(["worksheet", LINEAR, "-o", str(path), *more]) == 0
    written = path.read_bytes()
    assert written.startswith(start)
    assert any(answer in written for answer in (b"= -10", "= −10".encode())) == bool(more)


def test_a_pdf_is_painted_without_a_display(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "guibp", "worksheet", "preset:xor", "-o", str(path)],
        check=False, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    written = path.read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 2


def test_another_ending_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["worksheet", LINEAR, "-o", "sheet.docx"])
    assert caught.value.code == 2
    assert ".svg, .pdf or .tex" in capsys.readouterr().err


@pytest.mark.parametrize(
    "source,name,said",
    [
        ("preset:nothing", "a.svg", "preset:nothing"),
        ("expr:x = 2; a = exp(x); b = log(x)", "nowhere/a.svg", "nowhere"),
    ],
)
def test_refusals_are_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, source: str, name: str, said: str
) -> None:
    assert main(["worksheet", source, "-o", str(tmp_path / name)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert said in error
