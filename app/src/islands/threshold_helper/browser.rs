//! Reads the form around the helper, in the browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlInputElement};

use super::{PLAN_TRIED, Reading, SIGNS};

/// Keeps `reading` at what the form around `panel` says. False where there is no form.
pub fn follow_form(panel: &Element, reading: RwSignal<Reading>) -> bool {
    let Ok(Some(form)) = panel.closest("form") else {
        return false;
    };
    // Boxes can have been ticked before this ran, or put back by the browser's own history.
    reading.set(read(&form));
    let changed = {
        let form = form.clone();
        Closure::<dyn FnMut(Event)>::new(move |_| reading.set(read(&form)))
    };
    let listens = form
        .add_event_listener_with_callback("change", changed.as_ref().unchecked_ref())
        .is_ok();
    // The form stays as long as the page, and so must what listens to it.
    changed.forget();
    listens
}

fn read(form: &Element) -> Reading {
    let plan = checked(form, &format!("[name='{PLAN_TRIED}']"))
        .pop()
        .unwrap_or_default();
    Reading::new(checked(form, &format!("[name^='{SIGNS}']")), &plan)
}

/// The values of the checked boxes or radios with such a name.
fn checked(form: &Element, named: &str) -> Vec<String> {
    let Ok(found) = form.query_selector_all(&format!("input{named}:checked")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .collect()
}
