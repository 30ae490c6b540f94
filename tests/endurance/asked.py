"""What a person asks of a long test on the command line."""

from __future__ import annotations

import argparse


def how_many(text: str) -> int:
    """A whole number from 1 on; argparse tells what is none in one line."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 on")
    return number
