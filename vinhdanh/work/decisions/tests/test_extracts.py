"""Extracts of a decision: one unit's rows, certified, to whom they concern."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from vinhdanh.crafts.papers import check_pdf
from vinhdanh.ground.accounts.permissions import charge_of
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, extracts

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)


@pytest.fixture
def issued(province, people):
    """The chairman's: two of the department's school, its collective, one of the commune."""
    received(people("Trần Văn Bình", "Lê Văn Cường"), "BKT", province.chair, unit=province.department)
    received([province.school.party], "BKT", province.chair, unit=province.department)
    received(people("Vũ Thị Dung", unit=province.commune), "BKT", province.chair, unit=province.commune)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    return actions.issue(decision, by=HOUSE, at=AT, day=DAY)


def url(decision, form="pdf"):
    return reverse("decisions:extract", args=[decision.pk, form])


def names(paper):
    return [row.name for group in paper.groups for row in group.rows]


def test_only_the_units_rows_with_their_own_ordinals(issued, province):
    paper = extracts.extract(issued, province.school)
    assert names(paper) == ["Trường THPT Khoái Châu", "Trần Văn Bình", "Lê Văn Cường"]
    of_commune = extracts.extract(issued, province.commune)
    assert names(of_commune) == ["Vũ Thị Dung"]
    assert of_commune.groups[0].rows[0].ordinal == issued.items.get(name="Vũ Thị Dung").ordinal


def test_the_copy_is_certified_and_numbered(issued, province, users, client):
    client.force_login(users.board_officer)
    answer = client.get(url(issued), {"unit": province.commune.pk, "number": "7"})
    text = " ".join(check_pdf(b"".join(answer.streaming_content)).text.split())
    for part in ("01/QĐ-UBND", "TRÍCH SAO", "07/TrS-UBND", "(Đã ký) Đặng Văn Ký", "Vũ Thị Dung", "Xã Tân Hưng"):
        assert part in text, part
    assert "Trần Văn Bình" not in text


def test_units_are_offered_as_far_as_the_reader_reaches(issued, province, users, client):
    offered = {name: set(extracts.units_named(issued, charge_of(getattr(users, name)))) for name in vars(users)}
    everyone = {province.department, province.school, province.commune}
    assert offered["board_officer"] == everyone
    assert offered["unit_officer"] == {province.department, province.school}
    client.force_login(users.unit_officer)
    assert client.get(url(issued), {"unit": province.commune.pk}).status_code == 422
    answer = client.get(url(issued, "docx"), {"unit": province.school.pk})
    cells = [c.text for t in Document(BytesIO(b"".join(answer.streaming_content))).tables for c in t._cells]
    assert "Trần Văn Bình" in cells and "Vũ Thị Dung" not in cells


def test_a_draft_or_a_correction_has_no_extract(province, people, users, client):
    received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    draft = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    client.force_login(users.board_officer)
    assert client.get(url(draft), {"unit": province.department.pk}).status_code == 409
    actions.issue(draft, by=HOUSE, at=AT, day=DAY)
    names = {draft.items.get().pk: "Trần Văn Bính"}
    correction = actions.draft_correction(draft, by=HOUSE, at=AT, names=names, reason="sai dấu")
    actions.issue(correction, by=HOUSE, at=AT, day=DAY)
    assert client.get(url(correction), {"unit": province.department.pk}).status_code == 409
    page = client.get(reverse("decisions:decision", args=[correction.pk])).content.decode()
    assert "Trích sao" not in page


def test_the_page_asks_for_a_unit(issued, users, client):
    client.force_login(users.board_officer)
    page = client.get(reverse("decisions:decision", args=[issued.pk])).content.decode()
    assert "Trích sao cho một đơn vị" in page and "Xã Tân Hưng" in page
    answer = client.get(url(issued), {"unit": "", "number": "x"})
    assert answer.status_code == 422 and "Số bản sao" in answer.content.decode()
    assert client.get(url(issued, "odt"), {"unit": issued.items.first().nomination.unit_id}).status_code == 404
