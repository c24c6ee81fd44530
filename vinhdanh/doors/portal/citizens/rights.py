"""A citizen asks about their own data: the form, its receipt. Who they are is verified by an officer, not here."""

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import PUBLIC
from vinhdanh.ground.ui.components.words import vn_long_date
from vinhdanh.work.rights import actions
from vinhdanh.work.rights.models import DataRequest
from vinhdanh.work.rights.workflow import DAYS

from .forms import CitizenForm, long_text

ABOUT = ("name", "born", "contact", "decision", "text")


class RightsForm(CitizenForm):
    kind = forms.ChoiceField(label="Tôi yêu cầu", choices=DataRequest.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label="Họ và tên", max_length=100)
    born = forms.RegexField(
        r"\d{4}",
        label="Năm sinh",
        required=False,
        error_messages={"invalid": "Ghi bốn chữ số, ví dụ 1985."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=100,
        help_text="Cơ quan liên hệ để xác minh danh tính. Đừng ghi số căn cước ở đây.",
    )
    decision = forms.CharField(label="Số quyết định khen thưởng, nếu có", max_length=60, required=False)
    text = long_text("Nói rõ thêm", "Dữ liệu nào sai, sửa thành gì; trang nào, vì sao.", required=False)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def rights(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="citizen")):
        return limited
    form = RightsForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {name: said[name] for name in ABOUT}
        made, code = actions.ask(None, by=PUBLIC, at=clock.now(), slip=said["slip"], kind=said["kind"], said=words)
        page = {"code": code, "what": "yêu cầu", "due": f"Cơ quan trả lời chậm nhất {vn_long_date(made.due_on)}."}
        return render(request, "portal/citizens/receipt.html", page)
    page = {"form": form, "days": DAYS}
    return render(request, "portal/citizens/rights.html", page, status=422 if form.is_bound else 200)
