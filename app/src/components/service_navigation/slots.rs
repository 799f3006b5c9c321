//! Places in the service navigation for what its options do not foresee.

use serde::{Deserialize, Deserializer};

use crate::components::content::Content;
use crate::components::lenient;

/// Places for other content, all empty by default.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceNavigationSlots {
    /// Before everything.
    #[serde(deserialize_with = "lenient::markup")]
    pub start: Content,
    /// After everything, such as a button to sign out.
    pub end: ServiceNavigationEnd,
    /// A list item before the links.
    #[serde(deserialize_with = "lenient::markup")]
    pub navigation_start: Content,
    /// A list item after the links.
    #[serde(deserialize_with = "lenient::markup")]
    pub navigation_end: Content,
}

/// What stands at the end.
#[derive(Clone, Debug, Default)]
pub struct ServiceNavigationEnd {
    pub content: Content,
    /// `inline` puts it beside the links where there is room.
    pub align: String,
}

impl ServiceNavigationEnd {
    /// Content beside the links where there is room.
    pub fn inline(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            align: "inline".to_owned(),
        }
    }

    pub(super) fn is_inline(&self) -> bool {
        self.align == "inline"
    }
}

/// Markup alone, or an object with the markup and how it is aligned.
impl<'de> Deserialize<'de> for ServiceNavigationEnd {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Given {
            Markup(String),
            Aligned {
                html: String,
                #[serde(default)]
                align: String,
            },
        }
        let (html, align) = match Given::deserialize(from)? {
            Given::Markup(html) => (html, String::new()),
            Given::Aligned { html, align } => (html, align),
        };
        Ok(Self {
            content: Content::Html(html),
            align,
        })
    }
}
