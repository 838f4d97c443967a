//! Programs and scripts of npm that building and testing use: just those of the lock in `xtask/npm`,
//! compared with its hashes. Nothing of them reaches the page.

use std::path::PathBuf;

use crate::project::Project;

/// The file of a package, `package/path` below npm's folder; `None` where it cannot be had.
pub(crate) fn file(project: &Project, path: &str) -> Option<PathBuf> {
    let folder = project.target.join("tools");
    let file = folder.join("node_modules").join(path);
    let lock = "package-lock.json";
    let locked = project.sh.read_file(project.root.join("xtask/npm").join(lock)).ok()?;
    // A lock that has changed since is another set of packages.
    if file.is_file() && project.sh.read_file(folder.join(lock)).ok()? == locked {
        return Some(file);
    }
    let npm = project.which("npm")?;
    println!("Installing {} with npm, a few seconds.", path.split('/').next().unwrap_or(path));
    project.sh.create_dir(&folder).ok()?;
    for name in ["package.json", lock] {
        project.sh.copy_file(project.root.join("xtask/npm").join(name), &folder).ok()?;
    }
    project
        .cmd(npm)
        .args(["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(&folder)
        .quiet()
        .ignore_stdout()
        .run()
        .ok()?;
    file.is_file().then_some(file)
}
