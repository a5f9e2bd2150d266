"""What a file is for: by its name however mended, by what it defines; how it is written."""

from __future__ import annotations

import json
import string
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.batch.intake import Unreadable, gather, program
from grader.batch.intake.contents import defined, meant_by
from grader.batch.intake.decoding import as_utf8
from grader.batch.intake.layouts import Surroundings, owners_of
from grader.batch.intake.listing import parts_of
from grader.batch.intake.names import Sure, exercise_of
from grader.batch.model import Intake

EXERCISES = ["activations/sigmoid", "activations/sigmoid_grad", "losses/one_hot", "losses/softmax"]
FUNCTIONS = {
    "activations/sigmoid": ["sigmoid"],
    "activations/sigmoid_grad": ["sigmoid_grad", "sigmoid_grad_from_output"],
    "losses/one_hot": ["one_hot", "from_one_hot"],
    "losses/softmax": ["softmax"],
}
names = st.text(st.sampled_from(string.printable + "가\u202e\ud800\u0301!_().é"), max_size=40)


def found(root: Path, files: Mapping[str, str | bytes]) -> Intake:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return gather(root, EXERCISES, functions=FUNCTIONS)


def graded(intake: Intake) -> list[tuple[str, str]]:
    return [(one.place.name.rpartition("/")[2], one.exercise) for one in intake.handed]


@pytest.mark.parametrize(
    ("name", "exercise", "sure"),
    [
        ("sigmoid.py", "activations/sigmoid", Sure.EXACT),
        ("sigmoid_grad.ipynb", "activations/sigmoid_grad", Sure.EXACT),
        ("sigmoid (1).py", "activations/sigmoid", Sure.MENDED),
        ("Sigmoid.PY", "activations/sigmoid", Sure.MENDED),
        ("sigmoid - 복사본 (2).py", "activations/sigmoid", Sure.MENDED),
        ("Copy of one-hot.ipynb", "losses/one_hot", Sure.MENDED),
        ("SigmoidGrad.py", "activations/sigmoid_grad", Sure.MENDED),
        ("onehot copy 2.py", "losses/one_hot", Sure.MENDED),
        ("sigmoid.py.txt", "activations/sigmoid", Sure.MENDED),
        ("softmax.ipynb.json", "losses/softmax", Sure.MENDED),
        ("ｓｉｇｍｏｉｄ.py", "activations/sigmoid", Sure.MENDED),
        ("Sigmoid_final.PY", "activations/sigmoid", Sure.WORDS),
        ("hw3 sigmoid grad v2.py", "activations/sigmoid_grad", Sure.WORDS),
        ("소프트맥스_softmax_과제.py", "losses/softmax", Sure.WORDS),
    ],
)
def test_names(name: str, exercise: str, sure: Sure) -> None:
    named = exercise_of([name], EXERCISES)
    assert named is not None
    assert (named.exercise, named.sure) == (exercise, sure)


@pytest.mark.parametrize(
    "name", ["homework.py", "sigmoid_and_softmax.py", "test_sigmoid.py", "sigmoidal.py", ".py", ""]
)
def test_names_that_say_nothing_or_two_things(name: str) -> None:
    assert exercise_of([name], EXERCISES) is None


@given(st.lists(names, min_size=1, max_size=5), names)
def test_no_name_breaks_the_reading_of_names(parts: list[str], text: str) -> None:
    named = exercise_of(parts, EXERCISES)
    assert named is None or named.exercise in EXERCISES
    owners = owners_of(tuple(parts), Surroundings())
    assert all(one.key and one.file for one in owners if parts[0])
    assert "" not in parts_of(text)


