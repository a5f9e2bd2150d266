"""The jail from outside: what it answers, how it ends, what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from grader.calls import Call, Callback, Handle, Seeded
from grader.report import Frame, Outcome
from grader.sandbox.limits import Limits
from grader.sandbox.session import IsolationRefused, Sandbox, StreamFault

ROOT = Path(__file__).resolve().parents[2]
LINUX = sys.platform == "linux"


def ask(sandbox, source, name="f", *args, **kwargs):
    with sandbox.start("import numpy as np\n" + source, seed=1) as session:
        return session.call(Call(name, args, kwargs))


def test_a_call_brings_everything_back(sandbox):
    reply = ask(
        sandbox,
        "import warnings\n"
        "def f(x, params):\n"
        "    print('hello'); warnings.warn('careful')\n"
        "    params['W'][0] = 7\n"
        "    t = sum(i for i in range(10**6))\n"
        "    return {'y': x + 1, 't': (t, None, True, 'text')}\n",
        "f",
        np.zeros(2),
        params={"W": np.zeros(2)},
    )
    assert reply.fault is None
    np.testing.assert_array_equal(reply.value["y"], [1.0, 1.0])
    assert reply.value["t"] == (499999500000, None, True, "text")
    assert [change.path for change in reply.changed] == [("params", "W")]
    np.testing.assert_array_equal(reply.changed[0].value, [7.0, 0.0])
    assert reply.stdout == "hello\n"
    assert [(one.category, one.text, one.line) for one in reply.warnings] == [
        ("UserWarning", "careful", 4)
    ]
    assert 0 < reply.seconds < 2


def test_objects_and_callbacks_stay_in_the_jail(sandbox):
    source = (
        "class Net:\n"
        "    def __init__(self, n): self.W = np.ones(n)\n"
        "    def step(self, g): self.W -= g; return self.W.copy()\n"
        "def slope(f, x): return (f(x + 1) - f(x - 1)) / 2\n"
        "def draw(rng): return rng.normal(size=2)\n"
        "def cache(): return 1.0, Net(2)\n"
        "def use(cache): return cache.W\n"
    )
    with sandbox.start("import numpy as np\n" + source, seed=1) as session:
        made = session.call(Call("Net", (2,))).value
        assert isinstance(made, Handle)
        assert made.type == "Net"
        np.testing.assert_array_equal(session.call(Call("step", (0.5,), on=made)).value, [0.5, 0.5])
        np.testing.assert_array_equal(
            session.call(Call("W", on=made, kind="read")).value, [0.5, 0.5]
        )
        square = Callback("square", "def square(x):\n    return np.square(x)\n")
        assert session.call(Call("slope", (square, 3.0))).value == 6.0
        for _ in range(2):  # every call gets a generator at its start
            drawn = session.call(Call("draw", (Seeded(7),))).value
            np.testing.assert_array_equal(drawn, np.random.default_rng(7).normal(size=2))
        _, kept = session.call(Call("cache")).value
        np.testing.assert_array_equal(session.call(Call("use", (kept,))).value, [1.0, 1.0])


@pytest.mark.parametrize(
    ("body", "outcome", "error"),
    [
        ("raise NotImplementedError", "not_attempted", "NotImplementedError"),
        ("return 1 / 0", "error", "ZeroDivisionError"),
        ("raise SystemExit", "error", "SystemExit"),
        ("return f()", "error", "RecursionError"),
        ("return np.ones(10**11)", "memory", "MemoryError"),
        ("open('/etc/passwd')", "forbidden", "PermissionError"),
        ("import threading; threading.Thread(target=print).start()", "forbidden", "RuntimeError"),
        ("import torch; torch.ones(1)", "error", "ModuleNotFoundError"),
        ("return input('x')", "error", "RuntimeError"),
        ("import os; os._exit(3)", "crashed", ""),
        ("import ctypes; ctypes.string_at(0)", "crashed", ""),
        ("return 'x' * (50 << 20)", "error", "AnswerTooLarge"),
    ],
)
@pytest.mark.skipif(not LINUX, reason="the outcomes of kernel denials need Linux")
def test_ends(sandbox, body, outcome, error):
    fault = ask(sandbox, f"def f():\n    {body}\n").fault
    assert fault is not None
    assert (fault.outcome.value, fault.error.removeprefix("_Array")) == (outcome, error)


def test_only_the_learners_lines_are_told(sandbox):
    fault = ask(sandbox, "def g(x):\n    return x[5]\ndef f():\n    return g(np.zeros(2))\n").fault
    assert [(one.line, one.function, one.source) for one in fault.frames] == [
        (5, "f", "return g(np.zeros(2))"),
        (3, "g", "return x[5]"),
    ]


def test_a_time_out_ends_in_time_and_the_next_one_is_fine(sandbox):
    limits = replace(sandbox.limits, call_seconds=0.5)
    started = time.monotonic()
    with sandbox.start("def f():\n    while True: pass\n", seed=1, limits=limits) as session:
        assert session.call(Call("f")).fault.outcome is Outcome.TIMEOUT
        assert session.dead
        assert session.call(Call("f")).fault.outcome is Outcome.TIMEOUT
    assert time.monotonic() - started < 2
    assert ask(sandbox, "def f(): return 1\n").value == 1


def test_the_total_is_bounded_over_many_calls(sandbox):
    limits = replace(sandbox.limits, call_seconds=5.0, total_seconds=0.6)
    source = "import time\ndef f(): time.sleep(0.2)\n"
    with sandbox.start(source, seed=1, limits=limits) as session:
        outcomes = [session.call(Call("f")).fault for _ in range(6)]
    assert outcomes[0] is None
    assert outcomes[-1].outcome is Outcome.TIMEOUT


def test_processor_time_is_bounded_by_the_kernel(sandbox):
    limits = Limits(call_seconds=10, total_seconds=10, cpu_seconds=1)
    source = (
        "import signal\ntry:\n    signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n"
        "except OSError:\n    pass\n"
        "def f():\n    while True: pass\n"
    )
    started = time.monotonic()
    with sandbox.start(source, seed=1, limits=limits) as session:
        fault = session.call(Call("f")).fault
    assert fault.outcome is Outcome.TIMEOUT  # the limit's signal cannot be ignored
    assert time.monotonic() - started < 5


def test_a_session_can_be_killed_from_another_thread(sandbox):
    with sandbox.start("def f():\n    while True: pass\n", seed=1) as session:
        threading.Timer(0.2, session.kill).start()
        started = time.monotonic()
        fault = session.call(Call("f")).fault
    assert fault.outcome is Outcome.CRASHED
    assert time.monotonic() - started < 1.5


def test_streaming(sandbox):
    experiment = (
        "def train(learner, n):\n"
        "    for i in range(n):\n"
        "        yield {'i': i, 'y': learner.f(i)}\n"
    )
    with sandbox.start("def f(i): return 1 / (3 - i)\n", seed=1) as session:
        assert [one["i"] for one in session.stream(experiment, "train", n=3)] == [0, 1, 2]
        seen = []
        with pytest.raises(StreamFault) as raised:
            for one in session.stream(experiment, "train", n=5):
                seen.append(one["i"])
        assert seen == [0, 1, 2]
        assert raised.value.fault.error == "ZeroDivisionError"
        assert [frame.line for frame in raised.value.fault.frames] == [1]


def test_randomness_is_repeatable_and_not_the_inputs(sandbox):
    source = "import random\ndef f(): return float(np.random.rand()), random.random()\n"
    first, second = ask(sandbox, source).value, ask(sandbox, source).value
    assert first == second
    with sandbox.start("import numpy as np\n" + source, seed=2) as session:
        assert session.call(Call("f")).value != first


def test_usual_modules_work(sandbox):
    names = """
        math random itertools functools collections dataclasses typing statistics fractions time
        copy operator re string textwrap json enum abc contextlib decimal numbers heapq bisect
        warnings io os sys types inspect pprint datetime cmath array struct csv pathlib unittest
        timeit logging traceback hashlib secrets
    """.split()  # noqa: SIM905 - a list of forty quoted words reads worse
    source = "".join(f"import {name}\n" for name in names) + (
        "from dataclasses import dataclass\n"
        "@dataclass(frozen=True)\n"
        "class P:\n    x: float\n"
        "def f():\n"
        "    np.testing.assert_allclose([1.0], [1.0])\n"
        "    rng = np.random.default_rng(); rng.normal(size=3)\n"
        "    np.char.add('a', 'b'); np.fft.fft([1.0, 2.0]); np.linalg.svd(np.eye(3))\n"
        "    np.polynomial.Polynomial([1, 2])(3.0); np.einsum('ij,jk', np.eye(2), np.eye(2))\n"
        "    time.sleep(0.001); time.perf_counter()\n"
        "    x = P(statistics.mean([1, 2])).x\n"
        "    return json.dumps({'x': x, 'f': str(fractions.Fraction(1, 3))})\n"
    )
    reply = ask(sandbox, source)
    assert reply.fault is None
    assert reply.value == '{"x": 1.5, "f": "1/3"}'


@pytest.mark.skipif(not LINUX, reason="the zygote is Linux's")
def test_a_killed_zygote_is_replaced():
    before = set(psutil.Process().children())
    with Sandbox() as sandbox:
        assert ask(sandbox, "def f(): return 1\n").value == 1
        for _ in range(3):
            (zygote,) = set(psutil.Process().children()) - before
            spare = zygote.children()
            zygote.send_signal(signal.SIGKILL)
            psutil.wait_procs(spare, timeout=5)
            assert ask(sandbox, "def f(): return 2\n").value == 2


@pytest.mark.skipif(not LINUX, reason="the zygote is Linux's")
def test_closing_leaves_nothing():
    before = set(psutil.Process().children(recursive=True))
    with Sandbox() as sandbox:
        ask(sandbox, "def f(): return 1\n")
        open_files = psutil.Process().num_fds()
        for _ in range(20):
            ask(sandbox, "def f(): return 1\n")
        assert psutil.Process().num_fds() <= open_files
    assert set(psutil.Process().children(recursive=True)) == before


@pytest.mark.skipif(not LINUX, reason="the zygote is Linux's")
def test_a_killed_grader_takes_its_jail_along(tmp_path):
    script = (
        "import sys, time\n"
        "from grader.sandbox.session import Sandbox\n"
        "s = Sandbox(); s.isolation_report\n"
        "import psutil\n"
        "print(*[c.pid for c in psutil.Process().children(recursive=True)], flush=True)\n"
        "from grader.calls import Call\n"
        "s.start('def f():\\n  while True: pass\\n', seed=1).call(Call('f'))\n"
    )
    victim = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    pids = [int(pid) for pid in victim.stdout.readline().split()]
    assert pids
    time.sleep(0.3)
    victim.kill()
    victim.wait()
    until = time.monotonic() + 5
    while any(psutil.pid_exists(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(psutil.pid_exists(pid) for pid in pids)


@pytest.mark.skipif(not LINUX, reason="kernel denials are Linux's")
def test_every_denial_is_proven_here(sandbox):
    report = sandbox.isolation_report
    not_held = [
        one for one in report.controls if one.state != "enforced" and one.name != "namespaces"
    ]
    assert not_held == []
    assert report.level == "strict"
    assert len(report.controls) > 15


def run_as(options: list[str], code: str) -> str:
    found = subprocess.run(
        ["setpriv", *options, sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": "/"},
        timeout=60,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


LEVEL = (
    "from grader.sandbox.session import Sandbox\n"
    "from grader.calls import Call\n"
    "with Sandbox() as s:\n"
    "    with s.start('def f(): open(\"/etc/passwd\")', seed=1) as one:\n"
    "        print(s.isolation_report.level, one.call(Call('f')).fault.outcome.value)\n"
)
ONLY_READING = ["--inh-caps=-all,+dac_read_search", "--bounding-set=-all,+dac_read_search"]


@pytest.mark.skipif(not LINUX or os.geteuid() != 0, reason="becoming another user needs root")
def test_an_unprivileged_user_gets_the_same_jail():
    # Reading is kept only so that the interpreter can be found below root's own folders.
    options = [
        "--reuid=65533",
        "--regid=65533",
        "--clear-groups",
        *ONLY_READING,
        "--ambient-caps=-all,+dac_read_search",
    ]
    assert run_as(options, LEVEL) == "strict forbidden"


@pytest.mark.skipif(not LINUX or os.geteuid() != 0, reason="dropping capabilities needs root")
def test_root_that_cannot_drop_its_rights_is_not_strict():
    assert run_as(ONLY_READING, LEVEL) == "reduced forbidden"
    refused = LEVEL.replace("Sandbox()", "Sandbox(isolation='strict')")
    code = (
        "from grader.sandbox.session import IsolationRefused\ntry:\n"
        + "".join(f"    {line}\n" for line in refused.splitlines())
        + "except IsolationRefused as error:\n    print('refused:', error)\n"
    )
    assert "refused: unprivileged user: unavailable" in run_as(ONLY_READING, code)


def test_the_portable_way_answers_the_same_and_says_it_is_less():
    with Sandbox(mechanism="process") as sandbox:
        assert sandbox.isolation_report.level == "reduced"
        limits = replace(sandbox.limits, call_seconds=1.0)
        source = "import numpy as np\ndef f(x): return x * 2\ndef g():\n    while True: pass\n"
        with sandbox.start(source, seed=1, limits=limits) as session:
            np.testing.assert_array_equal(session.call(Call("f", (np.ones(2),))).value, [2.0, 2.0])
            assert session.call(Call("g")).fault.outcome is Outcome.TIMEOUT
    with (
        Sandbox(mechanism="process", isolation="strict") as sandbox,
        pytest.raises(IsolationRefused),
    ):
        sandbox.start("x = 1\n", seed=1)


UNSEEDED = """
import os, random, secrets, uuid
def f():
    random.seed()
    return (
        float(np.random.default_rng().random()),
        float(np.random.rand()),
        random.random(),
        random.Random().random(),
        secrets.token_hex(4),
        list(os.urandom(4)),
        list({"a", "b", "c", "d", "e"}),
    )
