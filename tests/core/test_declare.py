"""Checks as their authors write them, and what they leave behind."""

import contextlib

import numpy as np
import pytest

from grader.asking import Ref, Stopped
from grader.calls import Handle
from grader.declare import (
    Exercise,
    Points,
    Submission,
    callback,
    expect,
    expect_gradients,
    expect_that,
    expect_unchanged,
    message,
    mistake,
    one_by_one,
    seeded,
)
from grader.replay import LocalCaller
from grader.show import show_call


def program(source):
    return Submission(LocalCaller(compile("import numpy as np\n" + source, "<test>", "exec")))


def test_expectations_do_not_stop_a_check_and_all_are_evidence():
    submission = program("def f(x): return x + 1")
    for x in (1.0, 2.0, 3.0):
        expect(submission.f(x), equals=x + (x > 1.0))
    transcript = submission.transcript
    assert [one.passed for one in transcript.evidence] == [False, True, True]
    assert len(transcript.findings) == 1
    assert transcript.findings[0].mismatch.kind == "value"


def test_reading_a_value_that_never_came_stops_the_check():
    submission = program("def f(x): raise ValueError('no')")
    with pytest.raises(Stopped):
        _ = submission.f(1).value
    assert submission.transcript.findings[0].fault.error == "ValueError"


def test_results_passed_on_stay_symbolic_for_replays():
    submission = program("def f(x): return x, {'h': x * 2}\ndef g(cache, y): return cache['h'] + y")
    y, cache = submission.f(np.array([1.0])).items(2)
    expect(submission.g(cache, y), equals=np.array([3.0]))
    asked = submission.transcript.recorded[1]
    assert asked.args == (Ref(0, (1,)), Ref(0, (0,)))
    np.testing.assert_array_equal(asked.call.args[0]["h"], [2.0])
    assert not submission.transcript.findings


@pytest.mark.parametrize(
    ("body", "kind"), [("return 1, 2, 3", "length"), ("return 1", "type"), ("pass", "none")]
)
def test_a_wrong_number_of_results_is_a_finding(body, kind):
    submission = program(f"def f(): {body}")
    first, second = submission.f().items(2)
    expect(first, equals=1)
    with pytest.raises(Stopped):
        _ = second.value
    (finding,) = submission.transcript.findings
    assert finding.mismatch.kind == kind


def test_parts_of_a_call_that_failed_are_told_of_once():
    submission = program("def f(): raise ValueError('no')")
    for part in submission.f().items(2):
        expect(part, equals=1)
    (finding,) = submission.transcript.findings
    assert finding.fault.error == "ValueError"


def test_measurements_at_many_points_are_one_question():
    submission = program("def f(p, x):\n    return p['a'] * x + p['b'], 'cache'")
    points = Points(
        {"a": np.array(1.0), "b": np.array(0.0)}, [("a", np.array(2.0)), ("b", np.array(5.0))]
    )
    answers = submission.each(points, part=0).f(10.0)
    assert [float(one.value) for one in answers] == [20.0, 15.0]
    assert [dict(point) for point in points] == [{"a": 2.0, "b": 0.0}, {"a": 1.0, "b": 5.0}]
    assert len(submission.transcript.recorded) == 1


def test_changed_arguments_are_noticed():
    submission = program("def f(x, params): x += 1; params['W'][0] = 9; return x")
    expect_unchanged(submission.f(np.zeros(2), params={"W": np.zeros(2), "b": np.zeros(1)}))
    (finding,) = submission.transcript.findings
    assert [change.path for change in finding.changed] == [(0,), ("params", "W")]


def test_objects_keep_their_state_behind_a_handle():
    submission = program(
        "class Counter:\n  def __init__(self, n): self.n = n\n"
        "  def add(self, k): self.n += k; return self.n"
    )
    made = submission.Counter(1)
    assert isinstance(made.value, Handle)
    expect(submission.of(made).add(2), equals=3)
    expect(submission.of(made).attribute("n"), equals=3)
    assert not submission.transcript.findings


def test_a_method_of_what_is_no_object_is_a_finding():
    submission = program("def Counter(n): return n")
    with pytest.raises(Stopped):
        submission.of(submission.Counter(1)).add(2)
    assert submission.transcript.findings[0].mismatch.kind == "type"


def square_sum(x):
    return np.sum(x**2)


def test_a_callback_travels_as_source():
    submission = program("def twice(f, x): return f(x) + f(x)")
    expect(submission.twice(callback(square_sum), np.array([1.0, 2.0])), equals=10.0)
    assert not submission.transcript.findings


def test_a_property_speaks_the_authors_words():
    submission = program("def f(): return 3.0")
    expect_that(submission.f(), False, message("It should be {want}.", want=4))
    assert submission.transcript.findings[0].message.render() == "It should be 4."


PARAMS = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([0.5])}


def loss(params):
    return float(np.sum(params["W1"] ** 2) + np.sum(params["b1"] ** 3))


@pytest.mark.parametrize(
    ("grads", "kind"),
    [
        ("{'W1': 2 * W1, 'b1': 3 * b1**2}", None),
        ("{'W1': 2 * W1, 'b1': 2 * b1**2}", "located"),
        ("{'W1': 2 * W1}", "mismatch"),
        ("{'W1': (2 * W1).T, 'b1': 3 * b1**2}", "mismatch"),
        ("{'W1': W1 * np.nan, 'b1': 3 * b1**2}", "message"),
        ("3", "mismatch"),
    ],
)
def test_gradients_are_held_against_the_measured_slope(grads, kind):
    submission = program(f"def backward(W1, b1): return {grads}")
    with contextlib.suppress(Stopped):
        expect_gradients(
            submission.backward(PARAMS["W1"], PARAMS["b1"]),
            losses=one_by_one(loss),
            params=PARAMS,
            rng=np.random.default_rng(0),
            otherwise=message("Not the slope."),
        )
    findings = submission.transcript.findings
    if kind is None:
        assert not findings
    else:
        assert getattr(findings[0], kind) is not None
    if kind == "located":
        assert findings[0].located.name == "b1"


def test_two_checks_of_one_name_are_refused():
    exercise = Exercise(["f"])

    def body(submission):
        pass

    exercise.check("one", points=1)(body)
    with pytest.raises(ValueError, match="two checks"):
        exercise.check("two", points=1)(body)


def test_a_mistake_needs_its_name_and_its_words():
    with pytest.raises(ValueError, match="named"):

        @mistake
        def wrong():
            """Says something."""

    with pytest.raises(ValueError, match="docstring"):

        @mistake
        def f__wrong():
            pass


def test_a_seeded_generator_is_fresh_at_every_call():
    submission = program("def f(rng): return rng.normal(size=2)")
    for _ in range(2):
        drawn = submission.f(seeded(7))
        assert np.array_equal(drawn.value, seeded(7).make().normal(size=2))
    assert show_call(drawn.call) == "f(np.random.default_rng(7))"
