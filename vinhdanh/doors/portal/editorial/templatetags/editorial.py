"""What machines read of a page: description, Open Graph, schema.org."""

import json

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from vinhdanh.doors.portal.context import office_name
from vinhdanh.doors.portal.editorial.models import EditorialPage

register = template.Library()
LOCALES = {"vi": "vi_VN", "en": "en_GB"}


@register.inclusion_tag("editorial/meta.html", takes_context=True)
def described(context: Context, page: EditorialPage, address: str) -> dict[str, object]:
    line = page.search_description or page.summary or page.title
    picture = getattr(page, "picture", None)
    image = settings.SITE_URL.rstrip("/") + picture.get_rendition("fill-1200x630|format-jpeg").url if picture else ""
    said = {
        "@context": "https://schema.org",
        "@type": page.machine_kind,
        "name": page.title,
        "headline": page.title[:110],
        "description": line,
        "url": address,
        "inLanguage": page.language,
        "publisher": {"@type": "GovernmentOrganization", "name": office_name()},
        **_dated(page),
        **({"image": image} if image else {}),
    }
    return {
        "title": page.title,
        "line": line,
        "url": address,
        "image": image,
        "alt": picture.description if picture else "",
        "site": office_name(),
        "locale": LOCALES[page.language],
        "kind": "article" if page.machine_kind == "NewsArticle" else "website",
        "said": _data_block(said),
    }


def _dated(page: EditorialPage) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, key in (("day", "datePublished"), ("issued", "legislationDate"), ("number", "legislationIdentifier")):
        if value := getattr(page, name, None):
            found[key] = value if isinstance(value, str) else value.isoformat()
    if author := getattr(page, "author", ""):
        found["author"] = {"@type": "Person", "name": author}
    if page.last_published_at:
        found["dateModified"] = page.last_published_at.isoformat()
    return found


def _data_block(said: dict[str, object]) -> SafeString:
    """A block of data: nothing in it is run, so the strict policy lets it be."""
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
