"""A company's year: a Word list with a fault, mended in the annotated workbook; last year's decisions; the letters."""

import io
import re

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.browser import Visitor
from tests.river import draft, issue, meet, receive, sign
from vinhdanh.books.ledger.models import Grant
from vinhdanh.work.nominations.models import Nomination

DAY = "2025-12-16"
ROUND = "Khen thưởng công trạng năm 2025"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INITIATIVES = (
    "QĐ số 12/QĐ-HL ngày 10/3/2024; QĐ số 15/QĐ-HL ngày 12/4/2024; "
    "QĐ số 7/QĐ-HL ngày 10/3/2025; QĐ số 9/QĐ-HL ngày 12/4/2025"
)
BKT = "Bằng khen của Chủ tịch UBND tỉnh"
PROPOSED = (
    ("Nguyễn Thị Mận", "1985", INITIATIVES, "", "HTXSNV, CSTĐCS", BKT),
    ("Lê Thị Lựu", "1988", INITIATIVES, "HTXSNV", "HTXSNV", BKT),
    ("Bùi Văn Lơ", "2050", "", "", "HTTNV", "LĐTT"),
    ("Vũ Thị Đào", "1991", "", "", "HTTNV", "LĐTT"),
)
HEADINGS = (
    "Số TT", "Họ và tên", "Năm sinh", "Bộ phận", "Sáng kiến cấp cơ sở", "Kết quả năm 2024", "Kết quả năm 2025",
    "Đề nghị tặng",
)  # fmt: skip
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_word_list_comes_back_marked_is_mended_and_ends_in_letters(story):
    officer = story("dn.hunglong")
    marked = _send_the_word_list(officer)
    _send_it_mended(officer, marked)
    _last_year_makes_it_certain(officer)
    sign(story("giamdoc.hunglong"))
    board, secretary = story("chuyenvien"), story("thuky")
    receive(board)
    _leave_one_out(board)
    meeting = meet(secretary, "/hoi-dong/", votes=17, name="letters-hop")
    issue(draft(board, meeting), story("lanhdao"), "letters-quyet-dinh")
    _letters(officer)


def _word(title: str, headings, rows) -> bytes:
    document = Document()
    for line in ("CÔNG TY CỔ PHẦN MAY HƯNG LONG", *title.splitlines()):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(headings))
    for line in (headings, *rows):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _hand_in(officer: Visitor, name: str, media_type: str, content: bytes) -> None:
    officer.go("/dot-xet/").press(ROUND).press("Gửi danh sách")
    officer.page.set_input_files("input[type=file]", {"name": name, "mimeType": media_type, "buffer": content})
    officer.page.locator("main form button.primary").click()
    officer.page.wait_for_url("**/danh-sach/*/")


def _send_the_word_list(officer: Visitor) -> bytes:
    """The Word list is read, its fault named; answers the annotated workbook."""
    title = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025\n(Kèm theo Công văn số 45/CV-HL ngày 02 tháng 12 năm 2025)"
    rows = [
        (str(n), name, born, "Xưởng may 1", ideas, *years, award)
        for n, (name, born, ideas, *years, award) in enumerate(PROPOSED, start=1)
    ]
    _hand_in(officer, "hung-long.docx", WORD, _word(title, HEADINGS, rows))
    officer.reads("4 dòng").reads("2050").picture("letters-1-word")
    officer.page.locator("#take-in button").click()
    officer.reads("Đã lập 3 hồ sơ").picture("letters-1-da-lap")
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="Excel kèm kết quả").click()
    return download.value.path().read_bytes()


