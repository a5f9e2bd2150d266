"""What a check states of an answer. No expectation stops a check; each is noted as evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from numpy.random import Generator

from grader.asking import Finding, Observed, Stopped
from grader.compare import Tolerance, compare, tolerance_for
from grader.gradcheck import Losses, Params, directional_check, locate
from grader.message import Message, message


def expect(
    observed: Observed,
    *,
    equals: Any,
    tolerance: Tolerance | None = None,
    factors: Mapping[str, Any] | None = None,
    hint: str = "",
) -> None:
    """State the value that a call must bring back.

    Parameters
    ----------
    observed
        What was asked, or a part of it.
    equals
        The expected value: numbers, arrays, tuples, dicts (extra keys are allowed).
    tolerance
        Closeness; by default float64's, or float32's once an argument is float32.
    factors
        Factors of the expected value (or of a part of it, for example ``"b1"``) that learners
        forget or take twice, by what they are called.
    hint
        One next step for the learner when it differs.
    """
    observed.later(lambda: _compare(observed, equals, tolerance, factors or {}, hint))


def _compare(
    observed: Observed,
    expected: Any,
    tolerance: Tolerance | None,
    factors: Mapping[str, Any],
    hint: str,
) -> None:
    if not observed.returned:
        observed.note_fault(hint)
        return
    try:
        actual = observed.value
    except Stopped:
        return
    call = observed.call
    near = tolerance or tolerance_for((*call.args, *call.kwargs.values()))
    mismatch = compare(actual, expected, near)
    observed.note(passed=mismatch is None, actual=actual, tolerance=near)
    if mismatch is not None:
        observed.add(
            Finding(
                call,
                observed.path,
                mismatch=mismatch,
                actual=actual,
                expected=expected,
                hint=hint,
                factors=factors,
            )
        )


def expect_that(
    observed: Observed, holds: bool | np.bool_, otherwise: Message, *, hint: str = ""
) -> None:
    """State a property of what a call brought back; `otherwise` says what is not so."""
    if not observed.returned:
        observed.note_fault(hint)
        return
    actual = observed.value
    observed.note(passed=bool(holds), actual=actual)
    if not holds:
        observed.add(
            Finding(observed.call, observed.path, message=otherwise, actual=actual, hint=hint)
        )


def expect_unchanged(observed: Observed, *, allow: Collection[int] = (), hint: str = "") -> None:
    """State that a call left its arguments as they were.

    Parameters
    ----------
    allow
        Positions of arguments that the task lets a program change.
    """
    observed.later(lambda: _compare_arguments(observed, tuple(allow), hint))


def _compare_arguments(observed: Observed, allowed: tuple[int, ...], hint: str) -> None:
    if not observed.returned:
        observed.note_fault(hint)
        return
    changed = tuple(one for one in observed.reply.changed if one.path[0] not in allowed)
    observed.note(passed=not changed, actual=changed, about="changed", allowed=allowed)
    if changed:
        observed.add(Finding(observed.call, changed=changed, hint=hint))


def expect_gradients(
    observed: Observed,
    *,
    losses: Losses,
    params: Params,
    rng: Generator,
    otherwise: Message,
    tolerance: float = 1e-5,
    factors: Mapping[str, Any] | None = None,
    hint: str = "",
) -> None:
    """State that a returned dict of gradients is the slope of a loss at `params`.

    Three random directions for each array are compared with the measured slope. When one fails,
    the whole array that lies nearest the output is measured and its worst entry located; order
    `params` from input to output.

    Parameters
    ----------
    observed
        A dict with the keys of `params` (or the part of a result that is one).
    losses
        The losses at several points, each a full dict of parameters. It may call the submission,
        best by `Submission.each`.
    otherwise
        What a disagreement means, said before the place is named.
    tolerance
        Largest difference relative to the array's norm. 1e-5 admits a gradient whose loss has
        1e-7 inside its logarithm, as the best-known textbook writes it.
    factors
        By the name of an array: factors of its gradient that learners forget or take twice.
    """
    grads = {name: observed[name].array(np.shape(value)) for name, value in params.items()}
    for name, gradient in grads.items():
        if not np.all(np.isfinite(gradient)):
            expect_that(
                observed[name],
                False,
                message("The gradient of {name} holds nan or infinite values.", name=name),
                hint=hint,
            )
            return
    with observed.probing():
        verdicts = directional_check(losses, params, grads, rng, tolerance=tolerance)
    wrong = [verdict for verdict in verdicts if not verdict.agrees]
    for verdict in verdicts:
        observed[verdict.name].note(passed=verdict.agrees, actual=grads[verdict.name])
    if wrong:
        with observed.probing():
            located = locate(losses, params, grads, wrong[-1].name)
        observed.add(
            Finding(
                observed.call,
                observed.path,
                verdicts=verdicts,
                located=located,
                message=otherwise,
                actual=grads,
                hint=hint,
                factors=factors or {},
            )
        )
