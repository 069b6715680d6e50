"Every notebook runs, what is generated is in sync, and the house rules hold."
import ast
import configparser
import dataclasses
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

sys.path.insert(0, str(Path(__file__).parent))
import book
import readme
from book import LAYERS
from nursery import Nursery

ROOT = Path(__file__).resolve().parent.parent
NBS = ROOT / "nbs"
CHAPTERS = sorted(p for p in NBS.rglob("*.ipynb") if p.name != "quickstart.ipynb" and not {"paper", ".ipynb_checkpoints"} & set(p.parts))
PAPER = sorted((NBS / "paper").glob("*.ipynb"))
MODULES = sorted(p for p in (ROOT / "robustok").rglob("*.py") if p.name not in ("__init__.py", "_modidx.py"))
COST = {"paper": 45, "index": 15}  # seconds, roughly; a chapter's is guessed from its cells


def environment(**more) -> dict[str, str]:
    "What every process of the tests sees: one thread each, this checkout, no window."
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    fixed = dict(PYTHONPATH=path, OMP_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE", MPLBACKEND="agg", JUPYTER_PREFER_ENV_PATH="1")
    bins = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, **fixed, "PATH": bins, **more}


def run(*command, cwd=ROOT, timeout=1200, **env) -> str:
    "Standard output of a command that must succeed."
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=environment(**env), capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def python(code: str, *args, **kwargs) -> str: return run(sys.executable, "-c", code, *args, **kwargs)


def settings() -> dict[str, str]:
    config = configparser.ConfigParser(delimiters=["="], interpolation=None)
    config.read(ROOT / "settings.ini")
    return dict(config["DEFAULT"])


def named(paths, cost=None):
    "Test parameters with readable names and their cost."
    return [pytest.param(p, id=p.with_suffix("").relative_to(NBS if NBS in p.parents else ROOT).as_posix(), marks=pytest.mark.cost(cost or COST.get(p.stem, 2 + p.stat().st_size / 1e5))) for p in paths]


# --- notebooks ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def nursery():
    "Where the processes of notebooks come from."
    found = Nursery(environment(), ROOT)
    yield found
    found.close()


@pytest.mark.parametrize("path", named(CHAPTERS))
def test_chapter_runs(path, nursery):
    "As nbdev_test runs it: in its own folder, without the cells marked slow, gpu or net."
    code = "import sys; from pathlib import Path; from nbdev.test import test_nb; sys.exit(not test_nb(Path(sys.argv[1]), skip_flags=sys.argv[2].split())[0])"
    nursery.run(code, path, settings()["tst_flags"], cwd=path.parent, env=environment())


@pytest.fixture(scope="session")
def shared_data(tmp_path_factory) -> Path:
    "One data folder for all workers, so that what one notebook trained another finds."
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "data"
    folder.mkdir(exist_ok=True)
    return folder


def execute(nursery, path, folder, data, **parameters):
    "Through papermill into a temporary folder; `reports` must stay as it was."
    before = reports()
    code = "import sys, json; from robustok.studies.runner import run_notebook; run_notebook(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), progress=False)"
    nursery.run(code, path, folder / path.name, json.dumps(parameters), cwd=ROOT, env=environment(ROBUSTOK_DATA=str(data)))
    assert reports() == before, "a smoke run changed reports/"


def reports() -> dict[str, bytes]:
    files = sorted(p for p in (ROOT / "reports").rglob("*") if p.is_file() and "quickstart" not in p.parts)
    return {p.relative_to(ROOT).as_posix(): p.read_bytes() for p in files}


@pytest.mark.parametrize("path", named(PAPER, COST["paper"]))
def test_paper_notebook_runs_at_smoke_scale(path, tmp_path, shared_data, nursery):
    execute(nursery, path, tmp_path, shared_data)


@pytest.mark.parametrize("path", named(PAPER, 0.1))
def test_paper_notebook_has_one_parameters_cell(path):
    "nbdev_clean deletes the tag where it is not allowed, and papermill then runs the defaults in silence."
    from robustok.studies.runner import notebook_parameters
    assert notebook_parameters(path), "the parameters cell is empty"


def committed_reports() -> list:
    "Scale and name of each executed notebook under `reports`, runs that failed aside."
    found = sorted(p for p in (ROOT / "reports").glob("*/*.ipynb") if p.parent.name != "quickstart" and "." not in p.stem)
    return [pytest.param(p.parent.name, p.stem, id=f"{p.parent.name}-{p.stem}", marks=pytest.mark.cost(2)) for p in found]


