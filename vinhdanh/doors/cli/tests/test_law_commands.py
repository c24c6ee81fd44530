"""The commands of the law: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vinhdanh.doors.cli.law import law
from vinhdanh.law.names import award_names

CASES = Path(__file__).parents[3] / "law" / "tests" / "cases"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(law, list(arguments))


def test_check_answers_line_by_line_in_order() -> None:
    files = [str(CASES / name) for name in ("prize-2025-ldtt.yaml", "council-cstdcs-9.yaml", "authority-cstdtq.yaml")]
    found = [json.loads(line) for line in run("check", "--json", *files).output.splitlines()]
    assert [entry["id"] for entry in found] == ["prize-2025-ldtt", "council-cstdcs-9", "authority-cstdtq"]
    assert (found[0]["amount_vnd"], found[1]["min_agree"], found[2]["decides"]) == (710_000, 8, "thu_tuong")


def test_an_unreadable_case_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "hong.yaml"
    broken.write_text("asks: LDTT\nkind: eligibility\n")
    result = run("check", "--json", str(broken), str(CASES / "prize-2025-ldtt.yaml"))
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert "thiếu" in first["error"]
    assert second["amount_vnd"] == 710_000
    assert result.exit_code == 2


def test_list_names_every_award() -> None:
    rows = json.loads(run("list", "--json", "--on", "2026-01-01").output)
    assert [row["code"] for row in rows] == list(award_names())
    assert all({"code", "name", "kind", "subjects", "decides", "refs", "confidence"} <= set(row) for row in rows)
    assert all(row["decides"] for row in rows)


def test_show_gives_conditions_as_sentences() -> None:
    found = json.loads(run("show", "BKT", "--json", "--on", "2026-01-01").output)
    merit = next(path for path in found["paths"] if path["ref"] == "06/2022/QH15 Đ74.1.d")
    assert merit["confidence"] == "high" and merit["route"] == "cong_trang"
    assert "02 năm liên tục" in merit["conditions"][0]


def test_prize_in_words() -> None:
    found = json.loads(run("prize", "LDTT", "--subject", "person", "--on", "2025-12-20", "--json").output)
    assert (found["amount_vnd"], found["unrounded_vnd"]) == (710_000, 702_000)
    assert found["words"] == "Bảy trăm mười nghìn đồng"


def test_door() -> None:
    found = json.loads(
        run("door", "CSTDCS", "--subject", "person", "--unit-kind", "xa", "--on", "2025-12-20", "--json").output
    )
    assert found["decides"] == "chu_tich_xa"
    assert found["vote"]["share"] == pytest.approx(0.8)
    assert {"step", "ref"} <= set(found["deadlines"][0])


def test_roadmap_and_diff() -> None:
    points = json.loads(run("roadmap", str(CASES / "cstdt-ba-lan-lien-tuc.yaml"), "--json").output)
    assert {"award", "earliest", "missing"} <= set(points[0])
    changes = json.loads(run("diff", "2025-06-30", "2025-07-01", "--json").output)
    assert {"code", "ref", "change", "before", "after"} == set(changes[0])


def test_lint_is_sound() -> None:
    assert run("lint").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "XXX"),
        ("prize", "LDTT", "--subject", "person", "--on", "mai"),
        ("prize", "HCHN", "--subject", "foreigner", "--on", "2025-01-01"),
        ("roadmap", "khong-co.yaml"),
        ("door", "LDTT"),
    ],
)
def test_wrong_use_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
