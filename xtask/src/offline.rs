//! The page without a server: all of it in one HTML file, and the worker that keeps the served one in
//! a browser. Works on what Trunk left in `dist/`; both steps read `index.html`, so its order of
//! calls matters: first the one file, then the worker, which is of the served page alone.

use anyhow::{Context, Result, bail};
use data_encoding::BASE64;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::dist::{SINGLE_FILE, attribute};
use crate::project::Project;
use crate::worker::Worker;
use crate::{dist, size};

/// Writes the page as one file, which needs neither a server nor a neighbor.
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
            // After the glue, because modules run in the order of the page.
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

/// Puts the settings of a link into the one file, for where nothing can stand behind its address.
pub(crate) fn carry(project: &Project, link: &str) -> Result<()> {
    let file = project.dist().join(SINGLE_FILE);
    let page = carrying(&project.sh.read_file(&file)?, link)?;
    Ok(project.sh.write_file(file, page)?)
}

/// The page with the settings of a link, or of a whole address.
fn carrying(page: &str, link: &str) -> Result<String> {
    let link = link.split_once('#').map_or(link, |(_, hash)| hash);
    let link = link.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    put(page, "<html ", &format!("<html data-settings=\"#{link}\" "))
}

/// A line without the worker's address: inside of the one file there is no neighbor.
fn unnamed(line: &str) -> Result<String> {
    let Some((before, after)) = line.split_once(" data-jobs=\"") else {
        return Ok(line.to_owned());
    };
    let (_, after) = after.split_once('"').context("an attribute without an end")?;
    Ok(format!("{before}{after}"))
}

/// Every lesson and the texts of every language, under the name by which the page looks for them:
/// `lessons-dropout`, `lang-fr`. What lies in a folder of these, as the lessons of a language do, is one
/// file there, name by name: `lessons-fr`.
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
        // Packed not for its size alone: in a `data:` address, of which Chromium takes two megabytes, each
        // letter of Chinese would be nine signs.
        let text = BASE64.encode(&size::gzip(text.as_bytes())?);
        let open = format!("\n<script id=\"{id}\" type=\"application/gzip;base64\">");
        page += &inside(&open, &text, "</script>")?;
    }
    Ok(page)
}

/// The worker's script, which the page makes workers of, and its wasm.
fn jobs(worker: &Worker) -> Result<String> {
    let wasm = BASE64.encode(&size::gzip(&std::fs::read(&worker.wasm)?)?);
    let script =
        inside("\n<script id=\"jobs-js\" type=\"text/plain\">", &worker.script, "</script>")?;
    let open = "\n<script id=\"jobs-wasm\" type=\"application/gzip;base64\">";
    Ok(script + &inside(open, &wasm, "</script>")?)
}

/// A text between two tags that it cannot close by itself.
fn inside(open: &str, text: &str, close: &str) -> Result<String> {
    if text.contains("</script") || text.contains("</style") || text.contains("<!--") {
        bail!("a file of the page holds a tag that would end it inside of another file");
    }
    Ok(format!("{open}{text}{close}"))
}

/// Writes the worker with the list of what it keeps, and names it on the page.
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
        // The one file is the same page once more; index.html is what "./" answers.
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
