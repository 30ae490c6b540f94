"""The arguments of the command line: commands, flags and what they accept."""

from __future__ import annotations

import argparse
from typing import cast

from guibp.cli.compare_command import read_kinds, read_rate_choices, read_seed_choices
from guibp.cli.counts import read_count
from guibp.cli.desktop_command import add_install_desktop
from guibp.cli.render_command import add_render
from guibp.cli.self_test_command import add_self_test
from guibp.cli.train_command import read_plot_name
from guibp.cli.worksheets import read_name
from guibp.engine.goals import Goal, read_goal
from guibp.engine.optimizers import OptimizerKind
from guibp.export.exports import Layers, Target
from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number
from guibp.model.schedules import Schedule, read_schedule

_SOURCE = "a .guibp file, preset:NAME, or expr:TEXT such as 'expr:x = 5; w = param(-2); f = w*x'"


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; without one of them, ``guibp [FILE]`` opens the window."""
    parser = argparse.ArgumentParser(
        prog="guibp",
        description="Build a computational graph, and watch values and gradients flow along its edges.",
        epilog="guibp [FILE] opens the window. Try: guibp steps preset:wx+b",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_presets(commands)
    _add_eval(commands)
    _add_steps(commands)
    _add_train(commands)
    _add_compare(commands)
    _add_check(commands)
    _add_quiz(commands)
    _add_worksheet(commands)
    _add_export(commands)
    add_render(commands, _SOURCE)
    _add_validate(commands)
    add_install_desktop(commands)
    add_self_test(commands)
    return parser


def build_window_parser() -> argparse.ArgumentParser:
    """The parser of ``guibp [FILE]``."""
    parser = argparse.ArgumentParser(
        prog="guibp",
        description="Open the window. The commands without a window: "
        "presets, eval, steps, train, compare, check, quiz, worksheet, render, export, validate; "
        "guibp COMMAND --help tells more.",
        epilog="Examples: guibp preset:xor    guibp train preset:xor    guibp steps preset:wx+b",
        allow_abbrev=False,
    )
    parser.add_argument("source", nargs="?", metavar="FILE", help=_SOURCE)
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add_command(
    commands: Commands[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=text, allow_abbrev=False)


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help=_SOURCE)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="FILE", help="a table (CSV) in place of the source's data set")


def _add_presets(commands: Commands[argparse.ArgumentParser]) -> None:
    _add_json(_add_command(commands, "presets", "List the examples."))


def _add_eval(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add_command(commands, "eval", "Forward and backward pass: every value and gradient.")
    _add_source(parser)
    _add_data(parser)
    parser.add_argument("--of", metavar="NODE", help="differentiate this node")
    parser.add_argument(
        "--set",
        metavar="ID=NUMBER",
        action=_Assigning,
        default=(),
        type=read_assignment,
        dest="assignments",
        help="give a leaf another number; may be repeated",
    )
    _add_json(parser)


def _add_steps(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add_command(commands, "steps", "Back-propagation one node at a time, in words and numbers.")
    _add_source(parser)
    _add_data(parser)
    parser.add_argument("--of", metavar="NODE", help="differentiate this node")
    parser.add_argument(
        "--sample", metavar="K", type=read_count, default=0, help="whose numbers, counted from 0 (default 0)"
    )
    _add_json(parser)


def _add_train(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add_command(commands, "train", "Train the parameters by gradient descent.")
    _add_source(parser)
    _add_data(parser)
    parser.add_argument("--steps", metavar="N", type=read_count, help="optimiser steps")
    parser.add_argument("--learning-rate", metavar="R", type=read_rate, help="step width")
    parser.add_argument("--optimizer", choices=tuple(map(str, OptimizerKind)), help="the optimiser")
    parser.add_argument(
        "--schedule",
        metavar="HOW",
        type=read_rates,
        help="how the step width changes: constant, step:PERIOD:FACTOR, exponential:FACTOR, cosine:STEPS "
        "or warmup:STEPS",
    )
    parser.add_argument("--batch", metavar="N", type=read_size, help="samples in a step (default all)")
    for name, pull in (("l1", "l1·sign(w)"), ("l2", "l2·w")):
        help_ = f"penalty on the weights: {pull} is added to their gradients (default 0)"
        parser.add_argument(f"--{name}", metavar="STRENGTH", type=read_strength, help=help_)
    parser.add_argument(
        "--forget-zero",
        action="store_true",
        default=None,
        help="never set the gradients to zero: they add up from step to step, a classic mistake",
    )
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
    _add_json(parser)


def _add_compare(commands: Commands[argparse.ArgumentParser]) -> None:
    text = "Train once with every learning rate, seed and optimiser, and compare what comes of it."
    parser = _add_command(commands, "compare", text)
    _add_source(parser)
    _add_data(parser)
    parser.add_argument(
        "--rates", metavar="R,R,…", type=read_rate_choices, help="step widths, such as 0.1,0.5 or 0.01:1:10"
    )
    parser.add_argument(
        "--seeds", metavar="S,S,…", type=read_seed_choices, help="seeds of the starts, such as 0-4 or 1,7"
    )
    parser.add_argument("--optimizers", metavar="O,O,…", type=read_kinds, help="such as sgd,adam")
    parser.add_argument("--steps", metavar="N", type=read_count, help="optimiser steps of each run")
    parser.add_argument("--schedule", metavar="HOW", type=read_rates, help="as in train")
    parser.add_argument("--batch", metavar="N", type=read_size, help="samples in a step (default all)")
    parser.add_argument("--csv", metavar="FILE.csv", help="write the runs here, also after Ctrl-C")
    _add_json(parser)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add_command(commands, "check", "Central differences beside back-propagation, node by node.")
    _add_source(parser)
    _add_data(parser)
    _add_json(parser)


def _add_quiz(commands: Commands[argparse.ArgumentParser]) -> None:
    text = "Ask for every value and gradient before it is shown, or grade answers."
    parser = _add_command(commands, "quiz", text)
    _add_source(parser)
    parser.add_argument("--of", metavar="NODE", help="differentiate this node")
    parser.add_argument(
        "--sample", metavar="K", type=read_count, default=0, help="whose numbers, counted from 0 (default 0)"
    )
    parser.add_argument(
        "--answers",
        metavar="FILE",
        help="grade these answers: the JSON list that --json prints without them, its nulls filled in",
    )
    _add_json(parser)


def _add_worksheet(commands: Commands[argparse.ArgumentParser]) -> None:
    text = "Write a worksheet: the figure and the derivation with blanks, or its answer key."
    parser = _add_command(commands, "worksheet", text)
    _add_source(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=read_name, required=True, help="FILE.svg, FILE.pdf or FILE.tex"
    )
    parser.add_argument("--answers", action="store_true", help="write the answer key")
    parser.add_argument(
        "--sample", metavar="K", type=read_count, default=0, help="whose numbers, counted from 0 (default 0)"
    )


def _add_export(commands: Commands[argparse.ArgumentParser]) -> None:
    text = "Write the graph as a script, or for Graphviz, LaTeX or networkx."
    parser = _add_command(commands, "export", text)
    _add_source(parser)
    parser.add_argument("--to", choices=tuple(map(str, Target)), required=True, help="what it is written for")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here (default standard output)")
    parser.add_argument(
        "--schedule", metavar="HOW", type=read_rates, help="a script's schedule (default the document's)"
    )
    parser.add_argument(
        "--batch",
        metavar="N",
        type=read_size,
        help="a script's samples in a step (default the document's)",
    )
    parser.add_argument(
        "--layers",
        action="store_const",
        const=Layers.MATRICES,
        default=Layers.SCALARS,
        help="in numpy, pytorch and jax: write units that share inputs and activation as W @ X + b",
    )
    parser.set_defaults(refuse_usage=parser.error)


def _add_validate(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _add_command(commands, "validate", "Say whether a file is a guibp document or lesson.")
    parser.add_argument("source", metavar="FILE", help="a .guibp or .guibp-lesson file")


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


class _Assigning(argparse.Action):
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
