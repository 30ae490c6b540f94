"""Stepping in the window: buttons, texts, play, and what is said of an unfinished graph."""

from dataclasses import fields

import pytest
from pytestqt.qtbot import QtBot

from guibp.explain.steps import explain_steps
from guibp.gui.stepping import SPEEDS
from guibp.model.edits import MoveNodes
from guibp.model.presets import preset, presets
from tests.gui.conftest import OpenWindow


@pytest.mark.parametrize("name", presets())
@pytest.mark.parametrize("row", [0, 1])
def test_every_step_is_the_librarys_and_back_undoes_exactly_one(
    open_window: OpenWindow, name: str, row: int
) -> None:
    window = open_window(f"preset:{name}")
    session = window.session
    if row >= max(session.samples, 1):
        return
    session.show_sample(row)
    steps = explain_steps(session.graph, sample=row)
    window.actions_by_name["step_reset"].trigger()
    readings = [session.reading]
    for step in steps:
        window.actions_by_name["step_next"].trigger()
        done = session.current_step
        assert done is not None
        assert (done.index, done.phase, done.node) == (step.index, step.phase, step.node)
        assert done.edges == step.edges
        readings.append(session.reading)
    assert not window.actions_by_name["step_next"].isEnabled()
    for reading in reversed(readings[:-1]):
        window.actions_by_name["step_back"].trigger()
        now = session.reading
        for field in fields(now):
            if field.name.endswith("_known"):
                assert (getattr(now, field.name) == getattr(reading, field.name)).all()
    assert not window.actions_by_name["step_back"].isEnabled()


def test_the_bar_says_where_the_walk_is(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    walking, actions = window.commands.walking, window.actions_by_name
    said = [walking.position_text()]
    actions["step_reset"].trigger()
    said.append(walking.position_text())
    for _ in range(4):
        actions["step_next"].trigger()
        said.append(walking.position_text())
    assert said == [
        "live",
        "start",
        "forward 1 of 2",
        "forward 2 of 2",
        "backward 1 of 2",
        "backward 2 of 2",
    ]


def test_an_edit_ends_the_walk_with_a_message(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["step_next"].trigger()
    window.session.do(MoveNodes((("x", (0.0, 400.0)),)))
    walks = [window.session.walk]
    window.graph.set_value("x", 1.0)
    walks.append(window.session.walk)
    assert [walk is None for walk in walks] == [False, True]
    assert "stepping ended" in window.statusBar().currentMessage()


def test_play_is_checked_while_it_plays_and_ends_at_the_end(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:wx+b")
    play = window.actions_by_name["step_play"]
    window.session.stepping.set_speed(max(SPEEDS))
    play.trigger()
    assert play.isChecked()
    qtbot.waitUntil(lambda: not play.isChecked(), timeout=3000)
    walk = window.session.walk
    assert walk is not None
    assert walk.is_finished


def test_play_pauses_when_it_is_pressed_again(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    play = window.actions_by_name["step_play"]
    play.trigger()
    play.trigger()
    assert not play.isChecked()
    assert not window.session.stepping.is_playing
    assert window.session.walk is not None


def test_a_step_by_hand_pauses_play(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.actions_by_name["step_play"].trigger()
    window.actions_by_name["step_next"].trigger()
    assert not window.session.stepping.is_playing
    assert not window.actions_by_name["step_play"].isChecked()


def test_an_unfinished_graph_is_stepped_as_far_as_it_goes_and_told_why(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; y = square(x); z = y + x")
    window.graph.disconnect("z", port=1)
    window.actions_by_name["step_next"].trigger()
    assert window.session.current_step is not None
    assert window.session.current_step.node == "y"
    message = window.statusBar().currentMessage()
    assert '"z"' in message
    assert "port 1" in message


def test_an_empty_graph_has_nothing_to_step(open_window: OpenWindow) -> None:
    window = open_window()
    for name in ("step_next", "step_back", "step_reset", "step_play"):
        assert not window.actions_by_name[name].isEnabled()
    window.session.stepping.advance()
    assert window.session.current_step is None


def test_all_samples_and_a_walk_exclude_each_other(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    session = window.session
    session.show_all_samples()
    window.actions_by_name["step_next"].trigger()
    assert session.sample == 0
    session.show_all_samples()
    assert session.walk is None
    assert session.sample is None


def test_a_walk_goes_on_with_another_sample(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    for _ in range(3):
        window.actions_by_name["step_next"].trigger()
    window.session.show_sample(3)
    step = window.session.current_step
    assert step is not None
    assert step.value == explain_steps(preset("xor"), sample=3)[2].value


def test_stepping_modifies_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:neuron")
    for _ in range(30):
        window.session.stepping.advance()
    assert not window.isWindowModified()
    assert window.session.undo_stack.count() == 0
