"""What was found, before anything is graded: nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from grader.batch.model import Assignment, Handed, Intake, Layout
from grader.batch.planning import Plan
from grader.message import Translate
from grader.ui.instructor.showing import cell, name_of, table
from grader.ui.reader import Reader
from grader.ui.text import as_text, fill, plain
from grader.ui.times import shown

_MOST = 5_000  # lines of one list; a page with more helps nobody


def show(plan: Plan, reader: Reader) -> None:
    """Show what will be graded, what will not, and why."""
    _ = reader.say
    intake = plan.intake
    missing = missing_of(plan)
    strangers = strangers_of(plan)
    _numbers(plan, missing, reader)
    st.markdown(_recognised(intake, _))
    if plan.untimed:
        st.caption(
            fill(
                _(
                    "Handed in at a time that nobody knows, and so not late: {count}. With "
                    "by_file_time = true below [late] the times of the files count."
                ),
                count=f"{plan.untimed:,}",
            )
        )
    if intake.unclear:
        st.warning(
            fill(
                _(
                    "Not understood: {count}. These are not graded. Mend them and look again, or "
                    "go on without them."
                ),
                count=f"{len(intake.unclear):,}",
            ),
            icon=":material/help:",
        )
        table(
            {
                # What is wrong with the whole has no name within it.
                _("File"): [cell(one.name) or "." for one in intake.unclear[:_MOST]],
                _("Why, and what to do"): [plain(one.reason, _) for one in intake.unclear[:_MOST]],
            },
            _("What was not understood"),
        )
        _cut(len(intake.unclear), reader)
    _people(_("On the list, and nothing handed in"), missing, ":material/person_off:", reader)
    _people(_("Handed in, and not on the list"), strangers, ":material/person_add:", reader)
    guessed = [one for one in intake.handed if one.remarks]
    _files(_("Taken with a guess"), guessed, ":material/edit:", reader, remarks=True)
    _files(
        _("Older hand-ins, kept on record and not graded"),
        intake.superseded,
        ":material/history:",
        reader,
    )


def about(assignment: Assignment, reader: Reader) -> str:
    """Return an assignment in a line of Markdown."""
    _ = reader.say
    parts = [
        fill(_("exercises: {count}"), count=len(assignment.asked)),
        fill(_("points: {points}"), points=f"{assignment.points:g}"),
    ]
    if assignment.due is not None:
        due = assignment.due.astimezone(ZoneInfo(assignment.timezone))
        moment = f"{due:%Y-%m-%d %H:%M} ({assignment.timezone})"
        parts.append(fill(_("due {moment}"), moment=moment))
    return " · ".join(parts)


def missing_of(plan: Plan) -> list[str]:
    """Return the keys of who is on the class list and handed in nothing that was understood."""
    handed = {one.student for one in plan.intake.handed}
    return [student.key for student in plan.roster if student.key not in handed]


def strangers_of(plan: Plan) -> list[str]:
    """Return the keys of who handed something in and is not on the class list, if there is one."""
    if not plan.roster:
        return []
    listed = {student.key for student in plan.roster}
    return sorted({one.student for one in plan.intake.handed} - listed)


def _numbers(plan: Plan, missing: Sequence[str], reader: Reader) -> None:
    _ = reader.say
    intake = plan.intake
    counts = [
        (_("Students"), len({one.student for one in intake.handed})),
        (_("Programs to grade"), len(intake.handed)),
        (_("Older hand-ins"), len(intake.superseded)),
        (_("Not understood"), len(intake.unclear)),
    ]
    if plan.roster:
        counts.append((_("Nothing handed in"), len(missing)))
    with st.container(horizontal=True, gap="medium"):
        for label, count in counts:
            st.metric(as_text(label), f"{count:,}", width="content")


def _recognised(intake: Intake, _: Translate) -> str:
    """Return which layouts were recognised, as Markdown."""
    words = {
        Layout.FOLDERS: _("a folder for each student"),
        Layout.FLAT: _("files named student__exercise.py"),
        Layout.MOODLE: _("a download of Moodle"),
        Layout.CANVAS: _("a download of Canvas"),
        Layout.GRADESCOPE: _("an export of Gradescope"),
        Layout.NBGRADER: _("a folder of nbgrader"),
        Layout.CLASSROOM: _("clones of GitHub Classroom"),
    }
    found = ", ".join(
        fill("{layout} ({count})", layout=words[layout], count=count)
        for layout, count in intake.layouts.items()
    )
    line = f"{as_text(_('Recognised:'))} {found or as_text(_('nothing'))}"
    if intake.ignored:
        ignored = fill(
            _("Left out, as no work of anybody's: {count} (system files)."), count=intake.ignored
        )
        line += f".  \n:gray[{ignored}]"
    return line


def _people(title: str, keys: Sequence[str], icon: str, reader: Reader) -> None:
    if keys:
        with st.expander(f"{as_text(title)}: {len(keys):,}", icon=icon):
            st.markdown(" · ".join(name_of(key) for key in keys[:_MOST]))
            _cut(len(keys), reader)


def _files(
    title: str, handed: Sequence[Handed], icon: str, reader: Reader, *, remarks: bool = False
) -> None:
    if not handed:
        return
    _ = reader.say
    shown_ones = handed[:_MOST]
    columns: dict[str, Iterable[object]] = {
        _("Student"): [cell(one.student) for one in shown_ones],
        _("Exercise"): [one.exercise for one in shown_ones],
        _("File"): [cell(one.place.name) for one in shown_ones],
    }
    if remarks:
        columns[_("Remark")] = [
            " ".join(plain(remark, _) for remark in one.remarks) for one in shown_ones
        ]
    else:
        columns[_("Handed in")] = [shown(one.submitted) for one in shown_ones]
    with st.expander(f"{as_text(title)}: {len(handed):,}", icon=icon):
        table(columns, title)
        _cut(len(handed), reader)


def _cut(count: int, reader: Reader) -> None:
    """Say so where a list is longer than what is shown of it."""
    if count > _MOST:
        st.caption(fill(reader.say("The first {count} of them."), count=f"{_MOST:,}"))
