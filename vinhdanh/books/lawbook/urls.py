from django.urls import path, re_path

from . import views

app_name = "lawbook"
urlpatterns = [
    path("luat/", views.awards, name="awards"),
    path("luat/doi-chieu/", views.compare, name="compare"),
    path("luat/ap-dung/", views.overlays, name="overlays"),
    path("luat/ap-dung/<int:adoption_id>/thoi/", views.end_overlay, name="end_overlay"),
    path("luat/ban-sua/", views.reported_list, name="reported_list"),
    path("luat/ban-sua/xac-nhan/<int:confirmation_id>/rut/", views.withdraw, name="withdraw"),
    path("luat/ban-sua/<slug:patch>/", views.reported, name="reported"),
    path("luat/ban-sua/<slug:patch>/xac-nhan/", views.confirm, name="confirm"),
    re_path(r"^luat/ban-sua/(?P<patch>[-\w]+)/(?P<state>bat|tat)/$", views.switch, name="switch"),
    path("luat/<slug:code>/", views.award, name="award"),
]
