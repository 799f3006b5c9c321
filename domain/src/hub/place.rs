//! The parts of a postcode, which stand in for a map: NM (area), NM1 (district), NM1 2 (sector).

/// As much of a place as its postcode tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// "NM"
    pub area: String,
    /// "NM1"
    pub district: String,
    /// "NM1 2"
    pub sector: Option<String>,
}

/// The sector of a postcode, "NM1 2" of "nm1 2ab"; none where it is not a whole postcode.
pub fn sector_of(postcode: &str) -> Option<String> {
    Place::read(postcode)?.sector
}

impl Place {
    /// Reads a postcode, a sector or a district, however it is typed.
    pub fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_ascii_uppercase();
        if !typed.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ') {
            return None;
        }
        let (district, inward) = match typed.split_once(' ') {
            Some((district, inward)) => (district, inward.trim()),
            // Without a space, only a whole postcode tells where its second half begins.
            None if typed.len() >= 5 => typed.split_at(typed.len() - 3),
            None => (typed.as_str(), ""),
        };
        let area: String = district
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let starts_right = (1..=2).contains(&area.len()) && (2..=4).contains(&district.len());
        if !starts_right || !district[area.len()..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let sector = match inward.as_bytes() {
            [] => None,
            [digit @ b'0'..=b'9'] | [digit @ b'0'..=b'9', b'A'..=b'Z', b'A'..=b'Z'] => {
                Some(format!("{district} {}", char::from(*digit)))
            }
            _ => return None,
        };
        Some(Self {
            area,
            district: district.to_owned(),
            sector,
        })
    }
}
