"""The chain is whole after honest work, and names the entry when it is not."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.books.ledger import actions, chain, queries
from vinhdanh.books.ledger.models import Entry, Grant, Head, Opening
from vinhdanh.books.ledger.verify import keep_second_head, second_place, verify, verify_export
from vinhdanh.ground.office import appendonly
from vinhdanh.ground.office.errors import Refused


@pytest.fixture
def book(province, people, house, at, settings, tmp_path):
    """Three grants in the ledger: the rows, and the second head kept."""
    settings.HOME = tmp_path
    grants = [
        actions.NewGrant(
            party=person.party,
            award="CSTDCS",
            name=person.party.name,
            unit_name="Trường THPT Khoái Châu",
            year=2025,
            decided_on=date(2025, 7, 20),
            decision_number="215/QĐ-SGDĐT",
            authority_title="Giám đốc Sở Giáo dục và Đào tạo",
            authority=province.director,
            gold_book_number=str(number),
            token=chain.new_token(),
        )
        for number, person in enumerate(people("Đỗ Thị Ước", "Lê Văn Hùng", "Trần Thị Mỹ"), start=1)
    ]
    rows = actions.grant(province.director, by=house, at=at, grants=grants)
    keep_second_head()
    return rows


def lifted(sql, *values):
    """Alter an append-only table as someone who holds the file would: without its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_entry_no_update")
            cursor.execute("DROP TRIGGER ledger_entry_no_delete")
        else:
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        if connection.vendor == "sqlite":
            appendonly.install()
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")


def test_honest_work_verifies(book):
    assert verify().as_json() == {"ok": True, "entries": 3, "head": Head.objects.get().digest, "bad": []}


def test_the_database_refuses_change_and_removal(book):
    for change in (lambda e: e.update(body="{}"), lambda e: e.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(Entry.objects.filter(seq=2))


def test_an_altered_entry_is_named(book):
    lifted("UPDATE ledger_entry SET body = replace(body, 'CSTDCS', 'CSTDTQ') WHERE seq = %s", 2)
    assert {(found["seq"], found["why"]) for found in verify().bad} >= {(2, "nội dung đã bị sửa sau khi ghi")}


@pytest.mark.parametrize(
    "change",
    [{"name": "Người Khác"}, {"year": 2024}, {"decision_number": "1/QĐ"}, {"status": Grant.Status.CANCELLED}],
)
def test_an_altered_row_of_the_read_model_is_named(book, change):
    Grant.objects.filter(pk=2).update(**change)
    report = verify()
    assert [found["seq"] for found in report.bad] == [2]
    assert next(iter(change)) in report.bad[0]["why"]


def test_an_altered_name_is_named_even_with_its_opening(book):
    Grant.objects.filter(pk=2).update(name="Người Khác")
    Opening.objects.filter(entry=2, field="name").update(value="Người Khác")
    assert [found["seq"] for found in verify().bad] == [2]


def test_a_cut_tail_is_seen_by_the_second_head(book):
    kept = Entry.objects.get(seq=2)
    Grant.objects.get(pk=3).addresses.all().delete()
    Grant.objects.filter(pk=3).delete()
    Opening.objects.filter(entry=3).delete()
    lifted("DELETE FROM ledger_entry WHERE seq = %s", 3)
    Head.objects.update(count=2, digest=kept.digest)
    report = verify()
    assert [(found["seq"], "đuôi sổ đã bị cắt" in found["why"]) for found in report.bad] == [(3, True)]
    second_place().unlink()
    assert verify().ok, "without the second place the cut is not seen: that is why it is kept"
    assert not verify([(3, book[2].entry.digest, "Quyết định 215/QĐ-SGDĐT")]).ok


def test_a_correction_keeps_the_chain_and_both_addresses(book, house, at):
    old, new = book[0].token, chain.new_token()
    actions.correct(
        book[0], by=house, at=at, name="Đỗ Thị Ươc", reason="sai dấu", decision_number="230/QĐ-SGDĐT", token=new
    )
    assert verify().ok
    assert {queries.by_token(old).pk, queries.by_token(new).pk} == {book[0].pk}
    assert queries.by_token(new).name == "Đỗ Thị Ươc"


def test_a_cancelled_grant_is_cancelled_once(book, house, at):
    actions.cancel(book[1], by=house, at=at, reason="khai gian", decision_number="9/QĐ-SGDĐT")
    assert verify().ok
    with pytest.raises(Refused):
        actions.cancel(Grant.objects.get(pk=2), by=house, at=at, reason="lần nữa", decision_number="10/QĐ-SGDĐT")


def test_an_erased_person_leaves_the_chain_whole(book, house, at):
    actions.erase(book[2], by=house, at=at, basis="theo yêu cầu của chủ thể dữ liệu")
    assert verify().ok
    assert not Opening.objects.filter(value__contains="Mỹ").exists()
    assert "Mỹ" not in "".join(Entry.objects.values_list("body", flat=True))


def test_an_exported_chain_verifies_by_itself(book):
    lines = [chain.canonical(row) for row in Entry.objects.values("seq", "previous", "body", "digest").order_by("seq")]
    assert verify_export(lines).ok
    assert [found["seq"] for found in verify_export(lines[:1] + lines[2:]).bad][:1] == [3]


def test_an_annual_title_is_granted_once_a_year(book, province, house, at):
    again = actions.NewGrant(
        party=book[0].party,
        award="CSTDCS",
        name=book[0].name,
        unit_name="",
        year=2025,
        decided_on=date(2025, 8, 1),
        decision_number="300/QĐ-SGDĐT",
        authority_title="Giám đốc",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.grant(province.director, by=house, at=at, grants=[again])
    actions.grant(province.director, by=house, at=at, grants=[replace(again, year=2024)])


@given(st.dictionaries(st.text(max_size=5), st.one_of(st.text(max_size=8), st.integers(), st.none()), max_size=5))
def test_canonical_bytes_do_not_depend_on_the_order_of_keys(content):
    backwards = dict(reversed(list(content.items())))
    assert chain.canonical(content) == chain.canonical(backwards)


@pytest.mark.parametrize("value", [0.5, float("nan"), [1, {"b": 2.0}]])
def test_a_float_has_no_place(value):
    with pytest.raises(ValueError, match="float"):
        chain.canonical({"a": value})
