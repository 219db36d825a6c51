//! Policies that were read without an error, kept as JSON so that the next start need not parse YAML.
//!
//! Disposable: whatever is missing, damaged or of another version is a miss. Refuses to fail: a cache that
//! cannot be written is no cache.

use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::quality::FixedState;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::schema;
use crate::domain::policy::Policy;
use crate::text::hex::hex;

/// SHA-256 of bytes, 64 lower-case hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A directory of compiled policies.
#[derive(Clone, Debug)]
pub struct Cache {
    dir: PathBuf,
}

impl Cache {
    /// The cache in this directory, which is made when something is first kept.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Where it is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The policy of the playbook whose bytes have this hash.
    pub fn get(&self, sha256: &str) -> Option<Policy> {
        read(checked(&self.policy_file(sha256)?)?)
    }

    /// Keeps a policy that was read without an error from these bytes.
    pub fn put(&self, bytes: &[u8], policy: &Policy) {
        let hash = sha256(bytes);
        let Some(file) = self.policy_file(&hash) else {
            return;
        };
        // What would not come back the same is not kept.
        if let Some(content) = written(policy)
            && read(content.clone()).as_ref() == Some(policy)
        {
            let _ = self.write(&file, &content);
        }
    }

    /// Notes these bytes as the last good ones of a file.
    pub fn put_good(&self, path: &Path, bytes: &[u8]) {
        let file = self.good_file(path);
        if checked(&file).as_deref() != Some(bytes) {
            let _ = self.write(&file, bytes);
        }
    }

    /// The last good bytes of a file.
    pub fn good(&self, path: &Path) -> Option<Vec<u8>> {
        checked(&self.good_file(path))
    }

    fn policy_file(&self, sha256: &str) -> Option<PathBuf> {
        let fine = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        let (irc, version) = (env!("CARGO_PKG_VERSION"), schema::VERSION);
        fine.then(|| {
            self.dir
                .join(format!("policy-{sha256}-{irc}-{version}.json"))
        })
    }

    fn good_file(&self, path: &Path) -> PathBuf {
        let name = sha256(path.as_os_str().as_encoded_bytes());
        self.dir.join(format!("good-{name}.yaml"))
    }

    /// Whole or not at all: written beside its place, then renamed. Not synced: it can be made again.
    fn write(&self, file: &Path, content: &[u8]) -> io::Result<()> {
        make_dir(&self.dir)?;
        let beside = file.with_extension(format!("{}.new", std::process::id()));
        let _ = fs::remove_file(&beside);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&beside).and_then(|mut out| {
            out.write_all(content)?;
            out.write_all(b"\n")?;
            out.write_all(sum(content).as_bytes())
        });
        let done = written.and_then(|()| fs::rename(&beside, file));
        if done.is_err() {
            let _ = fs::remove_file(&beside);
        }
        done
    }
}

/// A policy in parts, behind a line with their lengths: what every command reads, then what few do, each by itself.
fn written(policy: &Policy) -> Option<Vec<u8>> {
    let mut core = policy.clone();
    let mut words = Vec::new();
    core.each_later(&mut |part| words.push(part.put_off()));
    let mut core = serde_json::to_value(&core).ok()?;
    prune(&mut core);
    let parts = std::iter::once(Some(core.to_string())).chain(words);
    let parts = parts.collect::<Option<Vec<String>>>()?;
    let lengths: Vec<String> = parts.iter().map(|part| part.len().to_string()).collect();
    Some(format!("{}\n{}", lengths.join(" "), parts.concat()).into_bytes())
}

fn read(content: Vec<u8>) -> Option<Policy> {
    let content = Arc::new(String::from_utf8(content).ok()?);
    let (lengths, rest) = content.split_once('\n')?;
    let mut lengths = lengths.split(' ');
    let mut from = content.len() - rest.len();
    let mut next = || {
        let length: usize = lengths.next()?.parse().ok()?;
        let part = from..from.checked_add(length)?;
        from = part.end;
        (from <= content.len()).then_some(part)
    };
    let mut policy: Policy = serde_json::from_str(content.get(next()?)?).ok()?;
    let mut whole = true;
    policy.each_later(&mut |part| match next() {
        Some(written) => part.put_back(&content, written),
        None => whole = false,
    });
    whole.then_some(policy)
}

