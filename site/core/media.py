"""Pictures, as this machine serves them: nothing in them can run, and only pictures can be reached."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file

from core.http import SiteRequest

PUBLIC_FOLDERS = ("images",)
"""What visitors may see: pictures in the sizes and formats that pages ask for."""
EDITORS_FOLDERS = ("original_images", "avatar_images")
"""What an editor may see besides. Documents are in neither: only their own view knows who may have one."""
POLICY = "default-src 'none'; sandbox"
A_WEEK = 7 * 24 * 60 * 60


@require_safe
def serve(request: SiteRequest, path: str) -> HttpResponseBase:
    """One picture. Raises Http404 for every other file, and for a name with bytes that no file name has."""
    parts = PurePosixPath(path).parts
    if ".." in parts or "\\" in path:
        raise Http404  # the way to a file is read here, so there is no way round
    folder = parts[:1]
    public = folder and folder[0] in PUBLIC_FOLDERS
    if not public and not (folder and folder[0] in EDITORS_FOLDERS and is_editor(request)):
        raise Http404
    try:
        response = serve_file(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError) as problem:  # a name too long, or with a NUL byte
        raise Http404 from problem
    response.headers[CSP.HEADER_ENFORCE.value] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = f"public, max-age={A_WEEK}" if public else "private, no-store"
    if not response.headers.get("Content-Type", "").startswith("image/"):
        response.headers["Content-Disposition"] = "attachment"
    return response


def is_editor(request: SiteRequest) -> bool:
    return bool(request.user.has_perm("wagtailadmin.access_admin"))
