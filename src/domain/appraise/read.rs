//! Reading what was typed of signs and figures: `users-affected=30`, `sev-1=no`, `sev-2.3=yes`.

use super::{Known, Said, kebab, measures, signs};
use crate::domain::decide::Refusal;
use crate::domain::policy::Policy;
use crate::domain::policy::lookup::Typed;
use crate::text::suggest;

/// Reads pairs of an id and an answer; error if an id is unknown, or an answer cannot be read.
pub fn read(policy: &Policy, pairs: &[(String, String)]) -> Result<Known, Refusal> {
    let mut known = Known::default();
    for (id, answer) in pairs {
        let wanted = kebab(id);
        if let Some(measure) = measures(policy).into_iter().find(|m| m.id == wanted) {
            let value = figure(answer, measure.unit)
                .map_err(|()| no_answer(answer, &["a number such as 30", "unknown"]))?;
            known.figures.retain(|(own, _)| *own != measure.id);
            known.figures.push((measure.id, value));
            continue;
        }
        let (list, number) = id
            .rsplit_once('.')
            .map_or((id.as_str(), None), |(list, number)| {
                (list, number.parse::<usize>().ok())
            });
        let severity = match policy.severity(list) {
            Typed::Known(severity) | Typed::ByRank(severity) => Some(&severity.id),
            Typed::Unknown(_) => None,
        };
        let mut lists = signs(policy).into_iter();
        let Some(mine) = lists.find(|own| Some(&own.severity.id) == severity) else {
            return Err(unknown(policy, id));
        };
        let index = match number {
            None if list.len() < id.len() => return Err(unknown(policy, id)),
            None => None,
            Some(number) => match number.checked_sub(1).filter(|i| *i < mine.texts.len()) {
                Some(index) => Some(index),
                None => return Err(unknown(policy, id)),
            },
        };
        let said = match answer.trim().to_lowercase().as_str() {
            "y" | "yes" | "true" => Said::Yes(index.into_iter().collect()),
            "n" | "no" | "none" | "false" => Said::No,
            "unsure" | "unknown" | "?" | "maybe" => Said::Unsure,
            _ => return Err(no_answer(answer, &["yes", "no", "unsure"])),
        };
        add(&mut known, &mine.severity.id, said);
    }
    Ok(known)
}

/// Several answers to the signs of one severity: a yes stays, then unsure.
fn add(known: &mut Known, severity: &str, said: Said) {
    let own = known.signs.iter_mut().find(|(id, _)| id == severity);
    match (own, said) {
        (None, said) => known.signs.push((severity.to_owned(), said)),
        (Some((_, Said::Yes(which))), Said::Yes(more)) => which.extend(more),
        (Some((_, Said::Yes(_))), _) | (Some((_, Said::Unsure)), Said::No) => {}
        (Some((_, own)), said) => *own = said,
    }
}

/// A number with or without its unit; `None` for what is not known.
pub(super) fn figure(text: &str, unit: Option<&str>) -> Result<Option<f64>, ()> {
    let text = text.trim().to_lowercase();
    if matches!(text.as_str(), "unknown" | "unsure" | "?" | "") {
        return Ok(None);
    }
    if matches!(text.as_str(), "all" | "everybody" | "everyone") && unit == Some("%") {
        return Ok(Some(100.0));
    }
    let text = text.trim_start_matches(['>', '<', '~', '=']).trim_start();
    let text = match unit {
        Some(unit) => text.trim_end_matches(&unit.to_lowercase()),
        None => text,
    };
    let number = text
        .trim_end()
        .replace(',', ".")
        .parse::<f64>()
        .map_err(|_| ())?;
    if number.is_finite() {
        Ok(Some(number))
    } else {
        Err(())
    }
}

fn no_answer(answer: &str, known: &[&str]) -> Refusal {
    Refusal::Unknown {
        what: "answer",
        typed: answer.to_owned(),
        nearest: suggest::nearest(answer, known.iter().copied()).map(ToOwned::to_owned),
        known: known.iter().map(ToString::to_string).collect(),
    }
}

fn unknown(policy: &Policy, id: &str) -> Refusal {
    let mut known: Vec<String> = measures(policy).into_iter().map(|m| m.id).collect();
    known.extend(signs(policy).iter().map(|list| kebab(&list.severity.id)));
    Refusal::Unknown {
        what: "figure or sign",
        typed: id.to_owned(),
        nearest: suggest::nearest(id, known.iter().map(String::as_str)).map(ToOwned::to_owned),
        known,
    }
}
