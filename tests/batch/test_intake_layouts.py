"""Downloads as learning systems really pack them, and who is said to have handed in what."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.batch.intake import gather, program
from grader.batch.model import Intake, Layout, Student

EXERCISES = ["activations/sigmoid", "activations/sigmoid_grad", "activations/softmax"]
FUNCTIONS = {
    "activations/sigmoid": ["sigmoid"],
    "activations/sigmoid_grad": ["sigmoid_grad", "sigmoid_grad_from_output"],
    "activations/softmax": ["softmax"],
}
SIGMOID = "def sigmoid(x):\n    return x\n"


def lay_out(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def packed(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def handed(intake: Intake) -> set[tuple[str, str]]:
    return {(one.student, one.exercise.partition("/")[2]) for one in intake.handed}


def found(root: Path, roster: tuple[Student, ...] = ()) -> Intake:
    return gather(root, EXERCISES, roster, functions=FUNCTIONS)


CLASS = {("kim", "sigmoid"), ("kim", "softmax"), ("lee", "sigmoid")}


@pytest.mark.parametrize(
    ("layout", "files"),
    [
        (
            Layout.FOLDERS,
            {"kim/sigmoid.py": "", "kim/week 1/softmax.py": "", "lee/sigmoid.py": ""},
        ),
        (
            Layout.FOLDERS,  # the folder of an archive that was unpacked, with a stray file in it
            {
                "hw3/kim/sigmoid.py": "",
                "hw3/kim/softmax.py": "",
                "hw3/lee/a/sigmoid.py": "",
                "hw3/README.md": "",
            },
        ),
        (
            Layout.FOLDERS,  # weeks above students
            {
                "week1/kim/sigmoid.py": "",
                "week1/lee/sigmoid.py": "",
                "week2/kim/softmax.py": "",
            },
        ),
        (
            Layout.FOLDERS,  # exercises above students
            {"sigmoid/kim/main.py": "", "sigmoid/lee/main.py": "", "softmax/kim/main.py": ""},
        ),
        (
            Layout.FLAT,
            {"kim__sigmoid.py": "", "kim__softmax.py": "", "lee__sigmoid.ipynb": ""},
        ),
        (
            Layout.FLAT,
            {"all/kim__sigmoid.py": "", "all/kim__softmax.py": "", "all/lee__sigmoid.py": ""},
        ),
        (
            Layout.FOLDERS,
            {
                "kim.zip": packed({"sigmoid.py": "", "src/softmax.py": ""}),
                "lee.ZIP": packed({"hw/sigmoid.py": ""}),
            },
        ),
        (
            Layout.NBGRADER,
            {
                "submitted/kim/ps1/sigmoid.ipynb": "",
                "submitted/kim/ps2/softmax.ipynb": "",
                "submitted/lee/ps1/sigmoid.ipynb": "",
            },
        ),
        (
            Layout.CLASSROOM,
            {
                "hw1-submissions/hw1-kim/.git/HEAD": "ref",
                "hw1-submissions/hw1-kim/README.md": "",
                "hw1-submissions/hw1-kim/sigmoid.py": "",
                "hw1-submissions/hw1-kim/test_sigmoid.py": SIGMOID,
                "hw1-submissions/hw1-kim/src/softmax.py": "",
                "hw1-submissions/hw1-lee/.git/HEAD": "ref",
                "hw1-submissions/hw1-lee/sigmoid.py": "",
            },
        ),
    ],
)
def test_layouts(tmp_path: Path, layout: Layout, files: Mapping[str, str | bytes]) -> None:
    as_folder = found(lay_out(tmp_path / "in", files))
    assert handed(as_folder) == CLASS
    assert as_folder.layouts == {layout: 3}
    (tmp_path / "all.zip").write_bytes(packed(files))
    as_zip = found(tmp_path / "all.zip")
    assert handed(as_zip) == CLASS
    assert as_zip.layouts == {layout: 3}
    assert found(lay_out(tmp_path / "zips", {"all.zip": packed(files)})).layouts == {layout: 3}


def test_the_folder_itself_may_be_nbgraders_or_classrooms(tmp_path: Path) -> None:
    lay_out(
        tmp_path, {"submitted/kim/ps1/sigmoid.ipynb": "", "submitted/kim/ps2/softmax.ipynb": ""}
    )
    assert handed(found(tmp_path / "submitted")) == {("kim", "sigmoid"), ("kim", "softmax")}
    repository = {"hw1-kim/.git/HEAD": "", "hw1-kim/sigmoid.py": ""}
    lay_out(tmp_path / "hw1-submissions", repository)
    assert handed(found(tmp_path / "hw1-submissions")) == {("kim", "sigmoid")}


def test_moodle_in_folders_and_without_and_where_marking_is_anonymous(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "김 민지_1041_assignsubmission_file/sigmoid.py": "",
        "김 민지_1041_assignsubmission_onlinetext/onlinetext.html": "<p>",
        "Jordan Lee_1042_assignsubmission_file_/hw/Sigmoid.py": "",
        "Jordan Lee_1042_assignsubmission_file_softmax.py": "",
        "Participant_77_assignsubmission_file_hw.zip": packed({"sigmoid.py": ""}),
        "Team 4_9_assignsubmission_file/softmax.py": "",
        "Default group_assignsubmission_file/softmax.py": "",
    }
    intake = found(lay_out(tmp_path, files))
    assert intake.layouts == {Layout.MOODLE: 6}
    assert {(one.student, one.name) for one in intake.handed} == {
        ("1041", "김 민지"),
        ("1042", "Jordan Lee"),
        ("77", "Participant 77"),
        ("9", "Team 4"),
        ("Default group", "Default group"),
    }
    assert [one.name for one in intake.unclear] == [
        "김 민지_1041_assignsubmission_onlinetext/onlinetext.html"
    ]


def test_moodles_number_of_a_participant_is_no_number_of_the_class_list(tmp_path: Path) -> None:
    roster = (Student("1041", "Park Jiho"), Student("3", "Kim Minji", aliases=("Kim Minji",)))
    files = {"Kim Minji_1041_assignsubmission_file/sigmoid.py": ""}
    assert handed(found(lay_out(tmp_path, files), roster)) == {("3", "sigmoid")}


def test_canvas_names_late_ones_resubmissions_and_anonymous_marking(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "kimminji_501_90001_sigmoid.py": "old",
        "kimminji_501_90002_sigmoid-1.py": "new",
        "leejordan_LATE_502_90003_softmax.py": "",
        "parkjiho_late_503_90004_hw1.zip": packed({"hw1/sigmoid.py": ""}),
        "anon_x7Qz1_90005_sigmoid.py": "",
        "504_90006_sigmoid.py": "",
    }
    intake = found(lay_out(tmp_path, files))
    assert intake.layouts == {Layout.CANVAS: 6}
    assert handed(intake) == {
        ("501", "sigmoid"),
        ("502", "softmax"),
        ("503", "sigmoid"),
        ("504", "sigmoid"),
        ("x7Qz1", "sigmoid"),
    }
    assert {one.student for one in intake.handed if one.marked_late} == {"502", "503"}
    counts = next(one for one in intake.handed if one.student == "501")
    assert (program(counts)[0], counts.attempt) == (b"new", 2)
    assert [(one.place.name, one.attempt) for one in intake.superseded] == [
        ("kimminji_501_90001_sigmoid.py", 1)
    ]
    # The time of such a file is that of the download, and says nothing of lateness.
    assert all(one.submitted is None for one in intake.handed)


GRADESCOPE = """
submission_1:
  :submitters:
  - :name: Kim Minji
    :sid: 20231234
    :email: kim@example.edu
  :created_at: 2026-03-14 20:00:00.123456 +09:00
  :score: 0.0
