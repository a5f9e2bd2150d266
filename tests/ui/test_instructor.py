"""The instructor's page without a browser: who gets in, real runs, and what is shown."""

from __future__ import annotations

import os
import shutil
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from grader.batch.assignment import read_assignment
from grader.batch.book import BOOK, Filter, chosen, keep_book, mistake_key, read_book, read_student
from grader.batch.gradebook import State
from grader.batch.keeping import FILE as PLAN
from grader.batch.planning import make_plan
from grader.batch.results import FILE as RESULTS
from grader.batch.settings import Settings
from grader.course import Course
from grader.message import message
from grader.report import Outcome
from grader.ui import frame, resources
from grader.ui.instructor import bench, downloads, gate, runs
from grader.ui.instructor.bench import Bench
from grader.ui.instructor.by_hand import as_toml
from grader.ui.instructor.choose import Chosen
from grader.ui.instructor.runner import Busy, Order, Phase, Runner
from grader.ui.instructor.runs import Kept
from grader.ui.instructor.showing import cell, name_of

PHRASE = "correct horse battery 말"
EVIL = "=cmd()<b>[x](javascript:1)$y$:red[z]"
WRONG = "import numpy as np\n\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x))\n"
RAISES = f"def sigmoid(x):\n    raise ValueError({EVIL!r})\n# </code><script>alert(1)</script>\n"
WEEK = 'title = "Week *3*"\n[exercises]\nsigmoid = 10\nsoftmax = 20\n'
LIST = "id,name,section\nann,Ann Lee,A\nbob,=1+1,B\nzoe,Zoe,B\n"
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
APP = str(Path(__file__).resolve().parents[2] / "app.py")
PAGE = """
from grader.i18n import translator
from grader.ui.instructor import page
from grader.ui.reader import Reader
page.show(Reader({language!r}, translator({language!r}), "local", {{}}, {{}}))
"""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Path:
    """A class: right, wrong, hostile, twice, absent, a stranger, and what nobody understands."""
    home = tmp_path_factory.mktemp("week")
    handed = home / "handed"
    solution = course.find("sigmoid").solution_source
    for place, text in {
        "ann/sigmoid.py": solution,
        "bob/sigmoid.py": WRONG,
        f"{EVIL}/sigmoid.py": RAISES,
        "bob/old/sigmoid.py": "import this\n",
        "ann/essay.pdf": "",
    }.items():
        path = handed / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    os.utime(handed / "bob/old/sigmoid.py", (1e9, 1e9))
    (home / "week.toml").write_text(WEEK)
    (home / "list.csv").write_text(LIST)
    return home


