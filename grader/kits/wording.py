"""What a kit tells where it runs, and where it could not grade (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from grader.clean import clean
from grader.message import Translate, message
from grader.report import Isolation

FAILED = message(
    "The autograder itself failed. This is not your fault: no points were given or taken. Tell "
    "your instructor, who can run it again."
)
_DAY = 86_400


def failure(translate: Translate) -> dict[str, Any]:
    """Return what Gradescope is told where nothing could be graded: a text, and no score."""
    return {
        "output": FAILED.render(translate),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [],
    }


def isolation_words(found: Isolation | None, translate: Translate) -> str:
    """Return how programs were shut in here, for the instructor."""

    if found is None:
        return message("Isolation: no program was run.").render(translate)
    if found.level == "strict":
        held = message("Isolation is strict: every denial was tried, and held.")
        return held.render(translate)
    lacking = [control for control in found.controls if control.state != "enforced"]
    lines = [message("Isolation is reduced on this machine. Not enforced:").render(translate)]
    lines += [f"- {clean(control.name)} ({clean(control.detail)})" for control in lacking]
    return "\n".join(lines)


def timing_words(metadata: object, translate: Translate) -> Iterator[str]:
    """Yield when it was handed in, from Gradescope's record, and who takes off for lateness."""
    record = metadata if isinstance(metadata, dict) else {}
    assignment = record.get("assignment")
    handed = _time(record.get("created_at"))
    due = _time(assignment.get("due_date")) if isinstance(assignment, dict) else None
    if handed is not None:
        yield message("Handed in: {time}", time=handed.isoformat()).render(translate)
    if due is not None:
        yield message("Due: {time}", time=due.isoformat()).render(translate)
    if handed is not None and due is not None and handed > due:
        hours = (handed - due).total_seconds() * 24 / _DAY
        late = message(
            "Late by {hours} hours. Nothing is taken off here: Gradescope's own late policy does "
            "that.",
            hours=f"{hours:.1f}",
        )
        yield late.render(translate)


def _time(value: object) -> datetime | None:
    """Read a time with its offset; one without could not be compared."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return read if read is not None and read.tzinfo is not None else None
