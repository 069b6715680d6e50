"A part of the site is built and looked at in headless Chromium; `make site` builds all of it and checks every link."
import re
import shutil
import sys
from pathlib import Path

import pytest

for needed in ("myst_nb", "latex2mathml"): pytest.importorskip(needed, reason="the site needs the extra `site`")
sys.path.insert(0, str(Path(__file__).parent / "site"))
import build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CONTRAST = """() => {
  const numbers = c => (c.match(/[\\d.]+/g) || []).map(Number)
  const light = c => numbers(c).slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0)
  const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor
    if (numbers(c).length < 4 || numbers(c)[3] > .9) return c } return 'rgb(255, 255, 255)' }
  return [...document.querySelectorAll('.bd-article p, .bd-article li, .bd-article pre span')].slice(0, 200).map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x)
    return [(a + .05) / (b + .05), e.textContent.slice(0, 30)] }).filter(x => x[0] < 4.5) }"""
PHONE = dict(viewport=dict(width=360, height=800), device_scale_factor=2)
BLURRED = """() => [...document.querySelectorAll('.bd-article img')]
  .filter(i => i.naturalWidth < devicePixelRatio * i.clientWidth).map(i => `${i.naturalWidth} px for ${i.clientWidth}`)"""
SHARP = 656  # pixels across that a picture needs there: what BLURRED finds the page's width to be, twice
NARROW = {"small_models": "a report that is listed as older; a plot in it was drawn for a desk"}


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
@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")
def test_pages_in_a_browser(site):
    "No error in the console, no sideways scrolling on a phone or a desk, text that can be read."
    from playwright.sync_api import sync_playwright
    wrong = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda m: wrong.append((page.url, m.text)) if m.type == "error" else None)
        page.on("pageerror", lambda e: wrong.append((page.url, str(e))))
        for path in sorted(p for p in site.rglob("*.html") if "_static" not in p.parts):
            page.goto(path.as_uri(), wait_until="load")
            for width in (360, 1280):
                page.set_viewport_size(dict(width=width, height=800))
                if page.evaluate("document.documentElement.scrollWidth") > width: wrong.append((path.name, f"wider than {width}"))
            wrong += [(path.name, *found) for found in page.evaluate(CONTRAST)]
        page = browser.new_page(**PHONE)
        for path in [site / "index.html", *sorted((site / "reports").rglob("*.html"))]:
            page.goto(path.as_uri(), wait_until="load")
            if path.stem not in NARROW: wrong += [(path.name, found) for found in page.evaluate(BLURRED)]
        browser.close()
    assert wrong == []


def test_kept_figures_are_sharp_on_a_phone():
    "Those that chapters show as well, whose pages are in no part of the site that is looked at here."
    width = {p: int.from_bytes(p.read_bytes()[16:20], "big") for p in (build.ROOT / "reports").glob("*/*.png") if p.parent.name != "quickstart"}  # of a PNG's header
    assert [p.name for p, w in width.items() if w < SHARP and p.stem.split("_")[0] not in NARROW] == []