def test_one_file_for_several_exercises(tmp_path: Path) -> None:
    both = "import numpy as np\n\ndef sigmoid(x):\n    pass\n\nsoftmax = lambda x: x\n"
    notebook = {"cells": [{"cell_type": "code", "source": ["def one_hot():\n", "  pass\n"]}]}
    files = {
        "kim/hw1.py": both,
        "kim/softmax.py": "",  # called like it, so that it counts before what holds it too
        "kim/hw2.ipynb": json.dumps(notebook),
        "kim/notes.py": "print('def softmax')",
    }
    intake = found(tmp_path, files)
    assert graded(intake) == [
        ("hw1.py", "activations/sigmoid"),
        ("hw2.ipynb", "losses/one_hot"),
        ("softmax.py", "losses/softmax"),
    ]
    assert [one.place.name for one in intake.superseded] == ["kim/hw1.py"]
    (unclear,) = intake.unclear
    assert unclear.name == "kim/notes.py"
    assert "Rename it to one of: sigmoid.py, sigmoid_grad.py" in unclear.reason.render()
    assert "was taken for activations/sigmoid" in intake.handed[0].remarks[0].render()


def test_a_name_that_says_it_loosely_is_checked_against_what_is_defined(tmp_path: Path) -> None:
    files = {"kim/sigmoid_gradient.py": "def sigmoid_grad(x):\n    return x\n"}
    assert graded(found(tmp_path, files)) == [("sigmoid_gradient.py", "activations/sigmoid_grad")]


