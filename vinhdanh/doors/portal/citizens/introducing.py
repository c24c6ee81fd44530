"""Introducing good people and good deeds: the public form, with photographs, that lands on the commune's desk."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinhdanh.crafts.pictures import LARGEST_FILE, Picture, PictureError, clean
from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import PUBLIC
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.exemplars import actions, queries
from vinhdanh.work.exemplars.models import Finding

from .forms import CitizenForm, long_text

MOST_PICTURES = 5


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class Pictures(forms.FileField):
    """Several photographs; each comes out drawn anew, or the sender reads which one is none and why."""

    widget = SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Picture]:
        sent: list[UploadedFile] = [each for each in (data or []) if each]
        if len(sent) > MOST_PICTURES:
            raise forms.ValidationError(f"Chỉ gửi được {MOST_PICTURES} ảnh; hãy chọn những ảnh rõ nhất.")
        found, faults = [], []
        for each in sent:
            try:
                found.append(clean(each.read(LARGEST_FILE + 1)))
            except PictureError as wrong:
                faults.append(f"“{each.name}”: {wrong}")
        if faults:
            raise forms.ValidationError([*faults, "Sau khi sửa, hãy chọn lại tất cả các ảnh."])
        return found


class IntroduceForm(CitizenForm):
    name = forms.CharField(
        label="Người, gia đình hoặc tập thể được giới thiệu",
        max_length=200,
        help_text="Họ tên như mọi người vẫn gọi; chưa biết tên thì tả: “bác bảo vệ chợ Gạo”.",
    )
    deed = forms.ChoiceField(label="Việc", choices=Finding.Deed.choices, widget=forms.RadioSelect)
    commune = forms.TypedChoiceField(label="Xã, phường nơi xảy ra việc", coerce=int)
    place = forms.CharField(label="Thôn, phố, cơ quan", max_length=200, required=False)
    happened = forms.CharField(label="Khi nào", max_length=100, required=False, help_text="Ví dụ: sáng 20/11/2026")
    story = long_text("Kể lại việc tốt", "Ai làm gì, ở đâu, kết quả ra sao, ai biết việc này.", least=30)
    pictures = Pictures(
        label="Ảnh",
        required=False,
        help_text=f"Tối đa {MOST_PICTURES} ảnh JPEG, PNG hoặc WebP, mỗi ảnh không quá 10 MB. Vị trí chụp được tự bỏ.",
    )
    sender_name = forms.CharField(label="Họ và tên Ông/Bà", max_length=100, required=False)
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=100,
        required=False,
        help_text="Chỉ để cán bộ xã, phường hỏi lại; được mã hóa và tự xóa, không bao giờ công khai.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].choices = [("", "Hãy chọn"), *queries.commune_choices()]

    def clean_commune(self) -> Unit:
        return queries.communes().get(pk=self.cleaned_data["commune"])


@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def introduce(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="citizen")):
        return limited
    form = IntroduceForm(request.POST, _files(request)) if request.method == "POST" else IntroduceForm()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        sender = {"name": said.pop("sender_name"), "contact": said.pop("contact")}
        commune = said.pop("commune")
        _, code = actions.introduce(commune, by=PUBLIC, at=clock.now(), sender=sender, **said)
        page = {"code": code, "what": "lời giới thiệu"}
        return render(request, "portal/citizens/receipt.html", page)
    return render(request, "portal/citizens/introduce.html", {"form": form}, status=422 if form.is_bound else 200)


def _files(request: HttpRequest) -> dict[str, list[UploadedFile]]:
    return {"pictures": request.FILES.getlist("pictures")}
