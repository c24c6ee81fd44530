"""A hook for one test: the points at which issuing a decision may be cut off by a dead machine.

With ``VINHDANH_DIE_AT=before|inside|after_commit|before_files`` in its environment the process kills itself there, as
kill -9 would. Without the variable a point does nothing.
"""

import os
import signal

POINTS = ("before", "inside", "after_commit", "before_files")


def point(name: str) -> None:
    if os.environ.get("VINHDANH_DIE_AT") == name:
        os.kill(os.getpid(), signal.SIGKILL)
