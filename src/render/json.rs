//! A view as one JSON document, ending in a newline.

use serde::Serialize;

/// Serialises a view. A view that cannot be written (it always can) becomes `null`.
pub fn document<T: Serialize>(view: &T) -> String {
    let mut text = serde_json::to_string_pretty(view).unwrap_or_else(|_| "null".to_owned());
    text.push('\n');
    text
}
