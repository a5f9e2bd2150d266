"""``grader data``: what experiments train on, and the whole of MNIST imported."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table
from rich.text import Text

from grader.clean import clean
from grader.cli.human import terminal
from grader.cli.refusal import Refusal
from grader.cli.undoing import unwind_on_interrupt
from grader.data.mnist import import_mnist
from grader.data.sets import NAMES, DataError, NotImported, load, pictures, place
from grader.i18n import translator
from grader.message import Message, message

VERSION = 1
READY, ABSENT, DAMAGED = "ready", "absent", "damaged"
_COLOURS = {READY: "green", ABSENT: "yellow", DAMAGED: "bold red"}
_WORDS = {
    READY: message("ready"),
    ABSENT: message("not imported"),
    DAMAGED: message("damaged"),
}


@dataclass(frozen=True)
class _Found:
    name: str
    state: str
    note: Message | None


def run(options: argparse.Namespace) -> int:
    """List the sets or import one, and return the exit status."""
    if options.set == "mnist":
        return _import(options)
    found = [_look(name) for name in NAMES]
    if options.json:
        print(json.dumps(_data(found, options.lang), indent=2))
    else:
        _print(found, options.lang)
    return 1 if any(one.state == DAMAGED for one in found) else 0


def _import(options: argparse.Namespace) -> int:
    unwind_on_interrupt()  # a half-written file is taken away
    try:
        path = import_mnist(Path(options.folder))
    except DataError as error:
        raise Refusal(error.message) from None
    if options.json:
        print(json.dumps({"version": VERSION, "wrote": str(path)}, indent=2))
    else:
        written = message("MNIST is imported: {file}", file=str(path))
        print(written.render(translator(options.lang), clean))
    return 0


def _look(name: str) -> _Found:
    try:
        load(name)
    except NotImported as absent:
        return _Found(name, ABSENT, absent.message)
    except DataError as damaged:
        return _Found(name, DAMAGED, damaged.message)
    return _Found(name, READY, None)


def _print(found: list[_Found], language: str) -> None:
    _ = translator(language)
    console = terminal()
    table = Table.grid(padding=(0, 2))
    for one in found:
        count = _("{count} pictures").format(count=f"{pictures(one.name):,}")
        state = Text(_WORDS[one.state].render(_), _COLOURS[one.state])
        table.add_row(state, Text(one.name), Text(count, "dim", justify="right"))
    console.print(table)
    for one in found:
        if one.note is not None:
            console.print()
            console.print(Text(one.note.render(_, clean)), soft_wrap=True)


def _data(found: list[_Found], language: str) -> dict[str, object]:
    _ = translator(language)
    return {
        "version": VERSION,
        "sets": [
            {
                "name": one.name,
                "state": one.state,
                "pictures": pictures(one.name),
                "file": str(place(one.name)),
                "message": "" if one.note is None else one.note.render(_, clean),
            }
            for one in found
        ],
    }
