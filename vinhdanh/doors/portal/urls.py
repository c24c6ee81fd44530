from django.urls import path

from . import views
from .check import views as check

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("tra-cuu", views.look_up, name="look_up"),
    path("tu-kiem-tra/", check.check, name="check"),
    path("x/<str:token>", views.certificate, name="certificate"),
    path("ban-lam-viec/", views.desk, name="desk"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]
