"""What counts as an argument that was changed in place."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from grader.sandbox.changes import changes

ARGUMENTS = [
    np.arange(3.0),
    {"W": np.zeros((2, 2)), "b": [1.0, 2.0]},
    [1, 2, 3],
    0.5,
    (None, "text", np.array([np.nan])),
]


def test_nothing_changed() -> None:
    assert list(changes(ARGUMENTS, copy.deepcopy(ARGUMENTS))) == []


def _array(args):
    args[0][1] = 9


def _negative_zero(args):
    args[0][0] = -0.0


def _key_added(args):
    args[1]["cache"] = np.ones(1)


def _odd_key_added(args):
    args[1][(1, 2)] = 0


def _key_removed(args):
    del args[1]["b"]


def _deep(args):
    args[1]["b"][0] = 5.0


def _rebound(args):
    args[1]["W"] = args[1]["W"] + 1


def _grown(args):
    args[2].append(4)


def _emptied(args):
    args[2].clear()


def _number_for_array(args):
    args[4][2][0] = 1.0


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (_array, (0,)),
        (_negative_zero, (0,)),
        (_key_added, (1, "cache")),
        (_odd_key_added, (1, "(1, 2)")),
        (_key_removed, (1, "b")),
        (_deep, (1, "b", 0)),
        (_rebound, (1, "W")),
        (_grown, (2,)),
        (_emptied, (2,)),
        (_number_for_array, (4, 2)),
    ],
)
def test_a_change_is_found_at_its_place(edit, path) -> None:
    args = copy.deepcopy(ARGUMENTS)
    edit(args)
    assert [found for found, _ in changes(ARGUMENTS, args)] == [path]


def test_an_object_that_stays_in_the_jail_is_not_looked_into() -> None:
    assert list(changes([object()], [object()])) == []
