"""The pages: who sees what, in how many queries, and never why somebody rests."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinhdanh.crafts.sheets import Problem
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.actions import Inbox
from vinhdanh.work.nominations.judging import rejudge
from vinhdanh.work.nominations.models import Nomination, Round, Row, Submission, Upload
from vinhdanh.work.nominations.tables import reason_in
from vinhdanh.work.nominations.urls import urlpatterns

from .conftest import LISTS, row

pytestmark = pytest.mark.django_db
LIST = "so-giao-duc-2025.xlsx"
SECRETS = ("tố cáo", "khiếu nại", "bí mật", "số 77", "thanh tra đang", "152/2025/NĐ-CP Đ4.4")


def page(client, name, /, *args, status=200, **query):
    answer = client.get(reverse(f"nominations:{name}", args=args), query)
    assert answer.status_code == status, answer.content.decode()[:500]
    return b"".join(answer.streaming_content).decode("latin-1") if answer.streaming else answer.content.decode()


def cells(client, name, *args):
    """Every cell of a list's workbook."""
    answer = client.get(reverse(f"nominations:{name}", args=args), {"xuat": "xlsx"})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return [str(cell) for each in book.active.iter_rows(values_only=True) for cell in each if cell is not None]


def press(client, name, /, *args, **data):
    return client.post(reverse(f"nominations:{name}", args=args), data, follow=True)


class TestReach:
    @pytest.fixture
    def everything(self, take, send):
        """One of each: a round, a list, a row, a nomination, a submission, of the department."""
        [nomination] = take(row("Trần Văn Nam"))
        return {
            "round": Round.objects.get().pk,
            "upload": nomination.row.upload_id,
            "row": nomination.row_id,
            "nomination": nomination.pk,
            "submission": nomination.submission_id,
            "real_list": send()[0].pk,
        }

    GETS = (
        ("rounds", None), ("open_round", None), ("round", "round"), ("change_round", "round"), ("send_list", "round"),
        ("upload", "upload"), ("list_file", "upload"), ("judging", "upload"), ("annotated_list", "real_list"),
        ("mend_row", "row"), ("nomination", "nomination"),
        ("leave_out", "nomination"), ("choose", "nomination"), ("submissions", None), ("submission", "submission"),
        ("give_back", "submission"),
    )  # fmt: skip
    MAY = {
        "rounds": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "open_round": "board_officer",
        "round": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "change_round": "board_officer",
        "send_list": "board_officer unit_officer",
        "upload": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "list_file": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "annotated_list": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "judging": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "mend_row": "board_officer unit_officer",
        "nomination": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "leave_out": "board_officer board_head unit_head",
        "choose": "board_officer board_head unit_head",
        "submissions": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "submission": "board_officer board_head inspectorate unit_officer unit_head council_secretary",
        "give_back": "board_officer unit_officer",
    }

    @pytest.mark.parametrize(("name", "of"), GETS)
    def test_each_role_opens_what_it_may(self, everything, users, client, name, of):
        url = reverse(f"nominations:{name}", args=[everything[of]] if of else [])
        for role, user in vars(users).items():
            client.force_login(user)
            got = client.get(url).status_code
            assert got == (200 if role in self.MAY[name].split() else 403), f"{role} {name} {got}"

    def test_nobody_opens_anything_unsigned(self, everything, client):
        for name, of in self.GETS:
            answer = client.get(reverse(f"nominations:{name}", args=[everything[of]] if of else []))
            assert answer.status_code == 302 and "/tai-khoan/login/" in answer["Location"]

    def test_every_address_says_who_may_open_it(self):
        assert {pattern.name for pattern in urlpatterns if not getattr(pattern.callback, "allowed", None)} == set()

    def test_another_unit_finds_nothing(self, everything, province, house, at, client):
        from vinhdanh.ground.accounts import actions as accounts

        user = accounts.add_user(
            province.commune, by=house, at=at, username="xa", full_name="Cán bộ xã", password="mat-khau-thu-nghiem"
        )
        accounts.assign(province.commune, by=house, at=at, user=user, role="unit_officer", since=at.date())
        client.force_login(user)
        for name in ("upload", "list_file", "nomination", "submission"):
            page(client, name, everything[name.removesuffix("_file").replace("list", "upload")], status=404)
        page(client, "mend_row", everything["row"], status=404)
        assert "Trần Văn Nam" not in page(client, "round", everything["round"])

    def test_a_unit_below_sees_only_its_own(self, take, province, at, house, client):
        from vinhdanh.ground.accounts import actions as accounts

        user = accounts.add_user(
            province.school, by=house, at=at, username="truong", full_name="Trường", password="mat-khau-thu-nghiem"
        )
        accounts.assign(province.school, by=house, at=at, user=user, role="unit_officer", since=at.date())
        client.force_login(user)
        [above] = take(row("Trần Văn Nam"))
        [mine] = take(row("Lê Thị Ba"), unit=province.school)
        page(client, "nomination", above.pk, status=404)
        page(client, "nomination", mine.pk)
        assert "Trần Văn Nam" not in page(client, "round", mine.round_id)

    def test_the_secretary_of_an_authority_sees_what_was_sent_to_it(self, take, province, actors, at, house, client):
        """Their seat is at the commune; a letter reaches its chairman from outside the commune's subtree."""
        from vinhdanh.ground.accounts import actions as accounts

        user = accounts.add_user(
            province.commune, by=house, at=at, username="thu_ky", full_name="Thư ký", password="mat-khau-thu-nghiem"
        )
        accounts.assign(province.commune, by=house, at=at, user=user, role="council_secretary", since=at.date())
        client.force_login(user)
        [nomination] = take(row("Trần Văn Nam"))
        Submission.objects.update(authority=province.commune_chair)
        Nomination.objects.update(authority=province.commune_chair)
        page(client, "nomination", nomination.pk, status=404)
        Submission.objects.update(state="submitted")
        page(client, "nomination", nomination.pk)
        page(client, "submission", nomination.submission_id)


