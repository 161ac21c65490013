"""Straight lines in a picture of a page: those that strike words and those that frame tables.

A run of dark pixels, longer than any letter is wide and no thicker than a pen's stroke, is a line. All is done by whole
pictures at once (Pillow's comparing of shifted copies), so a page takes a tenth of a second.
"""

from __future__ import annotations

import re

from PIL import Image, ImageChops

DARK = 150  # grey that counts as ink, of 255
LONG = 0.27  # inches: no letter of a text has a stroke so long
TALL = 0.42  # inches, for lines down: taller than capitals of a heading
THICK = 0.04  # inches: what is thicker is a bar or a picture
Box = tuple[int, int, int, int]


def lines(page: Image.Image, dpi: float) -> tuple[list[Box], list[Box], Image.Image]:
    """(lines across, lines down, the page without them); the page is grey, boxes are pixels."""
    ink = page.point([255 if grey < DARK else 0 for grey in range(256)])
    across = _thin(_opened(ink, int(LONG * dpi)), int(THICK * dpi))
    down = _upright(_thin(_opened(_upright(ink), int(TALL * dpi)), int(THICK * dpi)))
    stroke = max(int(0.03 * dpi), 4)
    clean = page.copy()
    letters = _upright(_opened(_upright(ImageChops.subtract(ink, _fat(down, across=True))), stroke))
    clean.paste(255, mask=ImageChops.subtract(_fat(across), letters))
    letters = _opened(ImageChops.subtract(ink, _fat(across)), stroke)
    clean.paste(255, mask=ImageChops.subtract(_fat(down, across=True), letters))
    return _boxes(across), [(y0, x0, y1, x1) for x0, y0, x1, y1 in _boxes(_upright(down))], clean


def _upright(picture: Image.Image) -> Image.Image:
    return picture.transpose(Image.Transpose.TRANSPOSE)


def _opened(ink: Image.Image, length: int) -> Image.Image:
    """What lies in runs across of at least this many dark pixels."""
    width, height = ink.size
    made, done = ink, 1
    while done < length:  # a pixel stays when all that follow it to the right are dark
        step = min(done, length - done)
        made = ImageChops.darker(made, made.crop((step, 0, width + step, height)))
        done += step
    done = 1
    while done < length:  # and is drawn out again to the run's length
        step = min(done, length - done)
        made = ImageChops.lighter(made, made.crop((-step, 0, width - step, height)))
        done += step
    return made


def _thin(runs: Image.Image, thick: int) -> Image.Image:
    return ImageChops.subtract(runs, _upright(_opened(_upright(runs), max(thick, 3))))


def _fat(picture: Image.Image, *, across: bool = False) -> Image.Image:
    """With the grey rim of its lines: above and below, or on the sides."""
    width, height = picture.size
    x, y = (2, 0) if across else (0, 2)
    for dx, dy in ((x, y), (-x, -y), (x // 2, y // 2), (-x // 2, -y // 2)):
        picture = ImageChops.lighter(picture, picture.crop((dx, dy, width + dx, height + dy)))
    return picture


def _boxes(picture: Image.Image) -> list[Box]:
    """The lines of a picture that holds nothing else; one that leans a little is one line."""
    width, height = picture.size
    filled = picture.resize((1, height), Image.Resampling.BOX).tobytes()
    made: list[list[int]] = []
    open_: list[list[int]] = []
    for y in (y for y, grey in enumerate(filled) if grey):
        open_ = [box for box in open_ if box[3] >= y - 2]
        for m in re.finditer(rb"\xff+", picture.crop((0, y, width, y + 1)).tobytes()):
            near = next((b for b in open_ if m.start() <= b[2] + 3 and m.end() >= b[0] - 3), None)
            if near is None:
                near = [m.start(), y, m.end(), y + 1]
                made.append(near)
                open_.append(near)
            near[0], near[2], near[3] = min(near[0], m.start()), max(near[2], m.end()), y + 1
    return [(b[0], b[1], b[2], b[3]) for b in made]
