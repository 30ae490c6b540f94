"""``python run.py package``: its words, its help, and that a failed step stops it."""

from __future__ import annotations

from collections.abc import Callable

import make
import pytest


def note(calls: list[str], name: str, code: int) -> Callable[[], int]:
    def step() -> int:
        calls.append(name)
        return code

    return step


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done, in place of the steps; ``lock`` fails."""
    done: list[str] = []
    codes = dict.fromkeys(make.STEPS, 0) | {"lock": 1}
    monkeypatch.setattr(make, "STEPS", {name: note(done, name, code) for name, code in codes.items()})
    return done


def test_without_a_word_it_builds_what_is_given_out(calls: list[str]) -> None:
    assert make.main([]) == 0
    assert calls == ["wheel", "program"]


def test_words_are_done_in_turn_up_to_the_first_that_fails(calls: list[str]) -> None:
    assert make.main(["licences", "lock", "wheel"]) == 1
    assert calls == ["licences", "lock"]


def test_an_unknown_word_is_a_mistake_of_usage(calls: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        make.main(["wheel", "weel"])
    assert "weel" in capsys.readouterr().err
    assert not calls


def test_help_tells_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        make.main(["--help"])
    said = capsys.readouterr().out
    assert not [name for name in make.STEPS if name not in said]
