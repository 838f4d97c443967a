//! The page without a server: all of it in one HTML file, and the service worker that stores the served page in
//! a browser. It works on the built page in `dist/`. Both steps read `index.html`, so their order matters:
//! first the single file, then the service worker, which only the served page has.

use anyhow::{Context, Result, bail};
use data_encoding::BASE64;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::dist::{SINGLE_FILE, attribute};
use crate::project::Project;
use crate::worker::Worker;
use crate::{dist, size};

/// Writes the page as one file, which needs neither a server nor other files.
pub(crate) fn single_file(project: &Project, worker: &Worker) -> Result<()> {
    let (sh, dist) = (&project.sh, project.dist());
    let read = |name: &str| sh.read_file(dist.join(name));
    let wasm = sh.read_binary_file(dist::wasm(project)?)?;
    let mut page = String::new();
    for line in read("index.html")?.lines() {
        let named = attribute(line, "href").or_else(|| attribute(line, "src"));
        let name = named.and_then(|it| it.strip_prefix("./")).unwrap_or_default();
        let line = &unnamed(line)?;
        if line.contains("rel=\"stylesheet\"") {
            page += &inside("<style>", &read(name)?, "</style>")?;
        } else if line.contains("id=\"page-js\"") {
            let glue = read(name)?;
            page += &inside(
                "<script type=\"module\">",
                &format!("{glue}\nwindow.nabla = __wbg_init;"),
                "</script>",
            )?;
        } else if line.contains("id=\"page-wasm\"") {
            let wasm = BASE64.encode(&size::gzip(&wasm)?);
            page += &inside(
                "<script id=\"wasm\" type=\"application/gzip;base64\">",
                &wasm,
                "</script>",
            )?;
            // After the generated script, because modules run in the order of the page.
            page += &inside("<script type=\"module\">", &read("boot.js")?, "</script>")?;
            page += &beside(project)?;
            page += &jobs(worker)?;
        } else if let Some(parts) = attribute(line, "data-part") {
            let wasm = BASE64.encode(&size::gzip(&sh.read_binary_file(dist.join(name))?)?);
            let open = format!("<script data-part=\"{parts}\" type=\"application/gzip;base64\">");
            page += &inside(&open, &wasm, "</script>")?;
        } else if ["parts.js", "first.js", "translated.js"].contains(&name) {
            page += &inside("<script>", &read(name)?, "</script>")?;
        } else if name == "boot.js" {
        } else if name.ends_with(".svg") {
            let picture = BASE64.encode(read(name)?.as_bytes());
            let data = format!("data:image/svg+xml;base64,{picture}");
            page += &line.replace(&format!("./{name}"), &data);
        } else if name.is_empty() {
            page += line;
        } else {
            bail!("index.html asks for {name}, and xtask does not know how to put it inside");
        }
        page.push('\n');
    }
    sh.write_file(dist.join(SINGLE_FILE), page)?;
    Ok(())
}

/// Puts the settings of a link into the single file, for places where its address cannot contain them.
pub(crate) fn carry(project: &Project, link: &str) -> Result<()> {
    let file = project.dist().join(SINGLE_FILE);
    let page = carrying(&project.sh.read_file(&file)?, link)?;
    Ok(project.sh.write_file(file, page)?)
}

/// The page with the settings of a link, or of a complete address.
fn carrying(page: &str, link: &str) -> Result<String> {
    let link = link.split_once('#').map_or(link, |(_, hash)| hash);
    let link = link.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    put(page, "<html ", &format!("<html data-settings=\"#{link}\" "))
}

/// Removes the worker's address from a line: the single file has no other files next to it.
fn unnamed(line: &str) -> Result<String> {
    let Some((before, after)) = line.split_once(" data-jobs=\"") else {
        return Ok(line.to_owned());
    };
    let (_, after) = after.split_once('"').context("an attribute without an end")?;
    Ok(format!("{before}{after}"))
}

