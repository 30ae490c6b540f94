"""The answer of ``guibp --version``: one line, or in JSON the versions of everything."""

from __future__ import annotations


def print_version(*, as_json: bool) -> None:
    """Print it."""
    from guibp import __version__

    if not as_json:
        print(f"guibp {__version__}")
        return
    from guibp.cli.answers import print_json
    from guibp.versions import list_versions

    print_json(list_versions())
