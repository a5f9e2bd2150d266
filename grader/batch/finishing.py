"""What a run ends with, in a process of its own: files for people, and the gradebook to explore.

Both read every verdict again. For a large class that is minutes of work, which would slow down
everybody else that the server serves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from grader.batch.book import keep_book, read_book
from grader.batch.keeping import PlanError, kept_plan
from grader.batch.results import Results, ResultsError
from grader.batch.run import conclude
from grader.course import load_course
from grader.message import Message, message
from grader.worker.processes import worker_environment


def finish(folder: Path, *, whole: bool) -> Message | None:
    """End the run in `folder`, and return what went wrong.

    Parameters
    ----------
    whole
        Whether everything was graded, so that the files for people are due.
    """
    command = [sys.executable, "-P", "-m", "grader.batch.finishing", str(folder)]
    ended = subprocess.run(
        command + (["--whole"] if whole else []),
        env=worker_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=False,
    )
    if ended.returncode == 0:
        return None
    try:
        return Message.from_data(json.loads(ended.stdout))
    except ValueError:
        return message("The grader itself failed; its log says why. What was graded is kept.")


def main() -> int:
    """Do what `finish` asks for; what went wrong is told in JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--whole", action="store_true")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    course = load_course()
    try:
        if arguments.whole:
            with Results(folder) as results:
                last = results.last()
                language = "en" if last is None else last.settings.language
                conclude(folder, kept_plan(folder), results, course, language)
        keep_book(folder, read_book(folder, course))
    except (PlanError, ResultsError) as error:
        print(json.dumps(error.message.to_data()))
        return 1
    except OSError as error:
        told = message(
            "The results could not be written: {error}", error=error.strerror or str(error)
        )
        print(json.dumps(told.to_data()))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
