//! Random histories over the real services and both databases: several people do whatever they
//! like to a referral and its episode, one after the other, over what they read a while ago, or two
//! at once. After each operation the database is compared with a model that asks only the rules,
//! and with what must hold whatever happens.
//!
//! `STEPWISE_HISTORIES` says how many histories each database gets, `STEPWISE_HISTORY_STEPS` how
//! long each is, and `STEPWISE_HISTORY_SEED` where they begin: 2,500 of 40 are 100,000 operations.

mod acts;
mod cast;
mod forms;
mod model;
mod play;
mod record;
mod rules;
mod tries;

use std::str::FromStr;

use rand::SeedableRng;
use rand::rngs::StdRng;
use stepwise::store::audit;

use crate::support::app::on_each_app;
use cast::World;
use play::{Play, Tally};

fn setting<T: FromStr>(name: &str, usual: T) -> T {
    let given = std::env::var(name).ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::test]
async fn whatever_people_try_the_record_follows_the_rules_and_each_change_is_told_and_noted_once() {
    on_each_app(|app| async move {
        app.leave_mail();
        let histories: u64 = setting("STEPWISE_HISTORIES", 20);
        let steps: u64 = setting("STEPWISE_HISTORY_STEPS", 40);
        let seed: u64 = setting("STEPWISE_HISTORY_SEED", 20_270_301);
        let world = World::new(app).await;
        let mut tally = Tally::default();
        for history in 0..histories {
            let mut rng = StdRng::seed_from_u64(seed.wrapping_add(history));
            let mut play = Play::begin(&world).await;
            for _ in 0..steps {
                if !Box::pin(play.turn(&mut rng, &mut tally)).await {
                    break;
                }
            }
            let db = world.app.app.store.read();
            audit::verify(db, None).await.expect("the chain holds");
        }
        println!("{histories} histories: {tally}");
        if histories * steps >= 600 {
            tally.went_far(histories * steps);
        }
    })
    .await;
}
