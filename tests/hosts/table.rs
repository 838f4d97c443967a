//! The table of programs whose documents can contain Nabla: packages to install, files to write, and the
//! command that makes the document. `{FRAME}` stands for our HTML line, `{NABLA}` for the address of the page,
//! `{LINK}` for the settings. A new program is a new row.

/// The settings that the page must have in the document.
pub(crate) const LINK: &str = "#dataset=spiral&seed=0.5&embed=true";

/// The HTML line that the page's dialog offers.
pub(crate) const FRAME: &str = "<iframe src=\"{NABLA}{LINK}\" data-external=\"1\" width=\"100%\" height=\"400\" \
                                style=\"border: 0\" title=\"Nabla\"></iframe>";

/// The port for programs that serve their documents themselves.
pub(crate) const PORT: u16 = 8765;

/// A program.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) name: &'static str,
    /// Packages from PyPI and npm.
    pub(crate) python: &'static [&'static str],
    pub(crate) npm: &'static [&'static str],
    /// Names of files and their content.
    pub(crate) files: &'static [(&'static str, &'static str)],
    /// A shell command that makes the document, and one that prints the version.
    pub(crate) build: &'static str,
    pub(crate) version: &'static str,
    /// A shell command that serves the document on `PORT`, if the program does this itself.
    pub(crate) serve: Option<&'static str>,
    /// The document's address.
    pub(crate) page: &'static str,
    /// For slides: a JavaScript expression for whether the second slide is shown.
    pub(crate) turned: Option<&'static str>,
}

const PLAIN: Host = Host {
    name: "",
    python: &[],
    npm: &[],
    files: &[],
    build: "true",
    version: "true",
    serve: None,
    page: "index.html",
    turned: None,
};

const NOTEBOOK: &str = r##"{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null,
"outputs": [], "source": ["from IPython.display import IFrame\n",
"IFrame(\"{NABLA}{LINK}\", width=\"100%\", height=600)"]}],
"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
"nbformat": 4, "nbformat_minor": 5}"##;

