//! npm programs and scripts for building and testing: exactly those of the lock file in `xtask/npm`, verified
//! by its hashes. None of them becomes part of the page.

use std::path::PathBuf;

use crate::project::Project;

/// The file of a package, as `package/path` in npm's folder; `None` where it is not available.
pub(crate) fn file(project: &Project, path: &str) -> Option<PathBuf> {
    let folder = project.target.join("tools");
    let file = folder.join("node_modules").join(path);
    let lock = "package-lock.json";
    let locked = project.sh.read_file(project.root.join("xtask/npm").join(lock)).ok()?;
    // If the lock file has changed since the installation, the set of packages is a different one.
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
