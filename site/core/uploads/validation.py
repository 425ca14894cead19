"""Which files may be uploaded. Plain checks on names and bytes, used by forms and models."""

import zipfile
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

ACTIVE_EXTENSIONS = frozenset(
    [
        "asp",
        "aspx",
        "bat",
        "cgi",
        "cmd",
        "com",
        "dll",
        "exe",
        "hta",
        "htm",
        "html",
        "jar",
        "js",
        "jsp",
        "lnk",
        "mht",
        "mhtml",
        "mjs",
        "msi",
        "php",
        "phtml",
        "pl",
        "ps1",
        "py",
        "scr",
        "sh",
        "shtml",
        "svg",
        "svgz",
        "swf",
        "vbs",
        "wasm",
        "xht",
        "xhtml",
        "xml",
        "xsl",
        "xslt",
    ]
)
"""Parts of a name that make some program run the file."""
ZIPPED = frozenset(["docx", "odp", "ods", "odt", "pptx", "xlsx"])
TEXT = frozenset(("csv", "txt"))
MACROS = ("vbaproject.bin", "vbadata.xml")


class RequestSizeLimit(FileUploadHandler):
    """Refuse to read a request that is far larger than any allowed file."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        *args: object,
        **kwargs: object,
    ) -> None:
        if content_length > settings.MAX_REQUEST_BYTES:
            raise RequestDataTooBig("The request is larger than MAX_REQUEST_BYTES.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def has_active_part(name: str) -> bool:
    """True for ``rooster.html.pdf`` and ``rooster.pdf.html``; False for ``verslag 3.2.pdf``."""
    return any(part.strip().lower() in ACTIVE_EXTENSIONS for part in name.split(".")[1:])


def is_what_it_says(extension: str, file: BinaryIO) -> bool:
    """Whether the bytes match the extension and hold no macros. Rewinds ``file``."""
    file.seek(0)
    try:
        if extension == "pdf":
            return b"%PDF-" in file.read(1024)
        if extension in ZIPPED:
            return _is_office_file(file)
        if extension in TEXT:
            return b"\0" not in file.read(64 * 1024)
        return True
    finally:
        file.seek(0)


def _is_office_file(file: BinaryIO) -> bool:
    """A zip of XML, judged by its directory alone: nothing is decompressed."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return bool(names) and not any(
        name.endswith(MACROS) or name.startswith(("basic/", "scripts/")) for name in names
    )
