from django.urls import path

from . import views

app_name = "decisions"
urlpatterns = [
    path("quyet-dinh/", views.decisions, name="decisions"),
    path("quyet-dinh/soan/<int:meeting>/", views.draft, name="draft"),
    path("quyet-dinh/<int:pk>/", views.decision, name="decision"),
    path("quyet-dinh/<int:pk>/sua/", views.edit, name="edit"),
    path("quyet-dinh/<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("quyet-dinh/<int:pk>/bo-truong-hop-cho/", views.leave_out_waiting, name="leave_out_waiting"),
    path("quyet-dinh/<int:pk>/bo-du-thao/", views.discard, name="discard"),
    path("quyet-dinh/<int:pk>/danh-sach/", views.items, name="items"),
    path("quyet-dinh/<int:pk>/tep/", views.progress, name="progress"),
    path("quyet-dinh/<int:pk>/tao-tep/", views.make_papers, name="make_papers"),
    path("quyet-dinh/<int:pk>/tep/chi-thuong.pdf", views.prize_list, name="prize_list"),
    path("quyet-dinh/<int:pk>/tep/ban-goc.pdf", views.ours, name="ours"),
    path("quyet-dinh/<int:pk>/tep/<slug:kind>/", views.paper, name="paper"),
    path("quyet-dinh/<int:pk>/bang/<slug:token>.pdf", views.diploma, name="diploma"),
    path("quyet-dinh/<int:pk>/ban-ky/", views.upload_signed, name="upload_signed"),
    path("quyet-dinh/dong/<int:pk>/sua/", views.reword, name="reword"),
    path("quyet-dinh/dong/<int:pk>/dua-ra/", views.leave_out, name="leave_out"),
    path("quyet-dinh/dong/<int:pk>/dinh-chinh/", views.correct, name="correct"),
    path("quyet-dinh/dong/<int:pk>/huy-bo/", views.cancel, name="cancel"),
]
