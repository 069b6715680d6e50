"The last line of a run: N passed, M failed."
import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "cost(seconds): about how long a test takes; the slowest start first")


def pytest_collection_modifyitems(items):
    def cost(item): return max((m.args[0] for m in item.iter_markers("cost")), default=0)
    items.sort(key=lambda item: -cost(item))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"): return
    count = {kind: len(reporter.stats.get(kind, [])) for kind in ("passed", "failed", "error")}
    reporter.ensure_newline()
    reporter.write_line(f"{count['passed']} passed, {count['failed'] + count['error']} failed")
