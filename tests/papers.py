"""PDFs for tests: really made, once for each text in a whole run, whichever worker comes first."""

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from core import made_files, pdf


@pytest.fixture(scope="session", autouse=True)
def papers_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same text makes the same PDF: what one test made, the next one need not wait for."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "papers"
    folder.mkdir(exist_ok=True)

    def make_once(html: str, *, title: str, language: str) -> bytes:
        path = folder / sha256("\0".join((html, title, language)).encode()).hexdigest()
        if not path.exists():
            made = pdf.make_pdf(html, title=title, language=language)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(made)
            Path(file.name).rename(path)
        return path.read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_files, "make_pdf", make_once)
        yield
