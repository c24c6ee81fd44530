"""The pages of the registry: who sees what, what the forms do, and that lists do not query by the row."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.ground.registry import actions, revisions
from vinhdanh.ground.registry.models import Party, Person, Succession, Unit


@pytest.fixture
def reader(client, users):
    """``reader("unit_officer")`` signs the client in as that role."""

    def sign_in(role):
        client.force_login(getattr(users, role))
        return client

    return sign_in


def _queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["/don-vi/", "/ca-nhan/"])
def test_a_list_asks_as_much_for_three_rows_as_for_one(reader, province, people, house, at, address):
    people("Một Người")
    client = reader("board_officer")
    one = _queries(client, address)
    people("Hai Người", "Ba Người")
    for name in ("Xã Một", "Xã Hai", "Xã Ba"):
        old = actions.add_unit(province.root, by=house, at=at, name=f"{name} cũ", kind=Unit.Kind.COMMUNE)
        new = actions.add_unit(province.root, by=house, at=at, name=name, kind=Unit.Kind.COMMUNE)
        revisions.close_unit(old, by=house, at=at, on=date(2025, 7, 1), into=new)
    assert _queries(client, address) == one


def test_a_unit_is_found_by_its_old_name(reader, province, house, at):
    old = actions.add_unit(province.root, by=house, at=at, name="Xã Phương Nam", kind=Unit.Kind.COMMUNE)
    revisions.close_unit(old, by=house, at=at, on=date(2025, 7, 1), into=province.commune, basis="1666/NQ")
    page = reader("board_officer").get("/don-vi/?q=phuong nam").content.decode()
    assert "Xã Tân Hưng" in page
    assert "Trước đây: Xã Phương Nam" in page
    assert "Nay là" in reader("board_officer").get(f"/don-vi/{old.pk}/").content.decode()


def test_a_unit_officer_sees_their_own_subtree_alone(reader, province, people):
    mine, other = people("Người Của Sở")[0], people("Người Của Xã", unit=province.commune)[0]
    client = reader("unit_officer")
    listed = client.get("/ca-nhan/").content.decode()
    assert ("Người Của Sở" in listed, "Người Của Xã" in listed) == (True, False)
    assert client.get(f"/ca-nhan/{mine.pk}/").status_code == 200
    assert client.get(f"/ca-nhan/{other.pk}/").status_code == 404
    assert client.get(f"/don-vi/{province.commune.pk}/").status_code == 404
    assert client.get(f"/don-vi/{province.school.pk}/sua/").status_code == 403


@pytest.mark.parametrize("address", ["/don-vi/", "/ca-nhan/"])
def test_a_council_member_has_no_business_in_the_registry(reader, address):
    answer = reader("council_member").get(address)
    assert answer.status_code == 403
    assert "dành cho" in answer.content.decode()


def test_a_stranger_is_sent_to_sign_in(client, province):
    assert client.get("/ca-nhan/").status_code == 302


def test_a_person_is_added_and_their_number_is_never_shown_whole(reader, province):
    client = reader("unit_officer")
    sent = {
        "name": "NGUYỄN thị hoa",
        "born": "5/9/1985",
        "gender": "nu",
        "unit": province.school.pk,
        "position": "Giáo viên",
        "direct_worker": "false",
        "identity": "033185000123",
    }
    answer = client.post("/ca-nhan/them/", sent, follow=True)
    person = Person.objects.get(party__name="Nguyễn Thị Hoa")
    assert (person.born_on, person.party.home_id) == (date(1985, 9, 5), province.school.pk)
    page = answer.content.decode()
    assert "033••••••123" in page
    assert "033185000123" not in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("born", "31/2/1985", "tháng 2"), ("identity", "12345", "12"), ("unit", "", "bắt buộc")],
)
def test_a_fault_in_the_form_is_told_and_nothing_is_written(reader, province, field, value, sentence):
    good = {"name": "Nguyễn Văn A", "born": "1985", "unit": province.school.pk}
    answer = reader("unit_officer").post("/ca-nhan/them/", {**good, field: value})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Person.objects.exists()


def test_a_person_may_not_be_put_into_anothers_unit(reader, province):
    sent = {"name": "Nguyễn Văn A", "born": "1985", "unit": province.commune.pk}
    assert reader("unit_officer").post("/ca-nhan/them/", sent).status_code == 200
    assert not Person.objects.exists()


def test_editing_keeps_the_identity_number_when_left_empty(reader, province, people):
    person = people("Trần Văn Nam", identity="033085000123")[0]
    sent = {"name": "Trần Văn Năm", "born": "1986", "unit": province.office.pk, "identity": ""}
    reader("unit_officer").post(f"/ca-nhan/{person.pk}/sua/", sent)
    hashed = person.identity_hash
    person.refresh_from_db()
    assert (person.identity_hash, person.born_year) == (hashed, 1986)
    assert person.party.name == "Trần Văn Năm"
    assert Party.objects.get(pk=person.pk).home_id == province.office.pk


def test_a_moved_unit_takes_its_subtree_along(province, house, at):
    room = actions.add_unit(province.school, by=house, at=at, name="Tổ Toán", kind=Unit.Kind.OTHER)
    revisions.revise_unit(
        province.school,
        by=house,
        at=at,
        name="Trường THPT Khoái Châu",
        kind=Unit.Kind.SCHOOL,
        parent=province.commune,
    )
    room.refresh_from_db()
    assert room.path == f"{province.commune.path}{province.school.pk}/{room.pk}/"


def test_a_unit_cannot_stand_below_itself(reader, province):
    sent = {"name": "Sở", "kind": "so", "parent": province.school.pk}
    answer = reader("board_officer").post(f"/don-vi/{province.department.pk}/sua/", sent)
    assert answer.status_code == 409
    assert "dưới chính nó" in answer.content.decode()


def test_the_picker_finds_units_without_marks(reader, province):
    found = reader("board_officer").get("/don-vi/chon/?ten=unit&unit_q=khoai chau").content.decode()
    assert f'value="{province.school.pk}"' in found
    assert reader("board_officer").get("/don-vi/chon/?ten=<b>&unit_q=x").status_code == 404


def _workbook(*rows):
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return SimpleUploadedFile("don-vi.xlsx", out.getvalue())


def test_units_come_in_from_a_list_and_twice_adds_nothing(reader, province):
    client = reader("board_officer")
    rows = [
        ["DANH SÁCH ĐƠN VỊ"],
        ["STT", "Tên đơn vị", "Loại", "Trực thuộc", "Mã số"],
        [1, "Phòng Một", "", "Sở Mới", ""],
        [2, "Sở Mới", "", "", ""],
        [3, "Xã Mới", "Xã", "", "12345"],
    ]
    for expected in (3, 0):
        before = Unit.objects.count()
        page = client.post("/don-vi/nhap/", {"file": _workbook(*rows)}).content.decode()
        kept = page.split('name="sha256" value="')[1].split('"')[0]
        client.post("/don-vi/nhap/", {"sha256": kept})
        assert Unit.objects.count() - before == expected
    room = Unit.objects.get(party__name="Phòng Một")
    assert room.party.home.party.name == "Sở Mới"
    assert Unit.objects.get(code="12345").kind == Unit.Kind.COMMUNE


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Tên đơn vị", "Loại"], ["Xã A", "Hành tinh"]], "Dòng 2: không có loại đơn vị"),
        ([["Tên đơn vị"], ["Xã A"], ["xã a"]], "đã có ở dòng 2"),
        ([["Họ tên"], ["Nguyễn Văn A"]], "Không tìm thấy cột"),
        ([["Tên đơn vị"]], "không có dòng nào"),
    ],
)
def test_a_faulty_list_of_units_is_told_by_its_line(reader, province, rows, sentence):
    before = Unit.objects.count()
    page = reader("board_officer").post("/don-vi/nhap/", {"file": _workbook(*rows)}).content.decode()
    assert sentence in page
    assert Unit.objects.count() == before


def test_a_parent_nobody_knows_writes_nothing(reader, province):
    client = reader("board_officer")
    page = client.post(
        "/don-vi/nhap/", {"file": _workbook(["Tên đơn vị", "Trực thuộc"], ["Xã A", ""], ["Thôn 1", "Xã B"])}
    ).content.decode()
    before = Unit.objects.count()
    answer = client.post("/don-vi/nhap/", {"sha256": page.split('name="sha256" value="')[1].split('"')[0]})
    assert (answer.status_code, Unit.objects.count()) == (409, before)
    assert "Dòng 3" in answer.content.decode()


def test_an_authority_and_its_signatory_are_written_on_the_units_page(reader, province):
    client = reader("board_officer")
    sent = {
        "decides": "thu_truong",
        "title": "Hiệu trưởng",
        "issuer": "TRƯỜNG THPT KHOÁI CHÂU",
        "symbol": "QĐ-KC",
        "place": "Khoái Châu",
    }
    client.post(f"/don-vi/{province.school.pk}/tham-quyen/", sent)
    authority = province.school.authorities.get()
    client.post(
        f"/tham-quyen/{authority.pk}/nguoi-ky/", {"name": "Lê Văn B", "position": "HIỆU TRƯỞNG", "since": "1/1/2025"}
    )
    page = client.get(f"/don-vi/{province.school.pk}/").content.decode()
    assert ("HIỆU TRƯỞNG" in page, "QĐ-KC" in page) == (True, True)


def test_a_closed_unit_notes_what_it_went_into(reader, province):
    sent = {"on": "1/7/2026", "into": province.commune.pk, "basis": "237/NQ-UBTVQH16"}
    reader("board_officer").post(f"/don-vi/{province.enterprise.pk}/sap-nhap/", sent)
    row = Succession.objects.get(old=province.enterprise)
    assert (row.new_id, row.basis, row.old.until) == (province.commune.pk, "237/NQ-UBTVQH16", date(2026, 7, 1))
