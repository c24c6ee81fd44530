"""Open data: the page, the tables as CSV and JSON, and their description for catalogues (DCAT in JSON-LD)."""

import csv
import io
import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from vinhdanh.ground.accounts.access import public

from . import open_data, sums
from .bars import bars_of
from .context import office_name

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_LINE = "Creative Commons Ghi công 4.0 (CC BY 4.0)"
COLUMNS = ("nam", "ma", "ten", "name_en", "so_luot", "ghi_chu")
FORMATS = {"csv": "text/csv", "json": "application/json"}
NOTE = f"dưới {open_data.LEAST} hoặc ẩn kèm để bảo vệ dữ liệu cá nhân"
HOUR = 3600


def _dataset(slug: str) -> open_data.Dataset:
    try:
        return open_data.DATASETS[slug]
    except KeyError:
        raise Http404("Không có bộ dữ liệu này.") from None


def _address(name: str, **sample: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(f"portal:{name}", kwargs=sample or None)


@public
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    tables, found = [], sums.shown()
    for dataset in open_data.DATASETS.values() if found else ():
        rows = found.tables[dataset.slug]
        last = rows[0].year if rows else None
        newest = sorted((row for row in rows if row.year == last), key=lambda row: -(row.count or 0))
        tables.append({"dataset": dataset, "rows": newest[:8], "more": len(newest) > 8, "year": last})
    bars = bars_of(found.years) if found else None
    page = {"tables": tables, "bars": bars, "licence": LICENCE, "licence_line": LICENCE_LINE}
    return render(request, "portal/open_data.html", page)


@public
@require_safe
@cache_control(public=True, max_age=HOUR)
def table_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """UTF-8 with a mark at its start, so that spreadsheets read the Vietnamese right."""
    _dataset(slug)
    found = sums.shown()
    if found is None:
        return _not_yet()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_said(row).values() for row in found.tables[slug])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.csv"'
    return _open(response)


@public
@require_safe
@cache_control(public=True, max_age=HOUR)
def table_json(request: HttpRequest, slug: str) -> HttpResponse:
    dataset, found = _dataset(slug), sums.shown()
    if found is None:
        return _not_yet()
    content = {
        "tieu_de": dataset.title,
        "title": dataset.english,
        "giay_phep": LICENCE,
        "cap_nhat": found.modified,
        "ghi_chu": f"so_luot null: {NOTE}",
        "dong": [_said(row, empty=None) for row in found.tables[slug]],
    }
    return _open(HttpResponse(_json(content), content_type="application/json"))


@public
@require_safe
@cache_control(public=True, max_age=HOUR)
def catalog(request: HttpRequest) -> HttpResponse:
    """DCAT 3: the catalogue with each table and its two files, in both languages."""
    publisher = {"@type": "foaf:Organization", "foaf:name": office_name()}
    content = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": _address("catalog"),
        "@type": "dcat:Catalog",
        "dct:title": _both("Dữ liệu mở về khen thưởng", "Open data on state commendations"),
        "dct:description": _both(
            "Số liệu tổng hợp từ sổ vàng khen thưởng, không có dữ liệu cá nhân.",
            "Aggregates of the ledger of awards, without personal data.",
        ),
        "dct:publisher": publisher,
        "dct:language": ["vi", "en"],
        "dct:license": {"@id": LICENCE},
        "dct:modified": _when(),
        "dcat:dataset": [_described(dataset, publisher) for dataset in open_data.DATASETS.values()],
    }
    return _open(HttpResponse(_json(content), content_type="application/ld+json"))


def _described(dataset: open_data.Dataset, publisher: dict[str, str]) -> dict[str, Any]:
    files = [
        {
            "@type": "dcat:Distribution",
            "dct:title": _both(f"{dataset.title} ({kind.upper()})", f"{dataset.english} ({kind.upper()})"),
            "dcat:downloadURL": {"@id": _address(f"table_{kind}", slug=dataset.slug)},
            "dcat:mediaType": media,
            "dct:license": {"@id": LICENCE},
        }
        for kind, media in FORMATS.items()
    ]
    return {
        "@id": _address("open_data") + f"#{dataset.slug}",
        "@type": "dcat:Dataset",
        "dct:title": _both(dataset.title, dataset.english),
        "dct:description": _both(
            f"Số lượt khen thưởng còn hiệu lực, theo năm và {dataset.dimension}; ô trống: {NOTE}.",
            f"Valid awards by year and {dataset.english_dimension}; empty cells: fewer than {open_data.LEAST}, "
            "or hidden with such a cell.",
        ),
        "dcat:keyword": _both("khen thưởng", "commendation"),
        "dct:publisher": publisher,
        "dct:modified": _when(),
        "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/CONT"},
        "dcat:landingPage": {"@id": _address("open_data")},
        "dcat:distribution": files,
    }


def _said(row: open_data.Row, empty: str | None = "") -> dict[str, Any]:
    secret = row.count is None
    values = (row.year, row.code, row.name, row.english, empty if secret else row.count, NOTE if secret else "")
    return dict(zip(COLUMNS, values, strict=True))


def _both(vietnamese: str, english: str) -> list[dict[str, str]]:
    return [{"@value": vietnamese, "@language": "vi"}, {"@value": english, "@language": "en"}]


def _when() -> dict[str, str] | None:
    found = sums.shown()
    return {"@value": found.modified, "@type": "xsd:dateTime"} if found and found.modified else None


def _not_yet() -> HttpResponse:
    """A large golden book is being added up for the first time."""
    sentence = "Số liệu đang được tổng hợp lần đầu. Xin tải lại sau ít phút.\n"
    return HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "300"})


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _open(response: HttpResponse) -> HttpResponse:
    """Anybody's program may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
