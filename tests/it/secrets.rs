//! What is secret does not reach the disk, and what is not is left alone: figures over made-up secrets and clean lines.
//!
//! Every secret is put together when the test runs; none stands here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use irc::text::secrets::{Secrets, marked};

use crate::harness::World;

/// A small generator that says the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    fn letters(&mut self, alphabet: &str, n: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        // Both a digit and a capital, as random text of that length has nearly always.
        let mut text: String = (0..n)
            .map(|_| alphabet[self.below(alphabet.len())])
            .collect();
        if alphabet.contains(&'7') && alphabet.contains(&'q') {
            text.replace_range(0..2, "q7");
        }
        text
    }
}

const ALNUM: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const HEX: &str = "0123456789abcdef";

/// A secret, and a line that it stands in.
fn secret(dice: &mut Dice, kind: usize) -> (String, String) {
    let a = |dice: &mut Dice, n: usize| dice.letters(ALNUM, n);
    let bare: Vec<(&[&str], &str, usize)> = vec![
        (&["AK", "IA"], UPPER, 16),
        (&["gh", "p_"], ALNUM, 36),
        (&["gh", "s_"], ALNUM, 36),
        (&["github", "_pat_"], ALNUM, 60),
        (&["gl", "pat-"], ALNUM, 20),
        (&["xox", "b-"], ALNUM, 40),
        (&["xap", "p-"], ALNUM, 40),
        (&["https://hooks.slack", ".com/services/T0/B0/"], ALNUM, 24),
        (&["sk_", "live_"], ALNUM, 24),
        (&["wh", "sec_"], ALNUM, 32),
        (&["AI", "za"], ALNUM, 35),
        (&["npm", "_"], ALNUM, 36),
        (&["dop_", "v1_"], HEX, 64),
        (&["hv", "s."], ALNUM, 24),
        (&["sk-", "ant-api03-"], ALNUM, 80),
        (&["shp", "at_"], HEX, 32),
        (&["gl", "sa_"], ALNUM, 40),
        (&["h", "f_"], ALNUM, 34),
    ];
    if let Some((prefix, alphabet, n)) = bare.get(kind) {
        let secret = format!("{}{}", prefix.concat(), dice.letters(alphabet, *n));
        let line = dice.pick(&[
            "tried with %, no luck",
            "export X=%",
            "curl -H 'X-Auth: %' it",
            "%",
            "it logs \"%\" in clear",
        ]);
        return (secret.clone(), line.replace('%', &secret));
    }
    let (secret, line) = match kind - bare.len() {
        0 => (a(dice, 12), "password=%".to_owned()),
        1 => (a(dice, 14), "DB_PASSWORD: %".to_owned()),
        2 => (a(dice, 20), "{\"api_key\": \"%\"}".to_owned()),
        3 => (a(dice, 24), "client_secret = '%'".to_owned()),
        4 => (a(dice, 16), "login --password % --verbose".to_owned()),
        5 => (a(dice, 32), "Authorization: Bearer %".to_owned()),
        6 => (
            format!("{}==", a(dice, 22)),
            "Authorization: Basic %".to_owned(),
        ),
        7 => (a(dice, 12), "postgres://app:%@db-1/shop".to_owned()),
        8 => (a(dice, 12), "redis://:%@cache:6379".to_owned()),
        9 => (dice.letters(HEX, 32), "routing_key: %".to_owned()),
        10 => (a(dice, 11), "the password is %".to_owned()),
        11 => {
            let part = |dice: &mut Dice| a(dice, 40);
            (
                [
                    "ey",
                    "J",
                    &part(dice),
                    ".ey",
                    "J",
                    &part(dice),
                    ".",
                    &part(dice),
                ]
                .concat(),
                "cookie %".to_owned(),
            )
        }
        12 => {
            let body: Vec<String> = (0..8).map(|_| a(dice, 64)).collect();
            let edge = |word: &str| format!("-----{word} RSA PRIVATE {}-----", "KEY");
            (
                body.join("\n"),
                format!("{}\n%\n{}", edge("BEGIN"), edge("END")),
            )
        }
        _ => (
            format!(
                "{}{}{}",
                dice.pick(&["Winter", "Summer", "Pay"]),
                1000 + dice.below(9000),
                dice.pick(&["!", "#", "$x"])
            ),
            "pwd=%".to_owned(),
        ),
    };
    (secret.clone(), line.replace('%', &secret))
}

