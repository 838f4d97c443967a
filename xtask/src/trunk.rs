//! Checks that Trunk, where it is installed, can still build the page: `trunk build` reads the same
//! `index.html` and `Trunk.toml` as `assembly.rs`. Nothing else uses Trunk.

use anyhow::{Context, Result, bail};
use std::path::Path;

use crate::dist::attribute;
use crate::index::{self, Asset};
use crate::project::Project;
use crate::tools;

/// Builds the page with Trunk, and checks that it is complete.
pub(crate) fn check(project: &Project) -> Result<usize> {
    let Some(trunk) = project.which("trunk") else {
        println!("Trunk is not installed, so it was not tried whether it builds the page.");
        return Ok(0);
    };
    tools::target(project, tools::WASM)?;
    // Otherwise Trunk would download it.
    tools::wasm_bindgen(project)?;
    let out = project.sh.create_dir(project.target.join("page/trunk"))?;
    project
        .cmd(trunk)
        .args(["build", "--locked=true", "--skip-version-check", "--dist"])
        .arg(&out)
        // Trunk accepts only true or false and stops at the usual NO_COLOR=1.
        .env_remove("NO_COLOR")
        .quiet()
        .run()
        .context("Trunk cannot build the page; the messages above say why")?;
    let written = project.sh.read_file(project.root.join("index.html"))?;
    whole(&written, &project.sh.read_file(out.join("index.html"))?, &out)
}

/// Checks that the built page links every file that the source page names, and that the file exists.
fn whole(written: &str, built: &str, out: &Path) -> Result<usize> {
    let mut names = Vec::new();
    for line in built.lines() {
        if line.contains("data-trunk") {
            bail!("Trunk left `{}` as it was", line.trim());
        }
        let name = attribute(line, "href").or_else(|| attribute(line, "src"));
        names.extend(name.and_then(|name| name.strip_prefix("./")));
    }
    let n_sheets = names.iter().filter(|name| name.ends_with(".css")).count();
    let mut n_written = 0;
    for line in written.lines() {
        match index::asset(line)? {
            Some(Asset::Css(_)) => n_written += 1,
            Some(Asset::CopyFile(path) | Asset::CopyDir(path)) => {
                names.extend(path.rsplit('/').next());
            }
            _ => {}
        }
    }
    if n_sheets != n_written {
        bail!("Trunk's page has {n_sheets} style sheets instead of {n_written}");
    }
    for id in ["id=\"page-js\"", "id=\"page-wasm\""] {
        if !built.contains(id) {
            bail!("Trunk's page has no link with {id}");
        }
    }
    match names.into_iter().find(|name| !out.join(name).exists()) {
        Some(name) => bail!("Trunk's page asks for {name}, which is not there"),
        None => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    use super::whole;
    use std::path::Path;

    const WRITTEN: &str = "<link data-trunk rel=\"css\" href=\"a.css\" />\n\
                           <link data-trunk rel=\"copy-dir\" href=\"src\" />\n";
    const SCRIPTS: &str = "<link id=\"page-js\" href=\"./Cargo.toml\">\n\
                           <link id=\"page-wasm\" href=\"./Cargo.toml\">\n";

    #[test]
    fn what_is_missing_is_named() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (sheet, expected) in [
            ("", "0 style sheets"),
            ("<link rel=\"stylesheet\" href=\"./none.css\">", "none.css"),
            (WRITTEN, "data-trunk"),
        ] {
            let error = whole(WRITTEN, &format!("{SCRIPTS}{sheet}"), here).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
        let error = whole("", "<p>", here).unwrap_err().to_string();
        assert!(error.contains("page-js"), "{error}");
        let written = "<link data-trunk rel=\"copy-dir\" href=\"src\" />";
        assert!(whole(written, SCRIPTS, here).is_ok(), "the whole page");
    }
}
