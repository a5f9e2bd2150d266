"""The commands and their options, with their help in the reader's language."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from typing import Any

from grader.i18n import LANGUAGES
from grader.message import Translate

LARGEST_SEED = (1 << 63) - 1


def make_parser(language: str, _: Translate) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Parameters
    ----------
    language
        The default of ``--lang``.
    _
        Translates the help.
    """
    parser = argparse.ArgumentParser(
        prog="grader",
        description=_(
            "Grades your solutions of the scratchgrad course and names the mistake in them."
        ),
        epilog=_(
            "Exit status: 0 every check passed, 1 not every one, 2 bad usage or unreadable file, "
            "3 isolation refused or a fault of the grader. Errors are plain text on standard "
            "error, with --json too."
        ),
    )
    parser.add_argument("--version", nargs=0, action=_Version, help=_("show the version and leave"))
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), title=_("commands")
    )

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        description = purpose[0].upper() + purpose[1:] + "."
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=purpose, description=description
        )
        return made

    def with_json(made: argparse.ArgumentParser, default: object = False) -> None:
        made.add_argument(
            "--json",
            action="store_true",
            default=default,
            help=_("print one JSON object and nothing else"),
        )

    def with_language(made: argparse.ArgumentParser, default: str = language) -> None:
        made.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=default,
            help=_("the language of the answer (default: your system's)"),
        )

    def with_isolation(made: argparse.ArgumentParser) -> None:
        made.add_argument(
            "--isolation",
            choices=("best", "strict"),
            default="best",
            help=_("strict refuses where a protection could not be proven (default: best)"),
        )

    listing = command("list", _("show the exercises"))
    with_json(listing)
    with_language(listing)

    check = command("check", _("grade one solution"))
    check.add_argument(
        "exercise",
        metavar=_("EXERCISE"),
        help=_("sigmoid, or with its chapter: activations/sigmoid"),
    )
    check.add_argument(
        "file", metavar=_("FILE"), help=_("your Python file; - reads standard input")
    )
    check.add_argument(
        "--seed",
        type=_whole_number(0, LARGEST_SEED),
        metavar="N",
        help=_("draw the inputs from this seed again (the report names the one it used)"),
    )
    with_isolation(check)
    with_json(check)
    with_language(check)

    _add_run(command("run", _("grade a class")), _)

    verify = command("verify", _("prove that the course keeps what it promises"))
    verify.add_argument(
        "exercises", nargs="*", metavar=_("EXERCISE"), help=_("only these; by default all")
    )
    verify.add_argument(
        "--seeds",
        type=_whole_number(1, 100),
        default=3,
        metavar="N",
        help=_("how many seeds to try (default: 3)"),
    )
    verify.add_argument(
        "--jobs",
        type=_whole_number(1, 64),
        default=1,
        metavar="N",
        help=_("how many exercises at a time, each in a process of its own (default: 1)"),
    )
    verify.add_argument(
        "--junit",
        metavar=_("FILE"),
        help=_("also write JUnit XML, which CI systems show: a test case for each part"),
    )
    with_json(verify)

    probe = command("probe", _("show what shuts a solution in on this machine, by trying it"))
    with_isolation(probe)
    with_json(probe)
    with_language(probe)

    data = command("data", _("show the data that experiments train on, or add to them"))
    with_json(data)
    with_language(data)
    sets = data.add_subparsers(dest="set", metavar=_("[SET]"), title=_("sets to add"))
    purpose = _("import the whole of MNIST: 70,000 pictures, 55 MB in your cache folder")
    mnist = sets.add_parser("mnist", help=purpose, description=purpose + ".")
    mnist.add_argument(
        "--from",
        dest="folder",
        required=True,
        metavar=_("FOLDER"),
        help=_("where its four files lie as they were published, packed (.gz) or not"),
    )
    # Also understood here; what was said before the set stays unless it is said again.
    with_json(mnist, argparse.SUPPRESS)
    with_language(mnist, argparse.SUPPRESS)

    export = command("export", _("make a kit with which another system grades an assignment"))
    _describe_kit(export, _)
    with_isolation(export)
    with_language(export)

    new = command("new", _("write the skeleton of an exercise"))
    new.add_argument("name", metavar=_("CHAPTER/SLUG"), help=_("for example losses/hinge"))
    return parser