class TestQueries:
    """Each list asks as often for three rows as for one."""

    def count(self, client, name, *args):
        page(client, name, *args)  # session, content types
        with CaptureQueriesContext(connection) as asked:
            page(client, name, *args)
        return len(asked)

    def test_rounds(self, signed_in, round, actors, at):
        client = signed_in("board_officer")
        one = self.count(client, "rounds")
        for year in (2023, 2024):
            actions.open_round(
                None, by=actors.board_officer, at=at, name=f"Năm {year}", on=round.on, year=year,
                opens=round.opens, closes=round.closes,
            )  # fmt: skip
        assert self.count(client, "rounds") == one

    def test_a_round(self, signed_in, take, round):
        client = signed_in("board_officer")
        take(row("Nguyễn Văn A"))
        one = self.count(client, "round", round.pk)
        take(row("Nguyễn Văn B"), row("Nguyễn Văn C", award="CSTDCS", result="xuat_sac"))
        assert self.count(client, "round", round.pk) == one

    def test_a_list(self, signed_in, keep, people):
        client = signed_in("unit_officer")
        people("Lý Thị Hòa", "Lý Thị Hòa", "Trần Văn Nam", "Trần Văn Nam")
        faulty = Problem("bad_date", "C10", "Ô C10: không có ngày này.")
        one = keep(row("Lý Thị Hòa"))
        three = keep(row("Lý Thị Hòa"), row("Trần Văn Nam"), row("Lê Văn Ba", problems=(faulty,)))
        assert self.count(client, "upload", three.pk) == self.count(client, "upload", one.pk)

    def test_submissions(self, signed_in, take, province):
        client = signed_in("board_officer")
        take(row("Nguyễn Văn A"))
        one = self.count(client, "submissions")
        take(row("Nguyễn Văn B", award="BKT"))
        take(row("Nguyễn Văn C"), unit=province.school)
        assert self.count(client, "submissions") == one

    def test_a_submission(self, signed_in, take):
        client = signed_in("unit_head")
        take(row("Nguyễn Văn A"))
        mine = Submission.objects.get()
        one = self.count(client, "submission", mine.pk)
        take(row("Nguyễn Văn B"), row("Nguyễn Văn C"))
        assert self.count(client, "submission", mine.pk) == one

    def test_a_nomination_with_others_of_the_same_person(self, signed_in, take):
        client = signed_in("unit_officer")
        first, *_ = take(row("Nguyễn Văn A"))
        one = self.count(client, "nomination", first.pk)
        take(row("Nguyễn Văn A", award="CSTDCS", result="xuat_sac"), row("Nguyễn Văn A", award="BKT"))
        assert self.count(client, "nomination", first.pk) == one


