//! One history: operations one after the other, over what was read before, or two at once, and a
//! look at everything after each.

mod seen;
mod tally;

use rand::RngExt;
use rand::rngs::StdRng;
use stepwise::store::audit;
use stepwise_domain::episode::step::StepState;

use super::cast::{CAST, Who, World};
use super::model::{Done, Model, Rules};
use super::record::Record;
use super::tries::{Try, any};
use seen::Seen;
pub use tally::Tally;

pub struct Play<'a> {
    world: &'a World,
    model: Model,
    record: Record,
    /// The last event of the audit log that was looked at.
    seq: i64,
}

impl<'a> Play<'a> {
    pub async fn begin(world: &'a World) -> Self {
        world.begin_again().await;
        let reference = world.app.sent_referral("dsl").await;
        let db = world.app.app.store.read();
        Self {
            model: Model::sent(),
            record: Record::read(world, &reference).await,
            seq: audit::head(db).await.unwrap().seq,
            world,
        }
    }

    /// One operation, or two. False where nothing can come about any more.
    pub async fn turn(&mut self, rng: &mut StdRng, tally: &mut Tally) -> bool {
        // Rarely so long that it is too late for something.
        let long = rng.random_ratio(1, 60);
        self.world.later(if long {
            90 * 24 * 60
        } else {
            rng.random_range(1..400)
        });
        let (Some(first), Some(second)) = (self.choose(rng), self.choose(rng)) else {
            return false;
        };
        match rng.random_range(0..10) {
            0..6 => self.alone(first, tally).await,
            6..8 => {
                let opens_anew = rng.random_bool(0.5);
                self.overtaken(first, second, opens_anew, tally).await;
            }
            _ => Box::pin(self.at_once(first, second, tally)).await,
        }
        self.remember(tally);
        true
    }