def _add_run(made: argparse.ArgumentParser, _: Translate) -> None:
    # Options without a default are those that --resume takes from the folder.
    made.epilog = _(
        "Exit status: 0 everything was graded, whatever the marks; 1 something was not "
        "understood or is left open; 2 bad usage, or a file that cannot be read or written; 3 "
        "isolation refused or a fault of the grader; 130 stopped with Ctrl+C, go on with --resume."
    )
    made.add_argument(
        "submissions",
        nargs="?",
        metavar=_("SUBMISSIONS"),
        help=_("a folder or zip: a folder a student, or a download of your learning system"),
    )
    made.add_argument(
        "--out", required=True, metavar=_("FOLDER"), help=_("where everything is written")
    )
    made.add_argument(
        "--assignment",
        metavar=_("FILE"),
        help=_("a TOML file with exercises, points, deadline; by default the whole course"),
    )
    made.add_argument(
        "--roster", metavar=_("FILE"), help=_("a CSV file of the class: names, who is missing")
    )
    made.add_argument(
        "--jobs",
        type=_whole_number(1, 64),
        metavar="N",
        help=_("how many programs at a time (default: one for each processor)"),
    )
    made.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help=_(
            "grade on the Dask cluster of this scheduler, instead of here; beyond this machine use "
            "tls://, because whoever reaches a port of Dask can run code there"
        ),
    )
    made.add_argument(
        "--call-seconds",
        type=_seconds(0.1, 10.0),
        metavar="S",
        help=_("how long one call of a function may take (default: 3)"),
    )
    made.add_argument(
        "--isolation",
        choices=("best", "strict"),
        help=_("strict refuses where a protection could not be proven (default: best)"),
    )
    made.add_argument(
        "--resume",
        action="store_true",
        help=_("go on with the run that was not finished, with its settings"),
    )
    again = made.add_mutually_exclusive_group()
    again.add_argument(
        "--again",
        action="store_const",
        const="all",
        help=_("grade what has a verdict already, too"),
    )
    again.add_argument(
        "--again-time-outs",
        action="store_const",
        const="time-outs",
        dest="again",
        help=_("grade again where a check ended in a time-out: the machine may have been busy"),
    )
    made.add_argument(
        "--dry-run", action="store_true", help=_("only show what would be graded; write nothing")
    )
    made.add_argument(
        "--json", action="store_true", help=_("print one JSON object and nothing else")
    )
    made.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("the language of the answer (default: your system's)"),
    )


def _seconds(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"a number from {low:g} to {high:g} is needed")
        return value

    return read


def _describe_kit(export: argparse.ArgumentParser, _: Translate) -> None:
    export.add_argument(
        "kit",
        metavar="gradescope|github",
        choices=("gradescope", "github"),
        help=_("Gradescope's autograder (a zip), or a GitHub Classroom workflow (a folder)"),
    )
    export.add_argument(
        "assignment",
        metavar=_("ASSIGNMENT"),
        help=_("an assignment file (.toml), or the name of one exercise"),
    )
    export.add_argument(
        "--out",
        metavar=_("PATH"),
        help=_("what to write (default: named after the assignment, in this folder)"),
    )


def _whole_number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"a whole number from {low} to {high} is needed")
        return value

    return read


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> None:
        metadata = importlib.import_module("importlib.metadata")
        try:
            version = metadata.version("scratchgrad")
        except metadata.PackageNotFoundError:
            version = "(not installed)"
        print(f"scratchgrad {version}")
        parser.exit()
