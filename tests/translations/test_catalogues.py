"""No text is left untranslated: the catalogues hold just what the source says, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from tests.translations.catalogue import (
    FORMS,
    Catalogue,
    bring_up_to_date,
    catalogue_path,
    fill,
    read_catalogue,
    write_catalogue,
)
from tests.translations.source_texts import Found, SourceText, find_source_texts

UPDATE = "run `python run.py translate`, translate what it lists, and run it again"
PICKING_KEY = re.compile(r"&\w")
HANGUL = re.compile("[가-힣]")
NAMES = {
    "English", "guibp", "wx", "Ctrl", "Shift", "Alt", "Esc", "Tab", "JSON", "json", "PDF", "pdf", "SVG",
    "svg", "PNG", "png", "LaTeX", "TikZ", "tex", "csv",
}  # fmt: skip
"""Names of keys, files and the like: a text with these alone may be the same in Korean."""
NOT_IN_KOREAN = {"en", "No font of this computer has Korean letters: install fonts-nanum."}
"""The code of the language, and what is said where Korean cannot be read."""


def has_words(text: str) -> bool:
    """Whether there is something to translate besides names and what is filled in."""
    return bool(set(re.findall("[A-Za-z]{2,}", re.sub(r"{[^}]*}", "", text))) - NAMES)


@pytest.fixture(scope="module")
def found() -> Found:
    return find_source_texts()


def places(text: str) -> set[str]:
    """What is filled in, without the conversions."""
    named = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    return named | set(re.findall(r"%n", text))


def listed(texts: object) -> str:
    return f"{UPDATE}:\n" + "\n".join(map(str, sorted(texts)))  # type: ignore[call-overload]  # any set will do


def test_every_text_can_be_found(found: Found) -> None:
    assert not found.problems, "\n".join(found.problems)


@pytest.mark.parametrize("language", FORMS)
def test_catalogue_holds_what_the_source_says(found: Found, language: str) -> None:
    held = read_catalogue(language)
    wanted = bring_up_to_date(held, found.texts)
    missing = wanted.entries.keys() - held.entries.keys()
    left_over = held.entries.keys() - wanted.entries.keys()
    assert not missing, listed(missing)
    assert not left_over, listed(left_over)


@pytest.mark.parametrize("language", FORMS)
def test_every_text_is_translated(language: str) -> None:
    held = read_catalogue(language)
    unfinished = {
        text for text, forms in held.entries.items() if text.counts and len(forms) != FORMS[language]
    }
    unfinished |= set(held.unfinished)
    assert not unfinished, listed(unfinished)


def test_korean_is_korean() -> None:
    entries = read_catalogue("ko").entries
    english = {
        text
        for text, forms in entries.items()
        if has_words(text.text) and not all(HANGUL.search(form) for form in forms)
    }
    assert {text.text for text in english} <= NOT_IN_KOREAN, listed(english)


@pytest.mark.parametrize("language", FORMS)
def test_places_and_picking_keys_are_kept(language: str) -> None:
    for text, forms in read_catalogue(language).entries.items():
        for form in forms:
            assert places(form) == places(text.text), text
            assert len(PICKING_KEY.findall(form)) == len(PICKING_KEY.findall(text.text)), text
            assert form.endswith("…") == text.text.endswith("…"), text


@pytest.mark.parametrize("language", FORMS)
def test_qt_loads_the_same(language: str) -> None:
    compiled = QTranslator()
    assert compiled.load(str(catalogue_path(language, ".qm")))
    for text, forms in read_catalogue(language).entries.items():
        for number, form in zip((1, 2), forms, strict=False):
            count = number if text.counts else -1
            said = compiled.translate(text.context, text.text, None, count)
            assert said == form, f"{text} is old in the .qm: {UPDATE}"


# -- what finds them -------------------------------------------------------------------------------

SOURCE = """
CONTEXT = "Panel"
HINTS: Mapping[str, Template] = {"^": "write it otherwise"}
class Panel:
    def write(self):
        self.tr("plain")
        self.tr("%n node(s)", "", 3)
        self.tr("in " "pieces")
        QCoreApplication.translate(CONTEXT, "by a constant")
        QCoreApplication.translate("Elsewhere", "by a literal")
def _say(text, **fields):
    return QCoreApplication.translate("Speech", text).format(**fields)
def tell():
    _say("through a function", id=1)
class OddError(GuibpError):
    pass
def fail(template):
    raise OddError(template)
def go():
    fail("through a template")
    raise OddError("it is {odd}", odd=1)
"""


def find_in(text: str, folder: Path) -> Found:
    (folder / "guibp").mkdir(exist_ok=True)
    (folder / "guibp" / "panel.py").write_text(text, encoding="utf-8")
    return find_source_texts(folder)


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    found = find_in(SOURCE, tmp_path)
    assert not found.problems
    assert found.texts >= {
        SourceText("Panel", "plain"),
        SourceText("Panel", "%n node(s)", counts=True),
        SourceText("Panel", "in pieces"),
        SourceText("Panel", "by a constant"),
        SourceText("Elsewhere", "by a literal"),
        SourceText("Speech", "through a function"),
        SourceText("errors", "write it otherwise"),
        SourceText("errors", "through a template"),
        SourceText("errors", "it is {odd}"),
        SourceText("Operations", "sigmoid"),
        SourceText("Examples", "f = wx + b"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "label.setText(f'<b>{count}</b>&nbsp;{self.write()}')",
        'label.setText("σ")',
        'label.setText(f"{source} → {target}")',
        "self.addRow(make_label(text, Role.QUIET), widget)",
        'raise NodeError("there is no {node}", node=node)',
    ],
)
def test_what_is_right_is_let_through(line: str, tmp_path: Path) -> None:
    text = f"class NodeError(GuibpError): ...\nclass Panel:\n    def write(self):\n        {line}\n"
    assert not find_in(text, tmp_path).problems


@pytest.mark.parametrize(
    "line",
    [
        'self.tr(f"{count} nodes")',
        'self.tr("a" + name)',
        "self.tr(text)",
        'QCoreApplication.translate("Panel", f"{count} nodes")',
        'QCoreApplication.translate(UNKNOWN, "text")',
        'raise NodeError(f"there is no {node}")',
        'label.setText("plain")',
        'label.setText(f"<b>{count}</b> nodes")',
        'table = QLabel("plain", self)',
    ],
)
def test_what_cannot_be_translated_is_told(line: str, tmp_path: Path) -> None:
    text = f"class NodeError(GuibpError): ...\nclass Panel:\n    def write(self):\n        {line}\n"
    assert find_in(text, tmp_path).problems[0].startswith("guibp/panel.py:4: ")


def test_a_new_text_is_unfinished_and_an_old_one_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept, gone, new = (SourceText("Panel", text) for text in ("kept & <b>", "gone", "new"))
    moved = SourceText("Other", "gone")
    former = Catalogue("ko", {kept: ("남음 & <b>",), gone: ("없어짐",)})
    now = bring_up_to_date(former, [kept, new, moved])
    assert now.unfinished == [new]
    assert now.entries[moved] == ("없어짐",)
    assert fill(now, {"new": "새것", "gone": "다른 것"}).entries == {**now.entries, new: ("새것",)}
    monkeypatch.setattr("guibp.resources.path", lambda *_: tmp_path / "ko.ts")
    write_catalogue(now)
    assert read_catalogue("ko") == now
