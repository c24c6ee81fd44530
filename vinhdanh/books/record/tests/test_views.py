"""The record's screens: scope, declaring, confirming, holds and who learns why."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from vinhdanh.books.record import actions
from vinhdanh.books.record.forms import FORMS
from vinhdanh.books.record.models import Hold, Initiative, UnitYear, YearResult
from vinhdanh.ground.office.models import AuditRow

pytestmark = pytest.mark.django_db
SECRETS = ("thanh tra", "tố cáo", "77/qđ-ttr", "đang xác minh đơn", "thanh_tra")


@pytest.fixture
def hoa(people):
    return people("Nguyễn Thị Hoa")[0].party


@pytest.fixture
def held(hoa, house, at):
    return actions.hold(
        hoa, by=house, at=at, kind="thanh_tra", since=date(2025, 10, 1), cite="QĐ 77/QĐ-TTr", note="Đang xác minh đơn"
    )


@pytest.fixture
def sign_in(client, users):
    def enter(role):
        client.force_login(getattr(users, role))
        return client

    return enter


def text(response):
    return response.content.decode()


def workbook(response):
    """Every cell of an exported list."""
    opened = CalamineWorkbook.from_filelike(BytesIO(b"".join(response.streaming_content)))
    return repr([opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names])


def test_outside_the_scope_there_is_nobody(sign_in, people, province):
    elsewhere = people("Trần Văn Nam", unit=province.commune)[0].party
    officer = sign_in("unit_officer")
    assert officer.get(f"/qua-trinh/{elsewhere.pk}/").status_code == 404
    assert officer.get(f"/qua-trinh/{elsewhere.pk}/ghi/ket-qua/").status_code == 404
    assert officer.get("/qua-trinh/999999/").status_code == 404
    assert sign_in("board_officer").get(f"/qua-trinh/{elsewhere.pk}/").status_code == 200
    assert sign_in("council_member").get(f"/qua-trinh/{elsewhere.pk}/").status_code == 403


def test_an_officer_declares_and_sees_it(sign_in, hoa):
    officer = sign_in("unit_officer")
    page = officer.post(
        f"/qua-trinh/{hoa.pk}/ghi/ket-qua/",
        {"year": 2025, "result": "xuat_sac", "cite": "BB 12", "proof": "khai"},
        follow=True,
    )
    assert "Hoàn thành xuất sắc nhiệm vụ" in text(page) and "BB 12" in text(page) and "Dự kiến" in text(page)
    officer.post(
        f"/qua-trinh/{hoa.pk}/ghi/sang-kien/",
        {"name": "Dạy đọc hiểu", "kind": "initiative", "year": 2025, "scope": "co_so", "applied": "1", "proof": "khai"},
    )
    assert Initiative.objects.get().applied is True
    assert "Dạy đọc hiểu" in text(officer.get(f"/qua-trinh/{hoa.pk}/"))


def test_a_form_says_what_is_wrong_and_writes_nothing(sign_in, hoa, province):
    officer = sign_in("unit_officer")
    page = officer.post(
        f"/qua-trinh/{hoa.pk}/ghi/ky-luat/", {"form": "canh_cao", "since": "31/2/2025", "proof": "khai"}
    )
    assert "Ghi đủ ngày/tháng/năm" in text(page)
    school = province.school.party.pk
    figures = {"year": 2025, "headcount": 10, "ldtt_count": 12, "proof": "khai"}
    assert "Không thể nhiều hơn" in text(officer.post(f"/qua-trinh/{school}/ghi/so-lieu/", figures))
    officer.post(f"/qua-trinh/{school}/ghi/so-lieu/", {**figures, "ldtt_count": 7, "nobody_disciplined": "on"})
    assert UnitYear.objects.get().members_disciplined == []
    assert officer.get(f"/qua-trinh/{hoa.pk}/ghi/so-lieu/").status_code == 404
    assert officer.get(f"/qua-trinh/{hoa.pk}/ghi/tam-dung/").status_code == 404


@pytest.mark.parametrize("what", list(FORMS))
def test_every_form_opens(what, sign_in, hoa, province):
    party = hoa if hoa.kind in FORMS[what].subjects else province.school.party
    assert sign_in("unit_officer").get(f"/qua-trinh/{party.pk}/ghi/{what}/").status_code == 200
    assert sign_in("unit_head").get(f"/qua-trinh/{party.pk}/ghi/{what}/").status_code == 403


def test_what_was_written_by_mistake_is_struck_with_a_reason(sign_in, hoa, house, at):
    idea = actions.declare_initiative(hoa, by=house, at=at, year=2025, name="Dạy đọc hiểu")
    officer = sign_in("unit_officer")
    address = f"/qua-trinh/gach/initiative/{idea.pk}/"
    assert "Dạy đọc hiểu" in text(officer.get(address)) and address in text(officer.get(f"/qua-trinh/{hoa.pk}/"))
    officer.post(address, {"reason": ""})
    assert Initiative.objects.exists()
    officer.post(address, {"reason": "Ghi nhầm người"})
    assert not Initiative.objects.exists()
    told = AuditRow.objects.filter(action="record.declare:strike").get().details
    assert told["reason"] == "Ghi nhầm người" and told["struck"]["name"] == "Dạy đọc hiểu"


def test_what_is_decided_or_held_or_elsewhere_is_not_struck(sign_in, hoa, held, house, at, people, province):
    elsewhere = people("Trần Văn Nam", unit=province.commune)[0].party
    row = actions.declare_result(hoa, by=house, at=at, year=2024, result="tot")
    actions.make_results_official(province.school, by=house, at=at, year=2024, cite="QĐ 12")
    idea = actions.declare_initiative(elsewhere, by=house, at=at, year=2025, name="Nuôi cá")
    officer = sign_in("unit_officer")
    assert "đã chính thức" in text(officer.post(f"/qua-trinh/gach/yearresult/{row.pk}/", {"reason": "Nhầm"}))
    assert officer.get(f"/qua-trinh/gach/initiative/{idea.pk}/").status_code == 404
    assert officer.get(f"/qua-trinh/gach/hold/{held.pk}/").status_code == 404
    assert YearResult.objects.exists() and Initiative.objects.exists()


def test_a_head_confirms_what_is_chosen(sign_in, people, house, at, province):
    mine = [person.party for person in people("An Một", "An Hai")]
    other = people("Trần Văn Nam", unit=province.commune)[0].party
    for party in (*mine, other):
        actions.declare_result(party, by=house, at=at, year=2025, result="tot")
    head = sign_in("unit_head")
    listed = text(head.get("/ket-qua-nam/"))
    assert "An Một" in listed and "Trần Văn Nam" not in listed
    rows = {row.party_id: row.pk for row in YearResult.objects.all()}
    asked = head.post("/ket-qua-nam/xac-nhan/", {"chosen": [rows[mine[0].pk], rows[other.pk]]})
    assert "1 kết quả dự kiến" in text(asked)
    assert "bắt buộc" in text(head.post("/ket-qua-nam/xac-nhan/", {"chosen": [rows[mine[0].pk]], "cite": ""}))
    head.post("/ket-qua-nam/xac-nhan/", {"chosen": [rows[mine[0].pk], rows[other.pk]], "cite": "QĐ 315"})
    official = YearResult.objects.filter(standing="official")
    assert [(row.party_id, row.cite) for row in official] == [(mine[0].pk, "QĐ 315")]
    assert head.post("/ket-qua-nam/xac-nhan/", {"chosen": []}, follow=True).redirect_chain


def test_board_confirms_all_that_the_filter_shows(sign_in, people, house, at, province):
    parties = [people("An Một")[0].party, people("Trần Văn Nam", unit=province.commune)[0].party]
    for party, year in zip(parties * 2, (2024, 2024, 2025, 2025), strict=True):
        actions.declare_result(party, by=house, at=at, year=year, result="tot")
    sign_in("board_officer").post("/ket-qua-nam/xac-nhan/?year=2025", {"all": "1", "cite": "QĐ 9/QĐ-UBND"})
    assert set(YearResult.objects.filter(standing="official").values_list("year", flat=True)) == {2025}
    assert YearResult.objects.filter(standing="official").count() == 2


def test_only_board_head_and_inspectorate_see_holds(sign_in, held, hoa):
    for role in ("administrator", "board_officer", "unit_officer", "unit_head", "council_secretary"):
        user = sign_in(role)
        assert user.get("/tam-dung/").status_code == 403
        assert user.get(f"/tam-dung/mo/{hoa.pk}/").status_code == 403
        assert user.get(f"/tam-dung/{held.pk}/ket-thuc/").status_code == 403
    for role in ("board_head", "inspectorate"):
        page = text(sign_in(role).get("/tam-dung/?tim=nguyen thi hoa"))
        assert "Đang xác minh đơn" in page and f"/tam-dung/mo/{hoa.pk}/" in page
        assert "Thanh tra, từ 01/10/2025" in text(sign_in(role).get(f"/qua-trinh/{hoa.pk}/"))


def test_a_hold_is_opened_and_closed(sign_in, hoa):
    inspector = sign_in("inspectorate")
    inspector.post(f"/tam-dung/mo/{hoa.pk}/", {"kind": "kiem_tra", "since": "01/12/2025", "cite": "", "note": ""})
    row = Hold.objects.get()
    closing = {"until": "30/11/2025", "outcome": "khong_vi_pham"}
    assert "trước ngày bắt đầu" in text(inspector.post(f"/tam-dung/{row.pk}/ket-thuc/", closing))
    inspector.post(f"/tam-dung/{row.pk}/ket-thuc/", {**closing, "until": "10/12/2025"})
    row.refresh_from_db()
    assert (row.until, row.outcome) == (date(2025, 12, 10), "khong_vi_pham")


@pytest.mark.parametrize("role", ["unit_officer", "unit_head", "board_officer", "administrator", "council_secretary"])
def test_everybody_else_reads_that_it_rests_and_nothing_more(role, sign_in, held, hoa, house, at):
    actions.declare_result(hoa, by=house, at=at, year=2025, result="tot")
    user = sign_in(role)
    page = text(user.get(f"/qua-trinh/{hoa.pk}/"))
    assert "Tạm dừng, chờ ý kiến" in page
    assert not [word for word in SECRETS if word in page.lower()]
    if role in ("unit_head", "board_officer"):
        listed = text(user.get("/ket-qua-nam/")) + workbook(user.get("/ket-qua-nam/?xuat=xlsx"))
        assert listed.count(hoa.name) >= 2
        assert not [word for word in SECRETS if word in listed.lower()]


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_queries_whatever_they_hold(rows, sign_in, people, house, at, django_assert_max_num_queries):
    for person in people(*[f"Nguyễn Văn {n}" for n in range(rows)]):
        actions.declare_result(person.party, by=house, at=at, year=2025, result="tot")
        actions.hold(person.party, by=house, at=at, kind="kiem_tra", since=date(2025, 1, 1))
    head = sign_in("board_head")
    with django_assert_max_num_queries(9):
        assert head.get("/tam-dung/").status_code == 200
    board = sign_in("board_officer")
    with django_assert_max_num_queries(9):
        assert board.get("/ket-qua-nam/").status_code == 200
