//! Asking for a page many times, and what that took.

use super::served::Served;
use anyhow::{Context, Result};
use std::time::Instant;

/// Connections that ask at the same time.
const CONNECTIONS: usize = 4;
/// Requests each of them makes.
const REQUESTS: usize = 250;
const ROUNDS: usize = 5;

/// What one request took.
#[derive(Clone, Copy)]
pub struct Cost {
    pub per_second: f64,
    /// Microseconds of the server's processor time.
    pub processor: f64,
}

/// A page of a server, with the cookie that opens it and the encodings that are asked for.
pub struct Page<'a> {
    pub server: &'a Served,
    pub path: &'a str,
    pub cookie: &'a str,
    pub encoding: &'a str,
}

impl Page<'_> {
    /// The body as it is sent, compressed where it is.
    pub fn bytes(&self, agent: &ureq::Agent) -> Result<Vec<u8>> {
        let address = format!("{}{}", self.server.address, self.path);
        let request = agent.get(&address).header("accept-encoding", self.encoding);
        let mut answer = request.header("cookie", self.cookie).call()?;
        answer
            .body_mut()
            .read_to_vec()
            .context("the page broke off")
    }

    /// The middle of some rounds, each measured beside one of `other`: both meet the same machine.
    pub fn cost_beside(&self, other: &Self) -> Result<(Cost, Cost)> {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            own.push(self.round()?);
            others.push(other.round()?);
        }
        Ok((middle(own), middle(others)))
    }

    /// A thousand requests.
    pub fn round(&self) -> Result<Cost> {
        let before = self.server.processor_seconds()?;
        let start = Instant::now();
        std::thread::scope(|scope| {
            let asking: Vec<_> = (0..CONNECTIONS)
                .map(|_| scope.spawn(|| self.ask()))
                .collect();
            asking.into_iter().try_for_each(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| anyhow::bail!("a connection broke"))
            })
        })?;
        #[expect(clippy::cast_precision_loss, reason = "a thousand is exact")]
        let asked = (CONNECTIONS * REQUESTS) as f64;
        Ok(Cost {
            per_second: asked / start.elapsed().as_secs_f64(),
            processor: (self.server.processor_seconds()? - before) / asked * 1e6,
        })
    }

    fn ask(&self) -> Result<()> {
        let agent = ureq::Agent::new_with_defaults();
        (0..REQUESTS).try_for_each(|_| self.bytes(&agent).map(drop))
    }
}

fn middle(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|a, b| a.processor.total_cmp(&b.processor));
    costs[costs.len() / 2]
}
