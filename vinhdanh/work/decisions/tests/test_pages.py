"""The pages of decisions: the way on them, who sees what, secrecy, exports, how many queries."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinhdanh.books.record.models import Hold
from vinhdanh.ground.office import files
from vinhdanh.work.councils.tests.stage import AT, HOUSE, MET_ON, a_council, closed, received
from vinhdanh.work.decisions import actions, tasks
from vinhdanh.work.decisions.models import Decision, Paper
from vinhdanh.work.decisions.workflow import DecisionState

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)


@pytest.fixture
def council(province):
    return a_council(province.director)


@pytest.fixture
def drafted(province, people, council):
    received([province.school.party], "TTLDTT", province.director)
    received(people("Trần Văn Bình", "Nguyễn Thị Ấn", gender="nu"), "CSTDCS", province.director)
    received(people("Lê Văn Cường"), "LDTT", province.director)
    return actions.draft(closed(council), by=HOUSE, at=AT)


@pytest.fixture
def issued(drafted):
    return actions.issue(drafted, by=HOUSE, at=AT, day=DAY)


def page(client, name, *arguments, **query):
    answer = client.get(reverse(f"decisions:{name}", args=arguments), query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode() if "html" in answer["Content-Type"] else answer


def posted(decision):
    """What the draft's form sends when nothing is changed."""
    from vinhdanh.work.decisions.composing import contents_of
    from vinhdanh.work.decisions.forms import DraftForm

    form = DraftForm(contents=contents_of(decision))
    return {name: form[name].value() if form[name].value() is not None else "" for name in form.fields} | {
        name: form.fields[name].prepare_value(form[name].value()) for name in ("grounds", "articles", "recipients")
    }


def test_from_a_closed_meeting_to_an_issued_decision(client, province, people, users, council):
    received(people("Trần Văn Bình"), "CSTDCS", province.director)
    received(people("Lê Thị Cúc"), "CSTDCS", province.director, rests_on_expected=True)
    meeting = closed(council)
    client.force_login(users.unit_officer)
    assert reverse("decisions:draft", args=[meeting.pk]) in page(client, "decisions")
    before = page(client, "draft", meeting.pk)
    assert "Chiến sĩ thi đua cơ sở: 1 trường hợp" in before and "Kết quả năm mới là dự kiến" in before
    client.post(reverse("decisions:draft", args=[meeting.pk]), {"awards": ["CSTDCS"]})
    decision = Decision.objects.get()
    shown = page(client, "decision", decision.pk)
    assert "Trần Văn Bình" in shown and "Kiểm tra trước khi ban hành" in shown
    assert reverse("decisions:issue", args=[decision.pk]) not in shown  # an officer drafts, the head issues
    data = posted(decision) | {"subject": "Về việc tặng danh hiệu thi đua", "wording-CSTDCS:person": "đã có thành tích"}
    assert client.post(reverse("decisions:edit", args=[decision.pk]), data).status_code == 302
    decision.refresh_from_db()
    assert (decision.subject, decision.articles) == ("Về việc tặng danh hiệu thi đua", [])
    assert decision.wordings == {"CSTDCS:person": "đã có thành tích"}
    client.force_login(users.unit_head)
    shown = page(client, "decision", decision.pk)
    assert "Số tiếp theo của sổ: 1/QĐ-SGDĐT" in shown
    answer = client.post(reverse("decisions:issue", args=[decision.pk]), {"day": "21/07/2025", "number": "41"})
    assert answer.status_code == 302
    decision.refresh_from_db()
    assert decision.reference == "41/QĐ-SGDĐT"
    shown = page(client, "decision", decision.pk)
    assert "Quyết định số 41/QĐ-SGDĐT" in shown and "đã có thành tích" in shown


def test_an_unchanged_form_changes_nothing(client, users, drafted):
    client.force_login(users.unit_officer)
    assert client.post(reverse("decisions:edit", args=[drafted.pk]), posted(drafted)).status_code == 302
    drafted.refresh_from_db()
    assert (drafted.subject, drafted.grounds, drafted.articles, drafted.wordings) == ("", [], [], {})


def test_faulty_forms_come_back(client, users, drafted):
    client.force_login(users.unit_officer)
    answer = client.post(reverse("decisions:edit", args=[drafted.pk]), posted(drafted) | {"day": "31/02/2025"})
    assert answer.status_code == 422 and "Ghi đủ ngày/tháng/năm" in answer.content.decode()
    client.force_login(users.unit_head)
    answer = client.post(reverse("decisions:issue", args=[drafted.pk]), {"day": "", "number": "x"})
    assert answer.status_code == 422
    assert Decision.objects.get(pk=drafted.pk).drafted


def test_the_second_officer_reads_who_was_first(client, users, drafted):
    client.force_login(users.unit_head)
    url = reverse("decisions:issue", args=[drafted.pk])
    assert client.post(url, {"day": "21/07/2025"}).status_code == 302
    answer = client.post(url, {"day": "21/07/2025"})
    assert answer.status_code == 409
    assert "đã ban hành quyết định này với số 01/QĐ-SGDĐT" in answer.content.decode()


