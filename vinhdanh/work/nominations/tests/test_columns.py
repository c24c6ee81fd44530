"""What the columns of a list mean: shown, changed by the officer, read again, remembered for the unit."""

from io import BytesIO

import pytest
import xlsxwriter

from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Heading, Row, Upload

pytestmark = pytest.mark.django_db
KNOWN = ("STT", "Họ và tên", "Năm sinh", "Nơi gắn bó", "Mức tôn vinh")
STRANGE = ("Mã", "Người được tôn vinh", "Tuổi trẻ từ", "Nơi gắn bó", "Mức tôn vinh")
PEOPLE = (
    (1, "Nguyễn Văn An", 1980, "Trường THPT Khoái Châu", "Lao động tiên tiến"),
    (2, "Trần Thị Bình", 1985, "Trường THPT Khoái Châu", "Chiến sĩ thi đua cơ sở"),
    (3, "Lê Hoàng Cúc", 1990, "Trường THPT Khoái Châu", "Lao động tiên tiến"),
)


def workbook(headings, rows=PEOPLE):
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for number, line in enumerate((headings, *rows)):
            sheet.write_row(number, 0, line)
    return buffer.getvalue()


@pytest.fixture
def sent(province, round, actors, at):
    def run(content, name="ton-vinh.xlsx", unit=None):
        unit = unit or province.department
        by = actors.unit_officer if unit == province.department else actors.board_officer
        return actions.send(unit, by=by, at=at, round=round, content=content, filename=name)[0]

    return run


def units_and_awards(upload):
    return [(row.name, row.data["unit"], row.award) for row in upload.rows.all()]


CODES = ("LDTT", "CSTDCS", "LDTT")
READ_RIGHT = [(name, unit, award) for (_, name, _, unit, _), award in zip(PEOPLE, CODES, strict=True)]


def test_a_column_nobody_taught_the_reader_is_settled_and_the_list_read_again(sent, signed_in, province):
    upload = sent(workbook(KNOWN))
    assert units_and_awards(upload) == [(name, "", "") for name, _, _ in READ_RIGHT]
    client = signed_in("unit_officer")
    address = f"/danh-sach/{upload.pk}/cot/"
    assert address in client.get(f"/danh-sach/{upload.pk}/").content.decode()
    page = client.get(address).content.decode()
    assert "Nơi gắn bó" in page and "Trường THPT Khoái Châu" in page and "Tự nhận: Không dùng" in page
    told = client.post(address, {"cot-3": "unit", "cot-4": "award"}, follow=True).content.decode()
    assert "Đã đọc lại theo cột mới: 3 dòng" in told
    assert units_and_awards(upload) == READ_RIGHT
    assert "do đơn vị đã chọn" in client.get(address).content.decode()
    assert client.post(f"{address}nhu-truoc/").status_code == 302
    assert units_and_awards(upload) == [(name, "", "") for name, _, _ in READ_RIGHT]
    assert not Heading.objects.exists()


def test_what_was_settled_is_remembered_for_the_unit_alone(sent, province, actors, at):
    actions.read_again(
        sent(workbook(KNOWN)), by=actors.unit_officer, at=at, settled={"Nơi gắn bó": "unit", "Mức tôn vinh": "award"}
    )
    again = sent(workbook(("TT", "Họ tên", "Năm sinh", "NƠI GẮN BÓ", "Mức tôn vinh:"), PEOPLE[:1]))
    assert units_and_awards(again) == READ_RIGHT[:1]
    assert again.reading["headings"] == {"NƠI GẮN BÓ": "unit", "Mức tôn vinh:": "award"}
    other = sent(workbook(KNOWN, PEOPLE[1:]), unit=province.commune)
    assert [row.award for row in other.rows.all()] == ["", ""]


