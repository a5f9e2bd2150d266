"""How far a run has come: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar

from grader.batch.run import Progress
from grader.message import Message, Translate, message

_EVERY = 10.0  # seconds between lines
_UNCERTAIN = 2.0  # seconds before anything is said of the pace


class Shown(Protocol):
    """Tells the progress of a run."""

    def move(self, progress: Progress) -> None:
        """Tell how far it has come."""
        ...

    def stopping(self) -> None:
        """Tell that it ends as soon as what is being graded is done."""
        ...


@contextmanager
def shown_progress(console: Console, translate: Translate) -> Iterator[Shown]:
    """Show progress as long as the block lasts."""
    if not console.is_terminal:
        yield _Lines(console, translate)
        return
    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
        console=console,
        expand=True,
        transient=True,
    )
    with bar:
        yield _Bar(bar, translate)


class Pace:
    """How fast programs are graded, and how long the rest takes at that."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def told(self, progress: Progress) -> Message | None:
        """Say it; None as long as that would be a guess."""
        seconds = time.monotonic() - self._started
        graded = progress.done - progress.unchanged
        if not graded or seconds < _UNCERTAIN:
            return None
        rate = graded / seconds
        left = duration((progress.total - progress.done) / rate)
        return message("{rate} a second, {left} left", rate=f"{rate:.3g}", left=left)


def duration(seconds: float) -> Message:
    """Return a span of time in words."""
    whole = round(seconds)
    if whole < 60:
        return message("{seconds} s", seconds=whole)
    if whole < 3600:
        return message("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    return message("{hours} h {minutes} min", hours=whole // 3600, minutes=whole % 3600 // 60)


_STOPPING = message(
    "Stopping: what is being graded is finished and kept. Press Ctrl+C again to end at once."
)


class _Bar:
    def __init__(self, bar: Bar, translate: Translate) -> None:
        self._bar = bar
        self._translate = translate
        self._pace = Pace()
        self._task = bar.add_task(translate("Grading"), total=None, pace="")

    def move(self, progress: Progress) -> None:
        pace = self._pace.told(progress)
        self._bar.update(
            self._task,
            total=progress.total,
            completed=progress.done,
            pace="" if pace is None else pace.render(self._translate),
        )

    def stopping(self) -> None:
        self._bar.console.print(_STOPPING.render(self._translate), soft_wrap=True)


class _Lines:
    def __init__(self, console: Console, translate: Translate) -> None:
        self._console = console
        self._translate = translate
        self._pace = Pace()
        self._said = time.monotonic()

    def move(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._said < _EVERY:
            return
        self._said = now
        told = message("Graded: {done} of {total}", done=progress.done, total=progress.total)
        pace = self._pace.told(progress)
        words = [told.render(self._translate)]
        words += [] if pace is None else [pace.render(self._translate)]
        self._console.print(", ".join(words), soft_wrap=True)

    def stopping(self) -> None:
        self._console.print(_STOPPING.render(self._translate), soft_wrap=True)
