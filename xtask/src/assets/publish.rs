//! Putting assets where the server finds them: hashed names, compressed copies, the manifest last.

use super::Asset;
use super::inputs::short_hash;
use crate::command::step;
use crate::paths;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Publishes every asset; whether the manifest changed.
pub fn publish(assets: &[Asset]) -> Result<bool> {
    let site = paths::site();
    fs::create_dir_all(&site)?;
    let mut manifest = BTreeMap::new();
    let mut fresh = Vec::new();
    for asset in assets {
        let content = fs::read(&asset.file)
            .with_context(|| format!("{} was not built", asset.file.display()))?;
        let name = hashed(asset.name, &content);
        let place = site.join(&name);
        if !place.exists()
            || !compressed(&name)
                .iter()
                .all(|name| site.join(name).exists())
        {
            fs::write(&place, &content)?;
            fresh.push(place);
        }
        manifest.insert(asset.name, name);
    }
    if !fresh.is_empty() {
        step("node compress.mjs")
            .args(&fresh)
            .within(paths::style())
            .run("Compressing the assets")?;
    }
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    let place = site.join("manifest.json");
    let changed = fs::read_to_string(&place).ok().as_deref() != Some(&text);
    if changed {
        replace(&place, &text)?;
    }
    remove_others(&site, manifest.values())?;
    Ok(changed)
}

/// `stepwise.css` with its hash: `stepwise-0123456789.css`.
fn hashed(name: &str, content: &[u8]) -> String {
    let hash = short_hash(content);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

fn compressed(name: &str) -> [String; 2] {
    [format!("{name}.br"), format!("{name}.gz")]
}

/// A server that starts meanwhile reads the old manifest or the new one, never half of one.
fn replace(place: &Path, text: &str) -> Result<()> {
    let draft = place.with_extension("json.new");
    fs::write(&draft, text)?;
    Ok(fs::rename(draft, place)?)
}

fn remove_others<'a>(site: &Path, names: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut wanted = BTreeSet::from(["manifest.json".to_owned()]);
    for name in names {
        wanted.insert(name.clone());
        wanted.extend(compressed(name));
    }
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if !wanted.contains(&*entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_name_holds_the_hash_before_its_ending() {
        assert_eq!(hashed("stepwise.css", b""), "stepwise-e3b0c44298.css");
    }
}
