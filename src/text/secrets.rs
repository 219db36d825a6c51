//! Finds secrets in text that is about to be kept, and puts a visible mark in their place.
//!
//! First values that are known to be secret, then shapes that issuers document (`docs/security.md` names them and where
//! they are from). Refuses to be complete, and to keep what it found.

mod shapes;

use std::borrow::Cow;

use shapes::{NAMES, PEM_BEGIN, PEM_END, PREFIXES};

/// Known values shorter than this would stand in too many places.
pub const SHORTEST: usize = 6;

/// How every mark begins.
const MARK: &str = "[secret taken out: ";

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    known: Vec<String>,
}

fn mark(what: &str) -> String {
    format!("{MARK}{what}]")
}

/// The kinds that the marks in a text name, in order, each once.
pub fn marked(text: &str) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(MARK) {
        let rest = text.get(at + MARK.len()..).unwrap_or_default();
        let kind = rest.split(']').next().unwrap_or_default().to_owned();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

impl Secrets {
    /// Looks for these values too; those that are too short are left out.
    pub fn new(known: impl IntoIterator<Item = String>) -> Self {
        let mut known: Vec<String> = known
            .into_iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| value.chars().count() >= SHORTEST)
            .collect();
        known.sort_by_key(|value| std::cmp::Reverse(value.len()));
        Self { known }
    }

    /// The text with marks in place of secrets.
    pub fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = Cow::Borrowed(text);
        for value in &self.known {
            apply(&mut out, |text| replace_known(text, value));
        }
        apply(&mut out, private_keys);
        apply(&mut out, tokens);
        apply(&mut out, in_urls);
        apply(&mut out, assigned);
        out
    }
}

fn apply(text: &mut Cow<'_, str>, pass: impl Fn(&str) -> Option<String>) {
    if let Some(changed) = pass(text) {
        *text = Cow::Owned(changed);
    }
}

/// Builds the text anew with marks over byte ranges; `None` if there are none.
fn cover(text: &str, ranges: &[(usize, usize, &str)]) -> Option<String> {
    if ranges.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end, what) in ranges {
        if *start < from {
            continue;
        }
        out.push_str(text.get(from..*start)?);
        out.push_str(&mark(what));
        from = *end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

/// A known value, also where a line break was put into it.
fn replace_known(text: &str, value: &str) -> Option<String> {
    let first = value.chars().next()?;
    let mut ranges = Vec::new();
    let mut skip_to = 0;
    for (start, _) in text.match_indices(first) {
        if start < skip_to {
            continue;
        }
        let mut rest = text.get(start..)?.char_indices().peekable();
        let mut wanted = value.chars().peekable();
        let mut end = start;
        let mut broken = false;
        while let (Some((at, c)), Some(want)) = (rest.peek().copied(), wanted.peek().copied()) {
            if c == want || want.is_whitespace() && matches!(c, '\n' | '\r') {
                wanted.next();
                broken = c == '\n';
                end = start + at + c.len_utf8();
            } else if matches!(c, '\n' | '\r') || broken && matches!(c, ' ' | '\t') {
                broken = true;
            } else {
                break;
            }
            rest.next();
        }
        if wanted.peek().is_none() {
            ranges.push((start, end, "known value"));
            skip_to = end;
        }
    }
    cover(text, &ranges)
}

/// A private key, from its first line to its last; without a last line to the end.
fn private_keys(text: &str) -> Option<String> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(PEM_BEGIN)) {
        let start = from + start;
        let head = text.get(start..).unwrap_or_default();
        let title = head.lines().next().unwrap_or_default();
        if !title.contains("PRIVATE KEY") {
            from = start + PEM_BEGIN.len();
            continue;
        }
        let end = head.find(PEM_END).map_or(text.len(), |at| {
            let tail = head.get(at..).unwrap_or_default();
            let close = tail
                .get(PEM_END.len()..)
                .and_then(|rest| rest.find("-----"));
            start + at + close.map_or(tail.len(), |close| PEM_END.len() + close + 5)
        });
        ranges.push((start, end, "private key"));
        from = end;
    }
    cover(text, &ranges)
}

