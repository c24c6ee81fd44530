from django.urls import path

from . import views

app_name = "lawbook"
urlpatterns = [
    path("luat/", views.awards, name="awards"),
    path("luat/ap-dung/", views.overlays, name="overlays"),
    path("luat/ap-dung/<int:adoption_id>/thoi/", views.end_overlay, name="end_overlay"),
    path("luat/<slug:code>/", views.award, name="award"),
]
