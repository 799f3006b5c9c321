//! Dependencies point one way: the server knows the pages, the pages know the rules, and neither
//! knows what stands above it. The page's crate also ends up in the browser, where a database or a
//! mailer has no business.

use crate::paths;
use anyhow::{Result, bail};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use std::collections::{BTreeMap, BTreeSet};

/// A crate, and what it must not reach by any way.
const FORBIDDEN: [(&str, &[&str]); 3] = [
    (
        "stepwise-domain",
        &[
            "axum",
            "leptos",
            "lettre",
            "sea-orm",
            "stepwise-app",
            "tokio",
        ],
    ),
    (
        "stepwise-app",
        &[
            "argon2",
            "axum",
            "lettre",
            "sea-orm",
            "stepwise",
            "stepwise-migrations",
        ],
    ),
    ("stepwise-migrations", &["stepwise", "stepwise-app"]),
];

pub fn check() -> Result<()> {
    let metadata = MetadataCommand::new()
        .manifest_path(paths::root().join("Cargo.toml"))
        .exec()?;
    let names = metadata
        .packages
        .iter()
        .map(|package| (&package.id, package.name.as_str()))
        .collect::<BTreeMap<_, _>>();
    let mut broken = Vec::new();
    for (name, forbidden) in FORBIDDEN {
        let Some(package) = member(&metadata, name) else {
            bail!("the workspace has no crate {name}");
        };
        let reached = reach(&metadata, &package.id);
        let found = reached.iter().filter_map(|id| names.get(*id));
        for other in found.filter(|other| forbidden.contains(other)) {
            broken.push(format!(
                "{name} must not depend on {other}; to see how it does, type\n\n    \
                 cargo tree --package {name} --edges normal --invert {other}\n"
            ));
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("{}", broken.join("\n"))
}

fn member<'a>(metadata: &'a Metadata, name: &str) -> Option<&'a Package> {
    let mut members = metadata.workspace_packages().into_iter();
    members.find(|package| package.name.as_str() == name)
}

/// Everything that a crate is built with; what only its tests use does not count.
fn reach<'a>(metadata: &'a Metadata, from: &'a PackageId) -> BTreeSet<&'a PackageId> {
    let nodes = metadata
        .resolve
        .iter()
        .flat_map(|resolve| &resolve.nodes)
        .map(|node| (&node.id, node))
        .collect::<BTreeMap<_, _>>();
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(id) = next.pop() {
        for dependency in nodes.get(id).into_iter().flat_map(|node| &node.deps) {
            let kinds = &dependency.dep_kinds;
            let is_built_with = kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            if is_built_with && reached.insert(&dependency.pkg) {
                next.push(&dependency.pkg);
            }
        }
    }
    reached
}
