"""The fixed words of the instructor's report."""

from __future__ import annotations

from grader.message import Message, message

LABELS: dict[str, Message] = {
    "report": message("Class report"),
    "wrong": message("What the class got wrong most"),
    "wrong_about": message(
        "How many programs went wrong in which way, of those handed in. Unfold one to see what "
        "a program did."
    ),
    "nothing_wrong": message("Nothing: every program that was graded holds."),
    "more_wrong": message("Less common"),
    "example": message("One example"),
    "program": message("The whole program"),
    "distribution": message("How the totals lie"),
    "median": message("median"),
    "hardest": message("The hardest checks"),
    "hardest_about": message("How many pass, of those that came as far."),
    "no_hardest": message("Every check holds for everybody."),
    "exercise": message("Exercise"),
    "exercises": message("The exercises"),
    "worth": message("Worth"),
    "handed": message("Handed in"),
    "whole": message("All checks"),
    "mean": message("Mean, before lateness"),
    "heat": message("Who has trouble where"),
    "student": message("Student"),
    "total": message("Total"),
    "passed_percent": message("passed, %"),
    "legend": message("What the numbers above the columns stand for"),
    "faults": message("Time-outs, errors and crashes"),
    "verdict": message("Verdict"),
    "told": message("What it says"),
    "late": message("Late"),
    "days": message("Days"),
    "lost": message("Points lost"),
    "nothing": message("Handed in nothing at all"),
    "some_missing": message("Handed in a part"),
    "open": message("Still open"),
    "strangers": message("Not on the class list"),
    "intake": message("What was found among the hand-ins"),
    "unclear": message("Not understood, and so not graded"),
    "file": message("File"),
    "reason": message("Why, and what to do"),
    "isolation": message("How programs were shut in"),
    "level": message("Isolation"),
    "not_enforced": message("Not enforced"),
    "programs": message("Programs"),
    "missing_sign": message("nothing handed in"),
    "waiting_sign": message("not graded yet"),
    "strict": message("strict: every denial was proven"),
    "reduced": message("reduced"),
    "all": message("Show all"),
    "none": message("none"),
}