@pytest.mark.parametrize("scale, name", committed_reports())
def test_report_belongs_to_its_notebook_parameters_and_models(scale, name):
    "Its rows come from the committed notebook, parameters, shipped models and library, and its prose is the notebook's; or it is listed."
    from robustok.studies.report import Report
    report = Report(name, scale, ROOT)
    reason, kept, again = report.stale(), report.kept(), f"make reports SCALE={scale} ONLY={name}"
    assert not reason or kept, f"{reason}; run: {again}; or list {scale}/{name} with the reason in reports/older.yaml"
    assert reason or not kept, f"{scale}/{name} is of today's code: take it out of reports/older.yaml"
    assert reason or not report.reword(write=False), f"the prose changed; run: {again}"


def test_reports_that_are_listed_as_older_exist():
    listed = yaml.safe_load((ROOT / "reports/older.yaml").read_text(encoding="utf-8")) or {}
    assert [name for name, reason in listed.items() if not (ROOT / f"reports/{name}.ipynb").exists() or len(str(reason)) < 20] == []


def test_parameter_files_fit_their_notebooks():
    from robustok.studies.report import Report
    files = sorted((NBS / "paper/params").glob("*/*.yaml"))
    assert files
    for path in files:
        assert Report(path.stem, path.parent.name, ROOT).parameters()["scale"] == path.parent.name
        bare = [line for line in path.read_text().splitlines() if re.match(r"(?!scale:)\w+:", line) and "#" not in line]
        assert path.stem == "small_models" or not bare, f"{path.name}: say where the value comes from: {bare}"


def test_index_of_reports_is_in_sync():
    "After an edit: make reports."
    from robustok.studies.index import MARKS, reports_index
    text = (ROOT / "reports/README.md").read_text(encoding="utf-8")
    assert text.split(MARKS[0])[1].split(MARKS[1])[0].strip() == reports_index(ROOT)


# --- generated files ---------------------------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path) -> Path:
    "A committed copy of the working tree, so that other workers are not disturbed."
    folder = tmp_path / "copy"
    for name in run("git", "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    run("git", "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "copy", cwd=folder)
    return folder


@pytest.mark.cost(8)
@pytest.mark.parametrize("command", ["nbdev_export", "nbdev_clean"])
def test_generated_files_are_in_sync(copy, command):
    "After an edit: make export."
    run(command, cwd=copy, PYTHONPATH=str(copy))
    run("git", "diff", "--exit-code", cwd=copy)
    assert not run("git", "status", "--porcelain", cwd=copy)


def test_readme_is_in_sync():
    text, pictures = readme.render()
    assert (ROOT / "README.md").read_text(encoding="utf-8") == text, "run .ci/readme.py"
    assert {p.name: p.read_bytes() for p in (ROOT / readme.PICTURES).glob("*.png")} == pictures


@pytest.mark.cost(20)
def test_readme_code_runs_as_printed(tmp_path):
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    assert blocks
    run(sys.executable, "-c", "\n".join(blocks), cwd=tmp_path)


def test_sidebar_shows_every_chapter_in_the_order_of_the_book():
    assert (NBS / "sidebar.yml").read_text(encoding="utf-8") == book.sidebar(), "run .ci/book.py"


# --- links -------------------------------------------------------------------------------------------------------------

PAGES = [p for p in ROOT.glob("**/*") if p.suffix in (".ipynb", ".md", ".yaml") and not {".venv", ".venv-lowest", ".git", "build", ".ipynb_checkpoints"} & set(p.parts)
         and "." not in p.stem and not p.relative_to(ROOT).as_posix().startswith(("data/", "_")) or p == ROOT / "data/README.md"]


def words(path) -> str:
    "What a page says; of a notebook, prose and code."
    if path.suffix != ".ipynb": return path.read_text(encoding="utf-8")
    return "\n".join(c.source for c in nbformat.read(path, as_version=4).cells)


@pytest.mark.parametrize("path", [pytest.param(p, id=p.relative_to(ROOT).as_posix(), marks=pytest.mark.cost(0.1)) for p in PAGES])
def test_links_lead_somewhere(path):
    "Links to files, and notebooks that are mentioned by their numbered names."
    links = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", words(path), flags=re.S))]
    assert [t for t in links if t and not set(t) & set(":{") and re.search(r"[./]", t) and not (path.parent / t).exists()] == []
    known = {p.relative_to(NBS).with_suffix("").as_posix() for p in [*CHAPTERS, *PAPER]}
    known |= {name.split("/")[-1] for name in known} | {f"nbs/{name}" for name in known}
    named = re.findall(r"(?<![\w/-])((?:[a-z]+/)?\d\d_[a-z][a-z_]*)(?![\w(=/-])", words(path))
    assert [n for n in named if n not in known] == [], "no notebook has that name"


