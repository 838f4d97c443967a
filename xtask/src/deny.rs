//! The supply chain: cargo-deny checks the licenses and sources of all dependencies of all packages on all
//! platforms, by `deny.toml`. The lock files of npm are checked here. For vulnerabilities use `cargo deny check
//! advisories`, which downloads a database.

use anyhow::{Result, bail};

use crate::project::Project;
use crate::tools;

/// The lock files of npm.
const NPM_LOCKS: &[&str] = &["xtask/npm/package-lock.json", "bench/js/package-lock.json"];

/// Checks every package.
pub(crate) fn check(project: &Project) -> Result<usize> {
    for lock in NPM_LOCKS {
        let text = project.sh.read_file(project.root.join(lock))?;
        if !has_all_hashes(&text) {
            bail!("{lock} has a package without a hash");
        }
    }
    let deny = tools::cargo_deny(project)?;
    project
        .cmd(deny)
        // cargo-deny warns of duplicates, and these are known.
        .args(["--locked", "--log-level", "error", "check", "licenses", "bans", "sources"])
        .quiet()
        .run()?;
    Ok(0)
}

/// Whether a lock file has a hash for every package, so that npm verifies each one.
fn has_all_hashes(lock: &str) -> bool {
    let n = |word: &str| lock.lines().filter(|line| line.trim_start().starts_with(word)).count();
    n("\"node_modules/") == n("\"integrity\":")
}

#[cfg(test)]
mod tests {
    use super::has_all_hashes;

    #[test]
    fn a_package_without_a_hash_is_noticed() {
        let whole = "  \"node_modules/a\": {\n    \"integrity\": \"sha512-x\"\n  }\n";
        assert!(has_all_hashes(whole), "one that has it");
        assert!(!has_all_hashes(&whole.replace("integrity", "license")), "one that has none");
    }
}
