//! What somebody reads of a family that is offered to them, before they accept: what they need for
//! their answer, and not who the family is.

use serde_json::json;
use stepwise_app::pages::episodes::{Press, Record};
use stepwise_app::pages::triage::Card;
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::reference::Reference;
use stepwise_domain::referral_form::facts;

use super::{forms, is_asked, note, offers, path, record, relation};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::challenges::view::said;
use crate::services::viewer::Viewer;
use crate::store::episodes::{self, Episode};
use crate::store::{hubs, running};

/// The offer as a record without a name; none where this person may read the whole record, or is
/// not asked.
pub async fn view(app: &App, viewer: &Viewer, reference: &str) -> Result<Option<Record>> {
    if !may(viewer.role, Act::AnswerOffer, Relation::AllocatedTo) {
        return Ok(None);
    }
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let found = episodes::by_reference(app.store.read(), reference.as_str()).await?;
    let Some(episode) = found else {
        return Ok(None);
    };
    let given = relation(app, viewer, &episode).await? != Relation::None;
    if given || !is_asked(app, viewer, &episode).await? {
        return Ok(None);
    }
    let tx = app.store.begin().await?;
    note(&tx, app, viewer, &episode, "episode.viewed", json!({})).await?;
    tx.commit().await?;
    Ok(Some(shown(app, viewer, episode).await?))
}

async fn shown(app: &App, viewer: &Viewer, episode: Episode) -> Result<Record> {
    let offer = offers::to(app, &episode, viewer).await?;
    let db = app.store.read();
    let hub = hubs::by_id(db, &offer.row.hub_id).await?;
    let clocks = running::running(db, [episode.row.id]).await?;
    let form = |kind| format!("{}/{kind}", path(&episode));
    let mut rows = vec![(
        "By".to_owned(),
        offers::who(app, offer.row.offered_by).await?,
    )];
    rows.extend(said(&offer.form, Some(&["note"])));
    let asked = Card {
        title: format!("Offered {}", words::moment(offer.row.offered_at)),
        rows,
    };
    Ok(Record {
        child: "A family offered to you".into(),
        state: episode.state.name().into(),
        facts: vec![
            ("Tier".into(), episode.level.to_string()),
            ("Hub".into(), hub.map_or_else(|| "–".into(), |hub| hub.name)),
            ("Children".into(), children(app, &episode).await?),
            ("Opened".into(), words::day(episode.row.opened_at)),
        ],
        clocks: (clocks.iter())
            .filter(|clock| {
                matches!(clock.kind, ClockKind::LeadAccepts | ClockKind::OfferAnswer)
            })
            .map(|clock| record::shown(app, clock))
            .collect(),
        done: None,
        notice: Some("This family is offered to you: accept or decline. Until you accept, somebody else stays accountable, and you do not read who the family is.".into()),
        version: episode.row.version,
        links: vec![
            (
                forms::invitation(FormKind::Decline).into(),
                form(FormKind::Decline.code()),
            ),
            (
                "A child may be in danger: pass to the MASH".into(),
                form(&format!("step/{}", StepKind::ToMash.code())),
            ),
        ],
        advice: None,
        buttons: vec![Press {
            words: "Accept this family",
            action: form("accept"),
            asked: true,
            warning: None,
        }],
        goals: Vec::new(),
        actions: Vec::new(),
        cards: vec![("Offer".into(), vec![asked])],
        referrals: Vec::new(),
        history: Vec::new(),
        mails: Vec::new(),
        referred: Vec::new(),
        reference: episode.row.reference,
    })
}

/// How many there are, and how old: "2, aged 4 and 11".
async fn children(app: &App, episode: &Episode) -> Result<String> {
    let referrals = super::referrals(app, episode).await?;
    let Some(first) = referrals.first() else {
        return Ok("–".into());
    };
    let snapshot = first.snapshot(app.store.keys())?;
    let children = facts(&snapshot.answers).children;
    let ages = children.iter().filter_map(|child| child.born);
    let ages = ages.filter_map(|born| app.today().years_since(born));
    let ages: Vec<String> = ages.map(|age| age.to_string()).collect();
    let count = children.len();
    Ok(match ages.split_last() {
        None => count.to_string(),
        Some((only, [])) => format!("{count}, aged {only}"),
        Some((last, rest)) => format!("{count}, aged {} and {last}", rest.join(", ")),
    })
}
