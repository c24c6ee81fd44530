"""Addresses. Each room owns its own; the fixed ones are /tra-cuu, /x/<token>, /healthz and / (docs/architecture.md)."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("", include("vinhdanh.ground.ui.urls")),
    path("", include("vinhdanh.ground.registry.urls")),
    path("", include("vinhdanh.ground.accounts.urls")),
    path("", include("vinhdanh.books.record.urls")),
    path("", include("vinhdanh.books.ledger.urls")),
    path("", include("vinhdanh.books.lawbook.urls")),
    path("", include("vinhdanh.books.eligibility.urls")),
    path("", include("vinhdanh.work.nominations.urls")),
    path("", include("vinhdanh.work.dockets.urls")),
    path("", include("vinhdanh.work.councils.urls")),
    path("", include("vinhdanh.work.decisions.urls")),
    path("", include("vinhdanh.work.exemplars.urls")),
    path("", include("vinhdanh.work.clusters.urls")),
    path("", include("vinhdanh.work.rights.urls")),
    path("", include("vinhdanh.work.archive.urls")),
    path("", include("vinhdanh.doors.portal.urls")),
    path("", include("vinhdanh.doors.portal.editorial.urls")),
]
