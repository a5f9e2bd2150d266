"""The diagnosis agrees with everything that was observed, or stays silent."""

import numpy as np

from grader.course import Mistake
from grader.declare import Submission, expect, expect_that, expect_unchanged, message
from grader.diagnosis import diagnose
from grader.replay import LocalCaller

SOLUTION = """
import numpy as np
def step(w, x):
    return w + 2 * x
def train(w, xs):
    for x in xs:
        w = step(w, x)
    return w
"""
MISTAKES = (
    Mistake(
        "subtracts", "step", "It subtracts.", SOLUTION + "def step(w, x):\n    return w - 2 * x\n"
    ),
    Mistake(
        "forgets_the_factor", "step", "No factor.", SOLUTION + "def step(w, x):\n    return w + x\n"
    ),
    Mistake(
        "edits_in_place",
        "step",
        "In place.",
        SOLUTION + "def step(w, x):\n    w += 2 * x\n    return w\n",
    ),
    Mistake(
        "takes_the_last_only",
        "train",
        "Last only.",
        SOLUTION + "def train(w, xs):\n    return step(w, xs[-1])\n",
    ),
    Mistake(
        "raises_on_one",
        "step",
        "Raises.",
        SOLUTION + "def step(w, x):\n    return w + 2 * x[:, 1]\n",
    ),
)


def judge(source):
    submission = Submission(LocalCaller(compile(source, "<test>", "exec")))
    w, x = np.array([1.0, 2.0]), np.array([0.5, -1.0])
    answer = submission.step(w, x)
    expect(answer, equals=w + 2 * x)
    expect_unchanged(submission.step(w, x))
    xs = np.array([[1.0, 0.0], [0.0, 3.0]])
    expect(submission.train(w, xs), equals=w + 2 * xs.sum(axis=0))
    return [found.mistake for found in diagnose([submission.transcript], MISTAKES)]


def test_every_mistake_is_named_as_itself():
    for mistake in MISTAKES:
        assert judge(mistake.source) == [mistake.id]


def test_a_right_program_is_diagnosed_as_nothing():
    assert judge(SOLUTION) == []


def test_another_way_to_write_the_same_mistake_is_named():
    assert judge(
        "import numpy as np\nfrom functools import reduce\n"
        "def step(w, x): return -(2 * x - w)\n"
        "def train(w, xs): return reduce(step, xs, w)\n"
    ) == ["subtracts"]


def test_a_right_function_beside_a_wrong_one_does_not_hide_it():
    inlined = "def train(w, xs):\n    return w + 2 * xs.sum(axis=0)\n"
    assert judge(SOLUTION + "def step(w, x):\n    return w - 2 * x\n" + inlined) == ["subtracts"]


def test_evidence_against_a_mistake_silences_it():
    other = "def step(w, x):\n    return w - 2 * x if x[0] > 0 else w\n"
    contradicts = SOLUTION + other + "def train(w, xs):\n    return w * 0\n"
    assert judge(contradicts) == []
    assert judge(SOLUTION + "def step(w, x):\n    return w + 3 * x\n") == []


def test_a_call_that_hangs_is_no_evidence_for_a_mistake():
    assert judge(SOLUTION + "def step(w, x):\n    raise NotImplementedError\n") == []


def test_an_unwritten_neighbour_does_not_hide_a_mistake():
    wrong = SOLUTION + "def step(w, x):\n    return w - 2 * x\n"
    assert judge(wrong + "def train(w, xs):\n    raise NotImplementedError\n") == ["subtracts"]


def test_what_a_check_does_with_its_arrays_afterwards_is_no_evidence():
    submission = Submission(LocalCaller(compile(MISTAKES[0].source, "<test>", "exec")))
    w, x = np.array([1.0, 2.0]), np.array([0.5, -1.0])
    expect(submission.step(w, x), equals=w + 2 * x)
    w[:] = 0
    found = diagnose([submission.transcript], MISTAKES)
    assert [one.mistake for one in found] == ["subtracts"]


