"""What the jail denied, in plain words.

The kernel tells a process only that something was not permitted, never what. Python says it by
the function that raised, so the learner's own line is read for what it called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.calls import Fault
from grader.message import Message, message

_PATH = re.compile(r": '.*'\Z", re.DOTALL)


def _calls(names: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(names.split())})\s*\(")


# The first that fits the line. Words that are also methods of arrays come last.
_KINDS: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "process",
        _calls(
            r"fork forkpty setsid system popen Popen check_output check_call getoutput "
            r"posix_spawnp? spawn[lv]p?e? exec[lv]p?e? Process Pool ProcessPoolExecutor "
            r"subprocess\.\w+"
        ),
    ),
    ("thread", _calls(r"Thread Timer start_new_thread ThreadPool ThreadPoolExecutor")),
    (
        "network",
        _calls(
            r"socket socketpair connect create_connection create_server urlopen urlretrieve "
            r"getaddrinfo gethostbyname sendto requests\.\w+"
        ),
    ),
    (
        "signal",
        _calls(
            r"kill killpg pthread_kill raise_signal pidfd_send_signal alarm setitimer signal "
            r"pthread_sigmask sigwait pause"
        ),
    ),
    ("user", _calls(r"setuid setgid setreuid setregid setresuid setresgid seteuid setgroups")),
    ("memory", _calls(r"memfd_create mmap shmget shm_open SharedMemory mlock")),
    (
        "folder",
        _calls(r"listdir scandir walk glob rglob iterdir getcwd cwd chdir mkdirs? makedirs rmdir"),
    ),
    (
        "file",
        _calls(
            r"open read_text read_bytes write_text write_bytes fromfile tofile memmap load loadtxt "
            r"genfromtxt save savez savez_compressed savetxt stat lstat exists is_file is_dir "
            r"remove unlink rename touch getsize"
        ),
    ),
)


def explain_denial(fault: Fault) -> Message | None:
    """Return what the learner's line asked for that is closed here; None when it cannot be told."""
    if not fault.frames:
        return None
    last = fault.frames[-1]
    values: dict[str, str | int] = {"line": last.line, "text": fault.text or fault.error}
    match _kind(last.source, fault.text):
        case "file":
            return message(
                "Line {line} tried to reach a file, and files are closed here ({text}). All that "
                "your code needs comes as arguments, and all that counts is what it returns.",
                **values,
            )
        case "folder":
            return message(
                "Line {line} tried to reach a folder, and folders are closed here ({text}). All "
                "that your code needs comes as arguments.",
                **values,
            )
        case "network":
            return message(
                "Line {line} tried to reach the network, which is closed here ({text}). All that "
                "your code needs comes as arguments.",
                **values,
            )
        case "process":
            return message(
                "Line {line} tried to start a program or a process, which is closed here ({text}). "
                "The task is solved without one.",
                **values,
            )
        case "thread":
            return message(
                "Line {line} tried to start a thread, which is closed here ({text}). NumPy's "
                "operations on whole arrays are fast without one.",
                **values,
            )
        case "signal":
            return message(
                "Line {line} tried to send a signal or to handle one, which is closed here "
                "({text}). The task is solved without.",
                **values,
            )
        case "user":
            return message(
                "Line {line} tried to become another user, which is closed here ({text}). The "
                "task needs no rights.",
                **values,
            )
        case "memory":
            return message(
                "Line {line} tried to share or map memory, which is closed here ({text}). An "
                "ordinary array is all that the task needs.",
                **values,
            )
    return None


def _kind(source: str, text: str) -> str:
    if "start new thread" in text:
        return "thread"
    for kind, pattern in _KINDS:
        if pattern.search(source):
            return kind
    # Python names the path of a call that took one, wherever in a library it was made.
    return "file" if _PATH.search(text) else ""
