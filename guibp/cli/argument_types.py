"""What the flags of the command line accept, each read from its text or refused in words."""

from __future__ import annotations

import argparse
from typing import cast

from guibp.cli.counts import read_count
from guibp.engine.goals import Goal, read_goal
from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number
from guibp.model.schedules import Schedule, read_schedule


def read_size(text: str) -> int:
    """A whole number from 1 up, in plain digits."""
    size = read_count(text)
    if size == 0:
        raise argparse.ArgumentTypeError("a batch has at least 1 sample")
    return size


def read_rates(text: str) -> Schedule:
    """A schedule of the learning rate."""
    try:
        return read_schedule(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None


def read_rate(text: str) -> float:
    """A positive finite number."""
    try:
        rate = read_number(text)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if rate <= 0:
        raise argparse.ArgumentTypeError(f"a learning rate is larger than 0, not {text}")
    return rate


def read_strength(text: str) -> float:
    """A finite number from 0 up."""
    try:
        strength = read_number(text)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if strength < 0:
        raise argparse.ArgumentTypeError(f"a penalty is a number from 0 up, not {text}")
    return strength


def read_until(text: str) -> Goal:
    """What a training runs towards."""
    try:
        return read_goal(text)
    except NumberError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no loss to get below, nor all-right or diverged"
        ) from None


class Assigning(argparse.Action):
    """Collects assignments; a second one for the same id is bad usage."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _flag: object = None,
    ) -> None:
        id_, number = cast("tuple[str, float]", values)
        before: tuple[tuple[str, float], ...] = getattr(namespace, self.dest)
        if any(id_ == other for other, _ in before):
            raise argparse.ArgumentError(self, f'"{id_}" is given twice')
        setattr(namespace, self.dest, (*before, (id_, number)))


def read_assignment(text: str) -> tuple[str, float]:
    """``id=number``."""
    id_, found, number = text.rpartition("=")
    if not found or not id_:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form id=number")
    try:
        return id_, read_number(number)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
