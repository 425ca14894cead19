"""What a copy consists of. It is sealed like the rest, and vouches for the hash of every part."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from .parts import BackupError, Seal, StoredPart, write_file

SITE, FORMAT = "pijnacker-nootdorp-methode", 1
NAME, SUMS = "manifest", "SHA256SUMS"


@dataclass(frozen=True)
class Manifest:
    made_at: str
    database: str
    """The vendor: a copy of one database cannot be put into another."""
    migrations: list[str]
    database_parts: list[StoredPart]
    media_parts: list[StoredPart]
    files: int
    site: str = SITE
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def parts(self) -> list[StoredPart]:
        return [*self.database_parts, *self.media_parts]


def write_manifest(folder: Path, manifest: Manifest, seal: Seal) -> None:
    """With a list that ``sha256sum --check SHA256SUMS`` reads where there is no key."""
    own = write_file(folder / NAME, seal.close(json.dumps(asdict(manifest), indent=1).encode()))
    lines = "".join(f"{part.sha256}  {part.name}\n" for part in [own, *manifest.parts])
    write_file(folder / SUMS, lines.encode())


def read_manifest(folder: Path, seal: Seal) -> tuple[Manifest, Seal]:
    """And the seal of its parts: none for a copy from before there was a key."""
    try:
        content, sums = (folder / NAME).read_bytes(), (folder / SUMS).read_text(encoding="ascii")
    except (OSError, ValueError) as problem:
        raise BackupError("it is no copy made by manage.py backup") from problem
    if f"{sha256(content).hexdigest()}  {NAME}\n" not in sums:
        raise BackupError(f"{NAME} is damaged")
    if content.startswith(b"{"):
        seal = Seal()
    elif not seal.keys:
        raise BackupError("it is encrypted: set BACKUP_KEY")
    try:
        read = json.loads(seal.open(content))
        for name in ("database_parts", "media_parts"):
            read[name] = [StoredPart(**part) for part in read[name]]
        manifest = Manifest(**read)
    except (ValueError, TypeError, KeyError) as problem:
        raise BackupError("it was made by another program or version") from problem
    if (manifest.site, manifest.format) != (SITE, FORMAT):
        raise BackupError("it was made by another program or version")
    return manifest, seal
