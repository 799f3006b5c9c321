//! Five families and a draft, with a word of their own in every place where an address could stand.

use chrono::TimeDelta;
use stepwise::store::outbox::{self, State};
use stepwise_domain::referral_form::{Draft, slug};
use uuid::Uuid;

use super::records;
use crate::http::episodes::{accept, offer, press};
use crate::http::family::{EMAIL, inside_as, open};
use crate::http::triage::{WHY, WORDS, claim, passed_to_mash, referral, take};
use crate::support::app::{Client, TestApp};

const OTHER_EMAIL: &str = "bracken@example.org";

/// What the walk needs to know.
pub struct Story {
    /// References.
    pub referrals: Vec<String>,
    pub episodes: Vec<String>,
    pub draft: Uuid,
    pub accesses: Vec<String>,
    /// The id of a message that was held.
    pub message: String,
    /// Two adults of the first family who are in.
    pub family: Client,
    pub other_adult: Client,
}

pub async fn tell(app: &TestApp) -> Story {
    let coordinator = app.sign_in("coordinator").await;
    let first = sent(app, "dsl", "Juniper", "Qzfirst").await;
    let episode = accepted(app, &coordinator, &first).await;
    offer(app, &coordinator, &episode, "practitioner").await;
    let lead = app.sign_in("practitioner").await;
    press(&lead, &episode, "accept").await;
    let joined = sent(app, "dsl-b", "Juniper", "Qzjoined").await;
    join(&coordinator, &joined).await;
    for (client, words, audience) in [
        (&lead, "Qzteam 3 Planted Row", ""),
        (&lead, "Qzkeptbylead 3 Planted Row", "keep_from"),
        (&coordinator, "Qzkeptbydesk 3 Planted Row", "keep_from"),
    ] {
        let note = [("words", words), ("audience", audience)];
        take(client, &format!("{episode}/note"), &note).await;
    }
    let (family, other_adult, accesses) = let_in(app, &coordinator, &first).await;
    let message = held(app, &coordinator, &first, &accesses[0]).await;

    let offered = sent(app, "dsl", "Cypress", "Qzoffered").await;
    let other = accepted(app, &coordinator, &offered).await;
    offer(app, &coordinator, &other, "practitioner-2").await;
    let passed = sent(app, "dsl", "Medlar", "Qzpassed").await;
    passed_to_mash(app, &passed).await;
    let draft = planted(app, "dsl", "Damson", "Qzdraft").await;
    let (stepped, its) = records::keep(app).await;
    app.deliver_mail().await;
    Story {
        referrals: vec![first, joined, offered, passed, stepped],
        episodes: [episode, other, its]
            .map(|path| path["/episodes/".len()..].to_owned())
            .into(),
        draft: app.ready_draft_of("dsl", draft).await,
        accesses,
        message,
        family,
        other_adult,
    }
}

/// The example, about another child, with a protected address and things to keep back.
async fn planted(app: &TestApp, who: &str, child: &str, word: &str) -> Draft {
    let mut draft = app.example_draft(who).await;
    let mut set = |section: &str, pairs: &[(&'static str, String)]| {
        let mut answers = draft.items(section)[0].clone();
        for (name, value) in pairs {
            answers.set(*name, value);
        }
        draft.sections.insert(section.to_owned(), vec![answers]);
    };
    let at = |place: &str| format!("{word} {place} Planted Row");
    set(slug::CHILDREN, &[("given", child.to_owned())]);
    set(
        slug::HOME,
        &[("address", at("1")), ("protected", "yes".into())],
    );
    set(
        slug::ADULTS,
        &[("secret", "yes".into()), ("secret-from", at("2"))],
    );
    set(
        slug::CONTACT,
        &[
            ("contact-needs", at("3")),
            ("keep-from", "yes".into()),
            ("keep-what", at("4")),
            ("keep-whom", at("5")),
            ("keep-why", at("6")),
        ],
    );
    draft
}

pub async fn sent(app: &TestApp, who: &str, child: &str, word: &str) -> String {
    let draft = planted(app, who, child, word).await;
    let id = app.ready_draft_of(who, draft).await;
    let viewer = app.viewer(who).await;
    stepwise::services::sending::send(&app.app, &viewer, id)
        .await
        .unwrap()
}

/// The address of the episode that accepting opens.
pub async fn accepted(app: &TestApp, coordinator: &Client, reference: &str) -> String {
    claim(coordinator, reference).await;
    accept(app, coordinator, reference).await
}

async fn join(coordinator: &Client, reference: &str) {
    claim(coordinator, reference).await;
    let join = format!("/triage/{reference}/join");
    let form = coordinator.get(&join).await;
    let episode = form.attributes("input[type=radio]", "value").remove(0);
    let fields = [
        ("episode", &*episode),
        ("rationale", WHY),
        ("feedback", WORDS),
    ];
    take(coordinator, &join, &fields).await;
}

/// Two adults who are in, one of whom wrote a correction.
async fn let_in(
    app: &TestApp,
    coordinator: &Client,
    reference: &str,
) -> (Client, Client, Vec<String>) {
    open(coordinator, reference, "Bracken Testwell", OTHER_EMAIL).await;
    // The page lists them in the order in which they were opened.
    app.advance(TimeDelta::seconds(1));
    open(coordinator, reference, "Rowan Testwell", EMAIL).await;
    let page = coordinator
        .get(&format!("/triage/{reference}/family"))
        .await;
    let safe = page.attributes("a[href$='/safe']", "href");
    let private = [
        ("safe", "email"),
        ("times", "any"),
        ("secret", "private"),
        ("secret-from", "Qzrules 4 Planted Row"),
    ];
    let page = coordinator.fill(&safe[1], &private).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    app.deliver_mail().await;
    let other = inside_as(app, reference, OTHER_EMAIL).await;
    let phone = inside_as(app, reference, EMAIL).await;
    let words = [("text", "Qzfamily 5 Planted Row is our address now.")];
    let page = phone.fill("/status/correction", &words).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let ids = safe.iter().rev();
    let ids = ids.map(|href| href.split('/').nth(4).unwrap().to_owned());
    (phone, other, ids.collect())
}

/// A message that was held and dropped, for a reason that names a place.
async fn held(app: &TestApp, coordinator: &Client, reference: &str, access: &str) -> String {
    let safe = format!("/triage/{reference}/family/{access}/safe");
    let held = [
        ("safe", "none"),
        ("times", "any"),
        ("secret", "private"),
        ("secret-from", "Qzrules 4 Planted Row"),
    ];
    let page = coordinator.fill(&safe, &held).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    app.deliver_mail().await;
    let id = referral(app, reference).await.row.id;
    let tx = app.app.store.begin().await.unwrap();
    let told = stepwise::services::family::tell_update(&tx, &app.app, id).await;
    told.unwrap();
    tx.commit().await.unwrap();
    app.deliver_mail().await;
    let all = outbox::for_referral(app.app.store.read(), id)
        .await
        .unwrap();
    let stays = all.iter().find(|one| one.state == State::Held);
    let message = stays.expect("it is held").id.to_string();
    let words = [
        ("answer", "drop"),
        ("why", "Qzheld 6 Planted Row is near his."),
    ];
    let page = coordinator
        .fill(&format!("/messages/{message}"), &words)
        .await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    message
}
