//! The parts in which a playbook is read.

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it; `word` is what is typed")]
pub enum Section {
    About,
    Severities,
    Roles,
    Contacts,
    Ladders,
    Oncall,
    Phases,
    Scenarios,
    Mitigations,
    DecisionTree,
    Channel,
    StatusPage,
    Templates,
    Postmortem,
    Commands,
    Links,
    DoNot,
    Notes,
}

impl Section {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 18] = [
        Self::About,
        Self::Severities,
        Self::Roles,
        Self::Contacts,
        Self::Ladders,
        Self::Oncall,
        Self::Phases,
        Self::Scenarios,
        Self::Mitigations,
        Self::DecisionTree,
        Self::Channel,
        Self::StatusPage,
        Self::Templates,
        Self::Postmortem,
        Self::Commands,
        Self::Links,
        Self::DoNot,
        Self::Notes,
    ];

    /// The word that is typed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Severities => "severities",
            Self::Roles => "roles",
            Self::Contacts => "contacts",
            Self::Ladders => "ladders",
            Self::Oncall => "oncall",
            Self::Phases => "phases",
            Self::Scenarios => "scenarios",
            Self::Mitigations => "mitigations",
            Self::DecisionTree => "decision-tree",
            Self::Channel => "channel",
            Self::StatusPage => "status-page",
            Self::Templates => "templates",
            Self::Postmortem => "postmortem",
            Self::Commands => "commands",
            Self::Links => "links",
            Self::DoNot => "do-not",
            Self::Notes => "notes",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }

    /// The keys of `irc.policy/1` that belong to it.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::About => &[
                "irc",
                "title",
                "system",
                "organization",
                "summary",
                "version",
                "owner",
                "updated",
                "review",
                "source",
                "zone",
                "business_hours",
                "unsure",
                "vars",
                "accept",
            ],
            Self::Severities => &["severities", "severity_rules", "states", "unsure"],
            Self::Roles => &["roles"],
            Self::Contacts => &["contacts"],
            Self::Ladders => &["ladders", "escalate_when", "how_to_escalate"],
            Self::Oncall => &["oncall"],
            Self::Phases => &["phases"],
            Self::Scenarios => &["scenarios"],
            Self::Mitigations => &["mitigations"],
            Self::DecisionTree => &["decision_tree"],
            Self::Channel => &["channel"],
            Self::StatusPage => &["status_page"],
            Self::Templates => &["templates"],
            Self::Postmortem => &["postmortem"],
            Self::Commands => &["commands", "vars"],
            Self::Links => &["links"],
            Self::DoNot => &["do_not", "principles"],
            Self::Notes => &["notes"],
        }
    }
}
