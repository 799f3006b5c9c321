//! Which pages the header of every page leads to.

use stepwise_app::shell::Link;
use stepwise_domain::role::Role;

/// The way round for each role; the public's own for nobody.
pub fn navigation(role: Option<Role>, path: &str) -> Vec<Link> {
    let public: &[(&str, &str)] = &[("Threshold guide", "/thresholds"), ("Family hubs", "/hubs")];
    let own: &[(&str, &str)] = match role {
        Some(Role::Referrer) => &[
            ("Referrals", "/referrals"),
            ("Consultations", "/consultations"),
        ],
        Some(Role::OrganisationLead) => &[
            ("Referrals", "/referrals"),
            ("Consultations", "/consultations"),
            ("Colleagues", "/colleagues"),
        ],
        Some(Role::Coordinator) => &[
            ("Triage", "/triage"),
            ("Allocation", "/allocation"),
            ("Consultations", "/consultations"),
        ],
        Some(Role::Manager) => &[
            ("Overview", "/overview"),
            ("Triage", "/triage"),
            ("Allocation", "/allocation"),
            ("Challenges", "/challenges"),
            ("Consultations", "/consultations"),
            ("MASH inbox", "/mash"),
        ],
        Some(Role::MashWorker) => &[("MASH inbox", "/mash")],
        Some(Role::LeadPractitioner) => &[("My families", "/episodes")],
        Some(Role::Auditor) => &[("Figures", "/figures")],
        // No record reaches a provider through a page yet: what is everybody's is theirs.
        None | Some(Role::Provider) => &[],
        Some(Role::Administrator) => &[("Accounts", "/admin/accounts")],
    };
    own.iter()
        .chain(public)
        .map(|(text, href)| Link {
            text: (*text).into(),
            href: (*href).into(),
            current: path == *href
                || path.starts_with(&format!("{href}/"))
                || (*href == "/referrals" && path.starts_with("/drafts/")),
        })
        .collect()
}
