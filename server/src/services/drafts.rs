//! Referrals being written: kept page by page, right or wrong, shared within the organisation.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest, Sha256};
use stepwise_domain::form::{Answers, Section};
use stepwise_domain::hub::rank;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::referral_form::{self, Draft, FormContext, TooMany};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::drafts::StoredDraft;
use crate::store::{audit, drafts, hubs};

/// Starts a draft for this person.
pub async fn start(app: &App, viewer: &Viewer) -> Result<Uuid> {
    viewer.must(Act::DraftReferral, Relation::Own)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let owner = (viewer.organisation_id, viewer.account);
    let id = drafts::insert(&tx, app.store.keys(), owner, &app.framework.version, now).await?;
    audit::append(
        &tx,
        now,
        Some(viewer.account),
        "draft.started",
        ("draft", Some(id.to_string())),
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// The draft, for somebody who may do this to it.
///
/// # Errors
/// [`Error::NotFound`] for a draft of another organisation, which is noted in the audit log.
pub async fn load(app: &App, viewer: &Viewer, id: Uuid, act: Act) -> Result<StoredDraft> {
    let Some(draft) = drafts::by_id(app.store.read(), app.store.keys(), id).await? else {
        viewer.must(act, Relation::Own)?;
        return Err(Error::NotFound);
    };
    let relation = viewer.relation(draft.organisation_id, draft.account_id);
    if let Err(refused) = viewer.must(act, relation) {
        super::note_refusal(app, viewer, "draft", id.to_string()).await?;
        return Err(refused);
    }
    Ok(draft)
}

/// The draft, if it can still be changed.
pub async fn load_open(app: &App, viewer: &Viewer, id: Uuid) -> Result<StoredDraft> {
    let draft = load(app, viewer, id, Act::DraftReferral).await?;
    if draft.is_open {
        Ok(draft)
    } else {
        Err(Error::Refused(
            "This referral was sent or discarded, so its form cannot be changed.".into(),
        ))
    }
}

/// What the form's wording depends on today: the framework, this person's kind of setting, and
/// the hubs, the nearest to the family first.
pub async fn form_context(app: &App, viewer: &Viewer, draft: &Draft) -> Result<FormContext> {
    let hubs = hubs::all(app.store.read()).await?;
    let facts = referral_form::facts(draft);
    let postcode = facts.postcode.as_ref().map(ToString::to_string);
    let ranked = rank(&hubs, postcode.as_deref(), None, None, None);
    let mut context = FormContext::new(&app.framework, viewer.setting, app.today());
    context.hubs = ranked
        .iter()
        .map(|ranked| (hubs[ranked.hub].id.clone(), hubs[ranked.hub].name.clone()))
        .collect();
    let services: BTreeMap<_, _> = hubs
        .iter()
        .flat_map(|hub| &hub.services)
        .map(|service| (service.id.clone(), service.name.clone()))
        .collect();
    context.services = services.into_iter().collect();
    Ok(context)
}

/// A page's answers, and which saved state they were typed over.
pub struct Page<'a> {
    pub section: &'a Section,
    /// Which of several alike pages; 0 where there is one.
    pub index: usize,
    pub answers: Answers,
    /// The [`seen`] mark the page carried.
    pub seen: String,
}

/// How saving went.
pub enum Saved {
    /// Kept; the mark for the next save.
    Kept { seen: String },
    /// Somebody else saved other answers here meanwhile; theirs stand, these were not kept.
    Changed { theirs: Answers },
    /// The list is full.
    Full(TooMany),
}

/// A mark of what was saved for a page when it was shown: equal marks, equal answers.
pub fn seen(answers: Option<&Answers>) -> String {
    let text = serde_json::to_vec(&answers).unwrap_or_default();
    HEXLOWER.encode(&Sha256::digest(text)[..8])
}

/// Keeps a page's answers, right or wrong.
///
/// Two people may work on different pages of one draft at once; only the same page, changed
/// meanwhile, is a conflict.
pub async fn save(app: &App, viewer: &Viewer, id: Uuid, page: &Page<'_>) -> Result<Saved> {
    let slug = page.section.slug;
    let typed = page.answers.clone().only_for(page.section);
    let mut answer = Saved::Kept {
        seen: seen(Some(&typed)),
    };
    change(app, viewer, id, slug, |draft| {
        let saved = draft.items(slug).get(page.index);
        if saved == Some(&typed) {
            return false;
        }
        if seen(saved) != page.seen {
            answer = Saved::Changed {
                theirs: saved.cloned().unwrap_or_default(),
            };
            return false;
        }
        if page.section.repeat.is_none() {
            draft.save(page.section, typed.clone());
            return true;
        }
        match draft.save_item(page.section, page.index, typed.clone()) {
            Ok(_) => true,
            Err(full) => {
                answer = Saved::Full(full);
                false
            }
        }
    })
    .await?;
    Ok(answer)
}

/// Takes one of several alike pages out: a child, an adult.
pub async fn remove(
    app: &App,
    viewer: &Viewer,
    id: Uuid,
    section: &Section,
    index: usize,
) -> Result<()> {
    change(app, viewer, id, section.slug, |draft| {
        draft.remove_item(section.slug, index)
    })
    .await
}

/// Says that a list is as it should be, even empty.
pub async fn leave_list(app: &App, viewer: &Viewer, id: Uuid, section: &Section) -> Result<()> {
    change(app, viewer, id, section.slug, |draft| {
        let fresh = draft.saved(section.slug).is_none();
        draft.save_list(section.slug);
        fresh
    })
    .await
}

/// Throws the draft away.
pub async fn discard(app: &App, viewer: &Viewer, id: Uuid) -> Result<()> {
    load_open(app, viewer, id).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if drafts::end(&tx, id, "discarded", now).await? {
        let subject = ("draft", Some(id.to_string()));
        audit::append(
            &tx,
            now,
            Some(viewer.account),
            "draft.discarded",
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Reads the draft, lets `edit` change it, and writes it back with its audit event; once more
/// from the start if somebody was quicker. `edit` says whether there is anything to write.
async fn change(
    app: &App,
    viewer: &Viewer,
    id: Uuid,
    slug: &'static str,
    mut edit: impl FnMut(&mut Draft) -> bool,
) -> Result<()> {
    for _ in 0..5 {
        let mut draft = load_open(app, viewer, id).await?;
        if !edit(&mut draft.answers) {
            return Ok(());
        }
        draft.last_section = Some(slug.into());
        let child = referral_form::facts(&draft.answers).short_name();
        let now = app.now();
        let tx = app.store.begin().await?;
        if drafts::update(&tx, app.store.keys(), &draft, child.as_deref(), now).await? {
            let subject = ("draft", Some(id.to_string()));
            let detail = json!({ "section": slug });
            audit::append(
                &tx,
                now,
                Some(viewer.account),
                "draft.saved",
                subject,
                detail,
            )
            .await?;
            tx.commit().await?;
            return Ok(());
        }
    }
    Err(Error::Stale)
}