"""


@pytest.mark.parametrize("mechanism", ["auto", "process"])
def test_what_is_random_is_repeatable(mechanism):
    answers = []
    for _ in range(2):
        with Sandbox(mechanism=mechanism) as sandbox:
            answers.append(ask(sandbox, UNSEEDED).value)
    assert answers[0] is not None
    assert answers[0] == answers[1]


ORDINARY = """
import matplotlib.pyplot as plt, matplotlib.animation as animation, seaborn as sns
from matplotlib.colors import ListedColormap
from mpl_toolkits.mplot3d import Axes3D
from tqdm import tqdm, trange

class Film(animation.FuncAnimation):
    pass

def f():
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    fig, grid = plt.subplots(2, 3)
    axes = fig.subplots()
    grid[0, 1].plot([1], [2], label="a")
    for ax in grid.flat:
        ax.set_title("x")
    fig.patch.alpha = 0.5
    fig2, named = plt.subplot_mosaic("AB;CC".replace(";", "\\n"))
    named["A"].plot([1])
    one, = plt.plot([1, 2], "r-")
    first, second = plt.plot([1], [2], [1], [3])
    n, bins, patches = plt.hist([1, 2])
    low, high = plt.xlim()
    width = high - low
    top = left.get_position().y1 + 0.1
    colours = plt.cm.viridis(np.linspace(0, 1, 3))
    for k in range(3):
        plt.scatter([k], [k], color=colours[k], s=10 * colours[k])
    if plt.get_backend() == "agg":
        pass
    Film(fig, lambda k: (one,), frames=10)
    plt.rcParams["font.size"] = 12
    with plt.style.context("ggplot"):
        plt.show()
    total = 0
    bar = tqdm(range(5), desc="epochs")
    for k in bar:
        total += k
        bar.set_description(f"{k}")
        bar.set_postfix(loss=total)
    with tqdm(total=10) as progress:
        progress.update(3)
        progress.write("line")
    for k in trange(3, leave=False):
        total += k
    assert len(bar) == 5 and progress.n == 3
    return total
