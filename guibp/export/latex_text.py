"""The users' words in LaTeX documents: as text, where mathematics would drop blanks and refuse accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from guibp.model.errors import one_line
from guibp.model.formula_latex import latex_name

_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "_": r"\_", "^": r"\^{}", "&": r"\&",
    "%": r"\%", "$": r"\$", "#": r"\#", "~": r"\~{}", "×": r"$\times$", "−": "$-$",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "…": r"\ldots{}",
}  # fmt: skip
_GREEK = re.compile("GREEK (SMALL|CAPITAL) LETTER ([A-Z ]+)")
_LETTERS = frozenset({
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta",
    "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
})  # fmt: skip
"""The Greek letters that LaTeX has commands for."""
_SYMBOLS = frozenset({"So", "Sk", "Mn", "Me"})
"""Kinds of signs that the faces of LaTeX do not have, emoji among them."""
_WORD = re.compile(r"\\mathrm\{((?:\\hat\{\}|\\.|[^\\{}])*)\}")
_ESCAPED = re.compile(r"\\backslash |\\sim |\\hat\{\}|\\([{}_&%$#])")
_FAR = re.compile("[^\x00-\x7f]+")
_SYMBOL = re.compile(r"[A-Za-z](_\{\d+\})?")
_PLAIN = re.compile("[A-Za-z0-9]+")


def escape_latex(text: str) -> str:
    """Text in LaTeX, every sign as itself, or by its number where no face has it."""
    return "".join(map(_escape, text))


def write_id(id_: str) -> str:
    """An id in text: mathematics for a letter with its number, else the words as they are."""
    formula = latex_name(id_)
    return f"${formula}$" if _SYMBOL.fullmatch(formula) else escape_latex(one_line(id_))


def write_formula(latex: str) -> str:
    """A formula whose words are text, so that blanks and accents in them are kept."""
    parts, done = [], 0
    for word in _WORD.finditer(latex):
        parts += [_far_as_text(latex[done : word.start()]), _write_word(word[1])]
        done = word.end()
    return "".join((*parts, _far_as_text(latex[done:])))


def _write_word(escaped: str) -> str:
    if _PLAIN.fullmatch(escaped):
        return rf"\mathrm{{{escaped}}}"
    return rf"\text{{{escape_latex(one_line(_ESCAPED.sub(_unescape, escaped)))}}}"


def _unescape(found: re.Match[str]) -> str:
    return found[1] or {"\\backslash ": "\\", "\\sim ": "~"}.get(found[0], "^")


def _far_as_text(formula: str) -> str:
    return _FAR.sub(lambda found: rf"\text{{{escape_latex(found[0])}}}", formula)


def _escape(sign: str) -> str:
    if sign in _SPECIAL:
        return _SPECIAL[sign]
    greek = _GREEK.fullmatch(unicodedata.name(sign, ""))
    if greek is not None:
        return _write_greek(sign, greek)
    return _number(sign) if unicodedata.category(sign) in _SYMBOLS else sign


def _write_greek(sign: str, found: re.Match[str]) -> str:
    name = found[2].replace("LAMDA", "LAMBDA")
    name = name.lower() if found[1] == "SMALL" else name.capitalize()
    return rf"\ensuremath{{\{name}}}" if name in _LETTERS else _number(sign)


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
