//! The main journey, page by page, for tests that begin where it ends.

use stepwise::services::{drafts, sending};
use stepwise::store;
use stepwise_domain::form::Answers;
use stepwise_domain::permission::Act;
use stepwise_domain::referral_form::{Draft, example_draft_for, facts, sections};
use uuid::Uuid;

use super::{Client, TestApp};

impl TestApp {
    /// A complete, invented referral of this person's organisation, ready to be typed in.
    pub async fn example_draft(&self, who: &str) -> Draft {
        let viewer = self.viewer(who).await;
        let context = drafts::form_context(&self.app, &viewer, &Draft::default()).await;
        example_draft_for(&context.unwrap())
    }

    /// Starts a draft through its page and gives its id.
    pub async fn start_draft(&self, client: &Client) -> Uuid {
        let page = client.post::<&str>("/referrals/new", &[]).await;
        assert_eq!(page.status, 303, "{page:?}");
        let location = page.location();
        location.split('/').nth(2).unwrap().parse().unwrap()
    }

    /// Starts a draft and types this one in, page by page. Gives its address, `/drafts/…`.
    pub async fn write_draft(&self, who: &str, client: &Client, draft: &Draft) -> String {
        let address = format!("/drafts/{}", self.start_draft(client).await);
        self.fill_draft(who, client, &address, draft).await;
        address
    }

    /// Types a draft's pages in, in the order of the task list; each must be accepted.
    pub async fn fill_draft(&self, who: &str, client: &Client, address: &str, draft: &Draft) {
        let viewer = self.viewer(who).await;
        let context = drafts::form_context(&self.app, &viewer, draft)
            .await
            .unwrap();
        for section in sections(&context, draft) {
            let list = format!("{address}/{}", section.slug);
            for (number, answers) in (1..).zip(draft.items(section.slug)) {
                let at = match section.repeat {
                    Some(_) => format!("{list}/{number}"),
                    None => list.clone(),
                };
                let page = client.fill(&at, &pairs(answers)).await;
                assert_eq!(page.status, 303, "{:?} of {page:?}", page.errors());
            }
            if section.repeat.is_some() {
                let page = client.post::<&str>(&list, &[]).await;
                assert_eq!(page.status, 303, "{page:?}");
            }
        }
    }

    /// Sends the draft from its check page; gives the reference.
    pub async fn send_draft(&self, client: &Client, address: &str) -> String {
        let check = format!("{address}/check");
        let page = client.get(&check).await;
        assert_eq!(page.status, 200, "the draft is ready: {page:?}");
        let page = client.post::<&str>(&check, &[]).await;
        assert_eq!(page.status, 303, "{page:?}");
        reference(&page.location())
    }

    /// A complete draft of this person's organisation, put in place without its pages: for tests
    /// that need many and are about something else. Gives its id.
    pub async fn ready_draft(&self, who: &str) -> Uuid {
        let answers = self.example_draft(who).await;
        self.ready_draft_of(who, answers).await
    }

    /// The same with answers of the test's own.
    pub async fn ready_draft_of(&self, who: &str, answers: Draft) -> Uuid {
        let viewer = self.viewer(who).await;
        let id = drafts::start(&self.app, &viewer).await.unwrap();
        let mut draft = drafts::load(&self.app, &viewer, id, Act::DraftReferral)
            .await
            .unwrap();
        draft.answers = answers;
        let child = facts(&draft.answers).short_name();
        let tx = self.app.store.begin().await.unwrap();
        let keys = self.app.store.keys();
        let kept = store::drafts::update(&tx, keys, &draft, child.as_deref(), self.app.now()).await;
        assert!(kept.unwrap(), "the draft was open");
        tx.commit().await.unwrap();
        id
    }

    /// A sent referral, in the same way; gives its reference.
    pub async fn sent_referral(&self, who: &str) -> String {
        let id = self.ready_draft(who).await;
        let viewer = self.viewer(who).await;
        sending::send(&self.app, &viewer, id).await.unwrap()
    }

    /// The designated safeguarding lead of school A sends a complete referral; gives the reference.
    pub async fn send_referral(&self) -> String {
        self.send_referral_as("dsl").await
    }

    /// The same by somebody else who may.
    pub async fn send_referral_as(&self, who: &str) -> String {
        let draft = self.example_draft(who).await;
        self.send_referral_of(who, &draft).await
    }

    /// The same with answers of the test's own.
    pub async fn send_referral_of(&self, who: &str, draft: &Draft) -> String {
        let client = self.sign_in(who).await;
        let address = self.write_draft(who, &client, draft).await;
        self.send_draft(&client, &address).await
    }
}

/// The reference in the address of a referral.
fn reference(location: &str) -> String {
    let reference = location.split('/').nth(2).unwrap_or_default();
    assert!(reference.starts_with("EH-"), "no reference in {location}");
    reference.to_owned()
}

/// Answers as a browser posts them.
pub fn pairs(answers: &Answers) -> Vec<(&str, &str)> {
    let all = answers.0.iter();
    all.flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str())))
        .collect()
}
