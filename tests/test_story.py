"""The river with water in it: a unit's spreadsheet becomes diplomas that anyone can verify, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import Visitor, sign_in, stranger
from vinhdanh.books.ledger.verify import verify
from vinhdanh.doors.demo.load import load
from vinhdanh.work.decisions.queries import printed_heads

LIST = Path(__file__).resolve().parent.parent / "vinhdanh/crafts/sheets/tests/data/so-giao-duc-2025.xlsx"
ROUND = "Khen thưởng tổng kết năm học 2024–2025"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def story(transactional_db, live_server, browser, monkeypatch, settings, tmp_path):
    """The demo province on 16 July 2025; answers ``enter(user)`` that signs somebody in."""
    monkeypatch.setenv("VINHDANH_TODAY", "2025-07-16")
    settings.HOME = tmp_path
    settings.FILES_ROOT = tmp_path / "files"
    load(people=300)
    accounts = dict(line.split()[1:3] for line in (tmp_path / "demo-accounts.txt").read_text().splitlines() if line)

    def enter(user: str) -> Visitor:
        return sign_in(browser, live_server.url, user, accounts[user])

    enter.stranger = lambda: stranger(browser, live_server.url)
    return enter


def test_from_a_spreadsheet_to_a_diploma_anyone_can_verify(story):
    officer = story("sgddt")
    _send_the_list(officer)
    _answer_a_question(officer)
    _sign(story("giamdoc.sgddt"))
    own = _meet(officer, "/hoi-dong/", votes=9, name="04-hop-so")
    own_decision = _issue(_draft(officer, own), story("giamdoc.sgddt"), "05-quyet-dinh-so")
    officer.go(own_decision).reads("QĐ-SGDĐT")
    _sign(story("giamdoc.sgddt"))
    board = story("chuyenvien")
    _receive(board)
    secretary = story("thuky")
    for number in (1, 2):
        meeting = _meet(secretary, "/hoi-dong/", votes=17, name=f"07-hop-tinh-{number}")
        decision = _issue(_draft(board, meeting), story("lanhdao"), f"08-quyet-dinh-tinh-{number}")
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


def _sign(head: Visitor) -> None:
    """Sign every submission that is ready: the unit's own first, what goes up when its ground is firm."""
    head.go("/to-trinh/")
    links = {link.get_attribute("href") for link in head.page.locator("main table a[href^='/to-trinh/']").all()}
    for link in sorted(links):
        head.go(link)
        button = head.page.get_by_role("button", name=re.compile("Ký trình"))
        if button.count() and button.is_enabled():
            head.picture("03-ky-trinh")
            button.click()
            head.page.wait_for_load_state()
            head.reads("TTr-")


def _receive(board: Visitor) -> None:
    board.go("/ban-lam-viec/").reads("Tiếp nhận hoặc trả lại tờ trình").picture("06-viec-cua-tinh")
    board.page.locator("main table a.button").first.click()
    board.page.wait_for_load_state()
    board.picture("06-to-trinh").press("Tiếp nhận").reads("Đã tiếp nhận")


def _meet(secretary: Visitor, councils: str, *, votes: int, name: str) -> str:
    """Convene, record who came, the same vote for every group, close; answers the meeting's path."""
    secretary.go(councils)
    secretary.page.locator("a[href*='/hoi-dong/trieu-tap/']").first.click()
    secretary.page.wait_for_url("**/trieu-tap/**")
    secretary.page.locator("main button.primary").last.click()
    secretary.page.wait_for_url("**/cuoc-hop/*/")
    meeting = secretary.page.url.removeprefix(secretary.base)
    secretary.page.get_by_label("Bắt đầu lúc").fill("08:00")
    secretary.page.get_by_label("Kết thúc lúc").fill("10:30")
    secretary.page.get_by_role("button", name="Ghi việc dự họp").click()
    secretary.page.wait_for_load_state()
    groups = secretary.page.locator("input[name=agree][id^=agree-group]")
    for place in range(groups.count()):
        present = secretary.page.locator("input[name=agree][id^=agree-group]").nth(place)
        present.fill(str(min(votes, int(present.get_attribute("placeholder") or votes))))
        present.press("Enter")
        secretary.page.wait_for_load_state()
        secretary.go(meeting)
    secretary.picture(name).press("Chốt biên bản").reads("Đã chốt")
    return meeting


def _draft(officer: Visitor, meeting: str) -> str:
    officer.go(meeting).press("Soạn quyết định").press("Lập dự thảo")
    officer.page.wait_for_url("**/quyet-dinh/*/")
    return officer.page.url.removeprefix(officer.base)


def _issue(decision: str, head: Visitor, name: str) -> str:
    head.go(decision).reads("Dự thảo").picture(f"{name}-du-thao")
    head.page.get_by_role("button", name=re.compile("^ *Ban hành")).click()
    head.page.wait_for_load_state()
    head.reads("Quyết định số").picture(name)
    return decision


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
