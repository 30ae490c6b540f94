"""The examples that the helps and the manual teach with; a test runs every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """One command line, and what it is good for."""

    text: str
    line: str
    """As it is typed into a shell."""


EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "": (
        Example("the window, on its start page or on what was open last", "guibp"),
        Example("a document, an example, an expression", "guibp xor.guibp"),
        Example("the network that learns XOR", "guibp preset:xor"),
        Example("without a window: every step of back-propagation", "guibp steps preset:wx+b"),
    ),
    "presets": (
        Example("what there is to open", "guibp presets"),
        Example("the same for a program", "guibp presets --json"),
    ),
    "nodes": (
        Example("the nodes with their operations", "guibp nodes preset:wx+b"),
        Example("the ids alone, for a script", "guibp nodes preset:xor --ids"),
    ),
    "eval": (
        Example("every value and gradient", "guibp eval 'expr:x = 5; w = param(-2); f = w*x'"),
        Example("the same with another number", "guibp eval preset:wx+b --set x=3 --set w=0.5"),
        Example("gradients of an intermediate node, for a program", "guibp eval preset:wx+b --of g --json"),
    ),
    "steps": (
        Example("one line for each step", "guibp steps preset:sigmoid"),
        Example("in the numbers of the third row of the data", "guibp steps preset:xor-lecture --sample 2"),
    ),
    "train": (
        Example(
            "by the settings of the document, and keep the result",
            "guibp train preset:xor --output xor.guibp",
        ),
        Example(
            "another start, until every prediction is right",
            "guibp train preset:xor --seed 3 --until all-right",
        ),
        Example(
            "own data and a penalty, with the loss as a table and a picture",
            "guibp train preset:xor --data table.csv --l2 0.001 --history loss.csv --plot loss.svg",
        ),
    ),
    "compare": (
        Example("three rates, five starts each", "guibp compare preset:xor --rates 0.1,0.5,2 --seeds 0-4"),
        Example(
            "rates from 0.01 to 1, ten times larger each, two optimisers, as a table in a file",
            "guibp compare preset:xor --rates 0.01:1:10 --optimizers sgd,adam --csv runs.csv",
        ),
    ),
    "check": (
        Example("does back-propagation agree with central differences?", "guibp check preset:xor"),
        Example("the same for a program", "guibp check preset:neuron --json"),
    ),
    "quiz": (
        Example("the questions", "guibp quiz preset:wx+b"),
        Example("a list to fill in", "guibp quiz preset:wx+b --json > answers.json"),
        Example("grade it", "guibp quiz preset:wx+b --answers answers.json"),
    ),
    "worksheet": (
        Example("a sheet to fill in", "guibp worksheet preset:neuron -o sheet.pdf"),
        Example("its answer key", "guibp worksheet preset:neuron --answers -o key.pdf"),
    ),
    "export": (
        Example(
            "a NumPy script that trains as the window does", "guibp export preset:xor --to numpy -o xor.py"
        ),
        Example("its layers as matrices", "guibp export preset:xor --to pytorch --layers -o xor_torch.py"),
        Example("to standard output, for Graphviz", "guibp export preset:wx+b --to dot"),
    ),
    "render": (
        Example("a picture with all numbers", "guibp render preset:wx+b -o wx+b.svg"),
        Example(
            "dark, larger, without a ground; the PNG opens again as a document",
            "guibp render preset:xor -o xor.png --theme dark --scale 4 --transparent",
        ),
    ),
    "validate": (
        Example("is it a document, and where is it wrong if not?", "guibp validate xor.guibp"),
        Example("the same for a program", "guibp validate xor.guibp --json"),
    ),
    "install-desktop": (
        Example("menu entry, icons, and double clicks on documents", "guibp install-desktop"),
        Example("take it away again", "guibp install-desktop --uninstall"),
    ),
    "self-test": (Example("does this installation work?", "guibp self-test"),),
    "completion": (
        Example("complete in this bash", 'eval "$(guibp completion bash)"'),
        Example(
            "in every bash from now on",
            "guibp completion bash > ~/.local/share/bash-completion/completions/guibp",
        ),
        Example("in every zsh, if the folder is in fpath", "guibp completion zsh > ~/.zfunc/_guibp"),
        Example("in every fish", "guibp completion fish > ~/.config/fish/completions/guibp.fish"),
    ),
    "manual": (
        Example("the manual page where man finds it", "guibp manual > ~/.local/share/man/man1/guibp.1"),
    ),
}
