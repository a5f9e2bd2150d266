"""What a mistake answered is kept for a class: never for another question, never changed since."""

import numpy as np

from grader.again import Asked, again
from grader.declare import Submission
from grader.replay import LocalCaller

SOURCE = """
import numpy as np
class Sum:
    def __init__(self):
        self.total = np.zeros(2)
    def add(self, x):
        self.total += x
        return self.total
def twice(x):
    return 2 * x
def large():
    return np.zeros(10**5)
"""


def asked(check):
    submission = Submission(LocalCaller(compile(SOURCE, "<test>", "exec")))
    check(submission)
    return Asked.of(submission.transcript.recorded)


def test_an_answer_is_what_it_was_when_it_was_given():
    def check(submission):
        made = submission.Sum()
        submission.of(made).add(np.ones(2))
        submission.of(made).add(np.ones(2))

    program = again(SOURCE, asked(check))
    assert program.reply(2).value.tolist() == [2, 2]
    assert program.reply(1).value.tolist() == [1, 1]
    assert again(SOURCE, asked(check)) is program


def test_another_question_gets_another_answer():
    x = np.arange(4.0).reshape(2, 2)
    others = (
        lambda submission: submission.twice(x),
        lambda submission: submission.twice(x.T),
        lambda submission: submission.twice(x.astype(np.float32)),
        lambda submission: submission.twice(x=x),
        lambda submission: submission.twice([x]),
        lambda submission: submission.twice((x,)),
        lambda submission: submission.twice(submission.twice(x)),
        lambda submission: submission.twice(submission.twice(x)[0]),
    )
    assert len({asked(check) for check in others}) == len(others)
    assert asked(others[0]) == asked(others[0])


def test_large_answers_are_let_go_and_can_be_asked_for_again():
    program = again(SOURCE, asked(lambda submission: submission.large()))
    first = program.reply(0)
    program.let_go()
    assert program.reply(0) is not first
    program = again(SOURCE, asked(lambda submission: submission.twice(np.ones(2))))
    first = program.reply(0)
    program.let_go()
    assert program.reply(0) is first