/// Takes out what says nothing: a third of a policy is fields that its guide does not state.
fn prune(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, inner| {
                let empty_list = inner.as_array().is_some_and(Vec::is_empty);
                !inner.is_null() && *inner != Value::Bool(false) && !empty_list
            });
            map.values_mut().for_each(prune);
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

/// The content before the last line, if that line is its sum.
fn checked(file: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(file).ok()?;
    let (content, last) = bytes.split_at_checked(bytes.len().checked_sub(SUM + 1)?)?;
    if last.strip_prefix(b"\n")? != sum(content).as_bytes() {
        return None;
    }
    bytes.truncate(bytes.len() - (SUM + 1));
    Some(bytes)
}

/// Digits of a sum.
const SUM: usize = 16;

/// Tells damage, not ill will: who can write here can write a fitting sum as well, whatever its kind.
fn sum(bytes: &[u8]) -> String {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(bytes);
    format!("{:0SUM$x}", hasher.finish())
}

fn make_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(test)]
mod tests {
    use super::super::{find, read};
    use super::*;
    use crate::domain::instant::Instant;

    fn kept() -> (tempfile::TempDir, Cache, Policy, String) {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path().join("cache"));
        let found = find::built_in(find::DEFAULT).unwrap();
        let now = Instant::from_unix(1_763_683_200);
        let policy = read::read("default", &found.bytes, now).policy.unwrap();
        cache.put(&found.bytes, &policy);
        (dir, cache, policy, sha256(&found.bytes))
    }

    #[test]
    fn what_was_kept_comes_back_the_same() {
        let (_dir, cache, policy, hash) = kept();
        assert_eq!(cache.get(&hash), Some(policy));
        assert_eq!(cache.get(&sha256(b"other")), None);
        assert_eq!(cache.get("../../etc/passwd"), None);
    }

    #[test]
    fn every_built_in_playbook_is_kept() {
        let (_dir, cache, ..) = kept();
        for (name, text) in find::BUILT_IN {
            let now = Instant::from_unix(1_763_683_200);
            let policy = read::read(name, text.as_bytes(), now).policy;
            cache.put(text.as_bytes(), policy.as_ref().unwrap());
            assert_eq!(cache.get(&sha256(text.as_bytes())), policy, "{name}");
        }
    }

    #[test]
    fn any_damage_is_a_miss() {
        let (_dir, cache, _, hash) = kept();
        let file = cache.policy_file(&hash).unwrap();
        let good = fs::read(&file).unwrap();
        for at in (0..good.len()).step_by(97) {
            let mut bad = good.clone();
            bad[at] ^= 1;
            fs::write(&file, &bad).unwrap();
            assert_eq!(cache.get(&hash), None, "flip at {at}");
            fs::write(&file, &good[..at]).unwrap();
            assert_eq!(cache.get(&hash), None, "cut at {at}");
        }
        fs::write(&file, &good).unwrap();
        assert!(cache.get(&hash).is_some());
    }

    #[test]
    fn the_last_good_bytes_are_kept_by_file() {
        let (_dir, cache, ..) = kept();
        let path = Path::new("/home/ann/shop.yaml");
        assert_eq!(cache.good(path), None);
        cache.put_good(path, b"one");
        cache.put_good(path, b"two");
        assert_eq!(cache.good(path).as_deref(), Some(&b"two"[..]));
        assert_eq!(cache.good(Path::new("/home/ann/other.yaml")), None);
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        let cache = Cache::new(file);
        cache.put(b"x", &Policy::default());
        assert_eq!(cache.get(&sha256(b"x")), None);
    }
}
