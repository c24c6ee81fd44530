"""The self-check: it answers by the law, keeps nothing, and no answer breaks it."""

import pytest
from django.apps import apps
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinhdanh.doors.portal.check import forms

WORKER = {"who": "cong_nhan", "place": "doanh_nghiep", "excellent": "3", "good": "5", "fighter": "2"}


@pytest.fixture
def answer(client, db):
    cache.clear()

    def ask(**said):
        return client.post("/tu-kiem-tra/", {"step": "deeds", **said})

    yield ask
    cache.clear()


def part(page, heading):
    """The section under a heading."""
    return page.content.decode().partition(f">{heading}</h2>")[2].partition("</section>")[0]


def test_three_steps_lead_to_an_answer(client, db):
    cache.clear()
    first = client.get("/tu-kiem-tra/").content.decode()
    assert "Ông/Bà hỏi cho ai?" in first
    second = client.post("/tu-kiem-tra/", {"step": "start", "who": "cong_nhan", "place": "doanh_nghiep"})
    assert "Bước 2 trên 3" in second.content.decode() and 'name="who" value="cong_nhan"' in second.content.decode()
    third = client.post("/tu-kiem-tra/", {"step": "middle", **WORKER}).content.decode()
    assert "Bước 3 trên 3" in third and 'name="fighter" value="2"' in third
    assert "Có thể được đề nghị" in client.post("/tu-kiem-tra/", {"step": "deeds", **WORKER}).content.decode()


def test_a_farmer_is_not_asked_for_a_yearly_classification(client, db):
    cache.clear()
    page = client.post("/tu-kiem-tra/", {"step": "start", "who": "nong_dan", "place": "xa"}).content.decode()
    assert "Bước 2 trên 2" in page and "Hoàn thành xuất sắc" not in page


def test_back_keeps_the_answers(client, db):
    cache.clear()
    page = client.post("/tu-kiem-tra/", {"back": "middle", **WORKER}).content.decode()
    assert "Bước 2 trên 3" in page and '<option value="5" selected>' in page


def test_two_years_with_two_initiatives_are_ground_for_the_province(answer):
    assert "Bằng khen của Bộ, ban, ngành, tỉnh" in part(answer(**WORKER, initiatives="2"), "Có thể được đề nghị")
    lacking = answer(**WORKER, initiatives="1")
    assert "Bằng khen của Bộ, ban, ngành, tỉnh" not in part(lacking, "Có thể được đề nghị")
    assert "Có 01 sáng kiến" in part(lacking, "Chưa đủ điều kiện, còn thiếu gì")


def test_a_farmer_whose_work_pays_is_an_advanced_worker(answer):
    said = {"who": "nong_dan", "place": "xa"}
    assert "Lao động tiên tiến" in part(answer(**said, effective="on"), "Có thể được đề nghị")
    assert "Chưa có hình thức nào" in answer(**said).content.decode()


def test_deeds_of_a_worker_reach_the_province_by_its_own_clause(answer):
    page = answer(who="nong_dan", place="xa", many="on", scope="xa")
    assert "điểm đ khoản 1 Điều 74" in part(page, "Có thể được đề nghị")
    assert "Chủ tịch Ủy ban nhân dân tỉnh" in part(page, "Có thể được đề nghị")


def test_law_never_compared_is_not_concluded_from(answer):
    assert "Văn bản chưa kiểm chứng" in part(answer(**WORKER), "Khen thưởng bậc cao hơn")


def test_the_earliest_year_is_told(answer):
    page = part(
        answer(who="can_bo", place="so", excellent="1", good="1", fighter="0"), "Chưa đủ điều kiện, còn thiếu gì"
    )
    assert "sớm nhất" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"who": "vua"}, "không"),
        ({**WORKER, "merit_year": "1200"}, "Năm phải từ 1990"),
        ({**WORKER, "many": "on"}, "có ảnh hưởng đến đâu"),
        ({"who": "tap_the", "place": "so", "headcount": "3", "advanced": "9"}, "nhỏ hơn số người kể"),
    ],
)
def test_a_wrong_answer_is_asked_again(answer, said, told):
    page = answer(**said)
    assert page.status_code == 422 and told in page.content.decode()


def _values(form):
    for name, field in form.base_fields.items():
        choices = [value for value, _ in getattr(field, "choices", [])]
        yield name, st.sampled_from(["", "on", "0", "2", "7", "2024", "<b>", "9" * 30, *choices])


ANSWERS = st.fixed_dictionaries(
    {"who": st.sampled_from([*forms.WHO, "", "vua"]), "place": st.sampled_from(["xa", "so", "doanh_nghiep", "?"])},
    optional=dict(pair for form in (forms.YearsForm, forms.CollectiveForm, forms.DeedsForm) for pair in _values(form))
    | {"step": st.sampled_from(["start", "middle", "deeds", "?"]), "back": st.sampled_from(["start", "middle", "x"])},
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=ANSWERS)
def test_nothing_is_stored_whatever_is_answered(client, db, said):
    cache.clear()
    before = {model: model.objects.count() for model in apps.get_models()}
    page = client.post("/tu-kiem-tra/", said)
    assert page.status_code in (200, 422)
    assert {model: model.objects.count() for model in apps.get_models()} == before
    assert set(client.cookies) <= {"csrftoken"} and not page.wsgi_request.session.keys()


def test_every_choice_of_everybody_is_judged(answer):
    """Each kind of asker with the best answers: the judge reads them all, and something is possible."""
    best = {"excellent": "10", "good": "10", "fighter": "10", "initiatives": "3", "reach": "tinh", "effective": "on"}
    best |= {"many": "on", "sudden": "on", "contribution": "on", "scope": "tinh", "movement": "tinh"}
    best |= {"headcount": "10", "advanced": "10", "completed": "10", "fighters": "2", "nobody_disciplined": "on"}
    best |= {"led": "on", "exceeded": "on", "merit_year": "2015", "premier_year": "2020"}
    for who in forms.WHO:
        page = answer(who=who, place="so", **best)
        assert page.status_code == 200 and ("Có thể được đề nghị" in page.content.decode()), who


@pytest.mark.parametrize(("today", "times"), [("2026-11-20", 1), ("2026-09-30", 0)])
def test_after_a_reported_law_the_answer_says_so_once(answer, monkeypatch, today, times):
    monkeypatch.setenv("VINHDANH_TODAY", today)
    page = answer(**WORKER).content.decode()
    assert page.count("Luật mới chưa kiểm chứng") == times
    assert "/luat/ban-sua/" not in page, "a stranger is not sent to a page behind the sign-in"
