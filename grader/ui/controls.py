"""The controls of an experiment as widgets."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import streamlit as st

from grader.data import is_available
from grader.message import Message, Translate, message
from grader.ui.pixels import pixel_grid
from grader.ui.text import as_text

_DATA: Mapping[str, Message] = {
    "glyphs": message("Five digits of 5 x 5 pixels, made by hand"),
    "digits": message("1,797 digits of 8 x 8 pixels"),
    "mnist": message("3,000 digits of 28 x 28 pixels, from MNIST"),
    "mnist_full": message("The 70,000 digits of MNIST"),
}


def show_controls(
    prefix: str, declared: Mapping[str, Mapping[str, Any]], _: Translate
) -> dict[str, Any]:
    """Show controls and return their values.

    Parameters
    ----------
    prefix
        What the keys of the widgets begin with.
    declared
        The controls by name, as an experiment declares them.
    """
    values: dict[str, Any] = {}
    with st.grid(2, min_column_width=180):
        for name, control in declared.items():
            values[name] = _control(f"{prefix}/{name}", control, _)
    if any(control["kind"] == "data" for control in declared.values()):
        _more_data(declared, _)
    return values


def _control(key: str, control: Mapping[str, Any], _: Translate) -> Any:
    label = as_text(_(control["label"]))
    match control["kind"]:
        case "choice":
            return _choice(key, label, control["options"], control["value"], _)
        case "data":
            there = [name for name in control["options"] if is_available(name)]
            if len(there) == 1:
                return there[0]
            words = {name: _DATA[name].render(_) for name in there}
            return _choice(key, label, there, control["value"], words.__getitem__)
        case "pixels":
            size = {name: control[name] for name in ("rows", "columns", "levels")}
            return pixel_grid(_(control["label"]), **size, key=key, _=_)
    bounds = control["min"], control["max"], control["value"]
    if control["kind"] == "integer":
        return st.number_input(
            label, *bounds, control.get("step", 1), key=key, persist_state="session"
        )
    step = control["step"]
    return st.slider(
        label, *bounds, step, format=_as_fine_as(*bounds, step), key=key, persist_state="session"
    )


def _as_fine_as(*numbers: float) -> str | None:
    """Return the format that shows the last decimal of all `numbers`; whole ones need none."""
    exponents = (Decimal(str(number)).as_tuple().exponent for number in numbers)
    places = max(-exponent for exponent in exponents if isinstance(exponent, int))
    return f"%.{places}f" if places > 0 else None


def _choice(key: str, label: str, options: list[str], value: str, words: Translate) -> str:
    return st.selectbox(
        label,
        options,
        index=options.index(value),
        format_func=words,
        key=key,
        persist_state="session",
    )


def _more_data(declared: Mapping[str, Mapping[str, Any]], _: Translate) -> None:
    asked = {name for one in declared.values() for name in one.get("options", ())}
    if "mnist_full" in asked and not is_available("mnist_full"):
        command = "`grader data mnist --from FOLDER`"
        words = as_text(_("All of MNIST can be chosen here once it was imported, with"))
        st.caption(f"{words} {command}")
