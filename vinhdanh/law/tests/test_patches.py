"""The reported law: present, off, shown; switched on it leaves open what nobody read, and binds what is confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vinhdanh.law import FactsTable, Outcome, as_if_confirmed, judge_by, notice_for, patches, statutes
from vinhdanh.law.compare import diff, what_if_all
from vinhdanh.law.in_force import change_days
from vinhdanh.law.patching import read_patch
from vinhdanh.law.tests.asking import initiatives, results

NAME, KEY = "06-2026-qh16", "06/2026/QH16 Đ23"
AFTER = date(2026, 11, 1)
CONFIRMED = {KEY: ("Nguyễn Văn A, Trưởng phòng", date(2026, 12, 1))}
EXCELLENT = {"years": results(2026, "X"), "initiatives": []}
INVENTIVE = {"years": results(2026, "T"), "initiatives": initiatives(2026)}
BOTH = {"years": results(2026, "X"), "initiatives": initiatives(2026)}
NEITHER: dict[str, Any] = {"years": results(2026, "T"), "initiatives": []}


def fighters(**law: Any) -> list[int]:
    table = FactsTable.from_rows([EXCELLENT, INVENTIVE, BOTH, NEITHER])
    found: list[int] = judge_by(table, "CSTDCS", statutes(AFTER, **law), on=AFTER, year=2026).outcomes.tolist()
    return found


def test_it_is_off_by_default() -> None:
    assert fighters() == [1, 1, 1, 0]
    assert not [p for p in statutes(AFTER).provisions if p.patch]
    assert date(2026, 10, 1) in change_days()


def test_switched_on_what_nobody_confirmed_leaves_open() -> None:
    assert fighters(patches=(NAME,)) == [0, 0, -1, 0]


def test_what_is_confirmed_binds_and_says_by_whom() -> None:
    law = statutes(AFTER, (), (NAME,), CONFIRMED)
    assert fighters(patches=(NAME,), confirmed=CONFIRMED) == [0, 0, 1, 0]
    (path,) = law.paths("CSTDCS")
    assert path.provision.confidence == "high" and "Nguyễn Văn A" in path.provision.source
    assert path.provision.checked_on == date(2026, 12, 1)
    assert law.digest != statutes(AFTER).digest


def test_before_its_day_it_says_nothing() -> None:
    on = date(2026, 9, 30)
    assert statutes(on, (), (NAME,), CONFIRMED).digest == statutes(on).digest


def test_an_explanation_under_the_patch_cites_it() -> None:
    law = statutes(AFTER, (), (NAME,), CONFIRMED)
    verdict = judge_by(FactsTable.from_rows([BOTH]), "CSTDCS", law, on=AFTER, year=2026).explain(0)
    assert verdict.outcome is Outcome.MET and verdict.trace[0]["ref"] == KEY


def test_a_banner_stands_until_every_provision_is_confirmed() -> None:
    assert notice_for(date(2026, 9, 30)) is None
    said = notice_for(AFTER)
    assert said is not None and "06/2026/QH16" in said and "ngày 01 tháng 10 năm 2026" in said
    assert notice_for(AFTER, (NAME,), CONFIRMED) is not None  # the transition clause is still unread
    assert notice_for(AFTER, (NAME,), as_if_confirmed(patches()[NAME], AFTER)) is None


def test_what_is_reported_is_told_with_its_source() -> None:
    patch = patches()[NAME]
    assert patch.start == date(2026, 10, 1) and patch.look_for
    assert all(report.text and report.source for report in patch.reported)
    assert {p.key for p in patch.unconfirmed(CONFIRMED)} == {"06/2026/QH16 Đ4#chuyen-tiep"}
    assert all(p.confidence == "low" for p in patch.provisions)


def test_the_two_laws_side_by_side() -> None:
    (change,) = diff(date(2026, 9, 30), date(2026, 10, 1), reported=(NAME,))
    assert (change.code, change.ref, change.change) == ("CSTDCS", KEY, "changed")
    assert diff(date(2026, 9, 30), date(2026, 10, 1)) == []


def test_whom_it_would_change() -> None:
    table = FactsTable.from_rows([EXCELLENT, INVENTIVE, BOTH, NEITHER])
    then = statutes(AFTER, (), (NAME,), as_if_confirmed(patches()[NAME], AFTER))
    found = what_if_all(table, statutes(AFTER), then, on=AFTER, year=2026)
    assert set(found) == {"CSTDCS"}
    assert found["CSTDCS"].lose.tolist() == [True, True, False, False] and not found["CSTDCS"].gain.any()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1", "không phải tệp luật chưa kiểm chứng"),
        ("instrument: 1/2026/QH16\npatch: x\ntitle: y\nfrom: mai\nprovisions: []", "“mai” không phải ngày"),
        ("instrument: 1/2026/QH16\npatch: x\nfrom: 2026-01-01\nprovisions: []", "thiếu title"),
        ("instrument: 1/2026/QH16\npatch: x\ntitle: y\nfrom: 2026-01-01\nprovisions:\n  - id: Đ1", "dòng 6, Đ1: thiếu"),
    ],
)
def test_a_patch_that_is_not_in_order_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(ValueError, match=said):
        read_patch(tmp_path / "x.yaml")