@pytest.fixture(scope="module")
def done(week: Path, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that was finished."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(runs.ENVIRONMENT, str(tmp_path_factory.mktemp("runs")))
        order = order_of(week, course)
        run = Runner().start(order, course)
        assert run.wait(60)
    assert run.standing.problem is None
    assert run.standing.phase is Phase.DONE
    assert run.standing.progress.done == 3
    return Path(order.kept.folder)


def order_of(week: Path, course: Course, folder: Path | None = None) -> Order:
    plan = make_plan(week / "handed", course, week / "week.toml", week / "list.csv")
    run = runs.new_id(datetime.now(UTC))
    kept = Kept(run, str(folder or runs.home() / run), plan.assignment.title, "handed", 3, 3)
    return Order(kept, plan, Settings(str(week / "handed")), workers=2)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An environment with an instructor's page; the folder of its runs."""
    import streamlit as st  # noqa: PLC0415

    monkeypatch.setenv(gate.ENVIRONMENT, PHRASE)
    monkeypatch.setenv(runs.ENVIRONMENT, str(tmp_path / "runs"))
    monkeypatch.setenv("SCRATCHGRAD_DATABASE", f"sqlite:///{tmp_path / 'try.db'}")
    bench.runner.clear()
    gate._tries.clear()
    yield tmp_path / "runs"
    st.cache_resource.clear()


def page(language: str = "en", **state: object) -> AppTest:
    app = AppTest.from_string(PAGE.format(language=language), default_timeout=40)
    for name, value in state.items():
        app.session_state[name] = value
    return ran(app)


def inside(
    language: str = "en", opened: Path | None = None, student: str = "", **state: object
) -> AppTest:
    hand = Bench(opened=opened, student=student)
    return page(language, **{"instructor/open": True, "instructor/bench": hand, **state})


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    blocks = (app.title, app.header, app.subheader, app.markdown, app.caption)
    blocks += (app.error, app.warning, app.info, app.success)
    return "\n".join(one.value for block in blocks for one in block).replace("\\", "")


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return ran(app)


def pages_of(monkeypatch: pytest.MonkeyPatch, phrase: str | None) -> list[str]:
    """Return the addresses in the navigation of a server that was given this passphrase."""
    found: list[str] = []
    real = frame.st.navigation

    def seen(sections, **others):
        found.extend(one.url_path for pages in sections.values() for one in pages)
        return real(sections, **others)

    monkeypatch.setattr(frame.st, "navigation", seen)
    monkeypatch.delenv(gate.ENVIRONMENT)
    if phrase is not None:
        monkeypatch.setenv(gate.ENVIRONMENT, phrase)
    ran(AppTest.from_file(APP, default_timeout=40))
    return found


def test_learners_have_no_such_page(server, monkeypatch):
    assert "instructor" in pages_of(monkeypatch, PHRASE)
    monkeypatch.undo()
    for nothing in (None, "", "  "):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(gate.ENVIRONMENT, "x")
            assert "instructor" not in pages_of(patch, nothing)


def test_the_passphrase_opens_it_for_this_session_only(server):
    app = page()
    assert not app.button(key="FormSubmitter:instructor/gate-Open").disabled
    assert "instructor/look" not in [one.key for one in app.button]
    app.text_input(key="instructor/phrase").set_value("wrong")
    press(app, "FormSubmitter:instructor/gate-Open")
    assert "not the passphrase" in words(app)
    app.text_input(key="instructor/phrase").set_value(PHRASE)
    press(app, "FormSubmitter:instructor/gate-Open")
    assert app.button(key="instructor/look")
    assert "instructor/look" not in [one.key for one in page().button]


def test_wrong_tries_cost_time_and_only_theirs_who_made_them():
    now = [0.0]
    tries = gate.Tries(lambda: now[0])
    waits = []
    for _ in range(9):
        now[0] += tries.wait("a")
        assert not tries.allow("a", "no", PHRASE)
        waits.append(tries.wait("a"))
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert not tries.allow("a", PHRASE, PHRASE), "not even the right one is looked at meanwhile"
    assert tries.wait("b") == 0
    assert tries.allow("b", PHRASE, PHRASE)
    now[0] += 60
    assert tries.allow("a", PHRASE, PHRASE)
    assert tries.wait("a") == 0
    assert not tries.allow("a", "", "")


def test_the_whole_way(server, week, monkeypatch):
    app = inside()
    assert "None yet" in words(app)
    press(app, "instructor/look")
    assert "Say where the submissions are" in words(app)
    app.text_input(key="instructor/submissions/path").set_value(str(week / "nowhere"))
    press(app, "instructor/look")
    assert "nowhere" in app.error[0].value
    app.text_input(key="instructor/submissions/path").set_value(str(week / "handed"))
    for what, name in (("assignment", "week.toml"), ("roster", "list.csv")):
        app.button_group(key=f"instructor/{what}/way").set_value("server")
        ran(app)
        app.text_input(key=f"instructor/{what}/path").set_value(str(week / name))
    press(app, "instructor/look")
    shown = words(app)
    assert {one.label: one.value for one in app.metric} == {
        "Students": "3",
        "Programs to grade": "3",
        "Older hand\\-ins": "1",
        "Not understood": "1",
        "Nothing handed in": "1",
    }
    assert "Recognised: a folder for each student (4)" in shown
    assert "zoe" in shown  # on the list, and nothing handed in
    assert EVIL.replace("`", "") in shown.replace("`", "")  # handed in, and not on the list
    unclear = app.dataframe[0].value
    assert unclear["File"].tolist() == ["ann/essay.pdf"]
    assert "notebook" in unclear["Why, and what to do"][0]
    press(app, "instructor/back")
    assert app.text_input(key="instructor/roster/path").value == str(week / "list.csv")
    press(app, "instructor/look")
    press(app, "instructor/grade")
    run = bench.runner().last
    assert run is not None
    assert run.wait(60)
    ran(app)
    assert "4 of 4 students" in words(app)
    assert app.dataframe[0].value["student"].tolist() == ["'" + EVIL, "ann", "bob", "zoe"]
    # Another session finds it again.
    again = inside()
    press(again, f"instructor/open/{run.order.kept.id}")
    assert len(again.dataframe[0].value) == 4


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_student_s_work_is_shown_as_text(server, done, language):
    app = inside(language, done, EVIL)
    shown = words(app)
    outside = "".join(shown.split("`")[::2])
    assert "<script>" not in shown
    for text in (EVIL, "javascript:1", "$y$", "<b>"):
        assert text not in outside
    assert RAISES.rstrip() in [block.value for block in app.code]
    right = inside(language, done, "ann")
    assert right.success
    assert "Ann Lee" in words(right)


def test_older_hand_ins_and_the_way_to_the_next(server, week, done):
    app = inside("en", done, "bob")
    assert "falls where it should rise" in words(app)  # the feedback that bob gets
    assert app.dataframe[0].value["File"].tolist() == ["bob/old/sigmoid.py"]
    older = next(box for box in app.selectbox if box.label.startswith("Show the code"))
    assert "import this" not in [block.value.strip() for block in app.code]
    older.select_index(0)
    ran(app)
    assert "import this" in [block.value.strip() for block in app.code]
    place = week / "handed/bob/old/sigmoid.py"
    place.rename(place.with_suffix(".away"))
    ran(app)
    assert "could not be read" in app.warning[0].value
    place.with_suffix(".away").rename(place)
    press(app, "instructor/next")
    assert "Zoe" in words(app)
    assert "not handed in" in words(app)
    assert app.button(key="instructor/next").disabled
    press(app, "instructor/previous")
    press(app, "instructor/book")
    assert "4 of 4 students" in words(app)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_class_at_a_glance(server, done, language):
    app = inside(language, done)
    app.button_group[0].set_value("class")
    ran(app)
    charts = [one.proto for one in app.get("vega_lite_chart")]
    assert len(charts) == 4
    assert all(chart.alt for chart in charts)
    metrics = [one.value for one in app.metric]
    assert metrics[0] == "4"
    assert metrics[-1] == "1 / 3"
    app.selectbox[0].set_value(0)
    ran(app)
    assert WRONG.rstrip() in [block.value for block in app.code]
    press(app, "instructor/who")
    assert app.dataframe[0].value["student"].tolist() == ["bob"]


def test_filters(done, course):
    book = read_book(done, course)

    def who(**wanted: str) -> list[str]:
        return [row.student for row in chosen(book, Filter(**wanted))]

    assert who() == [EVIL, "ann", "bob", "zoe"]
    assert who(text="aNN l") == ["ann"]
    assert who(section="B") == ["bob", "zoe"]
    assert who(what=Outcome.PASSED.value) == ["ann"]
    assert who(what=State.MISSING.value, exercise="activations/sigmoid") == ["zoe"]
    assert len(who(what=State.MISSING.value)) == 4  # nobody handed in the softmax
    named = book.summary.mistakes[0]
    mistake = mistake_key(named.exercise, named.mistake)
    assert who(mistake=mistake) == ["bob"]
    assert who(mistake=mistake, exercise="activations/softmax") == []
    # Another exercise's mistake of the same name is another mistake.
    assert who(mistake=mistake_key("activations/softmax", named.mistake)) == []
    assert read_student(done, book.plan, "nobody at all") is None


def test_what_is_kept_of_a_gradebook_is_what_the_results_say(done, course, tmp_path):
    kept = read_book(done, course)
    assert (done / BOOK).is_file()
    copy = shutil.copytree(done, tmp_path / "copy")
    (copy / BOOK).unlink()
    assert read_book(copy, course) == kept
    keep_book(copy, replace(kept, state="of other results", rows=()))
    assert read_book(copy, course) == kept
    (copy / BOOK).write_bytes(b"damaged")
    assert read_book(copy, course) == kept


def test_everything_can_be_downloaded_and_nothing_else(done, tmp_path):
    (done / runs.INPUTS).mkdir(exist_ok=True)
    (done / runs.INPUTS / "submissions.zip").write_bytes(b"secret")
    (done / "link.csv").symlink_to("/etc/passwd")
    with downloads.packed(done) as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert archive.read("gradebook.csv") == (done / "gradebook.csv").read_bytes()
    (done / "link.csv").unlink()
    assert {"gradebook.csv", "results.json", "canvas.csv", "report.html"} <= set(names)
    assert any(name.startswith("feedback/") for name in names)
    assert not [name for name in names if RESULTS in name or PLAN in name or "inputs" in name]
    assert "link.csv" not in names


def test_a_run_is_stopped_and_gone_on_with(server, week, course, tmp_path):
    slow = tmp_path / "slow"
    for number in range(6):
        place = slow / f"s{number}" / "sigmoid.py"
        place.parent.mkdir(parents=True)
        place.write_text(
            f"import time\n\ndef sigmoid(x):\n    time.sleep(0.08)\n    return {number}\n"
        )
    plan = make_plan(slow, course, week / "week.toml")
    kept = Kept(runs.new_id(datetime.now(UTC)), str(tmp_path / "out"), "x", "slow", 6, 6)
    runner = Runner()
    order = Order(kept, plan, Settings(str(slow)), workers=1)
    run = runner.start(order, course)
    with pytest.raises(Busy):
        runner.start(order, course)
    deadline = time.monotonic() + 30
    while not run.standing.progress.done and time.monotonic() < deadline:
        time.sleep(0.05)
    run.stop()
    assert run.wait(20)
    assert run.standing.phase is Phase.STOPPED
    before = run.standing.progress.done
    assert 0 < before < 6
    app = inside("en", tmp_path / "out")
    assert f"{before} of 6 are graded" in words(app)
    resources.course()
    press(app, "instructor/resume")
    again = bench.runner().last
    assert again is not None
    assert again.wait(60)
    assert again.standing.phase is Phase.DONE
    assert again.standing.progress.unchanged == before
    assert (tmp_path / "out" / "gradebook.csv").is_file()


def test_a_run_that_cannot_write_says_so(server, week, course, tmp_path):
    (tmp_path / "file").write_text("in the way")
    run = Runner().start(order_of(week, course, tmp_path / "file"), course)
    assert run.wait(20)
    assert run.standing.phase is Phase.FAILED
    assert run.standing.problem is not None
    assert "file" in run.standing.problem.render()
    assert runs.all_kept() == []


def test_an_upload_is_called_what_its_owner_calls_it(tmp_path):
    ours = tmp_path / "inputs" / "roster.csv"
    names = {str(ours): "class $x$.csv"}
    chosen = Chosen("", tmp_path, tmp_path, "", None, ours, names)
    told = message("{file}, line {line}: {reason}", file=str(ours), line=2, reason="/elsewhere")
    told = message("{a} {b}", a=told, b=ours.name)
    assert chosen.as_known(told).render() == "class $x$.csv, line 2: /elsewhere class $x$.csv"


def test_what_was_chosen_by_hand_outlives_a_look_and_another_language(server, week):
    app = inside()
    app.text_input(key="instructor/submissions/path").set_value(str(week / "handed"))
    app.button_group(key="instructor/assignment/way").set_value("by_hand")
    ran(app)
    app.multiselect[0].set_value(["activations/sigmoid"])
    ran(app)
    app.session_state["instructor/hand/worth"] = {"activations/sigmoid": 7.0}  # as if typed
    app.multiselect[0].set_value(["activations/sigmoid", "activations/softmax"])
    ran(app)
    press(app, "instructor/look")
    assert "points: 17" in words(app)
    press(app, "instructor/back")
    assert app.multiselect[0].value == ["activations/sigmoid", "activations/softmax"]
    korean = inside("ko", **{"instructor/hand/chosen": ["activations/sigmoid"]})
    korean.button_group(key="instructor/assignment/way").set_value("by_hand")
    ran(korean)
    assert korean.multiselect[0].value == ["activations/sigmoid"]


def test_a_folder_with_nothing_in_it(server, tmp_path):
    app = inside()
    (tmp_path / "empty").mkdir()
    app.text_input(key="instructor/submissions/path").set_value(str(tmp_path / "empty"))
    press(app, "instructor/look")
    assert "no file was found" in words(app)
    assert "list above" not in words(app)


def test_records_that_are_none_are_passed_over(server):
    home = runs.home()
    home.mkdir(parents=True)
    good = Kept(runs.new_id(datetime.now(UTC)), str(home), "t", "s", 1, 2)
    runs.record(good)
    (home / "broken.json").write_text("{")
    (home / "20260101-000000-abcdef.json").write_text('{"id": "../x"}')
    gone = Kept(runs.new_id(datetime(2001, 1, 1, tzinfo=UTC)), str(home / "gone"), "t", "s", 1, 2)
    runs.record(gone)
    assert runs.all_kept() == [good]
    assert good.begun.year == datetime.now(UTC).year


def test_only_old_uploads_of_ours_are_thrown_away(server):
    home = runs.home()
    stale, graded, foreign = "20200101-000000-aaaaaa", "20200102-000000-bbbbbb", "photos"
    for name, inner in ((stale, runs.INPUTS), (graded, "feedback"), (foreign, runs.INPUTS)):
        (home / name / inner).mkdir(parents=True)
        os.utime(home / name, (1e9, 1e9))
    fresh = runs.new_id(datetime.now(UTC))
    (home / fresh / runs.INPUTS).mkdir(parents=True)
    runs.sweep()
    assert {path.name for path in home.iterdir()} == {graded, foreign, fresh}


@settings(max_examples=40)
@given(
    title=some.text(some.characters(exclude_categories=[]), max_size=30),
    points=some.floats(0, 1000),
    late=some.integers(0, 100),
)
def test_what_is_chosen_by_hand_is_an_assignment_file(
    tmp_path_factory, course, title, points, late
):
    path = tmp_path_factory.mktemp("hand") / "assignment.toml"
    due = datetime(2026, 3, 14, 23, 59, tzinfo=UTC)
    path.write_text(as_toml(title, {"activations/sigmoid": points}, due, late / 100), "utf-8")
    found = read_assignment(path, course)
    assert found.due == due
    assert found.late.per_day == late / 100
    assert [(one.exercise, one.points) for one in found.asked] == [("activations/sigmoid", points)]


@given(some.text(some.characters(exclude_categories=[]), max_size=400))
def test_cells_are_never_formulas_and_never_obeyed(text):
    shown = cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert {unicodedata.category(one) for one in shown}.isdisjoint(HIDDEN)
    assert len(shown) <= 301


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Kim Minji", True), ("김민지", True), ("O'Neil, Zoë", True), ("www.example.com", False),
     ("a@b.org", False), (":red[x]", False), ("$x$", False), ("<b>", False)],
)  # fmt: skip
def test_ordinary_names_are_text_and_all_else_is_code(text, plain):
    assert name_of(text).startswith("`") is not plain
