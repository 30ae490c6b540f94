"""The command line: ``guibp [FILE]`` opens the window, ``guibp COMMAND`` works without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

REFUSED = 1
DIVERGED = 3
INTERRUPTED = 130
JSON_ALONE = "--json goes with --version, or with a command"
BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell reports of a writer whose reader left."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run guibp with these arguments (those of the process by default) and return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    try:
        code = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE
    return code


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It was closed before we began; what is meant for stderr would come out of stdout.
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            # A file name that is no text must not break the line that tells of it.
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """The interpreter flushes once more at its end, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    from guibp.cli.commands import COMMANDS

    if given and given[0] in COMMANDS:
        return _run_command(given)
    return _open_window(given)


def _run_command(given: list[str]) -> int:
    from guibp.cli.arguments import command_parser
    from guibp.cli.commands import run_command
    from guibp.model.errors import DivergedError, GuibpError
    from guibp.sources import describe_refusal

    arguments = command_parser(given[0]).parse_args(given[1:])
    arguments.command = given[0]
    source = getattr(arguments, "source", "guibp")
    try:
        code = run_command(arguments)
        sys.stdout.flush()
    except GuibpError as error:
        print(describe_refusal(source, error), file=sys.stderr)
        return DIVERGED if isinstance(error, DivergedError) else REFUSED
    except BrokenPipeError:
        raise
    except OSError as error:
        return _tell_unwritten(source, error)
    return code


def _tell_unwritten(source: str, error: OSError) -> int:
    from guibp.model.errors import FileError
    from guibp.sources import describe_refusal

    _discard_output()
    failure = FileError("the answer cannot be written: {reason}", reason=error.strerror or str(error))
    print(describe_refusal(source, failure), file=sys.stderr)
    return REFUSED


def _open_window(given: list[str]) -> int:
    from guibp.cli.arguments import window_parser

    parser = window_parser()
    arguments = parser.parse_args(given)
    if arguments.json and not arguments.version:
        parser.error(JSON_ALONE)
    if arguments.version:
        return _tell_version(as_json=arguments.json)
    from guibp.gui.application import open_window

    return open_window(arguments.source, begins_new=arguments.new)


def _tell_version(*, as_json: bool) -> int:
    from guibp.cli.version_answer import print_version

    try:
        print_version(as_json=as_json)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        return _tell_unwritten("guibp", error)
    return 0
