"""Grades batches on a Dask cluster that is there already.

Whoever reaches a port of a Dask cluster can run code there as its user, so it listens on loopback
or speaks TLS. Which worker gets what is decided here and not by Dask: only workers that were
looked at get work, each no more than the batch that it grades and the next, and when one is lost
it is known at once what it was grading.
"""

from grader.batch.cluster.address import ClusterError, ClusterRefused
from grader.batch.cluster.client import ClusterPool

__all__ = ["ClusterError", "ClusterPool", "ClusterRefused"]
