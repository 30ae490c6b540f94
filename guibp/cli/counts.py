"""Whole numbers as the command line takes them."""

from __future__ import annotations

import argparse
import re

from guibp.model.rules import MAXIMUM_COUNT

_COUNT = re.compile(r"[0-9]{1,1000}")


def read_count(text: str) -> int:
    """A whole number from 0 up, in plain digits."""
    if not _COUNT.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 up")
    count = int(text)
    if count > MAXIMUM_COUNT:
        raise argparse.ArgumentTypeError(f"{text[:40]} is out of range: at most {MAXIMUM_COUNT}")
    return count