/// Every lesson and the texts of every language, under the names by which the page finds them:
/// `lessons-dropout`, `lang-fr`. A subfolder, such as the lessons of one language, becomes one entry that maps
/// names to texts: `lessons-fr`.
fn beside(project: &Project) -> Result<String> {
    let (sh, dist) = (&project.sh, project.dist());
    let (mut texts, mut groups) = (BTreeMap::new(), BTreeMap::<String, Vec<String>>::new());
    for folder in ["lessons", "lang"] {
        for file in dist::files(project, &dist.join(folder))? {
            let (name, text) = (name(&file, &dist)?, sh.read_file(&file)?);
            match name.trim_end_matches(".json").split('/').collect::<Vec<_>>()[..] {
                [folder, name] => _ = texts.insert(format!("{folder}-{name}"), text),
                [folder, group, name] => {
                    let group = groups.entry(format!("{folder}-{group}")).or_default();
                    group.push(format!("\"{name}\":{text}"));
                }
                _ => bail!("{name} lies too deep to be put into the one file"),
            }
        }
    }
    for (id, mut group) in groups {
        group.sort();
        texts.insert(id, format!("{{{}}}", group.join(",")));
    }
    let mut page = String::new();
    for (id, text) in texts {
        // Compressed not only to save space: in a `data:` address, which Chromium limits to two megabytes, each
        // Chinese character would take nine characters.
        let text = BASE64.encode(&size::gzip(text.as_bytes())?);
        let open = format!("\n<script id=\"{id}\" type=\"application/gzip;base64\">");
        page += &inside(&open, &text, "</script>")?;
    }
    Ok(page)
}

/// The worker's script, from which the page starts workers, and its wasm.
fn jobs(worker: &Worker) -> Result<String> {
    let wasm = BASE64.encode(&size::gzip(&std::fs::read(&worker.wasm)?)?);
    let script =
        inside("\n<script id=\"jobs-js\" type=\"text/plain\">", &worker.script, "</script>")?;
    let open = "\n<script id=\"jobs-wasm\" type=\"application/gzip;base64\">";
    Ok(script + &inside(open, &wasm, "</script>")?)
}

/// Puts a text between two tags; fails if the text contains the closing tag.
fn inside(open: &str, text: &str, close: &str) -> Result<String> {
    if text.contains("</script") || text.contains("</style") || text.contains("<!--") {
        bail!("a file of the page holds a tag that would end it inside of another file");
    }
    Ok(format!("{open}{text}{close}"))
}

/// Writes the service worker with the list of the files that it stores, and puts its name on the page.
pub(crate) fn worker(project: &Project) -> Result<()> {
    let (sh, dist) = (&project.sh, project.dist());
    let index = dist.join("index.html");
    let page = put(&sh.read_file(&index)?, "<html ", "<html data-worker=\"./sw.js\" ")?;
    sh.write_file(&index, page)?;
    let mut names = vec!["./".to_owned()];
    let mut hasher = DefaultHasher::new();
    let mut files = dist::files(project, &dist)?;
    files.sort();
    for file in files {
        let name = name(&file, &dist)?;
        // The single file contains the same page again; for index.html, the list has "./".
        if name == SINGLE_FILE || name == "sw.js" || name.starts_with('.') {
            continue;
        }
        (&name, sh.read_binary_file(&file)?).hash(&mut hasher);
        if name != "index.html" {
            names.push(name);
        }
    }
    let source = sh.read_file(project.root.join("web/sw.js"))?;
    let version = format!("version = \"{:016x}\";", hasher.finish());
    let source = put(&source, "version = \"\";", &version)?;
    let source = put(&source, "files = [];", &format!("files = {names:?};"))?;
    sh.write_file(dist.join("sw.js"), source)?;
    Ok(())
}

/// The name of a file relative to the page, with slashes.
fn name(file: &Path, dist: &Path) -> Result<String> {
    let parts = file.strip_prefix(dist)?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Ok(parts.context("a file of the page has no name that a link could hold")?.join("/"))
}

fn put(text: &str, place: &str, what: &str) -> Result<String> {
    match text.split_once(place) {
        Some((before, after)) => Ok(format!("{before}{what}{after}")),
        None => bail!("`{place}` is not where xtask looks for it"),
    }
}

#[cfg(test)]
mod tests {
    use super::carrying;

    #[test]
    fn the_one_file_carries_a_link_as_its_attribute() {
        let page = "<!doctype html>\n<html lang=\"en\">\n<html-like>";
        for (link, settings) in [
            ("dataset=xor&seed=1", "#dataset=xor&amp;seed=1"),
            ("#dataset=xor", "#dataset=xor"),
            ("https://example.org/nabla/#title=%22a\"<b", "#title=%22a&quot;&lt;b"),
        ] {
            let expected = format!(
                "<!doctype html>\n<html data-settings=\"{settings}\" lang=\"en\">\n<html-like>"
            );
            assert_eq!(carrying(page, link).unwrap(), expected, "{link}");
        }
        assert!(carrying("no page", "#").is_err(), "a page without a beginning");
    }
}
