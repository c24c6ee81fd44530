"""The lists that came with the truth of a careful reader beside them."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vinhdanh.crafts.sheets import ReadList, read_list

DATA = Path(__file__).parent / "data"


def as_truth(result: ReadList) -> list[dict[str, Any]]:
    return [
        {
            "sheet": row.sheet,
            "row": row.row,
            "name": row.name,
            "award": row.award,
            "unit": row.unit,
            "born": row.born.isoformat() if isinstance(row.born, date) else row.born,
            "problems": [problem.code for problem in row.problems],
        }
        for row in result.rows
    ]


def truth(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / f"{name}.truth.json").read_text(encoding="utf-8"))
    return rows


def test_the_schools_list_is_read_as_a_careful_person_reads_it() -> None:
    result = read_list(DATA / "so-giao-duc-2025.xlsx")
    assert as_truth(result) == truth("so-giao-duc-2025.xlsx")
    assert (result.on, result.year) == (date(2025, 6, 15), 2025)
    assert result.issuer == "SỞ GIÁO DỤC VÀ ĐÀO TẠO"


def test_what_the_schools_list_declares_counts() -> None:
    first = read_list(DATA / "so-giao-duc-2025.xlsx").rows[0]
    assert first.facts["years"] == {
        2023: {"result": "xuat_sac"},
        2024: {"result": "tot"},
        2025: {"result": "tot"},
    }
    assert first.facts["initiatives"] == [
        {"year": 2025, "scope": "co_so", "decision": "327/QĐ-SGDĐT", "decided": date(2025, 5, 24)}
    ]
    assert first.sources["years.2024.result"] == "I11"
    assert (first.gender, first.position) == ("nu", "Phó Hiệu trưởng")


def test_the_communes_list_is_read_as_a_careful_person_reads_it() -> None:
    """Its truth plans an empty name in B31, where the workbook has kept one: the cell is emptied here first."""
    book = openpyxl.load_workbook(DATA / "xa-tan-hung-2025.xlsx")
    assert book["Cá nhân"]["B31"].value == "Trần Đình Tuấn"
    book["Cá nhân"]["B31"] = None
    buffer = io.BytesIO()
    book.save(buffer)
    result = read_list(buffer.getvalue(), "xa-tan-hung-2025.xlsx")
    assert as_truth(result) == truth("xa-tan-hung-2025.xlsx")
    assert (result.on, result.year) == (date(2025, 11, 5), 2025)


def test_the_communes_list_untouched_differs_from_its_truth_by_that_name_alone() -> None:
    got = as_truth(read_list(DATA / "xa-tan-hung-2025.xlsx"))
    expected = truth("xa-tan-hung-2025.xlsx")
    different = [(one["row"], one["name"]) for one, other in zip(got, expected, strict=True) if one != other]
    assert different == [(31, "Trần Đình Tuấn")]


def test_floats_are_identity_numbers_again() -> None:
    rows = read_list(DATA / "xa-tan-hung-2025.xlsx").rows
    assert rows[0].identity == "033174175406"
    assert all(row.identity and len(row.identity) == 12 for row in rows if row.subject == "person")


@pytest.mark.parametrize("name", ["xa-tan-hung-2025.xlsx", "so-giao-duc-2025.xlsx"])
def test_everything_left_out_is_told(name: str) -> None:
    result = read_list(DATA / name)
    assert result.skipped
    assert all(entry.reason.endswith(".") for entry in result.skipped)
