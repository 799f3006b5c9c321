//! A PostgreSQL of the tests' own: made in a temporary folder, gone when they end.

use super::packages;
use crate::command::{Step, find, is_root, program, say, step};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Long enough for a slow disk; a cluster that takes longer will not come.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running cluster. Dropping it stops the server and removes its files.
pub struct Cluster {
    server: Child,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = find_or_install()?;
        let owner = owner()?;
        let folder = std::env::temp_dir().join(format!("stepwise-pg-{}", std::process::id()));
        make_folder(&folder, owner.as_ref())?;
        let data = folder.join("data");
        say("Making a throw-away PostgreSQL");
        init(&programs, &data, owner.as_ref())?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let server = serve(&programs, &data, &folder, port, owner.as_ref())
            .command()
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("log"))?)
            .spawn()?;
        let mut cluster = Self {
            server,
            folder,
            port,
        };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// The address of a database on which tests may make others.
    pub fn address(&self) -> String {
        format!("postgres://stepwise@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, programs: &Path) -> Result<()> {
        let ready = program(programs.join("pg_isready"))
            .args(["--quiet", "--host", "127.0.0.1", "--port"])
            .arg(self.port.to_string());
        let start = Instant::now();
        while !ready.succeeds()? {
            let gone = self.server.try_wait()?.is_some();
            if gone || start.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("the throw-away PostgreSQL did not start:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // QUIT: at once, without tidying up what is thrown away anyway.
        let _ = step("kill -QUIT")
            .arg(self.server.id().to_string())
            .output();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Who the cluster belongs to where this runs as root, whom PostgreSQL refuses.
struct Owner {
    user: String,
    group: String,
}

fn owner() -> Result<Option<Owner>> {
    if !is_root() {
        return Ok(None);
    }
    let id = |what: &str, user: &str| -> Option<String> {
        let output = step("id").arg(what).arg(user).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    };
    let found = ["postgres", "nobody"].iter().find_map(|name| {
        Some(Owner {
            user: id("-u", name)?,
            group: id("-g", name)?,
        })
    });
    found.map(Some).context(
        "PostgreSQL does not run as root and there is no other user to run it. Type\n\n    \
         useradd --system postgres\n",
    )
}

fn as_owner(owner: Option<&Owner>, program_path: &Path) -> Step {
    match owner {
        None => program(program_path),
        Some(Owner { user, group }) => step("setpriv --clear-groups")
            .arg(format!("--reuid={user}"))
            .arg(format!("--regid={group}"))
            .arg(program_path),
    }
}

fn make_folder(folder: &Path, owner: Option<&Owner>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir(folder)?;
    if let Some(Owner { user, group }) = owner {
        let chown = step("chown").arg(format!("{user}:{group}")).arg(folder);
        chown.run("Giving the database's folder to an ordinary user")?;
    }
    Ok(())
}

fn init(programs: &Path, data: &Path, owner: Option<&Owner>) -> Result<()> {
    let init = as_owner(owner, &programs.join("initdb"))
        .args(["--username=stepwise", "--auth=trust", "--encoding=UTF8"])
        .args(["--no-locale", "--no-sync", "--pgdata"])
        .arg(data)
        .within(std::env::temp_dir());
    let output = init.output()?;
    if output.status.success() {
        return Ok(());
    }
    bail!(
        "the throw-away PostgreSQL could not be made:\n{}\nTo see it again, type\n\n    {}\n",
        String::from_utf8_lossy(&output.stderr),
        init.line()
    )
}

/// What is thrown away need not be safe on disk, which makes it several times faster.
fn serve(programs: &Path, data: &Path, sockets: &Path, port: u16, owner: Option<&Owner>) -> Step {
    as_owner(owner, &programs.join("postgres"))
        .arg("-D")
        .arg(data)
        .arg("-k")
        .arg(sockets)
        .args(["-h", "127.0.0.1", "-p"])
        .arg(port.to_string())
        .args(["-c", "fsync=off", "-c", "full_page_writes=off"])
        .args(["-c", "synchronous_commit=off", "-c", "max_connections=300"])
        .within(std::env::temp_dir())
}

fn find_or_install() -> Result<PathBuf> {
    if let Some(found) = programs() {
        return Ok(found);
    }
    packages::install(
        "postgresql",
        ", or give the address of a PostgreSQL for tests as STEPWISE_TEST_POSTGRES\n",
    )?;
    programs().context("the package postgresql brought no initdb")
}

/// The folder of PostgreSQL's programs; Debian keeps them off the PATH, one folder a version.
fn programs() -> Option<PathBuf> {
    let beside = |path: PathBuf| path.canonicalize().ok()?.parent().map(Path::to_owned);
    let on_path = find("initdb").and_then(beside);
    let named = step("pg_config --bindir")
        .output()
        .ok()
        .map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let all = ["initdb", "postgres", "pg_isready"];
    let complete = |folder: &PathBuf| all.iter().all(|name| folder.join(name).is_file());
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut versions = debian
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect::<Vec<_>>();
    versions.sort();
    let candidates = on_path.into_iter().chain(named);
    candidates.chain(versions.into_iter().rev()).find(complete)
}
