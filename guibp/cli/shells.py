"""The shells that guibp completes its arguments in."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """By the names that the command line uses."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
