"""The commands that need no window; each returns its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from guibp.cli import answers, quiz_answers
from guibp.cli.compare_command import compare_source
from guibp.cli.completion_command import write_completion
from guibp.cli.data_option import open_with_data
from guibp.cli.desktop_command import install_desktop
from guibp.cli.export_command import export_source
from guibp.cli.manual_command import write_manual
from guibp.cli.progress import Activity, watch_progress
from guibp.cli.render_command import render_source
from guibp.cli.self_test_command import self_test
from guibp.cli.train_command import train_source
from guibp.cli.worksheets import make_worksheet_file
from guibp.engine.evaluation import evaluate
from guibp.engine.gradient_check import check_gradients
from guibp.engine.readiness import require_evaluable
from guibp.explain.lessons.reading import SUFFIX, load_lesson
from guibp.explain.quiz import begin_quiz
from guibp.explain.quiz_file import grade, list_open_answers, load_answers
from guibp.explain.quiz_record import record_json
from guibp.explain.steps import explain_steps
from guibp.model.document import load
from guibp.model.errors import GuibpError
from guibp.model.presets import preset_titles
from guibp.sources import describe_refusal, open_source

DONE = 0
REFUSED = 1


def run_command(arguments: argparse.Namespace) -> int:
    """Carry out a parsed command; raises ``GuibpError``."""
    return _COMMANDS[arguments.command](arguments)


def _answer(arguments: argparse.Namespace, as_json: answers.Json, lines: Iterable[str]) -> None:
    answers.print_answer(as_json, lines, is_json=arguments.json)


def _list_presets(arguments: argparse.Namespace) -> int:
    titles = preset_titles()
    rows: list[tuple[str, ...]] = list(titles.items())
    objects: list[object] = [{"name": name, "title": title} for name, title in titles.items()]
    _answer(arguments, objects, answers.table(rows))
    return DONE


def _list_nodes(arguments: argparse.Namespace) -> int:
    nodes = open_source(arguments.source).node_records
    objects: list[object] = [{"id": node.id, "op": node.op} for node in nodes]
    rows = [("node", "operation"), *((node.id, node.op) for node in nodes)]
    lines = [node.id for node in nodes] if arguments.ids else answers.table(rows)
    _answer(arguments, objects, lines)
    return DONE


def _evaluate(arguments: argparse.Namespace) -> int:
    graph = open_with_data(arguments)
    for id_, number in arguments.assignments:
        graph.set_value(id_, number)
    require_evaluable(graph, arguments.of)
    with Activity(arguments, "evaluating"):
        evaluation = evaluate(graph, arguments.of)
    _answer(arguments, answers.evaluation_answer(evaluation), answers.evaluation_lines(evaluation))
    return DONE


def _list_steps(arguments: argparse.Namespace) -> int:
    graph = open_with_data(arguments)
    with Activity(arguments, "explaining"):
        steps = explain_steps(graph, arguments.of, arguments.sample)
    _answer(arguments, answers.steps_answer(steps), answers.steps_lines(steps))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    graph = open_with_data(arguments)
    with watch_progress(arguments, len(graph.nodes), "node") as bar:
        check = check_gradients(graph, on_progress=None if bar is None else bar.count)
    _answer(arguments, answers.check_answer(check), answers.check_lines(check))
    if not check.differs:
        return DONE
    worst = max(check.nodes, key=lambda node: node.relative_error)
    error = GuibpError('the gradient of "{id}" differs', id=worst.node)
    print(describe_refusal(arguments.source, error), file=sys.stderr)
    return REFUSED


def _quiz(arguments: argparse.Namespace) -> int:
    quiz = begin_quiz(open_source(arguments.source), arguments.of, arguments.sample)
    if arguments.answers is None:
        questions = list_open_answers(quiz)
        _answer(arguments, list(questions), quiz_answers.question_lines(quiz))
        return DONE
    record = grade(quiz, load_answers(arguments.answers, quiz), arguments.source)
    _answer(arguments, record_json(record), quiz_answers.record_lines(record))
    return DONE


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _validate(arguments: argparse.Namespace) -> int:
    source = arguments.source
    if source.endswith(SUFFIX):
        count = len(load_lesson(Path(source)).tasks)
        line = f"{source}: a guibp lesson of {_count(count, 'task')}"
        _answer(arguments, {"file": source, "kind": "lesson", "tasks": count}, [line])
        return DONE
    with Activity(arguments, "reading"):
        graph = load(source)
    nodes, edges = len(graph.nodes), len(graph.edges)
    found = {"file": source, "kind": "document", "nodes": nodes, "edges": edges}
    line = f"{source}: a guibp document of {_count(nodes, 'node')} and {_count(edges, 'edge')}"
    _answer(arguments, found, [line])
    return DONE


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "presets": _list_presets,
    "nodes": _list_nodes,
    "eval": _evaluate,
    "steps": _list_steps,
    "train": train_source,
    "compare": compare_source,
    "check": _check,
    "quiz": _quiz,
    "worksheet": make_worksheet_file,
    "export": export_source,
    "render": render_source,
    "validate": _validate,
    "install-desktop": install_desktop,
    "self-test": self_test,
    "completion": write_completion,
    "manual": write_manual,
}
COMMANDS = frozenset(_COMMANDS)
