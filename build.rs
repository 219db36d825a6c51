//! What only the linker can do for a start: the unwinder as an archive, and the code of short commands side by side.
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
    if is("CARGO_CFG_TARGET_ENV", "gnu") && env::var("HOST") == env::var("TARGET") {
        unwinder();
    }
    if is("PROFILE", "release") {
        order();
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
    if links(&option).unwrap_or_default() {
        println!("cargo::rustc-link-arg-bins={option}");
    }
}

/// Does an empty program link with this option, as this build links?
fn links(option: &str) -> Option<bool> {
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
        .arg(program)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    tried.stdin.take()?.write_all(b"fn main() {}").ok()?;
    Some(tried.wait().ok()?.success())
}
