//! The end of each page: the pages everybody may read, and who runs the service.
//!
//! govuk-frontend's own footer always shows a crown and Crown copyright, which are not a
//! council's to use; so this one has its classes and leaves those parts out.

use leptos::prelude::*;

use super::content::Content;

/// Options of a [`CouncilFooter`].
#[derive(Clone, Debug, Default)]
pub struct CouncilFooterOptions {
    pub council_name: String,
    pub links: Vec<FooterLink>,
}

/// One link of the footer.
#[derive(Clone, Debug, Default)]
pub struct FooterLink {
    pub content: Content,
    pub href: String,
}

impl FooterLink {
    /// A link of the footer.
    pub fn new(href: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
        }
    }

    fn render(self) -> impl IntoView {
        view! {
            <li class="govuk-footer__inline-list-item">
                <a class="govuk-footer__link" href=self.href>
                    {self.content}
                </a>
            </li>
        }
    }
}

impl CouncilFooterOptions {
    /// The footer with the pages that everybody may read.
    pub fn standard(council_name: impl Into<String>) -> Self {
        Self {
            council_name: council_name.into(),
            links: vec![
                FooterLink::new("/privacy", "Privacy"),
                FooterLink::new("/accessibility", "Accessibility statement"),
                FooterLink::new("/thresholds", "Levels of need"),
                FooterLink::new("/hubs", "Family hubs"),
            ],
        }
    }
}

/// The end of each page.
#[component]
pub fn CouncilFooter(options: CouncilFooterOptions) -> impl IntoView {
    let links = options.links.into_iter().map(FooterLink::render);
    view! {
        <footer class="govuk-footer app-council-footer">
            <div class="govuk-width-container">
                <div class="govuk-footer__meta">
                    <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
                        <h2 class="govuk-visually-hidden">"About this service"</h2>
                        <ul class="govuk-footer__inline-list">{links.collect_view()}</ul>
                        <div class="govuk-footer__meta-custom">
                            "Run by " {options.council_name}
                        </div>
                    </div>
                </div>
            </div>
        </footer>
    }
}
