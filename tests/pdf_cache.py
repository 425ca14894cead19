"""Generated PDFs are cached by their source, for the whole test run and all workers."""

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from core.generated_files import registry
from core.pdf import render


@pytest.fixture(scope="session", autouse=True)
def cached_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Cache PDFs by their source text."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "papers"
    folder.mkdir(exist_ok=True)

    def make_once(html: str, *, title: str, language: str) -> bytes:
        path = folder / sha256("\0".join((html, title, language)).encode()).hexdigest()
        if not path.exists():
            made = render.make_pdf(html, title=title, language=language)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(made)
            Path(file.name).rename(path)
        return path.read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "make_pdf", make_once)
        yield
