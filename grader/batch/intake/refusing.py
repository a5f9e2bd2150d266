"""Why a file was not taken for a submission, and what to do about it, in words (pure).

Instructors read these, and so do students where a kit grades: the remedy is worded for both.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.message import Message, message

_ARCHIVES = (".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".egg", ".alz")
_LISTED = 40  # exercises


def no_program(name: str) -> Message:
    """Say that a file is neither Python nor a notebook."""
    if name.lower().endswith(_ARCHIVES):
        return message(
            "It is an archive of a kind that is not read. Unpack it, or make a zip of it."
        )
    return message(
        "It is neither a Python file (.py) nor a notebook (.ipynb). It has to be handed in as one."
    )


def no_owner(name: str) -> Message:
    """Say that nothing tells whose a file is."""
    return message(
        "Nothing says whose it is. Put it into a folder with the student's name, or call it "
        "{example}.",
        example=f"name__{name}",
    )


def no_exercise(exercises: Sequence[str]) -> Message:
    """Say that a file is for none of the exercises."""
    return message(
        "No exercise is called like it, and it defines no function of one. Rename it to one of: "
        "{names}",
        names=", ".join(f"{one.rpartition('/')[2]}.py" for one in exercises[:_LISTED]),
    )


def not_asked_for(exercise: str) -> Message:
    """Say that a file is for an exercise of another assignment."""
    return message(
        "It is called like {exercise}, which this assignment does not ask for. Rename it if it is "
        "meant for one that is asked for.",
        exercise=exercise,
    )
