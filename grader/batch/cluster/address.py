"""Addresses of schedulers, and what is wrong with a cluster (pure)."""

from __future__ import annotations

import re
from ipaddress import ip_address

from grader.batch.pool import PoolError
from grader.message import message

_ADDRESS = re.compile(r"(?:(tcp|tls)://)?(\[[0-9a-fA-F:.]+\]|[\w.-]+):(\d{1,5})/?")


class ClusterError(PoolError):
    """The cluster cannot be used, or not any more; `message` names it and the remedy."""


class ClusterRefused(ClusterError):  # noqa: N818 - a refusal, not an error
    """Strict isolation was asked for, and no worker can enforce it."""


def read_address(text: str) -> str:
    """Return a scheduler's address as Dask takes it.

    Raises
    ------
    ClusterError
        When it is none.

    Examples
    --------
    >>> read_address("localhost:8786")
    'tcp://localhost:8786'
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or not 0 < int(found[3]) < 1 << 16:
        raise ClusterError(
            message(
                "{address} is no address of a Dask scheduler. Write tcp://HOST:PORT or "
                "tls://HOST:PORT, as the scheduler printed it when it started.",
                address=text,
            )
        )
    return f"{found[1] or 'tcp'}://{found[2]}:{found[3]}"


def is_open(address: str) -> bool:
    """Whether strangers may read what goes to an address: neither TLS nor loopback.

    Examples
    --------
    >>> is_open("tcp://10.0.0.7:8786"), is_open("tls://10.0.0.7:8786"), is_open("tcp://[::1]:1")
    (True, False, False)
    """
    scheme, _, rest = address.partition("://")
    host = rest.rpartition(":")[0].strip("[]")
    if scheme == "tls" or host == "localhost":
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return True
