//! The frame around every page: head, header, navigation, main, footer.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::council_footer::{CouncilFooter, CouncilFooterOptions, FooterLink};
use crate::components::council_header::{Account, CouncilHeader, CouncilHeaderOptions};
use crate::components::exit_this_page::{ExitThisPage, ExitThisPageOptions};
use crate::components::phase_banner::{PhaseBanner, PhaseBannerOptions};
use crate::components::service_navigation::ServiceNavigationItem;
use crate::components::skip_link::{SkipLink, SkipLinkOptions};
use crate::pages::family::Words;
use crate::render::render_to_string;

/// What the frame shows; the page itself comes apart from it.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub title: String,
    /// The title then begins with "Error:".
    pub has_errors: bool,
    pub council: String,
    pub signed_in: Option<SignedInAs>,
    pub navigation: Vec<Link>,
    pub stylesheet: String,
    pub script: String,
    /// Set on pages that carry an island.
    pub islands_script: Option<String>,
    /// Minutes without a request after which the person is signed out.
    pub session_minutes: Option<i64>,
    /// Set on pages for a family: nothing in title or header says what the service is about, and
    /// every word, the frame's own too, comes from this catalogue.
    pub family: Option<&'static Words>,
    pub demonstration: bool,
    /// The demonstration's mails can be read at `/demo/mail`.
    pub demo_mail: bool,
}

/// Who is signed in, as the header names them.
#[derive(Clone, Default)]
pub struct SignedInAs {
    pub name: String,
    pub organisation: String,
}

impl std::fmt::Debug for SignedInAs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedInAs")
    }
}

/// A link of the navigation.
#[derive(Clone, Debug, Default)]
pub struct Link {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// A whole HTML document.
pub fn document(frame: Frame, body: impl FnOnce() -> AnyView) -> String {
    let html = render_to_string(move || {
        let (service, error) = match frame.family {
            Some(words) => (words.service, words.error_in_title),
            None => ("Stepwise early help", "Error: "),
        };
        let error = if frame.has_errors { error } else { "" };
        let (lang, dir) = frame
            .family
            .map_or(("en", None), |words| (words.lang, Some(words.dir)));
        let title = format!("{error}{} - {service} - {}", frame.title, frame.council);
        let minutes = frame.session_minutes.map(|minutes| minutes.to_string());
        view! {
            <html lang=lang dir=dir class="govuk-template">
                <head>
                    <meta charset="utf-8" />
                    <title>{title}</title>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="robots" content="noindex" />
                    <link rel="icon" href="data:," />
                    <link rel="stylesheet" href=frame.stylesheet.clone() />
                    <script type="module" src=frame.script.clone()></script>
                    {frame.islands_script.clone().map(|src| view! { <script type="module" src=src></script> })}
                </head>
                <body class="govuk-template__body" data-session-minutes=minutes>
                    {top(&frame, service)}
                    <div class="govuk-width-container">
                        {frame.demonstration.then(|| demonstration(frame.demo_mail))}
                        <main class="govuk-main-wrapper" id="main-content" tabindex="-1">{body()}</main>
                    </div>
                    {bottom(&frame)}
                </body>
            </html>
        }
        .into_any()
    });
    format!("<!DOCTYPE html>{html}")
}

fn top(frame: &Frame, service: &str) -> AnyView {
    let account = match &frame.signed_in {
        _ if frame.family.is_some() => Account::Hidden,
        None => Account::SignedOut {
            sign_in_url: "/sign-in".into(),
        },
        Some(person) => Account::SignedIn {
            name: Content::Text(format!("{}, {}", person.name, person.organisation)),
            sign_out_url: "/sign-out".into(),
        },
    };
    // A family's pages lead to no page that is not one of them.
    let start = if frame.family.is_some() {
        "/status"
    } else {
        "/"
    };
    let options = CouncilHeaderOptions {
        council_name: frame.council.clone(),
        service_name: service.into(),
        council_url: start.into(),
        service_url: start.into(),
        navigation: frame.navigation.iter().map(item).collect(),
        account,
        ..CouncilHeaderOptions::default()
    };
    let skip = frame
        .family
        .map_or("Skip to main content", |words| words.skip_link);
    let exit = frame
        .family
        .map(|words| view! { <ExitThisPage options=exit(words) /> });
    view! {
        <SkipLink options=SkipLinkOptions::to("#main-content", skip) />
        <CouncilHeader options=options />
        {exit}
    }
    .into_any()
}

/// Leaves through the service, which ends the family's session on the way: whoever goes back finds
/// nothing.
fn exit(words: &'static Words) -> ExitThisPageOptions {
    ExitThisPageOptions {
        content: words.exit.into(),
        redirect_url: "/status/exit".into(),
        activated_text: words.exit_activated.into(),
        timed_out_text: words.exit_timed_out.into(),
        press_two_more_times_text: words.exit_press_twice.into(),
        press_one_more_time_text: words.exit_press_once.into(),
        ..ExitThisPageOptions::default()
    }
}

fn item(link: &Link) -> ServiceNavigationItem {
    ServiceNavigationItem {
        content: link.text.as_str().into(),
        href: link.href.clone(),
        active: link.current,
        ..ServiceNavigationItem::default()
    }
}

fn demonstration(mails: bool) -> AnyView {
    let content = Content::view(move || {
        let mails = mails.then(|| {
            view! {
                " "
                <a class="govuk-link" href="/demo/mail">"Read the mails it would send"</a>
                "."
            }
        });
        view! {
            "Everybody here is invented. Do not enter anything about real people."
            {mails}
        }
    });
    let options = PhaseBannerOptions {
        tag: "Demonstration".into(),
        content,
        ..PhaseBannerOptions::default()
    };
    view! { <PhaseBanner options=options /> }.into_any()
}

fn bottom(frame: &Frame) -> AnyView {
    let options = match frame.family {
        Some(words) => CouncilFooterOptions {
            council_name: frame.council.clone(),
            links: vec![
                FooterLink::new("/status/privacy", words.privacy),
                FooterLink::new("/status/accessibility", words.accessibility),
            ],
        },
        None => CouncilFooterOptions::standard(frame.council.clone()),
    };
    view! { <CouncilFooter options=options /> }.into_any()
}
