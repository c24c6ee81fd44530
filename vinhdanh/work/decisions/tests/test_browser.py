"""What only a browser can tell of decisions, templates and blanks: accessible in every face, a picture that follows."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import Visitor
from vinhdanh.crafts.papers.own_templates import Kind, starter
from vinhdanh.ground.ui import tests as ui_tests
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, blanks, own_templates
from vinhdanh.work.decisions.models import DiplomaBlank, OwnTemplate

AXE = (Path(ui_tests.__file__).parent / "data" / "axe.min.js").read_text(encoding="utf-8")
FACES = [{}, {"vd_theme": "dark"}, {"vd_contrast": "more", "vd_size": "larger"}]
SIZES = [{"width": 1366, "height": 768}, {"width": 390, "height": 844}]
DAY = date(2025, 7, 21)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def changed(line: str) -> bytes:
    word = docx.Document(BytesIO(starter(Kind.DECISION)))
    word.add_paragraph(line)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


@pytest.fixture
def desk(live_server, page, client, users, province, people):
    """The department's officer at the desk: one decision issued, one drafted, a template and a blank of their own."""
    received(people("Trần Văn Bình", "Nguyễn Thị Ấn", gender="nu"), "CSTDCS", province.director)
    issued = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    actions.issue(issued, by=HOUSE, at=AT, day=DAY)
    received(people("Lê Văn Cường"), "CSTDCS", province.director)
    drafted = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    template = own_templates.take_in(
        province.director, by=HOUSE, at=AT, kind=Kind.DECISION, content=changed("Mẫu riêng"), filename="mau.docx"
    )
    blank = blanks.describe(province.director, by=HOUSE, at=AT, name="Phôi giấy khen")
    client.force_login(users.unit_officer)
    session = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))

    def wear(face):
        page.context.clear_cookies()
        cookies = [{"name": name, "value": value} for name, value in face.items()]
        page.context.add_cookies([{**cookie, "url": live_server.url} for cookie in (session, *cookies)])

    def go(name, *arguments):
        page.goto(live_server.url + reverse(f"decisions:{name}", args=arguments))
        page.wait_for_load_state("networkidle")

    wear({})
    page.wear, page.open = wear, go
    page.things = {"issued": issued, "drafted": drafted, "template": template, "blank": blank, "at": province.director}
    return page


def faults(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        told.append("sideways scroll")
    return told


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_the_pages_are_accessible_in_every_face(desk, size):
    desk.set_viewport_size(size)
    issued, drafted, template, blank, at = desk.things.values()
    row = drafted.items.first()
    pages = [
        ("decisions",), ("decision", issued.pk), ("decision", drafted.pk), ("items", drafted.pk), ("items", issued.pk),
        ("reword", row.pk), ("lower_prize", row.pk), ("leave_out", row.pk), ("correct", issued.items.first().pk),
        ("stationery",), ("stationery_of", at.pk), ("template", at.pk, "quyet-dinh"), ("template", at.pk, "to-trinh"),
        ("preview_template", template.pk), ("new_blank", at.pk), ("blank", blank.pk),
    ]  # fmt: skip
    for face in FACES:
        desk.wear(face)
        for address in pages:
            desk.open(*address)
            assert faults(desk) == [], (address, face)
    assert not desk.complaints, "the strict policy lets every page be"


def test_the_picture_of_a_blank_follows_what_is_typed(desk):
    desk.open("new_blank", desk.things["at"].pk)
    picture = desk.locator("#picture img")
    first = picture.get_attribute("src")
    desk.get_by_label("Tên phôi").fill("Phôi bằng khen")
    desk.get_by_label("họ tên, tên tập thể: sang phải (mm)").fill("12.5")
    desk.get_by_label("họ tên, tên tập thể: cỡ chữ lớn nhất (pt)").fill("18")
    desk.get_by_label("Khổ giấy").focus()
    expect(picture).not_to_have_attribute("src", first)
    moved = picture.get_attribute("src")
    desk.get_by_label("Xem với tên và thành tích dài").check()
    expect(picture).not_to_have_attribute("src", moved)
    assert not DiplomaBlank.objects.filter(name="Phôi bằng khen").exists(), "looking keeps nothing"
    Visitor(desk, "").picture("05-phoi-bang")
    desk.get_by_role("button", name="Lưu phôi").click()
    expect(desk.locator("h1")).to_have_text("Phôi bằng khen")
    shifts = DiplomaBlank.objects.get(name="Phôi bằng khen").shifts
    assert shifts == {"name": {"right": 12.5, "down": 0, "size": 18.0, "printed": True}}
    assert not desk.complaints


def test_a_template_comes_back_from_word_is_refused_mended_and_undone(desk, tmp_path):
    bad, good = tmp_path / "sai.docx", tmp_path / "dung.docx"
    bad.write_bytes(changed("Do {{ ho_va_ten }} giữ"))
    good.write_bytes(changed("Bản có dấu của Sở"))
    desk.open("template", desk.things["at"].pk, "quyet-dinh")
    with desk.expect_download() as house:
        desk.get_by_role("link", name="Tải mẫu của hệ thống (Word)").click()
    assert house.value.suggested_filename == "mau-quyet-dinh.docx"
    desk.set_input_files("input[type=file]", bad)
    desk.get_by_role("button", name="Tải lên và dùng mẫu này").click()
    expect(desk.locator("main")).to_contain_text("{{ ho_va_ten }} (đoạn “Do {{ ho_va_ten }} giữ”)")
    assert faults(desk) == []
    desk.set_input_files("input[type=file]", good)
    desk.get_by_role("button", name="Tải lên và dùng mẫu này").click()
    expect(desk.locator("main")).to_contain_text("Bản có dấu của Sở")
    desk.get_by_role("button", name="Hoàn tác").click()
    expect(desk.locator("main")).to_contain_text("bản 1")
    assert OwnTemplate.objects.get(in_use=True).version == 1


def test_diplomas_are_printed_on_a_blank_and_less_money_is_undone(desk):
    desk.open("decision", desk.things["issued"].pk)
    expect(desk.locator(".desk .paper")).to_be_visible()
    with desk.expect_download() as sheet:
        desk.get_by_role("button", name="Tải chữ in lên phôi (PDF)").click()
    assert sheet.value.suggested_filename == "01-QD-SGDDT-2025-len-phoi.pdf"
    row = desk.things["drafted"].items.first()
    desk.open("lower_prize", row.pk)
    desk.get_by_label("Số tiền chi (đồng)").fill("9.000.000")
    desk.get_by_label("Lý do").fill("Quỹ có hạn")
    desk.get_by_role("button", name="Ghi mức này").click()
    expect(desk.locator("main")).to_contain_text("không chi cao hơn")
    desk.get_by_label("Số tiền chi (đồng)").fill("1.000.000")
    desk.get_by_role("button", name="Ghi mức này").click()
    expect(desk.locator("main")).to_contain_text("1.000.000")
    desk.get_by_role("button", name="Hoàn tác").click()
    expect(desk.locator("main")).to_contain_text("2.340.000")