def test_where_there_is_one_exercise_any_program_is_meant_for_it(tmp_path: Path) -> None:
    for name in ("kim/main.py", "lee/sigmoid.py", "lee/helper.py", "park/test_all.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    intake = gather(tmp_path, EXERCISES[:1], functions={EXERCISES[0]: ["sigmoid"]})
    assert graded(intake) == [
        ("main.py", "activations/sigmoid"),
        ("sigmoid.py", "activations/sigmoid"),
    ]
    assert [one.name for one in intake.unclear] == ["park/test_all.py"]


def test_what_is_called_like_an_exercise_of_another_week_is_not_taken_for_this_one(
    tmp_path: Path,
) -> None:
    for name in ("kim/Softmax (1).py", "kim/main.py", "lee/softmax.py", "park/softmax.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"def sigmoid(x): ..." if "park" in name else b"")
    asked, functions = EXERCISES[:1], {EXERCISES[0]: ["sigmoid"]}
    intake = gather(tmp_path, asked, functions=functions, others=EXERCISES[1:])
    assert [one.place.name for one in intake.handed] == ["kim/main.py", "park/softmax.py"]
    assert not intake.superseded
    reasons = {one.name: one.reason.render() for one in intake.unclear}
    assert [*reasons] == ["kim/Softmax (1).py", "lee/softmax.py"]
    assert "does not ask for" in reasons["lee/softmax.py"]


def test_what_is_for_nobody_or_no_program_is_named_with_the_remedy(tmp_path: Path) -> None:
    files = {"sigmoid.py": "", "kim/sigmoid.py": "", "kim/report.pdf": "", "kim/all.rar": ""}
    intake = found(tmp_path, files)
    reasons = {one.name: one.reason.render() for one in intake.unclear}
    assert "name__sigmoid.py" in reasons["sigmoid.py"]
    assert "It has to be handed in as one" in reasons["kim/report.pdf"]
    assert "make a zip of it" in reasons["kim/all.rar"]
    assert len(reasons) == 3


@pytest.mark.parametrize(
    "text",
    [
        "def f(x):",
        "async  def f():",
        "class f:",
        "f = lambda x: x",
        "x = 1\r\nf=2",
        "\ufeff\ndef f(",
    ],
)
def test_what_is_defined_at_the_margin(text: str) -> None:
    assert "f" in defined(text.encode())


@pytest.mark.parametrize("text", ["  def f(x):", "# def f", "f == 2", "undef f(", "defined f"])
def test_what_is_not(text: str) -> None:
    assert "f" not in defined(text.encode())


def test_looking_at_what_is_defined_takes_no_time_for_long_lines() -> None:
    started = time.perf_counter()
    for hostile in (b"def ", b"a", b"\n", b" ", b"class\t", b"a ", b"async "):
        assert len(defined(hostile * 300_000)) <= 1
    assert time.perf_counter() - started < 5


def test_a_helper_of_another_exercise_is_no_attempt_at_it() -> None:
    asked = {"a": ["Net"], "b": ["Net", "train"], "c": ["step"], "nothing": []}
    assert meant_by({"Net"}, asked) == ["a"]
    assert meant_by({"train"}, asked) == ["b"]
    assert meant_by({"other"}, asked) == []


KOREAN = "# 활성화 함수\ndef sigmoid(x):\n    return '한글'\n"


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp949", "CP949"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, remark: str) -> None:
    content = KOREAN.replace("\n", "\r\n").encode(encoding)
    (one,) = found(tmp_path, {"kim/sigmoid.py": content}).handed
    source, remarks = program(one)
    assert source.decode("utf-8-sig") == KOREAN.replace("\n", "\r\n")
    assert [remark in said.render() for said in remarks] == [True] * bool(remark)


def test_a_file_that_says_how_it_is_written_stays_as_it_is() -> None:
    content = f"# -*- coding: cp949 -*-\n{KOREAN}".encode("cp949")
    assert as_utf8(content) == (content, None)
    assert as_utf8(b"x = '\xff\xfe\xfa'")[1] is None  # neither: Python will say so


@given(st.binary(max_size=200))
def test_no_bytes_break_the_decoding(content: bytes) -> None:
    made, remark = as_utf8(content)
    assert (made == content) or remark is not None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.sampled_from(["kim", "lee", "hw1", "sigmoid", "submitted", "a_1_234_b", ".git"]),
            max_size=4,
        ).flatmap(
            lambda folders: st.sampled_from(
                [
                    "sigmoid.py",
                    "softmax (1).py",
                    "x.ipynb",
                    "kim__one_hot.py",
                    "Kim_7_assignsubmission_file_sigmoid.py",
                    "lee_5_678_softmax-1.py",
                    "a.txt",
                    "timestamp.txt",
                    "submission_metadata.yml",
                    "b.zip",
                ]
            ).map(lambda file: "/".join([*folders, file]))
        ),
        max_size=12,
        unique=True,
    )
)
def test_no_file_is_lost(tmp_path_factory: pytest.TempPathFactory, paths: list[str]) -> None:
    root = tmp_path_factory.mktemp("in")
    intake = found(root, dict.fromkeys(paths, "x = 1"))
    told = {one.place.name for one in (*intake.handed, *intake.superseded)}
    told |= {one.name for one in intake.unclear}
    clones = {path[: path.index(".git")] for path in paths if ".git/" in path}
    seen = {path for path in paths if ".git/" not in path}
    assert told <= seen
    recorded = {path for path in seen if path.endswith(("timestamp.txt", "_metadata.yml"))}
    assert intake.ignored == len((seen - told) | recorded) + len(clones)
    in_clones = {path for path in seen if any(path.startswith(clone) for clone in clones)}
    assert seen - told <= recorded | in_clones


def test_a_notebook_that_is_none_and_a_program_that_is_one(tmp_path: Path) -> None:
    code = {"cell_type": "code", "source": "def sigmoid(x):\n    return x"}
    notebook = json.dumps({"cells": [code], "nbformat": 4})
    files = {"kim/sigmoid.py": notebook, "lee/sigmoid.ipynb": "def sigmoid(x):\n    return x\n"}
    kim, lee = found(tmp_path, files).handed
    for one, said in ((kim, "is a notebook"), (lee, "plain Python")):
        source, (remark,) = program(one)
        assert b"def sigmoid" in source
        assert b'"cells"' not in source
        assert said in remark.render()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"cells": 5}', '{"worksheets": [{"cells": 5}, 3]']
)
def test_notebooks_that_are_none(tmp_path: Path, content: str) -> None:
    (one,) = found(tmp_path, {"kim/sigmoid.ipynb": content}).handed
    with pytest.raises(Unreadable, match="Save it again from Jupyter"):
        program(one)
