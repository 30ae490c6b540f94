"""The manual page: the one that is shipped is the one that the parsers make, and man can read it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from guibp.cli import main
from guibp.cli.arguments import DESCRIBED, EXIT_CODES, command_parser

SHIPPED = Path(__file__).parents[2] / "packaging" / "man" / "guibp.1"


def test_the_shipped_page_is_fresh(tmp_path: Path) -> None:
    path = tmp_path / "guibp.1"
    assert main(["manual", "-o", str(path)]) == 0
    message = "run: python -m guibp manual -o packaging/man/guibp.1"
    assert path.read_bytes() == SHIPPED.read_bytes(), message


def test_every_command_option_and_code_is_there() -> None:
    page = SHIPPED.read_text(encoding="utf-8").replace("\\-", "-").replace("\\&", "")
    for name in DESCRIBED:
        assert f".SS guibp {name}\n" in page
        for argument in command_parser(name).arguments:
            assert all(option in page for option in argument.option_strings)
    assert all(f".B {code}\n" in page for code in EXIT_CODES)


def test_no_text_is_taken_for_a_command() -> None:
    known = {"TH", "SH", "SS", "TP", "P", "B", "RI", "br", "nf", "fi", "RS", "RE"}
    requests = re.findall(r"^[.'](\w*)", SHIPPED.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(requests) <= known


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_groff_reads_it_without_a_warning() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-P-c", str(SHIPPED)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert "guibp train SOURCE [options]" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)


def test_a_page_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manual", "-o", str(tmp_path / "no" / "where")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
