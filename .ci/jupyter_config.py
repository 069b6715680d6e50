"""What JupyterLab adds to a notebook when it opens it, added when it is read.

Notebooks are committed without what differs from machine to machine, such as the version of Python. JupyterLab puts that in on opening, and
would call every notebook of this repository modified before anyone has touched it. `make lab` reads this file, and lab/overrides.json beside it:
file names have the whole width of the browser, and nobody is asked about news. Half a screen of 1920 pixels, without the file browser, shows 106 columns
of code at this size (98 at JupyterLab's own); a line of code that is wider than its cell is broken.
"""
import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager


def machine() -> dict:
    "Kernel and language of this environment, in JupyterLab's words."
    try: spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel: return {}
    mode, version = dict(name="ipython", version=sys.version_info[0]), sys.version.split()[0]
    language = dict(codemirror_mode=mode, file_extension=".py", mimetype="text/x-python", name="python", nbconvert_exporter="python",
                    pygments_lexer=f"ipython{sys.version_info[0]}", version=version)
    return dict(kernelspec=dict(display_name=spec.display_name, language=spec.language, name="python3"), language_info=language)


class Contents(AsyncLargeFileManager):
    "Notebooks as JupyterLab wants them."

    async def get(self, *args, **options):
        model = await super().get(*args, **options)
        metadata = model["content"]["metadata"] if model["type"] == "notebook" and model.get("content") else None
        if metadata is not None and metadata.get("kernelspec", {}).get("name") == "python3": metadata.update(machine())
        return model


c = get_config()  # noqa: F821 (Jupyter puts it there)
c.ServerApp.contents_manager_class = Contents
c.LabApp.app_settings_dir = str(Path(__file__).resolve().parent / "lab")