# --- the environment ---------------------------------------------------------------------------------------------------


def pins(python_version: str) -> dict[str, str]:
    "Exact versions in constraints.txt for a Python."
    lines = [line.split("#")[0].strip() for line in (ROOT / "constraints.txt").read_text().splitlines()]
    found = [Requirement(line) for line in lines if line]
    found = [r for r in found if r.marker is None or r.marker.evaluate({"python_version": python_version})]
    assert all(re.fullmatch(r"==[^*,]+", str(r.specifier)) for r in found), "constraints.txt must hold exact versions"
    assert len({r.name for r in found}) == len(found), "two pins for one package"
    return {canonical(r.name): str(r.specifier) for r in found}


def canonical(name: str) -> str: return re.sub("[-_.]+", "-", name).lower()


def requirements() -> list[Requirement]:
    return [Requirement(r) for key in ("requirements", "dev_requirements", "site_requirements") for r in settings()[key].split()]


@pytest.mark.parametrize("version", ["3.10", "3.11", "3.12", "3.13"])
def test_every_requirement_has_a_pin_that_satisfies_it(version):
    exact = pins(version)
    for r in requirements():
        assert r.specifier.contains(exact[canonical(r.name)].removeprefix("==")), r


def test_lowest_versions_are_those_of_settings():
    "constraints-lowest.txt pins what settings.ini allows at least, everything of it and nothing else."
    lines = [line.split("#")[0].strip() for line in (ROOT / "constraints-lowest.txt").read_text().splitlines()]
    exact = {canonical(r.name): Version(str(r.specifier).removeprefix("==")) for r in map(Requirement, filter(None, lines))}
    assert set(exact) == {canonical(r.name) for r in requirements()}
    for r in requirements():
        floors = [Version(s.version) for s in r.specifier if s.operator in (">=", "==")]
        assert exact[canonical(r.name)] in r.specifier and (not floors or floors == [exact[canonical(r.name)]]), r


def test_weights_txt_names_the_packages_that_are_read():
    "The line that an error prints and the file that `make` installs are of the same versions; no extra can say --no-deps."
    listed = re.findall(r"^([\w-]+)==([\d.]+) --hash=sha256:[0-9a-f]{64}$", (ROOT / "weights.txt").read_text(), re.M)
    code = "import json; from robustok.networks import judges, squeezenet as s; print(json.dumps([[c.package, c.version] for c in [*judges.CARRIERS.values(), s.CARRIER]]))"
    assert sorted(map(list, listed)) == sorted(json.loads(python(code)))


def test_every_requirement_is_used():
    "What the package imports is required, and what it requires it imports; notebooks may use more, which dev_requirements bring."
    names = {"scikit-image": "skimage", "scikit-learn": "sklearn", "pillow": "PIL", "pyyaml": "yaml"}
    code, notebooks = ("\n".join(p.read_text(encoding="utf-8") for p in paths) for paths in (MODULES, [*CHAPTERS, *PAPER, NBS / "quickstart.ipynb"]))
    for key, text in (("requirements", code), ("dev_requirements", code + notebooks)):
        wanted = {r: names.get(r.name, canonical(r.name).replace("-", "_")) for r in map(Requirement, settings()[key].split())}
        # pyarrow: through datasets alone, but its newest version refuses an old NumPy, which it does not say to pip
        tools = ("pyarrow", "nbdev", "execnb", "jupyterlab", "ipykernel", "ipywidgets", "pytest", "pytest_xdist", "pytest-xdist", "basedpyright")
        assert [n for n in wanted.values() if n not in tools and not re.search(rf"(import|from|, ) ?{n}\b", text)] == []


def test_environment_yml_repeats_the_pins():
    environment_yml = yaml.safe_load((ROOT / "environment.yml").read_text())
    (python_pin,) = [d for d in environment_yml["dependencies"] if isinstance(d, str) and d.startswith("python=")]
    (pip,) = [d["pip"] for d in environment_yml["dependencies"] if isinstance(d, dict)]
    assert pip[-1] == "-e .[dev,site]"
    listed = {canonical(r.name): str(r.specifier) for r in map(Requirement, pip[:-1])}
    assert listed == pins(python_pin.removeprefix("python="))