class TestSecrecy:
    ROLES = ("unit_officer", "unit_head", "board_officer", "council_secretary")

    @pytest.fixture
    def resting(self, take, held, round, at):
        """One on hold among others; the list page, the round and everything else show them."""
        first, _ = take(row("Trần Văn Nam"), row("Lê Thị Ba"))
        held(first.party)
        rejudge(round, [first.party_id], at=at)
        first.refresh_from_db()
        return first

    @pytest.mark.parametrize("role", ROLES)
    def test_no_page_says_why(self, resting, signed_in, role):
        client = signed_in(role)
        shown = {
            "nomination": page(client, "nomination", resting.pk),
            "round": page(client, "round", resting.round_id),
            "upload": page(client, "upload", resting.row.upload_id),
            "submission": page(client, "submission", resting.submission_id),
        }
        for name, text in shown.items():
            assert "Tạm dừng, chờ ý kiến" in text, name
            assert not [secret for secret in SECRETS if secret.lower() in text.lower()], name

    @pytest.mark.parametrize("role", ROLES)
    def test_no_export_says_why(self, resting, signed_in, role):
        client = signed_in(role)
        for name, args in (("round", [resting.round_id]), ("submission", [resting.submission_id])):
            told = " ".join(cells(client, name, *args))
            assert "Tạm dừng, chờ ý kiến" in told
            assert not [secret for secret in SECRETS if secret.lower() in told.lower()]

    def test_the_page_asks_nothing_and_shows_no_condition(self, resting, signed_in):
        text = page(signed_in("unit_officer"), "nomination", resting.pk)
        assert "Các điều kiện" not in text and "Cần trả lời" not in text and "Quá trình" not in text

    def test_no_filter_tells_what_the_judge_would_say(self, resting, signed_in):
        client = signed_in("unit_officer")
        for outcome in ("met", "not_met", "unknown"):
            assert "Trần Văn Nam" not in page(client, "round", resting.round_id, outcome=outcome)
        assert "Trần Văn Nam" in page(client, "round", resting.round_id, outcome="hold")

    def test_the_audit_trail_says_nothing_either(self, resting):
        told = str(list(AuditRow.objects.filter(action__startswith="nominations").values_list("details", flat=True)))
        assert not [secret for secret in SECRETS if secret.lower() in told.lower()]

    def test_an_answer_is_not_taken(self, resting, signed_in):
        answer = press(signed_in("unit_officer"), "answer", resting.pk, question="results-2025")
        assert answer.status_code == 409

    def test_identity_numbers_are_on_no_page(self, keep, signed_in):
        upload = keep(row("Nguyễn Thị Hoa", identity="033185001234"))
        client = signed_in("unit_officer")
        assert "033185001234" not in page(client, "upload", upload.pk)
        assert "033185001234" not in " ".join(cells(client, "upload", upload.pk))


