"""The store of verdicts: what counts, what is kept, and what it refuses."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.batch.model import Handed, Place
from grader.batch.questions import Asked, Question, Verdict
from grader.batch.results import FILE, Results, ResultsError
from grader.batch.settings import Settings
from grader.message import message
from grader.report import CheckResult, Isolation, Outcome, Report

HOW = Settings("/class", language="ko", call_seconds=1.5)


def handed(student: str, exercise: str = "a/one", attempt: int = 1) -> Handed:
    return Handed(student, student, exercise, Place(f"{student}/x.py", "/x"), attempt=attempt)


def question(program: str, exercise: str = "a/one", version: str = "v") -> Question:
    return Question(exercise, program * 64, version, 7)


def report(outcome: Outcome = Outcome.PASSED, score: int = 3, exercise: str = "a/one") -> Report:
    return Report(exercise, outcome, score, 3, (), Isolation("strict"), 7, 0.5)


def verdict(asked: Question, *args: object, **kwargs: object) -> Verdict:
    return Verdict(asked, asked.sha256.encode(), report(*args, **kwargs))  # type: ignore[arg-type]


@pytest.fixture
def results(tmp_path: Path) -> Iterator[Results]:
    with Results(tmp_path) as store:
        store.begin(HOW)
        yield store


def counted(results: Results) -> list[tuple[str, str, int]]:
    return [
        (one.handed.student, one.handed.exercise, one.report.score) for one in results.counted()
    ]


class TestWhatCounts:
    def test_it_is_sorted_by_student_and_exercise(self, results: Results) -> None:
        for student, exercise in [("b", "a/one"), ("a", "b/two"), ("가", "a/one"), ("a", "a/one")]:
            asked = question("1", exercise)
            known = results.knows(asked)
            told = [] if known else [verdict(asked, exercise=exercise)]
            results.add([Asked(handed(student, exercise), asked)], told)
        found = [(one.handed.student, one.handed.exercise) for one in results.counted()]
        assert found == [("a", "a/one"), ("a", "b/two"), ("b", "a/one"), ("가", "a/one")]
        assert found == sorted(found)

    def test_one_program_of_two_students_is_graded_once(self, results: Results) -> None:
        asked = question("1")
        results.add([Asked(handed("a"), asked), Asked(handed("b"), asked)], [verdict(asked)])
        assert [one.handed.student for one in results.counted()] == ["a", "b"]
        assert results.tally() == {Outcome.PASSED: 2}

    def test_who_goes_back_to_an_older_program_gets_its_verdict(self, results: Results) -> None:
        good, bad = question("1"), question("2")
        results.add([Asked(handed("a"), good)], [verdict(good, score=3)])
        results.begin(HOW)
        results.add([Asked(handed("a"), bad)], [verdict(bad, Outcome.FAILED, 0)])
        assert counted(results) == [("a", "a/one", 0)]
        results.begin(HOW)
        results.add([Asked(handed("a"), good)])
        assert counted(results) == [("a", "a/one", 3)]

    def test_only_the_last_run_counts_and_superseded_ones_never(self, results: Results) -> None:
        asked = question("1")
        results.add([Asked(handed("gone"), asked)], [verdict(asked)])
        results.begin(HOW)
        assert counted(results) == []
        results.add([Asked(handed("a", attempt=1), None), Asked(handed("a", attempt=2), asked)])
        (one,) = results.counted()
        assert one.handed.attempt == 2

    def test_without_a_verdict_nothing_is_made_up(self, results: Results) -> None:
        results.add([Asked(handed("a"), question("1"))])
        assert counted(results) == []

    @pytest.mark.parametrize("fault_first", [True, False])
    def test_a_fault_of_ours_never_replaces_a_verdict(
        self, results: Results, fault_first: bool
    ) -> None:
        asked = question("1")
        told = [verdict(asked, Outcome.INTERNAL_ERROR, 0), verdict(asked, Outcome.PASSED, 3)]
        for one in told if fault_first else reversed(told):
            results.add([], [one])
        results.add([Asked(handed("a"), asked)])
        assert counted(results) == [("a", "a/one", 3)]

    def test_the_newer_verdict_counts(self, results: Results) -> None:
        asked = question("1")
        results.add([Asked(handed("a"), asked)], [verdict(asked, Outcome.FAILED, 0)])
        results.add([], [verdict(asked, Outcome.PASSED, 2)])
        assert counted(results) == [("a", "a/one", 2)]

    def test_what_could_not_be_read_has_a_reason_and_no_program(self, results: Results) -> None:
        asked = question("1")
        told = replace(report(Outcome.ERROR, 0), message=message("It is broken."))
        results.add([Asked(handed("a"), asked)], [Verdict(asked, None, told)])
        (one,) = results.counted()
        assert (one.sha256, one.source) == ("", b"")
        ((who, why),) = results.unread()
        assert (who.student, why.message) == ("a", message("It is broken."))

    def test_an_empty_program_is_a_program(self, results: Results) -> None:
        asked = question("1")
        results.add([Asked(handed("a"), asked)], [Verdict(asked, b"", report())])
        (one,) = results.counted()
        assert one.sha256 == asked.sha256
        assert list(results.unread()) == []


class TestWhatIsKnown:
    @pytest.mark.parametrize(
        "other",
        [question("2"), question("1", "b/two"), question("1", version="w"),
         replace(question("1"), seed=8)],
    )  # fmt: skip
    def test_another_question_is_not_answered(self, results: Results, other: Question) -> None:
        results.add([], [verdict(question("1"))])
        assert results.knows(question("1"))
        assert not results.knows(other)

    def test_a_fault_of_ours_is_no_answer(self, results: Results) -> None:
        results.add([], [verdict(question("1"), Outcome.INTERNAL_ERROR, 0)])
        assert not results.knows(question("1"))

    def test_again_means_what_came_before_is_no_answer(self, results: Results) -> None:
        results.add([], [verdict(question("1"))])
        results.begin(HOW, again="all")
        assert not results.knows(question("1"))
        results.add([], [verdict(question("2"))])
        results.begin(HOW)  # the run was not finished: this goes on with it
        assert not results.knows(question("1"))
        assert results.knows(question("2"))
        results.finish()
        results.begin(HOW)
        assert results.knows(question("1"))

    def test_time_outs_again_means_that_those_are_no_answer(self, results: Results) -> None:
        late, passed, stopped = question("late"), question("passed"), question("stopped")
        check = CheckResult("c", "c", Outcome.TIMEOUT, 0, 1)
        one_late = replace(report(Outcome.FAILED), checks=(check,))
        results.add([], [verdict(late), verdict(passed), verdict(stopped, Outcome.TIMEOUT)])
        results.add([], [Verdict(late, b"", one_late)])  # the newest is what counts
        results.begin(HOW, again="time-outs")
        assert [results.knows(one) for one in (late, passed, stopped)] == [False, True, False]
        results.add([], [verdict(stopped, Outcome.TIMEOUT)])
        results.begin(HOW)  # killed, and gone on with
        assert [results.knows(one) for one in (late, passed, stopped)] == [False, True, True]
        results.finish()
        results.begin(HOW)
        assert results.knows(late)


class TestRuns:
    def test_the_last_run_keeps_its_settings(self, tmp_path: Path) -> None:
        with Results(tmp_path) as results:
            assert results.last() is None
            results.begin(HOW)
        with Results(tmp_path) as results:
            last = results.last()
            assert last is not None
            assert (last.settings, last.finished) == (HOW, False)
            results.begin(replace(HOW, isolation="strict"))
            results.finish()
            results.finish()
            last = results.last()
            assert last is not None
            assert (last.settings.isolation, last.finished) == ("strict", True)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    path=st.text(max_size=30),  # lone surrogates too, as os.fsdecode makes them
    remark=st.text(max_size=30),
    source=st.binary(max_size=100),
    moment=st.none() | st.datetimes(datetime(1980, 1, 1), timezones=st.just(UTC)),
)
def test_whatever_was_handed_in_comes_back_as_it_was(
    results: Results, name: str, path: str, remark: str, source: bytes, moment: datetime | None
) -> None:
    one = Handed(
        name,
        name,
        "a/one",
        Place(path, path, (path,)),
        notebook=True,
        submitted=moment,
        marked_late=True,
        attempt=3,
        remarks=(message("Taken for {file}", file=remark),),
    )
    results.begin(HOW)
    asked = Question("a/one", source.hex(), "v", 1)
    results.add([Asked(one, asked)], [Verdict(asked, source, report())])
    (found,) = results.counted()
    assert (found.handed, found.source, found.report) == (one, source, report())


TABLES = ("about", "runs", "retried", "finished", "programs", "verdicts", "handed")


class TestItOnlyGrows:
    @pytest.mark.parametrize("table", TABLES)
    def test_the_database_refuses_to_change_anything(self, tmp_path: Path, table: str) -> None:
        with Results(tmp_path) as results:
            results.begin(HOW)
            results.add([Asked(handed("a"), question("1"))], [verdict(question("1"))])
            results.finish()
            results.begin(HOW, again="time-outs")
        with closing(sqlite3.connect(tmp_path / FILE)) as raw:
            before = raw.execute(f"select * from {table}").fetchall()
            columns = len(before[0])
            marks = ", ".join("?" * columns)
            for statement, values in [
                (f"update {table} set number = number", ()),
                (f"delete from {table}", ()),
                (f"insert or replace into {table} values ({marks})", before[0]),
            ]:
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    raw.execute(statement, values)
            if table in (
                "retried",
                "finished",
                "programs",
                "handed",
            ):  # another number, the same thing
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    raw.execute(f"replace into {table} values ({marks})", (99, *before[0][1:]))
            assert raw.execute(f"select * from {table}").fetchall() == before


def words(act: Callable[[], object]) -> str:
    with pytest.raises(ResultsError) as caught:
        act()
    return caught.value.message.render()


class TestTroubles:
    def test_a_second_run_into_the_folder_is_refused(
        self, tmp_path: Path, results: Results
    ) -> None:
        assert str(tmp_path) in words(lambda: Results(tmp_path))
        assert "Another run" in words(lambda: Results(tmp_path))
        with Results(tmp_path, reading=True) as reader:  # but looking is allowed
            results.add([Asked(handed("a"), question("1"))], [verdict(question("1"))])
            assert counted(reader) == [("a", "a/one", 3)]
        results.close()
        Results(tmp_path).close()

    def test_a_file_that_is_none_of_ours_stays_as_it_is(self, tmp_path: Path) -> None:
        (tmp_path / FILE).write_bytes(b"my holiday pictures" * 100)
        assert "Move it away" in words(lambda: Results(tmp_path))
        assert (tmp_path / FILE).read_bytes() == b"my holiday pictures" * 100

    def test_a_damaged_file_is_told(self, tmp_path: Path) -> None:
        with Results(tmp_path) as results:
            results.begin(HOW)
            for number in range(200):
                asked = question(f"{number:03}")
                results.add([Asked(handed(f"{number:03}"), asked)], [verdict(asked)])
        content = bytearray((tmp_path / FILE).read_bytes())
        content[4096 * 9 :] = b"\xff" * (len(content) - 4096 * 9)
        (tmp_path / FILE).write_bytes(content)

        def look() -> None:
            with Results(tmp_path) as results:
                list(results.counted())

        assert "Move it away" in words(look)

    def test_another_version_is_told(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / FILE)) as raw, raw:
            raw.execute("create table about (number integer primary key, version integer)")
            raw.execute("insert into about values (1, 99)")
        assert "another version" in words(lambda: Results(tmp_path))

    def test_a_full_disk_loses_nothing_that_was_kept(self, results: Results) -> None:
        results.add([Asked(handed("a"), question("1"))], [verdict(question("1"))])
        (pages,) = results._connection.execute("pragma page_count").fetchone()
        results._connection.execute(f"pragma max_page_count = {pages}")
        asked = question("2")
        large = Verdict(asked, random.Random(1).randbytes(90_000), report())
        told = words(lambda: results.add([Asked(handed("b"), asked)], [large]))
        assert "full" in told
        assert "--resume" in told
        assert counted(results) == [("a", "a/one", 3)]
        results._connection.execute("pragma max_page_count = 1000000")
        results.add([Asked(handed("b"), asked)], [large])
        assert counted(results) == [("a", "a/one", 3), ("b", "a/one", 3)]

    def test_a_program_that_holds_the_file_is_waited_for_and_then_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("grader.batch.results.BUSY_SECONDS", 0.1)
        asked = question("1")
        with Results(tmp_path) as results, closing(sqlite3.connect(tmp_path / FILE)) as other:
            results.begin(HOW)
            other.execute("begin immediate")
            told = words(lambda: results.add([Asked(handed("a"), asked)], [verdict(asked)]))
            assert "locked by another program" in told
            other.rollback()
            results.add([Asked(handed("a"), asked)], [verdict(asked)])
            assert counted(results) == [("a", "a/one", 3)]

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert "name another one" in words(lambda: Results(tmp_path / "file" / "out"))

    def test_there_is_nothing_to_look_at(self, tmp_path: Path) -> None:
        words(lambda: Results(tmp_path / "nowhere", reading=True))
        assert not (tmp_path / "nowhere").exists()
