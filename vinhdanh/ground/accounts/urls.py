from django.urls import path

from . import views, views_founding

app_name = "accounts"
urlpatterns = [
    path("nguoi-dung/", views.users, name="users"),
    path("nguoi-dung/them/", views.add_user, name="add_user"),
    path("nguoi-dung/<int:key>/", views.user, name="user"),
    path("nguoi-dung/<int:key>/tinh-trang/", views.set_active, name="set_active"),
    path("nguoi-dung/<int:key>/mat-khau/", views.renew_password, name="renew_password"),
    path("vai-tro/<int:key>/thoi-giu/", views.release, name="release"),
    path("nhat-ky/", views.audit_trail, name="audit"),
    path("thiet-lap/", views_founding.code, name="founding"),
    path("thiet-lap/co-quan/", views_founding.authority, name="founding_authority"),
    path("thiet-lap/quan-tri/", views_founding.administrator, name="founding_administrator"),
    path("thiet-lap/don-vi/", views_founding.units, name="founding_units"),
]
