//! Power cuts, kills and errors in random histories of several writers.

use super::harness::run;

#[test]
fn nothing_acknowledged_is_lost_in_ten_thousand_power_cuts() {
    let tally = run(0..7_500, None);
    assert!(tally.broken.is_empty(), "{tally:?}");
    assert!(tally.cuts >= 10_000, "{tally:?}");
    assert!(tally.kills > 1_000 && tally.errors > 500, "{tally:?}");
    assert!(tally.acked > 20_000 && tally.unknown > 50, "{tally:?}");
}
