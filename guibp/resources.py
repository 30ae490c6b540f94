"""The one door to what guibp ships beside its code: presets, icons, lessons, translations, styles."""

from pathlib import Path

_PACKAGED = Path(__file__).with_name("_resources")  # where an installed wheel has them
_CHECKOUT = Path(__file__).parent.with_name("resources")


def folder() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def path(*parts: str) -> Path:
    return folder().joinpath(*parts)


def read_text(*parts: str) -> str:
    return path(*parts).read_text(encoding="utf-8")
