from django.urls import path

from .views import decisions, letters, papers

app_name = "decisions"
urlpatterns = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/soan/<int:meeting>/", decisions.draft, name="draft"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<int:pk>/sua/", decisions.edit, name="edit"),
    path("quyet-dinh/<int:pk>/ban-hanh/", decisions.issue, name="issue"),
    path("quyet-dinh/<int:pk>/bo-truong-hop-cho/", decisions.leave_out_waiting, name="leave_out_waiting"),
    path("quyet-dinh/<int:pk>/bo-du-thao/", decisions.discard, name="discard"),
    path("quyet-dinh/<int:pk>/danh-sach/", decisions.items, name="items"),
    path("quyet-dinh/<int:pk>/tep/", papers.progress, name="progress"),
    path("quyet-dinh/<int:pk>/tao-tep/", papers.make_papers, name="make_papers"),
    path("quyet-dinh/<int:pk>/tep/chi-thuong.pdf", papers.prize_list, name="prize_list"),
    path("quyet-dinh/<int:pk>/tep/ban-goc.pdf", papers.ours, name="ours"),
    path("quyet-dinh/<int:pk>/tep/<slug:kind>/", papers.paper, name="paper"),
    path("quyet-dinh/<int:pk>/bang/<slug:token>.pdf", papers.diploma, name="diploma"),
    path("quyet-dinh/<int:pk>/trich-sao.<slug:form>", papers.extract, name="extract"),
    path("quyet-dinh/<int:pk>/ban-ky/", papers.upload_signed, name="upload_signed"),
    path("quyet-dinh/dong/<int:pk>/sua/", decisions.reword, name="reword"),
    path("quyet-dinh/dong/<int:pk>/dua-ra/", decisions.leave_out, name="leave_out"),
    path("quyet-dinh/dong/<int:pk>/dinh-chinh/", decisions.correct, name="correct"),
    path("quyet-dinh/dong/<int:pk>/huy-bo/", decisions.cancel, name="cancel"),
    path("to-trinh/<int:pk>/ket-qua.<slug:form>", letters.result_letter, name="result_letter"),
    path("to-trinh/<int:pk>/khong-duoc-chon.<slug:form>", letters.refusal_letter, name="refusal_letter"),
]
