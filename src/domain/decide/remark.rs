//! What a person should hear about a decision: data only. `render` has the words.

use super::super::alert::Batch;
use super::super::clocks::ClockState;
use super::super::instant::Instant;
use super::super::state::State;

impl Remark {
    /// What came in.
    pub fn alerts(batch: &Batch) -> Self {
        Self::Alerts {
            alerts: batch.alerts.len(),
            kinds: batch.kinds(),
            left_out: batch.left_out,
            truncated: batch.truncated,
        }
    }
}

/// Something worth saying beside the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The move was made already.
    Already {
        /// The state or thing that holds.
        what: String,
        /// Since when.
        since: Option<Instant>,
        /// By whom.
        by: Option<String>,
    },
    /// A foreign severity was mapped by rank.
    ByRank {
        /// As typed.
        typed: String,
        /// The playbook's.
        to: String,
    },
    /// Unsure: the worse one was taken.
    Unsure {
        /// The one that was named, if one was.
        named: Option<String>,
        /// The one that was taken.
        taken: String,
    },
    /// The severity was confirmed, not changed.
    Confirmed {
        /// Which.
        severity: String,
    },
    /// Who must now be told, after a raise.
    TellNow {
        /// Names, as the playbook spells them.
        who: Vec<String>,
    },
    /// Resolved before the hold was over.
    BeforeHold {
        /// When it would have been over.
        not_before: Instant,
    },
    /// Resolved although checks are open.
    Forced {
        /// How many.
        open: usize,
    },
    /// A person vouched for checks.
    Vouched {
        /// How many.
        checks: usize,
    },
    /// A held role was offered.
    Offered {
        /// The role.
        role: String,
        /// To whom.
        who: String,
        /// Who holds it until then.
        holder: String,
    },
    /// An offer came to nothing: the role stays where it is.
    Stays {
        /// The role.
        role: String,
        /// Who holds it.
        who: String,
    },
    /// Somebody leaves, and was asked to do something that is not done.
    TasksStay {
        /// Who.
        who: String,
        /// Their tasks: id and words.
        tasks: Vec<String>,
    },
    /// The role changed hands.
    Handed {
        /// The role.
        role: String,
        /// To whom.
        who: String,
    },
    /// Reopened long after: a new incident may serve better.
    LongAgo {
        /// When it was resolved.
        resolved: Instant,
    },
    /// An earlier run had saved this act: nothing was added.
    SavedBefore {
        /// Its key.
        key: String,
        /// The event.
        event: String,
    },
    /// The acknowledgement followed from this move.
    AckImplied,
    /// Stepped back.
    SteppedBack {
        /// From.
        from: State,
        /// To.
        to: State,
    },
    /// The requested playbook could not be used.
    PlaybookInstead {
        /// The one asked for.
        asked: String,
        /// The one taken.
        taken: String,
        /// How many faults it has.
        faults: usize,
    },
    /// What others heard is not taken back by an undo.
    CannotUnsay,
    /// A promise was waived after its due had passed: it stays broken.
    WaivedLate {
        /// When its due passed.
        since: Instant,
    },
    /// The last update announced a next one, and that time still binds.
    StillAnnounced {
        /// The announced time.
        by: Instant,
    },
    /// An act upon a clock that is not open any more.
    ClockOver {
        /// Its id.
        clock: String,
        /// How it stands.
        state: ClockState,
        /// When it was met.
        at: Option<Instant>,
    },
    /// Secrets were marked before anything was kept.
    SecretsTakenOut {
        /// What they were.
        kinds: Vec<String>,
    },
    /// Words were taken out for good.
    Redacted {
        /// The event.
        event: String,
        /// Files that were made anew or taken away.
        swept: Vec<String>,
        /// Channels whose waiting messages go without words now.
        withheld: Vec<String>,
        /// Channels that have the words already, or may have them.
        told: Vec<String>,
        /// Where the same words still stand: files, events.
        still: Vec<String>,
    },
    /// What an undone act had said.
    TakenBack {
        /// Each event in words.
        what: Vec<String>,
    },
    /// A question was answered with no: nothing was done.
    LeftAsItIs,
    /// Copies stand in another incident now.
    MovedTo {
        /// Its id.
        to: String,
        /// What they are called there.
        as_: Vec<String>,
    },
    /// A typed time lay a little ahead of the clock and was taken as now.
    Clamped,
    /// Alerts came in.
    Alerts {
        /// How many.
        alerts: usize,
        /// Of how many kinds.
        kinds: usize,
        /// How many were silenced or pending.
        left_out: usize,
        /// How many the source cut off.
        truncated: u64,
    },
    /// The severity of an alert is no word of the playbook.
    ForeignSeverity {
        /// The source's word.
        word: String,
    },
    /// Channels would be told, but not of such an incident.
    NothingSent {
        /// Why.
        why: &'static str,
    },
    /// The user's own file names channels and cannot be used.
    ChannelsUnread {
        /// Where and why.
        why: String,
    },
    /// A rehearsal: a channel could not be told.
    NotSendable {
        /// Which channel.
        channel: String,
        /// Why.
        why: String,
    },
    /// Alerts of other incidents stopped firing too.
    ClearedElsewhere {
        /// Their ids.
        incidents: Vec<String>,
    },
    /// The next update was announced: it binds.
    NextUpdate {
        /// By when.
        at: Instant,
    },
}
