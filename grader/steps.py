"""The calls that led to an answer, as a learner would type them: an object's whole story (pure)."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.asking import Recorded, Ref
from grader.calls import Call, Handle
from grader.show import Named, show_call, show_path

_MOST = 12  # lines that are shown
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def show_steps(recorded: Sequence[Recorded], call: Call) -> str:
    """Return a call, after all that was done with the objects it is about, a line each.

    A function's call is a line of its own. A method's answer hangs on how its object was made and
    on what was asked of it before; and, where objects share what they should not, on what was
    asked of others of its class in the meantime.

    Parameters
    ----------
    recorded
        All calls of the check, in order.
    call
        One of them.

    Examples
    --------
    ``mul = Mul()``, ``mul.forward(2, 3)``, ``mul.backward(1)``, each on its own line.
    """
    last = next((n for n, one in enumerate(recorded) if one.call is call), None)
    if last is None:
        return show_call(call)
    mine = set(_objects(recorded, last))
    if not mine:
        return show_call(call)
    kinds = {_kind(recorded, ref) for ref in mine}
    told = [
        index
        for index in range(min(ref.index for ref in mine), last + 1)
        if index == last or (_matters(recorded[index]) and _concerns(recorded, index, mine, kinds))
    ]
    if len(told) > _MOST:
        made = {ref.index for ref in mine}
        kept = set(told[len(made) - _MOST :])
        told = [index for index in told if index in made or index in kept]
    names = _names(recorded, told)
    return "\n".join(_line(recorded[index], index, names) for index in told)


def _matters(one: Recorded) -> bool:
    """Whether a call may have changed anything: to look at an attribute does not."""
    return not one.probe and one.call.kind != "read"


def _concerns(recorded: Sequence[Recorded], index: int, mine: set[Ref], kinds: set[str]) -> bool:
    """Whether a call is of one of the objects, or of another of their class."""
    one = recorded[index]
    made = any(ref.index == index for ref in mine) or _made_kind(one) in kinds
    about = set(_refs((one.on, *one.args, *one.kwargs.values())))
    return made or any(
        ref in mine or _kind(recorded, ref) in kinds for ref in about if _kind(recorded, ref)
    )


def _objects(recorded: Sequence[Recorded], index: int) -> Iterator[Ref]:
    """Yield the objects that a call is about, and those that went into making them."""
    one = recorded[index]
    for ref in _refs((one.on, *one.args, *one.kwargs.values())):
        if _kind(recorded, ref):
            yield ref
            yield from _objects(recorded, ref.index)


def _refs(values: Any) -> Iterator[Ref]:
    for value in values.values() if isinstance(values, Mapping) else values:
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, tuple | list | Mapping):
            yield from _refs(value)


def _kind(recorded: Sequence[Recorded], ref: Ref) -> str:
    """Return the class of an object that stays in the jail; empty for a value."""
    value = recorded[ref.index].reply.value
    for step in ref.path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return value.type if isinstance(value, Handle) else ""


def _made_kind(one: Recorded) -> str:
    return one.reply.value.type if isinstance(one.reply.value, Handle) else ""


def _names(recorded: Sequence[Recorded], told: Sequence[int]) -> dict[Ref, str]:
    """Give every object a name, as short as its class allows; numbered where there are several."""
    found: dict[Ref, str] = {}
    for index in told:
        one = recorded[index]
        refs = [*_refs((one.on, *one.args, *one.kwargs.values()))]
        if _made_kind(one):
            refs.append(Ref(index))
        for ref in refs:
            kind = _kind(recorded, ref)
            if kind:
                found[ref] = _variable(kind)
    several = [name for name in set(found.values()) if [*found.values()].count(name) > 1]
    for name in several:
        same = sorted((ref for ref in found if found[ref] == name), key=lambda ref: ref.index)
        for number, ref in enumerate(same, 1):
            found[ref] = f"{name}_{number}"
    return found


def _variable(kind: str) -> str:
    """Return a name for an object: the last word of its class."""
    words = _WORD.findall(kind.rpartition(".")[2])
    name = words[-1].lower() if words else "made"
    return f"{name}_" if keyword.iskeyword(name) else name


def _line(one: Recorded, index: int, names: Mapping[Ref, str]) -> str:
    call = Call(
        one.call.name,
        tuple(_named(now, then, names) for now, then in zip(one.call.args, one.args, strict=True)),
        {key: _named(now, one.kwargs[key], names) for key, now in one.call.kwargs.items()},
        one.call.on,
        one.call.kind,
    )
    owner = names.get(one.on, "") if one.on is not None else ""
    text = show_call(call, owner)
    made = [ref for ref in names if ref.index == index]
    if not made:
        return text
    return f"{names[made[0]]} = {text}{show_path(made[0].path)}"


def _named(now: Any, then: Any, names: Mapping[Ref, str]) -> Any:
    """Return an argument with the objects in it called by their names."""
    if isinstance(then, Ref):
        return Named(names[then]) if then in names else now
    if isinstance(then, tuple | list):
        return type(then)(_named(a, b, names) for a, b in zip(now, then, strict=True))
    if isinstance(then, Mapping):
        return {key: _named(now[key], then[key], names) for key in then}
    return now
