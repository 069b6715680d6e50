"The package by itself: built, installed in an environment of its own, and used from an empty folder."
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent


def run(*command, cwd, **more) -> str:
    "Standard output of a command that must succeed, without this checkout on the path."
    hidden = ("PYTHONPATH", "ROBUSTOK_DATA", "VIRTUAL_ENV")
    env = {k: v for k, v in os.environ.items() if k not in hidden} | dict(OMP_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE", MPLBACKEND="agg", **more)
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def tracked() -> set[str]:
    "Files of the repository, as they are in the working tree."
    names = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    return {name for name in names if (ROOT / name).is_file()}


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> tuple[Path, Path]:
    "Source distribution of the repository's files, and a wheel that is built from nothing but that."
    base = tmp_path_factory.mktemp("dist")
    copy = base / "copy"
    for name in tracked():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    code = "import sys; from setuptools import build_meta; print(build_meta.build_{}(sys.argv[1]))"
    run(sys.executable, "-c", code.format("sdist"), base, cwd=copy)
    (sdist,) = base.glob("*.tar.gz")
    with tarfile.open(sdist) as tar: tar.extractall(base / "unpacked", filter="data")
    (source,) = (base / "unpacked").iterdir()
    run(sys.executable, "-c", code.format("wheel"), base, cwd=source)
    (wheel,) = base.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="session")
def installed(built, tmp_path_factory) -> Path:
    "Folder of the commands of an environment that has the wheel; what it requires it takes from the environment of the tests."
    venv = tmp_path_factory.mktemp("environment") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv.parent)
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "requirements.pth").write_text(sysconfig.get_path("purelib") + "\n")  # the .pth files in there are not read
    run(sys.executable, "-m", "pip", "--python", venv / "bin/python", "install", "-q", "--no-deps", "--no-index", built[1], cwd=venv.parent)
    return venv / "bin"


@pytest.mark.cost(20)
def test_source_distribution_has_every_file(built):
    with tarfile.open(built[0]) as tar: names = {m.name.split("/", 1)[1] for m in tar if m.isfile()}
    assert sorted(name for name in tracked() - names if not name.startswith(".git")) == []
    assert sorted(n for n in names - tracked() if "egg-info" not in n) == ["PKG-INFO", "setup.cfg"]


@pytest.mark.cost(1)
def test_wheel_has_models_and_the_notebooks_of_its_commands(built):
    with zipfile.ZipFile(built[1]) as archive:
        names = set(archive.namelist())
        quickstart = json.loads(archive.read("robustok/nbs/quickstart.ipynb"))
    wanted = [p for pattern in ("quickstart.ipynb", "paper/*.ipynb", "paper/params/*/*.yaml") for p in (ROOT / "nbs").glob(pattern)]
    assert {f"robustok/{p.relative_to(ROOT).as_posix()}" for p in wanted} == {n for n in names if n.startswith("robustok/nbs/")}
    models = {p.relative_to(ROOT).as_posix() for p in (ROOT / "robustok/models").rglob("*") if p.is_file()}
    assert models | {"robustok/py.typed"} <= names
    modules = {n for n in names if n.startswith("robustok/") and n.endswith(".py") and n != "robustok/_modidx.py"}
    assert {n for n in names if n.endswith(".pyi")} == {f"{n}i" for n in modules}
    assert not any(c.get("outputs") for c in quickstart["cells"])
    assert sum(i.file_size for i in zipfile.ZipFile(built[1]).infolist()) < 30e6  # the most that shipped models may take


@pytest.mark.cost(20)
def test_installed_package_runs_the_lines_of_the_readme(installed, tmp_path):
    "Those that need no checkout; nothing is written beside the code."
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    alone = [b for b in blocks if "repo_root" not in b]
    assert alone
    where = "\nimport robustok\nprint(robustok.__file__)"
    out = run(installed / "python", "-c", "\n".join(alone) + where, cwd=tmp_path)
    assert Path(out.splitlines()[-1]).is_relative_to(installed.parent)
    assert not any(tmp_path.iterdir())


