"""What learners rightly use works in the jail: each program here uses it, behind the filter."""

from __future__ import annotations

import sys
import textwrap

import pytest

from grader.calls import Call
from grader.sandbox.session import Sandbox

# What a real file of the course does, and what is a little beyond it.
NUMPY = {
    "elementwise": """
        x = np.linspace(-3, 3, 1001).reshape(7, 11, 13)
        y = np.exp(-x) + np.log1p(np.abs(x)) + np.sqrt(x * x) + np.tanh(x) + np.maximum(x, 0)
        y = np.where(x > 0, y, -y); np.clip(y, -1, 1, out=y)
        return float(np.nan_to_num(np.sum(y, axis=(0, 2)).mean()))
    """,
    "shapes": """
        x = np.arange(24.0)
        y = x.reshape(2, 3, 4).transpose(2, 0, 1)[..., None]
        z = np.concatenate([y, y], axis=-1); z = np.stack([z, z]); z = np.squeeze(z[:1])
        z = np.pad(z, 1); z = np.tile(z, 2); z = np.repeat(z, 2, axis=0); z = np.flip(z, 0)
        return float(np.vstack([z[0], z[1]]).sum() + np.broadcast_to(x, (5, 24)).sum())
    """,
    "matmul of any size": """
        total = 0.0
        for n in (1, 3, 17, 130, 500):
            a = np.ones((n, n)); total += float((a @ a).sum() + np.dot(a, a[0]).sum())
        big = np.ones((700, 900), np.float32) @ np.ones((900, 700), np.float32)
        return total + float(big[0, 0]) + float(np.einsum('ij,jk->ik', a, a)[0, 0])
    """,
    "einsum, tensordot, outer": """
        a, b = np.ones((4, 5)), np.ones((5, 6))
        return float(np.einsum('ij,jk->', a, b, optimize=True) + np.tensordot(a, b, 1).sum()
                     + np.outer(a[0], b[0]).sum() + np.kron(a, b).sum())
    """,
    "linalg": """
        a = np.random.default_rng(0).normal(size=(60, 60)); s = a @ a.T + np.eye(60)
        np.linalg.solve(a, a[0]); np.linalg.inv(s); np.linalg.svd(a); np.linalg.eigh(s)
        np.linalg.eig(a); np.linalg.qr(a); np.linalg.cholesky(s); np.linalg.lstsq(a, a[0])
        np.linalg.pinv(a); np.linalg.matrix_rank(a); np.linalg.matrix_power(s, 3)
        return float(np.linalg.norm(a) + np.linalg.slogdet(s)[1] + np.linalg.cond(s))
    """,
    "random": """
        rng = np.random.default_rng(1); rng.normal(size=(30, 30)); rng.integers(0, 9, 20)
        order = rng.permutation(20); rng.shuffle(order); rng.choice(20, 5, replace=False)
        rng.uniform(size=4); rng.multivariate_normal([0, 0], np.eye(2), 5); rng.standard_t(3, 4)
        np.random.seed(3); np.random.randn(4, 4); np.random.permutation(5); np.random.rand()
        np.random.RandomState(2).choice(4); np.random.Generator(np.random.PCG64DXSM(4)).gamma(2)
        np.random.default_rng().random(); np.random.SeedSequence().spawn(2)
        return float(np.random.default_rng(1).random())
    """,
    "fft": """
        x = np.sin(np.arange(1000.0)); y = np.fft.irfft(np.fft.rfft(x))
        np.fft.ifft2(np.fft.fft2(np.ones((30, 30)))); np.fft.fftshift(np.fft.fftfreq(10))
        return float(np.abs(x - y).max() < 1e-9)
    """,
    "sorting and searching": """
        x = np.random.default_rng(0).normal(size=100_000)
        for kind in ('quicksort', 'mergesort', 'heapsort', 'stable'):
            np.sort(x, kind=kind)
        np.argsort(x); np.argmax(x); np.partition(x, 5); np.searchsorted(np.sort(x), 0.5)
        np.unique(np.round(x, 1), return_counts=True); np.nonzero(x > 2); np.argwhere(x > 3)
        np.lexsort((x[:9], x[:9])); np.bincount(np.arange(9)); np.digitize(x, [0, 1])
        return float(np.histogram(x, 20)[0].sum() + np.median(x) + np.percentile(x, 90))
    """,
    "reductions and sums": """
        x = np.arange(1.0, 1001.0)
        return float(np.cumsum(x)[-1] + np.cumprod(x[:9])[-1] + np.prod(x[:5]) + np.var(x)
                     + np.std(x) + np.average(x, weights=x) + np.trapezoid(x) + np.diff(x).sum()
                     + np.gradient(x).sum() + np.convolve(x, [1, 2]).sum() + np.corrcoef(x, x)[0, 1]
                     + np.cov(x) + np.ptp(x) + np.interp(3.5, x, x) + np.meshgrid(x, x)[0].sum())
    """,
    "large arrays that grow and go": """
        kept = []
        for n in range(12):
            kept.append(np.ones((n + 1) << 18)); kept = kept[-3:]
        x = np.zeros(1 << 20); x.resize(1 << 21, refcheck=False)
        return float(sum(one.sum() for one in kept) + x.size)
    """,
    "dtypes": """
        x = np.arange(10, dtype=np.uint8).astype(np.float32).view(np.int32)
        z = np.array([1 + 2j, 3]); s = np.zeros(3, dtype=[('a', 'f8'), ('b', 'i4')])
        d = np.array(['2024-01-01'], 'datetime64[D]') + np.timedelta64(1, 'D')
        np.finfo(float).eps, np.iinfo(np.int8).max, np.result_type(np.int8, np.float32)
        return float(z.real.sum() + s['a'].sum() + d.size + x.size + np.longdouble(np.float16(1)))
    """,
    "text in arrays": """
        a = np.char.add(np.array(['a', 'b']), 'c'); np.char.upper(a); np.strings.find(a, 'c')
        return float(len(np.array2string(np.eye(3), precision=2)) + len(repr(np.ones(2000)))
                     + len(str(np.float32(3))) + len(np.format_float_positional(0.1)))
    """,
    "corners": """
        np.vectorize(lambda v: v + 1)(np.arange(3)); np.apply_along_axis(np.sum, 0, np.eye(3))
        np.fromfunction(lambda i, j: i + j, (3, 3)); np.fromiter(range(3), float)
        np.lib.stride_tricks.sliding_window_view(np.arange(9), 3); np.ix_([0, 1], [1])
        np.ma.masked_less(np.arange(3), 1).mean(); np.polynomial.Polynomial([1, 2])(3.0)
        np.polyfit(np.arange(4.0), np.arange(4.0), 1); np.nditer(np.eye(2)); np.ndindex(2, 2)
        np.testing.assert_allclose(np.eye(2), np.eye(2)); np.allclose(1, 1); np.isin([1], [1])
        np.loadtxt(['1 2', '3 4']); np.genfromtxt(['1,2'], delimiter=',')
        np.fromstring('1 2', sep=' ')
        with np.errstate(all='raise'):
            np.add(1, 1)
        with np.printoptions(precision=2):
            str(np.eye(2))
        np.savetxt(io.StringIO(), np.eye(2))
        return float(np.frompyfunc(abs, 1, 1)(-1))
    """,
    "a network that learns": """
        rng = np.random.default_rng(0)
        X = rng.normal(size=(64, 20)); T = np.eye(5)[rng.integers(0, 5, 64)]
        W1, W2 = rng.normal(size=(20, 30)) * .1, rng.normal(size=(30, 5)) * .1
        for _ in range(50):
            H = np.tanh(X @ W1); Z = H @ W2; E = np.exp(Z - Z.max(1, keepdims=True))
            Y = E / E.sum(1, keepdims=True); D = (Y - T) / len(X)
            W2 -= H.T @ D; W1 -= X.T @ (D @ W2.T * (1 - H * H))
        return float(-np.log(Y[T == 1]).mean())
    """,
}
STANDARD = {
    "math, cmath, numbers": "return math.erf(1) + math.gamma(5) + abs(cmath.exp(1j)) "
    "+ isinstance(1, numbers.Real)",
    "random": "random.seed(1); random.shuffle([1, 2]); random.choices([1, 2], k=3); "
    "random.SystemRandom().random(); return random.gauss(0, 1)",
    "itertools, functools, operator": "return float(functools.reduce(operator.mul, "
    "itertools.islice(itertools.accumulate(itertools.count(1)), 5)) "
    "+ functools.lru_cache(lambda n: n)(1) + len(list(itertools.product('ab', repeat=3))))",
    "collections": "return float(collections.Counter('aab')['a'] + len(collections.deque([1], 2)) "
    "+ collections.namedtuple('P', 'x')(1).x + collections.defaultdict(int)[0] "
    "+ len(collections.OrderedDict(a=1)) + len(collections.ChainMap({})))",
    "dataclasses, typing, abc, enum": """
        class Kind(enum.Enum):
            A = enum.auto()
        class Base(abc.ABC):
            @abc.abstractmethod
            def f(self) -> int: ...
        @dataclasses.dataclass(frozen=True, slots=True)
        class P(typing.Generic[typing.TypeVar('T')]):
            x: float = dataclasses.field(default=1.0)
        return dataclasses.replace(P(), x=2.0).x + Kind.A.value + len(typing.get_type_hints(P))
    """,
    "statistics, fractions, decimal": "return statistics.stdev([1, 2, 4]) "
    "+ float(fractions.Fraction(1, 3)) + float(decimal.Decimal('0.1').sqrt()) "
    "+ statistics.NormalDist().cdf(1)",
    "time, datetime, timeit": """
        start = time.perf_counter(), time.process_time(), time.monotonic(), time.time()
        time.sleep(0.002); time.strftime('%Y', time.gmtime(0)); time.thread_time()
        datetime.datetime.now(datetime.timezone.utc).isoformat(); datetime.date.today()
        time.localtime(); time.get_clock_info('process_time'); time.time_ns()
        return timeit.timeit(lambda: 1, number=10) + (time.perf_counter() > start[0])
    """,
    "copy, pprint, types, weakref": """
        class A: pass
        a = A(); a.b = [1]
        types.SimpleNamespace(x=1); weakref.ref(a)(); pprint.pformat({'a': list(range(50))})
        return float(copy.deepcopy(a).b[0] + copy.copy([1])[0])
    """,
    "re, string, textwrap": "return float(len(re.sub(r'(\\\\w)+', 'x', 'ab cd')) "
    "+ len(string.ascii_letters) + len(textwrap.fill('word ' * 50)) "
    "+ len(string.Template('$a').substitute(a=1)))",
    "json, csv, struct, array, io": "return float(json.loads(json.dumps({'a': [1.5]}))['a'][0] "
    "+ len(list(csv.reader(['1,2']))) + struct.unpack('<d', struct.pack('<d', 1))[0] "
    "+ array.array('d', [1, 2])[0] + len(io.BytesIO(b'ab').read()))",
    "contextlib, warnings, logging, traceback": """
        with contextlib.suppress(ValueError), contextlib.redirect_stdout(io.StringIO()):
            print('x'); raise ValueError
        warnings.warn('careful'); logging.warning('careful'); logging.getLogger('x').info('y')
        try:
            1 / 0
        except ZeroDivisionError:
            return float(len(traceback.format_exc()))
    """,
    "heapq, bisect, hashlib, secrets, uuid": """
        heap = [3, 1, 2]; heapq.heapify(heap)
        secrets.token_hex(4); uuid.uuid4()
        return float(heapq.heappop(heap) + bisect.bisect([1, 2], 1.5)
                     + len(hashlib.sha256(b'a').hexdigest()))
    """,
    "unittest, inspect, ast": """
        class Case(unittest.TestCase):
            def test_it(self): self.assertAlmostEqual(1.0, 1.0)
        found = unittest.TextTestRunner(stream=io.StringIO()).run(
            unittest.defaultTestLoader.loadTestsFromTestCase(Case))
        return float(found.wasSuccessful() + len(inspect.signature(f).parameters)
                     + ast.literal_eval('[1]')[0])
    """,
    "printing, errors, big integers, gc": """
        print('text', 3.5, file=sys.stderr, flush=True); sys.stdout.write('x')
        gc.collect(); sys.getsizeof([]); sys.exc_info(); os.getpid(); os.path.join('a')
        pathlib.PurePath('a') / 'b'; locals(); breakpoint
        return float(len(str(3 ** 5000)) + sum(i * i for i in range(10 ** 5)))
    """,
    "locks that nobody else takes": """
        with threading.Lock(), threading.RLock():
            threading.local().x = 1
        return float(threading.current_thread().name == 'MainThread')
    """,
    "recursion, generators, exceptions, deep calls": """
        def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
        def numbers():
            got = yield 1
            yield got
        one = numbers(); next(one); one.send(2)
        try:
            deep(10 ** 5)
        except RecursionError:
            return float(deep(500))
    """,
}
IMPORTS = """
import abc, array, ast, bisect, cmath, collections, contextlib, copy, csv, dataclasses
import datetime, decimal, enum, fractions, functools, gc, hashlib, heapq, inspect, io
import itertools, json, logging, math, numbers, operator, os, pathlib, pprint, random, re
import secrets, statistics, string, struct, sys, textwrap, threading, time, timeit
import traceback, types, typing, unittest, uuid, warnings, weakref
import numpy as np
"""
PROGRAMS = {**NUMPY, **STANDARD}


