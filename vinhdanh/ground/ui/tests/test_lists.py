from datetime import date
from io import BytesIO
from types import SimpleNamespace

import django_tables2
import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory

from vinhdanh.ground.ui import workbooks
from vinhdanh.ground.ui.lists import build_list, kept_query
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, MoneyColumn, NameColumn, NumberColumn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("vinhdanh.ground.ui.tests.urls")]


@pytest.fixture
def make_rows():
    def make(*names: str) -> list[Permission]:
        kinds = list(ContentType.objects.all()[:2])
        return [
            Permission.objects.create(codename=f"thu_{n}", name=name, content_type=kinds[n % 2])
            for n, name in enumerate(names)
        ]

    return make


def queries_of_page(client, make_rows, django_assert_max_num_queries, names) -> int:
    make_rows(*names)
    with django_assert_max_num_queries(50) as counted:
        assert client.get("/thu/").status_code == 200
    return len(counted.captured_queries)


def test_a_list_asks_no_more_for_three_rows_than_for_one(client, make_rows, django_assert_max_num_queries):
    client.get("/thu/")
    one = queries_of_page(client, make_rows, django_assert_max_num_queries, ["Một"])
    Permission.objects.filter(codename__startswith="thu_").delete()
    three = queries_of_page(client, make_rows, django_assert_max_num_queries, ["Một", "Hai", "Ba"])
    assert three == one


def test_the_page_names_its_rows_and_carries_labels_for_cards(client, make_rows):
    make_rows("Bà Tạ Thị Huyền")
    shown = client.get("/thu/").content.decode()
    assert '<th scope="row"' in shown
    assert 'data-label="Kết quả xét"' in shown
    assert "1–1 trong 1 hồ sơ" in shown
    assert "<caption" in shown
    assert 'class="question"' in shown


def test_order_and_page_come_from_the_query(client, make_rows):
    made = make_rows(*(f"Hàng {n}" for n in range(9)))
    shown = client.get("/thu/?sap-xep=-number&trang=3").content.decode()
    assert "9–9 trong 9 hồ sơ" in shown
    assert made[0].name in shown
    assert 'aria-sort="descending"' in shown


@pytest.mark.parametrize("query", ["trang=999", "trang=x", "trang=-1", "sap-xep=khong-co", "content_type=abc"])
def test_an_impossible_query_falls_back(client, make_rows, query):
    make_rows("Một", "Hai", "Ba")
    assert client.get(f"/thu/?{query}").status_code == 200


def test_pages_do_not_repeat_rows_that_compare_equal(client, make_rows):
    make_rows(*["Trùng tên"] * 9)
    seen = []
    for page in (1, 2, 3):
        request = RequestFactory().get(f"/?sap-xep=name&trang={page}")
        shown = build_list(request, Permission.objects.filter(name="Trùng tên"), NamesOnly, per_page=4)
        seen += [row.record.pk for row in shown.table.paginated_rows]
    assert len(set(seen)) == 9


def test_htmx_gets_the_list_alone_and_the_same_list(client, make_rows):
    make_rows("Bà Tạ Thị Huyền")
    page = client.get("/thu/")
    fragment = client.get("/thu/", headers={"HX-Request": "true"})
    assert "<html" not in fragment.content.decode()
    assert "Tạ Thị Huyền" in fragment.content.decode()
    assert "HX-Request" in page["Vary"]
    restored = client.get("/thu/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


def test_an_empty_list_leads_on_and_a_filtered_one_lets_go(client, make_rows):
    assert Empty().title in client.get("/thu/").content.decode()
    make_rows("Một")
    assert "Bỏ lọc" in client.get("/thu/?name=khong-thay").content.decode()


def test_bulk_acts_on_the_ticked_rows(client, make_rows):
    first, _, third = make_rows("Một", "Hai", "Ba")
    answer = client.post("/thu/lam/", {"chosen": [first.pk, third.pk, "x", "9" * 30]}, follow=True)
    assert "Đã tiếp nhận 2 hồ sơ" in answer.content.decode()
    assert 'action="/thu/hoan-tac/"' in answer.content.decode()


def test_bulk_acts_on_all_that_the_filter_shows(client, make_rows):
    make_rows("Nhà trường", "Nhà máy", "Xã")
    answer = client.post("/thu/lam/?name=Nhà", {"all": "1"}, follow=True)
    assert "Đã tiếp nhận 2 hồ sơ" in answer.content.decode()


class NamesOnly(ListTable):
    name = NameColumn(verbose_name="Tên")


class Sheet(ListTable):
    name = NameColumn(verbose_name="Họ và tên")
    born = DateColumn(verbose_name="Ngày sinh")
    prize = MoneyColumn(verbose_name="Tiền thưởng (đồng)")
    share = NumberColumn(verbose_name="Tỷ lệ")
    note = django_tables2.Column(verbose_name="Ghi chú")


def workbook(rows) -> openpyxl.Workbook:
    shown = build_list(RequestFactory().get("/"), rows, Sheet, per_page=1)
    response = workbooks.workbook_response(shown.table, "danh-sach")
    return openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))


def row(name="Tạ Thị Huyền", note="", born=date(1968, 5, 1), prize=3510000, share=0.5) -> SimpleNamespace:
    return SimpleNamespace(name=name, note=note, born=born, prize=prize, share=share)


def test_the_workbook_holds_every_page_with_typed_cells():
    sheet = workbook([row(), row(born=1968), row(born=None)]).active
    assert [cell.value for cell in sheet[1]] == ["Họ và tên", "Ngày sinh", "Tiền thưởng (đồng)", "Tỷ lệ", "Ghi chú"]
    assert sheet.max_row == 4
    assert sheet["B2"].value.date() == date(1968, 5, 1)
    assert sheet["B3"].value == 1968
    assert sheet["B4"].value is None
    assert sheet["C2"].value == 3510000
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E4"


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-cmd|' /C calc'!A0", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_nothing_in_the_workbook_is_a_formula(text):
    cell = workbook([row(note=text)]).active["E2"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix


def test_a_workbook_too_large_is_refused_with_a_way_out(client, make_rows, monkeypatch):
    make_rows("Một", "Hai", "Ba")
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    answer = client.get("/thu/?xuat=xlsx&name=", follow=True)
    assert "Hãy lọc hẹp lại" in answer.content.decode()


def test_the_exported_list_leaves_out_boxes_and_tools(client, make_rows):
    make_rows("Một")
    answer = client.get("/thu/?xuat=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[1]] == ["Tên", "Loại", "Kết quả xét", "Số"]
    assert sheet["C2"].value == "Cần bổ sung thông tin"


def test_chips_change_one_field_and_keep_the_rest():
    request = RequestFactory().get("/?ten=hoa&kq=met")
    assert kept_query(request, kq="unknown") == "?ten=hoa&kq=unknown"
    assert kept_query(request, kq="") == "?ten=hoa"
