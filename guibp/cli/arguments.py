"""The arguments of the command line: commands, flags and what they accept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guibp.cli.argument_types import Assigning, read_assignment
from guibp.cli.command_parser import SOURCE_TEXT, CommandParser
from guibp.cli.counts import read_count
from guibp.cli.desktop_command import add_install_desktop
from guibp.cli.render_command import add_render
from guibp.cli.self_test_command import add_self_test
from guibp.cli.shells import Shell
from guibp.cli.training_arguments import add_compare, add_train, take_batching
from guibp.cli.worksheets import read_name
from guibp.export.exports import Layers, Target

ABOUT = "Build a computational graph, and watch values and gradients flow along its edges."
EXIT_CODES: Mapping[int, str] = {
    0: "done",
    1: "refused: one line on standard error says what and where",
    2: "the arguments are wrong",
    3: "the training diverged",
    130: "interrupted by Ctrl-C",
}
_OF_SAMPLE = "whose numbers, counted from 0 (default 0)"


@dataclass(frozen=True, slots=True)
class Described:
    """What a command does, and what adds its arguments."""

    text: str
    add: Callable[[CommandParser], None]


def command_parser(name: str) -> CommandParser:
    """The parser of what follows a command's name."""
    described = DESCRIBED[name]
    parser = CommandParser(f"guibp {name}", described.text)
    described.add(parser)
    return parser


def window_parser() -> CommandParser:
    """The parser of ``guibp [FILE]``, whose help tells of the commands."""
    parser = CommandParser("guibp", _describe_all(), usage="guibp [FILE]\n       guibp COMMAND ...")
    parser.add_argument("source", nargs="?", metavar="FILE", help=f"open the window on it: {SOURCE_TEXT}")
    parser.add_argument(
        "--new",
        action="store_true",
        help="without a file: begin on the start page, whatever was open last time",
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    parser.add_argument(
        "--json", action="store_true", help="with --version: also of Python and of what guibp is made with"
    )
    return parser


def _describe_all() -> str:
    width = max(map(len, DESCRIBED))
    commands = [f"  {name.ljust(width)}  {one.text}" for name, one in DESCRIBED.items()]
    codes = [f"  {str(code).ljust(width)}  {text}" for code, text in EXIT_CODES.items()]
    head = "commands that need no window (guibp COMMAND --help tells more):"
    return "\n".join([ABOUT, "", head, *commands, "", "exit codes:", *codes])


def _add_presets(parser: CommandParser) -> None:
    parser.take_json()


def _add_nodes(parser: CommandParser) -> None:
    parser.take_source()
    parser.add_argument("--ids", action="store_true", help="the ids alone, one on each line")
    parser.take_json()


def _add_eval(parser: CommandParser) -> None:
    parser.take_source()
    parser.take_data()
    parser.take_output_node()
    parser.add_argument(
        "--set",
        metavar="ID=NUMBER",
        action=Assigning,
        default=(),
        type=read_assignment,
        dest="assignments",
        help="give a leaf another number; may be repeated",
    )
    parser.take_json()


def _add_steps(parser: CommandParser) -> None:
    parser.take_source()
    parser.take_data()
    parser.take_output_node()
    parser.add_argument("--sample", metavar="K", type=read_count, default=0, help=_OF_SAMPLE)
    parser.take_json()


def _add_check(parser: CommandParser) -> None:
    parser.take_source()
    parser.take_data()
    parser.take_json()


def _add_quiz(parser: CommandParser) -> None:
    parser.take_source()
    parser.take_output_node()
    parser.add_argument("--sample", metavar="K", type=read_count, default=0, help=_OF_SAMPLE)
    parser.add_argument(
        "--answers",
        metavar="FILE",
        help="grade these answers: the JSON list that --json prints without them, its nulls filled in",
    )
    parser.take_json()


def _add_worksheet(parser: CommandParser) -> None:
    parser.take_source()
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=read_name, required=True, help="FILE.svg, FILE.pdf or FILE.tex"
    )
    parser.add_argument("--answers", action="store_true", help="write the answer key")
    parser.add_argument("--sample", metavar="K", type=read_count, default=0, help=_OF_SAMPLE)
    parser.take_json()


def _add_export(parser: CommandParser) -> None:
    parser.take_source()
    parser.add_argument("--to", choices=tuple(map(str, Target)), required=True, help="what it is written for")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here (default standard output)")
    take_batching(parser, ", of a script (default the document's)")
    parser.add_argument(
        "--layers",
        action="store_const",
        const=Layers.MATRICES,
        default=Layers.SCALARS,
        help="in numpy, pytorch and jax: write units that share inputs and activation as W @ X + b",
    )
    parser.take_json()
    parser.set_defaults(refuse_usage=parser.error)


def _add_validate(parser: CommandParser) -> None:
    parser.add_argument("source", metavar="FILE", help="a .guibp or .guibp-lesson file")
    parser.take_json()


def _add_completion(parser: CommandParser) -> None:
    parser.add_argument("shell", choices=tuple(map(str, Shell)), help="for which shell")
    parser.take_json()


def _add_manual(parser: CommandParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write here (default standard output)")
    parser.take_json()


DESCRIBED: Mapping[str, Described] = {
    "presets": Described("List the examples.", _add_presets),
    "nodes": Described("List the nodes of a graph, by the ids that other commands take.", _add_nodes),
    "eval": Described("Forward and backward pass: every value and gradient.", _add_eval),
    "steps": Described("Back-propagation one node at a time, in words and numbers.", _add_steps),
    "train": Described("Train the parameters by gradient descent.", add_train),
    "compare": Described(
        "Train once with every learning rate, seed and optimiser, and compare what comes of it.", add_compare
    ),
    "check": Described("Central differences beside back-propagation, node by node.", _add_check),
    "quiz": Described("Ask for every value and gradient before it is shown, or grade answers.", _add_quiz),
    "worksheet": Described(
        "Write a worksheet: the figure and the derivation with blanks, or its answer key.", _add_worksheet
    ),
    "export": Described("Write the graph as a script, or for Graphviz, LaTeX or networkx.", _add_export),
    "render": Described("Draw the annotated graph: values above its edges, gradients below.", add_render),
    "validate": Described("Say whether a file is a guibp document or lesson.", _add_validate),
    "install-desktop": Described(
        "Put guibp into your menu of applications, and have a double click on a .guibp file open it "
        "(Linux; nothing outside your own folder is touched).",
        add_install_desktop,
    ),
    "self-test": Described(
        "Check this installation: open XOR in a window that nobody sees, train it, save it, and paint it. "
        "Your settings and files are left alone. Exit 1 if something is amiss.",
        add_self_test,
    ),
    "completion": Described("Write the completion of a shell: bash, zsh or fish.", _add_completion),
    "manual": Described("Write this as a manual page, for man.", _add_manual),
}
