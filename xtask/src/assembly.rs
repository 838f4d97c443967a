//! Assembles the page: every file that a line of `index.html` names, the program's files, and the page itself.
//! A file whose content may change gets a hash of its content in its name, so that a browser may cache it
//! forever. `index.rs` reads the lines.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::index::{self, Asset};
use crate::project::Project;
use crate::split;

/// The output folder, which becomes the page.
#[derive(Debug)]
pub(crate) struct Page {
    folder: PathBuf,
}

/// Assembles the page into `out` and removes everything else from that folder. All files of the folder
/// `program` become part of the page: the `.js` and `.wasm` with the program's name are linked in its HTML, and
/// the others are copied next to them.
pub(crate) fn assemble(project: &Project, program: &Path, out: &Path) -> Result<()> {
    assemble_split(project, program, &[], out)
}

/// Does the same for a program whose module is split: web/parts.js gets the name of each part and what needs
/// it.
pub(crate) fn assemble_split(
    project: &Project,
    program: &Path,
    parts: &[split::File],
    out: &Path,
) -> Result<()> {
    let page = Page::empty(out)?;
    let read = |name: &str| {
        fs::read_to_string(project.root.join(name)).with_context(|| format!("{name} is missing"))
    };
    let mut html = String::new();
    let mut style = None;
    for line in read("index.html")?.lines() {
        match index::asset(line)? {
            None => html += &format!("{line}\n"),
            Some(Asset::Icon(file)) => {
                let name = page.add(file, read(file)?.as_bytes())?;
                html += &format!("    <link rel=\"icon\" href=\"./{name}\"/>\n");
            }
            // All style sheets become one, at the place of the first: they are written in parts but downloaded
            // together.
            Some(Asset::Css(file)) => {
                let (_, sheet) = style.get_or_insert_with(|| (html.len(), String::new()));
                *sheet += &read(file)?;
            }
            Some(Asset::Rust(it)) => {
                let (js, wasm) = page.add_program(program, it.bin)?;
                html += &index::preload(&read("Trunk.toml")?, &js, &wasm)?;
                for part in parts {
                    let file = part.path.to_str().context("a part without a name")?;
                    let name = page.add(file, &fs::read(&part.path)?)?;
                    let needed_by = part.parts.join(" ");
                    html += &format!("    <link data-part=\"{needed_by}\" href=\"./{name}\"/>\n");
                }
            }
            Some(Asset::CopyFile(file)) => {
                page.copy(&project.root.join(file))?;
            }
            Some(Asset::CopyDir(folder)) => page.copy(&project.root.join(folder))?,
        }
    }
    if let Some((place, sheet)) = style {
        let name = page.add("style.css", sheet.as_bytes())?;
        html.insert_str(place, &format!("    <link rel=\"stylesheet\" href=\"./{name}\"/>\n"));
    }
    fs::write(page.folder.join("index.html"), html)?;
    Ok(())
}

impl Page {
    fn empty(folder: &Path) -> Result<Self> {
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Adds a file under a name with a hash of its content, and returns that name.
    pub(crate) fn add(&self, file: &str, content: &[u8]) -> Result<String> {
        let name = hashed(file, content);
        fs::write(self.folder.join(&name), content)?;
        Ok(name)
    }

    /// Adds the program's files, and returns the names of its script and its wasm.
    fn add_program(&self, folder: &Path, bin: &str) -> Result<(String, String)> {
        let add = |file: String| {
            let content = fs::read(folder.join(&file));
            self.add(&file, &content.with_context(|| format!("bindgen made no {file}"))?)
        };
        let (js, wasm) = (format!("{bin}.js"), format!("{bin}_bg.wasm"));
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            // Snippets: scripts import them by the names that bindgen gave them.
            if !path.ends_with(&js) && !path.ends_with(&wasm) {
                self.copy(&path)?;
            }
        }
        Ok((add(js)?, add(wasm)?))
    }

    /// Copies a file or a folder under its own name.
    fn copy(&self, from: &Path) -> Result<()> {
        let name = from.file_name().context("a path without a name")?;
        copy_into(from, &self.folder.join(name))
            .with_context(|| format!("{} cannot be copied", from.display()))
    }
}

fn copy_into(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_into(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// `path/name.css` → `name-0123456789abcdef.css`. The `_bg` that bindgen puts at the end of a name stays at the
/// end, because Trunk does it this way and web/sw.js expects it.
fn hashed(file: &str, content: &[u8]) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let (stem, end) = stem.strip_suffix("_bg").map_or((stem, ""), |stem| (stem, "_bg"));
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{stem}-{:016x}{end}.{extension}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::{assemble, hashed};
    use crate::project::Project;
    use std::{env, fs, process};

    const INDEX: &str = r#"<head>
    <link data-trunk rel="icon" href="icon.svg" />
    <link data-trunk rel="css" href="style/a.css" />
    <link data-trunk rel="css" href="style/b.css" />
    <link data-trunk rel="rust" href="Cargo.toml" data-bin="page" />
    <link data-trunk rel="copy-file" href="boot.js" />
    <link data-trunk rel="copy-dir" href="style" />
</head>
"#;

    #[test]
    fn the_page_is_what_its_lines_ask_for() {
        let root = env::temp_dir().join(format!("nabla-assembly-{}", process::id()));
        for (name, text) in [
            ("index.html", INDEX),
            ("Trunk.toml", "\npattern_preload = '''\n{base}{js} {base}{wasm}\n'''\n"),
            ("icon.svg", "<svg/>"),
            ("style/a.css", "a{}"),
            ("style/b.css", "b{}"),
            ("boot.js", "start()"),
            ("program/page.js", "js"),
            ("program/page_bg.wasm", "wasm"),
            ("program/snippets/x/y.js", "part"),
            ("out/old.js", "what was there before"),
        ] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
        }
        let sh = xshell::Shell::new().unwrap();
        let project = Project { sh, root: root.clone(), target: root.join("target") };
        let out = root.join("out");
        assemble(&project, &root.join("program"), &out).unwrap();
        let (icon, style) = (hashed("icon.svg", b"<svg/>"), hashed("style.css", b"a{}b{}"));
        let (js, wasm) = (hashed("page.js", b"js"), hashed("page_bg.wasm", b"wasm"));
        let expected = format!(
            "<head>\n    <link rel=\"icon\" href=\"./{icon}\"/>\n    \
             <link rel=\"stylesheet\" href=\"./{style}\"/>\n./{js} ./{wasm}\n</head>\n"
        );
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), expected, "the page");
        for (name, text) in [
            (style.as_str(), "a{}b{}"),
            (&wasm, "wasm"),
            ("boot.js", "start()"),
            ("style/b.css", "b{}"),
            ("snippets/x/y.js", "part"),
        ] {
            assert_eq!(fs::read_to_string(out.join(name)).ok().as_deref(), Some(text), "{name}");
        }
        assert!(!out.join("old.js").exists(), "nothing else is left");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_name_holds_a_hash_of_the_content() {
        let name = hashed("web/style/page.css", b"a{}");
        let hash = name.strip_prefix("page-").and_then(|rest| rest.strip_suffix(".css")).unwrap();
        assert!(hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit()), "{name}");
        assert_eq!(hashed("page.css", b"a{}"), name, "the folder does not count");
        assert_ne!(hashed("page.css", b"b{}"), name, "the content does");
        let wasm = hashed("nabla_bg.wasm", b"");
        assert!(wasm.starts_with("nabla-") && wasm.ends_with("_bg.wasm"), "{wasm}");
    }
}
