"""What old lists change in the verdicts of today: judged again in one run, each change listed, no reason told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.books.record import actions as record
from vinhdanh.ground.office.errors import NotPermitted
from vinhdanh.work.archive import actions, queries, reruns, tasks
from vinhdanh.work.archive.models import Change, Rerun
from vinhdanh.work.archive.tests.conftest import decisions, results
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.tests.conftest import row

pytestmark = pytest.mark.django_db
WORK = {"initiatives": [{"year": 2025, "scope": "tinh", "name": "Ngân hàng đề mở"}]}


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def climbing(take, people):
    """Ước asks the title of the province: what is unknown are the two years before."""
    people("Đỗ Thị Ước")
    asked = take(
        row("Đỗ Thị Ước", award="CSTDCS", result="xuat_sac", facts=WORK),
        row("Đỗ Thị Ước", award="CSTDT", result="xuat_sac", row=11),
    )[1]
    asked.refresh_from_db()
    assert asked.outcome == "unknown"
    return asked


def _bring_years(bring, proof="quyet_dinh"):
    return [
        bring(decisions(("Đỗ Thị Ước", 1985, "CSTĐCS"), year=year, number=number), proof=proof)
        for year, number in ((2023, 100), (2024, 215))
    ]


def test_an_unknown_verdict_is_met_by_old_decisions_and_the_report_says_so(bring, climbing, actors, at):
    first, second = _bring_years(bring)
    climbing.refresh_from_db()
    assert climbing.outcome == "met"
    assert not Change.objects.filter(rerun__batch=first).exists()
    change = Change.objects.get(rerun__batch=second)
    assert (change.nomination, change.before, change.after) == (climbing, "unknown", "met")
    actions.undo(second, by=actors.unit_officer, at=at, reason="nhập nhầm tệp của năm khác")
    tasks.judge_what_hangs_on(second)
    climbing.refresh_from_db()
    assert climbing.outcome == "unknown"
    assert set(Change.objects.filter(rerun__batch=second).values_list("before", "after")) == {
        ("unknown", "met"), ("met", "unknown"),
    }  # fmt: skip


@pytest.mark.parametrize(("proof", "said"), [("khai", True), ("quyet_dinh", False)])
def test_what_is_only_declared_is_met_by_declaration(bring, people, take, proof, said):
    people("Đỗ Thị Ước")
    bring(results(("Đỗ Thị Ước", 1985, "HTTNV"), year=2025), kind="results", proof=proof)
    [asked] = take(row("Đỗ Thị Ước", award="LDTT", result=None))
    asked.refresh_from_db()
    assert asked.outcome == "met"
    assert ("theo kê khai" in asked.verdict["sentence"]) is said


def test_a_weak_grant_is_shown_as_declared(bring, climbing):
    _bring_years(bring, proof="khai")
    climbing.refresh_from_db()
    assert climbing.outcome == "met" and "theo kê khai" in climbing.verdict["sentence"]


def test_official_results_are_judged_in_one_run(take, actors, at, round, province, people):
    people("Đỗ Thị Ước", "Lê Văn Hùng")
    take(row("Đỗ Thị Ước"), row("Lê Văn Hùng", row=11))
    assert queries.outdated() == {}
    later = at.replace(hour=15)
    record.make_results_official(
        province.department, by=actors.unit_head, at=later, year=2025, cite="QĐ 315/QĐ-SGDĐT ngày 12/12/2025"
    )
    assert queries.outdated() == {round.pk: 2}
    run = reruns.open_whole(round, by=actors.board_officer, at=later, cause="Xét lại cả đợt")
    reruns.finish(run, at=later)
    assert queries.outdated() == {}
    told = run.changes.values_list("before", "expected_before", "after", "expected_after")
    assert list(told) == [("met", True, "met", False)] * 2


def test_a_run_goes_on_where_it_stopped(take, actors, at, round, monkeypatch):
    take(*(row(f"Nguyễn Văn {name}", row=number) for number, name in enumerate(("An", "Bình", "Cường"), start=10)))
    monkeypatch.setattr(reruns, "PORTION", 2)
    run = reruns.open_whole(round, by=actors.board_head, at=at, cause="Xét lại cả đợt")
    real, judged = reruns.rejudge, []

    def fall_at_the_second(round, parties, *, at):
        judged.append(len(parties))
        if len(judged) == 2:
            raise OSError("mất điện")
        return real(round, parties, at=at)

    monkeypatch.setattr(reruns, "rejudge", fall_at_the_second)
    with pytest.raises(OSError, match="mất điện"):
        reruns.finish(run, at=at)
    run = Rerun.objects.get(pk=run.pk)
    assert (run.done, run.finished) == (2, False)
    reruns.finish(run, at=at)
    assert Rerun.objects.get(pk=run.pk).finished and judged == [2, 1, 1]


@pytest.mark.parametrize("role", ["unit_officer", "unit_head", "inspectorate", "council_secretary"])
def test_only_the_board_judges_a_round_again(take, actors, at, round, role):
    take(row("Đỗ Thị Ước"))
    with pytest.raises(NotPermitted):
        reruns.open_whole(round, by=getattr(actors, role), at=at, cause="Xét lại cả đợt")


def test_of_somebody_put_on_hold_the_list_says_only_that_they_rest(take, actors, at, round, held, signed_in):
    [asked] = take(row("Đỗ Thị Ước"))
    held(asked.party)
    run = reruns.open_whole(round, by=actors.board_officer, at=at, cause="Xét lại cả đợt")
    reruns.finish(run, at=at)
    assert list(run.changes.values_list("before", "after")) == [("met", "hold")]
    page = signed_in("unit_officer").get(f"/so-hoa/xet-lai/{run.pk}/").content.decode()
    main = page.split("<main")[1].split("</main>")[0].lower()
    assert "tạm dừng" in main and "đỗ thị ước" in main
    assert not [word for word in ("khieu_nai", "khiếu nại", "tố cáo", "số 77") if word in main]


def test_the_changes_of_other_units_are_not_seen(take, actors, at, round, province, people, held, signed_in):
    people("Phạm Thị Xã", unit=province.commune)
    [asked] = take(row("Phạm Thị Xã", unit="Xã Tân Hưng"), unit=province.commune, by=actors.board_officer)
    held(asked.party)
    run = reruns.open_whole(round, by=actors.board_officer, at=at, cause="Xét lại cả đợt")
    reruns.finish(run, at=at)
    address = f"/so-hoa/xet-lai/{run.pk}/"
    assert "Phạm Thị Xã" in signed_in("board_officer").get(address).content.decode()
    assert "Phạm Thị Xã" not in signed_in("unit_officer").get(address).content.decode()


def test_judging_ten_again_asks_as_much_as_judging_one(take, actors, at, round):
    def cost(run):
        with CaptureQueriesContext(connection) as asked:
            reruns.finish(run, at=at)
        return len(asked)

    take(row("Nguyễn Văn Một"))
    one = cost(reruns.open_whole(round, by=actors.board_officer, at=at, cause="một"))
    take(*(row(f"Nguyễn Văn {name}", row=number) for number, name in enumerate("ABCDEFGHI", start=11)))
    ten = cost(reruns.open_whole(round, by=actors.board_officer, at=at, cause="mười"))
    assert Nomination.objects.count() == 10 and ten == one


def test_results_of_an_open_round_make_its_expected_ones_official(bring, take, people, round):
    people("Đỗ Thị Ước")
    [asked] = take(row("Đỗ Thị Ước"))
    asked.refresh_from_db()
    assert asked.rests_on_expected
    batch = bring(
        results(("Đỗ Thị Ước", 1985, "HTTNV"), year=2025), kind="results", proof="quyet_dinh",
        decision_number="315/QĐ-SGDĐT", decided_on=date(2025, 12, 10),
    )  # fmt: skip
    asked.refresh_from_db()
    assert not asked.rests_on_expected
    assert batch.reruns.get().changes.get().expected_after is False
