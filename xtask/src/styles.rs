//! One style sheet instead of many: they are written in parts and asked for at once. Works on what
//! Trunk left in `dist/`.

use anyhow::{Context, Result};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dist::attribute;
use crate::project::Project;

/// Joins the sheets that the page asks for, in its order, into one that stands where the first did.
pub(crate) fn join(project: &Project) -> Result<()> {
    let (sh, dist) = (&project.sh, project.dist());
    let page = sh.read_file(dist.join("index.html"))?;
    let (sheets, rest): (Vec<_>, Vec<_>) =
        page.lines().enumerate().partition(|(_, line)| line.contains("rel=\"stylesheet\""));
    let first = sheets.first().context("the page asks for no style sheet")?.0;
    let mut style = String::new();
    for (_, line) in sheets {
        let name = attribute(line, "href").context("a style sheet without an address")?;
        style += &sh.read_file(dist.join(name))?;
        sh.remove_path(dist.join(name))?;
    }
    let mut hasher = DefaultHasher::new();
    style.hash(&mut hasher);
    let name = format!("style-{:016x}.css", hasher.finish());
    sh.write_file(dist.join(&name), style)?;
    let mut lines: Vec<String> = rest.into_iter().map(|(_, line)| line.to_owned()).collect();
    lines.insert(first, format!("    <link rel=\"stylesheet\" href=\"./{name}\"/>"));
    sh.write_file(dist.join("index.html"), lines.join("\n"))?;
    Ok(())
}
