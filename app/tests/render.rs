//! What a page's HTML must and must not hold.
#![cfg(feature = "ssr")]

use leptos::prelude::*;
use stepwise_app::render::render_to_string;

#[island]
fn Counter(start: u32) -> impl IntoView {
    let names = vec!["a", "b"];
    view! { <p>"From " {start} " on" {names}</p> }
}

#[island]
fn Folding(children: Children) -> impl IntoView {
    view! { <section>{children()}</section> }
}

#[test]
fn texts_lists_and_gaps_leave_no_comments_behind() {
    let html = render_to_string(|| {
        let nothing: Option<AnyView> = None;
        let list: Vec<_> = (1..3).map(|n| view! { <li>"No " {n}</li> }).collect();
        view! { <ul>"Say " {"this"} {nothing} {list} {().into_any()}</ul> }.into_any()
    });
    assert_eq!(html, "<ul>Say this<li>No 1</li><li>No 2</li></ul>");
}

#[test]
fn typed_text_that_looks_like_a_marker_is_kept() {
    let typed = "a <!> b <leptos-island> <!--<() />-->";
    let html = render_to_string(move || view! { <p title=typed>{typed} {"c"}</p> }.into_any());
    let kept = "a &lt;!&gt; b &lt;leptos-island&gt; &lt;!--&lt;() /&gt;--&gt;";
    assert_eq!(html, format!("<p title=\"{kept}\">{kept}c</p>"));
}

#[test]
fn an_island_keeps_the_markers_its_hydration_needs() {
    let html = render_to_string(|| {
        view! { <div>"Above " {"it"} <Counter start=3 /> "Below " {"it"}</div> }.into_any()
    });
    assert!(
        html.contains("<leptos-island data-component=\"Counter"),
        "{html}"
    );
    assert!(
        html.contains("data-props=\"{&quot;start&quot;:3}\""),
        "{html}"
    );
    assert!(html.contains("<p>From <!>3<!> on"), "{html}");
    assert!(html.starts_with("<div>Above it<leptos-island"), "{html}");
    assert!(html.ends_with("</leptos-island>Below it</div>"), "{html}");
}

#[test]
fn an_island_can_hold_children_that_are_not_hydrated() {
    let html = render_to_string(|| view! { <Folding><b>"Inside"</b></Folding> }.into_any());
    assert!(html.contains("<leptos-children><b>Inside"), "{html}");
}

#[test]
fn a_view_sees_the_context_of_its_own_render_only() {
    let given = render_to_string(|| {
        provide_context(7_u32);
        use_context::<u32>().map(|n| n.to_string()).into_any()
    });
    let other = render_to_string(|| use_context::<u32>().map(|n| n.to_string()).into_any());
    assert_eq!((given.as_str(), other.as_str()), ("7", ""));
}
