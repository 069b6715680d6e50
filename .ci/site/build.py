"""The book as a static site, from the notebooks as they were executed: `make site` writes it to `_site/html`.

A source tree is laid out in `_site/src` as the repository is: chapters and reports without what is only for nbdev, a page for the rows of each
report, a page for the public names of each module. Links to files that are no page lead to the repository on the web.
"""
import ast
import configparser
import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
import book
import look

ROOT = book.ROOT
config = configparser.ConfigParser(delimiters=["="], interpolation=None)
config.read(ROOT / "settings.ini")
WEB = f"{config['DEFAULT']['git_url']}/%s/{config['DEFAULT']['branch']}/%s"
LINK = re.compile(r'(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)(?: "([^"]*)")?\)')


def executed() -> list[Path]:
    "Committed reports, in the order of their scales and names."
    found = [p for scale in ("cpu", "gpu", "paper") for p in sorted((ROOT / "reports" / scale).glob("*.ipynb"))]
    return [p for p in found if "." not in p.stem]


def pages(rooms=None) -> dict[str, str]:
    "File of the repository -> page of the site, without suffix; of some rooms where they are named."
    chapters = [p for room, paths in book.chapters().items() if rooms is None or room in rooms for p in paths] + [book.NBS / "quickstart.ipynb", *executed(), ROOT / "reports/README.md"]
    found = {p.relative_to(ROOT).as_posix(): p.relative_to(ROOT).with_suffix("").as_posix() for p in chapters}
    rows = {p.relative_to(ROOT).with_suffix(".csv").as_posix(): f"{p.relative_to(ROOT).with_suffix('').as_posix()}_rows" for p in executed()}
    return found | rows | {"nbs/index.ipynb": "index", "README.md": "index"}


def slug(anchor: str) -> str:
    "Sphinx's name of what Jupyter calls a heading; lines of rows keep theirs."
    return anchor if re.fullmatch(r"L\d+", anchor) else re.sub(r"[^a-z0-9]+", "-", anchor.lower()).strip("-")


def relinked(text: str, file: str, known: dict[str, str], output: bool = False) -> str:
    "Links of a page: to pages of the site, or to the repository on the web; what a cell printed may be for another page."
    here = os.path.dirname(known[file])
    def new(match):
        words, target, title = match.groups()
        if re.match(r"[a-z]+:", target): return match[0]
        path, _, anchor = target.partition("#")
        anchor = slug(anchor)
        if not path: return f"[{words}](#{anchor})"
        path = os.path.normpath(os.path.join(os.path.dirname(file), path))
        if not (ROOT / path).exists(): return words if output else match[0]  # text in brackets that is no link
        if path in known: place = os.path.relpath(known[path] + ".html", here or ".") + (f"#{anchor}" if anchor else "")
        else: place = WEB % ("tree" if (ROOT / path).is_dir() else "blob", path)
        words = re.sub(r"`([^`]*)`", lambda m: f"<code>{html.escape(m[1])}</code>", words)
        return f'<a href="{place}"' + (f' title="{html.escape(title)}"' if title else "") + f">{words}</a>"
    def picture(match):
        "The page of the index lies elsewhere than its notebook."
        path = os.path.normpath(os.path.join(os.path.dirname(file), match[2]))
        return f"{match[1]}({os.path.relpath(path, here or '.')})" if (ROOT / path).is_file() else match[0]
    parts = re.split(r"(```.*?```)", text, flags=re.S)
    return "".join(p if p.startswith("```") else re.sub(r"(!\[[^\]]*\])\(([^)\s:]+)\)", picture, LINK.sub(new, p)) for p in parts)


