"""Pages and pictures shown to a person."""

import io
from functools import partial

from PIL import Image

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Limits, StepLimits
from synthkit.readers.page_images import PageImages, WantedImages, page_images
from synthkit.readers.pool import FilePool, Task
from tests.readers.builders import Pdf, p
from tests.readers.docx.test_pictures import photo, shown, with_pictures


def show(content: bytes, *numbers: int) -> dict[int, tuple[int, int] | None]:
    """The sizes of the pictures, None where nothing can be shown."""
    made = page_images(WantedImages(numbers={"k": numbers}), "x", content, "k", StepLimits())
    return {picture.number: size(picture.jpeg) for picture in made.pictures}


def size(jpeg: bytes) -> tuple[int, int] | None:
    if not jpeg:
        return None
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        return opened.size


def tiff(*shades: int) -> bytes:
    held = io.BytesIO()
    first, *others = [Image.new("L", (300, 200), shade) for shade in shades]
    first.save(held, "TIFF", save_all=True, append_images=others)
    return held.getvalue()


def two_pages() -> bytes:
    made = Pdf()
    made.page().lines("ett")
    made.page().picture()
    return made.content()


def test_a_page_is_shown_large_enough_to_read():
    assert show(two_pages(), 2) == {2: (1272, 1800)}


def test_a_page_that_is_not_there_shows_nothing():
    assert show(two_pages(), 1, 7)[7] is None


def test_of_a_file_of_pictures_those_are_shown_that_are_asked_for():
    assert show(tiff(0, 90, 180), 1, 3) == {1: (300, 200), 3: (300, 200)}


def test_a_picture_that_a_camera_took_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    held = io.BytesIO()
    Image.new("RGB", (300, 200)).save(held, "JPEG", exif=exif)
    assert show(held.getvalue(), 1) == {1: (200, 300)}


def test_what_is_transparent_is_shown_as_paper():
    held = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(held, "PNG")
    (picture,) = page_images(
        WantedImages(numbers={"k": (1,)}), "x", held.getvalue(), "k", StepLimits()
    ).pictures
    with Image.open(io.BytesIO(picture.jpeg)) as opened:
        assert opened.getpixel((20, 20)) == (255, 255, 255)


def test_a_picture_in_a_word_file_is_shown_by_its_number():
    made = with_pictures(p("text") + p(shown("logga", 2, 1)) + p(shown("a")), "logga", "a")
    assert show(made, 2) == {2: (1600, 1600)}


def test_a_picture_that_nothing_opens_shows_nothing():
    made = with_pictures(p("text") + p(shown()), "a", content=b"no picture")
    assert show(made, 1) == {1: None}


def shown_apart(content: bytes) -> PageImages | RefusalReason:
    work = partial(page_images, WantedImages(numbers={"k": (1,)}))
    with FilePool(Limits(seconds=20), work, PageImages) as pool:
        ((_, result),) = pool.read_all([Task("x", "k", 0, lambda: content)])
    return result


def test_files_are_shown_by_a_process_of_its_own():
    result = shown_apart(photo())
    assert isinstance(result, PageImages)
    assert result.pictures[0].data


def test_a_file_that_cannot_be_opened_any_longer_is_refused():
    assert shown_apart(b"%PDF-1.4 broken") is RefusalReason.BROKEN


def masked(content: bytes, *visible: str) -> dict[int, Image.Image]:
    wanted = WantedImages(numbers={"k": (1, 2)}, visible={"k": frozenset(visible)})
    made = page_images(wanted, "x", content, "k", StepLimits())
    return {p.number: Image.open(io.BytesIO(p.jpeg)).convert("L") for p in made.pictures if p.data}


def darkest(image: Image.Image) -> int:
    return min(image.tobytes())


def test_on_a_masked_page_stand_the_words_that_may_be_seen_and_nothing_else():
    made = Pdf()
    made.page().lines("Karin vill ha lotsar").picture()
    made.page().picture()
    content = made.content()

    nothing, some = masked(content), masked(content, "vill", "ha", "lotsar")

    # Grey where a word stands, and no ink; of the picture nothing, and a page without text is none.
    assert list(nothing) == list(some) == [1]
    assert darkest(nothing[1]) > 120
    assert darkest(some[1]) < 60
    left = some[1].crop(nothing[1].point(lambda shade: 255 * (shade < 220)).getbbox())
    assert darkest(left.crop((0, 0, left.width // 6, left.height))) > 120


def test_a_word_is_covered_if_any_part_of_it_is():
    made = Pdf()
    made.page().lines("karin/lotsar")
    assert darkest(masked(made.content(), "lotsar")[1]) > 120


def test_a_file_of_pictures_shows_nothing_where_names_are_masked():
    assert masked(tiff(0, 90), "ett") == {}
