"""Who works, by what the command line asks for."""

import os

from rolelint.errors import UserError
from rolelint.executor import Executor
from rolelint.pool import Pool

# To begin takes two processes 35 ms, mostly for the modules that start them, and to bring in what they found 0.1 ms a
# file. Where a file takes 1 ms, as plain ones do, they gain from 80 files on; where it takes 4 ms, from 20 on.
_WORTH = 64
# More processes than this wait for the one that takes in what they send.
_MOST_JOBS = 8
_DASK = "dask://"


def local(jobs: str) -> Executor | None:
    """Return who works for `--jobs`: None for one, a pool for more, as many as there are processors for `auto`."""
    if jobs != "auto" and not (jobs.isascii() and jobs.isdigit() and int(jobs)):
        raise UserError(f"--jobs: '{jobs}' is no number of processes", "write a number such as 4, or auto")
    pool = Pool(min(_processors(), _MOST_JOBS), _WORTH) if jobs == "auto" else Pool(int(jobs))
    return pool if pool.workers > 1 else None


def remote(address: str) -> Executor:
    """Return who works for `--executor`, such as `dask://localhost:8786`."""
    from rolelint.cluster import Dask  # it brings along what tells which packages are installed

    host, _, port = address.removeprefix(_DASK).rpartition(":")
    if not (address.startswith(_DASK) and host and port.isdigit()):
        raise UserError(f"--executor: '{address}' is no address of a cluster", f"write {_DASK}HOST:PORT")
    return Dask(address.removeprefix(_DASK))


def _processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
