//! nearest word
/// Nearest.
pub fn nearest<'a>(_typed: &str, _known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    None
}
