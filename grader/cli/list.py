"""``grader list``: the exercises in teaching order."""

from __future__ import annotations

import argparse
import json

from rich.table import Table
from rich.text import Text

from grader.cli.finding import open_course
from grader.cli.human import terminal
from grader.course import Course
from grader.i18n import translator

VERSION = 1


def run(options: argparse.Namespace) -> int:
    """Print the course and return the exit status."""
    course = open_course()
    if options.json:
        print(json.dumps(_data(course, options.lang), indent=2))
        return 0
    _ = translator(options.lang)
    console = terminal()
    console.print(Text(_(course.title), "bold"))
    for chapter in course.chapters:
        console.print()
        console.print(Text(_(chapter.title), "bold"))
        table = Table.grid(padding=(0, 2))
        for entry in chapter.entries:
            points = _("{points} points").format(points=entry.points)
            table.add_row(
                "", Text(entry.id), Text(entry.task(options.lang).title), Text(points, "dim")
            )
        console.print(table)
    return 0


def _data(course: Course, language: str) -> dict[str, object]:
    _ = translator(language)
    return {
        "version": VERSION,
        "title": _(course.title),
        "chapters": [
            {
                "slug": chapter.slug,
                "title": _(chapter.title),
                "about": _(chapter.about),
                "exercises": [
                    {
                        "id": entry.id,
                        "title": entry.task(language).title,
                        "points": entry.points,
                        "requires": list(entry.requires),
                    }
                    for entry in chapter.entries
                ],
            }
            for chapter in course.chapters
        ],
    }
