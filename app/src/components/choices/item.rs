//! One radio or checkbox with its label, its hint and what it reveals.

use super::super::hint::{Hint, HintOptions};
use super::super::label::{Label, LabelOptions};
use super::super::markup::{classes, given, or_default, when};
use super::{ChoiceItem, Choices};
use leptos::prelude::*;

impl Choices {
    /// The item at `place`, counted from 1. `described_by` are ids that describe the whole group.
    pub(super) fn item(&self, place: usize, item: &ChoiceItem, described_by: &str) -> AnyView {
        if !item.divider.is_empty() {
            let class = format!("{}__divider", self.base);
            return view! { <div class=class>{item.divider.clone()}</div> }.into_any();
        }
        let id = or_default(item.id.clone(), &self.numbered_id(place));
        let checked = item
            .checked
            .unwrap_or_else(|| self.chosen.contains(&item.value));
        let reveals = !item.conditional.is_empty();
        let conditional_id = format!("conditional-{id}");
        let hint = self.hint_of(item, &id);
        let describing = [
            described_by,
            hint.as_ref().map_or("", |hint| hint.id.as_str()),
        ];
        view! {
            <div class=format!("{}__item", self.base)>
                <input
                    class=format!("{}__input", self.base)
                    id=id.clone()
                    name=or_default(item.name.clone(), &self.name)
                    type=self.kind
                    value=item.value.clone()
                    checked=checked
                    disabled=item.disabled
                    data-aria-controls=reveals.then(|| conditional_id.clone())
                    data-behaviour=given(item.behaviour.clone())
                    aria-describedby=given(classes(describing))
                    {..item.attributes.clone().spread()}
                />
                <Label options=self.label_of(item, id) />
                {hint.map(|options| view! { <Hint options=options /> })}
            </div>
            {reveals.then(|| self.conditional(item, conditional_id, checked))}
        }
        .into_any()
    }

    /// The first id has no number, so that an error summary can link to it.
    fn numbered_id(&self, place: usize) -> String {
        match place {
            1 => self.id_prefix.clone(),
            _ => format!("{}-{place}", self.id_prefix),
        }
    }

    fn label_of(&self, item: &ChoiceItem, id: String) -> LabelOptions {
        LabelOptions {
            content: item.content.clone(),
            control: id,
            is_page_heading: false,
            classes: classes([&format!("{}__label", self.base), &item.label.classes]),
            attributes: item.label.attributes.clone(),
        }
    }

    fn hint_of(&self, item: &ChoiceItem, id: &str) -> Option<HintOptions> {
        (!item.hint.content.is_empty()).then(|| HintOptions {
            content: item.hint.content.clone(),
            id: format!("{id}-item-hint"),
            classes: classes([&format!("{}__hint", self.base), &item.hint.classes]),
            attributes: item.hint.attributes.clone(),
        })
    }

    fn conditional(&self, item: &ChoiceItem, id: String, checked: bool) -> impl IntoView + use<> {
        let base = format!("{}__conditional", self.base);
        let hidden = format!("{base}--hidden");
        let class = classes([&base, when(!checked, &hidden)]);
        view! { <div class=class id=id>{item.conditional.clone()}</div> }
    }
}
