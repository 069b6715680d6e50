"What `from robustok import …` offers is there, and costs nothing before it is asked for."
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import robustok

ROOT = Path(__file__).resolve().parent.parent


def python(code: str) -> str:
    "Output of code in a process of its own."
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_import_is_cheap():
    code = "import sys; before = {*sys.modules}; import robustok; print(*sorted(m for m in {*sys.modules} - before if m != 'robustok'))"
    assert not python(code)


def test_each_name_comes_from_its_home():
    for name, home in robustok._HOME_OF.items():
        module = importlib.import_module(f"robustok.{home}")
        assert getattr(robustok, name) is getattr(module, name)
        assert name in module.__all__, f"{name} is not public in {home}"


def test_no_module_hides_a_name():
    "`import robustok.x` binds x in the package, whatever the face says about it."
    modules = {m.name for m in pkgutil.iter_modules(robustok.__path__)}
    assert not modules & {*robustok.__all__}


def test_names_are_listed():
    assert {*robustok.__all__} <= {*dir(robustok)}
    assert python("from robustok import *; print(callable(pfid) and callable(load_images))") == "True"


def test_unknown_names():
    for name in ("pFID", "measures"):
        assert python(f"import robustok\ntry: robustok.{name}\nexcept AttributeError as error: print(error)") == (
            f"module 'robustok' has no attribute {name!r}")


def test_version_is_that_of_settings():
    line = next(line for line in (ROOT / "settings.ini").read_text().splitlines() if line.startswith("version"))
    assert robustok.__version__ == line.split("=")[1].strip()
