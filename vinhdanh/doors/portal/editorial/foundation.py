"""What an editorial site starts from: the tree of sections, the groups and the way of an article to its reader.

Laid once, after the first migrate; what the editors change or take away afterwards stays as they left it.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .models import DocumentSection, HomePage, NewsSection, OrganisationPage, RecruitmentSection, TextPage
from .rights import DESKS, EDITORS, PUBLISHERS, Desk

WORKFLOW = "Biên tập và duyệt đăng"
SECTIONS = (
    (TextPage, "Giới thiệu", "gioi-thieu", {}),
    (NewsSection, "Tin chuyên ngành", "tin-chuyen-nganh", {}),
    (OrganisationPage, "Tổ chức bộ máy – cán bộ", "to-chuc", {}),
    (RecruitmentSection, "Thông tin tuyển dụng", "tuyen-dung", {}),
    (DocumentSection, "Văn bản của Tỉnh", "van-ban-cua-tinh", {"level": DocumentSection.Level.PROVINCE}),
    (DocumentSection, "Văn bản TW", "van-ban-tw", {"level": DocumentSection.Level.CENTRE}),
)
"""The sections of the portal, in the order of its menu; the first, Trang chủ, is the root itself."""


def lay(**_kwargs) -> None:
    """Lay everything where nothing is yet; idempotent, after each migrate."""
    if HomePage._meta.db_table not in connection.introspection.table_names() or HomePage.objects.exists():
        return
    for label in ("wagtailcore", "wagtailadmin", "wagtailredirects", "wagtailimages", "wagtaildocs"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    with transaction.atomic():
        home = _tree()
        _workflow(home, {desk: _group(desk, home) for desk in DESKS})


def _tree() -> HomePage:
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(title="Root", slug="root")
    root.get_children().filter(slug="home").delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="home"))
    for model, title, slug, more in SECTIONS:
        home.add_child(instance=model(title=title, slug=slug, show_in_menus=True, **more))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": ""}
    )
    return home


def _group(desk: Desk, home: HomePage) -> Group:
    group, _ = Group.objects.get_or_create(name=desk.name)
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *desk.house]))
    for codename in desk.pages:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    root = Collection.get_first_root_node()
    for label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):  # Wagtail asks by its own models
        for verb in desk.media:
            permission = Permission.objects.get(content_type__app_label=label, codename=f"{verb}_{model}")
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    return group


def _workflow(home: HomePage, groups: dict[Desk, Group]) -> None:
    """Writer → editor → publisher; in place of the way and the groups that Wagtail brings along."""
    WorkflowPage.objects.all().delete()
    Workflow.objects.update(active=False)
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    for order, (name, desk) in enumerate((("Biên tập", EDITORS), ("Duyệt đăng", PUBLISHERS))):
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.add(groups[desk])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=home)
