"Sphinx settings of the site; `.ci/site/build.py` lays out what it is built from."
from docutils import nodes
from latex2mathml.converter import convert

project = "robustok"
author = "the robustok authors"
copyright = "2026 the robustok authors"
extensions = ["myst_nb"]
root_doc = "index"
html_theme = "sphinx_book_theme"
html_title = "robustok"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = dict(repository_url="https://github.com/robustok/robustok", use_repository_button=True, use_download_button=False,
                          use_fullscreen_button=False, show_toc_level=2, home_page_in_toc=True, max_navbar_depth=1)
html_context = dict(default_mode="auto")
nb_execution_mode = "off"  # pages show what the notebooks were committed with
nb_ipywidgets_js = {}  # nothing is fetched from elsewhere
nb_render_markdown_format = "myst"
myst_heading_anchors = 4
myst_enable_extensions = ["dollarmath"]
myst_dmath_double_inline = True
html_math_renderer = "mathml"
suppress_warnings = ["mystnb.unknown_mime_type", "myst.header", "toc.not_included"]


def formula(self, node):
    "A formula as the browser's own MathML: nothing to fetch, and it is read aloud."
    wide = isinstance(node, nodes.math_block) or node.get("display")
    math = convert(node.astext(), display="block" if wide else "inline").replace("&#x02015;", "&#x000AF;")  # a bar that can be stretched
    self.body.append(f'<span class="formula">{math}</span>' if wide else math)
    raise nodes.SkipNode


def setup(app): app.add_html_math_renderer("mathml", (formula, None), (formula, None))
