from django.urls import path

from .views import batches, reruns, rosters, rows

app_name = "archive"
urlpatterns = [
    path("so-hoa/", batches.batches, name="batches"),
    path("so-hoa/nhap/", batches.send, name="send"),
    path("so-hoa/tep/<int:pk>/", batches.batch, name="batch"),
    path("so-hoa/tep/<int:pk>/tien-do/", batches.progress, name="progress"),
    path("so-hoa/tep/<int:pk>/ban-goc/", batches.batch_file, name="batch_file"),
    path("so-hoa/tep/<int:pk>/can-cu/", batches.describe, name="describe"),
    path("so-hoa/tep/<int:pk>/dua-vao-so/", batches.bring_in, name="bring_in"),
    path("so-hoa/tep/<int:pk>/bo/", batches.discard, name="discard"),
    path("so-hoa/tep/<int:pk>/hoan-tac/", batches.undo, name="undo"),
    path("so-hoa/tep/<int:pk>/bo-nhom/", rows.drop_heap, name="drop_heap"),
    path("so-hoa/tep/<int:pk>/lay-lai/", rows.take_up_all, name="take_up_all"),
    path("so-hoa/dong/<int:pk>/chon/", rows.decide_match, name="decide_match"),
    path("so-hoa/dong/<int:pk>/chon-lai/", rows.undo_match, name="undo_match"),
    path("so-hoa/dong/<int:pk>/bo/", rows.drop_row, name="drop_row"),
    path("so-hoa/dong/<int:pk>/lay-lai/", rows.take_up_row, name="take_up_row"),
    path("so-hoa/dong/<int:pk>/sua/", rows.mend_row, name="mend_row"),
    path("so-hoa/xet-lai/", reruns.reruns, name="reruns"),
    path("so-hoa/xet-lai/<int:pk>/", reruns.rerun, name="rerun"),
    path("so-hoa/xet-lai/dot/<int:pk>/", reruns.judge_round, name="judge_round"),
    path("so-hoa/vi-pham/", rosters.rosters, name="rosters"),
    path("so-hoa/vi-pham/doi-chieu/", rosters.compare, name="compare"),
    path("so-hoa/vi-pham/<int:pk>/", rosters.roster, name="roster"),
    path("so-hoa/vi-pham/<int:pk>/tam-dung/", rosters.hold_hits, name="hold_hits"),
    path("so-hoa/vi-pham/dong/<int:pk>/bo/", rosters.dismiss, name="dismiss"),
    path("so-hoa/vi-pham/dong/<int:pk>/lay-lai/", rosters.take_up_hit, name="take_up_hit"),
]
