//! Nabla in the documents of other programs, each in its newest version, from npm and PyPI. What is looked at lies in
//! `tests/hosts`. Outside of CI, because it installs what is newest: about a gigabyte, which is taken away again.

use anyhow::Result;

use crate::project::Project;
use crate::{browsers, build};

/// Tries one program or all.
pub(crate) fn hosts(project: &Project, only: Option<&str>, fresh: bool) -> Result<()> {
    build::ensure(project, fresh)?;
    let drivers = browsers::ensure(project)?;
    let temporary = project.sh.create_temp_dir()?;
    project
        .cargo(&["test", "--quiet", "--package", "tests", "--test", "hosts", "--"])
        .arg(temporary.path())
        .arg(project.dist())
        .args(only)
        .env("CHROMEDRIVER", drivers.chrome)
        .env("GECKODRIVER", drivers.gecko)
        .run()?;
    Ok(())
}
