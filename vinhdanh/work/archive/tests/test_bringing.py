"""Old lists come into the books whole or not at all, once, and go out again as they came."""

from datetime import date

import pytest

from vinhdanh.books.ledger import lookup, verify
from vinhdanh.books.ledger.models import Entry, Grant
from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.registry.models import Party
from vinhdanh.work.archive import actions, tasks
from vinhdanh.work.archive.models import Batch, BatchRow
from vinhdanh.work.archive.tests.conftest import decisions, results

pytestmark = pytest.mark.django_db
TWO = (("Đỗ Thị Ước", 1985, "Chiến sĩ thi đua cơ sở"), ("Lê Văn Hùng", 1985, "Lao động tiên tiến"))


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.HOME = tmp_path


def _fates(batch):
    return [row.fate for row in batch.rows.order_by("ordinal")]


def test_a_decision_list_tells_its_own_paper_and_writes_the_ledger(bring, people, province):
    uoc = people("Đỗ Thị Ước")[0]
    batch = bring(decisions(*TWO))
    assert (batch.year, batch.decision_number, batch.decided_on) == (2024, "215/QĐ-SGDĐT", date(2024, 7, 20))
    assert (batch.state, batch.report["written"], batch.report["people"]) == ("brought_in", 2, 1)
    grant = Grant.objects.get(party=uoc.party)
    assert (grant.award, grant.year, grant.decision_number, grant.proof, grant.token) == (
        "CSTDCS", 2024, "215/QĐ-SGDĐT", "quyet_dinh", None,
    )  # fmt: skip
    assert grant.authority == province.director, "the authority is found by its title"
    assert verify.verify().ok
    assert lookup.find("le van hung", limit=3) == [Grant.objects.get(award="LDTT").party_id]


def test_the_same_again_doubles_nothing(bring, send):
    content = decisions(*TWO)
    batch = bring(content)
    assert send(content).pk == batch.pk, "the same bytes are the same batch"
    again = bring(decisions(*TWO, ("Trần Thị Mỹ", 1990, "LĐTT")))
    assert _fates(again) == ["there", "there", "written"]
    assert (Grant.objects.count(), again.report["people"], Party.objects.filter(kind="person").count()) == (3, 1, 3)


def test_one_faulty_row_keeps_the_whole_file_out(send, actors):
    batch = send(decisions(*TWO, ("Trần Thị Mỹ", 1990, "Chiến sĩ tiên phong")))
    with pytest.raises(Refused, match="Còn 1 dòng chưa xong"):
        tasks.bring(batch, by=actors.unit_officer)
    assert (Grant.objects.count(), Entry.objects.count(), Party.objects.filter(kind="person").count()) == (0, 0, 0)
    row = batch.rows.get(name="Trần Thị Mỹ")
    actions.drop_row(row, by=actors.unit_officer, at=batch.sent_at)
    tasks.bring(batch, by=actors.unit_officer)
    assert Grant.objects.count() == 2


@pytest.mark.parametrize("where", ["ledger", "record", "report"])
def test_a_fault_in_the_middle_leaves_nothing(send, actors, monkeypatch, where):
    content = results(*((name, born, "HTTNV") for name, born, _ in TWO)) if where == "record" else decisions(*TWO)
    batch = send(content, kind="results" if where == "record" else "decisions")
    target = {
        "ledger": "vinhdanh.books.ledger.lookup.index",
        "record": "vinhdanh.books.record.actions.bring_results",
        "report": "vinhdanh.work.archive.reruns.open_for",
    }[where]

    def fall(*args, **kwargs):
        raise OSError("đĩa đầy")

    monkeypatch.setattr(target, fall)
    with pytest.raises(OSError, match="đĩa đầy"):
        tasks.bring(batch, by=actors.unit_officer)
    assert not Entry.objects.exists() and not Grant.objects.exists() and not YearResult.objects.exists()
    assert not Party.objects.filter(kind="person").exists()
    assert Batch.objects.get().state == "read" and set(_fates(batch)) == {""}
    monkeypatch.undo()
    tasks.bring(batch, by=actors.unit_officer)
    assert set(_fates(batch)) == {"written"}


def test_results_are_official_and_carry_their_proof(bring, people):
    uoc = people("Đỗ Thị Ước")[0]
    batch = bring(
        results(("Đỗ Thị Ước", 1985, "HTXSNV"), ("Lê Văn Hùng", 1985, "HTTNV")),
        kind="results", proof="ban_chup", decision_number="315/QĐ-SGDĐT", decided_on=date(2024, 12, 28),
    )  # fmt: skip
    row = YearResult.objects.get(party=uoc.party)
    assert (row.year, row.result, row.standing, row.proof) == (2024, "xuat_sac", "official", "ban_chup")
    assert row.cite == "315/QĐ-SGDĐT ngày 28 tháng 12 năm 2024"
    assert (batch.report["written"], batch.report["people"]) == (2, 1)


