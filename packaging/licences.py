"""Reports the licences of all that guibp needs to run: ``python run.py package licences``.

It refuses what has no licence that is known here to go with guibp's own (MIT) in a program that is given
away, whole or frozen: then the dependency goes, or somebody reads its licence and adds it below.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORT = Path(__file__).with_name("LICENSES.md")

ACCEPTED = frozenset({
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC",
    "LGPL-3.0-only", "MIT", "OFL-1.1", "PSF-2.0", "Zlib",
})  # fmt: skip
"""SPDX identifiers. LGPL is met by delivering Qt as libraries of their own: see README.md beside this."""
_LOOSE: Mapping[str, str] = {
    "MIT": "MIT",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
}
"""How packages of before PEP 639 call their licence."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r";.*\bextra\s*==")

HEAD = """# Licences

guibp is under the MIT licence (`LICENSE`). It needs these libraries to run, and a packaged program holds
them. Made by `python run.py package licences` from what is installed; a licence that is not known to go with
guibp's is refused.

| library | version | licence |
|---|---|---|
"""


class LicenceError(Exception):
    """A licence that is unknown, or does not go with guibp's own."""


@dataclass(frozen=True, slots=True, order=True)
class Dependency:
    """A library that is installed, and its licence as an SPDX expression."""

    name: str
    version: str
    licence: str


def direct_names() -> tuple[str, ...]:
    """The libraries that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return tuple(_name_of(requirement) for requirement in project["dependencies"])


def list_dependencies(roots: Iterable[str]) -> list[Dependency]:
    """These libraries and all that they need, by name; raises ``LicenceError`` for one that is refused."""
    found: dict[str, Dependency] = {}
    waiting = list(roots)
    while waiting:
        distribution = metadata.distribution(waiting.pop())
        if distribution.name in found:
            continue
        name, licence = distribution.name.replace("_", "-"), read_licence(distribution.metadata)
        check_licence(name, licence)
        found[distribution.name] = Dependency(name, distribution.version, licence)
        waiting += (_name_of(line) for line in distribution.requires or () if not _EXTRA.search(line))
    return sorted(found.values(), key=lambda dependency: dependency.name.lower())


def _name_of(requirement: str) -> str:
    name = _NAME.match(requirement)
    if name is None:
        raise LicenceError(f"{requirement!r} names no library")
    return name[0]


def read_licence(of: metadata.PackageMetadata) -> str:
    """What a package says its licence is: the field of PEP 639, the older one, or a classifier."""
    stated = (of[field] for field in ("License-Expression", "License") if field in of)
    classifiers = (line for line in of.get_all("Classifier") or () if line.startswith("License ::"))
    said = next(iter([*filter(None, stated), *classifiers]), "")
    return _LOOSE.get(said, said)


def check_licence(name: str, licence: str) -> None:
    """Raise ``LicenceError`` unless guibp may be given away with it.

    Of licences joined by OR one is enough, of those joined by AND each counts.
    """
    for choice in licence.strip("()").split(" OR "):
        if all(part.strip(" ()") in ACCEPTED for part in choice.split(" AND ")):
            return
    raise LicenceError(f"{name}: {licence or 'no licence'} is not known to go with guibp's")


def write_report(dependencies: Iterable[Dependency]) -> str:
    """The report, in Markdown."""
    return HEAD + "".join(_write_rows(dependencies))


def _write_rows(dependencies: Iterable[Dependency]) -> Iterator[str]:
    for one in dependencies:
        yield f"| {one.name} | {one.version} | {one.licence} |\n"


def main() -> int:
    """Write the report anew, or refuse."""
    try:
        report = write_report(list_dependencies(direct_names()))
    except LicenceError as error:
        print(f"guibp: {error}", file=sys.stderr)
        return 1
    REPORT.write_text(report, encoding="utf-8")
    print(f"packaging/{REPORT.name}")
    return 0
