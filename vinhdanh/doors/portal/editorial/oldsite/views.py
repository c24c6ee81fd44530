"""The page where an administrator brings in an old site, and the report of each time."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from vinhdanh.ground.accounts.access import actor, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.models import Job

from ..actions import import_old_site
from ..models import NewsSection, OldSiteImport

RECENT = 20


class DumpForm(forms.Form):
    file = forms.FileField(
        label="Bản kết xuất của trang cũ",
        help_text="ZIP gồm trang HTML và ảnh; tệp RSS, Atom; hoặc XML của danh sách SharePoint.",
    )
    section = forms.ModelChoiceField(NewsSection.objects.live(), label="Nhập vào chuyên mục", empty_label=None)
    source = forms.CharField(
        label="Tin từ", max_length=200, help_text="Ghi dưới mỗi bài, ví dụ: Ban Thi đua – Khen thưởng tỉnh."
    )


@needs("editorial.run")
def imports(request: HttpRequest) -> HttpResponse:
    form = DumpForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        wanted = import_old_site(
            form.cleaned_data["section"],
            by=actor(request),
            at=clock.now(),
            content=sent.read(),
            name=sent.name,
            source=form.cleaned_data["source"],
        )
        return redirect("editorial_import", pk=wanted.pk)
    past = OldSiteImport.objects.select_related("file", "section")[:RECENT]
    return render(request, "editorial/imports.html", {"form": form, "past": past})


@needs("editorial.run")
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    wanted = get_object_or_404(OldSiteImport.objects.select_related("file", "section"), pk=pk)
    job = Job.objects.filter(key=wanted.job_key).first()
    return render(request, "editorial/import.html", {"wanted": wanted, "job": job})
