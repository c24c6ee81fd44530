"""The loader refuses what is not in order and says where; lint walks every day of change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from vinhdanh.law.conditions.reading import ConditionError, parse_condition
from vinhdanh.law.fields import ProvisionError
from vinhdanh.law.in_force import change_days, overlay_names, statutes
from vinhdanh.law.lint import lint
from vinhdanh.law.loader import all_provisions, read_file
from vinhdanh.law.names import award_names

HEADER: dict[str, Any] = {
    "instrument": "1/2024/NĐ-CP",
    "from": date(2024, 1, 1),
    "until": "open",
    "source": "nguồn",
    "checked_on": date(2026, 1, 1),
    "confidence": "high",
}
PATH: dict[str, Any] = {
    "id": "Đ1.1",
    "text": "Hoàn thành tốt nhiệm vụ trở lên",
    "award": "LDTT",
    "subjects": ["person"],
    "route": "cong_trang",
    "all": [{"result": "tot"}],
}


def written(tmp_path: Path, *provisions: dict[str, Any], folder: str = "statutes", **header: Any) -> Path:
    path = tmp_path / folder / "thu" / "thu.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({**HEADER, **header, "provisions": list(provisions)}, allow_unicode=True))
    return path


def test_a_sound_provision_is_read(tmp_path: Path) -> None:
    (provision,) = read_file(written(tmp_path, PATH), tmp_path)
    assert provision.id == "1/2024/NĐ-CP Đ1.1"
    assert provision.in_force(date(2030, 1, 1)) and not provision.in_force(date(2023, 12, 31))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nguoi_ky": "A"}, "trường lạ nguoi_ky"),
        ({"award": "XYZ"}, "“XYZ” không có trong danh mục"),
        ({"subjects": ["dong_vat"]}, "“dong_vat” không thuộc"),
        ({"route": "khac"}, "“khac” không thuộc"),
        ({"confidence": "chac"}, "đang ghi “chac”"),
        ({"from": "hôm qua"}, "không phải ngày"),
        ({"kind": "khac"}, "không có loại “khac”"),
        ({"id": "khoản 1 ở đâu đó?", "kind": "base_salary"}, "trường lạ"),
    ],
)
def test_what_is_not_in_order_is_refused(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(ProvisionError, match=said) as refused:
        read_file(written(tmp_path, {**PATH, **change}), tmp_path)
    assert "statutes/thu/thu.yaml" in str(refused.value)


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProvisionError, match="thiếu route"):
        read_file(written(tmp_path, {key: value for key, value in PATH.items() if key != "route"}), tmp_path)


def test_two_versions_on_one_day_are_refused(tmp_path: Path) -> None:
    written(tmp_path, PATH, {**PATH, "from": date(2025, 1, 1)})
    with pytest.raises(ProvisionError, match="hai bản cùng hiệu lực"):
        all_provisions(tmp_path)
    written(tmp_path, {**PATH, "until": date(2024, 12, 31)}, {**PATH, "from": date(2025, 1, 1)})
    assert len(all_provisions(tmp_path / ".")) == 2


def test_an_overlay_stands_among_overlays_only(tmp_path: Path) -> None:
    with pytest.raises(ProvisionError, match="overlay"):
        read_file(written(tmp_path, PATH, overlay="tinh-a"), tmp_path)
    with pytest.raises(ProvisionError, match="overlay"):
        read_file(written(tmp_path, PATH, folder="overlays"), tmp_path)
    (provision,) = read_file(written(tmp_path, PATH, folder="overlays", overlay="tinh-a"), tmp_path)
    assert provision.id == "1/2024/NĐ-CP@tinh-a Đ1.1"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"ket_qua": "tot"}, "không có điều kiện “ket_qua”"),
        ({"result": "gioi"}, "“gioi” không có trong thang"),
        ({"span": {"each": {"result": "tot"}}}, "thiếu: years"),
        ({"span": {"each": {"result": "tot"}, "years": 0}}, "số nguyên dương"),
        ({"standing": ["sudden_achievement"]}, "không phải phẩm chất"),
        ({"claim": {"conduct_ok": True}}, "không phải căn cứ"),
        ({"claim": {"thanh_tich": True}}, "không có trong từ vựng"),
        ({"result": "tot", "title": "LDTT"}, "đúng một khóa"),
        ({"initiative": {"scope": "co_so", "when": "hom_nay"}}, "year hoặc ever"),
        ({"career": {"rows": [{"posts": ["vua"]}]}}, "không có trong catalogue/posts.yaml"),
    ],
)
def test_conditions_are_a_closed_vocabulary(raw: dict[str, Any], said: str) -> None:
    with pytest.raises(ConditionError, match=said):
        parse_condition(raw)


def test_the_statutes_are_sound_and_their_holes_listed() -> None:
    found = lint()
    assert found.errors == []
    assert any("HCQC1" in hole for hole in found.holes)


def test_every_award_is_covered_on_every_day_of_change_since_2024() -> None:
    days = [day for day in change_days() if day >= date(2024, 1, 1)]
    for day in {*days, *(day - timedelta(days=1) for day in days if day > date(2024, 1, 1))}:
        law = statutes(day)
        assert not [
            code for code, award in award_names().items() if "work" not in award.subjects and not law.paths(code)
        ]


def test_the_digest_names_what_is_in_force() -> None:
    one, same = statutes(date(2025, 12, 1)), statutes(date(2025, 12, 14))
    assert one is same
    assert one.digest != statutes(date(2025, 6, 30)).digest
    assert one.digest != statutes(date(2025, 12, 1), ("bo-ngoai-giao",)).digest
    assert len(one.digest) == 64


def test_overlays_speak_only_when_named() -> None:
    day = date(2026, 1, 1)
    assert not [p for p in statutes(day).provisions if p.overlay]
    assert {p.overlay for p in statutes(day, ("bac-ninh",)).provisions if p.overlay} == {"bac-ninh"}
    assert {"bac-ninh", "hung-yen", "bo-ngoai-giao"} <= set(overlay_names())
