//! The index: right when it is believed, not believed when it may be wrong, and gone without a loss.

use proptest::prelude::*;

use super::sample::{declare, note, root, row, row_of};
use crate::store::Store;
use crate::store::disk::Disk;
use crate::store::ids::IncidentId;
use crate::store::index::{IndexRow, Listing};
use crate::store::sim::{Fault, Rng, SimDisk};

struct Bench {
    disk: SimDisk,
    rng: Rng,
}

impl Bench {
    fn new() -> Self {
        Self {
            disk: SimDisk::new(3),
            rng: Rng::new(3),
        }
    }

    fn store(&self) -> Store<'_> {
        Store::new(&self.disk, root())
    }

    fn declare(&mut self) -> IncidentId {
        let disk = self.disk.clone();
        let store = Store::new(&disk, root());
        declare(&store, &mut self.rng, "first").unwrap().0
    }

    fn note(&mut self, id: &IncidentId) {
        let disk = self.disk.clone();
        let store = Store::new(&disk, root());
        note(&store, &mut self.rng, id, "more").unwrap();
    }

    /// What the index says, and which incidents were read from their logs for it.
    fn all(&self) -> (Vec<String>, Vec<IncidentId>) {
        self.ask(|store, make| store.index(make).unwrap())
    }

    fn live(&self) -> (Vec<String>, Vec<IncidentId>) {
        self.ask(|store, make| store.live(make).unwrap())
    }

    fn ask(
        &self,
        question: impl Fn(&Store<'_>, &mut dyn FnMut(&IncidentId) -> Option<IndexRow>) -> Listing,
    ) -> (Vec<String>, Vec<IncidentId>) {
        let store = self.store();
        let mut read = Vec::new();
        let listing = question(&store, &mut |id| {
            read.push(id.clone());
            row_of(&store, id)
        });
        let rows = listing.rows().map(|row| row.json.to_owned()).collect();
        (rows, read)
    }
}

#[test]
fn an_index_that_is_up_to_date_reads_no_log() {
    let mut bench = Bench::new();
    let (one, two) = (bench.declare(), bench.declare());
    assert_eq!(
        bench.all().1,
        [one.clone(), two.clone()],
        "made the first time"
    );
    bench.note(&one);
    bench.note(&one);
    let three = bench.declare();
    let (rows, read) = bench.all();
    assert!(read.is_empty(), "{read:?}");
    assert_eq!(
        rows,
        [row(&one, 3).row, row(&two, 1).row, row(&three, 1).row]
    );
    let (live, read) = bench.live();
    assert!(read.is_empty(), "{read:?}");
    assert_eq!(
        live,
        [row(&two, 1).row, row(&three, 1).row],
        "three acts are over"
    );
}

#[test]
fn only_what_was_touched_is_read_again() {
    let mut bench = Bench::new();
    let (one, _two) = (bench.declare(), bench.declare());
    bench.all();
    // Killed between the log and the row: the second write to `index.jsonl`.
    for call in 0..40 {
        bench.disk.fault_in(call, Fault::Kill);
        let _ = note(&bench.store(), &mut Rng::new(call), &one, "killed");
        bench.disk.heal();
        bench.disk.restart();
        let (rows, read) = bench.all();
        assert!(read.iter().all(|id| *id == one), "{call}: {read:?}");
        let honest = row_of(&bench.store(), &one).unwrap();
        assert_eq!(rows[0], honest.row, "killed at {call}");
        assert!(bench.all().1.is_empty(), "mended at {call}");
    }
}

#[test]
fn a_folder_that_came_or_went_behind_our_back_is_seen() {
    let mut bench = Bench::new();
    let (one, two) = (bench.declare(), bench.declare());
    bench.all();
    let from = bench.store().layout().incident(&one);
    bench
        .disk
        .rename(&from, &from.with_file_name("20261122-001-zzz"))
        .unwrap();
    let (rows, read) = bench.all();
    let came = IncidentId::parse("20261122-001-zzz").unwrap();
    assert_eq!(read, std::slice::from_ref(&came));
    assert_eq!(rows, [row(&two, 1).row, row(&came, 1).row]);
    assert!(bench.all().1.is_empty() && bench.live().1.is_empty());
}

