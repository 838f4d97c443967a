//! The benchmark: builds Nabla's wasm and its competitors, and runs them against each other in Chromium. The
//! workloads are in `bench`, the timing is in `bench/js`, and the report is in `tests/bench`.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

use crate::project::Project;
use crate::{bindgen, browsers, build, compile, tools, wasm_opt};

/// The options of a benchmark run.
#[derive(Debug)]
pub(crate) struct Options {
    /// Takes one minute and writes no document.
    pub(crate) is_quick: bool,
    /// Builds the page first.
    pub(crate) fresh: bool,
    /// The adapter of one more competitor.
    pub(crate) adapter: Option<PathBuf>,
}

pub(crate) fn bench(project: &Project, options: &Options) -> Result<()> {
    build::ensure(project, options.fresh)?;
    let site = project.target.join("bench");
    contestants(project, &site, options.adapter.as_deref())?;
    wasm(project, &site.join("nabla"))?;
    let chromedriver = browsers::ensure(project)?.chrome;
    let mut race = project
        .cargo(&["test", "--quiet", "--package", "tests", "--test", "bench"])
        .env("CHROMEDRIVER", chromedriver)
        .env("NABLA_BENCH_SITE", &site)
        .env("NABLA_BENCH_JSON", project.target.join("bench.json"));
    if options.is_quick {
        race = race.env("NABLA_BENCH_QUICK", "1");
    } else if options.adapter.is_none() {
        race = race.env("NABLA_BENCH_DOCUMENT", project.root.join("docs/PERFORMANCE.md"));
    }
    race.quiet().run().context("the benchmark failed")
}

/// Compares the speed on this machine, relative to that of plain loops, with the recorded one.
pub(crate) fn guard(project: &Project, args: &[&str]) -> Result<()> {
    let file = project.root.join("bench/guard.json");
    project
        .cargo(&["run", "--quiet", "--release", "--package", "bench", "--bin", "guard", "--"])
        .arg(file)
        .args(args)
        .quiet()
        .run()
        .context("something has become more than a quarter slower; the lines above say what")
}

/// Nabla's wasm, built in the same way as the page's.
fn wasm(project: &Project, out: &Path) -> Result<()> {
    tools::target(project, tools::WASM)?;
    project
        .cargo(&["build", "--quiet", "--release", "--package", "bench", "--lib", "--target"])
        .arg(tools::WASM)
        .args(compile::without_paths())
        .quiet()
        .run()?;
    let built = project.target.join(tools::WASM).join("release/bench.wasm");
    bindgen::generate(&built, out)?;
    wasm_opt::optimize(project, &out.join("bench_bg.wasm")).map(drop)
}

/// The page of the race and its competitors, each bundled into one file.
fn contestants(project: &Project, site: &Path, extra: Option<&Path>) -> Result<()> {
    let sh = &project.sh;
    let js = project.root.join("bench/js");
    let Some(npm) = project.which("npm") else {
        bail!("npm is missing; install Node.js");
    };
    let lock = sh.read_file(js.join("package-lock.json"))?;
    let installed = js.join("node_modules/.installed");
    if sh.read_file(&installed).ok().as_ref() != Some(&lock) {
        println!("Installing the contestants with npm, a few seconds.");
        project
            .cmd(npm)
            .args(["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
            .arg(&js)
            .quiet()
            .run()
            .context("npm could not install the contestants of the benchmark")?;
        sh.write_file(&installed, &lock)?;
    }
    sh.remove_path(site)?;
    sh.create_dir(site.join("adapters"))?;
    let bundle = |files: &[PathBuf], out: &Path| {
        project
            .cmd(js.join("node_modules/.bin/esbuild"))
            .args(files)
            .args(["--bundle", "--format=esm", "--log-level=warning", "--external:/nabla/*"])
            // The newest language version, and class fields as assignments: code that is rewritten for older
            // browsers, or that defines each field separately, is up to twice as slow.
            .arg("--target=esnext")
            .arg("--tsconfig-raw={\"compilerOptions\":{\"useDefineForClassFields\":false}}")
            .arg(format!("--outdir={}", out.display()))
            .quiet()
            .run()
    };
    bundle(&["race.mjs", "worker.mjs"].map(|file| js.join(file)), site)?;
    let mut adapters = sh.read_dir(js.join("adapters"))?;
    if let Some(file) = extra {
        let file = project.root.join(file);
        if adapters.iter().any(|it| it.file_name() == file.file_name()) {
            bail!("there is a contestant {} already; give the file another name", file.display());
        }
        adapters.push(file);
    }
    for adapter in adapters {
        bundle(&[adapter], &site.join("adapters"))?;
    }
    sh.copy_file(js.join("index.html"), site.join("index.html"))?;
    let backend = js.join("node_modules/@tensorflow/tfjs-backend-wasm/dist");
    sh.create_dir(site.join("tfjs-wasm"))?;
    for file in sh.read_dir(backend)? {
        if let Some(name) =
            file.file_name().filter(|_| file.extension().is_some_and(|e| e == "wasm"))
        {
            sh.copy_file(&file, site.join("tfjs-wasm").join(name))?;
        }
    }
    Ok(())
}
