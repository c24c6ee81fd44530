"""One search over everything, what a document is linked to, and the organisation as of a day."""

from datetime import date

import pytest

from vinhdanh.doors.portal.editorial import searching
from vinhdanh.doors.portal.editorial.documents import provisions_of
from vinhdanh.doors.portal.editorial.models import (
    ArticlePage,
    Attachment,
    ContactCard,
    DocumentPage,
    DocumentSection,
    NewsSection,
    Relation,
)


@pytest.fixture
def library(province):
    section = DocumentSection.objects.get(level="centre")

    def write(number, **known):
        page = DocumentPage(
            title=f"Về việc {number}", slug=number.replace("/", "-").lower(), number=number, issuer="Chính phủ", **known
        )
        return section.add_child(instance=page)

    return write


def test_words_in_a_file_lead_to_its_document(client, library):
    paper = Attachment.objects.create(title="Toàn văn", file="documents/a.pdf", text="Điều 9. Cột mốc Bãi Sậy anh dũng")
    page = library("09/2025/NĐ-CP", issued=date(2025, 6, 14), file=paper)
    searching.put_page(page)
    said = client.get("/tim-kiem/?q=bai+say").content.decode()
    assert "09/2025/NĐ-CP" in said and "Bãi Sậy anh dũng" in said
    assert "09/2025/NĐ-CP" in client.get("/van-ban-tw/?q=bai+say").content.decode()
    assert "09/2025/NĐ-CP" not in client.get("/van-ban-tw/?q=khong+co").content.decode()


def test_publishing_and_withdrawing_reach_the_search(client, province):
    page = NewsSection.objects.get().add_child(instance=ArticlePage(title="Đặng Thùy đoạt giải", slug="t", live=False))
    page.save_revision().publish()
    assert "Đặng Thùy đoạt giải" in client.get("/tim-kiem/?q=dang+thuy").content.decode()
    page.refresh_from_db()
    page.unpublish()
    assert "Đặng Thùy đoạt giải" not in client.get("/tim-kiem/?q=dang+thuy").content.decode()


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "'; drop table x; --", "<script>alert(1)</script>", "%00", '"*^()', "  "]
)
@pytest.mark.parametrize("address", ["/tim-kiem/", "/van-ban-tw/"])
def test_no_query_breaks_the_search_or_comes_back_as_script(client, province, query, address):
    answer = client.get(address, {"q": query, "nam": query[:40], "trang": query[:40], "loai": query[:40]})
    assert answer.status_code == 200 and "<script>alert" not in answer.content.decode()


def test_a_document_says_what_it_replaces_and_by_what_it_was_replaced(client, library):
    old = library("98/2023/NĐ-CP", issued=date(2023, 12, 31), since=date(2024, 1, 1), until=date(2025, 7, 1))
    new = library("152/2025/NĐ-CP", issued=date(2025, 6, 14), since=date(2025, 7, 1))
    Relation.objects.create(page=new, kind=Relation.Kind.REPLACES, other=old)
    said = client.get(new.url).content.decode()
    assert "Thay thế" in said and "98/2023/NĐ-CP" in said and "Còn hiệu lực" in said
    said = client.get(old.url).content.decode()
    assert "Được thay thế bởi" in said and "152/2025/NĐ-CP" in said and "Hết hiệu lực" in said
    assert "152/2025" in client.get("/van-ban-tw/?hieu-luc=now").content.decode()
    assert "98/2023" not in client.get("/van-ban-tw/?hieu-luc=now").content.decode()


def test_a_document_shows_the_provisions_that_the_house_judges_by(client, library):
    assert provisions_of("khong/co") == ()
    page = library("06/2022/QH15", issued=date(2022, 6, 15))
    said = client.get(page.url).content.decode()
    assert "Điều khoản hệ thống áp dụng" in said and "Điều 74" in said


def test_the_organisation_as_of_a_day(client, province, users, house, at):
    assert "Sở Giáo dục và Đào tạo" in client.get("/to-chuc/").content.decode()
    province.commune.until = date(2025, 7, 1)
    province.commune.save()
    assert "Xã Tân Hưng" not in client.get("/to-chuc/").content.decode()
    assert "Xã Tân Hưng" in client.get("/to-chuc/?ngay=2025-06-30").content.decode()
    assert client.get("/to-chuc/?ngay=9999-99-99").status_code == 200


def test_an_officer_without_a_card_is_not_named(client, province, users):
    user = users.board_officer
    assert user.full_name not in client.get("/to-chuc/").content.decode()
    card = ContactCard.objects.create(
        user=user, unit=province.root, position="Chuyên viên", phone="0221 000 0001", since=date(2025, 1, 1)
    )
    assert "0221 000 0001" in client.get("/to-chuc/").content.decode()
    card.until = date(2025, 2, 1)
    card.save()
    assert "0221 000 0001" not in client.get("/to-chuc/").content.decode()