def test_a_better_paper_raises_the_proof_and_adds_no_award(bring, actors, at):
    bring(decisions(*TWO, number=9), proof="khai")
    better = bring(decisions(*TWO), proof="quyet_dinh")
    assert _fates(better) == ["proved", "proved"]
    assert set(Grant.objects.values_list("proof", "decision_number")) == {("quyet_dinh", "215/QĐ-SGDĐT")}
    assert verify.verify().ok and Grant.objects.count() == 2
    actions.undo(better, by=actors.unit_officer, at=at, reason="nhập nhầm quyết định")
    assert set(Grant.objects.values_list("proof", "decision_number")) == {("khai", "9/QĐ-SGDĐT")}
    assert verify.verify().ok


def test_a_weaker_paper_that_says_otherwise_is_told_and_not_taken(bring):
    bring(decisions(*TWO))
    weaker = bring(decisions(*TWO, number=9), proof="khai")
    assert _fates(weaker) == ["there", "there"]
    assert "giữ theo sổ" in weaker.report["differences"][0]
    assert set(Grant.objects.values_list("decision_number", flat=True)) == {"215/QĐ-SGDĐT"}


@pytest.mark.parametrize("kind", ["decisions", "results"])
def test_undone_the_books_are_as_before(bring, people, actors, at, kind):
    uoc = people("Đỗ Thị Ước")[0]
    YearResult.objects.create(party=uoc.party, year=2024, result="tot", written_at=at)
    before = list(YearResult.objects.values()), set(Party.objects.values_list("pk", flat=True))
    rows = [(name, born, "HTXSNV") for name, born, _ in TWO]
    batch = bring(decisions(*TWO) if kind == "decisions" else results(*rows), kind=kind)
    assert (list(YearResult.objects.values()), set(Party.objects.values_list("pk", flat=True))) != before
    actions.undo(batch, by=actors.unit_officer, at=at, reason="nhập nhầm tệp của năm khác")
    assert (list(YearResult.objects.values()), set(Party.objects.values_list("pk", flat=True))) == before
    assert not Grant.objects.exists()
    assert verify.verify().ok
    with pytest.raises(Refused, match="tải lại trang"):
        actions.undo(batch, by=actors.unit_officer, at=at, reason="lần nữa cho chắc")
    again = bring(decisions(*TWO) if kind == "decisions" else results(*rows), kind=kind)
    assert again.pk != batch.pk and again.report["written"] == 2


def test_undone_a_person_used_since_stays(bring, actors, at):
    batch = bring(decisions(*TWO))
    hung = BatchRow.objects.get(name="Lê Văn Hùng").party
    YearResult.objects.create(party=hung, year=2025, result="tot", written_at=at)
    actions.undo(batch, by=actors.unit_officer, at=at, reason="nhập nhầm tệp của năm khác")
    assert list(Party.objects.filter(kind="person")) == [hung]
    assert batch.report["left"] == 1


def test_whom_another_batch_brought_in_meanwhile_is_not_written_twice(send, bring, actors):
    waiting = send(decisions(*TWO, year=2023, number=100))
    bring(decisions(*TWO))
    tasks.bring(waiting, by=actors.unit_officer)
    assert Party.objects.filter(kind="person").count() == 2
    assert sorted(Grant.objects.values_list("year", flat=True)) == [2023, 2023, 2024, 2024]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"decided_on": date(2021, 7, 20)}, "không khớp với năm khen thưởng 2024"),
        ({"decided_on": date(2027, 7, 20)}, "không khớp với năm khen thưởng 2024"),
        ({}, "Thiếu ngày quyết định"),
    ],
)
def test_a_paper_that_lacks_or_contradicts_is_a_fault_of_each_row(send, actors, at, said, sentence):
    paper = {"decision_number": "215/QĐ-SGDĐT", "decided_by": "Giám đốc Sở Giáo dục và Đào tạo"}
    batch = send(decisions(*TWO, attached=False), **paper, **said)
    told = [row.problems[0]["message"] for row in batch.rows.all()]
    assert len(told) == 2 and all(sentence in message for message in told)
    actions.describe(batch, by=actors.unit_officer, at=at, decided_on=date(2024, 7, 20))
    assert not any(row.problems for row in batch.rows.all())


@pytest.mark.parametrize("role", ["board_head", "inspectorate", "unit_head", "council_secretary", "administrator"])
def test_only_board_and_unit_officers_bring_in(send, actors, role):
    with pytest.raises(NotPermitted):
        send(decisions(*TWO), by=getattr(actors, role))


def test_a_unit_officer_stays_in_the_unit(send, province, actors, at):
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        send(decisions(*TWO), unit=province.commune)
    batch = send(decisions(*TWO), unit=province.commune, by=actors.board_officer)
    for act in (actions.bring_in, actions.discard):
        with pytest.raises(NotPermitted, match="ngoài phạm vi"):
            act(batch, by=actors.unit_officer, at=at)
