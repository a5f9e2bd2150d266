"""Shuts the current process in, with what Linux gives every user.

`prepare` runs once, in the zygote: it builds the Landlock rule set and the seccomp program.
`confine` runs in each child, after the fork and before any byte of the learner's code, in an
order in which no step takes away what a later one needs: session, death signal, limits, user,
Landlock, seccomp last.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
from dataclasses import dataclass

NOBODY = 65534

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same on every architecture
_CLONE_NEWNET, _CLONE_NEWIPC, _CLONE_NEWUTS = 0x40000000, 0x08000000, 0x04000000

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000

# What a NumPy program needs once everything is loaded, and why; tests/sandbox/test_allowlist.py
# runs what learners use with no more than this. No call that takes a path or opens anything, no
# socket, no clone, no exec, no signal, nobody's number but its own: denied by not being here.
_ALLOWED: tuple[tuple[str, int | None, int | None, str], ...] = (
    # name, x86_64, aarch64, why
    ("read", 0, 63, "requests from the grader"),
    ("write", 1, 64, "answers to the grader"),
    ("mmap", 9, 222, "large arrays; without it even a deep recursion ends the process"),
    ("munmap", 11, 215, "large arrays go: without it they would fill the address space"),
    ("mremap", 25, 216, "large lists and texts grow in place, where they would be copied"),
    ("madvise", 28, 233, "NumPy asks for huge pages, the allocator gives memory back"),
    ("mprotect", 10, 226, "musl's allocator opens its own pages with it"),
    ("brk", 12, 214, "small objects"),
    ("futex", 202, 98, "locks, also those of the C++ library within NumPy's sorting"),
    ("clock_nanosleep", 230, 115, "time.sleep"),
    (
        "restart_syscall",
        219,
        128,
        "the kernel resumes a sleep with it after the machine was paused",
    ),
    (
        "clock_gettime",
        228,
        113,
        "processor time, which the vDSO does not know; any other without one",
    ),
    ("clock_getres", 229, 114, "time.get_clock_info, of processor time too"),
    ("getrandom", 318, 278, "random.Random's first state, before it is seeded"),
    ("getpid", 39, 172, "logging writes it; denied, it would be -1"),
    ("exit_group", 231, 94, "ending"),
)


@dataclass(frozen=True)
class Step:
    """One control and whether it took hold: enforced, unavailable or failed."""

    name: str
    state: str
    detail: str = ""


class Filter(ctypes.Structure):
    """``struct sock_fprog``: a BPF program as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


@dataclass(frozen=True)
class Prepared:
    """What was built once and is used by every child.

    `ruleset` is a Landlock descriptor or -1; `program` the seccomp filter, or None on an
    architecture without a table; `base_bytes` the address space before any learner's code.
    """

    libc: ctypes.CDLL
    ruleset: int
    landlock_abi: int
    program: Filter | None
    buffer: object
    base_bytes: int
    namespaces: Step


def seccomp_program(machine: str) -> bytes | None:
    """Return the BPF allowlist for a machine, or None when there is no table for it.

    A call that is not on the list fails with EPERM; one made through another architecture's
    entry ends the process.
    """
    if machine not in _ARCHITECTURES:
        return None
    rows = [(row[1] if machine == "x86_64" else row[2]) for row in _ALLOWED]
    numbers = sorted(number for number in rows if number is not None)
    load, equal, at_least, back = 0x20, 0x15, 0x35, 0x06
    kill, deny, allow = 0x80000000, 0x00050000 | 1, 0x7FFF0000
    code: list[tuple[int, int, int, int]] = [
        (load, 0, 0, 4),  # the architecture
        (equal, 1, 0, _ARCHITECTURES[machine]),
        (back, 0, 0, kill),
        (load, 0, 0, 0),  # the call's number
    ]
    if machine == "x86_64":
        code += [(at_least, 0, 1, _X32_BIT), (back, 0, 0, kill)]
    for index, number in enumerate(numbers):
        code.append((equal, len(numbers) - index, 0, number))
    code += [(back, 0, 0, deny), (back, 0, 0, allow)]
    return b"".join(struct.pack("<HBBI", *line) for line in code)


