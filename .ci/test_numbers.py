"Every number that the README and the index of reports tell leads back to its rows; nobody types a result."
import re
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).resolve().parent.parent
INDEX = nbformat.read(ROOT / "nbs/index.ipynb", as_version=4)
GENERATED = re.compile(r"<!-- made by `make reports` -->.*<!-- until here -->", re.S)  # of reports/README.md


def told(page: str) -> str: return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page, least", [("README.md", 20), ("reports/README.md", 40)])
def test_every_quoted_number_is_followed(page, least):
    "To rows that give it to the last digit, the executed notebook, its parameters and models, and the commit."
    from robustok.studies.quotes import follow
    found = follow(told(page), page)
    assert len(found) >= least and len(found) == len(set(re.findall(r'\[[^\]]+\]\(\S+\.csv#L\d+ "[^"]*"\)', told(page))))
    for link, address in found.items():
        assert address.notebook.exists() and address.parameters and address.models, link
        assert (ROOT / "nbs/paper" / address.notebook.name).exists(), link
        assert all(re.fullmatch(r"[0-9a-f]{12}\+?", c) for c in address.commits), link
        judged = address.rows[address.rows.extractor.astype(str).str.contains(r" [0-9a-f]{12}", na=False)]  # by a network
        assert "model" not in judged or judged.model.notna().all(), link


def test_results_on_the_front_page_are_those_of_the_rows():
    "The cells that write prose, run again; after a change of reports: run nbs/index.ipynb, then make export."
    cells = [c for c in INDEX.cells if c.cell_type == "code" and "#| echo: false" in c.source]
    assert cells
    scope = {}  # one notebook
    for cell in cells:
        *body, last = cell.source.rsplit("\nMarkdown(", 1)
        exec(body[0] + "\nshown = Markdown(" + last, scope)
        assert cell.outputs[0]["data"]["text/markdown"] == scope["shown"].data


def typed(text: str) -> list[str]:
    "Numbers in prose that look like results: ± and decimals, but for links, code, settings, versions and what is said to be the paper's."
    text = re.sub(r"```.*?```|`[^`]*`|\[[^\]]*\]\([^)]*\)|<!--.*?-->", " ", text, flags=re.S)
    found, blocks = [], re.split(r"\n\n", text)
    for part in [p for b in blocks for p in ([b] if b.startswith("|") else re.split(r"(?<=[.;:])\s", b))]:  # a table is one sentence
        if re.search(r"\bpaper|XQGAN|[Ss]ections?\b|Table|equation|Python|[Ll]icence|PyTorch", part): continue
        bare = re.sub(r"(?:[αβδσ]|noise of)\s*(?:=|of|from)?\s*(?:[\d., ]|to)*\d|\b\d+(\.\d+)?\s*(?:%|px|GB|MB|ms|s)(?!\w)|\b\d\.\d+\.\d+\b", " ", part)
        found += re.findall(r"\d[\d.]*\s*±\s*\d[\d.]*|(?<![\w.])\d+\.\d+(?![\w.]*\.)", bare)
    return found


@pytest.mark.parametrize("text, result", [
    ("pFD falls by 1.48 ± 0.26 here.", True), ("gFD is 2.60 after it.", True), ("The paper has 6.98.", False), ("At σ = 0.7 it is lower.", False),
    ("By [1.48 ± 0.26](a.csv#L3).", False), ("Python 3.11 is enough.", False), ("| FID | 2.60 |", True)])
def test_a_typed_result_is_found(text, result): assert bool(typed(text)) == result


def pages() -> dict[str, str]:
    "Prose by page: the front page, the hand-written part of the index of reports, and the text cells of the paper's notebooks."
    def prose(nb): return "\n\n".join(c.source for c in nb.cells if c.cell_type == "markdown")
    found = {"nbs/index.ipynb": prose(INDEX), "reports/README.md": GENERATED.sub("", told("reports/README.md"))}
    return found | {p.relative_to(ROOT).as_posix(): prose(nbformat.read(p, as_version=4)) for p in sorted((ROOT / "nbs/paper").glob("*.ipynb"))}


@pytest.mark.parametrize("page", pages())
def test_prose_holds_no_typed_result(page): assert typed(pages()[page]) == []


def test_codecheck_names_the_reports_that_are_committed():
    "After a new report: make export."
    import codecheck
    assert told("codecheck.yml") == codecheck.codecheck()


def test_codecheck_says_how_long_each_report_takes():
    "Its parameters begin with a line that does: minutes or hours, and of what."
    files = yaml.safe_load(told("codecheck.yml"))["manifest"]
    assert [f["file"] for f in files if not re.search(r"(minute|hour)s?\b.*\b(core|cores|GPU|GPUs)\b", f["comment"])] == []
