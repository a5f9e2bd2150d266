"""Runs a program under another set-up: another user, fewer rights, a kernel that says no.

::

    python tests/tools/setups.py SETUP PROGRAM ARGUMENT ...

A seccomp filter of this module's own stands in for what cannot be had on one machine: Docker's
filter, a kernel without Landlock, a root that may not change its user. It denies the very system
calls, so the code under test meets the same answers from the same place.

Not run here, only like this or not at all: gVisor (its own kernel, no Landlock, other seccomp),
kernels other than this one, real aarch64 (its table is checked against the kernel's headers),
macOS and Windows (there the fresh process of `process_launcher` is all there is).
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_EPERM, _EINVAL, _ENOSYS = 1, 22, 38
_NAMESPACES = 0x7E020000  # every CLONE_NEW* flag
_EQUAL, _ANY_BIT = 0x15, 0x45

# name: (x86_64, aarch64), error, and on which argument it depends: index, comparison, value
_DENIALS = {
    "unshare": ((272, 97), _EPERM, None),
    "setns": ((308, 268), _EPERM, None),
    "mount": ((165, 40), _EPERM, None),
    "umount2": ((166, 39), _EPERM, None),
    "pivot_root": ((155, 41), _EPERM, None),
    "clone of namespaces": ((56, 220), _EPERM, (0, _ANY_BIT, _NAMESPACES)),
    "clone3": ((435, 435), _ENOSYS, None),  # so that the C library takes clone
    "landlock_create_ruleset": ((444, 444), _ENOSYS, None),
    "landlock_restrict_self": ((446, 446), _EPERM, None),
    "seccomp": ((317, 277), _ENOSYS, None),
    "prctl of seccomp": ((157, 167), _EINVAL, (0, _EQUAL, 22)),
    "prctl of no_new_privs": ((157, 167), _EINVAL, (0, _EQUAL, 38)),
    "setresuid": ((117, 147), _EPERM, None),
    "setting limits": ((302, 261), _EPERM, (2, _ANY_BIT, 0xFFFFFFFF)),
}
_CONTAINER = (
    "unshare",
    "setns",
    "mount",
    "umount2",
    "pivot_root",
    "clone of namespaces",
    "clone3",
)
# What Docker leaves a container's root, unless told otherwise.
_DOCKER = """
    chown dac_override fowner fsetid kill setgid setuid setpcap net_bind_service net_raw sys_chroot
    mknod audit_write setfcap
""".split()  # noqa: SIM905 - as it is written in their documentation
# So that the interpreter is found where others may not read it; the jail denies reading anyway.
_READ = "dac_read_search"


@dataclass(frozen=True)
class Setup:
    """A user and what the kernel denies.

    Attributes
    ----------
    denied
        Names of `_DENIALS`.
    user
        The user's number, or None to stay.
    capabilities
        All that is left of root's rights; None leaves every one.
    """

    denied: tuple[str, ...] = ()
    user: int | None = None
    capabilities: tuple[str, ...] | None = None


SETUPS = {
    "root": Setup(),
    "root without namespaces": Setup(_CONTAINER),
    "unprivileged user": Setup(user=1000, capabilities=()),
    "container's root": Setup(_CONTAINER, capabilities=tuple(_DOCKER)),
    "container's user": Setup(_CONTAINER, user=1000, capabilities=()),
    # A control is missing. Best says so, strict refuses.
    "no seccomp": Setup(("seccomp", "prctl of seccomp")),
    "no landlock": Setup(("landlock_create_ruleset",)),
    "landlock refuses": Setup(("landlock_restrict_self",)),
    "no no_new_privs": Setup(("prctl of no_new_privs",)),
    "no setresuid": Setup(("setresuid",)),
    "root without setuid": Setup(capabilities=("dac_override",)),
    "no limits": Setup(("setting limits",)),
}


def run(setup: str, arguments: Sequence[str], seconds: float) -> str:
    """Run Python with these arguments under a set-up; return its standard output.

    Raises
    ------
    RuntimeError
        When it does not end well; the text is what it wrote to standard error.
    """
    found = subprocess.run(
        [sys.executable, __file__, setup, sys.executable, "-B", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": "/"},
        timeout=seconds,
        cwd="/",
    )
    if found.returncode != 0:
        raise RuntimeError(found.stderr)
    return found.stdout


def why_not(setup: str) -> str:
    """Return why a set-up cannot be had here, or nothing."""
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        return "the set-ups are Linux's, on x86_64 and aarch64"
    if os.geteuid() != 0 and (setup != "unprivileged user"):
        return "it takes root to become another user or to filter a root's calls"
    return ""


def main(setup: str, *command: str) -> None:
    """Become what the set-up says, and run the command in place of this program."""
    chosen = SETUPS[setup]
    if os.geteuid() != 0:
        os.execvp(command[0], command)
    deny(chosen.denied)
    options: list[str] = []
    if chosen.user is not None:
        options += [f"--reuid={chosen.user}", f"--regid={chosen.user}", "--clear-groups"]
    if chosen.capabilities is not None:
        kept = ",".join(["-all", *(f"+{name}" for name in (*chosen.capabilities, _READ))])
        options += [f"--bounding-set={kept}"]
        only_read = f"-all,+{_READ}"
        options += [f"--inh-caps={only_read}"]
        if chosen.user is not None:
            options += [f"--ambient-caps={only_read}"]
    if options:
        os.execvp("setpriv", ["setpriv", *options, *command])
    os.execvp(command[0], command)


def deny(names: Sequence[str]) -> None:
    """Have the kernel deny calls to this process and all that it starts. Needs root."""
    if not names:
        return
    code = program([_DENIALS[name] for name in names])
    buffer = ctypes.create_string_buffer(code, len(code))

    class Filter(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))

    filtered = Filter(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    done = libc.prctl(22, 2, ctypes.byref(filtered), 0, 0) == 0
    if not done:  # a root without every right: it may filter what can gain none
        libc.prctl(38, 1, 0, 0, 0)
        done = libc.prctl(22, 2, ctypes.byref(filtered), 0, 0) == 0
    if not done:
        raise OSError(ctypes.get_errno(), "the filter of the set-up")


def program(rules: Sequence[tuple]) -> bytes:
    """Return a BPF program that denies what the rules say and allows the rest."""
    column = 0 if platform.machine() == "x86_64" else 1
    load, back, allow = 0x20, 0x06, 0x7FFF0000
    code: list[tuple[int, int, int, int]] = []
    for numbers, error, condition in rules:
        code += [(load, 0, 0, 0), (_EQUAL, 0, 1 if condition is None else 3, numbers[column])]
        if condition is not None:
            index, comparison, value = condition
            code += [(load, 0, 0, 16 + 8 * index), (comparison, 0, 1, value)]
        code.append((back, 0, 0, 0x00050000 | error))
    code.append((back, 0, 0, allow))
    return b"".join(struct.pack("<HBBI", *line) for line in code)


if __name__ == "__main__":
    main(*sys.argv[1:])
