//! The form end to end: under the real framework, and as it is kept.

use super::*;
use crate::framework::Framework;
use crate::setting::SettingKind;

#[test]
fn a_snapshot_reads_as_the_form_did_and_survives_storing() {
    let context = example_context();
    let before = snapshot(&context, &example_draft());
    let stored = serde_json::to_string(&before).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<SnapshotSection>>(&stored).unwrap(),
        before
    );
    let children = before
        .iter()
        .find(|section| section.slug == slug::CHILDREN)
        .unwrap();
    assert_eq!(children.items[0].name, "Juniper Testwell");
    let born = children.items[0]
        .rows
        .iter()
        .find(|row| row.question == "born")
        .unwrap();
    assert_eq!(
        (born.label.as_str(), born.lines.as_slice()),
        ("Date of birth", ["20 June 2019".to_owned()].as_slice())
    );
}

#[test]
fn a_draft_survives_storing() {
    let draft = example_draft();
    let stored = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&stored).unwrap(), draft);
    assert_eq!(
        serde_json::from_str::<Draft>("{}").unwrap(),
        Draft::default()
    );
}

#[test]
fn the_built_in_framework_gives_a_form_for_every_kind_of_setting() {
    let framework = Framework::built_in();
    for &setting in SettingKind::ALL {
        let context = FormContext::new(&framework, setting, example_context().today);
        assert!(!context.baseline.is_empty());
        let draft = example_draft_for(&context);
        assert_eq!(
            ready_to_send(&context, &draft),
            Ok(()),
            "{}",
            setting.name()
        );
        let section = section(&context, &draft, slug::INDICATORS).unwrap();
        let choices = section
            .questions
            .iter()
            .filter(|question| question.name.starts_with("signs-"));
        let offered: usize = choices.map(|question| question.choices().len()).sum();
        assert_eq!(
            offered,
            framework.indicators.len(),
            "each indicator can be ticked"
        );
    }
}
