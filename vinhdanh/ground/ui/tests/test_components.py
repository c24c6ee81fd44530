import re
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from vinhdanh.ground.ui import icons
from vinhdanh.ground.ui.components.verdicts import OUTCOMES, wording
from vinhdanh.ground.ui.gallery import BECAUSE, YEARS
from vinhdanh.ground.ui.parts import Masthead, Problem, Share

ROOM = Path(__file__).parent.parent


def render(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_is_never_colour_alone(outcome):
    shown = render("{% verdict_chip outcome %}", outcome=outcome)
    assert "<svg" in shown
    assert wording(outcome).whole in shown


def test_the_reference_words():
    said = {name: wording(name).whole for name in ("met", "not_met", "unknown", "hold")}
    assert said == {
        "met": "Đủ điều kiện",
        "not_met": "Còn thiếu",
        "unknown": "Cần bổ sung thông tin",
        "hold": "Tạm dừng, chờ ý kiến",
    }


def test_an_outcome_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        wording("maybe")


def test_a_trace_shows_article_evidence_and_what_is_nested():
    shown = render("{% trace because %}", because=BECAUSE)
    assert "khoản 1 Điều 22 Luật 06/2022/QH15" in shown
    assert "Năm 2025: 451/QĐ-SGDĐT ngày 21/07/2025 (theo kê khai)" in shown
    assert "Có 3, cần 3" in shown
    assert "Được công nhận phạm vi ảnh hưởng trong tỉnh" in shown
    assert shown.count('class="question"') == 1


def test_a_trace_escapes_what_it_is_given():
    shown = render("{% trace because %}", because=[{"outcome": "met", "text": "<script>alert(1)</script>"}])
    assert "<script>" not in shown


def test_a_problem_names_its_cell():
    shown = render("{% problems found %}", found=[Problem("tháng 2 không có ngày 31.", "C13")])
    assert "Ô C13: tháng 2 không có ngày 31." in shown


def test_the_split_bar_says_its_parts_in_words():
    shown = render("{% split_bar shares 'Danh sách' %}", shares=[Share("tự quyết định", 140), Share("trình lên", 30)])
    assert 'aria-label="Danh sách: 140 tự quyết định, 30 trình lên"' in shown
    assert 'width="82.35%"' in shown


def test_an_empty_split_bar_does_not_divide_by_nothing():
    assert 'width="0.00%"' in render("{% split_bar shares 'x' %}", shares=[Share("tự quyết định", 0)])


def test_the_ten_years_are_told_in_words_too():
    shown = render("{% ten_years years 'bà Tạ Thị Huyền' %}", years=YEARS)
    words = re.search(r"<desc[^>]*>(.*?)</desc>", shown, re.S)[1]
    assert "Năm 2025: hoàn thành xuất sắc nhiệm vụ (dự kiến)." in words
    assert "Năm 2022: chưa có kết quả." in words


def test_a_gauge_over_its_quota_says_so():
    assert "text-unmet" in render("{% gauge 'Bằng khen' 562 540 %}")
    assert "text-unmet" not in render("{% gauge 'Trực tiếp' 38.4 45 floor=True %}")


def test_progress_polls_only_while_it_has_an_address():
    assert 'hx-get="/viec/1/"' in render("{% job_progress 'Đang đọc' 2 10 '/viec/1/' %}")
    assert "hx-" not in render("{% job_progress 'Đã đọc' 10 10 %}")


def test_pages_keep_the_rest_of_the_query():
    request = RequestFactory().get("/?ten=hoa&page=2")
    shown = render("{% pagination page what='hồ sơ' %}", request=request, page=Paginator(range(1234), 50).page(2))
    assert "51–100 trong 1.234 hồ sơ" in shown
    assert 'href="?ten=hoa&amp;page=3"' in shown


def test_crumbs_end_where_the_reader_is():
    shown = render("{% crumbs 'Việc của tôi' '/' 'Đợt xét' %}")
    assert '<a href="/">Việc của tôi</a>' in shown
    assert '<li aria-current="page">Đợt xét</li>' in shown


def test_empty_lists_lead_on():
    shown = render("{% empty 'book' 'Chưa có hồ sơ' 'Tải lên.' %}<a href='/tai/'>Tải danh sách</a>{% endempty %}")
    assert "<a href='/tai/'>Tải danh sách</a>" in shown


def test_blocks_escape_their_arguments():
    assert "<b>" not in render("{% notice 'warn' title %}{% endnotice %}", title="<b>")
    assert "<b>" not in render("{% page_head title %}{% endpage_head %}", title="<b>")


def test_initials():
    assert Masthead(user_name="Lê Thị Mai Anh").initials == "MA"
    assert Masthead().initials == ""


def test_an_icon_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        icons.icon("unicorn")


def test_templates_keep_to_the_strict_policy():
    for template in ROOM.glob("templates/**/*.html"):
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=", source), template
        assert not re.search(r"\son[a-z]+=|hx-on|javascript:", source), template
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), template


def test_styles_name_colours_only_as_tokens():
    """Documents and the QR code are always ink on white paper; everything else follows the reader's choice."""
    for sheet in ("base", "chrome", "controls", "content"):
        source = (ROOM / f"static/ui/css/{sheet}.css").read_text(encoding="utf-8")
        found = [
            line for line in source.splitlines() if re.search(r"#[0-9a-f]{3,8}\b|rgb\(", line) and ".qr" not in line
        ]
        assert not found, sheet


def test_the_vendored_script_is_the_one_named():
    import hashlib

    manifest = (ROOM / "static/ui/vendor/MANIFEST.md").read_text(encoding="utf-8")
    digest = hashlib.sha256((ROOM / "static/ui/vendor/htmx.min.js").read_bytes()).hexdigest()
    assert digest in manifest