    fn rules(&self) -> Rules<'a> {
        let app = &self.world.app.app;
        Rules {
            calendar: &app.calendar,
            promises: &app.promises,
            now: app.now(),
            today: app.today(),
            trusts: false,
        }
    }

    fn choose(&self, rng: &mut StdRng) -> Option<(Who, Try)> {
        let rules = self.rules();
        any(rng, &self.model, |who, tried| {
            self.model.expect(rules, who, tried).is_some()
        })
    }

    fn expect(&self, (who, tried): (Who, Try)) -> Option<Done> {
        self.model.expect(self.rules(), who, tried)
    }

    /// Opened and posted while nobody else does anything: it comes out as the rules say.
    async fn alone(&mut self, (who, tried): (Who, Try), tally: &mut Tally) {
        let expected = self.expect((who, tried));
        let result = match self.world.open(&self.record, who, tried).await {
            Ok(ready) => self.world.post(&self.record, who, ready).await,
            Err(refused) => Err(refused),
        };
        println!("  {} {tried:?}: {result:?}", CAST[who].0);
        tally.count(&result);
        assert_eq!(
            result.is_ok(),
            expected.is_some(),
            "{tried:?} came out as {result:?}"
        );
        self.look(expected.as_slice()).await;
    }

    /// Opened, and posted after somebody else did something.
    async fn overtaken(
        &mut self,
        (who, tried): (Who, Try),
        by: (Who, Try),
        opens_anew: bool,
        tally: &mut Tally,
    ) {
        let opened = self.world.open(&self.record, who, tried).await;
        let before = self.record.clone();
        self.alone(by, tally).await;
        self.world.later(1);
        let moved = before.version_of(tried) != self.record.version_of(tried);
        let mut rests = false;
        let result = match opened {
            Err(refused) => Err(refused),
            Ok(ready) => {
                rests = ready.rests_on_version();
                let again = self.world.open(&self.record, who, tried).await;
                match again {
                    Ok(mut now) if opens_anew => {
                        now.over(&ready);
                        self.world.post(&self.record, who, now).await
                    }
                    Err(refused) if opens_anew => Err(refused),
                    _ => self.world.post(&before, who, ready).await,
                }
            }
        };
        println!("  {} {tried:?}, late: {result:?}", CAST[who].0);
        tally.count(&result);
        assert!(
            result.is_err() || !(rests && moved),
            "{tried:?} over what is not there any more"
        );
        let done = result.is_ok().then(|| {
            let rules = Rules {
                trusts: true,
                ..self.rules()
            };
            let expected = self.model.expect(rules, who, tried);
            expected.unwrap_or_else(|| panic!("{tried:?} should have been refused"))
        });
        self.look(done.as_slice()).await;
    }

    /// Two at once: what comes of them is what comes of them in some order.
    async fn at_once(&mut self, one: (Who, Try), two: (Who, Try), tally: &mut Tally) {
        let first = self.world.open(&self.record, one.0, one.1).await;
        let second = self.world.open(&self.record, two.0, two.1).await;
        let post = async |(who, _): (Who, Try), ready| match ready {
            Ok(ready) => self.world.post(&self.record, who, ready).await,
            Err(refused) => Err(refused),
        };
        let (first, second) = tokio::join!(post(one, first), post(two, second));
        println!("  {} {:?}: {first:?}", CAST[one.0].0, one.1);
        println!("  at once {} {:?}: {second:?}", CAST[two.0].0, two.1);
        tally.count(&first);
        tally.count(&second);
        tally.at_once += 2;
        let orders: Vec<Vec<Done>> = match (first.is_ok(), second.is_ok()) {
            (true, true) => [[one, two], [two, one]]
                .into_iter()
                .filter_map(|[one, two]| {
                    let done = self.expect(one)?;
                    let rules = Rules {
                        trusts: true,
                        ..self.rules()
                    };
                    let then = done.model.expect(rules, two.0, two.1)?;
                    Some(vec![done, then])
                })
                .collect(),
            (true, false) => self
                .expect(one)
                .into_iter()
                .map(|done| vec![done])
                .collect(),
            (false, true) => self
                .expect(two)
                .into_iter()
                .map(|done| vec![done])
                .collect(),
            (false, false) => {
                let allowed = self.expect(one).is_some() || self.expect(two).is_some();
                assert!(!allowed, "one of the two should have been done");
                vec![Vec::new()]
            }
        };
        assert!(!orders.is_empty(), "no order of the two comes to this");
        let seen = self.see().await;
        let fits = orders
            .iter()
            .find(|order| self.told_apart(&seen, order).is_ok());
        let fits = fits.or(orders.first()).cloned().unwrap_or_default();
        self.take(seen, &fits);
    }

    /// Compares everything with what was done.
    async fn look(&mut self, done: &[Done]) {
        let seen = self.see().await;
        self.take(seen, done);
    }

    fn take(&mut self, seen: Seen, done: &[Done]) {
        seen.record.keeps_the_rules(self.rules().today);
        assert_eq!(self.told_apart(&seen, done), Ok(()));
        if let Some(last) = done.last() {
            self.model = last.model.clone();
        }
        self.seq = seen.seq;
        self.record = seen.record;
        self.order_steps();
    }

    /// Puts the model's steps into the order of the record's: two that were proposed at the same
    /// moment may stand either way.
    fn order_steps(&mut self) {
        let Some(episode) = &mut self.model.episode else {
            return;
        };
        let mut left = std::mem::take(&mut episode.steps);
        for row in &self.record.steps {
            let by = self.world.who(row.proposed_by);
            let place = left.iter().position(|step| {
                step.kind.code() == row.kind && step.state.code() == row.state && step.by == by
            });
            episode
                .steps
                .push(left.remove(place.expect("the steps are the same")));
        }
    }

    fn remember(&self, tally: &mut Tally) {
        let Some(episode) = &self.model.episode else {
            return;
        };
        tally.states.insert(episode.state);
        let accepted = (episode.steps.iter()).filter(|step| step.state == StepState::Accepted);
        tally.steps.extend(accepted.map(|step| step.kind));
    }
}
