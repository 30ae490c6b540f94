"""The arguments of ``train`` and ``compare``, which train alike."""

from __future__ import annotations

from guibp.cli.argument_types import read_rate, read_rates, read_size, read_strength, read_until
from guibp.cli.command_parser import CommandParser
from guibp.cli.compare_command import read_kinds, read_rate_choices, read_seed_choices
from guibp.cli.counts import read_count
from guibp.cli.train_command import read_plot_name
from guibp.engine.optimizers import OptimizerKind


def add_train(parser: CommandParser) -> None:
    """One training."""
    _take_training(parser)
    parser.add_argument("--learning-rate", metavar="R", type=read_rate, help="step width")
    parser.add_argument("--optimizer", choices=tuple(map(str, OptimizerKind)), help="the optimiser")
    _take_steering(parser)
    parser.add_argument("--seed", metavar="S", type=read_count, help="draw the start with this seed first")
    parser.add_argument(
        "--until",
        metavar="WHEN",
        type=read_until,
        help="stop when the loss (with --batch: the batch's) is below a number, or at all-right (every "
        "prediction on its target's side of 0.5, or near it) or diverged",
    )
    parser.add_argument("--output", metavar="FILE", help="save the trained graph here, also after Ctrl-C")
    parser.add_argument("--history", metavar="FILE.csv", help="write the loss at every step here")
    parser.add_argument("--plot", metavar="FILE.svg", type=read_plot_name, help="draw the loss curve here")
    parser.take_json()


def add_compare(parser: CommandParser) -> None:
    """A grid of trainings."""
    _take_training(parser)
    parser.add_argument(
        "--rates", metavar="R,R,…", type=read_rate_choices, help="step widths, such as 0.1,0.5 or 0.01:1:10"
    )
    parser.add_argument(
        "--seeds", metavar="S,S,…", type=read_seed_choices, help="seeds of the starts, such as 0-4 or 1,7"
    )
    parser.add_argument("--optimizers", metavar="O,O,…", type=read_kinds, help="such as sgd,adam")
    parser.add_argument("--csv", metavar="FILE.csv", help="write the runs here, also after Ctrl-C")
    parser.take_json()


def take_batching(parser: CommandParser, whose: str = "") -> None:
    """How the learning rate changes, and how many samples make a step."""
    parser.add_argument(
        "--schedule",
        metavar="HOW",
        type=read_rates,
        help="how the step width changes: constant, step:PERIOD:FACTOR, exponential:FACTOR, cosine:STEPS "
        f"or warmup:STEPS{whose}",
    )
    parser.add_argument(
        "--batch", metavar="N", type=read_size, help=f"samples in a step{whose or ' (default all)'}"
    )


def _take_training(parser: CommandParser) -> None:
    parser.take_source()
    parser.take_data()
    parser.add_argument("--steps", metavar="N", type=read_count, help="optimiser steps")
    take_batching(parser)


def _take_steering(parser: CommandParser) -> None:
    for name, pull in (("l1", "l1·sign(w)"), ("l2", "l2·w")):
        help_ = f"penalty on the weights: {pull} is added to their gradients (default 0)"
        parser.add_argument(f"--{name}", metavar="STRENGTH", type=read_strength, help=help_)
    parser.add_argument(
        "--forget-zero",
        action="store_true",
        default=None,
        help="never set the gradients to zero: they add up from step to step, a classic mistake",
    )