def test_nbdev_2_and_what_it_needs():
    exact = pins("3.11")
    assert exact["nbdev"].startswith("==2.") and exact["fastcore"].startswith("==1.") and exact["execnb"].startswith("==0.1.")
    assert "[tool.nbdev" not in (ROOT / "pyproject.toml").read_text(), "there would be two configurations"
    assert "tags" in settings()["allowed_cell_metadata_keys"].split(), "else nbdev_clean deletes the parameters tag"


def test_shipped_models_are_in_the_package(tmp_path):
    models = {p.relative_to(ROOT).as_posix() for p in (ROOT / "robustok/models").rglob("*") if p.is_file()}
    code = "import sys, json, setuptools; k = {}; setuptools.setup = k.update; exec(open('setup.py').read(), {'__file__': 'setup.py'}); print(json.dumps(k['package_data']['robustok']))"
    patterns = json.loads(python(code))
    assert {m for p in patterns for m in (f.relative_to(ROOT).as_posix() for f in (ROOT / "robustok").glob(p))} == models | {"robustok/py.typed"}


def test_import_is_cheap():
    code = "import time; t = time.perf_counter(); import robustok; s = time.perf_counter() - t; import sys; print(s, 'torch' in sys.modules)"
    seconds, with_torch = zip(*(python(code, cwd=ROOT).split() for _ in range(3)))
    assert min(map(float, seconds)) < 0.1 and set(with_torch) == {"False"}


# --- house rules -------------------------------------------------------------------------------------------------------


def export_cells(path):
    cells = nbformat.read(path, as_version=4).cells
    return [c.source for c in cells if c.cell_type == "code" and re.match(r"#\|\s*export", c.source)]


def exported_as(path) -> str | None:
    found = [re.search(r"^#\|\s*default_exp\s+(\S+)", c.source, re.M) for c in nbformat.read(path, as_version=4).cells]
    return next((m[1] for m in found if m), None)


