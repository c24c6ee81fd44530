"""What the editors write: pages of the seven sections, their pictures and files; and how often a page was read."""

from .documents import DocumentPage, DocumentSection, Relation
from .media import Attachment, Picture, PictureRendition
from .oldsite import OldSiteImport
from .organisation import ContactCard, OrganisationPage
from .pages import ArticlePage, EditorialPage, HomePage, NewsSection, TextPage
from .recruitment import RecruitmentNotice, RecruitmentSection
from .visits import Visit

__all__ = [
    "ArticlePage",
    "Attachment",
    "ContactCard",
    "DocumentPage",
    "DocumentSection",
    "EditorialPage",
    "HomePage",
    "NewsSection",
    "OldSiteImport",
    "OrganisationPage",
    "Picture",
    "PictureRendition",
    "RecruitmentNotice",
    "RecruitmentSection",
    "Relation",
    "TextPage",
    "Visit",
]
