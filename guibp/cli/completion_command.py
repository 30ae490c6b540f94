"""The command ``completion``: the script that makes a shell complete guibp's arguments."""

from __future__ import annotations

import argparse

from guibp.cli import answers
from guibp.cli.completion import list_completed
from guibp.cli.completion_scripts import write_script
from guibp.cli.shells import Shell
from guibp.model.presets import preset_titles

DONE = 0


def write_completion(arguments: argparse.Namespace) -> int:
    """Print the script."""
    text = write_script(Shell(arguments.shell), list_completed(), tuple(preset_titles()))
    if arguments.json:
        answers.print_json({"shell": arguments.shell, "text": text})
    else:
        answers.print_utf8(text)
    return DONE
