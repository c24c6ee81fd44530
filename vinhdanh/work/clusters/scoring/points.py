"""From what was reached to points, and whether points are such as a criterion can give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .reading import ScoreError, number_in, shown
from .table import Criterion, How

DECIMALS = 2
_SLACK = 1e-9


def points_for(criterion: Criterion, given: Mapping[str, Any]) -> float:
    """Points for what was reached: ``{"level": place}``, ``{"done", "target"}``, ``{"count"}`` or ``{"points"}``.

    ``points`` alone is accepted for every criterion and checked. ScoreError says what cannot be.
    """
    where = f"Tiêu chí {criterion.code}"
    if "points" in given:
        return accept_points(criterion, given["points"])
    if criterion.how is How.LEVEL:
        place = int(number_in(given["level"], where))
        if not 0 <= place < len(criterion.levels):
            raise ScoreError(f"{where}: không có mức thứ {place + 1}; hãy chọn lại.")
        return criterion.levels[place].points
    if criterion.how is How.SHARE:
        return _share(criterion, number_in(given["done"], where), number_in(given["target"], where))
    count = number_in(given["count"], where)
    if count < 0 or count != int(count):
        raise ScoreError(f"{where}: số lần phải là số nguyên không âm.")
    return round(min(count * criterion.each, criterion.max), DECIMALS)


def accept_points(criterion: Criterion, points: Any) -> float:
    """Points as somebody typed them; ScoreError when the criterion cannot give so many."""
    where = f"Tiêu chí {criterion.code}"
    number = round(number_in(points, where), DECIMALS)
    if number < 0:
        raise ScoreError(f"{where}: điểm không âm; điểm trừ ghi bằng số dương ở nhóm điểm trừ.")
    if number > criterion.max + _SLACK:
        raise ScoreError(f"{where}: {shown(number)} điểm vượt điểm tối đa {shown(criterion.max)}; hãy ghi lại.")
    if criterion.how is How.LEVEL and all(abs(level.points - number) > _SLACK for level in criterion.levels):
        known = "; ".join(shown(level.points) for level in criterion.levels)
        raise ScoreError(f"{where}: chấm theo mức, chỉ nhận {known} điểm, không có {shown(number)}.")
    return number


def _share(criterion: Criterion, done: float, target: float) -> float:
    where = f"Tiêu chí {criterion.code}"
    if target <= 0:
        raise ScoreError(f"{where}: chỉ tiêu phải lớn hơn 0 mới tính được tỷ lệ.")
    if done < 0:
        raise ScoreError(f"{where}: kết quả thực hiện không âm.")
    share = min(done / target, 1.0)
    return round(criterion.max * share, DECIMALS) if share + _SLACK >= criterion.floor else 0.0
