//! Reads the form around the helper, in the browser.

use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlInputElement};

use super::{PLAN_TRIED, Reading, SIGNS, Sheet};

/// The sheet as the server wrote it around the island. None where that stands in no form.
pub fn sheet() -> Option<Sheet> {
    let (panel, form) = places()?;
    let attribute = |name| panel.get_attribute(name).unwrap_or_default();
    let signs = Sheet::read_rules(&attribute("data-signs"));
    let boxes = inputs(&form, &format!("[name^='{SIGNS}']"));
    let text_of = |id: &str| {
        let sign = boxes.iter().find(|sign| sign.value() == id)?;
        sign.labels()?.item(0)?.text_content()
    };
    Some(Sheet {
        texts: signs
            .iter()
            .map(|sign| text_of(&sign.id).unwrap_or_else(|| sign.id.clone()))
            .collect(),
        signs,
        saved: Reading::read(&attribute("data-ticked"), &attribute("data-plan")),
    })
}

/// Tells what the form around the helper says: once the page is woken, because boxes can have been
/// ticked before or put back by the browser's own history, and after every change.
pub fn follow_form(mut tell: impl FnMut(Reading) + 'static) {
    spawn_local(async move {
        let Some((_, form)) = places() else {
            return;
        };
        tell(read(&form));
        let changed = {
            let form = form.clone();
            Closure::<dyn FnMut()>::new(move || tell(read(&form)))
        };
        // Where this fails the helper says nothing wrong: it is as it was a moment ago.
        _ = form.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
        // The form stays as long as the page, and so must what listens to it.
        changed.forget();
    });
}

/// The element that carries the sheet, and the form.
fn places() -> Option<(Element, Element)> {
    let panel = document().query_selector("[data-signs]").ok()??;
    let form = panel.closest("form").ok()??;
    Some((panel, form))
}

fn read(form: &Element) -> Reading {
    let ticked = inputs(form, &format!("[name^='{SIGNS}']:checked"));
    let plan = inputs(form, &format!("[name='{PLAN_TRIED}']:checked"));
    let plan = plan.first().map(HtmlInputElement::value);
    Reading::new(
        ticked.iter().map(HtmlInputElement::value),
        &plan.unwrap_or_default(),
    )
}

/// The boxes or radios that a selector fits.
fn inputs(form: &Element, fitting: &str) -> Vec<HtmlInputElement> {
    let Ok(found) = form.query_selector_all(&format!("input{fitting}")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| Some(found.item(place)?.unchecked_into()))
        .collect()
}
