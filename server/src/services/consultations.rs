//! A question before referring: a professional asks, a coordinator answers, and a referral can
//! start from the answer.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use stepwise_app::pages::consultations::{Answered, Consultation as View, Consultations, Line};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::tell;
use crate::services::viewer::Viewer;
use crate::store::consultations::{self as store, Consultation};
use crate::store::{PersonalText, Tx, accounts, audit, drafts};

/// Puts the question to the coordinators.
pub async fn ask(app: &App, viewer: &Viewer, question: &str) -> Result<Uuid> {
    viewer.must(Act::AskConsultation, Relation::Own)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let author = (viewer.organisation_id, viewer.account);
    let id = store::insert(&tx, app.store.keys(), author, question, now).await?;
    let message = Message::ConsultationAsked {
        link: link(app, id),
    };
    tell::role(&tx, app, Role::Coordinator, viewer, None, &message).await?;
    note(&tx, app, viewer, "consultation.asked", id, json!({})).await?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps the answer and tells whoever asked.
///
/// # Errors
/// [`Error::Stale`] if somebody else answered meanwhile.
pub async fn answer(app: &App, viewer: &Viewer, id: Uuid, text: &str) -> Result<()> {
    let found = find_for(app, viewer, id, Act::AnswerConsultation).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if !store::answer(&tx, app.store.keys(), &found, text, viewer.account, now).await? {
        return Err(Error::Stale);
    }
    let message = Message::ConsultationAnswered {
        link: link(app, id),
    };
    tell::referrer(&tx, app, found.account_id, None, &message).await?;
    note(&tx, app, viewer, "consultation.answered", id, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// The draft started from the answer; starts it if there is none yet. Two tabs make one.
///
/// # Errors
/// [`Error::Refused`] while nobody has answered.
pub async fn start_draft(app: &App, viewer: &Viewer, id: Uuid) -> Result<Uuid> {
    let found = find_for(app, viewer, id, Act::DraftReferral).await?;
    if let Some(draft) = found.draft_id {
        return Ok(draft);
    }
    if found.answer.is_none() {
        return Err(Error::Refused(
            "Nobody has answered this question yet. You can start a referral without it.".into(),
        ));
    }
    let now = app.now();
    let tx = app.store.begin().await?;
    let owner = (viewer.organisation_id, viewer.account);
    let version = &app.framework.version;
    let draft = drafts::insert(&tx, app.store.keys(), owner, version, now).await?;
    if !store::link_draft(&tx, id, draft).await? {
        drop(tx);
        let other = find(app, viewer, id).await?.draft_id;
        return other.ok_or(Error::Stale);
    }
    let detail = json!({ "draft": draft });
    note(&tx, app, viewer, "consultation.turned", id, detail).await?;
    tx.commit().await?;
    Ok(draft)
}

/// What the person may see: what their organisation asked, or all that waits for an answer.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Consultations> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let answers = may(viewer.role, Act::AnswerConsultation, Relation::None);
    let found = if answers {
        store::unanswered(db, keys).await?
    } else {
        viewer.must(Act::AskConsultation, Relation::Own)?;
        store::asked_by(db, keys, viewer.organisation_id).await?
    };
    let askers: BTreeMap<Uuid, String> = if answers {
        let all = accounts::organisations(db).await?;
        all.into_iter().map(|one| (one.id, one.name)).collect()
    } else {
        let all = accounts::list(db, keys, Some(viewer.organisation_id)).await?;
        let named = all.into_iter();
        named.map(|one| (one.id, one.name.into_inner())).collect()
    };
    let line = |one: Consultation| Line {
        address: format!("/consultations/{}", one.id),
        start: first_words(one.question.expose()),
        asked: words::moment(one.asked_at),
        asked_by: askers
            .get(if answers {
                &one.organisation_id
            } else {
                &one.account_id
            })
            .cloned()
            .unwrap_or_default(),
        answered: one.answer.map(|answer| words::moment(answer.at)),
    };
    Ok(Consultations {
        answers,
        lines: found.into_iter().map(line).collect(),
    })
}

/// One consultation as this person sees it. A look by staff is noted.
pub async fn show(app: &App, viewer: &Viewer, id: Uuid) -> Result<View> {
    let found = find(app, viewer, id).await?;
    let relation = relation(viewer, &found);
    if relation == Relation::None {
        let tx = app.store.begin().await?;
        note(&tx, app, viewer, "consultation.viewed", id, json!({})).await?;
        tx.commit().await?;
    }
    let (db, keys) = (app.store.read(), app.store.keys());
    let asker = accounts::by_id(db, keys, found.account_id).await?;
    let organisation = accounts::organisation(db, found.organisation_id).await?;
    let answered = match found.answer {
        None => None,
        Some(answer) => {
            let by = accounts::by_id(db, keys, answer.by).await?;
            Some(Answered {
                text: answer.text.into_inner(),
                by: by.map_or_else(String::new, |account| account.name.into_inner()),
                at: words::moment(answer.at),
            })
        }
    };
    Ok(View {
        address: format!("/consultations/{id}"),
        question: found.question.into_inner(),
        asked_by: [
            asker.map(|account| account.name),
            organisation.map(|organisation| PersonalText::from(organisation.name)),
        ]
        .into_iter()
        .flatten()
        .map(PersonalText::into_inner)
        .collect::<Vec<_>>()
        .join(", "),
        asked: words::moment(found.asked_at),
        may_answer: answered.is_none() && may(viewer.role, Act::AnswerConsultation, relation),
        may_refer: answered.is_some() && may(viewer.role, Act::DraftReferral, relation),
        draft: found.draft_id.map(|draft| format!("/drafts/{draft}")),
        answered,
    })
}

/// Lets pass who may do this to this consultation: asked before a form is looked at.
///
/// # Errors
/// [`Error::Forbidden`] for a role that never may; [`Error::NotFound`] for anybody else's.
pub async fn must(app: &App, viewer: &Viewer, id: Uuid, act: Act) -> Result<()> {
    find_for(app, viewer, id, act).await.map(drop)
}

async fn find_for(app: &App, viewer: &Viewer, id: Uuid, act: Act) -> Result<Consultation> {
    viewer.must_ever(act)?;
    let found = find(app, viewer, id).await?;
    viewer.must(act, relation(viewer, &found))?;
    Ok(found)
}

/// A consultation that this person asked, shares or may answer.
///
/// # Errors
/// [`Error::NotFound`] for anybody else's, which is noted in the audit log.
async fn find(app: &App, viewer: &Viewer, id: Uuid) -> Result<Consultation> {
    let allowed = |relation| {
        may(viewer.role, Act::AnswerConsultation, relation)
            || may(viewer.role, Act::AskConsultation, relation)
    };
    if !allowed(Relation::Own) {
        return Err(Error::Forbidden);
    }
    let found = store::by_id(app.store.read(), app.store.keys(), id).await?;
    let found = found.ok_or(Error::NotFound)?;
    if allowed(relation(viewer, &found)) {
        return Ok(found);
    }
    super::note_refusal(app, viewer, "consultation", id.to_string()).await?;
    Err(Error::NotFound)
}

fn relation(viewer: &Viewer, found: &Consultation) -> Relation {
    viewer.relation(found.organisation_id, found.account_id)
}

fn link(app: &App, id: Uuid) -> String {
    app.link(&format!("/consultations/{id}"))
}

async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    action: &str,
    id: Uuid,
    detail: Value,
) -> Result<()> {
    let subject = ("consultation", Some(id.to_string()));
    audit::append(tx, app.now(), Some(viewer.account), action, subject, detail).await?;
    Ok(())
}

/// The beginning of a question, for lists.
fn first_words(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn a_list_shows_the_beginning_of_a_question_on_one_line() {
        assert_eq!(first_words("Two\nlines"), "Two lines");
        let long = first_words(&"é ".repeat(99));
        assert_eq!(long.chars().count(), 81);
        assert!(long.ends_with('…'));
    }
}
