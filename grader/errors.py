"""Python's own error messages, said so that a beginner can act on them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

import numpy as np

from grader.calls import Call, Fault
from grader.message import Message, message
from grader.outcomes import NOT_TEXT

MISSING = "MissingFunction"  # the grader's own: the program does not define what is asked

ENDLESS = message(
    "A function keeps calling itself without an end. Does it call its own name where it should "
    "compute?"
)

_REMOVED = re.compile(r"module 'numpy' has no attribute '(\w+)'")
_NAME = re.compile(r"name '(\w+)' is not defined")
_NEAR = re.compile(r"Did you mean: '(\w+)'\?")
_MODULE = re.compile(r"No module named '([\w.]+)'|([\w.]+) is not available")
_FUNCTION_OPERAND = re.compile(r"unsupported operand type\(s\).*'function'")
_MATMUL = re.compile(r"matmul|shapes \(.*\) and \(.*\) not aligned")
_CARET = re.compile(r"bitwise_xor|operand type\(s\) for \^")
_ONE_NUMBER = re.compile(
    r"only (?:0-dimensional|length-1|size-1) arrays can be converted to Python"
)
_IN_PLACE = re.compile(
    r"non-broadcastable output operand with shape (\(.*?\)) doesn't match the broadcast shape "
    r"(\(.*?\))"
)
_BROADCAST = re.compile(r"could not be broadcast|cannot be broadcast|could not broadcast")
_REPLACEMENTS = {
    "int": "int",
    "float": "float",
    "bool": "bool",
    "object": "object",
    "float_": "np.float64",
    "Inf": "np.inf",
    "NaN": "np.nan",
    "mat": "np.array",
    "product": "np.prod",
    "cumproduct": "np.cumprod",
    "alltrue": "np.all",
    "sometrue": "np.any",
    "trapz": "np.trapezoid",
    "in1d": "np.isin",
}
_MODULES = (
    "numpy",
    "math",
    "random",
    "itertools",
    "functools",
    "collections",
    "matplotlib",
    "typing",
)
_NUMPY_NAMES = tuple(name for name in dir(np) if not name.startswith("_"))


def missing_function(wanted: str, defined: Sequence[str]) -> Message:
    """Return the words for a program that lacks the function `wanted`."""
    near = difflib.get_close_matches(wanted, defined, n=1, cutoff=0.6)
    if near:
        return message(
            "The file defines {near}; the exercise asks for {wanted}. The name must match exactly.",
            near=near[0],
            wanted=wanted,
        )
    if defined:
        return message(
            "The file does not define {wanted}. It defines {defined}.",
            wanted=wanted,
            defined=", ".join(defined[:8]),
        )
    return message("The file does not define {wanted}, or any function at all.", wanted=wanted)


def explain_error(fault: Fault, call: Call | None) -> Message:
    """Return what an exception means; `call` is None when the file itself could not be run."""
    for explain in (
        _encoding,
        _syntax,
        _name,
        _module,
        _removed,
        _read_only,
        _matmul,
        _broadcast,
        _in_place,
        _caret,
        _one_number,
        _arity,
        _attribute,
        _recursion,
        _ambiguous,
        _function_itself,
        _index,
    ):
        found = explain(fault, call)
        if found is not None:
            return found
    line = _line(fault)
    if line:
        return message(
            "Line {line} raised {error}: {text}", line=line, error=fault.error, text=fault.text
        )
    return message("It raised {error}: {text}", error=fault.error, text=fault.text)


def _line(fault: Fault) -> int:
    return fault.frames[-1].line if fault.frames else 0


def _encoding(fault: Fault, call: Call | None) -> Message | None:
    not_text = "null bytes" in fault.text or ("encoding" in fault.text and not _line(fault))
    if fault.error == "UnicodeDecodeError" or (call is None and not_text):
        return NOT_TEXT
    return None


def _syntax(fault: Fault, call: Call | None) -> Message | None:
    if fault.error not in ("SyntaxError", "IndentationError", "TabError"):
        return None
    source = fault.frames[-1].source.split("\n")[0] if fault.frames else ""
    line = _line(fault)
    if source.lstrip().startswith((">>>", "...")):
        return message(
            "Line {line} starts with the prompt of an interactive session (>>>). Delete the "
            "prompt and keep the code behind it.",
            line=line,
        )
    if source.lstrip().startswith(("%", "!")):
        return message(
            "Line {line} is a command of a notebook, not of Python. Delete lines that start with % "
            "or !.",
            line=line,
        )
    if any(quote in source for quote in "“”‘’"):
        return message(
            "Line {line} holds curly quotation marks, as text editors make them. Python needs "
            "the straight ones, ' or \".",
            line=line,
        )
    if fault.error == "TabError":
        return message("Line {line} mixes tabs and spaces. Indent with four spaces.", line=line)
    if re.match(r"\s*print\s+[^(\s]", source):
        return message(
            "Line {line} prints the way Python 2 did. In Python 3 print needs brackets: "
            "print(...).",
            line=line,
        )
    if "expected ':'" in fault.text:
        if source.partition("#")[0].rstrip().endswith(":"):
            return message(
                "Line {line}: at the mark (^) Python expected the colon and found something else. "
                "Look at what stands there.",
                line=line,
            )
        return message("Line {line} needs a colon (:) at its end.", line=line)
    if "never closed" in fault.text or "unmatched" in fault.text:
        return message(
            "Line {line}: a bracket has no partner ({text}).", line=line, text=fault.text
        )
    return message("Python cannot read line {line}: {text}.", line=line, text=fault.text)


def _name(fault: Fault, call: Call | None) -> Message | None:
    found = _NAME.search(fault.text) if fault.error in ("NameError", "UnboundLocalError") else None
    if found is None:
        return None
    name, line = found.group(1), _line(fault)
    if name in ("np", "numpy"):
        return message(
            "Line {line} uses {name}, but NumPy was not imported. The first line of the file "
            "should be: import numpy as np",
            line=line,
            name=name,
        )
    if name in _NUMPY_NAMES and callable(getattr(np, name)) and _is_called(name, fault):
        return message(
            "Line {line} uses {name}, which is not defined. Did you mean np.{name}?",
            line=line,
            name=name,
        )
    near = _NEAR.search(fault.text)
    if near:
        return message(
            "Line {line} uses {name}, which is not defined. Did you mean {near}?",
            line=line,
            name=name,
            near=near.group(1),
        )
    return message(
        "Line {line} uses {name}, which is not defined. Is it misspelt, or set only further down?",
        line=line,
        name=name,
    )


def _is_called(name: str, fault: Fault) -> bool:
    """Whether the failing line uses `name` as a function: numbers such as e are called so too."""
    source = fault.frames[-1].source if fault.frames else ""
    return re.search(rf"\b{re.escape(name)}\s*\(", source) is not None


def _module(fault: Fault, call: Call | None) -> Message | None:
    if fault.error not in ("ModuleNotFoundError", "ImportError"):
        return None
    found = _MODULE.search(fault.text)
    name = (found.group(1) or found.group(2)) if found else fault.text
    near = difflib.get_close_matches(name, _MODULES, n=1, cutoff=0.75)
    if near and near[0] != name:
        return message(
            "There is no module {name} here. Did you mean {near}?", name=name, near=near[0]
        )
    return message(
        "The module {name} is not available here. This course is written with NumPy and the "
        "standard library's mathematics; leave the import out and build it yourself.",
        name=name,
    )


def _removed(fault: Fault, call: Call | None) -> Message | None:
    found = _REMOVED.search(fault.text) if fault.error == "AttributeError" else None
    if found is None:
        return None
    name = found.group(1)
    if name in _REPLACEMENTS:
        return message(
            "np.{name} is gone from NumPy. Write {instead} instead.",
            name=name,
            instead=_REPLACEMENTS[name],
        )
    near = difflib.get_close_matches(name, _NUMPY_NAMES, n=1)
    if near:
        return message("NumPy has no np.{name}. Did you mean np.{near}?", name=name, near=near[0])
    return None


def _read_only(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "ValueError" or "read-only" not in fault.text:
        return None
    return message(
        "Line {line} writes into an array that was handed in. The caller still needs it: work on "
        "a new array instead.",
        line=_line(fault),
    )


def _matmul(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "ValueError" or not _MATMUL.search(fault.text):
        return None
    if fault.shapes:
        return message(
            "Line {line} multiplies matrices whose shapes do not fit: the columns of the left one "
            "must be as many as the rows of the right one. There, {shapes}.",
            line=_line(fault),
            shapes=_shapes(fault),
        )
    return message(
        "Line {line} multiplies matrices whose shapes do not fit: the columns of the left one "
        "must be as many as the rows of the right one. NumPy says: {text}",
        line=_line(fault),
        text=fault.text,
    )


def _broadcast(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "ValueError" or not _BROADCAST.search(fault.text) or not fault.shapes:
        return None
    return message(
        "Line {line} puts arrays together element by element whose shapes do not fit. There, "
        "{shapes}. Lengths must be equal, or one of them 1.",
        line=_line(fault),
        shapes=_shapes(fault),
    )


def _caret(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "TypeError" or not _CARET.search(fault.text):
        return None
    return message(
        "Line {line} uses ^, which is no power in Python (it works on the bits of integers). A "
        "power is written **.",
        line=_line(fault),
    )


def _one_number(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "TypeError" or not _ONE_NUMBER.search(fault.text):
        return None
    return message(
        "Line {line} gives an array to something that takes one number only, as the functions of "
        "math, float and int do. NumPy's functions take whole arrays.",
        line=_line(fault),
    )


def _in_place(fault: Fault, call: Call | None) -> Message | None:
    found = _IN_PLACE.search(fault.text)
    if fault.error != "ValueError" or found is None:
        return None
    return message(
        "Line {line} writes a result of shape {result} into an array of shape {array}, which "
        "cannot hold it. b += c writes into b; b = b + c makes a new array.",
        line=_line(fault),
        array=found.group(1),
        result=found.group(2),
    )


def _shapes(fault: Fault) -> str:
    return ", ".join(f"{name}.shape = {shape}" for name, shape in fault.shapes)


def _arity(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "TypeError" or call is None or "argument" not in fault.text:
        return None
    counts = re.search(rf"\b{re.escape(call.name)}(?:\.__init__)?\(\)(.*)", fault.text)
    if counts is None:
        return None
    name = call.full_name
    taken = re.search(r"takes (\d+) positional arguments? but (\d+) (?:was|were) given", fault.text)
    of_object = call.on is not None or ".__init__()" in fault.text
    if of_object and taken and int(taken.group(1)) + 1 == int(taken.group(2)):
        return message(
            "{name} has one argument too few. Python hands a method its object first, before the "
            "arguments in the brackets: is self missing? Python says: {text}",
            name=name,
            text=fault.text,
        )
    keyword = re.search(r"unexpected keyword argument '(\w+)'", fault.text)
    if keyword and keyword.group(1) in call.kwargs:
        return message(
            "The task calls {name} with an argument named {keyword}. Your definition of {name} has "
            "no argument of that name.",
            name=name,
            keyword=keyword.group(1),
        )
    return message(
        "{name} is defined with other arguments than the task calls it with. It was called as "
        "{name}({arguments}). Python says: {text}",
        name=name,
        arguments=", ".join(["…"] * len(call.args) + [f"{key}=…" for key in call.kwargs]),
        text=fault.text,
    )


def _attribute(fault: Fault, call: Call | None) -> Message | None:
    """What the grader itself looks for in an object, where no line of the learner's is at fault."""
    if fault.error != "AttributeError" or call is None or call.on is None or fault.frames:
        return None
    if f"has no attribute {call.name!r}" not in fault.text:
        return None
    kind = call.on.type.rpartition(".")[2]
    if call.kind == "read":
        return message(
            "An object of {kind} has no attribute {name}. Set it in the class's __init__, as "
            "self.{name}; the name must match exactly.",
            kind=kind,
            name=call.name,
        )
    return message(
        "The class {kind} has no method {name}. The name must match exactly, and the def must be "
        "indented, inside the class.",
        kind=kind,
        name=call.name,
    )


def _recursion(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "RecursionError":
        return None
    return ENDLESS


def _ambiguous(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "ValueError" or "truth value of an array" not in fault.text:
        return None
    return message(
        "Line {line} asks for one yes or no of a whole array, which is true for some elements and "
        "false for others. `if`, `while`, `and`, `or`, `not` and Python's own max and min ask so. "
        "np.where decides element by element.",
        line=_line(fault),
    )


def _function_itself(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "TypeError" or not _FUNCTION_OPERAND.search(fault.text):
        return None
    return message(
        "Line {line} computes with a function itself. What it returns is had by calling it, with "
        "brackets: f(x).",
        line=_line(fault),
    )


def _index(fault: Fault, call: Call | None) -> Message | None:
    if fault.error != "IndexError" or "only integers, slices" not in fault.text:
        return None
    return message(
        "In line {line} an array is asked for an entry by something that is no whole number. A "
        "name such as 'w' belongs to a dict, and a float has to become an int first.",
        line=_line(fault),
    )
