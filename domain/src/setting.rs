//! The kinds of place that refer families.
//!
//! What a service may ask of a school before it refers is not what it may ask of the police, so
//! the baseline checklist, the organisations' list and the reports all sort by these.

coded! {
    /// What kind of organisation somebody works for.
    pub enum SettingKind {
        /// A school or college.
        School = "school", "School or college";
        /// A nursery, pre-school or childminder.
        EarlyYears = "early_years", "Nursery or childminder";
        /// Health visiting, school nursing, midwifery, general practice, mental health.
        Health = "health", "Health service";
        Police = "police", "Police";
        /// A charity, faith or community group.
        Voluntary = "voluntary", "Voluntary or community organisation";
        /// A team of the council itself, such as housing or attendance.
        Council = "council", "Council team";
        Hub = "hub", "Family hub";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_again_by_its_stored_word() {
        for &kind in SettingKind::ALL {
            assert_eq!(SettingKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(SettingKind::from_code("bakery"), None);
    }
}
