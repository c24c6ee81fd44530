"""Published decisions: found by number, year and authority; of persons the name and the workplace alone."""

from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.doors.portal import published
from vinhdanh.ground.office import files
from vinhdanh.work.decisions.models import Decision, Item
from vinhdanh.work.nominations.models import Nomination, Round


@pytest.fixture
def decided(province, people, house, at):
    """``decided("215/QĐ-UBND", "Đỗ Thị Ước", …)``: one decision of the province's chairman; answers its grants."""
    cache.clear()

    def decide(number, *names, day=date(2025, 7, 20), award="BKT", authority=None):
        who = authority or province.chair
        grants = [
            ledger.NewGrant(
                party=person.party,
                award=award,
                name=person.party.name,
                unit_name="Trường THPT Khoái Châu",
                year=day.year,
                decided_on=day,
                decision_number=number,
                authority=who,
                authority_title=who.title,
            )
            for person in people(*names, identity="")
        ]
        return ledger.grant(who, by=house, at=at, grants=grants)

    yield decide
    cache.clear()


def body(answer):
    return answer.content.decode().split("<main")[1].split("</main>")[0]


def test_listed_newest_first_and_filtered(client, decided, province):
    decided("215/QĐ-UBND", "Đỗ Thị Ước", "Lê Văn Hùng")
    decided("88/QĐ-SGDĐT", "Trần Thị Mai", day=date(2024, 6, 1), award="GK", authority=province.director)
    page = body(client.get("/quyet-dinh-khen-thuong/"))
    assert page.index("215/QĐ-UBND") < page.index("88/QĐ-SGDĐT") and "Đỗ Thị Ước" not in page
    for query, kept in (("?q=qd-sgddt", "88"), ("?nam=2025", "215"), (f"?ai={province.director.title}", "88")):
        page = body(client.get(f"/quyet-dinh-khen-thuong/{query}"))
        assert "1 quyết định" in page and f">{kept}/" in page, query


def test_a_decision_names_whom_it_honours_and_nothing_private(client, decided):
    first, *_ = decided("215/QĐ-UBND", "Đỗ Thị Ước", "Lê Văn Hùng")
    answer = client.get(f"/quyet-dinh-khen-thuong/{first.pk}/")
    page = body(answer)
    assert "2 lượt khen thưởng" in page and "Đỗ Thị Ước" in page and "Trường THPT Khoái Châu" in page
    assert "1985" not in page and "Tải bản đã ký" not in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(f"/quyet-dinh-khen-thuong/{first.pk}/ban-da-ky.pdf").status_code == 404


def test_numbers_begin_anew_with_each_year_and_authority(client, decided, province):
    decided("01/QĐ-UBND", "Đỗ Thị Ước", day=date(2024, 1, 5))
    (other,) = decided("01/QĐ-UBND", "Lê Văn Hùng", day=date(2025, 1, 5))
    page = body(client.get(f"/quyet-dinh-khen-thuong/{other.pk}/"))
    assert "Lê Văn Hùng" in page and "Đỗ Thị Ước" not in page


def test_a_decision_that_grows_and_one_withdrawn_are_counted_anew(decided, house, at):
    (first,) = decided("215/QĐ-UBND", "Đỗ Thị Ước")
    assert [(one.number, one.count) for one in published.published()] == [("215/QĐ-UBND", 1)]
    decided("215/QĐ-UBND", "Lê Văn Hùng")
    decided("216/QĐ-UBND", "Trần Thị Mai")
    assert [(one.number, one.count) for one in published.published()] == [("216/QĐ-UBND", 1), ("215/QĐ-UBND", 2)]
    assert published.by_key(first.pk).count == 2
    ledger.cancel(first, by=house, at=at, reason="khai gian", decision_number="231/QĐ-UBND")
    assert published.by_key(first.pk).count == 2, "what was cancelled still stands in its decision"


def test_the_signed_copy_where_there_is_one(client, decided, province, at):
    (grant,) = decided("215/QĐ-UBND", "Đỗ Thị Ước")
    stored = files.keep(b"%PDF-1.7 ban da ky", name="215.pdf", media_type="application/pdf", at=at)
    issued = Decision.objects.create(
        authority=province.chair, state="signed", drafted_at=at, symbol="QĐ-UBND", number=215, year=2025,
        day=date(2025, 7, 20), signed_file=stored,
    )  # fmt: skip
    round_ = Round.objects.create(name="Đợt", on=at.date(), year=2025, opens=at.date(), closes=at.date())
    nomination = Nomination.objects.create(round=round_, party=grant.party, unit=province.school, award="BKT")
    Item.objects.create(
        decision=issued, nomination=nomination, ordinal=1, award="BKT", subject="person", name=grant.name,
        entry=grant.pk,
    )  # fmt: skip
    assert "Tải bản đã ký" in body(client.get(f"/quyet-dinh-khen-thuong/{grant.pk}/"))
    answer = client.get(f"/quyet-dinh-khen-thuong/{grant.pk}/ban-da-ky.pdf")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 ban da ky" and "attachment" in answer["Content-Disposition"]


def test_an_erased_name_is_gone_from_the_decision(client, decided, house, at):
    first, _ = decided("215/QĐ-UBND", "Đỗ Thị Ước", "Lê Văn Hùng")
    ledger.erase(first, by=house, at=at, basis="theo yêu cầu")
    page = body(client.get(f"/quyet-dinh-khen-thuong/{first.pk}/"))
    assert "Đỗ Thị Ước" not in page and "Tên đã được gỡ theo yêu cầu" in page and "Lê Văn Hùng" in page


def test_a_cancelled_award_says_so(client, decided, house, at):
    (grant,) = decided("215/QĐ-UBND", "Đỗ Thị Ước")
    ledger.cancel(grant, by=house, at=at, reason="khai gian thành tích", decision_number="231/QĐ-UBND")
    assert "Đã hủy bỏ" in body(client.get(f"/quyet-dinh-khen-thuong/{grant.pk}/"))


@pytest.mark.parametrize(
    "query", ["nam=9999", "nam=abcd", "trang=-3", "trang=x", "ai=<script>", "q=%00%27", "nam=٢٠٢٥"]
)
def test_odd_filters_only_find_nothing(client, decided, query):
    decided("215/QĐ-UBND", "Đỗ Thị Ước")
    assert client.get(f"/quyet-dinh-khen-thuong/?{query}").status_code == 200


@pytest.mark.parametrize("key", ["0", "999999999", "9" * 30])
def test_a_decision_nobody_made(client, db, key):
    cache.clear()
    assert client.get(f"/quyet-dinh-khen-thuong/{key}/").status_code == 404


def test_robots_that_walk_the_decisions_are_slowed(client, db):
    cache.clear()
    assert 429 in {client.get("/quyet-dinh-khen-thuong/").status_code for _ in range(70)}
    cache.clear()
