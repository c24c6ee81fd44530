"""Case files as input: what is refused, what is warned of; the road ahead; two laws side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from vinhdanh.law.cases import CaseError, answer, read_cases
from vinhdanh.law.compare import diff, what_if
from vinhdanh.law.in_force import statutes
from vinhdanh.law.roadmap import roadmap
from vinhdanh.law.table import FactsTable
from vinhdanh.law.tests.asking import case, initiatives, results

PLAIN: dict[str, Any] = {
    "id": "thu",
    "kind": "eligibility",
    "on": "2025-12-20",
    "subject": "person",
    "asks": "LDTT",
    "facts": {"years": {2025: {"result": "tot"}}},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"asks": "XYZ"}, "mã “XYZ”"),
        ({"kind": "xem_boi"}, "loại “xem_boi”"),
        ({"on": "hôm nay"}, "ngày “hôm nay”"),
        ({"subject": "cay"}, "đối tượng “cay”"),
        ({"on": None}, "thiếu on"),
        ({"facts": {"years": {2025: {"result": "gioi"}}}}, "“gioi”"),
        ({"facts": {"years": {1900: {"result": "tot"}}}}, "năm 1900"),
        ({"facts": {"awards": [{"code": "ABC"}]}}, "mã danh hiệu"),
        ({"facts": {"awards": "BKT"}}, "“awards” không đúng dạng"),
        ({"facts": {"years": [2024]}}, "không đúng dạng"),
        ({"facts": {"awards": [{"code": "BKT", "period": 2024}]}}, "“awards”"),
        ({"facts": {"discipline": [{"form": "khien_trach", "from": "hôm qua"}]}}, "ngày “hôm qua”"),
        ({"facts": [1]}, "dữ kiện"),
        ({"facts": {"freeze": [{"kind": "ngu_dong"}]}}, "“ngu_dong”"),
    ],
)
def test_an_error_is_of_that_case_alone(change: dict[str, Any], said: str) -> None:
    found = answer({**PLAIN, **change})
    assert set(found) == {"id", "error"}
    assert said in found["error"]


def test_what_is_not_known_is_a_warning() -> None:
    found = answer({**PLAIN, "overlay": ["tinh-la"], "facts": {**PLAIN["facts"], "so_thich": "cờ"}})
    assert found["verdict"] == "met"
    assert len(found["warnings"]) == 2


def test_an_overlay_that_is_silent_warns() -> None:
    assert "warnings" not in answer({**PLAIN, "overlay": ["bo-ngoai-giao"]})
    assert any("bac-ninh" in warning for warning in answer({**PLAIN, "overlay": ["bac-ninh"]})["warnings"])


def test_a_file_that_is_no_case(tmp_path: Path) -> None:
    for content in ("a: [", "- 1\n- 2", ""):
        (tmp_path / "x.yaml").write_text(content)
        with pytest.raises(CaseError):
            read_cases(tmp_path / "x.yaml")
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="không đọc được"):
        read_cases(tmp_path / "x.yaml")


def test_the_road_ahead() -> None:
    points = {
        point.award: point
        for point in roadmap(
            case(
                "LDTT", "2025-12-20", years=results(2023, "XXX", "LSS"), initiatives=initiatives(2024, 2025), awards=[]
            )
        )
    }
    assert points["LDTT"].earliest == 2025 and points["LDTT"].missing == ()
    assert points["BKT"].earliest == 2025
    assert points["CSTDT"].earliest == 2026  # 2024, 2025, 2026
    assert points["BKTTG"].earliest == 2030  # five years after the certificate of 2025
    assert points["BKTTG"].missing


def test_what_changed_between_two_dates() -> None:
    changes = {(change.code, change.ref, change.change) for change in diff(date(2023, 12, 31), date(2024, 1, 1))}
    assert ("CSTDCS", "91/2017/NĐ-CP Đ9.3", "removed") in changes
    assert ("CSTDCS", "06/2022/QH15 Đ23", "added") in changes
    assert diff(date(2024, 2, 1), date(2024, 2, 1)) == []


def test_what_another_law_would_change() -> None:
    table = FactsTable.from_rows(
        [
            {"years": results(2025, "X"), "initiatives": []},
            {"years": results(2025, "T"), "initiatives": initiatives(2025)},
        ]
    )
    found = what_if(
        table, "CSTDCS", statutes(date(2025, 12, 1)), statutes(date(2023, 12, 1)), on=date(2025, 12, 1), year=2025
    )
    assert found.lose.tolist() == [True, False]
    assert not np.any(found.gain)
