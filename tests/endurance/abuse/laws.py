"""The laws: what holds after whatever was done to the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from graphlib import CycleError, TopologicalSorter

import numpy as np
from PySide6.QtWidgets import QLineEdit, QTableView

from guibp.drawing.numbers import shown_number
from guibp.engine.evaluation import evaluate
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.gui.panels.outline_view import OutlineView
from guibp.model.document import read_document, write_document
from guibp.model.numbers_text import read_number
from tests.endurance.abuse.editor import Editor

Law = Callable[[Editor], None]


def graph_is_sound(editor: Editor) -> None:
    """Acyclic, each operand with one wire at most, both ends of every wire there."""
    graph = editor.graph
    ids = set(graph.nodes)
    assert len(ids) == len(graph.nodes)
    operands = {(edge.target, edge.port) for edge in graph.edges}
    assert len(operands) == len(graph.edges), "two wires at one operand"
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids
    sorter: TopologicalSorter[str] = TopologicalSorter({id_: set() for id_ in ids})
    for edge in graph.edges:
        sorter.add(edge.target, edge.source)
    try:
        sorter.prepare()
    except CycleError as error:
        raise AssertionError("a cycle") from error
    members = [member for group in graph.groups for member in group.members]
    assert len(members) == len(set(members)), "a member of two groups"
    assert set(members) <= ids | {group.id for group in graph.groups}


def canvas_has_the_parts(editor: Editor) -> None:
    """What is drawn is what the graph has."""
    layers, graph = editor.canvas.scene.layers, editor.graph
    assert tuple(layers.bodies.nodes) == graph.node_records
    assert tuple(layers.cables.edges) == graph.edges


def canvas_has_the_graph(editor: Editor) -> None:
    """The arrays that are drawn are those of the graph: nodes, wires, places, notes."""
    graph, scene = editor.graph, editor.canvas.scene
    bodies, cables = scene.layers.bodies, scene.layers.cables
    canvas_has_the_parts(editor)
    sources = [bodies.rows[edge.source] for edge in graph.edges]
    targets = [bodies.rows[edge.target] for edge in graph.edges]
    np.testing.assert_array_equal(cables.sources, sources)
    np.testing.assert_array_equal(cables.targets, targets)
    if editor.is_at_rest:
        places = editor.session.placement
        wanted = [places.position_of(id_) for id_ in graph.nodes]
        np.testing.assert_array_equal(bodies.centres[: len(wanted)], np.reshape(wanted, (-1, 2)))
        assert scene.notes.in_hand or scene.notes.shown() == graph.notes
    wires_end_at_their_bodies(editor)


def wires_end_at_their_bodies(editor: Editor) -> None:
    """A wire is shown where its ends are seen apart, and only there."""
    graph, bodies = editor.graph, editor.canvas.scene.layers.bodies
    cables = editor.canvas.scene.layers.cables
    holders = {node: holder_of(editor, node) for node in graph.nodes}
    for row, edge in enumerate(graph.edges):
        assert bool(cables.shown[row]) == (holders[edge.source] != holders[edge.target])
    assert set(bodies.cards) == {one for one in holders.values() if one not in bodies.rows}


def holder_of(editor: Editor, id_: str) -> str:
    """The node itself, or the outermost group around it that is shown closed."""
    seen, graph = id_, editor.graph
    group, outlines = graph.group_of(id_), editor.canvas.scene.layers.bodies.outlines
    while group is not None:
        if graph.group_record(group).collapsed or group in outlines:
            seen = group
        group = graph.group_of(group)
    return seen


def numbers_are_of_now(editor: Editor) -> None:
    """What the edges show is what the graph gives, never what it once gave."""
    session, graph = editor.session, editor.graph
    reading = session.reading
    assert reading.revision == graph.revision
    assert len(reading.edge_values) == len(graph.edges)
    window = editor.window
    is_elsewhere = window.training.rewinding.is_past or window.lab.is_broken or not editor.is_at_rest
    if session.running is not None or is_elsewhere:
        return
    assert not session.numbers_move, "numbers of a moment that is over"
    if session.walk is None:
        same_numbers(reading, expected_reading(editor))
    else:
        assert session.walk.position >= 0
        only_known_numbers(reading, expected_reading(editor))
    shown_as_they_are(editor, reading)


def expected_reading(editor: Editor) -> Reading:
    """What the engine gives for the graph, from the beginning."""
    evaluation, sample = evaluate(editor.graph), editor.session.sample
    return read_all_samples(evaluation) if sample is None else read_sample(evaluation, sample)


def same_numbers(reading: Reading, wanted: Reading) -> None:
    for name in ("edge_values", "edge_gradients", "node_values", "node_gradients"):
        known = getattr(wanted, f"{name}_known")
        np.testing.assert_array_equal(getattr(reading, f"{name}_known"), known, name)
        np.testing.assert_array_equal(getattr(reading, name)[known], getattr(wanted, name)[known], name)


def only_known_numbers(reading: Reading, wanted: Reading) -> None:
    """In the middle of a walk: the values that are there are the graph's."""
    known = reading.edge_values_known
    np.testing.assert_array_equal(reading.edge_values[known], wanted.edge_values[known])


