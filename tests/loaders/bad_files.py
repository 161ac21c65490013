"""Files that are broken, locked, of another kind, or made to harm: as bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.wordprocessingml.document.main+xml"/></Types>'
)


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """An Office file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return package({**{n: old.read(n) for n in old.namelist()}, name: part})


def with_entities(encoding: str = "utf-8") -> bytes:
    """A Word file whose text grows a thousandfold at each of nine levels."""
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e0 "ha">{levels}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return with_part(word("Text"), "word/document.xml", text.encode(encoding))


def locked_zip() -> bytes:
    """A Word file whose parts say that they are encrypted."""
    content = bytearray(word("Text"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def lying_zip() -> bytes:
    """A Word file with a part that inflates to far more than it says."""
    content = bytearray(with_part(word("Text"), "word/media/a.bin", b"\0" * 900_000))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        if content[at + 46 :].startswith(b"word/document.xml"):
            content[at + 24 : at + 28] = struct.pack("<I", 10)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + name.encode("utf-16-le") + b"\0" * 512


def pdf(*texts: str, user: str | None = None) -> bytes:
    """A page a text; `user` is the password that opens it."""
    out = io.BytesIO()
    lock = None if user is None else pdfencrypt.StandardEncryption(user, ownerPassword="owner", canPrint=0)
    canvas = Canvas(out, encrypt=lock, invariant=1)
    for text in texts:
        canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%btrailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(body),
    )


def endless_pages() -> bytes:
    """A page tree that is its own child."""
    return raw_pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000>>")


def many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, count),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>>",
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d /Filter /FlateDecode %b>>\nstream\n%b\nendstream" % (len(packed), entries, packed)


def nested_forms(times: int) -> bytes:
    """A page that draws a form, that draws the next one several times, and so on."""
    deep = 9
    forms = []
    for k in range(deep):
        own = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
        if k == deep - 1:
            forms.append(stream(b"0 0 m 9 9 l S\n" * times, own))
        else:
            inside = b"/Resources <</XObject <</F %d 0 R>>>>" % (6 + k)
            forms.append(stream(b"/F Do\n" * times, own + inside))
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources <</XObject <</F 5 0 R>>>>>>",
        stream(b"/F Do"),
        *forms,
    )


def page_of(content: bytes) -> bytes:
    """A page with this content stream."""
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R>>",
        stream(content),
    )


def png(width: int, height: int) -> bytes:
    """A blank picture."""
    out = io.BytesIO()
    Image.new("L", (width, height), 255).save(out, "PNG")
    return out.getvalue()


def giant_png() -> bytes:
    """The head of a picture of 60,000 by 60,000 points."""
    content = bytearray(png(8, 8))
    head = b"IHDR" + struct.pack(">II", 60_000, 60_000) + bytes(content[24:29])
    content[12:33] = head + struct.pack(">I", zlib.crc32(head))
    return bytes(content)


def tiff(pages: int) -> bytes:
    out = io.BytesIO()
    blank = Image.new("L", (8, 8), 255)
    blank.save(out, "TIFF", save_all=True, append_images=[blank] * (pages - 1))
    return out.getvalue()
