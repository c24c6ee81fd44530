"""What is asked of an editor's page before it is kept."""

from django.utils.text import slugify
from wagtail.admin.forms.pages import WagtailAdminPageForm

from vinhdanh.crafts.viet.folding import fold

FIRST_YEAR, LAST_YEAR = 1945, 2100


def slug_of(text: str) -> str:
    """Letters without marks: "Đại hội thi đua" → "dai-hoi-thi-dua"."""
    return slugify(fold(text))[:200].strip("-")


class EditorialPageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # an empty one is made from the title

    def clean_slug(self):
        return slug_of(self.cleaned_data.get("slug") or self.cleaned_data.get("title") or "") or "trang"

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            year = getattr(value, "year", None)
            if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
                self.add_error(name, f"Năm {year} không hợp lệ: hãy ghi một năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
        return cleaned
