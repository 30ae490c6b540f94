"""The command ``self-test``: whether this installation does what guibp is for."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from guibp.cli import answers
from guibp.cli.command_parser import CommandParser
from guibp.model.errors import one_line

if TYPE_CHECKING:
    from guibp.gui.self_test import Finding

PASSED, FAILED = 0, 1
_WIDTH = 16


def add_self_test(parser: CommandParser) -> None:
    """Describe the command's arguments."""
    parser.take_json()


def self_test(arguments: argparse.Namespace) -> int:
    """Check the installation."""
    from guibp.gui.self_test import run_self_test

    findings = []
    for finding in run_self_test():
        findings.append(finding)
        if not arguments.json:
            _tell(finding)
    if arguments.json:
        as_json: list[object] = [
            {"name": finding.name, "passed": finding.passed, "said": finding.said} for finding in findings
        ]
        answers.print_json(as_json)
    return PASSED if all(finding.passed for finding in findings) else FAILED


def _tell(finding: Finding) -> None:
    """A line at once: the next check may take seconds."""
    if finding.passed:
        print(f"{finding.name:{_WIDTH}}{finding.said}", flush=True)
    else:
        print(f"guibp: {finding.name}: {one_line(finding.said)}", file=sys.stderr)
