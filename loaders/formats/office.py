"""The zip package that Word and PowerPoint files are: which it is, and whether it is safe to open.

What a package says of its size is looked at before anything is inflated; a part that inflates to more than it says is
cut off by the zip reader. Office never writes a document type into its XML, so one that is there is an attack.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from schema.errors import Damaged, Encrypted, Place, TooLarge, Unsafe, UnsupportedFormat

MAX_PARTS = 5_000
MAX_INFLATED = 200_000_000  # bytes of all parts, pictures too
MAX_XML = 40_000_000  # bytes of XML: some 10,000 pages
MAX_RATIO = 250  # inflated to packed; minutes of one word again and again reach 100
SMALL = 1_000_000  # bytes; what is smaller harms nobody
ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MAIN = frozenset({"word/document.xml", "ppt/presentation.xml"})
OTHERS = {
    "xl/workbook.xml": "an Excel workbook",
    "xl/workbook.bin": "an Excel workbook",
    "visio/document.xml": "a Visio drawing",
    "meta-inf/manifest.mf": "a Java archive",
    "androidmanifest.xml": "an Android program",
    "content.xml": "an OpenDocument file",
    "index/document.iwa": "a Pages document",
    "meta-inf/container.xml": "an e-book",
}
TYPES = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
    b"application/vnd.ms-powerpoint.presentation.macroenabled.main+xml": "pptx",
}
"""What a package's main part may call itself."""


def recognise(content: bytes, place: Place) -> str:
    """docx or pptx, once the package is known to be safe. Raises InputError for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_sizes(package, place)
            kind = _kind(package, place)
            _check_xml(package, place)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as problem:
        raise Damaged(f"The file is a zip or Office file, but damaged: {problem}", where=place) from None
    except RuntimeError:  # what zipfile raises for a part with a password
        raise Encrypted("The file is locked with a password", where=place) from None


def _check_sizes(package: zipfile.ZipFile, place: Place) -> None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise TooLarge(f"The file has {len(parts):,} parts; the reader takes {MAX_PARTS:,}", where=place)
    inflated, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    for name, size, from_ in [*((p.filename, p.file_size, p.compress_size) for p in parts), ("", inflated, packed)]:
        if size > SMALL and size > MAX_RATIO * max(from_, 1):
            part = f"its part {name[:80]!r}" if name else "it"
            raise Unsafe(f"The file is a zip bomb: {part} inflates {from_:,} bytes to {size:,}", where=place)
    xml = sum(p.file_size for p in parts if _is_xml(p.filename))
    if inflated > MAX_INFLATED or xml > MAX_XML:
        raise TooLarge(
            f"The file inflates to {inflated / 1e6:.0f} MB ({xml / 1e6:.0f} MB of text); the reader takes "
            f"{MAX_INFLATED / 1e6:.0f} MB ({MAX_XML / 1e6:.0f} MB)",
            where=place,
        )


def _kind(package: zipfile.ZipFile, place: Place) -> str:
    names = {name.lower() for name in package.namelist()}
    if "[content_types].xml" in names:
        types = package.read(next(n for n in package.namelist() if n.lower() == "[content_types].xml")).lower()
        for type_, kind in TYPES.items():
            if type_ in types:
                return kind
    for name, what in OTHERS.items():
        if name in names:
            raise UnsupportedFormat(f"The file is {what}, not a document of Word or PowerPoint", where=place)
    if not names & MAIN:
        raise UnsupportedFormat(
            "The file is a zip file without a document of Word or PowerPoint in it",
            where=place,
            next_step="Unpack it, then load the documents in it.",
        )
    raise UnsupportedFormat("The file is an Office file of another kind: a template, or with macros", where=place)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _check_xml(package: zipfile.ZipFile, place: Place) -> None:
    for part in package.infolist():
        if part.flag_bits & 1:
            raise Encrypted("The file is locked with a password", where=place)
        if not _is_xml(part.filename):
            continue
        if ENTITIES.search(package.read(part).replace(b"\x00", b"")):
            raise Unsafe(f"The XML of its part {part.filename[:80]!r} declares entities of its own", where=place)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_ole(content: bytes, place: Place) -> None:
    """Raise what an OLE file of Office deserves: Encrypted for a locked new one, UnsupportedFormat for an old one."""
    names = {
        "EncryptedPackage": None,
        "WordDocument": "a Word document of before 2007 (.doc)",
        "PowerPoint Document": "a PowerPoint file of before 2007 (.ppt)",
        "Workbook": "an Excel workbook (.xls)",
        "__properties_version1.0": "an Outlook message (.msg)",
    }
    for name, what in names.items():
        if name.encode("utf-16-le") in content:
            if what is None:
                raise Encrypted("The file is locked with a password", where=place)
            raise UnsupportedFormat(f"The file is {what}", where=place)
    raise UnsupportedFormat("The file is an old Office file (OLE)", where=place)
