"""Addresses of the editorial site. The last, which catches what nobody else has, must stay the last of the house."""

from django.urls import include, path, re_path
from wagtail.documents.views.serve import serve as serve_file
from wagtail.urls import serve_pattern
from wagtail.views import serve as serve_page

from vinhdanh.ground.accounts.access import public

from . import contact, views
from .oldsite import views as oldsite

urlpatterns = [
    path("cms/", include("vinhdanh.doors.portal.editorial.cms_urls")),
    path("anh/<path:path>", views.picture, name="editorial_picture"),
    path("tep/<int:document_id>/<str:document_filename>", public(serve_file), name="wagtaildocs_serve"),
    path("lien-he-cong-khai/", contact.card, name="editorial_contact"),
    path("nhap-trang-cu/", oldsite.imports, name="editorial_imports"),
    path("nhap-trang-cu/<int:pk>/", oldsite.one_import, name="editorial_import"),
    path("tim-kiem/", views.find, name="editorial_search"),
    path("nguon-tin/<slug:slug>.atom", views.feed, name="editorial_feed"),
    re_path(serve_pattern, public(serve_page), name="wagtail_serve"),
]
