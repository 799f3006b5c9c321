//! What is put aside unfinished of each form, and found again by whoever goes on with it.

mod steps;
mod thrown_away;

use stepwise::error::Error;
use stepwise::services::episodes::forms;
use stepwise::services::viewer;
use stepwise::store::entries;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;

use super::family::referral_of;
use super::steps::{CLOSE, proposed, say, waiting};
use super::work::agreed;
use super::{active, find, offer, press};
use crate::http::accounts::leavers::disable;
use crate::http::episodes::audience::pages;
use crate::support::app::{Client, TestApp, on_each_app};

const BEGUN: &str = "Begun in the car before the visit.";
const WRONG: &str = "Written on after the visit, and not all of it.";
const WHY: &str = "Long enough to be of use to somebody who reads it later.";

type Fields = Vec<(&'static str, String)>;

/// A form of the work, filled in.
struct Form {
    code: &'static str,
    noun: &'static str,
    /// The question that is answered before the others.
    words: &'static str,
    /// The answers to the rest.
    rest: Fields,
}

/// Each form that becomes something else than an entry. The plan has one goal already.
async fn each(client: &Client, episode: &str, named: &str) -> [Form; 5] {
    let page = client.get(&format!("{episode}/action")).await;
    let goal = page.attributes("input[name=goal]", "value").remove(0);
    let form = |code, noun, words, rest: &[(&'static str, &str)]| Form {
        code,
        noun,
        words,
        rest: rest
            .iter()
            .map(|(name, it)| (*name, (*it).into()))
            .collect(),
    };
    let goal_set = [("outcome", "education"), ("now", "3")];
    let action = [
        ("goal", goal.as_str()),
        ("who", named),
        ("by-when-day", "12"),
        ("by-when-month", "3"),
        ("by-when-year", "2027"),
    ];
    let meeting = [
        ("date-day", "29"),
        ("date-month", "3"),
        ("date-year", "2027"),
        ("time", "10:30"),
        ("minutes-long", "60"),
        ("mode", "place"),
        ("invited", named),
    ];
    let place = [("service", "north/north-parenting")];
    let need = [("need", "education"), ("reason", "none")];
    [
        form("goal", "Goal", "words", &goal_set),
        form("action", "Action of the plan", "words", &action),
        form("taf-plan", "Planned meeting", "place", &meeting),
        form("wait", "Place on a waiting list", "reason", &place),
        form("unmet-need", "Need that nothing meets", "words", &need),
    ]
}

impl Form {
    fn address(&self, episode: &str) -> String {
        format!("{episode}/{}", self.code)
    }

    /// Everything answered, with these words.
    fn whole(&self, words: &str) -> Fields {
        let mut fields = self.rest.clone();
        fields.push((self.words, words.to_owned()));
        fields
    }

    async fn later(&self, client: &Client, episode: &str, fields: &Fields) {
        let mut fields = fields.clone();
        fields.push(("later", "yes".into()));
        let page = client.fill(&self.address(episode), &fields).await;
        assert_eq!(page.location(), format!("{episode}?done=later"));
    }
}

/// How many drafts wait in the episode.
async fn drafts(app: &TestApp, episode: &str) -> usize {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let id = find(app, episode).await.row.id;
    let all = entries::of(db, keys, id).await.unwrap();
    all.iter().filter(|one| one.row.is_draft).count()
}

#[tokio::test]
async fn each_form_of_the_work_is_put_aside_and_its_draft_is_gone_once_it_is_sent() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        agreed(&practitioner, &episode).await;
        let invited = app.account("dsl").to_string();
        for form in each(&practitioner, &episode, &invited).await {
            let (code, address) = (form.code, form.address(&episode));
            let begun = vec![(form.words, BEGUN.to_owned())];
            form.later(&practitioner, &episode, &begun).await;
            let record = practitioner.get(&episode).await.text();
            let link = format!("Go on with your draft: {}", form.noun);
            assert!(record.contains(&link), "{code}: {record}");
            assert!(!record.contains(BEGUN), "{code} is not in the record");
            let found = practitioner.get(&address).await;
            assert_eq!(found.field_value(form.words), BEGUN, "{code}");
            let other = coordinator.get(&address).await;
            assert_eq!(other.field_value(form.words), "", "{code} is its author's");

            let wrong = vec![(form.words, WRONG.to_owned())];
            assert_eq!(practitioner.fill(&address, &wrong).await.status, 422);
            let found = practitioner.get(&address).await;
            assert_eq!(found.field_value(form.words), WRONG, "{code} is kept");
            assert_eq!(drafts(&app, &episode).await, 1, "{code}");

            let page = practitioner.fill(&address, &form.whole(WHY)).await;
            let done = format!("{episode}?done={code}");
            assert_eq!(page.location(), done, "{:?}", page.errors());
            assert_eq!(drafts(&app, &episode).await, 0, "{code} was sent");
            let record = practitioner.get(&episode).await.text();
            assert!(!record.contains("Go on with your draft"), "{code}");
            let new = practitioner.get(&address).await;
            assert_eq!(new.field_value(form.words), "", "{code}: the next one");
        }
    })
    .await;
}