def shown_as_they_are(editor: Editor, reading: Reading) -> None:
    """The texts on the canvas say what the reading has."""
    for row, edge in enumerate(editor.graph.edges):
        value, gradient = editor.canvas.edge_annotation(edge.source, edge.target, edge.port)
        for text, numbers, known in (
            (value, reading.edge_values, reading.edge_values_known),
            (gradient, reading.edge_gradients, reading.edge_gradients_known),
        ):
            assert text == (shown_number(float(numbers[row])) if known[row] else ""), edge


def modified_tells_the_truth(editor: Editor) -> None:
    """The window is modified exactly when a save would write something else."""
    differs = editor.saved is None or write_document(editor.graph) != editor.saved
    assert editor.window.isWindowModified() == differs
    assert editor.session.is_modified == differs


def nothing_chosen_is_gone(editor: Editor) -> None:
    """The selection is of what is there."""
    selection, graph = editor.session.selection, editor.graph
    assert selection.nodes <= set(graph.nodes)
    assert selection.edges <= {(edge.target, edge.port) for edge in graph.edges}
    assert selection.notes <= {note.id for note in graph.notes}
    assert selection.current is None or selection.current in graph


def actions_are_up_to_date(editor: Editor) -> None:
    """Every action is enabled as it would be if it was looked at anew."""
    actions = editor.window.actions_by_name
    shown = {name: (action.isEnabled(), action.text()) for name, action in actions.items()}
    editor.window._states.refresh()
    now = {name: (action.isEnabled(), action.text()) for name, action in actions.items()}
    assert shown == now, {name: (shown[name], now[name]) for name in shown if shown[name] != now[name]}
    assert actions["train_toggle"].isChecked() == editor.window.training.is_running
    assert (editor.session.running is not None) == editor.window.training.is_running


def panels_are_of_now(editor: Editor) -> None:
    """Outline, table and inspector show the graph as it is."""
    window, graph = editor.window, editor.graph
    outline = window.findChild(OutlineView)
    if outline is not None and outline.isVisible():
        assert window._outline._model.is_current
    table: QTableView = window._dataset_panel.table
    if table.isVisible() and graph.dataset is not None:
        model = table.model()
        assert (model.rowCount(), model.columnCount()) == (graph.dataset.samples, len(graph.dataset.names))
    inspector_shows_the_node(editor)


def inspector_shows_the_node(editor: Editor) -> None:
    """Where one leaf with a number of its own is chosen, its number stands in the inspector."""
    session = editor.session
    line = editor.window.findChild(QLineEdit, "inspector_value")
    if line is None or not line.isVisible() or line.hasFocus() or session.running is not None:
        return
    chosen = session.selection
    if len(chosen.nodes) != 1 or chosen.edges or chosen.notes:
        return
    node = editor.graph.node(next(iter(chosen.nodes)))
    if node.value is not None and line.isEnabled() and not session.numbers_move and line.text():
        assert read_number(line.text()) == node.value


QUICK_LAWS: tuple[Law, ...] = (graph_is_sound, nothing_chosen_is_gone, canvas_has_the_parts)
LAWS: tuple[Law, ...] = (
    graph_is_sound,
    nothing_chosen_is_gone,
    canvas_has_the_graph,
    numbers_are_of_now,
    modified_tells_the_truth,
    actions_are_up_to_date,
    panels_are_of_now,
)


def check(editor: Editor, laws: Iterable[Law] = LAWS) -> None:
    """See that all laws hold, and that nobody complained."""
    nobody_complained(editor)
    for law in laws:
        law(editor)
    nobody_complained(editor)


def check_quickly(editor: Editor) -> None:
    """See that nobody complained, and that the laws hold which cost next to nothing."""
    check(editor, QUICK_LAWS)


def nobody_complained(editor: Editor) -> None:
    """No exception was raised where nobody caught it, and Qt gave no warning."""
    complaints = editor.watch.take()
    assert not complaints, complaints[0]


def check_end(editor: Editor) -> None:
    """What was done can be taken back to the first byte, done again to the last, and saved whole."""
    session, graph = editor.session, editor.graph
    session.stop_training()
    end, place = write_document(graph), session.undo_stack.index()
    assert write_document(read_document(end, "")) == end, "saved and loaded, it differs"
    while session.undo_stack.canUndo():
        session.undo()
    assert write_document(graph) == editor.start, "undone to the start, it differs"
    canvas_has_the_graph(editor)
    while session.undo_stack.index() < place:
        session.redo()
    assert write_document(graph) == end, "done again, it differs"
    check(editor)
