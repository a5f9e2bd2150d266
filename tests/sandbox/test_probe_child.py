"""The probe calls something denied only when the kernel said no."""

from __future__ import annotations

import errno
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("the probe runs on Linux only", allow_module_level=True)

from grader.sandbox.probe_child import _attempt


def _raises(error: Exception):
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (PermissionError(errno.EPERM, ""), "enforced"),
        (PermissionError(errno.EACCES, ""), "enforced"),
        (BlockingIOError(errno.EAGAIN, ""), "enforced"),
        (RuntimeError("can't start new thread"), "enforced"),
        (FileNotFoundError(errno.ENOENT, ""), "failed"),
        (ConnectionRefusedError(errno.ECONNREFUSED, ""), "failed"),
        (OSError("of no number"), "failed"),
    ],
)
def test_only_a_denial_is_a_denial(error, state) -> None:
    assert _attempt("x", _raises(error)).state == state


def test_what_is_possible_is_not_denied() -> None:
    assert _attempt("x", lambda: None).state == "failed"
