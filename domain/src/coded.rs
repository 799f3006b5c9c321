//! Enums that are stored as a word and read as a phrase.
//!
//! The stored word, its way back, the list of all and the phrase belong together: written apart,
//! one of them is forgotten when a variant is added.

/// Writes an enum with `ALL`, `code`, `from_code` and `name`; the stored word is also serde's.
macro_rules! coded {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident {
            $( $(#[$variant_meta:meta])* $Variant:ident = $code:literal, $name:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $Name {
            $( $(#[$variant_meta])* #[serde(rename = $code)] $Variant, )+
        }

        impl $Name {
            /// Every one, in the order people read them.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// The stored word.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$Variant => $code, )+ }
            }

            /// The one with this stored word, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }

            /// The words people read.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }
        }
    };
}
