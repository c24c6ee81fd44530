"""Stations of the river that several journeys pass: signing, receiving, the council, the decision."""

import re

from tests.browser import Visitor


def sign(head: Visitor) -> None:
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


def receive(board: Visitor) -> None:
    board.go("/ban-lam-viec/").reads("Tiếp nhận hoặc trả lại tờ trình").picture("06-viec-cua-tinh")
    board.page.locator("main table a.button").first.click()
    board.page.wait_for_load_state()
    board.picture("06-to-trinh").press("Tiếp nhận").reads("Đã tiếp nhận")


def meet(secretary: Visitor, councils: str, *, votes: int, name: str) -> str:
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


def draft(officer: Visitor, meeting: str) -> str:
    officer.go(meeting).press("Soạn quyết định").press("Lập dự thảo")
    officer.page.wait_for_url("**/quyet-dinh/*/")
    return officer.page.url.removeprefix(officer.base)


def issue(decision: str, head: Visitor, name: str) -> str:
    head.go(decision).reads("Dự thảo").picture(f"{name}-du-thao")
    head.page.get_by_role("button", name=re.compile("^ *Ban hành")).click()
    head.page.wait_for_load_state()
    head.reads("Quyết định số").picture(name)
    return decision