#[tokio::test]
async fn what_only_the_store_refuses_is_kept_too() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let place = [("service", "north/north-parenting"), ("reason", WHY)];
        let form = format!("{episode}/wait");
        assert_eq!(practitioner.fill(&form, &place).await.status, 303);
        let again = [("service", "north/north-parenting"), ("reason", WRONG)];
        assert_eq!(practitioner.fill(&form, &again).await.status, 422);
        assert_eq!(practitioner.get(&form).await.field_value("reason"), WRONG);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_is_sent_twice_becomes_one_thing() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let begun = [("words", BEGUN), ("later", "yes")];
        let page = practitioner.fill(&format!("{episode}/goal"), &begun).await;
        assert_eq!(page.status, 303, "{page:?}");

        let lead = viewer::find(&app.app, app.account("practitioner"), 0).await;
        let lead = lead.unwrap().expect("they can sign in");
        let reference = find(&app, &episode).await.row.reference;
        let open = || forms::open(&app.app, &lead, &reference, FormKind::Goal);
        let (one, two) = (open().await.unwrap(), open().await.unwrap());
        let goal = [("words", WHY), ("outcome", "education"), ("now", "3")];
        let answers = Answers::from_pairs(goal);
        let send = |opened| {
            let version = 0;
            let answers = &answers;
            forms::Filled {
                opened,
                answers,
                version,
            }
        };
        forms::take(&app.app, &lead, &send(&one)).await.unwrap();
        let again = forms::take(&app.app, &lead, &send(&two)).await;
        assert!(matches!(again, Err(Error::Stale)), "{again:?}");
        assert_eq!(app.count_audited("episode.goal_set episode").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_the_work_is_gone_on_with_after_a_leaver_without_what_is_not_offered_any_more() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        agreed(&practitioner, &episode).await;
        let leaver = app.account("practitioner").to_string();
        let forms = each(&practitioner, &episode, &leaver).await;
        for form in &forms {
            form.later(&practitioner, &episode, &form.whole(BEGUN))
                .await;
        }
        disable(&app, "practitioner").await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        let record = second.get(&episode).await.text();
        for form in forms {
            let link = format!("Go on with what somebody else began: {}", form.noun);
            assert!(record.contains(&link), "{link}: {record}");
            let card = format!("{}: begun by Poplar Fictionby", form.noun);
            assert!(record.contains(&card), "{card}: {record}");
            let address = form.address(&episode);
            let page = second.get(&address).await;
            assert_eq!(page.field_value(form.words), BEGUN);
            assert!(page.text().contains("Nobody has confirmed it"), "{page:?}");
            let mut sent = form.whole(BEGUN);
            if let Some(named) = sent.iter_mut().find(|(_, value)| *value == leaver) {
                let (question, _) = *named;
                assert_eq!(page.field_value(question), "", "{question} is open again");
                let page = second.fill(&address, &form.whole(WRONG)).await;
                let errors = page.errors().concat();
                assert!(errors.contains("choices on this page"), "{errors}");
                named.1 = app.account("practitioner-2").to_string();
            }
            let page = second.fill(&address, &sent).await;
            assert_eq!(page.status, 303, "{}: {:?}", form.code, page.errors());
        }
        assert_eq!(drafts(&app, &episode).await, 0);
        let event = "episode.draft_taken_on episode";
        assert_eq!(app.count_audited(event).await, 5);
        let record = second.get(&episode).await.text();
        assert!(!record.contains("confirmed by nobody"), "{record}");
    })
    .await;
}

#[tokio::test]
async fn drafts_are_for_the_team_alone_and_stop_nothing() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        agreed(&practitioner, &episode).await;
        let reference = referral_of(&app, &episode).await;
        let invited = app.account("dsl").to_string();
        for form in each(&practitioner, &episode, &invited).await {
            // A page that asks nobody who may read it is not asked by whoever makes one up.
            let mut fields = form.whole(BEGUN);
            fields.push(("audience", "referrer".into()));
            fields.push(("audience", "family".into()));
            form.later(&practitioner, &episode, &fields).await;
        }
        assert_eq!(drafts(&app, &episode).await, 5);
        let (school, family) = pages(&app, &coordinator, &reference).await;
        let dsl = app.sign_in("dsl").await;
        let file = format!("/referrals/{reference}/record.json");
        let file = dsl.get(&file).await;
        assert_eq!(file.status, 200);
        for page in [school, family, file.html] {
            assert!(!page.contains(BEGUN), "{page}");
        }

        let page = practitioner.get(&format!("{episode}/step/close")).await;
        let scores = page.attributes("select[name^=score-]", "name");
        let mut close = CLOSE.to_vec();
        close.extend(scores.iter().map(|goal| (goal.as_str(), "5")));
        proposed(&practitioner, &episode, "close", &close).await;
        let step = waiting(&coordinator, &episode).await;
        let page = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let record = practitioner.get(&episode).await.text();
        assert!(!record.contains("Go on with your draft"), "{record}");
        let page = practitioner.get(&format!("{episode}/goal")).await;
        assert_eq!(page.status, 409, "like an assessment's: {page:?}");
        assert_eq!(drafts(&app, &episode).await, 5, "nothing typed is lost");
    })
    .await;
}
