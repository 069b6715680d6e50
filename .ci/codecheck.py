"codecheck.yml, what a checker of reproducibility runs and gets: one entry for each committed table and figure."
import json
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


def cost(name: str, scale: str) -> str:
    "How long a report takes, by the first line of its parameters."
    lines = (ROOT / f"nbs/paper/params/{scale}/{name}.yaml").read_text(encoding="utf-8").splitlines()
    return lines[0].split(": ", 1)[-1].rstrip(".")


def codecheck() -> str:
    "Text of codecheck.yml, from the reports that are committed."
    manifest = []
    for path in sorted(p for p in (ROOT / "reports").glob("*/*.csv") if p.parent.name in ("cpu", "gpu", "paper")):
        cells = json.loads(path.with_suffix(".ipynb").read_text(encoding="utf-8"))["cells"]
        title = re.sub(r"^#+ ", "", "".join(cells[0]["source"]).splitlines()[0])
        for file, what in ((path, "rows"), (path.with_suffix(".png"), "figure")):
            comment = f"{title}: {what}; make reports SCALE={path.parent.name} ONLY={path.stem}; {cost(path.stem, path.parent.name)}"
            if file.exists(): manifest.append(dict(file=file.relative_to(ROOT).as_posix(), comment=comment))
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    paper = dict(title="Image Tokenizer Needs Post-Training", reference="https://arxiv.org/abs/2509.12474")
    about = dict(version="https://codecheck.org.uk/spec/config/1.0/", source=cited["repository-code"], paper=paper, manifest=manifest,
                 summary="An independent implementation of the paper at small scale. `make quickstart` runs the whole method in about five minutes "
                         "on two cores; `make test` runs every notebook; the commands beside the files make them anew, and reports/README.md says which are older.")
    return "---\n# made by .ci/codecheck.py; `make export` writes it anew\n" + yaml.safe_dump(about, sort_keys=False, allow_unicode=True, width=120)


if __name__ == "__main__": (ROOT / "codecheck.yml").write_text(codecheck(), encoding="utf-8")
