//! A release embeds `target/site`, so it has to be compiled again when that changed. A development
//! build reads the folder when it runs and need not be.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../target/site/manifest.json");
    }
}
