"""The commands: what they print, where, and with which exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader.cli import main
from grader.course import HOME, Course
from grader.report import Control, Isolation
from grader.sandbox.session import IsolationRefused, Sandbox

WRONG = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
NAMED = "rises_the_wrong_way"
REPORT_KEYS = {
    "version",
    "exercise",
    "outcome",
    "score",
    "max_score",
    "checks",
    "diagnosis",
    "stdout",
    "isolation",
    "seconds",
}
CHECK_KEYS = {
    "id",
    "title",
    "outcome",
    "points",
    "max_points",
    "message",
    "call",
    "actual",
    "expected",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        path = tmp_path / "answer.py"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def check_json(path: str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Any]:
    status = main(["check", "activations/sigmoid", path, "--json", *more])
    printed = capsys.readouterr()
    assert printed.err == ""
    return status, json.loads(printed.out)


def test_a_right_solution(
    course: Course, file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    entry = course.find("sigmoid")
    status, data = check_json(file(entry.solution_source), capsys)
    assert status == 0
    assert data.keys() >= REPORT_KEYS
    assert data["version"] == 1
    assert data["outcome"] == "passed"
    assert data["score"] == data["max_score"] == entry.points
    assert all(check.keys() >= CHECK_KEYS for check in data["checks"])
    assert data["isolation"].keys() == {"level", "controls"}
    assert data["diagnosis"] == []


def test_a_known_mistake_is_named(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, data = check_json(file(WRONG), capsys)
    assert status == 1
    assert [found["mistake"] for found in data["diagnosis"]] == [NAMED]
    failed = [check for check in data["checks"] if check["outcome"] == "failed"]
    assert failed[0]["call"].startswith("sigmoid(")
    assert failed[0]["actual"] != failed[0]["expected"]


def test_the_seed_decides_the_inputs(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file("import numpy as np\n\ndef sigmoid(x):\n    print(x)\n    return x\n")
    first, second = (check_json(path, capsys, "--seed", "5")[1] for _ in range(2))
    other = check_json(path, capsys, "--seed", "6")[1]
    assert first["seed"] == 5
    assert first["stdout"] == second["stdout"]
    assert first["stdout"] != other["stdout"]


def test_without_a_seed_the_inputs_differ(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(WRONG)
    assert check_json(path, capsys)[1]["seed"] != check_json(path, capsys)[1]["seed"]


def test_the_answer_in_korean(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(WRONG)
    english = check_json(path, capsys)[1]
    korean = check_json(path, capsys, "--lang", "ko")[1]
    assert korean["checks"][0]["id"] == english["checks"][0]["id"]
    for one in ("title",):
        assert korean["checks"][0][one] != english["checks"][0][one]
    assert korean["diagnosis"][0]["explanation"] != english["diagnosis"][0]["explanation"]
    assert main(["check", "sigmoid", path, "--lang", "ko"]) == 1
    assert "이런 일이 일어난 것 같아요" in capsys.readouterr().out


def test_the_first_thing_to_read_is_the_diagnosis(
    course: Course, file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "sigmoid", file(WRONG)]) == 1
    shown = capsys.readouterr().out
    explanation = next(one for one in course.find("sigmoid").mistakes if one.id == NAMED)
    order = [
        "What we think happened",
        explanation.explanation[:40],
        "elements differ",
        "called  ",
        "returned  ",
        "expected  ",
        "Score: 1 of 10",
    ]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)
    for check in course.find("sigmoid").exercise.checks:
        assert check.title in shown
    assert "\x1b" not in shown


def test_hostile_text_is_shown_as_text(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(
        'print("[bold red]markup[/] \\x1b]0;title\\x07\\x1b[31mred \\u202eback")\n'
        'def sigmoid(x):\n    raise ValueError("[link=http://a]x[/link] \\x1b[2J :ok: \\ud800")\n'
    )
    assert main(["check", "sigmoid", path]) == 1
    shown = capsys.readouterr().out
    assert "[bold red]markup[/] red \\u202eback" in shown
    assert "[link=http://a]x[/link]  :ok: \\ud800" in shown
    assert "\x1b" not in shown
    status, data = check_json(path, capsys)
    assert status == 1
    assert "\x1b]0;title\x07" in data["stdout"]  # data keeps what was printed


def test_a_file_that_cannot_be_run_is_explained(
    file: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "sigmoid", file("def sigmoid(x)\n    return x\n")]) == 1
    shown = capsys.readouterr().out
    assert "Line 1 needs a colon" in shown
    assert "def sigmoid(x)" in shown
    assert "Score: 0 of 10" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "sigmod", "-"], "Did you mean sigmoid?"),
        (["check", "zzz", "-"], "There are: array_shapes, "),
        (["check", "sigmoid", "no/such/file.py"], "no/such/file.py"),
        (["verify", "zzz"], "There is no exercise zzz"),
        (["new", "Losses"], "chapter/slug"),
        (["new", "activations/sigmoid"], "is there already"),
    ],
)
def test_bad_usage_names_the_remedy(
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("grader.cli.submission.sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["check"],
        ["check", "sigmoid", "f.py", "--seed", "x"],
        ["check", "sigmoid", "f.py", "--seed", "-1"],
        ["check", "sigmoid", "f.py", "--lang", "fr"],
        ["verify", "--seeds", "0"],
    ],
)
def test_arguments_that_make_no_sense(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: grader" in capsys.readouterr().err


def test_refused_isolation(
    file: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: Sandbox) -> Isolation:
        raise IsolationRefused("landlock: unavailable")

    monkeypatch.setattr(Sandbox, "isolation_report", property(refuse))
    assert main(["check", "sigmoid", file(WRONG), "--isolation", "strict", "--json"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "landlock: unavailable" in printed.err


def test_a_fault_of_ours_is_not_blamed_on_the_learner(
    file: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("in the grader")

    monkeypatch.setattr("grader.grading.grade", broken)
    assert main(["check", "sigmoid", file(WRONG)]) == 3
    told = capsys.readouterr().err
    assert "not your fault" in told
    assert "ZeroDivisionError: in the grader" in told


def test_reduced_isolation_is_told(
    file: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking = Isolation(
        "reduced",
        (Control("landlock", "unavailable", "ENOSYS"), Control("seccomp", "enforced")),
    )
    monkeypatch.setattr(Sandbox, "isolation_report", property(lambda self: lacking))
    assert main(["check", "sigmoid", file(WRONG)]) == 1
    assert "not enforced: landlock." in capsys.readouterr().out
    assert main(["probe"]) == 0
    shown = capsys.readouterr().out
    assert "ENOSYS" in shown
    assert "Isolation is reduced" in shown
    assert main(["probe", "--isolation", "strict", "--json"]) == 3
    data = json.loads(capsys.readouterr().out)
    assert data["level"] == "reduced"
    assert data["controls"][0] == {"name": "landlock", "state": "unavailable", "detail": "ENOSYS"}


def test_probe_shows_every_control(capsys: pytest.CaptureFixture[str], sandbox: Sandbox) -> None:
    assert main(["probe"]) == 0
    shown = capsys.readouterr().out
    controls = sandbox.isolation_report.controls
    assert controls
    assert all(control.name in shown for control in controls)


def test_list_shows_every_exercise(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    shown = capsys.readouterr().out
    for entry in course:
        assert entry.id in shown
        assert entry.task().title in shown
    assert main(["list", "--json", "--lang", "ko"]) == 0
    data = json.loads(capsys.readouterr().out)
    listed = [one["id"] for chapter in data["chapters"] for one in chapter["exercises"]]
    assert listed == [entry.id for entry in course]
    first = next(iter(course))
    assert data["chapters"][0]["exercises"][0]["title"] == first.task("ko").title


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in ((["--version"], "scratchgrad "), (["check", "--help"], "--isolation")):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        assert told in capsys.readouterr().out


def test_an_interrupt_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.cli.list.open_course", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr() == ("", "")


def start(*arguments: str, **settings: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *arguments],
        cwd=HOME,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **settings,
    )


def test_standard_input_and_nothing_but_json_on_standard_output() -> None:
    hostile = 'print("noise")\nimport os\nos.write(1, b"more noise")\n' + WRONG
    process = start("check", "sigmoid", "-", "--json", stdin=subprocess.PIPE)
    out, err = process.communicate(hostile, timeout=60)
    assert process.returncode == 1
    assert json.loads(out)["stdout"] == "noise\n"
    assert err == ""


@pytest.mark.parametrize("arguments", [["list", "--json"], ["list"]])
def test_a_reader_that_leaves_early_is_no_error(arguments: list[str]) -> None:
    process = start(*arguments)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 141
    process.stderr.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the zygote is Linux only")
def test_control_c_leaves_no_process_behind(tmp_path: Path) -> None:
    path = tmp_path / "loop.py"
    path.write_text("def sigmoid(x):\n    while True:\n        pass\n", encoding="utf-8")
    process = start("check", "sigmoid", str(path))
    started = psutil.Process(process.pid)
    waited_until(lambda: any(map(is_busy, started.children(recursive=True))))
    theirs = started.children(recursive=True)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "")
    waited_until(lambda: not any(one.is_running() for one in theirs))


def is_busy(process: psutil.Process) -> bool:
    try:
        return bool(process.cpu_times().user > 0.5)
    except psutil.NoSuchProcess:
        return False


def waited_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
