from django.urls import path

from . import open_data_views as data
from . import published_views as published
from . import site, views
from .check import views as check
from .citizens import dockets, introducing, receipts, rights

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("tra-cuu", views.look_up, name="look_up"),
    path("tu-kiem-tra/", check.check, name="check"),
    path("quyet-dinh-khen-thuong/", published.decisions, name="decisions"),
    path("quyet-dinh-khen-thuong/<int:key>/", published.decision, name="decision"),
    path("quyet-dinh-khen-thuong/<int:key>/ban-da-ky.pdf", published.paper, name="decision_paper"),
    path("du-lieu-mo/", data.overview, name="open_data"),
    path("du-lieu-mo/catalog.jsonld", data.catalog, name="catalog"),
    path("du-lieu-mo/<slug:slug>.csv", data.table_csv, name="table_csv"),
    path("du-lieu-mo/<slug:slug>.json", data.table_json, name="table_json"),
    path("vinh-danh/<int:pk>/", views.person, name="person"),
    path("lay-y-kien/", dockets.dockets, name="dockets"),
    path("lay-y-kien/<int:pk>/", dockets.docket, name="docket"),
    path("gioi-thieu-guong-tot/", introducing.introduce, name="introduce"),
    path("quyen-du-lieu/", rights.rights, name="rights"),
    path("bien-nhan/", receipts.receipt, name="receipt"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("x/<str:token>", views.certificate, name="certificate"),
    path("ban-lam-viec/", views.desk, name="desk"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]
