"""Where the law's data stands: in this package, or in a copy that somebody is changing (``VINHDANH_LAW``).

A copy may hold statutes, overlays and patches alone; catalogues that it lacks are the package's.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
ROOT = Path(os.environ.get("VINHDANH_LAW") or PACKAGE)


def catalogue(name: str) -> Path:
    """A file of ``catalogue/``."""
    own = ROOT / "catalogue" / name
    return own if own.is_file() else PACKAGE / "catalogue" / name