def program(name: str) -> str:
    body = textwrap.indent(textwrap.dedent(PROGRAMS[name]).strip(), "    ")
    return f"{IMPORTS}\ndef f():\n{body}\n"


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_works(name: str, sandbox: Sandbox) -> None:
    with sandbox.start(program(name), seed=1) as session:
        assert session.loaded.fault is None, session.loaded.fault
        reply = session.call(Call("f"))
    assert reply.fault is None, reply.fault
    assert isinstance(reply.value, float | int)


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_they_were_run_behind_the_filter(sandbox: Sandbox) -> None:
    states = {one.name: one.state for one in sandbox.isolation_report.controls}
    assert states["seccomp"] == "enforced"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's denials are Linux's")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("open('weights.npz')", "a file"),
        ("np.loadtxt('data.csv')", "a file"),
        ("np.save('W.npy', np.eye(2))", "a file"),
        ("pathlib.Path('a').read_text()", "a file"),
        ("os.stat('/etc/passwd')", "a file"),
        ("os.listdir('.')", "a folder"),
        ("os.getcwd()", "a folder"),
        ("os.makedirs('out')", "a folder"),
        ("import socket; socket.socket()", "the network"),
        ("os.fork()", "a program or a process"),
        ("os.posix_spawn('/bin/ls', ['ls'], {})", "a program or a process"),
        ("os.system('ls') and os.execv('/bin/ls', ['ls'])", "a program or a process"),
        ("threading.Thread(target=print).start()", "a thread"),
        ("os.kill(1, 9)", "a signal"),
        ("import signal; signal.signal(2, print)", "a signal"),
        ("os.setuid(0)", "another user"),
        ("os.memfd_create('x')", "memory"),
    ],
)
def test_a_denial_is_told_in_plain_words(line: str, told: str, sandbox: Sandbox) -> None:
    from grader.wording import describe_fault  # noqa: PLC0415 - the words, not the jail

    source = f"{IMPORTS}\ndef f():\n    {line}\n"
    with sandbox.start(source, seed=1) as session:
        call = Call("f")
        fault = session.call(call).fault
    assert fault is not None
    assert fault.outcome.value == "forbidden", fault
    text = describe_fault(fault, 1.0, call).render()
    assert text.startswith("Line 10 tried to "), text
    assert f" {told}" in text, text


def test_a_denial_that_cannot_be_told_apart_is_still_told(sandbox: Sandbox) -> None:
    from grader.wording import describe_fault  # noqa: PLC0415

    with sandbox.start("def f():\n    raise PermissionError(1, 'no')\n", seed=1) as session:
        fault = session.call(Call("f")).fault
    assert fault is not None
    assert "closed here: [Errno 1] no." in describe_fault(fault, 1.0, Call("f")).render()