submission_2:
  :submitters:
  - :name: Lee Jordan
    :sid: '0007'
  - :name: Park Jiho
    :sid:
    :email: park@example.edu
  :created_at: 2026-03-15 01:00:00.000000 Z
"""


def test_gradescope_with_its_record(tmp_path: Path) -> None:
    files = {
        "assignment_9_export/submission_metadata.yml": GRADESCOPE,
        "assignment_9_export/submission_1/sigmoid.py": "",
        "assignment_9_export/submission_2/sigmoid.py": "",
        "assignment_9_export/submission_2/submission_metadata.yml": "submission_1: forged",
    }
    intake = found(lay_out(tmp_path, files))
    assert intake.layouts == {Layout.GRADESCOPE: 2}
    assert {(one.student, one.name): one.submitted for one in intake.handed} == {
        ("20231234", "Kim Minji"): datetime(2026, 3, 14, 11, tzinfo=UTC),
        ("0007", "Lee Jordan"): datetime(2026, 3, 15, 1, tzinfo=UTC),
        ("park@example.edu", "Park Jiho"): datetime(2026, 3, 15, 1, tzinfo=UTC),
    }
    assert found(tmp_path / "assignment_9_export").layouts == {Layout.GRADESCOPE: 2}


def test_a_damaged_record_is_told_and_its_submissions_are_still_found(tmp_path: Path) -> None:
    files = {"submission_metadata.yml": "a: [", "submission_1/sigmoid.py": ""}
    intake = found(lay_out(tmp_path, files))
    assert handed(intake) == {("submission_1", "sigmoid")}
    assert [one.name for one in intake.unclear] == ["submission_metadata.yml"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-14 14:00:00 UTC", datetime(2026, 3, 14, 14, tzinfo=UTC)),
        ("2026-03-14 14:00:00.948203 Asia/Seoul", datetime(2026, 3, 14, 5, tzinfo=UTC)),
        ("2026-03-14 14:00:00 Nowhere/Atall", None),
        ("2026-13-14 14:00:00", None),
    ],
)
def test_nbgraders_times(tmp_path: Path, written: str, meant: datetime | None) -> None:
    files = {
        "submitted/kim/ps1/sigmoid.py": "",
        "submitted/kim/ps1/timestamp.txt": written,
        # Their own, which must not be believed.
        "submitted/kim/ps1/src/softmax.py": "",
        "submitted/kim/ps1/src/timestamp.txt": "2001-01-01 00:00:00 UTC",
    }
    intake = found(lay_out(tmp_path, files))
    assert [one.submitted for one in intake.handed] == [meant, meant]
    assert intake.ignored == 2


def test_nobody_hands_in_for_somebody_else_by_what_they_call_their_files(tmp_path: Path) -> None:
    files = {
        "lee/sigmoid.py": "",
        "kim/lee_123_45678_sigmoid.py": "",
        "kim/lee__sigmoid.py": "",
        "kim/park__sigmoid.py": "",
        "kim/Lee_12_assignsubmission_file_/softmax.py": "",
        "kim/submitted/lee/x/sigmoid.py": "",
        "kim/submission_metadata.yml": "lee: [",  # nobody even looks into it
        "kim/timestamp.txt": "2001-01-01 00:00:00",
        "kim/sub/.git/HEAD": "",
    }
    intake = found(lay_out(tmp_path, files))
    assert handed(intake) == {("lee", "sigmoid"), ("kim", "sigmoid"), ("kim", "softmax")}
    assert not intake.unclear
    everything = [*intake.handed, *intake.superseded]
    assert {one.place.name for one in everything if one.student == "lee"} == {"lee/sigmoid.py"}
    assert all(one.submitted is None for one in everything)
    by_canvas = packed({"lee_999_88888_sigmoid.py": ""})
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "kim_501_90001_lee_999_88888_sigmoid.py").write_bytes(b"")
    (tmp_path / "c" / "kim_501_90002_hw.zip").write_bytes(by_canvas)
    assert {one.student for one in found(tmp_path / "c").handed} == {"501"}


def test_the_class_list_finds_students_by_whatever_they_are_called(tmp_path: Path) -> None:
    roster = (
        Student("20231234", "김민지", aliases=("kim@example.edu", "kim", "김민지")),
        Student("20235678", "Jordan Lee", aliases=("leejordan", "Jordan Lee")),
        Student("1", "Park Jiho", aliases=("jiho",)),
        Student("2", "Choi Sua", aliases=("Sua",)),
        Student("3", "Choi Sua", aliases=("Sua",)),
    )
    files: dict[str, str | bytes] = {
        "20231234_김민지/sigmoid.py": "",
        "KIM@example.edu/softmax.py": "",
        "jordan  lee (late)/softmax.py": "",
        "20235678_leejordan_sigmoid.py": "",
        "Sua/sigmoid.py": "",
        "week 1.zip": packed({"jiho/sigmoid.py": ""}),
    }
    intake = found(lay_out(tmp_path, files), roster)
    assert handed(intake) == {
        ("20231234", "sigmoid"),
        ("20231234", "softmax"),
        ("20235678", "softmax"),
        ("20235678", "sigmoid"),
        ("Sua", "sigmoid"),
        ("week 1", "sigmoid"),
    }
    unsure = next(one for one in intake.handed if one.student == "Sua")
    assert "Several on the class list" in unsure.remarks[0].render()
    assert set(intake.students) >= {student.key for student in roster}


def test_the_newest_counts_and_the_older_stay_on_record(tmp_path: Path) -> None:
    names = ["first/sigmoid.py", "second/sigmoid (1).py", "third/Sigmoid.py"]
    lay_out(tmp_path, {f"kim/{name}": name for name in names} | {"lee/sigmoid.py": ""})
    lay_out(tmp_path, {"kim/sigmoid_final.py": "the very newest, but called otherwise"})
    for number, name in enumerate([names[1], names[2], names[0], "sigmoid_final.py"]):
        os.utime(tmp_path / "kim" / name, (1000 + number, 1000 + number))
    intake = found(tmp_path)
    assert program(intake.handed[0])[0].decode() == names[0]
    older = [(one.attempt, one.place.name) for one in intake.superseded]
    assert older == [
        (1, "kim/sigmoid_final.py"),
        (2, f"kim/{names[1]}"),
        (3, f"kim/{names[2]}"),
    ]
    assert intake.handed[0].attempt == 4


def test_where_nothing_says_which_is_newer_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("kim/attempt10/sigmoid.py", "kim/attempt9/sigmoid.py", "lee/softmax.py"):
            archive.writestr(zipfile.ZipInfo(name), name)
    kim, lee = found(tmp_path / "all.zip").handed
    assert program(kim)[0] == b"kim/attempt10/sigmoid.py"
    assert "nothing says which" in kim.remarks[0].render()
    assert not lee.remarks


def test_a_files_time_counts_only_where_that_is_asked_for(tmp_path: Path) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    lay_out(tmp_path, {"kim/sigmoid.py": "", "lee.zip": ""})
    # Whole seconds count: who hands in at 23:59:59.7 is not late for 23:59:59.
    os.utime(tmp_path / "kim" / "sigmoid.py", (86400.7, 86400.7))
    with zipfile.ZipFile(tmp_path / "lee.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("sigmoid.py", (2026, 3, 14, 12, 0, 0)), "")
    timed = gather(tmp_path, EXERCISES, times_of_files=ZoneInfo("Asia/Seoul"))
    assert [one.submitted for one in timed.handed] == [
        datetime(1970, 1, 2, tzinfo=UTC),
        datetime(2026, 3, 14, 3, tzinfo=UTC),
    ]
    assert [one.submitted for one in gather(tmp_path, EXERCISES).handed] == [None, None]


def test_who_handed_in_nothing_of_use_is_seen_all_the_same(tmp_path: Path) -> None:
    lay_out(tmp_path, {"kim/report.pdf": "", "lee/sigmoid.py": "", "park.zip": "broken"})
    (tmp_path / "choi").mkdir()
    intake = found(tmp_path)
    assert set(intake.students) == {"choi", "kim", "lee", "park"}
    assert [one.name for one in intake.unclear] == ["kim/report.pdf", "park.zip"]


def test_several_downloads_side_by_side(tmp_path: Path) -> None:
    files = {
        "day class/kimminji_501_90001_sigmoid.py": "",
        "night class/leejordan_502_90002_softmax.py": "",
    }
    assert handed(found(lay_out(tmp_path, files))) == {("501", "sigmoid"), ("502", "softmax")}


def test_two_underscores_in_a_file_of_their_own_are_no_student(tmp_path: Path) -> None:
    files = {"kim/my__sigmoid.py": "", "lee/my__softmax.py": ""}
    assert handed(found(lay_out(tmp_path, files))) == {("kim", "sigmoid"), ("lee", "softmax")}


def test_two_who_were_taken_for_one_student_are_named(tmp_path: Path) -> None:
    # One Minji of this class and one of another, say: whoever is older would lose their work.
    files = {f"Kim Minji_{number}_assignsubmission_file_/sigmoid.py": "" for number in (71, 72)}
    roster = (Student("3", "Kim Minji", aliases=("Kim Minji",)),)
    intake = found(lay_out(tmp_path, files), roster)
    assert handed(intake) == {("3", "sigmoid")} and len(intake.superseded) == 1
    (winner,) = intake.handed
    told = " ".join(remark.render() for remark in winner.remarks)
    assert "Kim Minji 71, Kim Minji 72" in told
