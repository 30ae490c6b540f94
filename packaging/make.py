"""Builds what is given away, and tries each build: ``python run.py package [WHAT ...]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

import icons
import licences
import lock
import program
import wheels

STEPS: Mapping[str, Callable[[], int]] = {
    "wheel": wheels.main,
    "program": program.main,
    "lock": lock.main,
    "licences": licences.main,
    "icons": icons.main,
}
BUILDS = ("wheel", "program")


def main(arguments: Sequence[str]) -> int:
    """Do these steps in turn, up to the first that fails."""
    parser = argparse.ArgumentParser(prog="python run.py package", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        type=read_step,
        help="wheel and program (the default: both are built into dist/ and tried in clean environments), "
        "lock, licences or icons (written anew into the repository)",
    )
    steps: list[Callable[[], int]] = parser.parse_args(arguments).what
    for step in steps or map(read_step, BUILDS):
        code = step()
        if code != 0:
            return code
    return 0


def read_step(name: str) -> Callable[[], int]:
    """What a word on the command line does."""
    if name not in STEPS:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(STEPS)}")
    return STEPS[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
