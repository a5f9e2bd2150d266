"""``grader run``: what it tells, what it leaves, and what it survives."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader.batch.local import LocalPool
from grader.batch.results import FILE, Results
from grader.batch.settings import Settings
from grader.batch.work import Done, Item
from grader.cli import main
from grader.cli.arguments import make_parser
from grader.cli.run_settings import settings_of
from grader.course import HOME, Course
from grader.message import Message, message

ASSIGNMENT = 'title = "Week 1"\nseed = 5\n[exercises]\nsigmoid = 10\n'
LOOP = "def sigmoid(x):\n    while True: pass\n"
WRONG = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
HOSTILE = "\x1b[31mred\u202e\nname.txt"
KEYS = {
    "version", "status", "submissions", "out", "assignment", "layouts", "students", "superseded",
    "ignored", "unclear", "guessed", "missing", "not_on_roster", "total", "done", "graded",
    "unchanged",
}  # fmt: skip
FINISHED = {"outcomes", "seconds", "mean", "points", "unread", "isolation", "files"}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def week(tmp_path: Path) -> str:
    path = tmp_path / "week.toml"
    path.write_text(ASSIGNMENT)
    return str(path)


@pytest.fixture
def folder(tmp_path: Path, course: Course) -> Path:
    """Three students: one right, one wrong, one with something that nobody understands."""
    place = tmp_path / "class"
    for student, text in [("kim", course.find("sigmoid").solution_source), ("lee", WRONG)]:
        (place / student).mkdir(parents=True)
        (place / student / "sigmoid.py").write_text(text)
    return place


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["run", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def class_of(place: Path, course: Course, count: int, loops: bool = False) -> Path:
    """Write programs of which no two are the same."""
    good = course.find("sigmoid").solution_source
    for number in range(count):
        (place / f"s{number:03}").mkdir(parents=True)
        text = LOOP if loops else (good, WRONG)[number % 2]
        (place / f"s{number:03}" / "sigmoid.py").write_text(f"{text}# {number}\n")
    return place


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "grader", "run", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HOME)},
    )


def verdicts(out: Path) -> int:
    """Count the verdicts that are kept, without touching the file."""
    with closing(sqlite3.connect(f"file:{out / FILE}?mode=ro", uri=True)) as raw:
        try:
            found: int = raw.execute("select count(*) from verdicts").fetchone()[0]
        except sqlite3.OperationalError:  # not made yet
            return 0
        return found


def wait_for_verdicts(out: Path, most: float = 20) -> None:
    until = time.monotonic() + most
    while not (out / FILE).is_file() or not verdicts(out):
        assert time.monotonic() < until
        time.sleep(0.02)


def is_looping(pid: int) -> bool:
    """Whether a program is at work below a run: run, worker, zygote, program."""
    with contextlib.suppress(psutil.NoSuchProcess):
        for worker in psutil.Process(pid).children():
            programs = [one for zygote in worker.children() for one in zygote.children()]
            if any(program.cpu_times().user > 0.2 for program in programs):
                return True
    return False


def all_gone(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=5)[1]


class TestWhatItTells:
    def test_a_class_from_beginning_to_end(
        self, folder: Path, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        roster = tmp_path / "roster.csv"
        roster.write_text("id,name\nkim,Minji Kim\npark,Jun Park\n")
        options = [folder, "--out", out, "--assignment", week, "--roster", roster, "--jobs", 1]
        status, told, errors = run(capsys, *options)
        assert (status, errors) == (0, "")
        assert "a folder for each student. Files: 2" in told
        assert "handed in nothing that was understood: 1\n  park Jun Park" in told
        assert "not on the roster: 1\n  lee" in told
        assert "Every check passed: 1 of 2" in told
        # Jun, who handed in nothing, is in neither mean.
        mean = json.loads((out / "results.json").read_text())["summary"]["mean"]
        assert f"Mean of who handed in something: {mean:.2f} of 10 points" in told
        assert mean >= 5
        assert "Isolation: " in told
        assert (out / "gradebook.csv").is_file()
        assert "park" in (out / "intake.txt").read_text()

        left = sorted(out.rglob("*"))
        assert run(capsys, *options, "--dry-run")[0] == 0
        assert sorted(out.rglob("*")) == left

        first = (out / "gradebook.csv").read_bytes()
        status, told, errors = run(capsys, *options, "--json")
        assert errors == ""
        data = json.loads(told)
        assert (status, data["graded"], data["unchanged"]) == (0, 0, 2)
        assert (out / "gradebook.csv").read_bytes() == first

    def test_json_is_one_object_with_all_that_is_documented(
        self, folder: Path, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "kim" / HOSTILE).write_text("what is this")
        (folder / "kim" / "sigmoid (1).py").write_text(WRONG)
        (folder / "lee" / "sigmoid.py").write_text("#" * 2_000_000)
        out = tmp_path / "out"
        options = [folder, "--out", out, "--assignment", week, "--json"]
        status, told, _ = run(capsys, *options, "--dry-run")
        looked = json.loads(told)
        assert status == 1  # something was not understood
        assert not out.exists()
        assert set(looked) == KEYS | {"done"}
        assert (looked["status"], looked["total"], looked["done"]) == ("dry_run", 2, 0)

        status, told, _ = run(capsys, *options)
        data = json.loads(told)
        assert status == 1
        assert set(data) == KEYS | FINISHED
        assert {key: data[key] for key in KEYS - {"status", "done", "graded"}} == {
            key: looked[key] for key in KEYS - {"status", "done", "graded"}
        }
        assert (data["status"], data["done"], data["points"]) == ("finished", 2, 10)
        assert [one["student"] for one in data["unread"]] == ["lee"]
        assert "1024 kB" in data["unread"][0]["reason"]
        assert data["outcomes"]["error"] == 1
        assert len(data["unclear"]) == 1
        assert data["superseded"] == 1
        (isolation,) = {one["level"] for one in data["isolation"].values()}
        assert isolation in ("strict", "reduced")
        assert all(Path(name).exists() for name in data["files"])

    def test_what_strangers_wrote_cannot_speak_to_the_terminal(
        self, folder: Path, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "kim" / HOSTILE).write_text("")
        (folder / "kim" / "[bold]x.txt").write_text("")
        options = [folder, "--out", tmp_path / "out", "--assignment", week, "--dry-run"]
        status, told, _ = run(capsys, *options)
        assert status == 1
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert "red\\u202e\\nname.txt: " in told
        assert "[bold]x.txt: " in told

    def test_long_lists_are_folded_and_stand_whole_in_a_file(
        self, folder: Path, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for number in range(30):
            (folder / f"note{number:02}.txt").write_text("")
        options = [folder, "--out", tmp_path / "out", "--assignment", week, "--lang", "ko"]
        _, told, _ = run(capsys, *options, "--dry-run")
        assert "note29.txt" in told  # nothing is written, so all of it is shown
        status, told, _ = run(capsys, *options, "--jobs", 1)
        assert status == 1
        assert "note00.txt" in told
        assert "note29.txt" not in told
        assert "note29.txt" in (tmp_path / "out" / "intake.txt").read_text()


class TestWhatItRefuses:
    def refused(
        self, capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 2
    ) -> str:
        found, told, errors = run(capsys, *arguments)
        assert (found, told) == (status, "")
        assert errors.startswith("grader: ")
        return errors

    def test_bad_usage(
        self, folder: Path, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        assert "--resume" in self.refused(capsys, "--out", out)
        assert "Leave --resume out" in self.refused(capsys, "--out", out, "--resume")
        assert "elsewhere" in self.refused(capsys, folder, "--out", folder / "kim" / "out")
        assert "nowhere" in self.refused(capsys, tmp_path / "nowhere", "--out", out)
        missing = tmp_path / "missing.toml"
        assert "missing.toml" in self.refused(capsys, folder, "--out", out, "--assignment", missing)
        (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
        assert "bad.csv" in self.refused(
            capsys, folder, "--out", out, "--roster", tmp_path / "bad.csv"
        )
        bogus = ["--scheduler", "somewhere"]
        assert "tcp://HOST:PORT" in self.refused(capsys, folder, "--out", out, *bogus)
        assert not out.exists()

    def test_nothing_to_be_graded(
        self, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "class").mkdir()
        options = [tmp_path / "class", "--out", tmp_path / "out", "--assignment", week, "--json"]
        assert "right folder" in self.refused(capsys, *options)
        assert not (tmp_path / "out").exists()

    def test_another_run_holds_the_folder(
        self, folder: Path, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with Results(tmp_path / "out"):
            options = [folder, "--out", tmp_path / "out", "--assignment", week, "--json"]
            assert "Another run" in self.refused(capsys, *options)

    def test_a_damaged_file_and_a_folder_that_cannot_be(
        self, folder: Path, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / FILE).write_text("no database" * 200)
        options = [folder, "--assignment", week, "--json", "--out"]
        assert "Move it away" in self.refused(capsys, *options, tmp_path / "out")
        assert "week.toml" in self.refused(capsys, *options, Path(week) / "out")

    def test_nothing_of_anothers_is_replaced(
        self, folder: Path, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        notes = tmp_path / "mine" / "feedback" / "kim.md"
        notes.parent.mkdir(parents=True)
        notes.write_text("a weekend of comments")
        options = [folder, "--assignment", week, "--out", tmp_path / "mine", "--json"]
        assert "holds feedback, and no run" in self.refused(capsys, *options)
        assert [*(tmp_path / "mine").rglob("*")] == [notes.parent, notes]


class TestBeingStopped:
    def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(
        self, tmp_path: Path, course: Course, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        place, out = class_of(tmp_path / "class", course, 400), tmp_path / "the out"
        process = start(place, "--out", out, "--assignment", week, "--json")
        wait_for_verdicts(out)
        family = psutil.Process(process.pid).children(recursive=True)
        assert family
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        told, errors = process.communicate(timeout=20)
        assert time.monotonic() - started < 10
        assert process.returncode == 130
        data: Any = json.loads(told)
        assert data["status"] == "stopped"
        assert 0 < data["done"] < 400
        assert verdicts(out) == data["done"]
        assert f"{data['done']} of 400" in errors
        assert f"grader run --resume --out '{out}'" in errors
        assert "Traceback" not in errors
        assert all_gone(family)
        # A plain run would not say what becomes of it; --dry-run of the rest looks only.
        status, _, refusal = run(capsys, place, "--out", out, "--assignment", week)
        assert status == 2
        assert "--resume" in refusal
        status, told, _ = run(capsys, "--out", out, "--resume", "--dry-run", "--json")
        assert (status, json.loads(told)["total"]) == (0, 400)

    def test_the_second_ctrl_c_ends_at_once(
        self, tmp_path: Path, course: Course, week: str
    ) -> None:
        place, out = class_of(tmp_path / "class", course, 6, loops=True), tmp_path / "out"
        process = start(place, "--out", out, "--assignment", week, "--call-seconds", 8, "--jobs", 2)
        until = time.monotonic() + 20
        while not is_looping(process.pid):
            assert time.monotonic() < until
            time.sleep(0.05)
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        time.sleep(0.7)
        assert process.poll() is None  # it waits for the loops
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert time.monotonic() - started < 3
        assert process.returncode == 130
        assert "Ctrl+C again" in errors
        assert "Traceback" not in errors
        assert all_gone(family)

    def test_killed_at_any_moment_it_goes_on_and_nothing_is_lost(
        self, tmp_path: Path, course: Course, week: str
    ) -> None:
        place = class_of(tmp_path / "class", course, 60)
        (place / "s040" / "sigmoid.py").write_text(LOOP)  # some time that is surely its midst
        calm, out = tmp_path / "calm", tmp_path / "out"
        options = ["--assignment", week, "--call-seconds", 2]
        whole = start(place, "--out", calm, *options, "--jobs", 2)
        started = time.monotonic()
        assert whole.wait(60) == 0
        usual = time.monotonic() - started
        moments = random.Random(7)
        seen = [0]
        for kill in range(6):
            again = [] if not (out / FILE).exists() else ["--resume"]
            process = start(place, "--out", out, *options, "--jobs", 1, *again)
            if kill == 0:
                wait_for_verdicts(out)  # and the loop is still to come
            try:
                status = process.wait(moments.uniform(0.2, 0.8) * usual if kill else 0.01)
            except subprocess.TimeoutExpired:
                family = psutil.Process(process.pid).children(recursive=True)
                process.kill()
                process.wait()
                assert all_gone(family)
            else:
                assert status in (0, 2)  # 2: it was killed before there was a run to go on with
            seen.append(verdicts(out) if (out / FILE).exists() else 0)
        assert seen == sorted(seen)
        assert any(0 < one < 60 for one in seen), seen  # else nothing was shown
        more = ["--resume"] if unfinished(out) else [place, *options]
        last = start(*more, "--out", out, "--jobs", 2)
        told, errors = last.communicate(timeout=60)
        assert last.returncode == 0, errors
        assert "Every check passed: 29 of 60" in told
        assert verdicts(out) == 60
        for name in ("gradebook.csv", "canvas.csv"):
            assert (out / name).read_bytes() == (calm / name).read_bytes()


class TestGoingOn:
    def test_it_is_asked_as_it_was_before(
        self, folder: Path, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        kept = Settings(str(folder), week, None, "strict", 1.5, "ko")
        with Results(out) as results:
            results.begin(kept)
        told = run(capsys, "--out", out, "--resume", "--dry-run")[1]
        assert str(folder) in told
        parser = make_parser("en", str)
        given = parser.parse_args(["run", "--out", str(out), "--resume"])
        assert settings_of(given) == (kept, None)
        other = ["--isolation", "best", "--call-seconds", "2", "--lang", "en"]
        given = parser.parse_args(["run", "--out", str(out), "--resume", *other])
        assert settings_of(given) == (Settings(str(folder), week, None, "best", 2.0, "en"), None)
        other = ["--assignment", tmp_path / "x.toml", "--dry-run", "--lang", "en"]
        _, _, errors = run(capsys, folder / "kim", "--out", out, "--resume", *other)
        assert "another run" in errors
        assert f"submissions {folder / 'kim'} (before: {folder}); " in errors
        assert f"assignment {tmp_path / 'x.toml'} (before: {week})" in errors

    def test_time_outs_are_graded_again_and_a_worker_lost_meanwhile_is_named(
        self,
        tmp_path: Path,
        course: Course,
        week: str,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        class Losing(LocalPool):
            lost: tuple[Message, ...] = ()

            def submit(self, items: Sequence[Item]) -> Future[list[Done]]:
                self.lost = (message("Worker {worker} gets no work.", worker="w2\x1b[2J"),)
                return super().submit(items)

            @property
            def remarks(self) -> tuple[Message, ...]:
                return self.lost

        monkeypatch.setattr("grader.cli.run.LocalPool", Losing)
        place = class_of(tmp_path / "class", course, 2)
        (place / "s001" / "sigmoid.py").write_text(LOOP)
        options = [place, "--out", tmp_path / "out", "--assignment", week, "--json", "--jobs", 1]
        options += ["--call-seconds", 0.3]
        _, first, errors = run(capsys, *options)
        assert errors.count("Worker w2") == 1
        assert "\x1b" not in errors
        assert json.loads(first)["outcomes"] == {"passed": 1, "timeout": 1}
        again = json.loads(run(capsys, *options, "--again-time-outs")[1])
        assert (again["graded"], again["unchanged"]) == (1, 1)

    def test_what_could_not_be_written_is_written_by_the_next(
        self, folder: Path, tmp_path: Path, week: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        (out / "gradebook.csv.new" / "in the way").mkdir(parents=True)
        options = [folder, "--out", out, "--assignment", week, "--jobs", 1, "--json"]
        status, told, errors = run(capsys, *options)
        assert (status, told) == (2, "")
        assert "gradebook.csv" in errors
        assert "--resume" in errors
        shutil.rmtree(out / "gradebook.csv.new")
        status, told, _ = run(capsys, "--out", out, "--resume", "--json")
        assert status == 0
        assert (json.loads(told)["graded"], json.loads(told)["unchanged"]) == (0, 2)
        assert (out / "gradebook.csv").is_file()
        (out / FILE).unlink()  # as one is told to where it is damaged
        status, told, _ = run(capsys, *options, "--dry-run")
        assert (status, json.loads(told)["status"]) == (0, "dry_run")


def unfinished(out: Path) -> bool:
    with Results(out) as results:
        last = results.last()
    return last is not None and not last.finished
