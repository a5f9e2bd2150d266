"""Graphs with numbers on their edges: what goes forward, and what comes back."""

CONTROLS = {
    "graph": {
        "kind": "choice",
        "label": "Graph",
        "options": ["(x + y) squared", "shop"],
        "value": "(x + y) squared",
    },
    "first": {"kind": "slider", "label": "x", "min": -5.0, "max": 5.0, "step": 0.5, "value": 2.0},
    "second": {"kind": "slider", "label": "y", "min": -5.0, "max": 5.0, "step": 0.5, "value": 3.0},
    "apples": {"kind": "integer", "label": "Apples", "min": 0, "max": 20, "value": 2},
    "oranges": {"kind": "integer", "label": "Oranges", "min": 0, "max": 20, "value": 3},
}
APPLE, ORANGE, TAX = 100.0, 150.0, 1.1
# Of each graph: where its nodes and inputs stand, and its edges from one to the other.
PLACES = {
    "(x + y) squared": {"x": (0, 1), "y": (0, 0), "+": (1, 0.5), "^2": (2, 0.5), "z": (3, 0.5)},
    "shop": {
        "apple price": (-0.3, 4.5),
        "apples": (-0.3, 2.5),
        "orange price": (-0.3, 1.5),
        "oranges": (-0.3, -0.5),
        "tax": (1, 5.3),
        "* ": (1, 3.5),
        "*  ": (1, 0.5),
        "+": (2, 2),
        "*": (3, 3.5),
        "bill": (4, 3.5),
    },
}
EDGES = {
    "(x + y) squared": [("x", "+"), ("y", "+"), ("+", "^2"), ("^2", "z")],
    "shop": [
        ("apple price", "* "),
        ("apples", "* "),
        ("orange price", "*  "),
        ("oranges", "*  "),
        ("* ", "+"),
        ("*  ", "+"),
        ("+", "*"),
        ("tax", "*"),
        ("*", "bill"),
    ],
}


def _square_sum(learner, x, y):
    """Return the numbers on the edges, forward and then backward."""
    add, square = learner.Add(), learner.Square()
    total = add.forward(x, y)
    z = square.forward(total)
    dtotal = square.backward(1.0)
    dx, dy = add.backward(dtotal)
    return [x, y, total, z], [dx, dy, dtotal, 1.0]


def _shop(learner, apples, oranges):
    apple_node, orange_node, add, tax_node = (
        learner.Mul(),
        learner.Mul(),
        learner.Add(),
        learner.Mul(),
    )
    for_apples = apple_node.forward(APPLE, apples)
    for_oranges = orange_node.forward(ORANGE, oranges)
    together = add.forward(for_apples, for_oranges)
    bill = tax_node.forward(together, TAX)
    dtogether, dtax = tax_node.backward(1.0)
    dapples, doranges = add.backward(dtogether)
    dapple, dnumber = apple_node.backward(dapples)
    dorange, dother = orange_node.backward(doranges)
    forward = [APPLE, apples, ORANGE, oranges, for_apples, for_oranges, together, TAX, bill]
    backward = [dapple, dnumber, dorange, dother, dapples, doranges, dtogether, dtax, 1.0]
    return forward, backward


def train(learner, graph, first, second, apples, oranges):
    """Go forward an edge at a time, and then back."""
    if graph == "shop":
        forward, backward = _shop(learner, float(apples), float(oranges))
    else:
        forward, backward = _square_sum(learner, float(first), float(second))
    forward, backward = [float(one) for one in forward], [float(one) for one in backward]
    steps = len(forward)
    for done in range(2 * steps + 1):
        yield {
            "progress": done / (2 * steps),
            "forward": forward[: min(done, steps)],
            "backward": backward[steps - max(done - steps, 0) :],
        }


def _words(say):
    return {
        "apple price": say("apple price"),
        "apples": say("apples"),
        "orange price": say("orange price"),
        "oranges": say("oranges"),
        "tax": say("tax"),
        "bill": say("bill"),
    }


def draw(figure, history, controls, say):
    """Draw the graph; above each edge what went forward, below it what came back."""
    now = history[-1]
    places, edges = PLACES[controls["graph"]], EDGES[controls["graph"]]
    axes = figure.subplots()
    axes.set_axis_off()
    start = len(edges) - len(now["backward"])
    for number, (left, right) in enumerate(edges):
        (x1, y1), (x2, y2) = places[left], places[right]
        axes.annotate(
            "",
            (x2, y2),
            (x1, y1),
            arrowprops={"arrowstyle": "->", "color": "gray", "shrinkA": 14, "shrinkB": 14},
        )
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        if number < len(now["forward"]):
            text = f"{now['forward'][number]:.5g}"
            axes.annotate(
                text,
                middle,
                (0, 5),
                textcoords="offset points",
                ha="center",
                va="bottom",
                color="C0",
            )
        if number >= start:
            text = f"{now['backward'][number - start]:.5g}"
            axes.annotate(
                text, middle, (0, -5), textcoords="offset points", ha="center", va="top", color="C3"
            )
    nodes = {right for _, right in edges} - {"z", "bill"}
    for name, (x, y) in places.items():
        words = _words(say).get(name, name.strip())
        shape = {"boxstyle": "circle" if name in nodes else "round", "fc": "white", "ec": "black"}
        axes.text(x, y, words, ha="center", va="center", color="black", bbox=shape)
    across, along = zip(*places.values(), strict=True)
    axes.set_xlim(min(across) - 0.5, max(across) + 0.5)
    axes.set_ylim(min(along) - 0.5, max(along) + 0.5)
    axes.plot([], [], color="C0", label=say("forward: the numbers"))
    axes.plot([], [], color="C3", label=say("backward: the slopes"))
    figure.legend(loc="outside lower left", ncols=2)


def table(history, controls, say):
    """Return for each input its number, and by how much the result grows with it."""
    places, edges = PLACES[controls["graph"]], EDGES[controls["graph"]]
    now = history[-1]
    nodes = {right for _, right in edges}
    rows = [
        [_words(say).get(name, name), now["forward"][number], now["backward"][number]]
        for number, (name, _) in enumerate(edges)
        if name in places and name not in nodes and len(now["backward"]) == len(edges)
    ]
    return [say("input"), say("number"), say("slope of the result")], rows
