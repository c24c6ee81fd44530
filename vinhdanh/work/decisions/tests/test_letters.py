"""Letters to units: what is told and when, by which article, and never why somebody rests."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from vinhdanh.books.record.models import Hold, YearResult
from vinhdanh.crafts.papers import check_pdf, render_pdf
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Signatory
from vinhdanh.work.councils import actions as councils
from vinhdanh.work.councils.tests.stage import AT, HOUSE, MET_ON, a_council, a_round, closed, convened, held, received
from vinhdanh.work.decisions import actions, letters
from vinhdanh.work.decisions.results import CONSIDERED, lacking, results_of, told_of
from vinhdanh.work.nominations import actions as nominations
from vinhdanh.work.nominations.judging import rejudge
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.workflow import NominationState

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)
REASON = "Trùng thành tích đã khen trong năm"


def words(submission) -> dict[str, str]:
    return {result.name: result.words for result in results_of(submission)}


def the_submission(authority) -> Submission:
    return Submission.objects.get(authority=authority)


def text_of(document) -> str:
    return " ".join(check_pdf(render_pdf(document)).text.split())


def voted(council, *failed: str):
    """A closed meeting at which these lost with ten votes of seventeen and all others passed."""
    meeting = held(convened(council))
    lost = meeting.items.filter(nomination__party__name__in=failed)
    councils.record_exceptions(meeting, by=HOUSE, at=AT, votes=dict.fromkeys(lost.values_list("pk", flat=True), 10))
    return councils.close(meeting, by=HOUSE, at=AT)


def left_out(nomination: Nomination, reason: str = REASON) -> None:
    nominations.leave_out(nomination, by=HOUSE, at=AT, reason=reason)


def test_results_are_told_once_the_decision_is_issued(province, people):
    received(people("Trần Văn Bình", "Lê Thị Cúc"), "CSTDCS", province.director)
    meeting = voted(a_council(province.director), "Lê Thị Cúc")
    submission = the_submission(province.director)
    assert told_of(submission) == (False, False)
    assert set(words(submission).values()) == {CONSIDERED}
    with pytest.raises(Refused, match="Chưa có kết quả"):
        letters.result_letter(submission)
    decision = actions.draft(meeting, by=HOUSE, at=AT)
    assert told_of(submission) == (False, False), "a draft tells nobody anything"
    actions.issue(decision, by=HOUSE, at=AT, day=DAY)
    assert told_of(submission) == (True, True)
    assert words(submission) == {
        "Trần Văn Bình": "Tặng tại Quyết định số 01/QĐ-SGDĐT ngày 21 tháng 7 năm 2025",
        "Lê Thị Cúc": "Hội đồng không thông qua (10/17 phiếu đồng ý)",
    }
    text = text_of(letters.refusal_letter(submission))
    assert "Lê Thị Cúc" in text and "Trần Văn Bình" not in text
    assert "10/17 phiếu đồng ý, cần ít nhất" in text, text


def test_where_a_council_passed_nobody_no_decision_is_waited_for(province, people):
    received(people("Lê Thị Cúc"), "CSTDCS", province.director)
    voted(a_council(province.director), "Lê Thị Cúc")
    assert told_of(the_submission(province.director)) == (True, True)


def test_a_correction_and_a_cancellation_are_told(province, people):
    received(people("Trần Văn Bình", "Lê Thị Cúc"), "CSTDCS", province.director)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    actions.issue(decision, by=HOUSE, at=AT, day=DAY)
    first, second = decision.items.order_by("name")
    made = actions.draft_correction(decision, by=HOUSE, at=AT, names={second.pk: "Trần Văn Bính"}, reason="sai dấu")
    actions.issue(made, by=HOUSE, at=AT, day=date(2025, 8, 1))
    made = actions.draft_cancellation(decision, by=HOUSE, at=AT, items=[first.pk], reason="gian dối")
    actions.issue(made, by=HOUSE, at=AT, day=date(2025, 8, 4))
    told = words(the_submission(province.director))
    assert told["Trần Văn Bính"].startswith("Tặng tại")
    assert told["Lê Thị Cúc"].endswith("hủy bỏ tại 03/QĐ-SGDĐT ngày 04 tháng 8 năm 2025")


def test_one_left_out_is_told_by_the_articles_of_its_frozen_verdict(province, people):
    (person,) = people("Lê Thị Cúc", gender="nu")
    YearResult.objects.create(party=person.party, year=2025, result="khong", written_at=AT)
    (nomination,) = received([person], "LDTT", province.director)
    rejudge(a_round(), [person.party.pk], at=AT)
    nomination.refresh_from_db()
    assert nomination.outcome == "not_met"
    left_out(nomination)
    letter = letters.refusal_letter(the_submission(province.director))
    (refusal,) = letter.refusals
    assert "Điều" in refusal.provision and "Luật" in refusal.provision
    assert refusal.reason.endswith(f"\n{REASON}.")
    assert len(refusal.reason.split("\n")) > 1
    said = refusal.reason
    YearResult.objects.filter(party=person.party).update(result="xuat_sac")
    rejudge(a_round(), [person.party.pk], at=AT)
    assert letters.refusal_letter(the_submission(province.director)).refusals[0].reason == said


@pytest.mark.parametrize("since", [MET_ON, date(2025, 12, 1)], ids=["before the verdict", "after it"])
def test_of_somebody_on_hold_only_that_they_rest(province, people, users, client, since):
    (person, resting) = people("Lê Thị Cúc", "Hoàng Thị Én")
    made = received([person, resting], "CSTDCS", province.director, on_hold=since == MET_ON)
    left_out(made[0], "Đang bị thanh tra, có đơn tố cáo")
    for one in (person, resting):
        Hold.objects.create(party=one.party, kind="thanh_tra", since=since, note="đơn tố cáo", written_at=AT)
    submission = the_submission(province.director)
    assert words(submission)["Hoàng Thị Én"] == "Tạm dừng, chờ ý kiến"
    (refusal,) = letters.refusal_letter(submission).refusals
    assert (refusal.provision, refusal.reason) == ("", "Tạm dừng, chờ ý kiến.")
    for role in ("board_head", "unit_officer"):
        client.force_login(getattr(users, role))
        for name in ("result_letter", "refusal_letter"):
            answer = client.get(reverse(f"decisions:{name}", args=[submission.pk, "pdf"]))
            text = check_pdf(b"".join(answer.streaming_content)).text.lower()
            assert "lê thị cúc" in text
            assert "thanh tra" not in text and "tố cáo" not in text


def test_every_condition_at_the_bottom_is_cited_but_not_the_ways_nobody_tried():
    steps = [
        {"outcome": "not_met", "text": "Bị kỷ luật", "ref": "06/2022/QH15 Đ21.2"},
        {"outcome": "not_met", "text": "Cách một", "ref": "06/2022/QH15 Đ22.1", "children": [
            {"outcome": "not_met", "text": "Thiếu sáng kiến", "ref": "06/2022/QH15 Đ22.1.b"},
            {"outcome": "met", "text": "Đủ năm"},
            {"outcome": "not_met", "text": "Thiếu danh hiệu"},
        ]},
        {"outcome": "not_met", "text": "Không nêu căn cứ này", "ref": "06/2022/QH15 Đ22.2"},
        {"outcome": "met", "text": "Không cản"},
    ]  # fmt: skip
    found = [(ground.ref, ground.text) for ground in lacking(steps, "not_met")]
    assert found == [
        ("06/2022/QH15 Đ21.2", "Bị kỷ luật"),
        ("06/2022/QH15 Đ22.1.b", "Thiếu sáng kiến"),
        ("06/2022/QH15 Đ22.1", "Thiếu danh hiệu"),
    ]
    assert lacking(steps, "met") == []


def test_the_letter_carries_who_sends_it_to_whom(province, people):
    province.chair.signatories.create(capacity="TL.", position="Giám đốc Sở Nội vụ", name="Vũ Thị Lệnh", since=DAY)
    (nomination,) = received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    left_out(nomination)
    letter = letters.result_letter(the_submission(province.chair))
    assert letter.signature.capacity == "TL. TRƯỞNG" and letter.signature.name == "Vũ Thị Lệnh"
    text = text_of(letter)
    for part in (
        "/UBND-TĐKT", "Kính gửi: Sở Giáo dục và Đào tạo", "tại Tờ trình số 12/TTr", "năm học 2024–2025",
        "Trần Văn Bình", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên", "Không được lựa chọn",
    ):  # fmt: skip
        assert part in text, part


def test_a_deputy_signs_no_letter_by_himself(province, people):
    province.chair.signatories.update(capacity=Signatory.Capacity.DEPUTY)
    (nomination,) = received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    left_out(nomination)
    assert letters.result_letter(the_submission(province.chair)).signature.name == ""


# on the pages


def test_the_submissions_page_leads_to_its_letters(province, people, users, client):
    (nomination,) = received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    submission = the_submission(province.chair)
    page = reverse("nominations:submission", args=[submission.pk])
    pdf = reverse("decisions:result_letter", args=[submission.pk, "pdf"])
    client.force_login(users.unit_officer)
    assert pdf not in client.get(page).content.decode()
    assert client.get(pdf).status_code == 409
    left_out(nomination)
    shown = client.get(page).content.decode()
    assert pdf in shown and reverse("decisions:refusal_letter", args=[submission.pk, "docx"]) in shown
    answer = client.get(reverse("decisions:result_letter", args=[submission.pk, "docx"]))
    cells = [c.text for t in Document(BytesIO(b"".join(answer.streaming_content))).tables for c in t._cells]
    assert "Không được lựa chọn" in cells
    client.force_login(users.inspectorate)
    assert pdf not in client.get(page).content.decode(), "who may not see decisions is led to no letter"


def test_another_units_letter_is_not_found(province, people, users, client):
    (nomination,) = received([province.commune.party], "TTLDTT", province.commune_chair)
    left_out(nomination)
    client.force_login(users.unit_officer)
    submission = the_submission(province.commune_chair)
    for name in ("result_letter", "refusal_letter"):
        assert client.get(reverse(f"decisions:{name}", args=[submission.pk, "pdf"])).status_code == 404


def test_many_results_take_as_many_queries_as_one(province, people):
    council = a_council(province.director)

    def cost(names):
        received(people(*names), "CSTDCS", province.director)
        decision = actions.draft(voted(council, names[-1]), by=HOUSE, at=AT)
        actions.issue(decision, by=HOUSE, at=AT, day=DAY)
        submission = the_submission(province.director)
        with CaptureQueriesContext(connection) as queries:
            results_of(submission)
        return len(queries)

    assert cost(["An Văn Một", "An Văn Hai"]) == cost(["An Văn Ba", "An Văn Bốn", "An Văn Năm", "An Văn Sáu"])
    assert Nomination.objects.filter(state=NominationState.FAILED).count() == 2
