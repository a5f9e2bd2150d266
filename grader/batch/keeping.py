"""A plan as a file, so that a run can be looked at again when what it was made of has gone."""

from __future__ import annotations

from pathlib import Path

from grader.batch.plain import read, write
from grader.batch.planning import Plan
from grader.message import Message, message

VERSION = 2
FILE = "plan.json.gz"


class PlanError(Exception):
    """The file holds no plan; `message` names it and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


def keep_plan(folder: Path, plan: Plan) -> None:
    """Write a plan into `folder`, whole or not at all.

    Raises
    ------
    PlanError
        When it cannot be written.
    """
    path = folder / FILE
    try:
        write(path, VERSION, plan)
    except OSError as error:
        raise PlanError(
            message(
                "{file} cannot be written: {error}. Free the folder, or name another one.",
                file=str(path),
                error=error.strerror or type(error).__name__,
            )
        ) from None


def kept_plan(folder: Path) -> Plan:
    """Return the plan that `keep_plan` wrote into `folder`.

    Raises
    ------
    PlanError
        When there is none, or it is damaged or of another version.
    """
    path = folder / FILE
    try:
        return read(path, VERSION, Plan)
    except OSError as error:
        reason = message("{error}", error=error.strerror or type(error).__name__)
    except ValueError:
        reason = message("it is damaged, or of another version of the grader")
    raise PlanError(
        message(
            "{file} cannot be read: {reason}. Grade the submissions again.",
            file=str(path),
            reason=reason,
        )
    )
