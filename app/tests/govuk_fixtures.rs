//! The proof that our components give govuk-frontend's HTML.
//!
//! The npm package ships, for each component, cases of options and the HTML they must give. Each
//! case of each component we use is rendered with our component and compared as a DOM. To add a
//! component, add a line to [`components`].
#![cfg(feature = "ssr")]

#[path = "support/dom.rs"]
mod dom;
#[path = "support/fixtures.rs"]
mod fixtures;
#[path = "support/form_components.rs"]
mod form_components;
#[path = "support/page_components.rs"]
mod page_components;

use fixtures::Component;

/// Cases that we do not support: component, name of the case, reason.
const UNSUPPORTED: &[(&str, &str, &str)] = &[];

fn components() -> Vec<Component> {
    let mut all = form_components::all();
    all.extend(page_components::all());
    all
}

#[test]
fn every_component_gives_the_html_of_govuk_frontend() {
    let mut faults = Vec::new();
    let mut all = 0;
    for component in components() {
        let mut compared = 0;
        for case in fixtures::cases(component.name) {
            if is_unsupported(component.name, &case.name) {
                continue;
            }
            compared += 1;
            faults.extend(fixtures::difference(&component, case));
        }
        assert_eq!(compared, component.cases, "cases of {}", component.name);
        all += compared;
    }
    assert!(
        faults.is_empty(),
        "{} of {all} cases differ\n\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_unsupported_case_exists_and_has_a_reason() {
    for (component, name, reason) in UNSUPPORTED {
        let known = fixtures::cases(component);
        assert!(
            known.iter().any(|case| case.name == *name),
            "{component}: no case is called \"{name}\""
        );
        assert!(!reason.is_empty(), "{component}: \"{name}\" needs a reason");
    }
}

fn is_unsupported(component: &str, case: &str) -> bool {
    UNSUPPORTED
        .iter()
        .any(|(of, name, _)| *of == component && *name == case)
}
