"""Experiments: training runs in the jail, its numbers become pictures and a table out here.

The numbers come from a learner's program. They are checked and counted before anything is done
with them, and whatever drawing makes of them is turned into words.
"""

from grader.experiments.history import History
from grader.experiments.in_jail import for_the_jail
from grader.experiments.problem import ExperimentProblem
from grader.experiments.running import answer, run
from grader.experiments.settings import read_controls, with_data
from grader.experiments.showing import (
    Cell,
    ExperimentResult,
    Look,
    Picture,
    Table,
    picture,
    picture_of_answer,
    tabulate,
)

__all__ = [
    "Cell",
    "ExperimentProblem",
    "ExperimentResult",
    "History",
    "Look",
    "Picture",
    "Table",
    "answer",
    "for_the_jail",
    "picture",
    "picture_of_answer",
    "read_controls",
    "run",
    "tabulate",
    "with_data",
]
