//! Nabla in the documents of other programs, each in its newest version, from npm and PyPI. The checks are in
//! `tests/hosts`. Not a part of CI, because it installs the newest versions: about a gigabyte, which is deleted
//! afterwards.

use anyhow::Result;

use crate::project::Project;
use crate::{browsers, build};

/// Tests one program or all.
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