def prepare() -> Prepared:
    """Build what every child needs; called once in the zygote, after its last import."""
    libc = ctypes.CDLL(None, use_errno=True)
    namespaces = _unshare(libc)
    abi = int(libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), 1))
    ruleset = _landlock_ruleset(libc, abi) if abi > 0 else -1
    program, buffer = None, None
    code = seccomp_program(platform.machine())
    if code is not None:
        buffer = ctypes.create_string_buffer(code, len(code))
        program = Filter(len(code) // 8, ctypes.addressof(buffer))
    return Prepared(libc, ruleset, max(abi, 0), program, buffer, address_space(), namespaces)


def confine(
    prepared: Prepared, keep: int, cpu_seconds: int, memory_bytes: int, parent: int
) -> list[Step]:
    """Shut this process in for good.

    Parameters
    ----------
    keep
        The one descriptor, besides 0-2, that stays open.
    parent
        The zygote. The process ends when it is gone.
    """
    libc = prepared.libc
    steps = [prepared.namespaces]
    os.setsid()
    ruleset = prepared.ruleset  # needed once more; closed below
    start = 3
    for kept in sorted({keep, ruleset} - {-1}):
        os.closerange(start, kept)
        start = kept + 1
    os.closerange(start, 4096)
    steps.append(_limits(prepared, cpu_seconds, memory_bytes))
    steps.append(_unprivileged())
    # After the change of user, which clears both.
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(71)  # it died before it could take this process along
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    done = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    steps.append(Step("no_new_privs", "enforced" if done else "failed"))
    steps.append(_landlock(prepared, ruleset))
    steps.append(_seccomp(prepared))
    return steps


def _unshare(libc: ctypes.CDLL) -> Step:
    """Leave the network behind, where this user may: a bonus, not needed by the rest."""
    if libc.unshare(_CLONE_NEWNET | _CLONE_NEWIPC | _CLONE_NEWUTS) == 0:
        return Step("namespaces", "enforced", "network, ipc, uts")
    return Step("namespaces", "unavailable", os.strerror(ctypes.get_errno()))


def _limits(prepared: Prepared, cpu_seconds: int, memory_bytes: int) -> Step:
    wanted = (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, *(prepared.base_bytes + memory_bytes,) * 2),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, 64, 64),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    )
    try:
        for what, soft, hard in wanted:
            resource.setrlimit(what, (soft, hard))
    except (OSError, ValueError) as error:
        return Step("limits", "failed", str(error))
    return Step("limits", "enforced")


def _unprivileged() -> Step:
    if os.geteuid() != 0:
        return Step("unprivileged user", "enforced", f"uid {os.geteuid()}")
    try:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except OSError as error:
        detail = f"root, and cannot change: {error.strerror}"
        return Step("unprivileged user", "unavailable", detail)
    return Step("unprivileged user", "enforced", f"uid {NOBODY}")


def _landlock_ruleset(libc: ctypes.CDLL, abi: int) -> int:
    """Make a rule set that handles every right this kernel knows, and grants none."""
    file_bits = 13 + (abi >= 2) + (abi >= 3) + (abi >= 5)
    handled = struct.pack(
        "<QQQ", (1 << file_bits) - 1, 0b11 if abi >= 4 else 0, 0b11 if abi >= 6 else 0
    )
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    return int(libc.syscall(_LANDLOCK_CREATE, handled[:size], ctypes.c_size_t(size), 0))


def _landlock(prepared: Prepared, ruleset: int) -> Step:
    if ruleset < 0:
        return Step("landlock", "unavailable", "this kernel has none")
    done = prepared.libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return Step("landlock", "enforced" if done else "failed", f"ABI {prepared.landlock_abi}")


def _seccomp(prepared: Prepared) -> Step:
    if prepared.program is None:
        return Step("seccomp", "unavailable", f"no table for {platform.machine()}")
    done = prepared.libc.prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(prepared.program), 0, 0
    )
    if done != 0:
        return Step("seccomp", "unavailable", os.strerror(ctypes.get_errno()))
    return Step("seccomp", "enforced")


def address_space() -> int:
    """Return the size of this process in bytes (Linux)."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - pathlib is slower
        pages = int(statm.read().split()[0])
    return pages * resource.getpagesize()
