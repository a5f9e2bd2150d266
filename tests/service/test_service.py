"""Jobs over real worker processes: watched, cancelled, outlived, and nothing left behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from grader import service as service_module
from grader.report import Outcome
from grader.service import Job, JobState, QueueFull, Service

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # far more than anything here takes
RIGHT = "def twice(x):\n    return 2 * x\n"
WRONG = "def twice(x):\n    return 3 * x\n"
SLOW = "import time\ndef twice(x):\n    time.sleep({seconds})\n    return 2 * x\n"
Workers = Callable[[], list[psutil.Process]]
MakeService = Callable[..., Service]


def grade(service: Service, source: str = RIGHT, exercise: str = "toys/twice") -> Job:
    return service.grade(exercise, source, seed=1)


def experiment(service: Service, source: str = RIGHT, **controls: object) -> Job:
    return service.experiment("toys/twice", source, controls, language="en", dark=False)


def finished(job: Job) -> Job:
    assert job.wait(PATIENCE), job.state
    return job


def until(condition: Callable[[], object], seconds: float = 10.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if condition():
            return True
        time.sleep(0.02)
    return False


def running(job: Job) -> Job:
    assert until(lambda: job.state is JobState.RUNNING, PATIENCE), job.state
    return job


class TestGrading:
    def test_a_right_program_passes(self, service: Service) -> None:
        job = finished(grade(service))
        assert job.state is JobState.DONE
        assert job.report is not None
        assert job.report.passed
        assert (job.picture, job.result, job.problem) == (None, None, None)

    def test_a_known_mistake_is_named(self, service: Service) -> None:
        report = finished(grade(service, WRONG)).report
        assert report is not None
        assert report.outcome is Outcome.FAILED
        assert [found.mistake for found in report.diagnosis] == ["thrice"]

    @pytest.mark.parametrize(
        "source", ["", "\0", "\ud800", "def twice(x)\n", "import os; os._exit(1)", "한글 = '\\"]
    )
    def test_any_text_gets_a_verdict_without_points(self, service: Service, source: str) -> None:
        report = finished(grade(service, source)).report
        assert report is not None
        assert report.score == 0
        assert report.outcome is not Outcome.INTERNAL_ERROR

    def test_an_unknown_exercise_is_said(self, service: Service) -> None:
        job = finished(grade(service, exercise="toys/thrice"))
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "toys/thrice" in job.problem.render()

    def test_far_too_large_a_program_is_refused_at_once(self, service: Service) -> None:
        job = grade(service, "#" * 5_000_000)
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "too large" in job.problem.render()

    def test_many_at_once_each_get_their_own(self, service: Service) -> None:
        jobs = [grade(service, (RIGHT, WRONG)[index % 2]) for index in range(12)]
        passed = []
        for job in jobs:
            report = finished(job).report
            assert report is not None
            passed.append(report.passed)
        assert passed == [True, False] * 6

    def test_the_thread_that_asked_may_end(self, service: Service, workers: Workers) -> None:
        """Workers die with the thread that started them, which must not be a visitor's."""
        jobs: list[Job] = []
        thread = threading.Thread(target=lambda: jobs.append(grade(service)))
        thread.start()
        thread.join()
        finished(jobs[0])
        before = {process.pid for process in workers()}
        time.sleep(0.2)
        finished(grade(service))
        assert {process.pid for process in workers()} == before

    def test_isolation_is_known_after_the_first(self, service: Service) -> None:
        finished(grade(service))
        isolation = service.isolation()
        assert isolation is not None
        assert isolation.controls


class TestExperiment:
    def test_it_ends_with_a_picture_and_a_table(self, service: Service) -> None:
        job = finished(experiment(service, scale=0.5))
        assert job.state is JobState.DONE, job.problem
        assert job.picture is not None
        assert job.picture.png.startswith(b"\x89PNG")
        assert job.picture.progress == job.progress == 1.0
        assert job.result is not None
        assert job.result.table is not None
        assert job.result.table.columns == ("input", "y")
        assert job.result.table.rows == ((0, 0.0), (1, 1.0), (2, 2.0), (3, 3.0))

    def test_what_it_trained_answers_what_is_tried_out(self, service: Service) -> None:
        trained = finished(experiment(service))
        assert trained.result is not None
        pictures = set()
        for pixel in (0.0, 1.0):
            tries = {"drawn": [[pixel, 0, 0], [0, 0, 0]]}
            job = service.answer(
                "toys/twice", RIGHT, {}, tries, trained.result.last, language="en", dark=False
            )
            assert finished(job).state is JobState.DONE, job.problem
            assert job.picture is not None
            pictures.add(job.picture.png)
        assert len(pictures) == 2

    def test_pictures_and_progress_come_while_it_runs(self, service: Service) -> None:
        job = experiment(service, SLOW.format(seconds=0.05), steps=1000)
        assert until(lambda: job.picture is not None and job.progress > 0.002, PATIENCE)
        first = job.picture
        assert until(lambda: job.picture is not first)
        assert job.state is JobState.RUNNING
        job.cancel()

    def test_language_and_theme_change_the_picture(self, service: Service) -> None:
        pictures = set()
        for language, dark in (("en", False), ("en", True), ("ko", False)):
            job = service.experiment("toys/twice", RIGHT, {}, language=language, dark=dark)
            picture = finished(job).picture
            assert picture is not None
            pictures.add(picture.png)
        assert len(pictures) >= 2

    @pytest.mark.parametrize(
        ("source", "controls", "words"),
        [
            ("def twice(x):\n    return x[99]\n", {}, "2"),
            ("def twice(x):\n    return x[:2]\n", {}, "could not be drawn"),
            ("def twice(x):\n    return {'y': 'boo'}\n", {}, "not made of numbers"),
            (RIGHT, {"steps": 0}, "Steps goes from 1 to 100000"),
            (RIGHT, {"colour": "red"}, "Colour cannot be red"),
            (RIGHT, {"size": 1}, "no control named size"),
        ],
    )
    def test_a_problem_is_said_and_the_worker_lives_on(
        self,
        service: Service,
        workers: Workers,
        source: str,
        controls: dict[str, object],
        words: str,
    ) -> None:
        finished(experiment(service))
        before = {process.pid for process in workers()}
        job = finished(experiment(service, source, **controls))
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert words in job.problem.render()
        assert job.result is None
        assert {process.pid for process in workers()} == before


