"""What each control of the jail keeps a learner's program from, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from grader.message import Message, message
from grader.report import Control

_MEANINGS: Mapping[str, Message] = {
    "namespaces": message("it has a network of its own, and nothing is on it (a bonus)"),
    "limits": message("its time, memory, files and processes are limited"),
    "unprivileged user": message("it runs as a user who owns nothing"),
    "no_new_privs": message("no program can give it more rights"),
    "landlock": message("the kernel closes the whole file system to it"),
    "seccomp": message("the kernel answers only the calls that it needs"),
    "reading files": message("it cannot open a file"),
    "asking whether files exist": message("it cannot ask whether a file exists"),
    "listing folders": message("it cannot list a folder"),
    "writing files": message("it cannot make or change a file"),
    "shared memory files": message("it cannot leave anything in shared memory"),
    "anonymous files": message("it cannot make files in memory"),
    "network": message("it cannot reach the network"),
    "local sockets": message("it cannot talk to other programs of this machine"),
    "new processes": message("it cannot start processes"),
    "new threads": message("it cannot start threads"),
    "running programs": message("it cannot run other programs"),
    "signals to others": message("it cannot stop other processes"),
    "tracing others": message("it cannot look into other processes"),
    "changing user": message("it cannot become another user"),
    "raising limits": message("it cannot raise its own limits"),
    "new namespaces": message("it cannot make namespaces, a common way out"),
    "kernel denials": message("the kernel of this system denies it nothing"),
    "probe": message("the attempts themselves"),
}
_STATES: Mapping[str, Message] = {
    "enforced": message("enforced"),
    "unavailable": message("not available here"),
    "failed": message("NOT enforced"),
}


def meaning(control: Control) -> Message:
    """Return what a control is good for; its name where this list does not know it."""
    return _MEANINGS.get(control.name, message("{text}", text=control.name))


def state(control: Control) -> Message:
    """Return the word for how the attempt ended."""
    return _STATES[control.state]