"""


def test_plots_and_progress_bars_do_nothing_and_break_nothing(sandbox):
    reply = ask(sandbox, ORDINARY)
    assert reply.fault is None, reply.fault
    assert reply.value == 13
    assert reply.stdout == "line\n"


def test_growing_a_list_or_dict_argument_is_a_change(sandbox):
    source = "def f(params, log):\n    params['cache'] = 1\n    log.append(2)\n"
    reply = ask(sandbox, source, "f", {"W": 1.0}, [1])
    assert [change.path for change in reply.changed] == [(0, "cache"), (1,)]


def test_many_large_questions_and_answers_do_not_block_each_other(sandbox):
    calls = [Call("f", (np.full(200_000, float(k)),)) for k in range(20)]
    with sandbox.start("def f(x):\n    return x + 1\n", seed=1) as session:
        replies = session.call_all(calls)
    assert [reply.value[0] for reply in replies] == [k + 1.0 for k in range(20)]


@pytest.mark.parametrize(
    ("end", "outcome"),
    [("import os; os._exit(1)", Outcome.CRASHED), ("while True: pass", Outcome.TIMEOUT)],
)
def test_answers_before_the_end_of_the_process_count(sandbox, end, outcome):
    limits = replace(sandbox.limits, call_seconds=0.5)
    source = f"def f(k):\n    if k == 3:\n        {end}\n    return k\n"
    with sandbox.start(source, seed=1, limits=limits) as session:
        replies = session.call_all([Call("f", (k,)) for k in range(6)])
        assert [reply.value for reply in replies] == [0, 1, 2, None]
        assert replies[3].fault.outcome is outcome
        assert [one.fault.outcome for one in session.call_all([Call("f", (0,))])] == [outcome]


def test_each_of_many_calls_has_its_own_time(sandbox):
    limits = replace(sandbox.limits, call_seconds=0.4)
    source = "import time\ndef f(k):\n    time.sleep(0.2)\n    return k\n"
    with sandbox.start(source, seed=1, limits=limits) as session:
        replies = session.call_all([Call("f", (k,)) for k in range(5)])
    assert [reply.value for reply in replies] == list(range(5))


@pytest.mark.skipif(not LINUX or len(os.sched_getaffinity(0)) < 2, reason="needs two processors")
def test_this_thread_is_as_free_after_a_session_as_before(sandbox):
    before = os.sched_getaffinity(0)
    with sandbox.start("def f(): return 1\n", seed=1) as session:
        during = os.sched_getaffinity(0)
        assert session.call(Call("f")).value == 1
    assert len(during) == 1
    assert os.sched_getaffinity(0) == before
    with sandbox.start("def f(): import os; os._exit(1)\n", seed=1) as session:
        session.call(Call("f"))
        assert os.sched_getaffinity(0) == before


@pytest.mark.parametrize("made", ["p['W'] + x, 'cache'", "[p['W'] + x]", "p['W'] + x"])
def test_one_question_at_many_points(sandbox, made):
    source = (
        f"def f(p, x):\n    p['W'] *= 1.0\n    assert list(p) == ['W', 'b']\n    return {made}\n"
    )
    each = (("W", np.full(2, 1.0)), ("W", (1, 5.0)), ("b", np.ones(1)))
    base = {"W": np.zeros(2), "b": np.zeros(1)}
    part = None if made == "p['W'] + x" else 0
    with sandbox.start(source, seed=1) as session:
        reply = session.call(Call("f", (base, 1.0), each=each, part=part))
    assert reply.fault is None
    np.testing.assert_array_equal(reply.value, [[2.0, 2.0], [1.0, 6.0], [1.0, 1.0]])


@pytest.mark.skipif(not LINUX, reason="only a zygote's child can be asked where it is")
def test_a_time_out_tells_the_lines_that_were_running(sandbox):
    limits = replace(sandbox.limits, call_seconds=0.3)
    source = "def g():\n    while True:\n        pass\ndef f():\n    return g()\n"
    with sandbox.start(source, seed=1, limits=limits) as session:
        fault = session.call(Call("f")).fault
    assert fault.outcome is Outcome.TIMEOUT
    assert [frame.function for frame in fault.frames] == ["f", "g"]
    assert fault.frames[0] == Frame(5, "f", "return g()")
    assert fault.frames[1].line in (2, 3)


def test_who_silences_the_last_words_is_ended_all_the_same(sandbox):
    limits = replace(sandbox.limits, call_seconds=0.3)
    source = (
        "import faulthandler, signal\nfaulthandler.unregister(signal.SIGUSR1)\n"
        "def f():\n    while True: pass\n"
    )
    with sandbox.start(source, seed=1, limits=limits) as session:
        fault = session.call(Call("f")).fault
    assert (fault.outcome, fault.frames) == (Outcome.TIMEOUT, ())


def test_a_misspelt_name_and_shapes_that_do_not_fit_are_told(sandbox):
    misspelt = ask(sandbox, "def f():\n    result = 1\n    return resutl\n").fault
    assert misspelt.text.endswith("Did you mean: 'result'?")
    source = "def f(x, params):\n    return x @ params['W'] + x\n"
    fault = ask(sandbox, source, "f", np.zeros((5, 3)), {"W": np.zeros((4, 2))}).fault
    assert fault.shapes == (("x", "(5, 3)"), ("params['W']", "(4, 2)"))


def test_a_line_that_cannot_be_read_has_a_caret(sandbox):
    with sandbox.start("def f():\n    return (1 +* 2)\n", seed=1) as session:
        (frame,) = session.loaded.fault.frames
    assert frame.source == "return (1 +* 2)\n           ^"


def test_arguments_arrive_in_the_layout_they_were_sent_in(sandbox):
    source = "def f(x): return x.flags.c_contiguous, x.flags.f_contiguous, x.flags.writeable\n"
    strided = np.arange(12.0).reshape(3, 4)[:, ::2]
    locked = np.arange(3.0)
    locked.setflags(write=False)
    assert ask(sandbox, source, "f", strided).value == (False, False, True)
    assert ask(sandbox, source, "f", np.arange(6.0).reshape(2, 3).T).value == (False, True, True)
    assert ask(sandbox, source, "f", locked).value == (True, True, False)