class TestLanes:
    def test_experiments_never_hold_up_a_grading(self, service: Service) -> None:
        long = [experiment(service, SLOW.format(seconds=0.1), steps=1000) for _ in range(3)]
        running(long[0])
        assert finished(grade(service)).state is JobState.DONE
        assert long[0].state is JobState.RUNNING
        assert long[1].state is JobState.QUEUED
        for job in long:
            job.cancel()

    def test_the_queue_is_bounded_and_cancelled_jobs_leave_it(
        self, make_service: MakeService
    ) -> None:
        service = make_service(queue_limit=2)
        jobs = [running(experiment(service, SLOW.format(seconds=0.1), steps=1000))]
        jobs += [experiment(service), experiment(service)]
        with pytest.raises(QueueFull):
            experiment(service)
        jobs[1].cancel()
        assert jobs[1].state is JobState.CANCELLED
        jobs.append(experiment(service))
        with pytest.raises(QueueFull):
            grade(service)

    def test_one_worker_is_too_few(self) -> None:
        with pytest.raises(ValueError, match="two"):
            Service(workers=1)


class TestCancel:
    @pytest.mark.parametrize("start", [grade, experiment])
    def test_the_child_ends_at_once_and_the_worker_lives(
        self, service: Service, workers: Workers, start: Callable[..., Job]
    ) -> None:
        finished(start(service))
        before = {process.pid for process in workers()}
        job = running(start(service, SLOW.format(seconds=2.5)))
        time.sleep(0.3)  # its child is up by now
        job.cancel()
        assert job.state is JobState.CANCELLED
        assert job.wait(0)
        asked = time.monotonic()
        assert finished(start(service)).state is JobState.DONE
        assert time.monotonic() - asked < 1.5
        assert {process.pid for process in workers()} == before
        assert (job.report, job.result, job.problem) == (None, None, None)

    def test_a_file_that_never_ends_loading_costs_at_most_its_worker(
        self, service: Service
    ) -> None:
        job = running(experiment(service, "while True: pass\n"))
        time.sleep(0.3)
        job.cancel()
        asked = time.monotonic()
        assert finished(experiment(service)).state is JobState.DONE
        assert time.monotonic() - asked < 10

    def test_a_waiting_job_is_never_run(self, service: Service) -> None:
        first = running(experiment(service, SLOW.format(seconds=0.1), steps=100))
        waiting = experiment(service)
        waiting.cancel()
        first.cancel()
        finished(experiment(service))
        assert waiting.state is JobState.CANCELLED
        assert waiting.picture is None

    def test_a_finished_job_stays_as_it_is(self, service: Service) -> None:
        job = finished(grade(service))
        job.cancel()
        assert job.state is JobState.DONE
        assert job.report is not None

    def test_from_many_threads_at_once(self, service: Service) -> None:
        job = running(experiment(service, SLOW.format(seconds=0.1), steps=100))
        threads = [threading.Thread(target=job.cancel) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert job.state is JobState.CANCELLED
        assert finished(experiment(service)).state is JobState.DONE


class TestTrouble:
    def _kill_while_grading(self, job: Job, workers: Workers) -> None:
        """Kill the workers that have a jail child busy, while `job` runs."""
        running(job)
        time.sleep(0.2)
        for process in workers():
            process.kill()

    def test_a_grading_outlives_its_worker_once(
        self, make_service: MakeService, workers: Workers
    ) -> None:
        service = make_service()
        finished(grade(service))
        job = grade(service, SLOW.format(seconds=1.0))
        self._kill_while_grading(job, workers)
        report = finished(job).report
        assert report is not None
        assert report.passed

    def test_but_not_twice(self, make_service: MakeService, workers: Workers) -> None:
        service = make_service()
        job = grade(service, SLOW.format(seconds=1.0))
        killed: set[int] = set()
        while not job.wait(0.05):
            if job.state is JobState.RUNNING:
                for process in workers():
                    # A zygote, the program's process and the spare one: it is at work.
                    if process.pid not in killed and len(_below(process)) > 2:
                        killed.add(process.pid)
                        process.kill()
        assert len(killed) == 2
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "not your fault" in job.problem.render()
        assert finished(grade(service)).state is JobState.DONE

    def test_an_experiment_fails_with_its_worker(
        self, make_service: MakeService, workers: Workers
    ) -> None:
        service = make_service()
        job = experiment(service, SLOW.format(seconds=0.1), steps=1000)
        assert until(lambda: job.picture is not None, PATIENCE)
        for process in workers():
            process.kill()
        assert finished(job).state is JobState.FAILED
        assert job.problem is not None
        assert "not your fault" in job.problem.render()
        assert finished(experiment(service)).state is JobState.DONE

    def test_a_worker_that_dies_while_idle_is_replaced(
        self, make_service: MakeService, workers: Workers
    ) -> None:
        service = make_service()
        finished(grade(service))
        for process in workers():
            process.kill()
            process.wait(5)
        assert finished(grade(service)).state is JobState.DONE

    def test_a_job_has_its_own_deadline(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        finished(experiment(service))
        monkeypatch.setattr(service_module, "_deadline", lambda job: 0.5)
        job = finished(experiment(service, SLOW.format(seconds=0.1), steps=1000))
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "Time-out" in job.problem.render()
        monkeypatch.undo()
        assert finished(experiment(service)).state is JobState.DONE

    def test_a_course_that_cannot_be_read_is_said(self, tmp_path: Path) -> None:
        service = Service(root=tmp_path)
        job = finished(grade(service))
        service.close()
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert "course.toml is missing" in job.problem.render()


class TestEnd:
    def test_results_live_only_as_long_as_their_job(self, service: Service) -> None:
        job = finished(experiment(service))
        watched = weakref.ref(job)
        del job

        def gone() -> bool:
            gc.collect()
            return watched() is None

        assert until(gone)

    def test_nothing_starts_before_it_is_needed(
        self, make_service: MakeService, workers: Workers
    ) -> None:
        before = len(workers())
        service = make_service()
        assert len(workers()) == before
        assert service.isolation() is None
        service.warm()
        assert until(lambda: len(workers()) == before + 2)
        assert until(lambda: service.isolation() is not None, PATIENCE)

    def test_close_leaves_no_process(self, make_service: MakeService) -> None:
        before = set(psutil.Process().children(recursive=True))
        service = make_service()
        finished(grade(service))
        jobs = [running(experiment(service, SLOW.format(seconds=0.1), steps=1000))]
        jobs.append(running(grade(service, SLOW.format(seconds=2.5))))
        jobs.append(experiment(service))
        time.sleep(0.3)
        mine = set(psutil.Process().children(recursive=True)) - before
        assert len(mine) > 2
        service.close()
        assert [job.state for job in jobs] == [JobState.CANCELLED] * 3
        assert until(lambda: not any(map(_alive, mine)), 5)
        service.close()  # again is no fault
        with pytest.raises(RuntimeError, match="closed"):
            grade(service)

    def test_a_forgotten_service_ends_its_workers(self, toys: Path, workers: Workers) -> None:
        before = set(workers())
        service = Service(root=toys)
        finished(grade(service))
        mine = set(workers()) - before
        assert mine
        del service
        gc.collect()
        assert until(lambda: not any(map(_alive, mine)), 5)

    @pytest.mark.parametrize("end", ["SIGKILL", "SIGTERM", "SIGINT", "return", "raise"])
    def test_however_the_parent_ends_no_process_is_left(self, toys: Path, end: str) -> None:
        program = f"""
import sys, time
from pathlib import Path
import psutil  # type: ignore[import-untyped]
from grader.service import JobState, Service

def main():
    service = Service(root=Path({str(toys)!r}))
    slow = {SLOW.format(seconds=0.1)!r}
    jobs = [service.experiment("toys/twice", slow, dict(steps=1000), language="en", dark=False)]
    jobs.append(service.grade("toys/twice", {SLOW.format(seconds=2.5)!r}, seed=1))
    while any(job.state is JobState.QUEUED for job in jobs):
        time.sleep(0.02)
    time.sleep(0.4)
    print(*(child.pid for child in psutil.Process().children(recursive=True)), flush=True)
    if {end!r} == "raise":
        raise SystemExit(3)
    if {end!r} != "return":
        time.sleep(60)

main()
"""
        with subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as parent:
            assert parent.stdout is not None
            children = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
            assert len(children) >= 4  # two workers, and a jail for each
            if end.startswith("SIG"):
                parent.send_signal(getattr(signal, end))
            parent.wait(10)
        assert until(lambda: not any(map(_alive, children)), 5)


def _below(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
