"""Every hostile file ends with its own outcome, scores nothing, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import sys
import time
import tomllib
from pathlib import Path

import hostile
import numpy as np
import psutil
import pytest
import setups

from grader.grading import grade
from grader.sandbox.session import Sandbox

if sys.platform != "linux":
    pytest.skip("the kernel denials are Linux's", allow_module_level=True)

HERE = Path(__file__).parent
ATTACKS = [hostile.read(path) for path in hostile.FILES]
LIST = tomllib.loads((HERE / "list.toml").read_text(encoding="utf-8"))
IN_CI = os.environ.get("CI") == "true"

# Under every set-up: of each group what meets the kernel in its own way, and little that waits.
EVERYWHERE = """
resources/loop_in_function resources/sigxcpu_ignored resources/four_gigabytes resources/list_growth
resources/fork_bomb resources/thread_bomb resources/descriptors resources/memfd
resources/shared_memory resources/raise_limits resources/write_a_file resources/write_dev_shm
resources/recursion_limit_raised
escape/os_system escape/subprocess_run escape/execve escape/ptrace_parent escape/process_vm_readv
escape/kill_parent escape/kill_everyone escape/unshare escape/become_root escape/io_uring
escape/bpf escape/userfaultfd escape/x32_getpid_fork escape/int80 escape/executable_mmap
escape/setsid_double_fork escape/exit_quietly escape/null_dereference escape/prlimit_of_parent
exfiltration/read_passwd exfiltration/list_root exfiltration/read_environ
exfiltration/read_parent_memory exfiltration/tcp exfiltration/udp exfiltration/abstract_unix
exfiltration/netlink exfiltration/stat_oracle exfiltration/inherited_descriptors
exfiltration/parents_processors exfiltration/leave_a_mark exfiltration/previous_learner
exfiltration/sys_path_hunt exfiltration/secrets_in_environment
cheating/forged_passed_frame cheating/overrides_codec cheating/replies_ahead
protocol/four_gigabyte_header protocol/garbage protocol/slow_loris
source/deep_lists source/utf7_cookie
""".split()


@pytest.fixture(scope="module")
def place(course):
    with Sandbox(limits=hostile.QUICK) as jail:
        yield hostile.Range(jail, course)


def test_every_entry_of_the_list_has_its_files_and_every_file_its_entry() -> None:
    named = {
        str((HERE / group / f"{name}.py").resolve())
        for group, entries in LIST.items()
        for names in entries.values()
        for name in names
    }
    assert named == {str(path) for path in hostile.FILES}
    assert all(names for entries in LIST.values() for names in entries.values())


@pytest.mark.parametrize("exercise", hostile.EXERCISES)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)
def test_attack(attack, exercise, place) -> None:
    report, faults = place.run(attack, exercise)
    assert faults == [], report


def test_a_mark_that_was_left_would_be_seen(place) -> None:
    """The comparison above notices what it is there to notice."""
    source = (HERE / "exfiltration" / "leave_a_mark.py").read_text(encoding="utf-8")
    # Without what would end the witness itself.
    for breaks in ("np.exp = np.dot = lambda *a, **k: MARK", "warnings.filterwarnings('error')"):
        assert breaks in source
        source = source.replace(breaks, "warnings.filterwarnings('always')")
    with place.sandbox.start(source + hostile.WITNESS, seed=1) as session:
        reply = session.call(hostile.Call("look"))
    assert reply.fault is None, reply.fault
    found = reply.value
    differing = {name for name in found if found[name] != place._clean[name]}
    assert differing >= {
        "modules", "environment", "path", "lines", "recursion", "warnings",
        "floats", "builtins", "os", "math", "random", "grader.sandbox.codec",
    }  # fmt: skip


def test_many_submissions_take_the_memory_of_one(place) -> None:
    attack = hostile.read(HERE / "resources" / "holds_memory.py")
    own = psutil.Process()
    most = 0
    for _ in range(8):
        place.run(attack, "sigmoid")
        most = max(most, sum(_resident(one) for one in own.children(recursive=True)))
    # One that is being taken apart, and the spare one; each holds 100 MiB beyond the zygote's.
    assert most < 400 << 20


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except psutil.Error:
        return 0


def test_an_error_tells_what_was_asked_and_not_what_was_expected(place, course) -> None:
    entry = course.find("sigmoid")
    attack = hostile.read(HERE / "exfiltration" / "feedback_as_oracle.py")
    place.sandbox.limits = attack.limits
    report = grade(entry, attack.source, seed=7, sandbox=place.sandbox)
    assert all(check.expected is None and check.actual is None for check in report.checks)
    told = hostile.said(report)
    for value in 1 / (1 + np.exp(-np.array([-2.0, -1.0, 1.0, 2.0]))):
        assert f"{value:.4f}"[:6] not in told
    assert "0.5" not in told


def test_what_feedback_told_is_worth_nothing_with_another_seed(place, course) -> None:
    """A program made of all expected values it was ever shown learns nothing of other inputs."""
    entry = course.find("sigmoid")
    place.sandbox.limits = hostile.QUICK
    shown: dict[str, str] = {}
    learnt = 0
    for _ in range(6):
        source = _parrot(shown)
        report = grade(entry, source.encode(), seed=7, sandbox=place.sandbox)
        learnt = report.score
        for check in report.checks:
            if check.expected is not None and check.call is not None:
                shown[check.id] = str(check.expected)
    other = grade(entry, _parrot(shown).encode(), seed=8, sandbox=place.sandbox)
    assert other.score <= min(learnt, 1)  # the midpoint stands in the task itself


def _parrot(shown: dict[str, str]) -> str:
    texts = json.dumps(list(shown.values()))
    return (
        "import re\nimport numpy as np\n\n"
        f"SHOWN = {texts}\n\n\n"
        "def sigmoid(x):\n"
        "    for text in SHOWN:\n"
        "        found = [float(one) for one in re.findall(r'-?\\d+\\.?\\d*(?:e-?\\d+)?', text)]\n"
        "        if len(found) == np.size(x):\n"
        "            return np.reshape(found, np.shape(x))\n"
        "    return np.full(np.shape(x), 0.5)\n"
    )


@pytest.mark.parametrize(
    ("setup", "level", "namespaces"),
    [
        ("root without namespaces", "strict", "unavailable"),
        ("unprivileged user", "strict", "unavailable"),
        ("container's root", "strict", "unavailable"),
        ("container's user", "strict", "unavailable"),
    ],
)
def test_the_same_verdicts_under_another_setup(setup, level, namespaces) -> None:
    reason = setups.why_not(setup)
    if reason and not (IN_CI and os.geteuid() == 0):
        pytest.skip(reason)
    assert not reason
    started = time.monotonic()
    script = str(Path(hostile.__file__))
    first, *lines = setups.run(setup, [script, "sigmoid", *EVERYWHERE], 240.0).splitlines()
    isolation = json.loads(first)
    assert isolation["isolation"] == level
    assert isolation["controls"]["namespaces"][0] == namespaces
    found = [json.loads(line) for line in lines]
    assert [one["file"] for one in found] == EVERYWHERE
    assert [one for one in found if one["faults"]] == []
    assert time.monotonic() - started < 240
