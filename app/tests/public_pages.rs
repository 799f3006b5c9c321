//! What the public pages promise their readers.
#![cfg(feature = "ssr")]

mod public {
    mod guide;
    mod hubs;
    mod page;
    mod start;
    mod statements;
}
