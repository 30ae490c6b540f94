"""What the operation table says of its operations, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.explain.narration import local_term
from guibp.model.formula import join_operands, parse_formula
from guibp.model.formula_text import render_text
from guibp.model.graph import Graph
from guibp.model.numbers_text import with_minus_signs
from guibp.model.operations import Operation

CONTEXT = "Operations"


def operation_title(operation: Operation) -> str:
    """Its name as the palette shows it."""
    return QCoreApplication.translate(CONTEXT, operation.title)


def operation_summary(operation: Operation) -> str:
    """A sentence about what it does."""
    return QCoreApplication.translate(CONTEXT, operation.summary)


def operand_name(name: str) -> str:
    """What the table calls an operand: a letter, or a word that is translated."""
    return QCoreApplication.translate(CONTEXT, name) if len(name) > 1 else name


def operand_title(operation: Operation, port: int) -> str:
    """How an operand is told from the others: by the table's word, else by its number, from 1."""
    names = operation.operands
    return operand_name(names[port]) if port < len(names) and len(names[port]) > 1 else str(port + 1)


def typeset(line: str) -> str:
    """A line of a formula with real minus signs."""
    return with_minus_signs(line)


def value_line(graph: Graph, id_: str) -> str:
    """How an operation node's value is made, with the names of its operands: ``g = w × x``."""
    operation = graph.node(id_).operation
    names = _operand_names(graph, id_)
    formula = join_operands(parse_formula(operation.value), len(names))
    words = {str(place): name for place, name in enumerate(names)}
    return typeset(f"{id_} = {render_text(formula, words)}")


def local_lines(graph: Graph, id_: str) -> tuple[str, ...]:
    """The local gradients of an operation node, a line for each operand: ``∂g/∂w = x``."""
    operation = graph.node(id_).operation
    names = _operand_names(graph, id_)
    words = {str(place): name for place, name in enumerate(names)} | {"y": id_}
    return tuple(
        typeset(f"∂{id_}/∂{name} = {render_text(local_term(operation, len(names), port), words)}")
        for port, name in enumerate(names)
    )


def _operand_names(graph: Graph, id_: str) -> list[str]:
    """The sources by port; a free operand goes by its letter in the table."""
    operation = graph.node(id_).operation
    wired = graph.operands(id_)
    count = max(len(operation.operands), 1 + max(wired, default=-1))
    letters = operation.operands
    free = QCoreApplication.translate(CONTEXT, "operand {port}")
    named = (operand_name(letter) for letter in letters)
    spare = (free.format(port=port + 1) for port in range(len(letters), count))
    return [wired.get(port, name) for port, name in enumerate((*named, *spare))]
