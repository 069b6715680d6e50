"A part of the site is built and looked at in headless Chromium; `make site` builds all of it, and checks every link and page."
import base64
import json
import re
import sys
from pathlib import Path

import pytest

for needed in ("myst_nb", "latex2mathml"): pytest.importorskip(needed, reason="the site needs the extra `site`")
sys.path.insert(0, str(Path(__file__).parent / "site"))
import build
import look
from look import NARROW, SHARP


@pytest.fixture(scope="module")
def site(tmp_path_factory): return build.build(tmp_path_factory.mktemp("site"), rooms=("", "perturbation", "losses"))


@pytest.mark.cost(40)
def test_every_link_and_anchor_leads_somewhere(site): assert build.broken(site) == []


def test_every_public_name_is_there(site):
    for page in (site / "api").glob("*.html"):
        _, names = build.api(build.ROOT / "robustok" / Path(*page.stem.split(".")).with_suffix(".py"), "x")
        text = page.read_text(encoding="utf-8")
        assert [n for n in names if f"<h2>{n}<" not in text] == []


def test_formulas_are_formulas(site):
    "None is left as TeX, and the browser is given no command that it does not know."
    pages = {p.name: p.read_text(encoding="utf-8") for p in site.rglob("*.html") if "_static" not in p.parts}
    bare = {name: re.sub(r"<(pre|code|script|style)\b.*?</\1>", "", text, flags=re.S) for name, text in pages.items()}
    assert [(name, found) for name, text in bare.items() for found in re.findall(r"\$[^$\n<]+\$|\\\w+", text)] == []
    assert "<mfrac>" in pages["06_perturbation.html"]


@pytest.mark.cost(20)
@pytest.mark.skipif(not look.CHROMIUM, reason="there is no Chromium on this machine")
def test_pages_in_a_browser(site):
    "No error in the console, no sideways scrolling on a phone or a desk, text that can be read in the light and in the dark, sharp pictures."
    assert look.wrong(site) == []


def test_kept_figures_are_sharp_on_a_phone():
    "Those that chapters show as well, whose pages are in no part of the site that is looked at here."
    width = {p: int.from_bytes(p.read_bytes()[16:20], "big") for p in (build.ROOT / "reports").glob("*/*.png") if p.parent.name != "quickstart"}  # of a PNG's header
    assert [p.name for p, w in width.items() if w < SHARP and p.stem not in NARROW] == []


def pictures(path: Path) -> list[tuple[int, int, int]]:
    "Of each picture that a notebook shows: its cell, pixels across, and how many of a page's pixels it is to take."
    found = []
    for i, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        for out in cell.get("outputs", []):
            if not (data := out.get("data", {}).get("image/png")): continue
            across = int.from_bytes(base64.b64decode("".join(data))[16:20], "big")
            found.append((i, across, out.get("metadata", {}).get("image/png", {}).get("width", across)))
    return found


@pytest.mark.parametrize("room", [*build.book.ROOMS, ""])
def test_chapters_pictures_are_sharp_on_a_phone(room):
    "Two pixels for each that a page gives them, which is no more than a phone has: `show_grid` does it, plots by `set_matplotlib_formats(\"retina\")`."
    paths = [*build.book.chapters()[room], *[build.book.NBS / f"{n}.ipynb" for n in ("index", "quickstart") if not room]]
    seen = [(path.stem, *picture) for path in paths if look.whole(path) for picture in pictures(path)]
    assert [found for found in seen if found[2] < 2 * min(found[3], SHARP // 2)] == []