pub(crate) const HOSTS: &[Host] = &[
    Host {
        name: "reveal",
        npm: &["reveal.js"],
        files: &[(
            "index.html",
            "<!doctype html><link rel=icon href=data:,>
<link rel=stylesheet href=node_modules/reveal.js/dist/reveal.css>
<div class=reveal><div class=slides><section>{FRAME}</section><section>Two</section></div></div>
<script src=node_modules/reveal.js/dist/reveal.js></script>
<script>Reveal.initialize()</script>",
        )],
        version: "node -p 'require(\"./node_modules/reveal.js/package.json\").version'",
        turned: Some("Reveal.getIndices().h === 1"),
        ..PLAIN
    },
    Host {
        name: "slidev",
        npm: &["@slidev/cli", "@slidev/theme-default"],
        files: &[("slides.md", "---\ntheme: default\n---\n\n# One\n\n{FRAME}\n\n---\n\n# Two\n")],
        build: "slidev build slides.md --base /slidev/dist/ --router-mode hash",
        version: "slidev --version",
        page: "dist/index.html",
        turned: Some("location.href.endsWith('/2')"),
        ..PLAIN
    },
    Host {
        name: "marp",
        npm: &["@marp-team/marp-cli"],
        files: &[("slides.md", "---\nmarp: true\n---\n\n# One\n\n{FRAME}\n\n---\n\n# Two\n")],
        build: "marp --html slides.md -o index.html",
        version: "marp --version | head -1",
        turned: Some("location.hash === '#2'"),
        ..PLAIN
    },
    Host {
        name: "jupyterlab",
        python: &["jupyterlab"],
        files: &[("notebook.ipynb", NOTEBOOK)],
        build: "jupyter execute --inplace notebook.ipynb && jupyter trust notebook.ipynb",
        version: "jupyter lab --version",
        serve: Some(
            "jupyter lab --no-browser --allow-root --port=8765 --IdentityProvider.token= --ServerApp.password=",
        ),
        page: "lab/tree/notebook.ipynb?reset",
        ..PLAIN
    },
    Host {
        name: "nbconvert",
        python: &["nbconvert", "ipykernel"],
        files: &[("notebook.ipynb", NOTEBOOK)],
        build: "jupyter nbconvert --to html --execute notebook.ipynb --output index.html",
        version: "jupyter nbconvert --version",
        ..PLAIN
    },
    // The page as one file in `mo.iframe`, which makes its frame as high as its content.
    Host {
        name: "marimo",
        python: &["marimo"],
        files: &[(
            "app.py",
            "import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    page = open(\"../nabla/nabla.html\").read()
    settings = \"#dataset=spiral&amp;seed=0.5\"
    mo.iframe(page.replace(\"<html \", f'<html data-settings=\"{settings}\" ', 1), height=\"450px\")
    return


if __name__ == \"__main__\":
    app.run()
",
        )],
        version: "marimo --version",
        serve: Some("marimo run app.py --headless --no-token --port 8765"),
        page: "",
        ..PLAIN
    },
    // Its theme comes from its own server; the part that draws frames is on npm and is used here.
    Host {
        name: "myst",
        npm: &["myst-parser", "myst-directives", "myst-to-react", "react@18", "react-dom@18"],
        files: &[
            ("page.md", "# One\n\n```{iframe} {NABLA}{LINK}\n:width: 100%\n```\n"),
            (
                "build.mjs",
                "import { readFileSync, writeFileSync } from 'node:fs';
import { mystParse } from 'myst-parser';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
const renderers = (await import('./node_modules/myst-to-react/dist/iframe.js')).default;
const find = (node) => node.type === 'iframe' ? node : node.children?.map(find).find(Boolean);
const node = find(mystParse(readFileSync('page.md', 'utf8')));
const frame = renderToStaticMarkup(createElement(renderers.iframe, { node }));
writeFileSync('index.html', `<!doctype html><link rel=icon href=data:,>
<style>.relative { position: relative } .inline-block { display: inline-block }</style>${frame}`);",
            ),
        ],
        build: "node build.mjs",
        version: "node -p 'require(\"./node_modules/myst-to-react/package.json\").version'",
        ..PLAIN
    },
    Host {
        name: "sphinx",
        python: &["sphinx"],
        files: &[("conf.py", ""), ("index.rst", "One\n===\n\n.. raw:: html\n\n   {FRAME}\n")],
        build: "sphinx-build -q . html",
        version: "sphinx-build --version",
        page: "html/index.html",
        ..PLAIN
    },
    Host {
        name: "mkdocs",
        python: &["mkdocs"],
        files: &[("mkdocs.yml", "site_name: One\n"), ("docs/index.md", "# One\n\n{FRAME}\n")],
        build: "mkdocs build -q",
        version: "mkdocs --version",
        page: "site/index.html",
        ..PLAIN
    },
    Host {
        name: "pandoc",
        python: &["pypandoc_binary"],
        files: &[("page.md", "---\ntitle: One\n---\n\n{FRAME}\n")],
        build: "$(python3 -c 'import pypandoc; print(pypandoc.get_pandoc_path())') \
                -s --embed-resources page.md -o index.html",
        version: "$(python3 -c 'import pypandoc; print(pypandoc.get_pandoc_path())') --version | head -1",
        ..PLAIN
    },
    // Without `data-external`, the page is embedded in a `data:` address: as one file, which contains its
    // settings.
    Host {
        name: "pandoc-inside",
        python: &["pypandoc_binary"],
        files: &[(
            "page.md",
            "---\ntitle: One\n---\n\n<iframe src=\"carrying.html\" width=\"100%\" height=\"400\"></iframe>\n",
        )],
        build: "sed '0,/<html /s//<html data-settings=\"#dataset=spiral\\&amp;seed=0.5\\&amp;embed=true\" /' \
                ../nabla/nabla.html > carrying.html && \
                $(python3 -c 'import pypandoc; print(pypandoc.get_pandoc_path())') \
                -s --embed-resources page.md -o index.html",
        version: "$(python3 -c 'import pypandoc; print(pypandoc.get_pandoc_path())') --version | head -1",
        ..PLAIN
    },
];
