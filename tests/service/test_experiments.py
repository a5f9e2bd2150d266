"""What goes from an experiment to its picture and table, and what is stopped on the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.course import HOME, Entry, load_course
from grader.experiments import (
    ExperimentProblem,
    ExperimentResult,
    History,
    Look,
    Picture,
    Table,
    answer,
    for_the_jail,
    picture,
    read_controls,
    run,
    running,
    tabulate,
    with_data,
)
from grader.experiments import history as history_module
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox

LOOK = Look(say=str.upper, dark=False)
CONTROLS: dict[str, dict[str, Any]] = {
    "lr": {"kind": "slider", "label": "Learning rate", "min": 0.1, "max": 2.0, "value": 0.5},
    "epochs": {"kind": "integer", "label": "Epochs", "min": 1, "max": 100, "value": 10},
    "labels": {"kind": "choice", "label": "Labels", "options": ["0 1", "1 0"], "value": "0 1"},
}


def experiment(**functions: Callable[..., Any]) -> ModuleType:
    return SimpleNamespace(**functions)  # type: ignore[return-value]


class TestControls:
    def test_those_not_given_start_as_declared(self) -> None:
        assert read_controls(CONTROLS, {"lr": 1}) == {"lr": 1.0, "epochs": 10, "labels": "0 1"}

    def test_each_kind_comes_as_its_type(self) -> None:
        read = read_controls(CONTROLS, {"lr": 2, "epochs": 7.0, "labels": "1 0"})
        assert read == {"lr": 2.0, "epochs": 7, "labels": "1 0"}
        assert type(read["lr"]) is float
        assert type(read["epochs"]) is int

    def test_an_unknown_one_is_refused(self) -> None:
        with pytest.raises(ExperimentProblem, match="no control named momentum"):
            read_controls(CONTROLS, {"momentum": 1})

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("lr", 0.0),
            ("lr", 2.1),
            ("lr", float("nan")),
            ("lr", float("inf")),
            ("lr", "1"),
            ("lr", True),
            ("lr", None),
            ("lr", [1.0]),
            ("epochs", 0),
            ("epochs", 101),
            ("epochs", 2.5),
            ("epochs", False),
            ("epochs", 10**400),
            ("labels", "1 1"),
            ("labels", 0),
            ("labels", ["0 1"]),
        ],
    )
    def test_a_value_it_cannot_have_is_refused(self, name: str, value: Any) -> None:
        with pytest.raises(ExperimentProblem, match="cannot be") as caught:
            read_controls(CONTROLS, {name: value})
        label = CONTROLS[name]["label"]
        told = caught.value.message.render(lambda text: "그것" if text == label else text)
        assert told.startswith("그것 ")


class TestHistory:
    def test_numbers_and_containers_of_numbers_are_kept(self) -> None:
        history = History()
        step = {
            "progress": 0.25,
            "loss": np.float64(0.5),
            "right": np.True_,
            "map": np.zeros((3, 3)),
            "layers": {"W1": np.ones(2), "sizes": [1, 2]},
        }
        assert history.add(step) == 0.25
        (kept,) = history.steps
        assert kept["layers"]["sizes"] == [1, 2]
        assert type(kept["loss"]) is float
        assert kept["right"] is True
        assert kept["map"].shape == (3, 3)

    @pytest.mark.parametrize(
        "step",
        [
            None,
            [1.0],
            {"text": "boo"},
            {"nothing": None},
            {"deep": [[[[[[1]]]]]]},
            {"long": [0] * 1001},
            {"huge": 10**30},
            {"<b>name</b>": 1},
            {1: 1},
            {"complex": np.zeros(2, dtype=complex)},
            {"words": np.array(["a"])},
            {"in": {"a key": 1}},
        ],
    )
    def test_all_else_is_refused(self, step: Any) -> None:
        with pytest.raises(ExperimentProblem, match="not made of numbers"):
            History().add(step)

    def test_bytes_are_counted(self) -> None:
        history = History()
        with pytest.raises(ExperimentProblem, match="far more numbers"):
            for _ in range(100):
                history.add({"y": np.zeros(100_000)})
        assert len(history.steps) == history_module._MAX_BYTES // 800_000

    def test_steps_are_counted(self) -> None:
        history = History()
        with pytest.raises(ExperimentProblem, match="far more numbers"):
            for _ in range(history_module._MAX_STEPS + 1):
                history.add({"y": 1})
        assert len(history.steps) == history_module._MAX_STEPS

    def test_progress_stays_between_0_and_1_and_never_goes_back(self) -> None:
        history = History()
        told = [-1.0, np.float32(0.5), 0.25, float("nan"), float("inf"), 7, [1], True]
        seen = [history.add({"progress": value}) for value in told]
        assert seen == [0.0, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0]


class TestDrawing:
    def test_its_words_are_the_readers(self) -> None:
        said: list[str] = []

        def draw(figure: Any, history: Any, controls: Any, say: Any) -> None:
            said.append(say("epoch"))
            figure.add_subplot().plot([step["y"] for step in history])

        png = picture(experiment(draw=draw), [{"y": 1}, {"y": 2}], {}, LOOK)
        assert png.startswith(b"\x89PNG")
        assert said == ["EPOCH"]

    @pytest.mark.parametrize(
        "y",
        [
            np.zeros(5),
            np.zeros((2, 2, 2)),
            [1, [2, 3]],
            {"a": 1},
        ],
        ids=["length", "shape", "ragged", "dict"],
    )
    def test_numbers_of_the_wrong_shape_are_said_so(self, y: Any) -> None:
        def draw(figure: Any, history: Any, controls: Any, say: Any) -> None:
            figure.add_subplot().plot(np.arange(3), history[-1]["y"])

        with pytest.raises(ExperimentProblem, match="could not be drawn"):
            picture(experiment(draw=draw), [{"y": y}], {}, LOOK)

    @pytest.mark.parametrize(
        "value",
        [np.nan, np.inf, -np.inf, 1e308, -1e308, 5e-324, 0.0, 2.0**53],
    )
    @pytest.mark.filterwarnings("ignore")
    def test_extreme_numbers_never_do_worse_than_a_problem(self, value: float) -> None:
        def draw(figure: Any, history: Any, controls: Any, say: Any) -> None:
            left, right = figure.subplots(1, 2)
            y = history[-1]["y"]
            left.plot(np.arange(4), y)
            left.set_ylim(float(np.min(y)), float(np.max(y)))
            right.contourf(np.outer(y, y))

        y = np.array([value, 1.0, -value, value])
        try:
            png = picture(experiment(draw=draw), [{"y": y}], {}, LOOK)
        except ExperimentProblem as problem:
            assert "could not be drawn" in str(problem)
        else:
            assert png.startswith(b"\x89PNG")

    def test_a_missing_name_is_a_problem(self) -> None:
        def draw(figure: Any, history: Any, controls: Any, say: Any) -> None:
            figure.suptitle(history[-1]["loss"])

        with pytest.raises(ExperimentProblem, match="KeyError: 'loss'"):
            picture(experiment(draw=draw), [{"y": 1}], {}, LOOK)


class TestTable:
    def test_cells_are_plain_numbers_and_texts(self) -> None:
        def table(history: Any, controls: Any, say: Any) -> Any:
            return ["x", say("y")], [["a", np.float32(0.5)], [np.int64(3), np.array(True)]]

        made = tabulate(experiment(table=table), [{}], {}, LOOK)
        assert made == Table(("x", "Y"), (("a", 0.5), (3, 1)))
        assert [type(cell) for row in made.rows for cell in row] == [str, float, int, int]

    def test_there_may_be_none(self) -> None:
        empty = None
        assert tabulate(experiment(), [{}], {}, LOOK) == empty
        assert tabulate(experiment(table=lambda *_: None), [{}], {}, LOOK) == empty

    @pytest.mark.parametrize(
        "made",
        [
            (["x"], [[np.zeros(3)]]),
            (["x"], [[None]]),
            (["x"], [[{}]]),
            (["x", "y"], [[1]]),
            (["x"], 5),
            5,
        ],
    )
    def test_another_shape_is_a_problem(self, made: Any) -> None:
        with pytest.raises(ExperimentProblem, match="could not be drawn"):
            tabulate(experiment(table=lambda *_: made), [{}], {}, LOOK)

    @pytest.mark.parametrize("made", [(["x"], [[1]] * 201), (["x"] * 21, [])])
    def test_its_size_is_bounded(self, made: Any) -> None:
        with pytest.raises(ExperimentProblem, match="far more numbers"):
            tabulate(experiment(table=lambda *_: made), [{}], {}, LOOK)


class Seen:
    """What a run shows on its way."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.progress: list[float] = []

    def go(self, entry: Entry, source: str, sandbox: Sandbox, **controls: Any) -> ExperimentResult:
        return run(
            entry,
            source,
            controls,
            sandbox=sandbox,
            look=LOOK,
            show=self.pictures.append,
            moved=self.progress.append,
        )


