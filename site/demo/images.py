"""Generated illustrations, to exercise renditions and alternative texts."""

import random
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from core.models import SiteImage

WIDTH, HEIGHT = 1600, 1000
SKY, SUN, GRASS, DITCH = "#e8f1ec", "#e9a820", "#2f6b4f", "#9cc5d3"
WALLS = ("#f4e9d8", "#d9c2a3", "#c98f6b", "#efe3cf", "#b7c9b9")
ROOFS = ("#8a4b3a", "#5a4a42", "#2e4a3f", "#a65a3f")


def build_picture(title: str, alternative: str, seed: int) -> SiteImage:
    """A street in the polder; ``seed`` determines its houses."""
    data = BytesIO()
    street(seed).save(data, format="PNG", optimize=True)
    data.seek(0)
    return SiteImage.objects.create(
        title=title,
        description=alternative,
        credit="Tekening van de voorbeeldsite",
        file=ImageFile(data, name=f"straat-{seed}.png"),
    )


def street(seed: int) -> Image.Image:
    """Sky, sun, a row of houses or greenhouses, grass and a ditch."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    image = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    draw = ImageDraw.Draw(image)
    x = chance.randrange(200, 1300)
    draw.ellipse((x, 90, x + 170, 260), fill=SUN)
    draw.rectangle((0, 720, WIDTH, HEIGHT), fill=GRASS)
    draw.polygon([(0, 900), (WIDTH, 840), (WIDTH, 900), (0, 970)], fill=DITCH)
    left = chance.randrange(-60, 40)
    while left < WIDTH:
        width = chance.randrange(170, 300)
        (glasshouse if chance.random() < 0.2 else house)(draw, chance, left, width)
        left += width + chance.randrange(0, 50)
    return image


def house(draw: ImageDraw.ImageDraw, chance: random.Random, left: int, width: int) -> None:
    top = chance.randrange(380, 520)
    draw.rectangle((left, top, left + width, 730), fill=chance.choice(WALLS))
    draw.polygon(
        [(left - 12, top), (left + width // 2, top - 120), (left + width + 12, top)],
        fill=chance.choice(ROOFS),
    )
    for row in range(top + 40, 600, 110):
        for column in range(left + 30, left + width - 50, 90):
            draw.rectangle((column, row, column + 44, row + 60), fill="#32424a")
    door = left + width // 2 - 24
    draw.rectangle((door, 630, door + 48, 730), fill=chance.choice(ROOFS))


def glasshouse(draw: ImageDraw.ImageDraw, chance: random.Random, left: int, width: int) -> None:
    top = 560
    draw.rectangle((left, top, left + width, 730), fill="#d5e8e4", outline="#7fa59b", width=5)
    for x in range(left, left + width, 60):
        draw.polygon(
            [(x, top), (x + 30, top - 50), (x + 60, top)], fill="#c6dfda", outline="#7fa59b", width=4
        )
        draw.line((x, top, x, 730), fill="#7fa59b", width=4)
