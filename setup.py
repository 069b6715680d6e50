"Reads settings.ini, the one source of the package's metadata; the notebooks that commands run, and stubs, go into the package."
import json
import runpy
from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
CARRIED = ("nbs/quickstart.ipynb", "nbs/paper/*.ipynb", "nbs/paper/params/**/*.yaml")  # where a checkout has them, too


class WithNotebooks(build_py):
    "A wheel has no repository around it: notebooks without their outputs, and parameters, lie in the package; and what type checkers read."

    def run(self):
        super().run()
        if self.editable_mode: return  # there the checkout is
        runpy.run_path(str(ROOT / ".ci/stubs.py"))["write"](Path(self.build_lib) / cfg["lib_name"])
        for path in (p for pattern in CARRIED for p in sorted(ROOT.glob(pattern))):
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".ipynb":
                nb = json.loads(text)
                for cell in nb["cells"]:
                    if cell["cell_type"] == "code": cell["outputs"], cell["execution_count"] = [], None
                text = json.dumps(nb, indent=1, ensure_ascii=False) + "\n"
            target = Path(self.build_lib) / cfg["lib_name"] / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


config = ConfigParser(delimiters=["="], interpolation=None)
config.read(ROOT / "settings.ini", encoding="utf-8")
cfg = config["DEFAULT"]
STATUS = {"1": "Planning", "2": "Pre-Alpha", "3": "Alpha", "4": "Beta", "5": "Production/Stable"}

setup(
    name=cfg["lib_name"],
    version=cfg["version"],
    description=cfg["description"],
    long_description=(ROOT / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    keywords=cfg["keywords"],
    author=cfg["author"],
    author_email=cfg["author_email"],
    license="Apache-2.0",
    url=cfg["git_url"],
    project_urls={"Documentation": cfg["doc_host"] + cfg["doc_baseurl"]},
    classifiers=[
        f"Development Status :: {cfg['status']} - {STATUS[cfg['status']]}",
        f"Intended Audience :: {cfg['audience']}",
        f"Natural Language :: {cfg['language']}",
        *(f"Programming Language :: Python :: 3.{minor}" for minor in (10, 11, 12, 13)),
    ],
    packages=find_packages(include=[cfg["lib_name"], cfg["lib_name"] + ".*"]),
    package_data={cfg["lib_name"]: ["py.typed", "models/**/*.json", "models/**/*.safetensors"]},
    python_requires=f">={cfg['min_python']}",
    install_requires=cfg["requirements"].split(),
    extras_require={key.removesuffix("_requirements"): cfg[key].split() for key in cfg if key.endswith("_requirements")},
    entry_points={
        "console_scripts": cfg.get("console_scripts", "").split(),
        "nbdev": [f"{cfg['lib_name']}={cfg['lib_name']}._modidx:d"],
    },
    cmdclass={"build_py": WithNotebooks},
    zip_safe=False,
)
