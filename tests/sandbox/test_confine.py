"""The seccomp table, against the kernel's own headers and by running it."""

from __future__ import annotations

import os
import platform
import re
import struct
import sys
from pathlib import Path

import pytest

from grader.sandbox import confine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")


def run(program: bytes, arch: int, number: int) -> int:
    """Interpret the few BPF instructions that the filter uses."""
    code = list(struct.iter_unpack("<HBBI", program))
    data = {0: number, 4: arch}
    at, value = 0, 0
    while True:
        op, yes, no, k = code[at]
        at += 1
        if op == 0x20:
            value = data[k]
        elif op == 0x15:
            at += yes if value == k else no
        elif op == 0x35:
            at += yes if value >= k else no
        elif op == 0x06:
            return k
        else:
            raise AssertionError(f"unknown instruction {op:#x}")


KILL, DENY, ALLOW = 0x80000000, 0x00050001, 0x7FFF0000


@pytest.mark.parametrize(("machine", "column"), [("x86_64", 1), ("aarch64", 2)])
def test_exactly_the_table_is_allowed(machine, column):
    program = confine.seccomp_program(machine)
    arch = confine._ARCHITECTURES[machine]
    allowed = {row[column] for row in confine._ALLOWED if row[column] is not None}
    for number in range(600):
        assert run(program, arch, number) == (ALLOW if number in allowed else DENY), number
    assert run(program, 0x40000003, 1) == KILL  # 32-bit entry
    if machine == "x86_64":
        assert run(program, arch, 0x40000000 + 1) == KILL  # x32


def test_an_unknown_machine_has_no_table():
    assert confine.seccomp_program("s390x") is None


def test_every_allowed_call_has_a_reason_and_none_takes_a_path():
    for name, _, _, why in confine._ALLOWED:
        assert why
        assert not re.search(
            r"open|stat|link|exec|clone|fork|socket|connect|kill|ptrace|mount|chmod|chown"
            r"|dir|setuid|setres|prctl|seccomp|bpf|perf|io_uring|memfd|shm|sig",
            name,
        )


@pytest.mark.parametrize(
    ("column", "header"),
    [
        pytest.param(
            1,
            "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
            marks=pytest.mark.skipif(platform.machine() != "x86_64", reason="x86_64's own header"),
        ),
        (2, "/usr/include/asm-generic/unistd.h"),
    ],
)
def test_numbers_are_the_kernels(column, header):
    path = Path(header)
    if not path.is_file() and os.environ.get("CI") != "true":
        pytest.skip(f"the kernel header {header} is not installed (linux-libc-dev)")
    numbers = {
        name: int(number)
        for name, number in re.findall(
            r"#define __NR(?:3264)?_(\w+)\s+(\d+)", path.read_text(encoding="utf-8")
        )
    }
    wanted = {row[0]: row[column] for row in confine._ALLOWED if row[column] is not None}
    assert wanted == {name: numbers.get(name) for name in wanted}
    assert len(wanted) > 10
