//! `stepwise serve`.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{Failure, start};
use crate::http::assets::Assets;
use crate::http::router::router;
use crate::settings::Settings;
use crate::{demo, telemetry, worker};

/// Serves until told to stop; then lets what is under way finish.
pub async fn serve(settings: Settings) -> Result<(), Failure> {
    telemetry::start(settings.log_json);
    Assets::load().map_err(|error| Failure::Running(error.to_string()))?;
    let listen = settings.listen;
    let is_demo = settings.demo;
    let app = start::app(settings).await?;
    if is_demo {
        let made = demo::seed(&app)
            .await
            .map_err(|error| Failure::running("Cannot seed", error))?;
        demo::print_sign_ins(&app, made);
    }
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| Failure::running(&format!("Cannot listen on {listen}"), error))?;
    let stop = CancellationToken::new();
    let workers = worker::start(Arc::clone(&app), stop.clone());
    println!("Stepwise is at {}", app.settings.base_url);
    let service = router(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(asked_to_stop(stop.clone()))
        .await;
    stop.cancel();
    app.background.close();
    app.background.wait().await;
    workers.wait().await;
    served.map_err(|error| Failure::running("Serving ended", error))
}

/// `stepwise seed-demo`.
pub async fn seed(settings: Settings) -> Result<(), Failure> {
    if !settings.demo {
        return Err(Failure::Usage(
            "Only a demonstration can be seeded: add --demo.".into(),
        ));
    }
    let app = start::app(settings).await?;
    let made = demo::seed(&app)
        .await
        .map_err(|error| Failure::running("Cannot seed", error))?;
    demo::print_sign_ins(&app, made);
    Ok(())
}

/// Waits for an interrupt or a termination, then tells everything that runs on.
async fn asked_to_stop(stop: CancellationToken) {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
        () = stop.cancelled() => {}
    }
    stop.cancel();
}
