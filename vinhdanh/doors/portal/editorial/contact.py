"""An officer's own card: what the public may know of how to reach them, if anything."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui import toasts

from .actions import show_contact
from .models import ContactCard


class CardForm(forms.ModelForm):
    shown = forms.BooleanField(label="Hiện trên trang Tổ chức bộ máy – cán bộ", required=False)

    class Meta:
        model = ContactCard
        fields = ("position", "duties", "phone", "email")


@needs("editorial.show_contact")
def card(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    kept = ContactCard.objects.filter(user=request.user).first()
    shown = kept is not None and (kept.until is None or kept.until > today)
    form = CardForm(request.POST or None, instance=kept, initial={"shown": shown})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in CardForm.Meta.fields}
        since = kept.since if kept else today
        until = None if form.cleaned_data["shown"] else max(today, since)
        unit = charge(request).assignments[0].unit
        show_contact(unit, by=actor(request), at=clock.now(), user=request.user, since=since, until=until, **told)
        toasts.say(request, "Đã công khai thông tin liên hệ." if until is None else "Thông tin liên hệ không hiện nữa.")
        return redirect("editorial_contact")
    return render(request, "editorial/contact.html", {"form": form, "shown": shown})
