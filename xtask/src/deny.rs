//! The supply chain: which licenses the packages have, where they come from, and that the locks hold a
//! hash of each. Vulnerabilities are a matter of `cargo deny`, which needs a list from elsewhere.

use anyhow::{Result, bail};

use crate::project::Project;

/// The locks of npm.
const NPM_LOCKS: &[&str] = &["xtask/npm/package-lock.json", "bench/js/package-lock.json"];

/// Checks every package that any part of the project uses on any machine.
pub(crate) fn check(project: &Project) -> Result<usize> {
    let rules = project.sh.read_file(project.root.join("deny.toml"))?;
    let mut wrong = sources(project, &list(&rules, "allow-registry"))?;
    let allowed = list(&rules, "allow");
    let tree = ["tree", "--workspace", "--all-features", "--target", "all", "--prefix", "none"];
    let packages = project.cargo(&tree).args(["--format", "{p}\t{l}"]).quiet().read()?;
    // A blank line ends the packages of each member.
    for line in packages.lines().filter(|line| !line.is_empty()) {
        let (package, license) = line.split_once('\t').unwrap_or((line, ""));
        // A package that stands there for the second time.
        let license = license.trim_end_matches("(*)").trim();
        if !is_allowed(license, &allowed) {
            wrong.push(format!(
                "{package} has the license {license:?}, which deny.toml does not list"
            ));
        }
    }
    for lock in NPM_LOCKS.iter().map(|lock| project.root.join(lock)).filter(|lock| lock.is_file()) {
        let text = project.sh.read_file(&lock)?;
        let n = |word: &str| text.lines().filter(|it| it.trim_start().starts_with(word)).count();
        if n("\"node_modules/") != n("\"integrity\":") {
            wrong.push(format!("{} has a package without a hash", lock.display()));
        }
    }
    wrong.sort();
    wrong.dedup();
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    // More to the point where someone has it; installing it would take longer than all other checks.
    if project.which("cargo-deny").is_some() {
        project.cargo(&["deny"]).args(["check", "licenses", "bans", "sources"]).quiet().run()?;
    }
    Ok(0)
}

/// What in Cargo.lock comes from elsewhere than these registries, or has no hash.
fn sources(project: &Project, registries: &[&str]) -> Result<Vec<String>> {
    let lock = project.sh.read_file(project.root.join("Cargo.lock"))?;
    let mut wrong = Vec::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.map(|value| value.trim_matches('"'))
        };
        let name = value("name").unwrap_or_default();
        // What has no source lies in this repository.
        let Some(source) = value("source") else { continue };
        if !source.strip_prefix("registry+").is_some_and(|it| registries.contains(&it)) {
            wrong.push(format!("{name} comes from {source}, which deny.toml does not list"));
        } else if value("checksum").is_none() {
            wrong.push(format!("{name} has no checksum in Cargo.lock"));
        }
    }
    Ok(wrong)
}

/// The texts in a list of deny.toml.
fn list<'a>(rules: &'a str, key: &str) -> Vec<&'a str> {
    let start = format!("\n{key} = [");
    let rest = rules.split_once(start.as_str()).map_or("", |(_, rest)| rest);
    let lines = rest.split(']').next().unwrap_or_default().lines();
    let text = lines.filter(|line| !line.trim_start().starts_with('#'));
    text.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// Whether an SPDX expression can be met by licenses of the list. `/` is an old way to write `OR`; as in
/// the standard, `AND` binds closer, and `WITH` adds to what is allowed.
fn is_allowed(license: &str, allowed: &[&str]) -> bool {
    let spaced = license.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    let is_met = any_of(&mut rest, allowed);
    is_met && rest.is_empty()
}

fn any_of(words: &mut &[&str], allowed: &[&str]) -> bool {
    let mut is_met = all_of(words, allowed);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        is_met |= all_of(words, allowed);
    }
    is_met
}

fn all_of(words: &mut &[&str], allowed: &[&str]) -> bool {
    let mut is_met = one(words, allowed);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        is_met &= one(words, allowed);
    }
    is_met
}

fn one(words: &mut &[&str], allowed: &[&str]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let is_met = any_of(words, allowed);
            let [")", rest @ ..] = *words else { return false };
            *words = rest;
            is_met
        }
        [name, "WITH", _, rest @ ..] | [name, rest @ ..] => {
            *words = rest;
            allowed.contains(name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_allowed, list};

    #[test]
    fn a_license_is_allowed_if_it_can_be_met() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"];
        for license in [
            "MIT",
            "GPL-3.0 OR MIT",
            "Unlicense/MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
            "GPL-3.0 AND X OR MIT",
        ] {
            assert!(is_allowed(license, &allowed), "{license}");
        }
        for license in
            ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND Y", "MIT)", "(MIT", "MIT X"]
        {
            assert!(!is_allowed(license, &allowed), "{license}");
        }
    }

    #[test]
    fn a_list_is_what_stands_in_quotes() {
        let rules = "\n[a]\nallow = [\n  \"MIT\",\n  # \"no\" here\n  \"Zlib\",\n]\nallow-registry = [\"r\"]\n";
        assert_eq!(list(rules, "allow"), ["MIT", "Zlib"], "over lines");
        assert_eq!(list(rules, "allow-registry"), ["r"], "in one");
    }
}
