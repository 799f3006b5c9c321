//! Where each role begins.

use axum::response::{IntoResponse, Redirect, Response};
use stepwise_domain::role::Role;

use crate::error::Result;
use crate::http::ctx::Ctx;

/// Sends a person who has signed in to the page their work begins on.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let to = match ctx.viewer()?.role {
        Role::Referrer | Role::OrganisationLead => "/referrals",
        Role::Coordinator => "/triage",
        Role::Manager => "/overview",
        Role::MashWorker => "/mash",
        Role::Administrator => "/admin/accounts",
        Role::LeadPractitioner => "/episodes",
        Role::Auditor => "/figures",
        // Not the start page, which leads whoever is signed in to here.
        Role::Provider => "/hubs",
    };
    Ok(Redirect::to(to).into_response())
}
