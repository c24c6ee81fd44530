"""What lists of earlier years brought in is withdrawn and better proved by entries of their own."""

import json
from datetime import date

import pytest

from vinhdanh.books.ledger import actions, brought, chain, lookup, queries
from vinhdanh.books.ledger.models import Entry, Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.ground.office.errors import Refused


@pytest.fixture
def old(province, people, house, at, settings, tmp_path):
    """Two grants of 2024 as a list declared them."""
    settings.HOME = tmp_path
    return actions.grant(
        None,
        by=house,
        at=at,
        grants=[
            actions.NewGrant(
                party=person.party, award="CSTDCS", name=person.party.name, unit_name="Trường THPT Khoái Châu",
                year=2024, decided_on=date(2024, 7, 20), decision_number="12/QĐ", authority_title="Giám đốc Sở",
                proof=Grant.Proof.DECLARED,
            )
            for person in people("Đỗ Thị Ước", "Lê Văn Hùng")
        ],
    )  # fmt: skip


def test_a_withdrawn_grant_is_gone_and_the_chain_whole(old, house, at):
    brought.withdraw(None, by=house, at=at, rows=[old[0]], reason="nhập nhầm tệp")
    assert verify().ok
    assert list(Grant.objects.values_list("pk", flat=True)) == [old[1].pk]
    assert json.loads(Entry.objects.get(pk=3).body) | {"kind": "withdraw", "refers": old[0].pk} == json.loads(
        Entry.objects.get(pk=3).body
    )
    assert lookup.find("do thi uoc", limit=5) == []
    assert not queries.honoured([old[0].party_id])


def test_a_row_that_stays_after_a_withdrawal_is_named(old, house, at):
    brought.withdraw(None, by=house, at=at, rows=[old[0]], reason="nhập nhầm tệp")
    old[0].save(force_insert=True)
    assert [found["seq"] for found in verify().bad] == [old[0].pk]


def test_a_withdrawn_award_can_be_granted_again(old, house, at):
    brought.withdraw(None, by=house, at=at, rows=old, reason="nhập nhầm tệp")
    again = actions.NewGrant(
        party=old[0].party, award="CSTDCS", name=old[0].name, unit_name="", year=2024, decided_on=date(2024, 7, 20),
        decision_number="215/QĐ-SGDĐT", authority_title="Giám đốc Sở",
    )  # fmt: skip
    actions.grant(None, by=house, at=at, grants=[again])
    assert verify().ok


def test_what_bears_a_diploma_is_not_withdrawn(old, house, at):
    Grant.objects.filter(pk=old[0].pk).update(token=chain.new_token())
    old[0].refresh_from_db()
    with pytest.raises(Refused, match="chỉ hủy bỏ bằng quyết định"):
        brought.withdraw(None, by=house, at=at, rows=old, reason="nhập nhầm tệp")
    assert Grant.objects.count() == 2 and Entry.objects.count() == 2


def test_a_better_paper_and_back(old, house, at):
    before = brought.Paper.of(old[0])
    better = brought.Paper("quyet_dinh", "215/QĐ-SGDĐT", date(2024, 7, 22), "Giám đốc Sở Giáo dục và Đào tạo")
    brought.prove(None, by=house, at=at, papers=[(old[0], better)], reason="có quyết định")
    row = Grant.objects.get(pk=old[0].pk)
    assert brought.Paper.of(row) == better and verify().ok
    brought.prove(None, by=house, at=at, papers=[(row, before)], reason="hoàn tác")
    assert brought.Paper.of(Grant.objects.get(pk=old[0].pk)) == before and verify().ok


def test_an_altered_proof_is_named(old):
    Grant.objects.filter(pk=old[1].pk).update(proof=Grant.Proof.DECISION)
    assert [(found["seq"], "proof" in found["why"]) for found in verify().bad] == [(old[1].pk, True)]