def test_every_paper_is_downloaded(client, users, issued):
    client.force_login(users.unit_officer)
    for kind, start in (("decision_pdf", b"%PDF"), ("decision_docx", b"PK"), ("diplomas_a4", b"%PDF")):
        answer = client.get(reverse("decisions:paper", args=[issued.pk, kind]))
        assert b"".join(answer.streaming_content).startswith(start)
    token = issued.items.exclude(token=None).first().token
    for url in (
        reverse("decisions:diploma", args=[issued.pk, token]),
        reverse("decisions:prize_list", args=[issued.pk, "pdf"]),
        reverse("decisions:ours", args=[issued.pk]),
    ):
        assert client.get(url)["Content-Type"] == "application/pdf"
    assert client.get(reverse("decisions:paper", args=[issued.pk, "diplomas_a3"])).status_code == 409
    assert client.get(reverse("decisions:paper", args=[issued.pk, "khong-co"])).status_code == 404


def test_a_drafts_papers_are_drafts_and_it_has_no_diplomas(client, users, drafted):
    client.force_login(users.unit_officer)
    answer = client.get(reverse("decisions:paper", args=[drafted.pk, "decision_pdf"]))
    assert "du-thao" in answer["Content-Disposition"]
    assert client.get(reverse("decisions:paper", args=[drafted.pk, "diplomas_a4"])).status_code == 409
    assert not Paper.objects.exists()


def test_a_signed_pdf_is_given_out_in_place_of_ours(client, users, issued):
    ours = files.read(tasks.paper(issued, Paper.Kind.DECISION_PDF))
    client.force_login(users.unit_head)
    url = reverse("decisions:upload_signed", args=[issued.pk])
    assert client.post(url).status_code == 422
    assert client.post(url, {"file": SimpleUploadedFile("a.pdf", b"khong phai pdf")}).status_code == 409
    signed = SimpleUploadedFile("01-da-ky.pdf", ours + b"\n% signed elsewhere\n")
    assert client.post(url, {"file": signed}).status_code == 302
    issued.refresh_from_db()
    assert issued.state == DecisionState.SIGNED
    given = b"".join(client.get(reverse("decisions:paper", args=[issued.pk, "decision_pdf"])).streaming_content)
    assert given.endswith(b"signed elsewhere\n")
    kept = b"".join(client.get(reverse("decisions:ours", args=[issued.pk])).streaming_content)
    assert kept == ours


