"""Serve uploaded images with headers that disable scripts, documents, and no other files.

An image in a private collection is as private in every rendition as its original: shown to whom the
restriction admits and to editors who may choose it, and not cacheable by proxies. Without private collections
that costs one query.
"""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.documents.views.serve import serve as wagtails_serve
from wagtail.models import Collection, CollectionViewRestriction

from core.http import SiteRequest
from core.models import SiteDocument, SiteRendition
from core.permissions.files import may_open_image

RENDITIONS, ORIGINALS, AVATARS = "images", "original_images", "avatar_images"
"""The folders that are served. Documents are not here: their own view checks who may have one."""
POLICY = "default-src 'none'; sandbox"
A_WEEK = 7 * 24 * 60 * 60


@require_safe
def serve(request: SiteRequest, path: str) -> HttpResponseBase:
    """Serve one image. Raises Http404 for other files and for names that are no valid file names."""
    parts = PurePosixPath(path).parts
    if ".." in parts or "\\" in path:
        raise Http404  # resolved here, so a path cannot leave the folder
    folder = parts[0] if parts else ""
    restrictions = restrictions_of(path) if folder == RENDITIONS else None
    public = restrictions == []
    admitted = bool(restrictions) and all(one.accept_request(request) for one in restrictions or ())
    if not (public or admitted or is_for_editor(request, folder, path)):
        raise Http404
    try:
        response = serve_file(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError) as problem:  # a name that is too long, or with a NUL byte
        raise Http404 from problem
    response.headers[CSP.HEADER_ENFORCE.value] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = f"public, max-age={A_WEEK}" if public else "private, no-store"
    if not response.headers.get("Content-Type", "").startswith("image/"):
        response.headers["Content-Disposition"] = "attachment"
    return response


def serve_document(request: SiteRequest, document_id: str, document_filename: str) -> HttpResponseBase:
    """Wagtail's view, which asks for a password or log-in, but lets any cache keep what it then sends."""
    response: HttpResponseBase = wagtails_serve(request, document_id, document_filename)
    document = SiteDocument.objects.select_related("collection").filter(pk=document_id).first()
    if document is None or document.collection.get_view_restrictions().exists():
        response.headers["Cache-Control"] = "private, no-store"
    return response


def restrictions_of(path: str) -> list[CollectionViewRestriction] | None:
    """The restrictions on the image's collection and its ancestors; None if the file belongs to no image."""
    restrictions = list(CollectionViewRestriction.objects.select_related("collection"))
    if not restrictions:
        return []
    of_picture = SiteRendition.objects.filter(file=path).values("image__collection")
    collection = Collection.objects.filter(pk__in=of_picture).first()
    if collection is None:
        return None
    return [one for one in restrictions if collection.path.startswith(one.collection.path)]


def is_for_editor(request: SiteRequest, folder: str, path: str) -> bool:
    """Whether an editor may open it: everybody's portrait, and the images that the editor may choose."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    return folder == AVATARS or (folder in (RENDITIONS, ORIGINALS) and may_open_image(request.user, path))
