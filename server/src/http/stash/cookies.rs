//! The two cookies: who signed in last in this browser, and what is kept for them.

use axum::http::{HeaderMap, HeaderValue, header};
use uuid::Uuid;

use crate::app::App;
use crate::auth::token::Token;
use crate::services::stash::{KEPT_MINUTES, LastSignedIn};

const ACCOUNT: &str = "stepwise_account";
const STASH: &str = "stepwise_stash";
/// How many late posts one browser can have back: one for each of a few tabs.
const MOST: usize = 4;

/// The text of the cookie that says who signed in last.
pub fn account(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, ACCOUNT)
}

/// The tokens of what is kept, the latest last.
pub fn tokens(headers: &HeaderMap) -> Vec<Token> {
    let text = cookie(headers, STASH).unwrap_or_default();
    text.split('.')
        .take(MOST)
        .filter_map(Token::parse)
        .collect()
}

/// Says who signed in, for 12 hours.
pub fn set_account(app: &App, account: Uuid) -> HeaderValue {
    let value = LastSignedIn::of(app, account).reveal(account);
    set(app, ACCOUNT, &value, 12 * 60)
}

/// The tokens of the request and a new one; where they are too many the oldest goes.
pub fn with_one_more(app: &App, headers: &HeaderMap, token: &Token) -> HeaderValue {
    let mut tokens: Vec<_> = tokens(headers).iter().map(Token::reveal).collect();
    tokens.push(token.reveal());
    let value = tokens[tokens.len().saturating_sub(MOST)..].join(".");
    set(app, STASH, &value, KEPT_MINUTES)
}

/// Forgets every token.
pub fn clear(app: &App) -> HeaderValue {
    set(app, STASH, "", 0)
}

fn set(app: &App, name: &str, value: &str, minutes: i64) -> HeaderValue {
    let secure = if app.settings.secure() {
        "; Secure"
    } else {
        ""
    };
    let age = minutes * 60;
    let text = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).expect("hexadecimal, base64 and dots are allowed in a header")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; stepwise=x"));
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("stepwise_account=y"),
        );
        assert_eq!(account(&headers), Some("y"));
        assert!(tokens(&headers).is_empty());
    }
}