@pytest.fixture
def twice(toys: Path) -> Entry:
    return load_course(toys).find("twice")


class TestRun:
    def test_it_trains_draws_and_tabulates(self, twice: Entry, sandbox: Sandbox) -> None:
        seen = Seen()
        result = seen.go(twice, "def twice(x):\n    return 2 * x\n", sandbox, steps=4)
        assert seen.progress == [0.25, 0.5, 0.75, 1.0]
        assert seen.pictures[-1].progress == 1.0
        assert seen.pictures[-1].png.startswith(b"\x89PNG")
        assert result.table is not None
        assert result.table.columns == ("INPUT", "y")
        assert result.table.rows[3] == (3, 6.0)

    def test_drawing_never_holds_up_the_stream(
        self, twice: Entry, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """While one slow picture is made, all steps come in; the last picture shows the end."""
        begun, in_time = threading.Event(), threading.Event()
        drawn: list[int] = []

        def slow(_: Any, steps: list[Any], *__: Any) -> bytes:
            drawn.append(len(steps))
            begun.set()
            if len(drawn) == 1:
                in_time.wait(10)
            return b"png"

        monkeypatch.setattr(running, "picture", slow)
        seen = Seen()

        def moved(progress: float) -> None:
            if progress > 0.5:
                begun.wait(10)
            if progress == 1.0:
                in_time.set()

        run(
            twice,
            "def twice(x):\n    return 2 * x\n",
            {"steps": 300},
            sandbox=sandbox,
            look=LOOK,
            show=seen.pictures.append,
            moved=moved,
        )
        assert in_time.is_set()
        assert drawn[0] < 300
        assert drawn[-1] == 300
        assert len(drawn) <= 4

    def test_at_most_about_three_pictures_a_second(self, twice: Entry, sandbox: Sandbox) -> None:
        seen = Seen()
        slow = "import time\ndef twice(x):\n    time.sleep(0.02)\n    return 2 * x\n"
        started = time.monotonic()
        seen.go(twice, slow, sandbox, steps=75)
        took = time.monotonic() - started
        assert 2 <= len(seen.pictures) <= 3 * took + 3

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("def twice(x):\n    y = 2 * x\n    return y[100]\n", "Line 3"),
            ("def twice(x):\n    raise NotImplementedError\n", "twice still raises"),
            ("def twice(x)\n    return 2 * x\n", "line 1|Line 1"),
            ("def twise(x):\n    return 2 * x\n", "defines twise; the exercise asks for twice"),
            ("", "does not define twice"),
            ("def twice(x):\n    return 'boo'\n", "not made of numbers"),
            ("def twice(x):\n    return None\n", "not made of numbers"),
            ("def twice(x):\n    return x[:2]\n", "could not be drawn"),
            ("import os\ndef twice(x):\n    os._exit(0)\n", "ended the whole Python process"),
        ],
        ids=["raises", "stub", "syntax", "misspelt", "empty", "text", "none", "shape", "exit"],
    )
    def test_what_goes_wrong_is_said(
        self, twice: Entry, sandbox: Sandbox, source: str, words: str
    ) -> None:
        with pytest.raises(ExperimentProblem, match=words):
            Seen().go(twice, source, sandbox)

    @pytest.mark.parametrize(
        "source",
        [
            "def twice(x):\n    while True: pass\n",
            "import time\ndef twice(x):\n    time.sleep(0.1)\n    return x\n",
            "while True: pass\n",
        ],
        ids=["one step", "many steps", "file"],
    )
    def test_too_long_is_a_time_out(
        self, twice: Entry, sandbox: Sandbox, source: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        limits = Limits(call_seconds=0.5, total_seconds=1.0)
        monkeypatch.setattr(running, "EXPERIMENT", limits)
        with pytest.raises(ExperimentProblem, match="Time-out"):
            Seen().go(twice, source, sandbox, steps=1000)

    def test_an_exercise_may_have_none(self, toys: Path, sandbox: Sandbox) -> None:
        with pytest.raises(ExperimentProblem, match="no experiment"):
            Seen().go(load_course(toys).find("plain"), "", sandbox)

    def test_what_was_learned_answers_without_training_again(
        self, twice: Entry, sandbox: Sandbox
    ) -> None:
        source = "def twice(x):\n    return 2 * x\n"
        result = Seen().go(twice, source, sandbox, steps=4)
        pictures = set()
        for drawn in ([[0, 0, 0], [0, 0, 0]], [[1, 0, 0], [0, 0.5, 0]]):
            told = {"drawn": drawn}
            made = answer(twice, source, {}, told, result.last, sandbox=sandbox, look=LOOK)
            assert made.png.startswith(b"\x89PNG")
            pictures.add(made.png)
        assert len(pictures) == 2

    @pytest.mark.parametrize("drawn", [[[0, 0], [0, 0]], [[2, 0, 0], [0, 0, 0]], "x", None, 1])
    def test_a_grid_of_another_kind_is_refused(
        self, twice: Entry, sandbox: Sandbox, drawn: Any
    ) -> None:
        with pytest.raises(ExperimentProblem, match="grid of 2 by 3"):
            answer(twice, "", {}, {"drawn": drawn}, b"N", sandbox=sandbox, look=LOOK)

    def test_an_answer_that_never_comes_is_a_time_out(
        self, twice: Entry, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "ANSWERING", Limits(call_seconds=0.3))
        result = Seen().go(twice, "def twice(x):\n    return 2 * x\n", sandbox, steps=1)
        endless = "def twice(x):\n    while True: pass\n"
        with pytest.raises(ExperimentProblem, match="Time-out"):
            answer(twice, endless, {}, {}, result.last, sandbox=sandbox, look=LOOK)


class TestInTheJail:
    def test_what_draws_stays_outside(self, twice: Entry) -> None:
        text = for_the_jail(twice.experiment_source or "")
        assert "def train" in text
        assert "def answer" in text
        for outside in ("def draw", "def table", "grader"):
            assert outside not in text


def test_a_set_of_data_stands_in_the_place_of_its_name() -> None:
    declared = {
        "data": {"kind": "data", "label": "Data", "options": ["digits"], "value": "digits"},
        "lr": CONTROLS["lr"],
    }
    handed = with_data(declared, read_controls(declared, {}), HOME)
    assert handed["lr"] == 0.5
    assert handed["data"]["x_train"].shape == (1437, 64)
    assert handed["data"]["top"] == 16
