"""What fuzzing found interesting stays harmless, and a bounded run finds nothing new."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from fuzz_codec import LONGEST, WAYS, seeds, try_input

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").iterdir())
SECONDS = 20
MEMORY = 4 << 20  # bytes: a thousand items, and a channel's buffers


def inputs() -> dict[str, bytes]:
    return seeds() | {path.name: path.read_bytes() for path in CORPUS}


def test_the_corpus_is_small_and_reaches_everything():
    assert len(CORPUS) <= 200
    assert sum(path.stat().st_size for path in CORPUS) <= 200_000
    assert max(path.stat().st_size for path in CORPUS) <= LONGEST + 1
    assert {path.read_bytes()[0] % len(WAYS) for path in CORPUS} == set(range(len(WAYS)))


@pytest.mark.parametrize("data", inputs().values(), ids=inputs())
def test_replayed(data):
    started = time.monotonic()
    tracemalloc.start()
    try:
        try_input(data)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < MEMORY
    assert time.monotonic() - started < 1.0


def test_a_bounded_run_finds_nothing(tmp_path):
    if importlib.util.find_spec("atheris") is None:
        missing = "atheris is not installed: pip install -e '.[fuzz]'"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    found, known = tmp_path / "found", tmp_path / "known"
    found.mkdir()
    known.mkdir()
    for name, data in inputs().items():
        (known / name).write_bytes(data)
    options = [
        f"-max_total_time={SECONDS}",
        "-timeout=5",
        "-rss_limit_mb=1024",
        f"-artifact_prefix={tmp_path}/",
    ]
    command = [sys.executable, str(HERE / "fuzz_codec.py"), str(found), str(known), *options]
    env = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    run = subprocess.run(
        command, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr[-6000:] + run.stdout[-2000:]
    done = re.search(r"DONE\s+cov: (\d+)", run.stderr)
    assert done is not None, run.stderr[-2000:]
    # Code that nobody watches covers next to nothing.
    assert int(done[1]) > 100
