"""Facts that stand alone while they are read: each subject has one value of each."""

from __future__ import annotations

from typing import Any

import numpy as np

from vinhdanh.law.entries import FactsError
from vinhdanh.law.table import ABSENT, KNOWN, UNKNOWN, Scalar
from vinhdanh.law.vocabulary import vocabulary


class StandAlone:
    """Columns of stand-alone facts for ``size`` subjects; what does not fit is set aside with a warning."""

    def __init__(self, size: int, warnings: list[str]) -> None:
        self._size, self._warnings = size, warnings
        self.columns: dict[str, Scalar] = {}

    def read(self, row: int, name: str, value: Any, *, group: str | None = None) -> None:
        """One fact of one subject; ``group``: the mapping it was found in. None means asked for and not known."""
        kind = vocabulary().facts.get(name)
        if kind is None or (group is not None and kind.group != group):
            self._warnings.append(f"dữ kiện lạ “{name}”, không dùng đến")
            return
        if name not in self.columns:
            self.columns[name] = Scalar(np.zeros(self._size), np.full(self._size, ABSENT, np.int8))
        scalar = self.columns[name]
        if value is None:
            scalar.state[row] = UNKNOWN
            return
        try:
            scalar.value[row], scalar.state[row] = vocabulary().encode(name, _worded(kind.type, value)), KNOWN
        except ValueError as problem:
            if name == "gender":
                raise FactsError(str(problem)) from None
            scalar.state[row] = UNKNOWN
            self._warnings.append(str(problem))


def _worded(scale: str, value: Any) -> Any:
    """Free words that name a level: "Bộ Xây dựng", "ubnd_tinh"."""
    if scale != "launcher" or not isinstance(value, str):
        return value
    if value in vocabulary().scales["launcher"].ranks:
        return value
    lowered = value.lower()
    if lowered.startswith(("bộ ", "bo_")):
        return "bo"
    return "tinh" if "tỉnh" in lowered or lowered.endswith("_tinh") else value