def imported(path) -> set[str]:
    "Modules of this package that a module names in an import, wherever it stands, as dotted names."
    package, found = path.relative_to(ROOT / "robustok").with_suffix("").parts[:-1], set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = list(package[: len(package) - node.level + 1]) + (node.module or "").split(".") * bool(node.module)
            found |= {".".join(base)} | {".".join([*base, a.name]) for a in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("robustok"):
            base = node.module.split(".")[1:]
            found |= {".".join(base)} | {".".join([*base, a.name]) for a in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("robustok.") for a in node.names if a.name.startswith("robustok.")}
    return found


def layer(module: str) -> int:
    "Position of a dotted module in `LAYERS`."
    found = [i for i, names in enumerate(LAYERS) if module.split(".")[0] in names]
    assert found, f"{module} is in no layer"
    return found[0]


def test_no_module_imports_upward():
    number = {m: int(p.name[:2]) for p in CHAPTERS if (m := exported_as(p))}
    wrong = []
    for path in MODULES:
        name = ".".join(path.relative_to(ROOT / "robustok").with_suffix("").parts)
        assert name in number, f"{name} has no notebook"
        for other in imported(path) & set(number):
            same = other.split(".")[0] == name.split(".")[0] or layer(other) == 0 == layer(name)
            if layer(other) > layer(name) or (same and number[other] >= number[name]): wrong.append((name, other))
            if not same and layer(other) == layer(name): wrong.append((name, other))
    assert not wrong


def test_a_golden_file_has_the_name_of_its_module_and_says_where_it_is_from():
    told = (NBS / "golden/README.md").read_text()
    for path in sorted(p for p in (NBS / "golden").rglob("*") if p.is_file() and p.suffix not in (".md", ".ipynb")):
        name = path.relative_to(NBS / "golden")
        modules = [m.stem for m in (ROOT / "robustok" / name.parent).glob("[a-z]*.py")]
        assert any(name.name.startswith(f"{m}_") for m in modules), f"{name} is named by no module"
        assert f"`{name.as_posix()}`" in told, f"{name} is not in golden/README.md"


def test_a_notebook_has_the_name_of_its_module():
    for path in CHAPTERS:
        if module := exported_as(path):
            assert re.sub(r"(^|\.)\d\d_", r"\1", ".".join(path.relative_to(NBS).with_suffix("").parts)) == module


FAMILIES = {"Attention", "Block", "CIFAR", "from_official", "to_official", "official_config"}  # one thing in each of several networks


def test_a_public_name_is_of_one_thing():
    "A name that two modules define sends a reader to the wrong one."
    homes = {}
    for path in MODULES:
        text = path.read_text()
        for name in re.findall(r"'(\w+)'", (re.search(r"__all__ = \[(.*?)\]", text, re.S) or [""])[0]): homes.setdefault(name, []).append(path.stem)
    assert {name: where for name, where in homes.items() if len(where) > 1 and name not in FAMILIES} == {}


def leaves(options, at="") -> dict:
    "Numbers in nested dataclasses, each with its default: {path: (value, default)}."
    found = {}
    for f in dataclasses.fields(options):
        value = getattr(options, f.name)
        found |= leaves(value, f"{at}{f.name}.") if dataclasses.is_dataclass(value) else {at + f.name: (value, f.default)}
    return found


def arguments(options: dict, function=None) -> dict:
    "The same of a function's arguments; what the function has as a default counts before what its class has."
    found = {k: v for name, o in options.items() if dataclasses.is_dataclass(o) for k, v in leaves(o, f"{name}.").items()}
    if function is None: return found
    given = {name: p.default for name, p in inspect.signature(function).parameters.items()}
    return found | {k: (found[k][0], v) for k, (v, _) in arguments(given).items() if k in found}


def test_a_number_of_the_paper_has_one_home():
    "What is a default of the library is not written again in the settings; they read it and say where it is from."
    from robustok.interfaces import PRESERVE
    from robustok.studies import settings as s
    from robustok.tokenizers.transformer import TokenizerConfig
    uses = dict(  # where the values of a table go
        TOKENIZER=lambda v: leaves(TokenizerConfig(**v)),
        MAIN_TRAINING=lambda v: arguments(s.main_training_options(v), s.train_tokenizer) | leaves(s.loss_weights(v)),
        GENERATOR_TRAINING=lambda v: arguments(s.generator_training_options(v)),
        POST_TRAINING=lambda v: arguments(s.post_training_options(v), s.post_train) | leaves(s.loss_weights(v)) | dict(preserve=(v["preserve"], PRESERVE)),
    )
    twice = []
    for node in ast.parse((ROOT / "robustok/studies/settings.py").read_text()).body:
        target = node.target if isinstance(node, ast.AugAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        if (table := getattr(target, "id", None)) not in uses: continue
        values = s.values(getattr(s, table))
        found = uses[table](values)
        for name, setting in zip((k.value for k in node.value.keys), node.value.values):
            value, written = values[name], all(isinstance(n, (ast.Constant, ast.BinOp, ast.operator)) for n in ast.walk(setting.args[0]))
            if not written or not value or isinstance(value, str): continue  # 0 and False switch off: no numbers of the paper
            changed = uses[table](values | {name: False if value is True else value * 2 if isinstance(value, int) else value / 2})
            twice += [(table, name, place) for place, (number, default) in found.items() if changed[place][0] != number == default == value]
    assert twice == []


@pytest.mark.parametrize("path", [pytest.param(p, id=".".join(p.relative_to(ROOT / "robustok").with_suffix("").parts)) for p in MODULES])
def test_module_keeps_the_house_rules(path):
    tree = ast.parse(path.read_text())
    inner = {f for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for f in ast.walk(node) if f is not node}
    for node in ast.walk(tree):
        where = f"{path.name}:{getattr(node, 'lineno', '?')}"
        assert not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"), f"{where} prints"
        assert not isinstance(node, ast.Assert), f"{where} asserts; raise an error that names argument, rule and value"
        assert not isinstance(node, ast.Global), f"{where} has global state"
        private = [a.name for a in node.names if a.name.startswith("_")] if isinstance(node, ast.ImportFrom) and node.module else []
        assert not private, f"{where} imports what is private to another module: {', '.join(private)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.match(r"/(home|root|tmp|work|mnt|data|Users)\b", node.value), f"{where} names an absolute path"
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node not in inner:
            assert node.args.kwarg is None, f"{where} hides its arguments in **{node.args.kwarg.arg}"
        if isinstance(node, ast.FunctionDef):
            given = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in ("self", "cls")]
            assert len(given) <= 12, f"{where} {node.name} has {len(given)} arguments: put what belongs together into one"


@pytest.mark.parametrize("path", named(CHAPTERS, 0.1))
def test_export_cells_are_short(path):
    "Fifteen lines is the aim, forty the limit; blank lines and directives do not count."
    lines = {c.split("\n", 2)[1]: [x for x in c.splitlines() if x.strip() and not x.startswith("#|")] for c in export_cells(path)}
    assert {first: len(code) for first, code in lines.items() if len(code) > 40} == {}


@pytest.mark.parametrize("path", named([*CHAPTERS, *PAPER], 0.1))
def test_notebook_begins_with_what_it_is_about(path):
    "A title, a sentence below it, and prose, before any code."
    first, second = nbformat.read(path, as_version=4).cells[:2]
    assert first.cell_type == "markdown" and re.match(r"# \S.*\n\n> \S", first.source), "the first cell is `# Title` and `> what it gives`"
    assert second.cell_type == "markdown", "the second cell says what the chapter is about"


@pytest.mark.parametrize("path", named(CHAPTERS, 0.1))
def test_chapter_is_a_lesson(path):
    "At most three export cells in a row, and not much more than ninety cells."
    cells = nbformat.read(path, as_version=4).cells
    kinds = "".join("e" if c.cell_type == "code" and re.match(r"#\|\s*export", c.source) else "l" for c in cells)
    assert "eeee" not in kinds, "more than three export cells in a row"
    assert len(cells) <= 95, f"{len(cells)} cells: make two chapters of it"


@pytest.mark.parametrize("path", named([p for p in CHAPTERS if p.parent.name != "explanations" and p.stem != "02_files"], 0.1))
def test_golden_replays_are_folded_at_the_end(path):
    "A lesson needs no recording: from the first one on, all code is folded. (`files` defines `golden`; the explanations are about the release.)"
    code = [c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code" and not c.source.startswith("#| hide")]
    start = next((i for i, source in enumerate(code) if "golden(" in source), len(code))
    assert [source.splitlines()[0] for source in code[start:] if not re.search(r"^#\|\s*code-fold: true", source, re.M)] == []


@pytest.mark.parametrize("path", named(PAPER, 0.1))
def test_paper_notebook_is_short(path):
    "What notebooks share is in studies.compare; a cell is read at a glance, and so is the verdict."
    cells = nbformat.read(path, as_version=4).cells
    code = [c.source.splitlines() for c in cells if c.cell_type == "code" and "parameters" not in c.metadata.get("tags", [])]
    long = [lines[0] for lines in code if len(lines) > 25]
    assert not long
    start = next(i for i, c in enumerate(cells) if c.cell_type == "markdown" and re.search(r"^#+ .*\bverdict\b", c.source, re.I | re.M))
    assert len(next(c for c in cells[start:] if c.cell_type == "code").source.splitlines()) <= 15


@pytest.mark.parametrize("path", named([*CHAPTERS, *PAPER, *sorted((ROOT / "reports").rglob("*.ipynb"))], 0.1))
def test_notebook_was_run_and_saved_clean(path):
    "Stored outputs, without errors and without paths of the machine they come from."
    nb = nbformat.read(path, as_version=4)
    assert nb.metadata.get("kernelspec", {}).get("name") == "python3"
    outputs = [o for c in nb.cells if c.cell_type == "code" for o in c.outputs]
    assert outputs, "save the notebook with its outputs"
    assert not [o for o in outputs if o.output_type == "error"]
    assert not [o for o in outputs if any("widget" in kind for kind in o.get("data", {}))], "a widget is dead on a page; strip it"
    texts = [o.get("text", "") + o.get("data", {}).get("text/plain", "") for o in outputs]
    assert not [t for t in texts if re.search(r"(?<![\w.])/(home|root|tmp|work|mnt|Users)/", t)]
    drawing = [c for c in nb.cells if c.cell_type == "code" and re.search(r"^(\w+, \w+ = plt\.subplots|show_grid)\(", c.source, re.M)]
    assert not [c.source for c in drawing if not any(re.match("image/", k) for o in c.outputs for k in o.get("data", {}))], "a picture was not saved"


def test_citation():
    "It names the version and the licence that are here."
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["license"]) == (settings()["version"], "Apache-2.0")


def test_settings_of_jupyterlab_are_known_to_it():
    "It passes over names that it does not know."
    schemas = Path(sys.prefix) / "share/jupyter/lab/schemas"
    for name, values in json.loads((ROOT / ".ci/lab/overrides.json").read_text(encoding="utf-8")).items():
        known = json.loads((schemas / f"{name.replace(':', '/')}.json").read_text(encoding="utf-8"))["properties"]
        assert set(values) <= set(known)