def _send_it_mended(officer: Visitor, marked: bytes) -> None:
    """The faulty cell carries a comment; mended and sent again, the good rows are there once."""
    book = load_workbook(io.BytesIO(marked))
    faulty = next(cell for line in book.active.iter_rows() for cell in line if cell.comment)
    assert "2050" in str(faulty.value), faulty.comment.text
    assert any("Cần bổ sung thông tin" in str(cell.value) for line in book.active.iter_rows() for cell in line)
    faulty.value = 1990
    out = io.BytesIO()
    book.save(out)
    _hand_in(officer, "hung-long-da-sua.xlsx", EXCEL, out.getvalue())
    officer.reads("4 dòng").reads("Đưa 1 dòng vào hồ sơ").picture("letters-2-da-sua")
    officer.page.locator("#take-in button").click()
    officer.page.wait_for_url("**/dot-xet/*/")
    officer.reads("4 hồ sơ").picture("letters-3-dot-xet")
    assert Nomination.objects.count() == len(PROPOSED)


def _last_year_makes_it_certain(officer: Visitor) -> None:
    """What nobody knew yesterday the company's own decision of 2024 tells: unknown becomes met."""
    nomination = Nomination.objects.get(party__name="Nguyễn Thị Mận")
    officer.go(f"/de-nghi/{nomination.pk}/").reads("Cần bổ sung thông tin").picture("letters-4-chua-ro")
    officer.go("/so-hoa/nhap/")
    officer.page.get_by_label("Quyết định khen thưởng").check()
    title = (
        "DANH SÁCH ĐƯỢC TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2024\n"
        "(Kèm theo Quyết định số 31/QĐ-HL ngày 20/12/2024 của Giám đốc Công ty cổ phần May Hưng Long)"
    )
    rows = [("1", "Nguyễn Thị Mận", "1985", "Xưởng may 1", "Chiến sĩ thi đua cơ sở")]
    content = _word(title, ("Số TT", "Họ và tên", "Năm sinh", "Bộ phận", "Danh hiệu"), rows)
    officer.page.set_input_files("input[type=file]", {"name": "qd-31-2024.docx", "mimeType": WORD, "buffer": content})
    officer.page.locator("main form button.primary").click()
    officer.page.wait_for_url("**/so-hoa/tep/*/")
    officer.reads("31/QĐ-HL").picture("letters-5-nam-truoc")
    officer.page.get_by_role("button", name=re.compile("Đưa .*vào sổ")).click()
    officer.page.wait_for_load_state()
    officer.reads("đổi kết quả").picture("letters-6-xet-lai")
    assert Grant.objects.filter(award="CSTDCS", year=2024, decision_number="31/QĐ-HL").count() == 1
    officer.go(f"/de-nghi/{nomination.pk}/").reads("để được lựa chọn").picture("letters-7-du-dieu-kien")


def _leave_one_out(board: Visitor) -> None:
    """Who is fit is not chosen by that alone; whoever is left out is told why."""
    nomination = Nomination.objects.get(party__name="Lê Thị Lựu")
    board.go(f"/de-nghi/{nomination.pk}/").press("Không lựa chọn")
    board.page.locator("main textarea").fill("Thành tích năm 2025 chưa tiêu biểu so với các trường hợp cùng đề nghị")
    board.picture("letters-8-khong-chon")
    board.page.locator("main form button[type=submit]").last.click()
    board.page.wait_for_load_state()
    board.reads("Không được lựa chọn")


def _letters(officer: Visitor) -> None:
    """The company's letter names who was honoured, and why somebody was not, by article."""
    submission = Nomination.objects.get(party__name="Nguyễn Thị Mận").submission_id
    officer.go(f"/to-trinh/{submission}/").picture("letters-9-to-trinh")
    told = _read(officer, f"/to-trinh/{submission}/ket-qua.pdf")
    assert "Nguyễn Thị Mận" in told and "Tặng tại Quyết định số" in told
    refused = _read(officer, f"/to-trinh/{submission}/khong-duoc-chon.pdf")
    assert "Lê Thị Lựu" in refused and "Nguyễn Thị Mận" not in refused
    assert "chưa tiêu biểu" in refused


def _read(officer: Visitor, path: str) -> str:
    answer = officer.page.request.get(f"{officer.base}{path}")
    pages = PdfReader(io.BytesIO(answer.body())).pages
    return " ".join("".join(page.extract_text() for page in pages).split())