/// Of some words, which begin with a byte, and which have it second: a bit for each word.
struct Starts {
    first: [u128; 256],
    second: [u128; 256],
}

impl Starts {
    const fn new() -> Self {
        Self {
            first: [0; 256],
            second: [0; 256],
        }
    }

    const fn with(mut self, number: usize, word: &str) -> Self {
        let word = word.as_bytes();
        self.first[word[0] as usize] |= 1 << number;
        self.second[word[1] as usize] |= 1 << number;
        self
    }
}

/// Made while compiling: a word of one byte, or one word more than there are bits, does not compile.
macro_rules! starts {
    ($words:ident, $word:ident) => {{
        let (mut starts, mut at) = (Starts::new(), 0);
        while at < $words.len() {
            starts = starts.with(at, $words[at].$word);
            at += 1;
        }
        starts
    }};
}

static PREFIX_STARTS: Starts = starts!(PREFIXES, prefix);
static NAME_STARTS: Starts = starts!(NAMES, word);

/// Where any of these words begins, in one pass: most texts are short, and a search for each word has to be set up.
fn places<T>(
    text: &str,
    starts: &Starts,
    wanted: &'static [T],
    word: fn(&T) -> &'static str,
) -> Vec<(usize, &'static T)> {
    let mut places = Vec::new();
    let words = |table: &[u128; 256], byte: u8| table.get(usize::from(byte)).copied();
    let bytes = text.as_bytes();
    let mut begun = 0;
    for (end, byte) in bytes.iter().enumerate() {
        let mut likely = begun & words(&starts.second, *byte).unwrap_or_default();
        begun = words(&starts.first, *byte).unwrap_or_default();
        while likely != 0 {
            let number = likely.trailing_zeros() as usize;
            likely &= likely - 1;
            let rest = bytes.get(end - 1..).unwrap_or_default();
            let wanted = wanted.get(number);
            let wanted = wanted.filter(|wanted| rest.starts_with(word(wanted).as_bytes()));
            places.extend(wanted.map(|wanted| (end - 1, wanted)));
        }
    }
    places
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Tokens that begin with what only their issuer writes.
fn tokens(text: &str) -> Option<String> {
    let mut ranges = Vec::new();
    for (start, shape) in places(text, &PREFIX_STARTS, PREFIXES, |shape| shape.prefix) {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        if before.is_some_and(is_word) && !shape.prefix.contains('/') {
            continue;
        }
        let body = start + shape.prefix.len();
        let run = run(text, body, shape.part);
        let inside = text.get(body..run).unwrap_or_default();
        let long = inside.chars().filter(|c| !c.is_whitespace()).count() >= shape.shortest;
        if long && (!shape.mixed || is_mixed(inside)) {
            ranges.push((start, run, shape.name));
        }
    }
    ranges.sort_unstable();
    cover(text, &ranges)
}

/// Where the run of a token's characters ends. A line that is full is taken to have been wrapped.
fn run(text: &str, from: usize, part: fn(char) -> bool) -> usize {
    const FULL: usize = 60;
    let mut end = from;
    let mut rest = text.get(from..).unwrap_or_default();
    loop {
        let len = rest.find(|c| !part(c)).unwrap_or(rest.len());
        end += len;
        rest = rest.get(len..).unwrap_or_default();
        let column = text.get(..end).unwrap_or_default();
        let column = column
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        let Some(next) = rest.strip_prefix('\n') else {
            return end;
        };
        let word: String = next.chars().take_while(|c| part(*c)).collect();
        if column < FULL || word.len() < 4 || !is_mixed(&word) {
            return end;
        }
        end += 1;
        rest = next;
    }
}

/// Letters with digits, or small with capital ones: no word of a language.
fn is_mixed(text: &str) -> bool {
    let any = |test: fn(&char) -> bool| text.chars().any(|c| test(&c));
    let letters = any(char::is_ascii_alphabetic);
    let inner_capital = text.chars().skip(1).any(|c| c.is_ascii_uppercase());
    letters && (any(char::is_ascii_digit) || any(char::is_ascii_lowercase) && inner_capital)
}

/// The password in `scheme://user:password@host`.
fn in_urls(text: &str) -> Option<String> {
    let mut ranges = Vec::new();
    for (at, _) in text.match_indices("://") {
        let from = at + 3;
        let rest = text.get(from..)?;
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'))
            .unwrap_or(rest.len());
        let authority = rest.get(..end)?;
        let Some(sign) = authority.rfind('@') else {
            continue;
        };
        let user = authority.get(..sign)?;
        let Some(colon) = user.find(':') else {
            continue;
        };
        let password = user.get(colon + 1..)?;
        if !password.is_empty() && !user.contains('/') && !is_stand_in(password) {
            ranges.push((from + colon + 1, from + sign, "password in an address"));
        }
    }
    cover(text, &ranges)
}

/// What stands there instead of a secret.
fn is_stand_in(value: &str) -> bool {
    value.starts_with(['$', '<', '{', '%', '['])
        || value
            .chars()
            .all(|c| matches!(c, '*' | 'x' | 'X' | '.' | '-'))
}

/// `password=...`, `"token": "..."`, `--api-key ...`, `Authorization: Bearer ...`, `the password is ...`.
fn assigned(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let mut ranges: Vec<(usize, usize, &str)> = Vec::new();
    for (at, name) in places(&lower, &NAME_STARTS, NAMES, |name| name.word) {
        let after = at + name.word.len();
        if let Some((from, to)) = value_after(text, &lower, at, after) {
            ranges.push((from, to, name.what));
        }
    }
    ranges.sort_unstable();
    cover(text, &ranges)
}

/// The secret value that a name at `at..after` introduces.
fn value_after(text: &str, lower: &str, at: usize, after: usize) -> Option<(usize, usize)> {
    let rest = lower.get(after..)?;
    let header = lower.get(at..after)?.ends_with(' ');
    let quoted = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    let trimmed = quoted.trim_start_matches(' ');
    let flag = lower
        .get(..at)?
        .rsplit(char::is_whitespace)
        .next()?
        .starts_with("--");
    let (value, weak) = if header {
        (rest, false)
    } else if let Some(value) = trimmed.strip_prefix('=') {
        (value, false)
    } else if let Some(value) = trimmed.strip_prefix(':') {
        (value, true)
    } else if flag && rest.starts_with(' ') {
        (rest, false)
    } else if lower.get(at..after)?.starts_with("pass") {
        (
            rest.strip_prefix(" is ")
                .or_else(|| rest.strip_prefix(" was "))?,
            true,
        )
    } else {
        return None;
    };
    let value = value.trim_start_matches([' ', '"', '\'', '`']);
    let from = text.len() - value.len();
    let opener = text.get(..from)?.chars().next_back();
    let end = match opener {
        Some(quote @ ('"' | '\'' | '`')) => value.find(quote).unwrap_or(value.len()),
        _ => value
            .find(|c: char| {
                c.is_whitespace() || matches!(c, ',' | ';' | '&' | '"' | '\'' | ')' | '`')
            })
            .unwrap_or(value.len()),
    };
    let secret = text.get(from..from + end)?.trim_end_matches('.');
    let symbols = secret
        .chars()
        .filter(|c| "!@#$%^&*+/=?~".contains(*c))
        .count();
    let odd = is_mixed(secret) || symbols > 0 && secret.chars().any(char::is_alphabetic);
    let plain_long = !weak && secret.len() >= 10 && !secret.contains(['(', '-', '_', '.']);
    let long = secret.chars().count() >= if header { 12 } else { SHORTEST };
    let is_one = long && !is_stand_in(secret) && (odd || plain_long);
    is_one.then_some((from, from + secret.len()))
}
