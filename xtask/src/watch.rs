//! Detects changed files by checking all of them twice a second: some hundred files take a millisecond, and
//! this works on every system and in every kind of shared folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

const PAUSE: Duration = Duration::from_millis(300);

/// The time of the last write and the length of each file.
#[derive(Debug, PartialEq)]
pub(crate) struct Snapshot(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Snapshot {
    /// Records the given files, and all files in the given folders. A missing file counts too: it may appear
    /// later.
    pub(crate) fn of(paths: &[PathBuf]) -> Self {
        let mut files = BTreeMap::new();
        for path in paths {
            add(path, &mut files);
        }
        Self(files)
    }

    /// Waits until the files differ from these and no longer change; returns one that has changed.
    pub(crate) fn wait_for_change(&self, paths: &[PathBuf]) -> PathBuf {
        loop {
            thread::sleep(PAUSE);
            let mut now = Self::of(paths);
            let Some(changed) = self.difference(&now) else { continue };
            // An editor may write several files, each in several steps.
            loop {
                thread::sleep(PAUSE / 3);
                let later = Self::of(paths);
                if later == now {
                    return changed;
                }
                now = later;
            }
        }
    }

    /// A file that differs between the two.
    fn difference(&self, other: &Self) -> Option<PathBuf> {
        let changed = |one: &Self, other: &Self| {
            one.0
                .iter()
                .find(|(file, state)| other.0.get(*file) != Some(state))
                .map(|it| it.0.clone())
        };
        changed(other, self).or_else(|| changed(self, other))
    }
}

fn add(path: &Path, files: &mut BTreeMap<PathBuf, (Option<SystemTime>, u64)>) {
    let Ok(state) = fs::metadata(path) else { return };
    if state.is_file() {
        files.insert(path.to_owned(), (state.modified().ok(), state.len()));
        return;
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    for entry in entries.flatten() {
        add(&entry.path(), files);
    }
}

#[cfg(test)]
mod tests {
    use super::Snapshot;
    use std::{env, fs, process};

    #[test]
    fn a_file_that_is_new_or_gone_or_another_is_a_change() {
        let folder = env::temp_dir().join(format!("nabla-watch-{}", process::id()));
        fs::create_dir_all(folder.join("inside")).unwrap();
        let paths = [folder.clone()];
        let empty = Snapshot::of(&paths);
        let file = folder.join("inside/a.css");
        fs::write(&file, "a").unwrap();
        let one = Snapshot::of(&paths);
        assert_eq!(empty.difference(&one).as_ref(), Some(&file), "new");
        assert_eq!(one.difference(&empty).as_ref(), Some(&file), "gone");
        assert_eq!(one.difference(&Snapshot::of(&paths)), None, "the same");
        fs::write(&file, "other").unwrap();
        assert_eq!(one.difference(&Snapshot::of(&paths)), Some(file), "another");
        fs::remove_dir_all(folder).unwrap();
    }
}
