"""Choosing one unit out of thousands: type, and pick from what is found (htmx; without script, the key is typed)."""

from typing import Any

from django import forms

from .models import Unit


class UnitPicker(forms.Widget):
    template_name = "registry/widgets/unit_picker.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        key = getattr(value, "pk", value)
        found = Unit.objects.select_related("party__home__party").filter(pk=key).first() if _is_key(key) else None
        context["widget"]["unit"] = found
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_q" if id_ else id_

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


def _is_key(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdigit())