@pytest.mark.cost(15)
def test_installed_commands_work_in_any_folder(installed, tmp_path):
    listed = run(installed / "robustok-reports", "--list", cwd=tmp_path).splitlines()
    assert listed[0].split() == ["report", "scale", "state", "title"]
    assert sum("not made yet" in line for line in listed) == len(list((ROOT / "nbs/paper/params").glob("*/*.yaml"))) - len(list((ROOT / "nbs/paper/params").glob("smoke/*")))
    out = run(installed / "robustok-eval", *"tokenizer-robust photos --metrics psnr --n 20 --out found.csv".split(), cwd=tmp_path)
    assert "PSNR" in out and [p.name for p in tmp_path.iterdir()] == ["found.csv"]


@pytest.mark.cost(10)
def test_installed_notebooks_leave_their_results_where_they_are_called(installed, tmp_path):
    "As the quickstart does, in a second instead of minutes: its folder is the kernel's working directory."
    code = """
from pathlib import Path
from robustok.files import notebooks_root, package_dir
from robustok.studies.report import reports_at
from robustok.studies.results import reports_dir
assert notebooks_root() == package_dir() and (notebooks_root() / "nbs/quickstart.ipynb").exists()
assert reports_dir("quickstart") == Path.cwd() / "reports/quickstart"
assert {r.folder for r in reports_at("cpu")} == {Path.cwd() / "reports/cpu"}
import nbformat
from robustok.studies.runner import run_notebook
v4 = nbformat.v4
cells = [v4.new_code_cell("n: int = 1", metadata=dict(tags=["parameters"])),
         v4.new_code_cell("from robustok.studies.results import record\\nrecord([dict(row='x', metric='m', value=n)], 'small', 'quickstart')")]
source = package_dir() / "nbs/small.ipynb"
nbformat.write(v4.new_notebook(cells=cells), source)
try: run_notebook(source, reports_dir("quickstart") / "small.ipynb", dict(n=2), progress=False)
finally: source.unlink()
print(sorted(p.name for p in (Path.cwd() / "reports/quickstart").iterdir()))"""
    assert run(installed / "python", "-c", code, cwd=tmp_path).strip() == "['small.csv', 'small.ipynb']"


@pytest.mark.cost(90)
def test_installed_quickstart_runs_at_smoke_scale(installed, tmp_path):
    "Its notebook as the wheel has it: a table, pictures and the executed notebook, and nothing beside them."
    out = run(installed / "robustok-quickstart", "--scale", "smoke", cwd=tmp_path, ROBUSTOK_DATA="kept")
    assert re.search(r"^ +rFD +pFD +gFD before +gFD after$", out, re.M), out
    told = {tmp_path / line for line in out.splitlines() if line.endswith((".ipynb", ".csv", ".png"))}
    made = {p for p in tmp_path.rglob("*") if p.is_file() and not p.name.startswith(".")}
    assert told == made and {p.suffix for p in told} == {".ipynb", ".csv", ".png"}


@pytest.mark.cost(15)
def test_installed_commands_measure_folders_and_statistics_alike(installed, tmp_path):
    "The lines of the README for a terminal."
    rng = np.random.default_rng(0)
    for path in (tmp_path / f"{folder}/{i}.png" for folder in ("samples", "real") for i in range(20)):
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(rng.integers(256, size=(32, 32, 3), dtype=np.uint8)).save(path)
    run(installed / "robustok-stats", *"real/ --out real.npz".split(), cwd=tmp_path)
    values = []
    for reference in ("real/", "real.npz"):
        run(installed / "robustok-eval", "samples/", reference, *"--metrics fid --out found.json".split(), cwd=tmp_path)
        values.append(json.loads((tmp_path / "found.json").read_text())[0]["value"])
    assert values[0] > 0 and values[0] == pytest.approx(values[1], rel=1e-6)
