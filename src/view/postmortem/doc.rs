//! What a postmortem is made of. All text here is as recorded: whoever renders it makes it harmless.

/// A value, and the events that it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; `None`: not recorded.
    pub text: Option<String>,
    /// Events, as `log` prints them.
    pub traces: Vec<String>,
}

impl Said {
    /// Known words.
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            traces: Vec::new(),
        }
    }

    /// Known words that rest on these events; each event is named once.
    pub fn from<S: AsRef<str>>(
        text: impl Into<String>,
        traces: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut said = Self::of(text);
        for trace in traces {
            if !said.traces.iter().any(|known| known == trace.as_ref()) {
                said.traces.push(trace.as_ref().to_owned());
            }
        }
        said
    }
}

/// One line of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// `12:17`, with the date in front on the first line and where the day changes; `about` where it is known roughly.
    pub time: String,
    /// What happened.
    pub text: String,
    /// By whom.
    pub by: String,
    /// When it was entered, if noticeably later.
    pub entered: Option<String>,
    /// Put right by a later act.
    pub amended: bool,
    /// The event.
    pub trace: String,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading, this many levels below the section's.
    Heading(u8, String),
    /// A paragraph.
    Text(Said),
    /// Labelled values.
    Facts(Vec<(String, Said)>),
    /// Items.
    List(Vec<Said>),
    /// Rows under columns.
    Table {
        /// The columns.
        columns: Vec<String>,
        /// The rows, each as long as the columns.
        rows: Vec<Vec<Said>>,
    },
    /// The timeline; a table where the playbook names columns.
    Timeline {
        /// The playbook's columns for time and event.
        columns: Vec<String>,
        /// The lines.
        moments: Vec<Moment>,
    },
}

/// What is left to people; written once and then theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// A question.
    Question(String),
    /// A labelled gap.
    Label(String),
    /// A box to tick, with a name.
    Check(String),
}

/// A section: what irc keeps, and what it asks for once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Unique in the document: `[a-z0-9-]+`.
    pub name: String,
    /// Heading level, from 1; 0: no heading.
    pub level: u8,
    /// The heading.
    pub heading: String,
    /// What irc keeps.
    pub parts: Vec<Part>,
    /// What people are asked for.
    pub prompts: Vec<Prompt>,
}

/// The whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its sections, in order; the last one is the anchor.
    pub sections: Vec<Section>,
    /// What nobody recorded.
    pub not_recorded: Vec<String>,
}
