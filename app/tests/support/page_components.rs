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
        component!("back-link", 7, BackLink, BackLinkOptions),
        component!("breadcrumbs", 12, Breadcrumbs, BreadcrumbsOptions),
        component!("details", 10, Details, DetailsOptions),
        component!("generic-header", 7, GenericHeader, GenericHeaderOptions),
        component!("inset-text", 6, InsetText, InsetTextOptions),
        component!(
            "notification-banner",
            21,
            NotificationBanner,
            NotificationBannerOptions
        ),
        component!("pagination", 15, Pagination, PaginationOptions),
        component!("phase-banner", 7, PhaseBanner, PhaseBannerOptions),
        component!("skip-link", 9, SkipLink, SkipLinkOptions),
        component!("table", 21, Table, TableOptions),
        component!("panel", 19, Panel, PanelOptions),
        component!("exit-this-page", 4, ExitThisPage, ExitThisPageOptions),
        component!("summary-list", 30, SummaryList, SummaryListOptions),
        component!(
            "service-navigation",
            33,
            ServiceNavigation,
            ServiceNavigationOptions
        ),
        component!("tag", 12, Tag, TagOptions),
        component!("task-list", 11, TaskList, TaskListOptions),
        component!("warning-text", 8, WarningText, WarningTextOptions),
    ]
}
