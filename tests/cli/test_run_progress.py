"""How far a run has come, on a terminal and off it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from grader.batch.run import Progress
from grader.cli import run_progress
from grader.cli.run_progress import duration, shown_progress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(run_progress, "time", made)
    return made


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (3725, "1 h 2 min"), (90, "1 min 30 s")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds).render() == words


def test_where_there_is_no_terminal_a_line_comes_now_and_then(clock: Clock) -> None:
    console = Console(file=io.StringIO(), width=100)
    with shown_progress(console, str) as shown:
        shown.move(Progress(0, 1000, 0))
        clock.now += 5
        shown.move(Progress(100, 1000, 0))
        assert console.file.getvalue() == ""  # type: ignore[attr-defined]
        clock.now += 5
        shown.move(Progress(300, 1000, 100))  # 200 were graded, in 10 seconds
        shown.move(Progress(301, 1000, 100))
        shown.stopping()
    first, second = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert first == "Graded: 300 of 1000, 20 a second, 35 s left"
    assert "Ctrl+C again" in second


def test_a_terminal_has_a_bar(clock: Clock) -> None:
    console = Console(file=io.StringIO(), width=100, force_terminal=True, legacy_windows=False)
    with shown_progress(console, str) as shown:
        shown.move(Progress(0, 50, 0))
        clock.now += 10
        shown.move(Progress(25, 50, 0))
        shown.stopping()
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "25/50" in text
    assert "2.5 a second, 10 s left" in text
    assert "Ctrl+C again" in text
    assert text.rstrip().endswith("\x1b[2K")  # and takes itself away
    assert "\x1b[?25h" in text  # with the cursor back


@pytest.mark.parametrize("progress", [Progress(0, 0, 0), Progress(5, 5, 5), Progress(0, 9, 0)])
def test_nothing_is_said_of_a_pace_that_is_not_known(clock: Clock, progress: Progress) -> None:
    pace = run_progress.Pace()
    clock.now += 60
    assert pace.told(progress) is None