def test_a_slip_is_corrected_on_the_pages(client, users, issued):
    item = issued.items.get(ordinal=2)
    client.force_login(users.unit_head)
    url = reverse("decisions:correct", args=[item.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"name": ""}).status_code == 422
    client.post(url, {"name": "Nguyễn Thị Ẩn", "reason": "sai dấu"})
    correction = Decision.objects.get(kind="correct")
    assert "Nguyễn Thị Ẩn" in page(client, "decision", correction.pk)
    client.post(reverse("decisions:issue", args=[correction.pk]), {"day": "20/08/2025"})
    assert "02/QĐ-SGDĐT" in page(client, "decision", issued.pk)
    answer = client.get(reverse("decisions:paper", args=[correction.pk, "diplomas_a4"]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_an_award_is_cancelled_on_the_pages(client, users, issued):
    item = issued.items.get(ordinal=2)
    client.force_login(users.unit_head)
    url = reverse("decisions:cancel", args=[item.pk])
    assert "Điều 93" in client.get(url).content.decode()
    client.post(url, {"ground": "gian dối trong việc kê khai thành tích", "document": "Kết luận số 5/KL-TTr"})
    cancellation = Decision.objects.get(kind="cancel")
    assert "Kết luận số 5/KL-TTr" in page(client, "decision", cancellation.pk)


def test_rows_of_a_draft_are_reworded_left_out_and_the_draft_discarded(client, users, drafted):
    client.force_login(users.unit_officer)
    item = drafted.items.get(ordinal=2)
    answer = client.post(
        reverse("decisions:reword", args=[item.pk]), {"position": "Tổ trưởng", "unit_name": "Trường A"}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert "Tổ trưởng" in page(client, "items", drafted.pk)
    assert client.post(reverse("decisions:leave_out", args=[item.pk]), {"reason": ""}).status_code == 422
    client.post(reverse("decisions:leave_out", args=[item.pk]), {"reason": "Chờ xác minh"})
    assert drafted.items.count() == 3
    client.post(reverse("decisions:discard", args=[drafted.pk]))
    assert not Decision.objects.exists()


# who sees what


def test_a_unit_sees_the_provinces_decision_that_honours_its_people_once_issued(client, province, people, users):
    received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    client.force_login(users.unit_officer)
    url = reverse("decisions:decision", args=[decision.pk])
    assert client.get(url).status_code == 404
    actions.issue(decision, by=HOUSE, at=AT, day=DAY)
    assert client.get(url).status_code == 200
    assert "01/QĐ-UBND" in page(client, "decisions")
    for name in ("issue", "upload_signed", "edit", "discard", "leave_out_waiting"):
        assert client.post(reverse(f"decisions:{name}", args=[decision.pk]), {"day": "21/07/2025"}).status_code in (
            403,
            409,
        )
    assert client.get(reverse("decisions:correct", args=[decision.items.get().pk])).status_code == 403


@pytest.mark.parametrize("role", ["board_officer", "board_head"])
def test_the_board_sees_every_draft(client, users, drafted, role):
    client.force_login(getattr(users, role))
    assert "Dự thảo" in page(client, "decisions")
    assert "Trần Văn Bình" in page(client, "items", drafted.pk)


def test_another_units_decision_is_not_found(client, province, people, users):
    received([province.commune.party], "TTLDTT", province.commune_chair)
    decision = actions.draft(closed(a_council(province.commune_chair)), by=HOUSE, at=AT)
    actions.issue(decision, by=HOUSE, at=AT, day=DAY)
    client.force_login(users.unit_head)
    assert client.get(reverse("decisions:prize_list", args=[decision.pk, "pdf"])).status_code == 404
    for name in ("decision", "items", "progress", "ours", "diploma_picture", "on_blanks"):
        assert client.get(reverse(f"decisions:{name}", args=[decision.pk])).status_code == 404, name
    assert client.get(reverse("decisions:paper", args=[decision.pk, "decision_pdf"])).status_code == 404
    assert client.get(reverse("decisions:draft", args=[decision.meeting_id])).status_code in (403, 404)


@pytest.mark.parametrize("role", ["unit_officer", "unit_head"])
def test_no_page_export_or_paper_says_why_somebody_waits(client, province, people, users, council, role):
    (person,) = people("Hoàng Thị Én")
    received([person], "CSTDCS", province.director)
    received(people("Trần Văn Bình"), "CSTDCS", province.director)
    meeting = closed(council)
    decision = actions.draft(meeting, by=HOUSE, at=AT)
    Hold.objects.create(party=person.party, kind="thanh_tra", since=MET_ON, note="đơn tố cáo", written_at=AT)
    client.force_login(getattr(users, role))
    seen = [
        client.get(reverse("decisions:decision", args=[decision.pk])).content.decode(),
        client.post(reverse("decisions:issue", args=[decision.pk]), {"day": "21/07/2025"}).content.decode(),
        client.get(reverse("decisions:items", args=[decision.pk])).content.decode(),
        client.get(reverse("decisions:decisions")).content.decode(),
    ]
    assert "Tạm dừng, chờ ý kiến" in seen[0]
    actions.leave_out_waiting(decision, by=HOUSE, at=AT)
    if role == "unit_officer":
        seen.append(client.get(reverse("decisions:draft", args=[meeting.pk])).content.decode())
        assert "Tạm dừng, chờ ý kiến" in seen[-1]
    for text in seen:
        assert "thanh_tra" not in text and "thanh tra" not in text.lower() and "tố cáo" not in text


# lists


@pytest.mark.parametrize("name", ["decisions", "items", "decision", "draft"])
def test_three_rows_take_as_many_queries_as_one(client, province, people, users, council, name):
    client.force_login(users.unit_officer)

    def cost(names):
        received(people(*names), "CSTDCS", province.director)
        meeting = closed(council)
        if name == "draft":
            address = reverse("decisions:draft", args=[meeting.pk])
        else:
            for _ in names if name == "decisions" else "x":
                decision = actions.draft(meeting, by=HOUSE, at=AT)
                actions.issue(decision, by=HOUSE, at=AT, day=DAY)
                received(people("Thêm Văn Người"), "LDTT", province.director)
                meeting = closed(council)
            address = reverse(f"decisions:{name}", args=[] if name == "decisions" else [decision.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert cost(["An Văn Một"]) == cost(["An Văn Ba", "An Văn Bốn", "An Văn Năm"])


def test_lists_are_exported_and_filtered(client, users, issued):
    client.force_login(users.unit_officer)
    for name, arguments in (("decisions", []), ("items", [issued.pk])):
        assert client.get(reverse(f"decisions:{name}", args=arguments), {"xuat": "xlsx"})["Content-Type"].endswith(
            "sheet"
        )
    shown = page(client, "items", issued.pk, q="nguyen thi an")
    assert "Nguyễn Thị Ấn" in shown and "Lê Văn Cường" not in shown
    assert "01/QĐ-SGDĐT" in page(client, "decisions", q="le van cuong")
    assert "01/QĐ-SGDĐT" not in page(client, "decisions", q="khong co ai")


def test_the_papers_are_made_behind_the_page(client, users, issued):
    client.force_login(users.unit_officer)
    client.post(reverse("decisions:make_papers", args=[issued.pk]))
    assert "Quyết định (PDF)" in page(client, "progress", issued.pk)
    tasks.make_papers.func(issued.pk)
    assert "tạo khi tải" not in page(client, "progress", issued.pk)
