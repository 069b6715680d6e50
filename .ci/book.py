"The book: rooms from the ground up, and nbs/sidebar.yml, which shows them in that order."
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
NBS = ROOT / "nbs"

# what stands on what: a module imports only from lower layers, or from lower numbers of its own folder
LAYERS = (("checks", "core", "files", "show", "interfaces", "testing"), ("data", "networks", "quantizers"),
          ("perturbation", "tokenizers", "generators"), ("losses", "measures", "zoo"), ("training",), ("studies",), ("commands",))
TITLES = {"": "Foundations", "data": "Images and tokens", "networks": "Networks that score and teach", "quantizers": "Quantisers",
          "perturbation": "Perturbation", "tokenizers": "Tokenizers", "generators": "Generators", "losses": "Losses", "measures": "Measures",
          "zoo": "Released models", "training": "Training", "studies": "Studies and reports", "commands": "In a terminal",
          "guides": "Guides", "explanations": "Explanations", "golden": "Field reports", "paper": "The paper's figures"}
ROOMS = [name for names in LAYERS[1:] for name in names] + ["guides", "explanations", "golden", "paper"]


def module(path: Path) -> str:
    "A notebook's name without numbers, dotted: data/01_images -> data.images."
    return re.sub(r"(^|\.)\d\d_", r"\1", ".".join(path.relative_to(NBS).with_suffix("").parts))


def room(path: Path) -> str:
    "Folder of a chapter; a chapter beside the folders is a room of its own, but for the foundations."
    top = module(path).split(".")[0]
    return "" if top in LAYERS[0] else top


def chapters() -> dict[str, list[Path]]:
    "Room -> its notebooks, in the book's order."
    found = sorted(p for p in NBS.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts and p.stem not in ("index", "quickstart"))
    return {r: [p for p in found if room(p) == r] for r in ["", *ROOMS]}


def sidebar() -> str:
    "Text of nbs/sidebar.yml."
    contents = ["index.ipynb", "quickstart.ipynb"]
    for name, paths in chapters().items():
        inside = [p.relative_to(NBS).as_posix() for p in paths]
        if inside: contents.append(dict(section=TITLES[name], contents=inside))
    note = "# made by .ci/book.py; `make export` writes it anew\n"
    return note + yaml.safe_dump(dict(website=dict(sidebar=dict(contents=contents))), sort_keys=False, allow_unicode=True)


if __name__ == "__main__": (NBS / "sidebar.yml").write_text(sidebar(), encoding="utf-8")