#[test]
fn a_new_boot_another_version_rubbish_and_no_cache_are_all_made_anew() {
    let mut bench = Bench::new();
    let one = bench.declare();
    let honest = bench.all().0;
    bench.disk.cut();
    bench.disk.restart();
    assert_eq!(bench.all(), (honest.clone(), vec![one.clone()]));
    let (index, live) = (
        bench.store().layout().index(),
        bench.store().layout().live(),
    );
    for rubbish in [&b""[..], b"\0\0\0", b"{\"irc_cache\":1}\n", &[0xff, b'\n']] {
        bench.disk.plant(&index, rubbish).unwrap();
        bench.disk.plant(&live, rubbish).unwrap();
        assert_eq!(bench.live(), (honest.clone(), vec![one.clone()]));
        assert!(bench.all().1.is_empty());
    }
    for path in [&index, &live] {
        bench.disk.remove(path).unwrap();
        assert_eq!(bench.all().0, honest);
        assert_eq!(bench.live().0, honest);
    }
}

#[test]
fn lines_that_were_cut_or_glued_are_not_there() {
    for cut in 0.. {
        let mut bench = Bench::new();
        let one = bench.declare();
        bench.all();
        let index = bench.store().layout().index();
        let mut bytes = bench.disk.read(&index, 1 << 20).unwrap();
        if cut == bytes.len() {
            return;
        }
        bytes.truncate(cut);
        bench.disk.plant(&index, &bytes).unwrap();
        bench.note(&one);
        assert_eq!(bench.all().0, [row(&one, 2).row], "cut at {cut}");
    }
}

#[test]
fn the_index_stays_within_twice_its_rows() {
    let mut bench = Bench::new();
    let id = bench.declare();
    bench.all();
    let store = bench.store();
    let locked = store.lock("note", &mut |_| {}).unwrap();
    let mut wide = row(&id, 1);
    wide.row = format!(
        "{{\"id\":\"{id}\",\"acts\":1,\"pad\":\"{}\"}}",
        "x".repeat(1_000)
    );
    for _ in 0..500 {
        locked.keep_row(&wide);
    }
    drop(locked);
    for path in [store.layout().index(), store.layout().live()] {
        let len = bench.disk.stat(&path).unwrap().len;
        assert!(len < 70_000, "{len}");
    }
    let (rows, read) = bench.all();
    assert_eq!((rows, read), (vec![wide.row], vec![]));
}

#[test]
fn a_declaration_is_found_by_its_key() {
    let mut bench = Bench::new();
    let (one, two) = (bench.declare(), bench.declare());
    let store = bench.store();
    let listing = store.index(&mut |id| row_of(&store, id)).unwrap();
    for id in [one, two] {
        let key = row(&id, 1).once_key;
        assert_eq!(listing.declared_with(&key), Some(id));
    }
    assert_eq!(listing.declared_with("other"), None);
    assert_eq!(listing.len(), 2);
}

#[test]
fn a_cache_that_cannot_be_written_changes_no_act_and_is_not_believed() {
    for call in 0..12 {
        let mut bench = Bench::new();
        let one = bench.declare();
        bench.all();
        bench.disk.fault_in(call, Fault::Errno(28));
        let _ = note(&bench.store(), &mut Rng::new(call), &one, "full");
        bench.disk.heal();
        let honest = row_of(&bench.store(), &one).unwrap();
        assert_eq!(bench.all().0, [honest.row], "call {call}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_the_cache_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..600) {
        let mut bench = Bench::new();
        let one = bench.declare();
        bench.all();
        let paths = [bench.store().layout().index(), bench.store().layout().live()];
        for path in paths {
            let mut whole = bench.disk.read(&path, 1 << 20).unwrap();
            let at = at.min(whole.len());
            whole.splice(at..at, bytes.iter().copied());
            bench.disk.plant(&path, &whole).unwrap();
        }
        bench.all();
        bench.live();
        bench.note(&one);
        prop_assert_eq!(bench.all().0, vec![row(&one, 2).row]);
    }
}
