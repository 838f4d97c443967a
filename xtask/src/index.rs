//! Reads `index.html` and `Trunk.toml`, which describe the page both for Trunk and for xtask: Trunk can build
//! the page, but is not needed. `assembly.rs` uses what is read here.

use anyhow::{Context, Result, bail};

use crate::dist::attribute;

/// What a line of the page includes.
#[derive(Debug, PartialEq)]
pub(crate) enum Asset<'a> {
    /// The icon in the browser's tab.
    Icon(&'a str),
    /// A style sheet.
    Css(&'a str),
    /// The program.
    Rust(Program<'a>),
    /// A file that keeps its name.
    CopyFile(&'a str),
    /// A folder that keeps its name.
    CopyDir(&'a str),
}

/// The page's program.
#[derive(Debug, PartialEq)]
pub(crate) struct Program<'a> {
    pub(crate) manifest: &'a str,
    pub(crate) bin: &'a str,
}

/// Parses a line; `None` if it is not one of the lines for Trunk.
pub(crate) fn asset(line: &str) -> Result<Option<Asset<'_>>> {
    if !line.contains(" data-trunk ") {
        return Ok(None);
    }
    let shown = line.trim();
    let href = attribute(line, "href").with_context(|| format!("`{shown}` names no file"))?;
    Ok(Some(match attribute(line, "rel") {
        Some("icon") => Asset::Icon(href),
        Some("css") => Asset::Css(href),
        Some("copy-file") => Asset::CopyFile(href),
        Some("copy-dir") => Asset::CopyDir(href),
        Some("rust") => {
            let bin = attribute(line, "data-bin");
            let bin = bin.with_context(|| format!("`{shown}` names no program in data-bin"))?;
            Asset::Rust(Program { manifest: href, bin })
        }
        _ => bail!("xtask does not know what to do with `{shown}` of index.html"),
    }))
}

/// The program that the page starts.
pub(crate) fn program(html: &str) -> Result<Program<'_>> {
    for line in html.lines() {
        if let Some(Asset::Rust(program)) = asset(line)? {
            return Ok(program);
        }
    }
    bail!("index.html has no line `<link data-trunk rel=\"rust\" …>`")
}

/// The lines of Trunk.toml that make the page load the program's files.
pub(crate) fn preload(trunk: &str, js: &str, wasm: &str) -> Result<String> {
    let pattern = between(trunk, "\npattern_preload = '''\n", "'''")?;
    Ok(pattern.replace("{base}", "./").replace("{js}", js).replace("{wasm}", wasm))
}

/// The files and folders whose changes require a new build, by Trunk.toml.
pub(crate) fn watched(trunk: &str) -> Result<Vec<&str>> {
    let list = between(trunk, "\nwatch = [", "]")?;
    Ok(list.split('"').skip(1).step_by(2).collect())
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Result<&'a str> {
    let found = text.split_once(open).and_then(|(_, rest)| rest.split_once(close));
    let (inside, _) =
        found.with_context(|| format!("Trunk.toml has no `{}`", open.trim().replace('\n', " ")))?;
    Ok(inside)
}

#[cfg(test)]
mod tests {
    use super::{Asset, Program, asset, preload, program, watched};

    const TRUNK: &str = "[build]\npattern_preload = '''\n<link href=\"{base}{js}\">\n<link \
                         href=\"{base}{wasm}\">\n'''\n[watch]\n# Not all.\nwatch = [\"web\", \
                         \"lang\"]\n";

    #[test]
    fn every_kind_of_line_is_understood() {
        for (line, what) in [
            (r#"<link data-trunk rel="icon" href="a/b.svg" />"#, Asset::Icon("a/b.svg")),
            (r#"  <link data-trunk rel="css" href="c.css"/>"#, Asset::Css("c.css")),
            (r#"<link data-trunk rel="copy-file" href="boot.js" />"#, Asset::CopyFile("boot.js")),
            (r#"<link data-trunk rel="copy-dir" href="lang" />"#, Asset::CopyDir("lang")),
            (
                r#"<link data-trunk rel="rust" href="web/Cargo.toml" data-bin="n" data-wasm-opt="0" />"#,
                Asset::Rust(Program { manifest: "web/Cargo.toml", bin: "n" }),
            ),
        ] {
            assert_eq!(asset(line).unwrap(), Some(what), "{line}");
        }
        let plain = r#"<link rel="canonical" href="x" />"#;
        assert_eq!(asset(plain).unwrap(), None, "a line of the page itself");
    }

    #[test]
    fn a_line_that_is_not_understood_is_named() {
        for line in [
            r#"<link data-trunk rel="sass" href="a.scss" />"#,
            r#"<link data-trunk rel="css" />"#,
            r#"<link data-trunk rel="rust" href="web/Cargo.toml" />"#,
        ] {
            let error = asset(line).unwrap_err().to_string();
            assert!(error.contains(line), "{error}");
        }
        assert!(program("<head></head>").is_err(), "a page without a program");
    }

    #[test]
    fn the_project_says_what_its_page_is_made_of() {
        let html = include_str!("../../index.html");
        assert_eq!(program(html).unwrap().bin, "nabla", "its program");
        let trunk = include_str!("../../Trunk.toml");
        assert!(watched(trunk).unwrap().contains(&"web"), "its folders");
        let lines = preload(trunk, "a.js", "b.wasm").unwrap();
        for link in ["id=\"page-js\"", "\"./a.js\"", "id=\"page-wasm\"", "\"./b.wasm\""] {
            assert!(lines.contains(link), "{link} in {lines}");
        }
    }

    #[test]
    fn lists_and_patterns_of_trunk_are_read() {
        assert_eq!(watched(TRUNK).unwrap(), ["web", "lang"], "folders");
        let lines = preload(TRUNK, "a.js", "b.wasm").unwrap();
        assert_eq!(lines, "<link href=\"./a.js\">\n<link href=\"./b.wasm\">\n", "links");
        let error = watched("[watch]\n").unwrap_err().to_string();
        assert!(error.contains("watch = ["), "{error}");
    }
}
