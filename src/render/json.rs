//! A view as one JSON document, ending in a newline.

use serde::Serialize;

use crate::text::escape;

/// Serialises a view. A view that cannot be written (it always can) becomes `null`.
pub fn document<T: Serialize>(view: &T) -> String {
    let text = serde_json::to_string_pretty(view).unwrap_or_else(|_| "null".to_owned());
    format!("{}\n", escape::json(&text))
}
