"""``grader probe``: what shuts a program in on this machine, found by trying it."""

from __future__ import annotations

import argparse
import json

from rich.table import Table
from rich.text import Text

from grader.clean import clean
from grader.cli.human import terminal
from grader.cli.refusal import INTERNAL
from grader.controls import meaning, state
from grader.i18n import translator
from grader.report import Isolation, isolation_data
from grader.sandbox.session import Sandbox

VERSION = 1
_COLOURS = {"enforced": "green", "unavailable": "yellow", "failed": "bold red"}


def run(options: argparse.Namespace) -> int:
    """Try every control, print what was found, and return the exit status."""
    with Sandbox() as sandbox:
        isolation = sandbox.isolation_report
    if options.json:
        print(json.dumps({"version": VERSION, **isolation_data(isolation)}, indent=2))
    else:
        _print(isolation, options.lang)
    refused = options.isolation == "strict" and isolation.level != "strict"
    return INTERNAL if refused else 0


def _print(isolation: Isolation, language: str) -> None:
    _ = translator(language)
    console = terminal()
    table = Table.grid(padding=(0, 2))
    for control in isolation.controls:
        table.add_row(
            Text(state(control).render(_), _COLOURS[control.state]),
            Text(control.name),
            Text(meaning(control).render(_), "dim"),
            Text("" if control.state == "enforced" else clean(control.detail), "dim"),
        )
    console.print(table)
    console.print()
    if isolation.level == "strict":
        console.print(Text(_("Isolation is strict: every denial was tried, and held."), "bold"))
    else:
        console.print(
            Text(
                _(
                    "Isolation is reduced: grade only programs that you would run yourself. "
                    "With --isolation strict nothing is graded here."
                ),
                "bold yellow",
            )
        )
