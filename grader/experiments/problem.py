"""Why an experiment cannot go on, in words for the learner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from grader.message import Message, message

MAX_TEXT = 200


class ExperimentProblem(Exception):  # noqa: N818 - it may be the learner's or the reader's doing
    """The experiment cannot go on; `message` says why, for the learner."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


@contextmanager
def told() -> Iterator[None]:
    """Turn whatever hostile numbers do to our own drawing code into words."""
    try:
        yield
    except ExperimentProblem:
        raise
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        raise ExperimentProblem(
            message(
                "The numbers your code returned could not be drawn: {error}",
                error=text[:MAX_TEXT],
            )
        ) from error


def not_numbers() -> Message:
    return message(
        "Your code returned something that is not made of numbers, so there is nothing to draw."
    )


def too_much() -> Message:
    return message(
        "Your code returned far more numbers than can be drawn. Look at the shapes of what your "
        "functions return."
    )
