"""The curve whose slope you return, built from nothing but your own slopes."""

import numpy as np

CONTROLS = {
    "at": {
        "kind": "slider",
        "label": "Place of the tangent x",
        "min": -6.0,
        "max": 6.0,
        "step": 0.1,
        "value": 1.0,
    },
    "reach": {
        "kind": "slider",
        "label": "Range of x",
        "min": 4.0,
        "max": 16.0,
        "step": 1.0,
        "value": 8.0,
    },
}
POINTS = 241
FRAMES = 40
LAYERS = (1, 2, 3, 5, 10)


def train(learner, at, reach):
    """Walk from left to right and pile up the learner's slopes: that gives a curve.

    A step of width h with slope g raises the curve by h * g. No formula of the sigmoid is
    needed; the curve that appears is the one the slopes belong to.
    """
    x = np.linspace(-reach, reach, POINTS)
    slope = np.asarray(learner.sigmoid_grad(x.copy()), dtype=float)
    steps = np.diff(x) * (slope[1:] + slope[:-1]) / 2
    curve = np.concatenate([[0.0], np.cumsum(steps)])
    from_output = np.asarray(learner.sigmoid_grad_from_output(curve.copy()), dtype=float)
    at_slope = np.asarray(learner.sigmoid_grad(np.array([float(at)])), dtype=float)
    peak = np.asarray(learner.sigmoid_grad(np.array([0.0])), dtype=float)
    for frame in range(1, FRAMES + 1):
        yield {
            "progress": frame / FRAMES,
            "shown": 1 + (POINTS - 1) * frame // FRAMES,
            "x": x,
            "slope": slope,
            "curve": curve,
            "from_output": from_output,
            "at_slope": at_slope,
            "peak": peak,
        }


def draw(figure, history, controls, say):
    """Draw the slopes above, and below the curve that grows out of them."""
    now = history[-1]
    x, shown = now["x"], int(now["shown"])
    above, below = figure.subplots(2, 1, sharex=True)

    above.plot(x, now["slope"], color="C0", linewidth=2.5, label=say("your sigmoid_grad(x)"))
    above.fill_between(x[:shown], 0, now["slope"][:shown], color="C0", alpha=0.25)
    above.plot(
        x[:shown:6],
        now["from_output"][:shown:6],
        ".",
        color="C1",
        markersize=9,
        label=say("your sigmoid_grad_from_output of the curve below"),
    )
    above.set_ylabel(say("slope"))
    above.set_ylim(-0.02, max(0.36, float(np.max(now["slope"])) * 1.4))
    above.legend(loc="upper right", fontsize="small")

    below.plot(
        x[:shown],
        now["curve"][:shown],
        color="C2",
        linewidth=2.5,
        label=say("the slopes piled up from the left"),
    )
    at, slope = controls["at"], float(now["at_slope"][0])
    if abs(at) <= controls["reach"] and at <= x[shown - 1]:
        height = float(np.interp(at, x, now["curve"]))
        near = np.array([at - 2, at + 2])
        below.plot(
            near,
            height + slope * (near - at),
            color="C3",
            linestyle="--",
            label=say("tangent with your slope"),
        )
        below.plot([at], [height], "o", color="C3")
    below.set_ylim(-0.2, 1.2)
    below.set_xlim(-controls["reach"], controls["reach"])
    below.set_xlabel(say("input x"))
    below.set_ylabel(say("height"))
    below.legend(loc="upper left", fontsize="small")


def table(history, controls, say):
    """Return what is left of a gradient after several sigmoids, at best and at the tangent."""
    now = history[-1]
    peak, slope = float(now["peak"][0]), float(now["at_slope"][0])
    columns = [
        say("sigmoids in a row"),
        say("largest possible product of slopes"),
        say("product of slopes at the tangent's x"),
    ]
    return columns, [[n, peak**n, slope**n] for n in LAYERS]