def test_a_list_of_which_no_heading_is_known_waits_for_its_columns(signed_in, round, province):
    client = signed_in("unit_officer")
    file = BytesIO(workbook(STRANGE))
    file.name = "la.xlsx"
    address = f"/dot-xet/{round.pk}/tai-len/"
    answer = client.post(address, {"unit": province.department.pk, "file": file})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Người được tôn vinh" in page and "Nguyễn Văn An" in page
    assert not Upload.objects.exists()
    waiting = answer.context["waiting"]
    short = client.post(f"{address}cot/", {"waiting": waiting, "cot-4": "award"})
    assert short.status_code == 422 and "chưa có cột nào là “Họ và tên”" in short.content.decode()
    twice = client.post(f"{address}cot/", {"waiting": waiting, "cot-1": "name", "cot-3": "unit", "cot-4": "unit"})
    assert "chỉ để một cột" in twice.content.decode() and not Heading.objects.exists()
    chosen = {"cot-0": "order", "cot-1": "name", "cot-2": "born", "cot-3": "unit", "cot-4": "award"}
    told = client.post(f"{address}cot/", {"waiting": waiting, **chosen}, follow=True).content.decode()
    assert "Đã đọc 3 dòng" in told
    upload = Upload.objects.get()
    assert units_and_awards(upload) == READ_RIGHT and upload.file.name == "la.xlsx"
    assert client.post(f"{address}cot/", {"waiting": waiting + "x", **chosen}).status_code == 409


def test_what_was_done_by_hand_is_done_again(sent, actors, at, people, province):
    people("Nguyễn Văn An", "Nguyễn Văn An", unit=province.office)
    upload = sent(workbook(KNOWN))
    one, two, three = upload.rows.all()
    by = actors.unit_officer
    assert one.match == Row.Match.UNSURE
    chosen = one.candidates[1]["party"]
    actions.decide_match(one, by=by, at=at, party=chosen)
    actions.mend_row(two, by=by, at=at, name="Trần Thị Bình", award="LDTT", born=1986, unit="")
    actions.drop_row(three, by=by, at=at)
    actions.read_again(upload, by=by, at=at, settled={"Mức tôn vinh": "award"})
    one, two, three = upload.rows.all()
    assert (one.match, one.party_id, one.award) == (Row.Match.DECIDED, chosen, "LDTT")
    assert three.dropped and three.award == "LDTT"
    assert (two.data["born"], two.award) == (1986, "CSTDCS"), "mended where the list still says the same"


def test_nominations_are_not_read_again_under_ones_hands(sent, actors, at, signed_in):
    upload = sent(workbook(("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu đề nghị")))
    actions.take_in(upload, by=actors.unit_officer, at=at)
    rows = list(upload.rows.values_list("pk", flat=True))
    answer = signed_in("unit_officer").post(f"/danh-sach/{upload.pk}/cot/", {"cot-3": "ignored"})
    assert answer.status_code == 422 and "hãy rút danh sách" in answer.content.decode()
    assert list(upload.rows.values_list("pk", flat=True)) == rows


def test_the_blank_list_of_the_round_is_filled_in_and_read(sent, signed_in, round, province):
    from openpyxl import load_workbook

    answer = signed_in("unit_officer").get(f"/dot-xet/{round.pk}/mau.xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    page = book["Cá nhân"]
    assert page["A4"].value.endswith("NĂM HỌC 2024 - 2025") and page["A1"].value == province.department.name.upper()
    assert province.school.name in [cell.value for cell in book["Danh mục"]["E"]]
    for column, text in enumerate((1, "Nguyễn Văn An", "05/09/1980", "Nam", None, None, province.school.name), start=1):
        page.cell(8, column, text)
    page["H8"] = "Lao động tiên tiến"
    filled = BytesIO()
    book.save(filled)
    row = sent(filled.getvalue(), "mau.xlsx").rows.get()
    assert (row.name, row.award, row.problems) == ("Nguyễn Văn An", "LDTT", [])


def test_others_may_not_settle_a_units_columns(sent, signed_in, province, round):
    upload = sent(workbook(KNOWN, PEOPLE[:2]), unit=province.commune)
    client = signed_in("unit_officer")
    assert client.get(f"/danh-sach/{upload.pk}/cot/").status_code == 404
    assert client.post(f"/danh-sach/{upload.pk}/cot/", {"cot-3": "unit"}).status_code == 404
    assert signed_in("unit_head").post(f"/dot-xet/{round.pk}/tai-len/cot/").status_code == 403


def test_the_annotated_copy_is_read_with_the_settled_columns(sent, actors, at, signed_in):
    upload = sent(workbook(KNOWN))
    actions.read_again(upload, by=actors.unit_officer, at=at, settled={"Mức tôn vinh": "award", "Nơi gắn bó": "unit"})
    back = b"".join(signed_in("unit_officer").get(f"/danh-sach/{upload.pk}/ket-qua.xlsx").streaming_content)
    assert sent(back, "ton-vinh-ket-qua.xlsx").rows.count() == 3