const KINDS: usize = 32;

/// Lines as they stand in records of incidents: sums, ids, hosts, figures, talk about passwords and tokens.
fn clean(dice: &mut Dice) -> String {
    let service = dice.pick(&[
        "checkout",
        "login",
        "search",
        "billing",
        "token service",
        "secrets manager",
    ]);
    let n = dice.below(900) + 10;
    let shape = dice.pick(&[
        "% returns 500s since 14:0§, rate §/s",
        "rolled % back to commit HASH40",
        "deploy HASH7 of % finished in §s",
        "request UUID to % timed out after § ms",
        "password reset mails of % are delayed by § min",
        "users of % see 'invalid password' since 03:1§",
        "token expired on %, § sessions dropped",
        "token: expired, see runbook §",
        "the secret rotation job of % failed § times",
        "password policy: minimum 12 characters",
        "api key rotation of % planned for monday",
        "pod %-HASH7-xk2lq restarted § times",
        "sha256 HASH64 is the good image of %",
        "https://status.example/incidents/§?page=2&sort=asc",
        "p99 of % is § ms, was 4§ ms; cpu=§% mem=§Mi",
        "SELECT count(*) FROM tokens WHERE expired = true -- § rows",
        "kubectl -n prod rollout undo deploy/% --to-revision=§",
        "secret: none needed for %",
        "@ann has the pager, @bob the bridge; next at 14:§",
        "error=InvalidTokenException in % (§ in 5m)",
        "retry-after: §; x-request-id: UUID",
        "passwd file of % was not touched",
        "Verbindung zu % bricht nach § s ab, Ursache unklar",
        "% ist wieder erreichbar; Bearer-Token der Clients laufen um 15:§ ab",
        "key=value pairs in the config of % look fine",
        "ssh-ed25519 public key of host § changed",
        "monkey=business turnkey: yes for %",
        "tokens=§/s on %, bucket size §",
    ]);
    let uuid = format!(
        "{}-{}-4{}-8{}-{}",
        dice.letters(HEX, 8),
        dice.letters(HEX, 4),
        dice.letters(HEX, 3),
        dice.letters(HEX, 3),
        dice.letters(HEX, 12)
    );
    let (h40, h64, h7) = (
        dice.letters(HEX, 40),
        dice.letters(HEX, 64),
        dice.letters(HEX, 7),
    );
    shape
        .replace('%', service)
        .replace("HASH40", &h40)
        .replace("HASH64", &h64)
        .replace("HASH7", &h7)
        .replace("UUID", &uuid)
        .replace('§', &n.to_string())
}

#[test]
fn at_least_95_of_100_secrets_are_found_and_at_most_5_of_1000_clean_lines_are_marked() {
    let mut dice = Dice(0x5eed_1234_5678_9abc);
    let secrets = Secrets::default();
    let mut missed: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let all = KINDS * 20;
    for n in 0..all {
        let (secret, line) = secret(&mut dice, n % KINDS);
        let cleaned = secrets.clean(&line);
        let tail: String = secret.chars().skip(secret.chars().count() / 2).collect();
        if cleaned.contains(&tail) || marked(&cleaned).is_empty() {
            missed.entry(n % KINDS).or_default().push(line);
        }
    }
    let wrong: Vec<String> = (0..5_000)
        .map(|_| clean(&mut dice))
        .filter(|line| secrets.clean(line) != line.as_str())
        .collect();
    let lost: usize = missed.values().map(Vec::len).sum();
    assert!(lost * 100 <= all * 5, "{lost} of {all} missed: {missed:#?}");
    assert!(
        wrong.len() * 1000 <= 5_000 * 5,
        "{} of 5000 marked: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(12)]
    );
}

#[test]
fn what_was_split_over_lines_and_what_is_known_is_found() {
    let known = Secrets::new(["correct horse battery".to_owned(), "abc".to_owned()]);
    let twice = known.clean("it said correct horse\n  battery, twice: correct horse battery");
    assert_eq!(twice.matches("known value").count(), 2, "{twice}");
    assert!(known.clean("abc is too short").contains("abc"));
    let mut dice = Dice(77);
    let token = format!("{}{}", ["gh", "p_"].concat(), dice.letters(ALNUM, 36));
    let (first, second) = token.split_at(24);
    let wrapped = format!("{}{first}\n{second} was in the log", "x ".repeat(25));
    let found = Secrets::default().clean(&wrapped).into_owned();
    assert!(!found.contains(second), "{found}");
}

