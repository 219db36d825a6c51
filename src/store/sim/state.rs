//! Everything that a simulated disk knows: its tree, its plan of faults, and whether it lives.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::dir::SimNames;
use super::file::SimBytes;
use super::rng::Rng;
use super::{Call, Fault};
use crate::store::disk::Kind;

const ROOT: u64 = 1;

#[derive(Clone, Debug)]
pub(super) enum Body {
    File(SimBytes),
    Dir(SimNames),
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    body: Body,
    mtime: i128,
}

impl Node {
    pub(super) fn new_file() -> Self {
        Self {
            body: Body::File(SimBytes::default()),
            mtime: 0,
        }
    }

    pub(super) fn new_dir() -> Self {
        Self {
            body: Body::Dir(SimNames::default()),
            mtime: 0,
        }
    }
}

pub(super) struct State {
    nodes: BTreeMap<u64, Node>,
    next_ino: u64,
    ticks: i128,
    pub(super) rng: Rng,
    pub(super) plan: Vec<(u64, Fault)>,
    pub(super) calls: u64,
    pub(super) hit: bool,
    pub(super) dead: bool,
    pub(super) boot: u64,
    pub(super) has_boot_id: bool,
    /// Counts processes: a handle or a lock of an earlier one is void.
    pub(super) life: u64,
    pub(super) locks: BTreeSet<PathBuf>,
    pub(super) trace: Vec<Call>,
    pub(super) waited_ms: u64,
}

impl State {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            nodes: BTreeMap::from([(ROOT, Node::new_dir())]),
            next_ino: ROOT + 1,
            ticks: 1,
            rng: Rng::new(seed),
            plan: Vec::new(),
            calls: 0,
            hit: false,
            dead: false,
            boot: 1,
            has_boot_id: true,
            life: 1,
            locks: BTreeSet::new(),
            trace: Vec::new(),
            waited_ms: 0,
        }
    }

    pub(super) fn next_fault(&mut self) -> Option<Fault> {
        let now = self.calls;
        self.calls += 1;
        let index = self.plan.iter().position(|(at, _)| *at == now)?;
        self.hit = true;
        Some(self.plan.swap_remove(index).1)
    }

    pub(super) fn note(&mut self, name: &'static str, path: &Path, ok: bool) {
        self.trace.push(Call {
            name,
            path: path.to_path_buf(),
            ok,
        });
    }

    /// What a failed sync should have kept is given up.
    pub(super) fn give_up(&mut self, name: &str, path: &Path) {
        let Ok(ino) = self.find(path) else {
            return;
        };
        match (name, self.nodes.get_mut(&ino).map(|node| &mut node.body)) {
            ("sync", Some(Body::File(file))) => file.give_up(&mut self.rng),
            ("sync_dir", Some(Body::Dir(names))) => names.give_up(&mut self.rng),
            _ => {}
        }
    }

    pub(super) fn kill(&mut self) {
        self.dead = true;
        self.locks.clear();
        self.life += 1;
    }

    pub(super) fn cut(&mut self) {
        self.kill();
        self.boot += 1;
        for node in self.nodes.values_mut() {
            match &mut node.body {
                Body::File(file) => file.cut(&mut self.rng),
                Body::Dir(names) => names.cut(&mut self.rng),
            }
        }
    }

    pub(super) fn restart(&mut self) {
        self.dead = false;
        self.hit = false;
        self.locks.clear();
        self.life += 1;
    }

    pub(super) fn find(&self, path: &Path) -> io::Result<u64> {
        let mut ino = ROOT;
        for part in path.components() {
            if let Component::Normal(name) = part {
                let name = name.to_str().ok_or(ErrorKind::InvalidInput)?;
                ino = self.dir(ino)?.get(name).ok_or(ErrorKind::NotFound)?;
            }
        }
        Ok(ino)
    }

    fn parent(&self, path: &Path) -> io::Result<(u64, String)> {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or(ErrorKind::InvalidInput)?.to_owned();
        Ok((self.find(path.parent().unwrap_or(path))?, name))
    }

    pub(super) fn add(&mut self, path: &Path, node: Node) -> io::Result<u64> {
        let (dir, name) = self.parent(path)?;
        if self.dir(dir)?.get(&name).is_some() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let ino = self.next_ino;
        self.next_ino += 1;
        self.nodes.insert(ino, node);
        self.dir_mut(dir)?.set(&name, ino);
        self.touch(ino);
        self.touch(dir);
        Ok(ino)
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let (dir, from_name) = self.parent(from)?;
        let (to_dir, to_name) = self.parent(to)?;
        if dir != to_dir {
            return Err(ErrorKind::CrossesDevices.into());
        }
        let ino = self.dir(dir)?.get(&from_name).ok_or(ErrorKind::NotFound)?;
        self.dir_mut(dir)?.rename(&from_name, &to_name, ino);
        self.touch(dir);
        Ok(())
    }

    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        let (dir, name) = self.parent(path)?;
        self.dir(dir)?.get(&name).ok_or(ErrorKind::NotFound)?;
        self.dir_mut(dir)?.remove(&name);
        self.touch(dir);
        Ok(())
    }

    pub(super) fn plant(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let ino = match self.find(path) {
            Ok(ino) => ino,
            Err(_) => self.add(path, Node::new_file())?,
        };
        let file = self.file_mut(ino)?;
        file.truncate(0);
        file.append(bytes);
        file.sync();
        self.touch(ino);
        let (dir, _) = self.parent(path)?;
        self.dir_mut(dir)?.sync();
        Ok(())
    }

    pub(super) fn touch(&mut self, ino: u64) {
        self.ticks += 1;
        if let Some(node) = self.nodes.get_mut(&ino) {
            node.mtime = self.ticks;
        }
    }

    pub(super) fn mtime(&self, ino: u64) -> i128 {
        self.nodes.get(&ino).map_or(0, |node| node.mtime)
    }

    pub(super) fn kind(&self, ino: u64) -> Kind {
        match self.nodes.get(&ino).map(|node| &node.body) {
            Some(Body::File(_)) => Kind::File,
            Some(Body::Dir(_)) => Kind::Dir,
            None => Kind::Other,
        }
    }

    pub(super) fn file(&self, ino: u64) -> io::Result<&SimBytes> {
        match self.nodes.get(&ino).map(|node| &node.body) {
            Some(Body::File(file)) => Ok(file),
            Some(Body::Dir(_)) => Err(ErrorKind::IsADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    pub(super) fn file_mut(&mut self, ino: u64) -> io::Result<&mut SimBytes> {
        match self.nodes.get_mut(&ino).map(|node| &mut node.body) {
            Some(Body::File(file)) => Ok(file),
            _ => Err(ErrorKind::NotFound.into()),
        }
    }

    pub(super) fn dir(&self, ino: u64) -> io::Result<&SimNames> {
        match self.nodes.get(&ino).map(|node| &node.body) {
            Some(Body::Dir(names)) => Ok(names),
            Some(Body::File(_)) => Err(ErrorKind::NotADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    pub(super) fn dir_mut(&mut self, ino: u64) -> io::Result<&mut SimNames> {
        match self.nodes.get_mut(&ino).map(|node| &mut node.body) {
            Some(Body::Dir(names)) => Ok(names),
            _ => Err(ErrorKind::NotADirectory.into()),
        }
    }
}
