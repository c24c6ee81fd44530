from django.urls import path

from . import effects, views

app_name = "eligibility"
urlpatterns = [
    path("qua-trinh/<int:party_id>/", views.history, name="history"),
    path("qua-trinh/<int:party_id>/lo-trinh/", views.roadmap, name="roadmap"),
    path("luat/ban-sua/<slug:patch>/anh-huong/", effects.effect, name="effect"),
]
