"""The river with water in it: a unit's spreadsheet becomes diplomas that anyone can verify, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import Visitor
from tests.river import draft, issue, meet, receive, sign
from vinhdanh.books.ledger.verify import verify
from vinhdanh.work.decisions.queries import printed_heads

LIST = Path(__file__).resolve().parent.parent / "vinhdanh/crafts/sheets/tests/data/so-giao-duc-2025.xlsx"
ROUND = "Khen thưởng tổng kết năm học 2024–2025"
DAY = "2025-07-16"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_a_spreadsheet_to_a_diploma_anyone_can_verify(story):
    officer = story("sgddt")
    _send_the_list(officer)
    _answer_a_question(officer)
    sign(story("giamdoc.sgddt"))
    own = meet(officer, "/hoi-dong/", votes=9, name="04-hop-so")
    own_decision = issue(draft(officer, own), story("giamdoc.sgddt"), "05-quyet-dinh-so")
    officer.go(own_decision).reads("QĐ-SGDĐT")
    sign(story("giamdoc.sgddt"))
    board = story("chuyenvien")
    receive(board)
    secretary = story("thuky")
    for number in (1, 2):
        meeting = meet(secretary, "/hoi-dong/", votes=17, name=f"07-hop-tinh-{number}")
        decision = issue(draft(board, meeting), story("lanhdao"), f"08-quyet-dinh-tinh-{number}")
    _upload_signed_copy(story("lanhdao"), decision)
    _anyone_can_verify(story.stranger(), board, decision)
    report = verify(printed_heads())
    assert report.ok, report.bad


def _send_the_list(officer: Visitor) -> None:
    officer.go("/dot-xet/").press(ROUND).press("Gửi danh sách")
    officer.page.set_input_files("input[type=file]", LIST)
    officer.page.locator("main form button.primary").click()
    officer.page.wait_for_url("**/danh-sach/*/")
    officer.reads("170 dòng").picture("01-danh-sach")
    here = officer.page.url.removeprefix(officer.base)
    for page in (1, 2, 3, 4):
        officer.go(f"{here}?trang={page}")
        while officer.page.get_by_role("button", name="Đúng người này").count():
            waiting = officer.page.get_by_role("button", name="Đúng người này")
            before = waiting.count()
            waiting.first.click()
            expect(waiting).not_to_have_count(before)
    officer.go(here)
    officer.page.locator("#take-in button").click()
    officer.page.wait_for_url("**/dot-xet/*/")
    officer.reads("140 hồ sơ").picture("02-dot-xet")


def _answer_a_question(officer: Visitor) -> None:
    """A verdict explains itself; an unknown shows its question, and answering it writes to the record."""
    here = officer.page.url.split("?")[0]
    officer.page.goto(f"{here}?outcome=met&award=CSTDT")
    officer.page.locator("main table a[href^='/de-nghi/']").first.click()
    officer.reads("để được lựa chọn").reads("Điều 22").picture("03-dieu-kien")
    officer.page.goto(here)
    officer.page.goto(f"{here}?outcome=unknown")
    links = officer.page.locator("main table a[href^='/de-nghi/']").all()
    for path in [link.get_attribute("href") for link in links]:
        officer.go(path)
        if officer.page.locator("form.answer").count():
            break
    officer.page.locator("details:has(form.answer)").first.evaluate("folded => folded.open = true")
    officer.reads("Cần trả lời").picture("03-cau-hoi")
    choices = officer.page.locator("form.answer").first.locator("input[type=radio], input[type=checkbox], select")
    kind = choices.first.get_attribute("type")
    if kind == "radio":
        choices.last.check()
    elif kind == "checkbox":
        choices.first.check()
    else:
        choices.first.select_option(index=1)
    officer.page.locator("form.answer").first.get_by_role("button").click()
    officer.reads("Đã ghi").picture("03-da-tra-loi")


def _upload_signed_copy(head: Visitor, decision: str) -> None:
    """A PDF signed elsewhere comes back and takes the place of ours."""
    answer = head.page.request.get(f"{head.base}{decision}tep/decision_pdf/")
    assert answer.ok and answer.body().startswith(b"%PDF")
    head.go(decision)
    head.page.set_input_files(
        "input[type=file]", {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": answer.body()}
    )
    head.press("Tải bản đã ký lên").reads("bản ký")


def _anyone_can_verify(citizen: Visitor, board: Visitor, decision: str) -> None:
    from vinhdanh.books.ledger.models import Grant
    from vinhdanh.work.decisions.models import Item

    item = Item.objects.filter(decision=decision.strip("/").split("/")[-1], token__isnull=False).first()
    assert item, "the decision gave diplomas"
    assert Grant.objects.get(pk=item.entry).token == item.token
    citizen.go("/").picture("09-trang-chu")
    citizen.page.locator("#look-up").fill(item.name)
    citizen.page.locator("#look-up").press("Enter")
    citizen.reads(item.name).picture("10-tra-cuu")
    citizen.go(f"/x/{item.token}").reads("Bằng thật, đang có hiệu lực").reads(item.name).picture("11-bang")
    assert "noindex" in citizen.page.locator("meta[name=robots]").get_attribute("content")
