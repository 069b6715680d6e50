"README.md from nbs/index.ipynb: prose as it is, code as fenced blocks, text indented below it, pictures as files; of `#| echo: false` what it says."
import base64
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- made from nbs/index.ipynb by .ci/readme.py; edit there -->"
PICTURES = "reports/readme"


def prose(text: str) -> str:
    "Markdown of the index, which lies a folder deeper than README.md."
    return text.strip().replace("](../", "](")


def source(cell) -> str:
    "The code of a cell without nbdev's directives."
    lines = [line for line in cell.source.splitlines() if not line.startswith("#|")]
    return "```python\n" + "\n".join(lines).strip() + "\n```"


def output(out, name: str, pictures: dict[str, bytes]) -> str:
    "What an output shows; a picture is added to `pictures`."
    data = out.get("data", {})
    if "image/png" in data:
        pictures[name] = base64.b64decode(data["image/png"])
        return f"![]({PICTURES}/{name})"
    if "text/markdown" in data: return prose(data["text/markdown"])
    text = out.get("text", "") if out.get("name") == "stdout" else data.get("text/plain", "")
    return "\n".join("    " + line for line in text.splitlines())


def render(root: Path = ROOT) -> tuple[str, dict[str, bytes]]:
    "The text of README.md, and its pictures by file name."
    parts, pictures = [NOTE], {}
    for cell in nbformat.read(root / "nbs/index.ipynb", as_version=4).cells:
        if "#| hide" in cell.source: continue
        if cell.cell_type == "markdown": parts.append(prose(cell.source))
        if cell.cell_type == "code": parts += [*[source(cell)] * ("#| echo: false" not in cell.source), *(output(o, f"{cell.id}.png", pictures) for o in cell.outputs)]
    return "\n\n".join(p for p in parts if p.strip()) + "\n", pictures


def write(root: Path = ROOT):
    "Write README.md and its pictures, and remove the pictures of earlier versions."
    text, pictures = render(root)
    (root / "README.md").write_text(text, encoding="utf-8")
    folder = root / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"): old.unlink()
    for name, data in pictures.items(): (folder / name).write_bytes(data)


if __name__ == "__main__": write()
