"A Python that imports the large libraries once and forks for each job: a process of its own, without seconds of imports."
import json
import os
import select
import subprocess
import sys
import tempfile


def serve() -> None:
    "Read jobs from stdin, a line of JSON each; answer with the status of a child that ran its code."
    for line in sys.stdin:
        job = json.loads(line)
        if not (pid := os.fork()): return become(job)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def become(job: dict) -> None:
    "In a child: run the code as `python -c` would, and end with the interpreter."
    out = os.open(job["out"], os.O_WRONLY | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((0, nothing), (1, out), (2, out)): os.dup2(there, here)
    sys.stdin = open(0)
    os.environ.clear()
    os.environ.update(job["env"])
    os.chdir(job["cwd"])
    sys.argv = ["-c", *job["args"]]
    exec(compile(job["code"], "<string>", "exec"), sys.modules["__main__"].__dict__)


class Nursery:
    "The parent's side."
    libraries = "torch, numpy, pandas, matplotlib.pyplot, scipy.stats, PIL.Image, IPython, nbdev.test, papermill"

    def __init__(self, env: dict[str, str], cwd):
        code = f"import sys; sys.path.insert(0, {os.path.dirname(__file__)!r}); import nursery, {self.libraries}; nursery.serve()"
        self.process = subprocess.Popen([sys.executable, "-c", code], cwd=cwd, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        start_new_session=True)

    def run(self, code: str, *args, cwd, env: dict[str, str], timeout: float = 1200) -> str:
        "What a child printed, which must succeed."
        with tempfile.NamedTemporaryFile("r", suffix=".txt") as out:
            job = dict(code=code, args=list(map(str, args)), cwd=str(cwd), env=env, out=out.name)
            print(json.dumps(job), file=self.process.stdin, flush=True)
            ready = select.select([self.process.stdout], [], [], timeout)[0]
            status = self.process.stdout.readline().strip() if ready else f"none after {timeout:g} s"
            text = out.read()
        assert status == "0", f"{' '.join(map(str, args))}: status {status or 'of a process that is gone'}\n{text[-9000:]}"
        return text

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)