class TestActs:
    def test_a_list_is_sent_and_taken_in(self, signed_in, round):
        client = signed_in("unit_officer")
        content = (LISTS / LIST).read_bytes()
        unit = (round and Row.objects.none()) or None
        unit = client.get(reverse("nominations:send_list", args=[round.pk])).context["form"].fields["unit"].queryset[0]
        url = reverse("nominations:send_list", args=[round.pk])
        for told in ("Đã đọc 170 dòng", "Danh sách này đã được gửi lúc"):
            sent = client.post(url, {"unit": unit.pk, "file": SimpleUploadedFile(LIST, content)}, follow=True)
            assert told in sent.content.decode()
        upload = Upload.objects.get()
        told = press(client, "take_in", upload.pk).content.decode()
        assert "Đã lập 170 hồ sơ" in told and "140" in told and "hồ sơ đơn vị tự quyết định" in told

    def test_a_file_that_is_no_list_comes_back_with_a_sentence(self, signed_in, province, round):
        client = signed_in("unit_officer")
        url = reverse("nominations:send_list", args=[round.pk])
        file = SimpleUploadedFile("hong.xlsx", b"khong phai bang tinh")
        answer = client.post(url, {"unit": province.department.pk, "file": file})
        assert answer.status_code == 422
        assert "hong.xlsx" in answer.content.decode() and "Chưa có gì được lưu" in answer.content.decode()
        assert not Upload.objects.exists()

    def test_a_huge_body_is_refused_before_it_is_read(self, signed_in, round):
        client = signed_in("unit_officer")
        url = reverse("nominations:send_list", args=[round.pk])
        answer = client.generic(
            "POST", url, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(60 * 2**20)
        )
        assert answer.status_code == 413 and "50 MB" in answer.content.decode()

    def test_sending_needs_the_token(self, users, round):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.force_login(users.unit_officer)
        url = reverse("nominations:send_list", args=[round.pk])
        assert client.post(url, {"file": SimpleUploadedFile("a.xlsx", b"a")}).status_code == 403

    def test_another_unit_cannot_be_named(self, signed_in, province, round):
        client = signed_in("unit_officer")
        url = reverse("nominations:send_list", args=[round.pk])
        file = SimpleUploadedFile(LIST, (LISTS / LIST).read_bytes())
        answer = client.post(url, {"unit": province.commune.pk, "file": file})
        assert answer.status_code == 422 and not Upload.objects.exists()

    def test_a_match_is_decided_in_place(self, signed_in, keep, people):
        [person, _] = people("Lý Thị Hòa", "Lý Thị Hòa")
        upload = keep(row("Lý Thị Hòa"))
        client = signed_in("unit_officer")
        mine = upload.rows.get()
        assert "2 người có thể đúng" in page(client, "upload", upload.pk, nhom="unsure")
        url = reverse("nominations:decide_match", args=[mine.pk]) + "?nhom=unsure"
        htmx = {"HX-Request": "true"}
        done = client.post(url, {"party": person.pk}, headers=htmx, follow=True)
        assert done["HX-Redirect"] == reverse("nominations:upload", args=[upload.pk])  # nothing is left to choose
        mine.refresh_from_db()
        assert mine.party_id == person.pk
        undo = client.post(
            reverse("nominations:undo_match", args=[mine.pk]), headers=htmx, follow=True
        ).content.decode()
        assert "<!doctype" not in undo and 'id="take-in"' in undo and "2 người có thể đúng" in undo

    def test_the_cell_at_fault_is_outlined_and_told(self, signed_in, keep):
        faulty = Problem("bad_date", "C10", "Ô C10: tháng 2 không có ngày 31.")
        upload = keep(row("Lý Thị Hòa", born=None, problems=(faulty,)))
        text = page(signed_in("unit_officer"), "upload", upload.pk)
        assert '<span class="bad">cần ghi lại</span>' in text and "tháng 2 không có ngày 31" in text

    def test_a_row_is_mended_on_its_page(self, signed_in, keep):
        faulty = Problem("bad_date", "C10", "Ô C10: tháng 2 không có ngày 31.")
        upload = keep(row("Lý Thị Hòa", born=None, problems=(faulty,)))
        client = signed_in("unit_officer")
        mine = upload.rows.get()
        wrong = press(client, "mend_row", mine.pk, name="Lý Thị Hòa", award="LDTT", born="31/02/1985")
        assert wrong.status_code == 422 and "Không có ngày này" in wrong.content.decode()
        press(client, "mend_row", mine.pk, name="Lý Thị Hòa", award="LDTT", born="28/02/1985")
        mine.refresh_from_db()
        assert mine.problems == [] and mine.data["born"] == "1985-02-28"

    def test_a_question_is_answered_in_place(self, signed_in, take):
        [nomination] = take(row("Trần Văn Nam", result=None))
        client = signed_in("unit_officer")
        text = page(client, "nomination", nomination.pk)
        assert "xếp loại ở mức nào?" in text and "Ghi và xét lại" in text
        faulty = press(client, "answer", nomination.pk, question="results-2025")
        assert faulty.status_code == 422 and "Ghi và xét lại" in faulty.content.decode()
        told = press(
            client, "answer", nomination.pk, **{"question": "results-2025", "q0-value": "tot"}
        ).content.decode()
        assert "Đã ghi và xét lại." in told and "Đủ điều kiện" in told
        stale = press(client, "answer", nomination.pk, **{"question": "results-2025", "q0-value": "tot"})
        assert stale.status_code == 409

    def test_the_way_up_and_back_in_the_browser(self, signed_in, take):
        take(row("Phạm Văn Một", award="BKT", facts={"achievements_many": True, "achievements_scope": "tinh"}))
        up = Submission.objects.get()
        client = signed_in("unit_head")
        assert "Ký trình 1 hồ sơ" in page(client, "submission", up.pk)
        assert "Tờ trình số 1/TTr-SGDĐT" in press(client, "submit", up.pk).content.decode()
        client = signed_in("board_officer")
        one = up.nominations.get()
        asked = press(client, "give_some_back", up.pk, chosen=one.pk)
        assert "Trả lại 1 hồ sơ" in asked.content.decode() or asked.status_code in (200, 422)
        press(client, "give_some_back", up.pk, chosen=one.pk, reason="Thiếu biên bản bình xét của đơn vị.")
        one.refresh_from_db()
        assert one.state == "returned"
        client.post(reverse("nominations:undo_give_some_back", args=[up.pk]) + f"?ho-so={one.pk}")
        for name in ("letter_pdf", "letter_docx"):
            assert len(page(client, name, up.pk)) > 5000
        assert "Đã tiếp nhận tờ trình" in press(client, "receive", up.pk).content.decode()
        press(client, "undo_receive", up.pk)
        press(client, "give_back", up.pk, reason="Thiếu biên bản bình xét của đơn vị.")
        up.refresh_from_db()
        assert up.state == "returned"
        assert "Thiếu biên bản bình xét" in page(signed_in("unit_head"), "submission", up.pk)

    def test_a_choice_against_the_verdict_asks_why(self, signed_in, take):
        [nomination] = take(row("Trần Văn Nam"))
        client = signed_in("unit_head")
        assert press(client, "leave_out", nomination.pk, reason="ngắn").status_code == 422
        press(client, "leave_out", nomination.pk, reason="Ưu tiên người trực tiếp giảng dạy.")
        assert "Ưu tiên người trực tiếp" in page(client, "nomination", nomination.pk)
        press(client, "undo_choice", nomination.pk)
        assert Nomination.objects.get().chosen is None

    def test_a_round_is_opened_changed_closed_and_opened_again(self, signed_in):
        client = signed_in("board_officer")
        typed = {"name": "Tổng kết 2025", "calendar": "calendar", "year": 2025, "on": "15/12/2025",
                 "opens": "01/11/2025", "closes": "10/12/2025"}  # fmt: skip
        press(client, "open_round", **typed)
        round = Round.objects.get()
        assert "Tổng kết 2025" in page(client, "round", round.pk)
        assert press(client, "open_round", **typed).status_code == 409
        press(client, "change_round", round.pk, **typed | {"closes": "20/12/2025"})
        press(client, "close_round", round.pk)
        round.refresh_from_db()
        assert round.closed and round.closes.day == 20
        assert "Gửi danh sách" not in page(client, "round", round.pk)
        press(client, "reopen_round", round.pk)
        assert "Gửi danh sách" in page(client, "round", round.pk)

    def test_a_list_is_filtered_by_name_without_marks(self, signed_in, take, round):
        take(row("Đỗ Thị Ước"), row("Trần Văn Nam"))
        text = page(signed_in("unit_officer"), "round", round.pk, q="do uoc")
        assert "Đỗ Thị Ước" in text and "Trần Văn Nam" not in text

    def test_the_file_comes_back_as_it_was_sent(self, signed_in, send):
        upload, _ = send()
        answer = signed_in("unit_officer").get(reverse("nominations:list_file", args=[upload.pk]))
        assert b"".join(answer.streaming_content) == (LISTS / LIST).read_bytes()

    def test_the_list_comes_back_with_its_results(self, signed_in, send, actors, at, held, round):
        upload, _ = send()
        actions.take_in(upload, by=actors.unit_officer, at=at)
        one = Nomination.objects.filter(award="LDTT").select_related("party").first()
        held(one.party)
        rejudge(round, [one.party_id], at=at)
        answer = signed_in("unit_officer").get(reverse("nominations:annotated_list", args=[upload.pk]))
        book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
        lines = {line[1]: " ".join(map(str, line)) for line in book.active.iter_rows(values_only=True) if line[1]}
        assert "Tạm dừng, chờ ý kiến" in lines[one.party.name] and "Điều 24" not in lines[one.party.name]
        other = Nomination.objects.filter(award="LDTT", on_hold=False).select_related("party").first()
        assert "Đủ điều kiện để được lựa chọn" in lines[other.party.name]

    def test_a_letter_is_judged_again_when_its_results_became_official(self, signed_in, take, actors, at, province):
        from vinhdanh.books.record.actions import make_results_official

        [nomination] = take(row("Trần Văn Nam"))
        client = signed_in("unit_head")
        assert "theo kết quả năm chưa có quyết định" in page(client, "submission", nomination.submission_id)
        make_results_official(province.department, by=actors.unit_head, at=at, year=2025, cite="315/QĐ-SGDĐT")
        told = press(client, "judge_submission_again", nomination.submission_id).content.decode()
        assert "Đã xét lại 1 hồ sơ" in told and "theo kết quả năm chưa có quyết định" not in told

    def test_the_board_filters_by_unit(self, signed_in, take, province, round):
        take(row("Trần Văn Nam"))
        take(row("Lê Thị Ba"), unit=province.school)
        text = page(signed_in("board_officer"), "round", round.pk, unit=province.school.pk)
        assert "Lê Thị Ba" in text and "Trần Văn Nam" not in text and "2 đơn vị đã gửi" in text

    def test_the_law_of_a_judged_round_stays(self, signed_in, take, round):
        take(row("Trần Văn Nam"))
        typed = {"name": round.name, "calendar": "school", "year": 2024, "on": "15/07/2025", "opens": "01/06/2025",
                 "closes": "31/12/2025"}  # fmt: skip
        assert press(signed_in("board_officer"), "change_round", round.pk, **typed).status_code == 409


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Đủ điều kiện để được lựa chọn xét tặng “Lao động tiên tiến” theo khoản 1 Điều 24.", "Theo khoản 1 Điều 24."),
        ("Chưa đủ điều kiện xét tặng “A”: năm 2025 chưa có “B”.", "Năm 2025 chưa có “B”."),
        ("", ""),
    ],
)
def test_a_line_of_a_list_says_only_what_its_chip_does_not(sentence, reason):
    assert reason_in(sentence) == reason


def test_a_received_letter_is_seen_by_its_sender(take, province, actors, at, signed_in):
    take(row("Phạm Văn Một", award="BKT", facts={"achievements_many": True, "achievements_scope": "tinh"}))
    up = Submission.objects.get()
    actions.submit(up, by=actors.unit_head, at=at)
    actions.receive(Inbox(up), by=actors.board_officer, at=at)
    assert "Đã tiếp nhận" in page(signed_in("unit_officer"), "submission", up.pk)
