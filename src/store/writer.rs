//! Who writes here: a random id that is bound to its store's folder (device and inode), so that a copy makes its own.
//!
//! Refuses to use an id that came with a copied folder: two writers in one log would fork it.

use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::error::{Op, StoreError};
use super::flaw::Flaw;
use super::layout::{GITIGNORE, is_name};
use super::lock::{Locked, parent};
use super::{Entropy, Store};
use crate::text::hex::hex;

#[derive(Serialize, Deserialize)]
struct Bound {
    writer: String,
    dev: u64,
    ino: u64,
}

impl Store<'_> {
    /// The writer that acts of this store are signed with, if one is bound to it already.
    pub fn writer(&self) -> Option<String> {
        self.bound().ok().flatten()
    }

    /// The same for those who would make a new one: a file that cannot be read just now is not one that is not there.
    pub(super) fn bound(&self) -> Result<Option<String>, StoreError> {
        let path = self.layout.writer();
        let bytes = match self.disk.read(&path, 4096) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            read => read.map_err(|error| self.fail(Op::Read, &path, &error))?,
        };
        let root = self.layout.root();
        let stat = self.root_stat();
        let stat = stat.map_err(|error| StoreError::io(Op::Look, root, &error))?;
        let Ok(bound) = serde_json::from_slice::<Bound>(&bytes) else {
            return Ok(None);
        };
        let here = bound.dev == stat.dev && bound.ino == stat.ino;
        let ours = here || self.has(Flaw::SharedWriter);
        let fits = ours && bound.writer.len() == 16 && is_name(&bound.writer);
        Ok(fits.then_some(bound.writer))
    }
}

impl Store<'_> {
    /// Syncs every folder above the store's own: whoever made them may have died before it did. A folder that we may
    /// not read is not one that we made.
    fn sync_above(&self) -> Result<(), StoreError> {
        let mut at = self.layout.root();
        while let Some(above) = parent(at) {
            match self.sync_dir(above) {
                Err(StoreError::Io { cause, .. }) if cause.kind == ErrorKind::PermissionDenied => {}
                result => result?,
            }
            at = above;
        }
        Ok(())
    }
}

impl Locked<'_> {
    /// The store's writer; makes one, and the store's own files, where there is none yet.
    pub fn writer(&self, entropy: Entropy<'_>) -> Result<String, StoreError> {
        if let Some(writer) = self.writer.borrow().as_ref() {
            return Ok(writer.clone());
        }
        let writer = match self.store().bound()? {
            Some(writer) => writer,
            None => self.bind(entropy).inspect_err(|_| {
                // A name that a failed sync gave up must be made anew; where incidents are, it is durable already.
                let store = self.store();
                let _ = store.disk.remove_dir(&store.layout.incidents());
            })?,
        };
        *self.writer.borrow_mut() = Some(writer.clone());
        Ok(writer)
    }

    /// The file `writer` comes last: that it is there shows that everything above the store's folders is durable.
    fn bind(&self, entropy: Entropy<'_>) -> Result<String, StoreError> {
        let store = self.store();
        let root = store.layout.root();
        store.make_dir(&store.layout.incidents())?;
        let ignore = store.layout.gitignore();
        if let Err(error) = store.disk.stat(&ignore)
            && error.kind() == ErrorKind::NotFound
        {
            self.replace(&ignore, GITIGNORE.as_bytes())?;
        }
        store.sync_above()?;
        let stat = store
            .root_stat()
            .map_err(|error| StoreError::io(Op::Look, root, &error))?;
        let mut id = [0_u8; 8];
        entropy(&mut id);
        let bound = Bound {
            writer: hex(&id),
            dev: stat.dev,
            ino: stat.ino,
        };
        let mut bytes = serde_json::to_vec(&bound).map_err(|error| StoreError::Encoding {
            reason: error.to_string(),
        })?;
        bytes.push(b'\n');
        self.replace(&store.layout.writer(), &bytes)?;
        Ok(bound.writer)
    }
}
