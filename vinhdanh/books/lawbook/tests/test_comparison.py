"""Two texts and two days side by side."""

from datetime import date

import pytest

from vinhdanh import law
from vinhdanh.books.lawbook.comparison import sections
from vinhdanh.books.lawbook.marking import marked

pytestmark = pytest.mark.django_db


def test_words_that_differ_are_marked_and_figures_told():
    found = marked("có 03 năm liên tục hoàn thành tốt", "có 05 năm liên tục hoàn thành xuất sắc")
    assert [piece.text for piece in found.before if piece.marked] == ["03", "tốt"]
    assert [piece.text for piece in found.after if piece.marked] == ["05", "xuất sắc"]
    assert found.figures == ("03 năm → 05 năm",)
    assert " ".join(piece.text for piece in found.before) == "có 03 năm liên tục hoàn thành tốt"


def test_a_stop_that_moved_is_no_difference():
    found = marked("hoàn thành xuất sắc nhiệm vụ, trong đó", "hoàn thành tốt nhiệm vụ trở lên, trong đó")
    assert [piece.text for piece in found.before if piece.marked] == ["xuất sắc"]
    assert [piece.text for piece in found.after if piece.marked] == ["tốt", "trở lên,"]


def test_the_same_text_has_nothing_marked():
    found = marked("từ 70 % trở lên", "từ 70 % trở lên")
    assert not any(piece.marked for piece in (*found.before, *found.after)) and not found.figures


def test_the_law_of_2024_beside_the_one_before():
    found = {each.code: each for each in sections(law.statutes(date(2023, 12, 31)), law.statutes(date(2024, 1, 1)))}
    [criteria] = [p for p in found["TTLDTT"].pairs if p.about == "Tiêu chuẩn"]
    assert criteria.figures == ("trên 50 % → từ 70 %",)
    assert (criteria.before.ref, criteria.after.ref) == ("15/2003/QH11 Đ28", "06/2022/QH15 Đ28.1")


def test_a_new_base_salary_is_the_only_change_of_its_day():
    before, after = law.statutes(date(2026, 6, 30)), law.statutes(date(2026, 7, 1))
    [general] = sections(before, after)
    assert general.code == "" and general.pairs[0].figures == ("2.340.000 đồng/tháng → 2.530.000 đồng/tháng",)


def test_the_page_of_two_days(client, users):
    client.force_login(users.council_member)
    page = client.get("/luat/doi-chieu/?before=31/12/2023&after=01/01/2024&award=TTLDTT").content.decode()
    assert "trên 50 % → từ 70 %" in page and "<del>trên 50</del>" in page and "<ins>từ 70</ins>" in page
    assert "Không có gì khác nhau" in client.get("/luat/doi-chieu/?before=1/3/2024&after=2/3/2024").content.decode()
    assert client.get("/luat/doi-chieu/?before=hom-qua").status_code == 200
    assert client.get("/luat/doi-chieu/").status_code == 200


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("q=chien+si+thi+dua", "CSTDCS", "TTLDTT"),
        ("q=cstđcs", "CSTDCS", "BKT<"),
        ("subject=nong_dan", "LDTT", "TTLDTT"),
        ("subject=unit", "TTLDTT", "LDTT<"),
        ("kind=title&level=co_so", "LDTT", "BKTTG"),
    ],
)
def test_the_list_is_filtered(client, users, query, there, absent):
    client.force_login(users.council_member)
    page = client.get(f"/luat/?{query}").content.decode()
    codes = page.split("<table")[1]
    assert f">{there}<" in codes and f">{absent.rstrip('<')}<" not in codes
