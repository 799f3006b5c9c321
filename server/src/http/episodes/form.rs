//! A form of an episode: asked, checked, and for what others will read, shown with who will.

use axum::response::Response;
use stepwise_app::pages::episodes as pages;
use stepwise_app::pages::triage::{Card, Decide, decide};
use stepwise_domain::audience::Viewer as Reads;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::check::check;
use stepwise_domain::form::read_back::{SnapshotRow, rows};
use stepwise_domain::form::{Answers, FieldError};

use super::{back, declined, kind, version};
use crate::error::{Error, Result};
use crate::http::ctx::Ctx;
use crate::http::form::Posted;
use crate::http::path::Path;
use crate::services::episodes::forms::{Filled, Opened, audience, is_entry, noun, open, take};
use crate::services::episodes::{drafts, meetings, path, referred_by, work};

/// The form, with what this person put aside.
pub async fn show(ctx: Ctx, Path((reference, slug)): Path<(String, String)>) -> Result<Response> {
    let opened = open(&ctx.app, ctx.viewer()?, &reference, kind(&slug)?).await?;
    let draft = opened.draft.as_ref();
    let answers = draft.map_or_else(|| opened.preset.clone(), |draft| draft.form.answers.clone());
    let version = opened.episode.row.version;
    Ok(asked(&ctx, opened, answers, Vec::new(), version))
}

/// What was filled in. Whatever is wrong with it, work with the family is kept as its author's
/// draft.
pub async fn submit(
    ctx: Ctx,
    Path((reference, slug)): Path<(String, String)>,
    Posted(posted): Posted,
) -> Result<Response> {
    let viewer = ctx.viewer()?;
    let kind = kind(&slug)?;
    let opened = open(&ctx.app, viewer, &reference, kind).await?;
    let version = version(&posted);
    let typed = posted.clone().only_for(&opened.section);
    if posted.has("change", "yes") {
        return Ok(asked(&ctx, opened, typed, Vec::new(), version));
    }
    if posted.has("later", "yes") && drafts::keeps(kind) {
        drafts::put_aside(&ctx.app, viewer, &opened, &typed).await?;
        return Ok(back(&reference, "later"));
    }
    if posted.has("throw-away", "yes") {
        let draft = opened.draft.as_ref();
        drafts::throw_away(&ctx.app, viewer, &opened.episode, draft).await?;
        return Ok(back(&reference, "thrown-away"));
    }
    let mut errors = check(&opened.section, &typed, ctx.app.today());
    errors.extend(work::also_wrong(&ctx.app, &opened, &typed));
    if kind == FormKind::PlanTaf && errors.is_empty() {
        errors.extend(meetings::also_wrong(&ctx.app, &opened.episode, &typed).await?);
    }
    if !errors.is_empty() {
        keep_aside(&ctx, &opened, &typed).await?;
        return Ok(asked(&ctx, opened, typed, errors, version));
    }
    if is_entry(kind) && !posted.has("confirm", "yes") {
        return preview(&ctx, &opened, typed, version).await;
    }
    let filled = Filled {
        opened: &opened,
        answers: &typed,
        version,
    };
    match take(&ctx.app, viewer, &filled).await {
        Ok(()) if kind == FormKind::Decline => Ok(declined()),
        Ok(()) => Ok(back(&reference, kind.code())),
        // Somebody was quicker: what was typed stays, and the form rests on what is there now.
        Err(Error::Stale) => {
            let now = open(&ctx.app, viewer, &reference, kind).await?;
            let version = now.episode.row.version;
            let errors = vec![FieldError {
                field: "version".into(),
                message: "This episode changed since you opened the form. Check that it still fits, and send it again".into(),
            }];
            Ok(asked(&ctx, now, typed, errors, version))
        }
        // What only the store knows: what was typed stays.
        Err(Error::Refused(message)) => {
            keep_aside(&ctx, &opened, &typed).await?;
            let first = opened.section.questions.first();
            let field = first.map_or_else(String::new, |question| question.name.to_string());
            let errors = vec![FieldError { field, message }];
            Ok(asked(&ctx, opened, typed, errors, version))
        }
        Err(error) => Err(error),
    }
}

/// Keeps what cannot be taken as it is, where the form has drafts.
async fn keep_aside(ctx: &Ctx, opened: &Opened, typed: &Answers) -> Result<()> {
    if drafts::keeps(opened.kind) && !typed.is_empty() {
        drafts::put_aside(&ctx.app, ctx.viewer()?, opened, typed).await?;
    }
    Ok(())
}

fn address(opened: &Opened) -> String {
    format!("{}/{}", path(&opened.episode), opened.kind.code())
}

fn asked(
    ctx: &Ctx,
    opened: Opened,
    answers: Answers,
    errors: Vec<FieldError>,
    version: i32,
) -> Response {
    let page = Decide {
        reference: opened.episode.row.reference.clone(),
        action: address(&opened),
        back: path(&opened.episode),
        button: if is_entry(opened.kind) {
            "Continue"
        } else {
            "Save"
        },
        record: "episode",
        later: drafts::keeps(opened.kind),
        begun: ctx
            .viewer()
            .is_ok_and(|viewer| drafts::is_own(viewer, opened.draft.as_ref())),
        section: opened.section,
        answers,
        errors,
        version,
        notice: opened.notice,
    };
    ctx.page(page.section.title)
        .errors(!page.errors.is_empty())
        .show(move || decide(page))
}

async fn preview(ctx: &Ctx, opened: &Opened, answers: Answers, version: i32) -> Result<Response> {
    let referred_by = referred_by(&ctx.app, &opened.episode).await?;
    let readers = audience(&answers);
    let rows = rows(&opened.section, &answers);
    let extract = |reader: Reads, title: &str, names: &[&str]| {
        readers.sees(reader).then(|| Card {
            title: title.into(),
            rows: typed(&rows, |row| names.contains(&&*row.question)),
        })
    };
    let kind = opened.kind;
    let extracts = [
        extract(
            Reads::Family,
            "What the family reads",
            kind.read_by_family(),
        ),
        extract(
            Reads::Referrer,
            "What those who referred the family read",
            kind.read_by_referrer(),
        ),
    ];
    let page = pages::EntryPreview {
        title: noun(opened.kind).into(),
        reference: opened.episode.row.reference.clone(),
        readers: readers.preview(referred_by),
        extracts: extracts.into_iter().flatten().collect(),
        words: typed(&rows, |_| true),
        action: address(opened),
        answers,
        version,
    };
    let title = format!("Check before you save: {}", noun(opened.kind));
    Ok(ctx.page(title).show(move || pages::entry_preview(page)))
}

/// What was typed for some of the questions.
fn typed(rows: &[SnapshotRow], which: impl Fn(&SnapshotRow) -> bool) -> Vec<(String, String)> {
    rows.iter()
        .filter(|row| which(row))
        .map(|row| (row.label.clone(), row.lines.join("\n")))
        .collect()
}