fn everything(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.push_str(&path.display().to_string());
        if path.is_dir() {
            all.push_str(&everything(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn a_canary_reaches_neither_the_disk_nor_a_screen_whichever_command_it_is_given_to() {
    let mut dice = Dice(4711);
    let shaped = format!("{}{}", ["gh", "p_"].concat(), dice.letters(ALNUM, 36));
    let known = "canary in the coal mine";
    let world = World::new();
    world.write("config/config.yaml", "secret_env: [CANARY]\n");
    let commands: &[&[&str]] = &[
        &[
            "declare",
            "sev2",
            "--impact",
            "%",
            "--service",
            "%",
            "-m",
            "title %",
        ],
        &["note", "found % in the log"],
        &["note", "--hypothesis", "%"],
        &["triage", "--answer", "what-users-see=%"],
        &["update", "we see %"],
        &["update", "--for", "customers", "--draft", "-m", "%"],
        &["escalate", "--to", "@bob", "--no-answer", "--reason", "%"],
        &["severity", "sev1", "--reason", "%"],
        &["task", "@bob", "look at %"],
        &["impact", "%", "--set", "root_cause=%"],
        &["step", "skip", "bring-people", "%"],
        &["cadence", "1h", "--reason", "%"],
        &["action", "add", "rotate %"],
        &["mitigate", "--done", "-m", "%"],
        &["resolve", "--verified", "-m", "%"],
        &["close"],
        &["reopen", "--reason", "%"],
        &["cancel", "--as", "test", "--reason", "%"],
        &["postmortem"],
        &["postmortem", "drafted", "--link", "https://wiki/%"],
    ];
    let run = |args: &[String], stdin: Option<String>| {
        let run = world.argv(args).env("CANARY", known);
        let printed = match stdin {
            Some(text) => run.stdin(text).printed(),
            None => run.printed(),
        };
        assert_eq!(printed.code, 0, "{args:?}: {}", printed.err);
        for secret in [shaped.as_str(), known] {
            assert!(!printed.out.contains(secret), "{args:?}: {}", printed.out);
            assert!(!printed.err.contains(secret), "{args:?}: {}", printed.err);
        }
    };
    for (n, command) in commands.iter().enumerate() {
        let canary = if n % 2 == 0 { &shaped } else { known };
        let args: Vec<String> = command
            .iter()
            .map(|word| word.replace('%', canary))
            .collect();
        run(&args, None);
        let other = if n % 2 == 0 { known } else { &shaped };
        let again: Vec<String> = [
            "note".to_owned(),
            "-i".to_owned(),
            "001".to_owned(),
            format!("n {other}"),
        ]
        .to_vec();
        run(&again, None);
    }
    let paste = ["note", "-i", "001", "-"].map(ToOwned::to_owned);
    run(
        &paste,
        Some(format!("03:02 a key:\n{shaped}\nand {known}\n")),
    );
    for read in [
        "log --all",
        "log --json",
        "status",
        "export",
        "export --format html",
        "postmortem --stdout -i 001",
    ] {
        let args: Vec<String> = read.split(' ').map(ToOwned::to_owned).collect();
        run(&args, None);
    }
    let all = everything(&world.home());
    assert!(!all.contains(&shaped) && !all.contains(known));
    assert!(
        all.contains("secret taken out: GitHub token")
            && all.contains("secret taken out: known value")
    );
}

#[test]
fn it_is_said_what_was_taken_out() {
    let world = World::new();
    world.declare("sev2 x");
    let change = world
        .irc("note \"login with password=Winter2026x\" --json")
        .change();
    assert_eq!(
        change["events"][0]["data"]["text"],
        "login with password=[secret taken out: password]"
    );
    assert!(
        change["remarks"]
            .to_string()
            .contains("taken out before it was kept: password")
    );
    let quiet = world
        .irc("note \"the password reset is slow\" --json")
        .change();
    assert_eq!(quiet["remarks"].as_array().unwrap().len(), 0);
}
