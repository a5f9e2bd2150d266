"""Who may see the instructor's page: whoever knows the passphrase that the server was given.

The page reads folders of the server and shows what others wrote. It exists only where the
environment names a passphrase, and it opens for one session at a time.
"""

from __future__ import annotations

import hmac
import math
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import streamlit as st

from grader.message import Translate
from grader.ui.text import as_text, fill

ENVIRONMENT = "SCRATCHGRAD_INSTRUCTOR"
SHORT = 12  # a passphrase with fewer characters is worth a word

_OPEN = "instructor/open"
_FREE = 3  # wrong tries that cost no time
_LONGEST = 60.0  # seconds between tries, at most
_VISITORS = 10_000  # addresses whose tries are remembered


def passphrase() -> str:
    """Return the passphrase; empty where there is no instructor's page."""
    return os.environ.get(ENVIRONMENT, "").strip()


class Tries:
    """Counts wrong tries by where they come from; each makes the next one wait longer.

    Parameters
    ----------
    clock
        Tells the seconds; another one for tests.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, visitor: str) -> float:
        """Return for how many seconds no try of this visitor is looked at."""
        with self._lock:
            return self._wait(visitor)

    def allow(self, visitor: str, given: str, right: str) -> bool:
        """Whether the passphrase is right; never while the visitor has to wait."""
        with self._lock:
            if self._wait(visitor) > 0 or not right:
                return False
            if hmac.compare_digest(_bytes(given), _bytes(right)):
                self._wrong.pop(visitor, None)
                return True
            count = self._wrong.get(visitor, (0, 0.0))[0] + 1
            pause = 0.0 if count < _FREE else min(2.0 ** (count - _FREE + 1), _LONGEST)
            self._wrong[visitor] = (count, self._clock() + pause)
            self._wrong.move_to_end(visitor)
            if len(self._wrong) > _VISITORS:
                self._wrong.popitem(last=False)
            return False

    def _wait(self, visitor: str) -> float:
        return max(0.0, self._wrong.get(visitor, (0, 0.0))[1] - self._clock())


def require_instructor(_: Translate) -> None:
    """Go on where the passphrase was given in this session; else ask for it, and stop."""
    if not passphrase():
        st.stop()  # the page is not in the navigation either
    if st.session_state.get(_OPEN):
        return
    visitor = st.context.ip_address or "local"
    with st.form("instructor/gate", width=480):
        st.markdown(
            as_text(
                _(
                    "This page reads folders of the server and shows what students wrote. It "
                    "asks for the passphrase that the server was started with."
                )
            )
        )
        given = st.text_input(as_text(_("Passphrase")), type="password", key="instructor/phrase")
        tried = st.form_submit_button(as_text(_("Open")), type="primary", icon=":material/key:")
    if tried:
        waiting = math.ceil(_tries().wait(visitor))
        if waiting:
            st.warning(
                fill(_("Too many tries. Wait {seconds} s, then try again."), seconds=waiting),
                icon=":material/hourglass_top:",
            )
        elif _tries().allow(visitor, given.strip(), passphrase()):
            st.session_state[_OPEN] = True
            st.rerun()
        else:
            st.error(as_text(_("That is not the passphrase.")), icon=":material/lock:")
    st.stop()


def close() -> None:
    """Ask for the passphrase again in this session."""
    st.session_state.pop(_OPEN, None)


@st.cache_resource(show_spinner=False)
def _tries() -> Tries:
    return Tries()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
