"""A slip in a name, and an award taken back: each by a decision of its own; the old address still answers."""

from datetime import date

import pytest

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, composing, documents, queries, tasks
from vinhdanh.work.decisions.models import Decision, Paper

pytestmark = pytest.mark.django_db

DAY, LATER = date(2025, 7, 21), date(2025, 8, 20)


@pytest.fixture
def issued(province, people):
    received(people("Trần Văn Bình", "Nguyễn Thị Ân"), "CSTDCS", province.director)
    received(people("Lê Văn Cường"), "LDTT", province.director)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    return actions.issue(decision, by=HOUSE, at=AT, day=DAY)


def correct(issued, ordinal, name):
    item = issued.items.get(ordinal=ordinal)
    draft = actions.draft_correction(issued, by=HOUSE, at=AT, names={item.pk: name}, reason="Sai dấu khi đánh máy")
    return actions.issue(draft, by=HOUSE, at=AT, day=LATER)


def test_a_correction_gets_a_number_an_entry_and_a_new_diploma(issued):
    old = issued.items.get(ordinal=1).token
    correction = correct(issued, 1, "Nguyễn Thị Ấn")
    assert correction.reference == "02/QĐ-SGDĐT"
    grant = Grant.objects.get(pk=1)
    assert (grant.name, grant.corrected) == ("Nguyễn Thị Ấn", True)
    (amendment,) = correction.amendments.all()
    assert grant.token == amendment.token != old
    (diploma,) = documents.diplomas(composing.contents_of(tasks.whole(correction.pk)))["A4"]
    assert (diploma.name, diploma.decision, diploma.gold_book_number) == ("Nguyễn Thị Ấn", "01/QĐ-SGDĐT", "1")
    assert verify(queries.printed_heads()).ok


def test_the_old_address_says_that_it_was_corrected(issued):
    old = issued.items.get(ordinal=1).token
    correct(issued, 1, "Nguyễn Thị Ấn")
    page = queries.public_page(old)
    assert (page.name, page.valid, page.replaced, page.amended_by) == ("Nguyễn Thị Ấn", True, True, "02/QĐ-SGDĐT")
    assert queries.public_page(Grant.objects.get(pk=1).token).replaced is False
    assert queries.public_page("khongcodiachinay") is None


def test_the_first_decision_keeps_its_words(issued):
    before = documents.paper_of(composing.contents_of(tasks.whole(issued.pk)))
    correct(issued, 1, "Nguyễn Thị Ấn")
    assert documents.paper_of(composing.contents_of(tasks.whole(issued.pk))) == before


def test_a_second_correction_starts_from_the_first(issued):
    correct(issued, 1, "Nguyễn Thị Ấn")
    second = correct(issued, 1, "Nguyễn Thị Ẩn")
    assert second.amendments.get().printed == "Nguyễn Thị Ấn"
    assert Grant.objects.get(pk=1).name == "Nguyễn Thị Ẩn"
    with pytest.raises(Refused, match="giống hệt"):
        correct(issued, 1, "Nguyễn  Thị Ẩn ")


def test_an_award_without_a_diploma_is_corrected_without_one(issued):
    correction = correct(issued, 3, "Lê Văn Cương")
    assert correction.amendments.get().token is None
    assert tasks.paper(correction, Paper.Kind.DIPLOMAS_A4) is None


def test_cancelling_names_money_and_article_and_the_ledger_knows(issued):
    item = issued.items.get(ordinal=2)
    draft = actions.draft_cancellation(issued, by=HOUSE, at=AT, items=[item.pk], reason="gian dối trong kê khai")
    texts = composing.contents_of(draft).texts
    assert "Căn cứ khoản 2 và khoản 8 Điều 93 Luật Thi đua, khen thưởng" in texts.grounds
    assert "nộp trả 2.340.000 đồng" in texts.articles[0]
    actions.issue(draft, by=HOUSE, at=AT, day=LATER)
    assert Grant.objects.get(pk=item.entry).status == Grant.Status.CANCELLED
    assert queries.public_page(item.token).valid is False
    assert verify(queries.printed_heads()).ok
    again = actions.draft_cancellation(issued, by=HOUSE, at=AT, items=[item.pk], reason="gian dối trong kê khai")
    with pytest.raises(Refused, match="đã được hủy bỏ"):
        actions.issue(again, by=HOUSE, at=AT, day=LATER)


def test_an_amendment_is_not_dated_before_what_it_amends(issued):
    item = issued.items.get(ordinal=1)
    draft = actions.draft_correction(issued, by=HOUSE, at=AT, names={item.pk: "Nguyễn Thị Ấn"}, reason="Sai dấu")
    with pytest.raises(Refused, match="không thể trước ngày"):
        actions.issue(draft, by=HOUSE, at=AT, day=date(2025, 7, 20))


@pytest.mark.parametrize(("names", "reason", "message"), [({}, "Sai", "chọn ít nhất"), ({1: "X"}, " ", "lý do")])
def test_a_correction_needs_rows_and_a_reason(issued, names, reason, message):
    with pytest.raises(Refused, match=message):
        actions.draft_correction(issued, by=HOUSE, at=AT, names=names, reason=reason)


def test_a_draft_is_not_corrected(province, people):
    received(people("Trần Văn Bình"), "LDTT", province.director)
    draft = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    with pytest.raises(Refused, match="đã ban hành"):
        actions.draft_correction(draft, by=HOUSE, at=AT, names={draft.items.get().pk: "X"}, reason="Sai")


def test_rows_of_another_decision_are_not_found(issued, province, people):
    received(people("Đỗ Thị Dung"), "LDTT", province.director)
    from vinhdanh.work.councils.models import Council

    other = actions.draft(closed(Council.objects.get(authority=province.director)), by=HOUSE, at=AT)
    with pytest.raises(Refused, match="chọn ít nhất"):
        actions.draft_correction(issued, by=HOUSE, at=AT, names={other.items.get().pk: "X"}, reason="Sai")
    assert Decision.objects.filter(kind="correct").count() == 0
