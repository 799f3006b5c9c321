//! The components of pages other than forms, for comparison with govuk-frontend's cases.

use super::fixtures::Component;
use crate::component;
use stepwise_app::components::back_link::{BackLink, BackLinkOptions};
use stepwise_app::components::breadcrumbs::{Breadcrumbs, BreadcrumbsOptions};
use stepwise_app::components::details::{Details, DetailsOptions};
use stepwise_app::components::exit_this_page::{ExitThisPage, ExitThisPageOptions};
use stepwise_app::components::generic_header::{GenericHeader, GenericHeaderOptions};
use stepwise_app::components::inset_text::{InsetText, InsetTextOptions};
use stepwise_app::components::notification_banner::{
    NotificationBanner, NotificationBannerOptions,
};
use stepwise_app::components::pagination::{Pagination, PaginationOptions};
use stepwise_app::components::panel::{Panel, PanelOptions};
use stepwise_app::components::phase_banner::{PhaseBanner, PhaseBannerOptions};
use stepwise_app::components::service_navigation::{ServiceNavigation, ServiceNavigationOptions};
use stepwise_app::components::skip_link::{SkipLink, SkipLinkOptions};
use stepwise_app::components::summary_list::{SummaryList, SummaryListOptions};
use stepwise_app::components::table::{Table, TableOptions};
use stepwise_app::components::tag::{Tag, TagOptions};
use stepwise_app::components::task_list::{TaskList, TaskListOptions};
use stepwise_app::components::warning_text::{WarningText, WarningTextOptions};

pub fn all() -> Vec<Component> {
    vec![
        component!("back-link", BackLink, BackLinkOptions),
        component!("breadcrumbs", Breadcrumbs, BreadcrumbsOptions),
        component!("details", Details, DetailsOptions),
        component!("generic-header", GenericHeader, GenericHeaderOptions),
        component!("inset-text", InsetText, InsetTextOptions),
        component!(
            "notification-banner",
            NotificationBanner,
            NotificationBannerOptions
        ),
        component!("pagination", Pagination, PaginationOptions),
        component!("phase-banner", PhaseBanner, PhaseBannerOptions),
        component!("skip-link", SkipLink, SkipLinkOptions),
        component!("table", Table, TableOptions),
        component!("panel", Panel, PanelOptions),
        component!("exit-this-page", ExitThisPage, ExitThisPageOptions),
        component!("summary-list", SummaryList, SummaryListOptions),
        component!(
            "service-navigation",
            ServiceNavigation,
            ServiceNavigationOptions
        ),
        component!("tag", Tag, TagOptions),
        component!("task-list", TaskList, TaskListOptions),
        component!("warning-text", WarningText, WarningTextOptions),
    ]
}