def diagnosed(source):
    submission = Submission(LocalCaller(compile(source, "<test>", "exec")))
    w, x = np.array([1.0, 2.0]), np.array([0.5, -1.0])
    for factor in (1.0, 2.0, 3.0):
        expect(submission.step(factor * w, x), equals=factor * w + 2 * x)
    expect_unchanged(submission.step(w, x))
    xs = np.array([[1.0, 0.0], [0.0, 3.0]])
    expect(submission.train(w, xs), equals=w + 2 * xs.sum(axis=0))
    return [
        (found.mistake, found.complete) for found in diagnose([submission.transcript], MISTAKES)
    ]


def test_of_two_mistakes_the_one_that_accounts_for_most_is_named_as_one_of_two():
    wrong = SOLUTION + "def step(w, x):\n    return w - 2 * x\n"
    other = "def train(w, xs):\n    return w + 5.0\n"
    assert diagnosed(wrong + other) == [("subtracts", False)]
    in_place = "def step(w, x):\n    w -= 2 * x\n    return w\n"
    assert diagnosed(SOLUTION + in_place) == [("subtracts", False)]


def diagnosed_apart(source):
    submission = Submission(LocalCaller(compile(source, "<test>", "exec")))
    w, xs = np.array([1.0, 2.0]), np.array([[1.0, 0.0], [0.0, 3.0]])
    for factor in (1.0, 2.0, 3.0):
        expect(submission.step(factor * w, xs[0]), equals=factor * w + 2 * xs[0])
        expect(submission.train(factor * w, xs), equals=factor * w + 2 * xs.sum(axis=0))
    return [
        (found.mistake, found.complete) for found in diagnose([submission.transcript], MISTAKES)
    ]


def test_one_mistake_in_each_of_two_functions_names_both():
    forgets = SOLUTION + "def step(w, x):\n    return w + x\n"
    last_only = "def train(w, xs):\n    return w + 2 * xs[-1]\n"
    assert diagnosed_apart(forgets + last_only) == [
        ("forgets_the_factor", False),
        ("takes_the_last_only", False),
    ]
    unknown = "def train(w, xs):\n    return w + 5.0\n"
    assert diagnosed_apart(forgets + unknown) == [("forgets_the_factor", False)]


def test_a_second_mistake_in_the_same_place_would_be_a_guess():
    sometimes = "def step(w, x):\n    return w - 2 * x if w[0] < 2.5 else w * 7\n"
    assert diagnosed(SOLUTION + sometimes) == []


def test_an_answer_that_is_nearly_right_is_explained_by_no_right_one():
    near = "def step(w, x):\n    return w + 2 * x + 3e-7\n"
    assert diagnosed(SOLUTION + near) == []


def test_the_same_exception_for_another_reason_is_no_evidence():
    raises = "def step(w, x):\n    raise IndexError('another reason')\n"
    assert diagnosed(SOLUTION + raises) == []


def test_true_and_false_are_not_named_where_numbers_were_right():
    source = "def above(x):\n    return (x > 0) * 1\n"
    truth = Mistake("true_and_false", "above", "Truth.", "def above(x):\n    return x > 0\n")

    def named(program):
        submission = Submission(LocalCaller(compile(program, "<test>", "exec")))
        x = np.array([1.0, -2.0])
        expect(submission.above(x), equals=np.array([1.0, 0.0]))
        observed = submission.above(x)
        expect_that(observed, observed.value.dtype.kind == "f", message("Not made of floats."))
        return [found.mistake for found in diagnose([submission.transcript], [truth])]

    assert named(source) == []
    assert named(truth.source) == ["true_and_false"]


def test_where_truth_is_right_a_program_may_answer_one():
    wrong = Mistake("one_side", "inside", "One side.", "def inside(x):\n    return x < 1\n")
    submission = Submission(
        LocalCaller(compile("def inside(x): return 1 * (x < 1)", "<t>", "exec"))
    )
    for x in (0.5, 2.0, -3.0):
        expect(submission.inside(x), equals=bool(abs(x) < 1))
    assert diagnose([submission.transcript], [wrong])