def notebook(path: Path, known: dict[str, str]) -> dict:
    "A notebook as a page: without cells that are only for nbdev; a report begins with its figure."
    nb, file, cells = json.loads(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix(), []
    for cell in nb["cells"]:
        source = "".join(cell["source"])
        if re.search(r"^#\| *(hide|default_exp)", source, re.M): continue
        if cell["cell_type"] == "markdown": cell["source"] = relinked(source, file, known)
        else:
            tags = cell["metadata"].setdefault("tags", [])
            if re.search(r"^#\| *code-fold: true", source, re.M): tags.append("hide-input")
            if re.search(r"^#\| *echo: false", source, re.M): tags.append("remove-input")
            cell["source"] = re.sub(r"^#\|.*\n?", "", source, flags=re.M).strip()
            for out in cell["outputs"]:
                data = out.get("data", {})
                if "text/markdown" in data: data["text/markdown"] = relinked("".join(data["text/markdown"]), file, known, True)
        cells.append(cell)
    if file.startswith("reports/") and path.with_suffix(".png").exists():
        cells.insert(1, dict(cell_type="markdown", metadata={}, id="figure", source=f"![The figure]({path.stem}.png)"))
    return nb | dict(cells=cells)


def rows(path: Path) -> str:
    "Page with the rows of a report; each has its line in the file as its anchor."
    head, *lines = list(csv.reader(path.open(encoding="utf-8")))
    def line(cells, tag="td"): return "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in cells)
    body = "\n".join(f'<tr id="L{i}"><td>{i}</td>{line(cells)}</tr>' for i, cells in enumerate(lines, 2))
    title = "".join(json.loads(path.with_suffix(".ipynb").read_text(encoding="utf-8"))["cells"][0]["source"]).splitlines()[0].strip("# ")
    return (f'---\norphan: true\n---\n# Rows: {title}\n\n<a href="{path.stem}.html">The report</a> they belong to.\n\n'
            f'<table class="rows">\n<tr><th>line</th>{line(head, "th")}</tr>\n{body}\n</table>\n')


# --- the public names of a module -------------------------------------------------------------------------------------------


def signature(node, lines: list[str]) -> str:
    "A definition as it is written, comments of its arguments included, up to its body; without decorators that change nothing for a reader."
    body = node.body[0].lineno if node.body else node.end_lineno
    above = []
    for words, d in [(ast.unparse(d), d) for d in node.decorator_list]:
        if words.startswith("patch"): above += ["@property"] * ("as_prop" in words) + ["@classmethod"] * ("cls_method" in words)
        elif words != "checked": above += lines[d.lineno - 1:d.end_lineno]
    text = textwrap.dedent("\n".join([*above, *lines[node.lineno - 1:max(body - 1, node.lineno)]]))
    return text.split("\n" if body > node.lineno else " return ")[0] if body == node.lineno else text


def said(node) -> str:
    "What it says of itself; code in it stands as it is."
    parts = re.split(r"(`[^`]*`)", ast.get_docstring(node) or "")
    return "".join(p if p.startswith("`") else html.escape(p, quote=False) for p in parts)


def fenced(code: str) -> str: return f"```python\n{code.rstrip()}\n```\n"


def entry(name: str, nodes: list, lines: list[str]) -> str:
    "One public name: signature, what it does, and of a class fields and public methods."
    found = [f"## {name}\n"]
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            fields = [lines[n.lineno - 1] for n in node.body if isinstance(n, ast.AnnAssign)]
            found.append(fenced("\n".join([signature(node, lines).split("\n    \"")[0], *fields])) + f"\n{said(node)}\n")
            methods = [n for n in node.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
            found += [f"### {name}.{m.name}\n\n{fenced(signature(m, lines))}\n{said(m)}\n" for m in methods]
        elif isinstance(node, ast.FunctionDef):
            more = f"### {name}.{node.name}\n\n" if node.name != name else ""
            found.append(f"{more}{fenced(signature(node, lines))}\n{said(node)}\n")
        else:
            found.append(fenced("\n".join(lines[node.lineno - 1:min(node.end_lineno, node.lineno + 7)])))
    return "\n".join(found)


def names(node) -> set[str]:
    "What a statement defines; a patched method belongs to its class."
    if isinstance(node, ast.FunctionDef) and any("patch" in ast.unparse(d) for d in node.decorator_list) and node.args.args:
        return {"" if node.name.startswith("_") else ast.unparse(node.args.args[0].annotation or ast.Constant(""))}
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)): return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}


def api(path: Path, chapter: str) -> tuple[str, list[str]]:
    "Page of a module, and its public names."
    text = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(text), text.splitlines()
    public = next((ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign) and "__all__" in names(n)), [])
    module = ".".join(path.relative_to(ROOT / "robustok").with_suffix("").parts)
    parts = [f"# {module}\n\n{(ast.get_docstring(tree) or '').strip()}\n\nFrom the chapter <a href=\"../{chapter}.html\">{chapter}</a>.\n"]
    return "\n".join(parts + [entry(n, [s for s in tree.body if n in names(s)], lines) for n in public]), public


# --- the whole ---------------------------------------------------------------------------------------------------------------


def toctree(caption: str, entries: list[str]) -> str:
    return f"```{{toctree}}\n:hidden:\n:caption: {caption}\n\n" + "\n".join(entries) + "\n```\n"


