//! Nabla in the documents of other programs, each in its newest version: installs the program, makes a document
//! with our frame, and opens the document in Chromium. `table.rs` lists the programs. It is a program and not a
//! test: `cargo xtask hosts` runs it, outside of CI, because it installs the newest versions.

mod table;

use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::{env, fs, panic};
use table::{HOSTS, Host};
use tests::browser::{Browser, Kind};
use tests::server::Server;
use tokio::runtime::Builder;

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let folder = PathBuf::from(args.next().expect("a folder to work in"));
    let dist = args.next().expect("the folder of the built page");
    let only = args.next();
    let site = folder.join("site");
    fs::create_dir_all(&site).expect("a folder to serve");
    run(&site, &folder, "site", &format!("cp -r '{dist}' nabla")).expect("the page is copied");
    let server = Server::start(&site, "/", None);
    let chosen = HOSTS.iter().filter(|host| only.as_deref().is_none_or(|only| only == host.name));
    let mut failed = 0;
    for host in chosen {
        let outcome = made(host, &folder, &server).and_then(|version| {
            let page = panic::catch_unwind(|| looked_at(host, &folder, &server));
            page.map(|()| version).map_err(|_| "the page is not right".to_owned())
        });
        match outcome {
            Ok(version) => println!("{:<12} right     {version}", host.name),
            Err(why) => {
                failed += 1;
                println!("{:<12} NOT RIGHT {why}", host.name);
            }
        }
    }
    println!("{failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Installs a program, makes its document, and returns its version.
fn made(host: &Host, folder: &Path, server: &Server) -> Result<String, String> {
    let own = folder.join("site").join(host.name);
    for (file, text) in host.files {
        let file = own.join(file);
        let parent = file.parent().expect("a file in a folder");
        fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        fs::write(file, filled(text, server)).map_err(|error| error.to_string())?;
    }
    let python = host.python.join(" ");
    let npm = host.npm.join(" ");
    if !python.is_empty() {
        let venv = "test -d ../../python || python3 -m venv ../../python";
        run(&own, folder, host.name, &format!("{venv}; pip install --quiet {python}"))?;
    }
    if !npm.is_empty() {
        let install = "npm install --silent --no-audit --no-fund --ignore-scripts";
        run(&own, folder, host.name, &format!("echo '{{}}' > package.json; {install} {npm}"))?;
    }
    run(&own, folder, host.name, &filled(host.build, server))?;
    run(&own, folder, host.name, host.version)
}

/// A text with our address, and with the frame from the page's own dialog.
fn filled(text: &str, server: &Server) -> String {
    text.replace("{FRAME}", table::FRAME)
        .replace("{NABLA}", &format!("{}/nabla/", server.origin()))
        .replace("{LINK}", table::LINK)
}

fn command(own: &Path, folder: &Path, line: &str) -> Command {
    let path = env::var("PATH").unwrap_or_default();
    let python = folder.join("python/bin");
    let npm = own.join("node_modules/.bin");
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(own);
    command.env("PATH", format!("{}:{}:{path}", python.display(), npm.display()));
    command
}

/// Runs a shell command and returns its last line of output.
fn run(own: &Path, folder: &Path, name: &str, line: &str) -> Result<String, String> {
    let output = command(own, folder, line).output().map_err(|error| error.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (out, error) = (text(&output.stdout), text(&output.stderr));
    if !output.status.success() {
        return Err(format!("{name}: {line}\n{out}\n{error}"));
    }
    Ok(out.lines().last().unwrap_or_default().to_owned())
}

/// A program that serves its documents itself; it runs until this value is dropped.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // The shell has replaced itself with the program, so this kills the program.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serving(host: &Host, folder: &Path) -> Option<Serving> {
    let own = folder.join("site").join(host.name);
    let mut command = command(&own, folder, &format!("exec {}", host.serve?));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let child = Serving(command.spawn().expect("a server"));
    while std::net::TcpStream::connect(("127.0.0.1", table::PORT)).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    Some(child)
}

fn looked_at(host: &Host, folder: &Path, server: &Server) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let _serving = serving(host, folder);
    let url = match host.serve {
        Some(_) => format!("http://127.0.0.1:{}/{}", table::PORT, host.page),
        None => format!("{}/{}/{}", server.origin(), host.name, host.page),
    };
    let log = folder.join(format!("{}.log", host.name));
    let browser = runtime.block_on(Browser::start(Kind::Chromium, &log));
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        runtime.block_on(looks_right(host, &browser, &url));
    }));
    if outcome.is_err() {
        let picture = panic::AssertUnwindSafe(|| runtime.block_on(browser.screenshot()));
        if let Ok(picture) = panic::catch_unwind(picture) {
            let file = env::temp_dir().join(format!("nabla-{}.png", host.name));
            if fs::write(&file, picture).is_ok() {
                println!("picture: {}", file.display());
            }
        }
    }
    runtime.block_on(browser.close());
    if let Err(panic) = outcome {
        panic::resume_unwind(panic);
    }
}

const PLAYING: &str = "document.querySelector('#play-pause').dataset.playing === 'true'";

/// Presses play with the pointer. The drivers' own click misses elements in a frame that is scaled down.
async fn press_play(browser: &Browser) {
    let inside = "(() => {
        const { left, top, width, height } = document.querySelector('#play-pause').getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    })()";
    let inside = browser.eval(inside).await;
    browser.leave_frame().await;
    let outside = format!(
        "(() => {{
             const frame = document.querySelector('iframe');
             frame.scrollIntoView({{ block: 'end', behavior: 'instant' }});
             const {{ left, top, width }} = frame.getBoundingClientRect();
             const scale = width / frame.offsetWidth;
             const [x, y] = {inside};
             return [left + scale * (frame.clientLeft + x), top + scale * (frame.clientTop + y)];
         }})()"
    );
    let at = browser.eval(&outside).await;
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let press =
            json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
        browser.devtools("Input.dispatchMouseEvent", press).await;
    }
    browser.enter_frame().await;
}

async fn looks_right(host: &Host, browser: &Browser, url: &str) {
    browser.goto(url).await;
    browser.wait_for("document.querySelector('iframe')").await;
    browser.enter_frame().await;
    browser.wait_for("document.documentElement?.dataset.whole").await;
    browser.wait_for("document.title.startsWith('Spiral')").await;
    let size = browser.eval("[innerWidth, innerHeight]").await;
    assert!(size[0].as_f64() >= Some(300.0), "no room: {size}");
    // Time for the page to reach its final size.
    browser.run_until_done("setTimeout(done, 2000)").await;
    let height = browser.eval("innerHeight").await;
    assert!(height.as_f64() <= Some(8000.0), "{height} pixels high");
    press_play(browser).await;
    browser.wait_for(PLAYING).await;
    let Some(turned) = host.turned else { return };
    browser.leave_frame().await;
    browser.run_until_done("setTimeout(done, 200)").await;
    browser.key(fantoccini::key::Key::Right.into()).await;
    browser.wait_for(turned).await;
    browser.enter_frame().await;
    browser.wait_for(&format!("!({PLAYING})")).await;
    browser.leave_frame().await;
    browser.key(fantoccini::key::Key::Left.into()).await;
    browser.wait_for(&format!("!({turned})")).await;
    browser.enter_frame().await;
    browser.wait_for(PLAYING).await;
}
