"""Driving a real browser through the house: signing in, pressing what people press, a picture of each station."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

PICTURES = Path(__file__).resolve().parent.parent / "var" / "story"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1366, "height": 768}


@dataclass
class Visitor:
    """A person at the browser, signed in or not."""

    page: Page
    base: str
    seen: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Visitor":
        self.page.goto(f"{self.base}{path}")
        return self

    def press(self, name: str) -> "Visitor":
        """Press the button, or follow the link, that reads so; the last one when several do."""
        either = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        either.last.click()
        self.page.wait_for_load_state()
        return self

    def reads(self, text: str) -> "Visitor":
        expect(self.page.locator("body")).to_contain_text(text)
        return self

    def picture(self, name: str) -> "Visitor":
        """The page as it looks on a desk and on a phone."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        for size, view in (("desk", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(view)
            self.page.screenshot(path=PICTURES / f"{name}-{size}.png", full_page=True)
        self.page.set_viewport_size(DESKTOP)
        return self


def sign_in(browser: Browser, base: str, user: str, password: str) -> Visitor:
    page = browser.new_context(viewport=DESKTOP, locale="vi-VN").new_page()
    visitor = Visitor(page, base)
    visitor.go("/tai-khoan/login/")
    page.fill("input[name=login]", user)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/ban-lam-viec/")
    return visitor


def stranger(browser: Browser, base: str) -> Visitor:
    return Visitor(browser.new_context(viewport=DESKTOP, locale="vi-VN").new_page(), base)
