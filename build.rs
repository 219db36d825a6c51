//! What only the linker can do for a start: the unwinder as an archive, the code of short commands side by side, and the
//! addresses that a start has to put right written in a tenth of the room.
//!
//! Each is tried and left out where it does not work: refuses to fail, and to change what is built for anybody to debug.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=order.ld");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|is| is == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") {
        return;
    }
    let native = env::var("HOST") == env::var("TARGET");
    if is("CARGO_CFG_TARGET_ENV", "gnu") && native {
        unwinder();
    }
    if is("PROFILE", "release") {
        order();
        if native {
            packed();
        }
    }
}

/// Links the unwinder in, instead of loading it as a library at every start.
fn unwinder() {
    let compiler = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output();
    let Ok(said) = compiler else { return };
    let archive = String::from_utf8_lossy(&said.stdout);
    // A bare name is the answer for a file that is not there.
    if let Some(folder) = Path::new(archive.trim())
        .parent()
        .filter(|at| at.is_absolute())
    {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static=gcc_eh");
    }
}

/// Lays the functions of `order.ld` side by side, if the linker that will be used knows how.
fn order() {
    let Some(folder) = env::var_os("CARGO_MANIFEST_DIR") else {
        return;
    };
    let script = PathBuf::from(folder).join("order.ld");
    let option = format!("-Wl,-T,{}", script.display());
    if links(&option).is_some() {
        println!("cargo::rustc-link-arg-bins={option}");
    }
}

/// Packs the addresses that are put right at a start, if the linker knows how and what loads a program here understands it.
fn packed() {
    let option = "-Wl,-z,pack-relative-relocs";
    let ran = links(option).and_then(|program| Command::new(program).status().ok());
    if ran.is_some_and(|ended| ended.success()) {
        println!("cargo::rustc-link-arg-bins={option}");
    }
}

/// An empty program, linked with this option as this build links; `None` if that fails.
fn links(option: &str) -> Option<PathBuf> {
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.args(["--crate-type=bin", "--target", &env::var("TARGET").ok()?]);
    if let Some(path) = env::var_os("RUSTC_LINKER") {
        let mut linker = OsString::from("-Clinker=");
        linker.push(path);
        rustc.arg(linker);
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    let program = PathBuf::from(env::var_os("OUT_DIR")?).join("linked");
    let mut tried = rustc
        .arg(format!("-Clink-arg={option}"))
        .arg("-o")
        .arg(&program)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    tried.stdin.take()?.write_all(b"fn main() {}").ok()?;
    tried.wait().ok()?.success().then_some(program)
}