def lay_out(src: Path, rooms=None) -> dict[str, list[str]]:
    "Write the source tree; public names by page."
    known, public = pages(rooms), {}
    chapters = {room: paths for room, paths in book.chapters().items() if rooms is None or room in rooms}
    for file, page in known.items():
        target = src / (page + (".md" if file.endswith((".md", ".csv")) else ".ipynb"))
        if file == "README.md" or not (ROOT / file).exists(): continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.endswith(".ipynb"): target.write_text(json.dumps(notebook(ROOT / file, known)), encoding="utf-8")
        elif file.endswith(".csv"): target.write_text(rows(ROOT / file), encoding="utf-8")
        else: target.write_text(relinked((ROOT / file).read_text(encoding="utf-8"), file, known), encoding="utf-8")
    for picture in (ROOT / "reports").glob("*/*.png"):
        if (folder := src / "reports" / picture.parent.name).is_dir(): shutil.copy(picture, folder / picture.name)
    (src / "api").mkdir()
    for path in [p for paths in chapters.values() for p in paths]:
        code = ROOT / "robustok" / Path(*book.module(path).split(".")).with_suffix(".py")
        if not code.exists(): continue
        page = "api/" + book.module(path)
        text, public[page] = api(code, path.relative_to(ROOT).with_suffix("").as_posix())
        (src / f"{page}.md").write_text(text, encoding="utf-8")
    trees = [toctree(book.TITLES[room] or "Foundations", [p.relative_to(ROOT).with_suffix("").as_posix() for p in paths])
             for room, paths in chapters.items() if paths]
    trees = [toctree("Begin", ["nbs/quickstart"]), *trees,
             toctree("Reports", ["reports/README", *(p.relative_to(ROOT).with_suffix("").as_posix() for p in executed())]), toctree("API", list(public))]
    index = json.loads((src / "index.ipynb").read_text(encoding="utf-8"))
    index["cells"].append(dict(cell_type="markdown", metadata={}, id="contents", source="\n".join(trees)))
    (src / "index.ipynb").write_text(json.dumps(index), encoding="utf-8")
    return public


def build(folder: Path, rooms=None) -> Path:
    "Build the site below a folder, or the part of it that some rooms are; the pages."
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    lay_out(folder / "src", rooms)
    shutil.copy(HERE / "conf.py", folder / "src")
    (folder / "src/_static").mkdir()
    shutil.copy(HERE / "site.css", folder / "src/_static")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", folder / "doctrees", folder / "src", folder / "html"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode: raise RuntimeError(done.stderr[-4000:])
    (folder / "warnings.txt").write_text(done.stderr, encoding="utf-8")
    for page in (folder / "html").rglob("*.html"): page.write_text(finished(page.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "html/.nojekyll").touch()
    return folder / "html"


def finished(page: str) -> str:
    "Pictures open in full when they are touched, since some are far wider than a phone; long names in tables may be broken at a `_`."
    page = re.sub(r'(<img [^>]*src="([^"]*_images/[^"]+)"[^>]*>)(?!</a>)', r'<a class="picture" href="\2">\1</a>', page)
    return re.sub(r"<td>(<p>)?[^<]*_[^<]*", lambda m: m[0].replace("_", "_<wbr>"), page)


def broken(site: Path) -> list[str]:
    "Links and anchors that lead nowhere, of all pages."
    texts = {p: p.read_text(encoding="utf-8") for p in site.rglob("*.html") if "_static" not in p.parts}
    ids = {p: set(re.findall(r'\s(?:id|name)="([^"]*)"', t)) for p, t in texts.items()}
    wrong = []
    for page, text in texts.items():
        for target in set(re.findall(r'\s(?:href|src)="([^"]+)"', text)):
            if re.match(r"[a-z]+:|//", target): continue
            path, _, anchor = html.unescape(target).partition("#")
            file = Path(os.path.normpath(page.parent / unquote(path.split("?")[0]))) if path else page
            if not file.exists() or anchor and file in ids and unquote(anchor) not in ids[file]: wrong.append(f"{page.relative_to(site)}: {target}")
    return sorted(wrong)


if __name__ == "__main__":
    site = build(ROOT / "_site")
    sys.stdout.write(f"{site}/index.html\n")
    if wrong := broken(site): sys.exit("these links lead nowhere:\n" + "\n".join(wrong))
    if not look.CHROMIUM: sys.stdout.write("there is no Chromium on this machine: the pages were not looked at\n")
    elif wrong := look.wrong(site): sys.exit("in a browser:\n" + "\n".join(map(str, wrong)))
