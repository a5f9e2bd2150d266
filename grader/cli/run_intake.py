"""What was found among the submissions, shown on a terminal: of long lists the first lines."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from grader.batch.found import FILE, Listed, counts, lists, one_line
from grader.batch.planning import Plan
from grader.i18n import translator
from grader.message import Translate, message

_SHOWN = 10  # lines of each list


def show_intake(plan: Plan, language: str, console: Console, out: Path | None) -> None:
    """Print what was found.

    Parameters
    ----------
    out
        Where the whole lists are written; None where they are nowhere, and so printed whole.
    """
    translate = translator(language)
    for line in counts(plan, translate):
        console.print(Text(line), soft_wrap=True)
    for listed in lists(plan, translate):
        show_list(listed, translate, console, None if out is None else out / FILE)


def show_list(listed: Listed, translate: Translate, console: Console, rest: Path | None) -> None:
    """Print a list; of a long one the first lines, when the `rest` stands in a file."""
    console.print(Text(f"\n{listed.heading}", "bold yellow"), soft_wrap=True)
    shown = listed.lines if rest is None else listed.lines[:_SHOWN]
    for line in shown:
        console.print(Text(f"  {line}"), soft_wrap=True)
    if len(shown) < len(listed.lines):
        more = message(
            "… and {count} more, all in {file}",
            count=len(listed.lines) - len(shown),
            file=str(rest),
        )
        console.print(Text(f"  {more.render(translate, one_line)}", "dim"), soft_wrap=True)
