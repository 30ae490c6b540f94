"""Catalogues: the translators' files (.ts, the format of Qt Linguist) and what Qt loads (.qm)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import PySide6

from guibp import resources
from tests.translations.source_texts import SourceText

FORMS: Mapping[str, int] = {"ko": 1, "en": 2}
"""How many forms a counted text has: Korean has one for any number, English one for 1 and one for others."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one language: source text -> its forms; an empty form is still to be written."""

    language: str
    entries: Mapping[SourceText, tuple[str, ...]]

    @property
    def unfinished(self) -> list[SourceText]:
        """What has no translation yet."""
        return sorted(source for source, forms in self.entries.items() if not all(forms))


def catalogue_path(language: str, suffix: str) -> Path:
    return resources.path("translations", f"guibp_{language}{suffix}")


def read_catalogue(language: str) -> Catalogue:
    """What the translators' file of a language holds."""
    entries = {}
    root = ET.parse(catalogue_path(language, ".ts")).getroot()  # noqa: S314 - the file is our own
    for context in root.iter("context"):
        for message in context.iter("message"):
            counts = message.get("numerus") == "yes"
            text = SourceText(context.findtext("name", ""), message.findtext("source", ""), counts)
            entries[text] = _read_forms(message, counts)
    return Catalogue(language, entries)


def _read_forms(message: ET.Element, counts: bool) -> tuple[str, ...]:
    translation = message.find("translation")
    if translation is None or translation.get("type") in {"unfinished", "vanished", "obsolete"}:
        return ("",)
    if counts:
        return tuple(form.text or "" for form in translation.iter("numerusform"))
    return (translation.text or "",)


def bring_up_to_date(catalogue: Catalogue, texts: Iterable[SourceText]) -> Catalogue:
    """The catalogue with exactly these texts.

    A new text takes its translation from the same words in another context, if there is one; English
    has entries for counted texts alone, the others are as in the source.
    """
    known = dict(catalogue.entries)
    by_words = {(text.text, text.counts): forms for text, forms in known.items() if all(forms)}
    wanted = (text for text in texts if text.counts or catalogue.language != "en")
    nothing = ("",)
    entries = {
        text: known.get(text, nothing)
        if all(known.get(text, nothing))
        else by_words.get((text.text, text.counts), nothing)
        for text in wanted
    }
    return Catalogue(catalogue.language, entries)


def fill(catalogue: Catalogue, words: Mapping[str, str]) -> Catalogue:
    """The catalogue with what is unfinished translated by ``words``, English -> its one form."""
    new = {text: (words[text.text],) for text in catalogue.unfinished if text.text in words}
    return Catalogue(catalogue.language, {**catalogue.entries, **new})


def write_catalogue(catalogue: Catalogue) -> None:
    """Write the translators' file, sorted, so that two branches seldom touch the same line."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{catalogue.language}" sourcelanguage="en">')
    for context, texts in groupby(sorted(catalogue.entries), key=lambda text: text.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in texts:
            lines += _write_message(text, catalogue.entries[text], FORMS[catalogue.language])
        lines.append("</context>")
    lines.append("</TS>")
    catalogue_path(catalogue.language, ".ts").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_message(text: SourceText, forms: tuple[str, ...], count: int) -> list[str]:
    state = "" if all(forms) else ' type="unfinished"'
    if text.counts:
        padded = (*forms, *[""] * count)[:count]
        inner = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in padded)
    else:
        inner = escape(forms[0])
    return [
        '    <message numerus="yes">' if text.counts else "    <message>",
        f"        <source>{escape(text.text)}</source>",
        f"        <translation{state}>{inner}</translation>",
        "    </message>",
    ]


def compile_catalogue(language: str) -> None:
    """Make the file that Qt loads, with the tool that PySide6 brings."""
    folder = Path(PySide6.__file__).parent
    tool = folder / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    paths = (catalogue_path(language, ".ts"), "-qm", catalogue_path(language, ".qm"))
    subprocess.run([tool, "-silent", *paths], check=True)
