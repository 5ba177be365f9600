//! The command line's contract: what scripts rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn gazetteer() -> PathBuf {
    let path = root().join("build/gazetteer.bin");
    assert!(path.exists(), "no {}; run `npm run build:gazetteer` first", path.display());
    path
}

fn run_with(gazetteer: &std::path::Path, arguments: &[&str], input: &[u8]) -> Output {
    let gazetteer = gazetteer.to_str().expect("a path in UTF-8");
    command(&[&["annotate", "--gazetteer", gazetteer], arguments].concat(), input)
}

/// Runs the command with `input` on standard input.
fn command(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .env("DATELINE_GAZETTEER", gazetteer())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses its gazetteer does not read its input.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    run_with(&gazetteer(), arguments, input)
}

fn json_lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8 output");
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn jsonl_keeps_order_and_ids_and_goes_on_after_a_malformed_line() {
    let input =
        "{\"id\":\"a\",\"text\":\"Fire in Kyiv.\"}\nnot json\n{\"id\":7,\"text\":\"Rain in Paris.\"}\n{\"id\":\"c\"}\n";
    let output = run(&["--jsonl"], input.as_bytes());
    let lines = json_lines(&output);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["id"], &lines[1]["id"], &lines[2]["id"]), (&"a".into(), &Value::Null, &7.into()));
    assert!(lines[1]["error"].is_string() && lines[3]["error"].is_string());
    assert_eq!(lines[3]["id"], "c");
    assert_eq!(lines[0]["places"][0]["text"], "Kyiv");
    assert_eq!(lines[2]["places"][0]["country"], "FR");
    assert!(stderr(&output).contains("line 2") && stderr(&output).contains("line 4"));
}

#[test]
fn jsonl_without_malformed_lines_ends_with_status_0_and_a_silent_stderr() {
    let output = run(&["--jsonl"], b"{\"id\":\"a\",\"text\":\"\"}\n\n");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "");
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 1);
    for key in ["places", "claims", "sources"] {
        assert_eq!(lines[0][key], Value::Array(Vec::new()));
    }
}

#[test]
fn a_publisher_or_an_address_tells_which_namesake_is_meant() {
    let text = "Two men from Auburn were held after a fire in Troy on Monday.";
    let line = |extra: Value| {
        let mut line = serde_json::json!({ "id": "x", "text": text });
        line.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        format!("{line}\n")
    };
    let input = [
        line(serde_json::json!({})),
        line(serde_json::json!({ "publisher": "The Opelika-Auburn News" })),
        line(serde_json::json!({ "url": "https://www.opelikanews.com/story" })),
    ];
    let lines = json_lines(&run(&["--jsonl"], input.concat().as_bytes()));
    let region = |line: usize| lines[line]["places"][1]["region"].as_str();
    assert_ne!(region(0), Some("Alabama"));
    assert_eq!((region(1), region(2)), (Some("Alabama"), Some("Alabama")));
    assert_eq!(lines[1]["places"].as_array().map(Vec::len), Some(2), "the paper's home is no mention");
}

#[test]
fn offsets_count_code_points_not_bytes_or_utf16_units() {
    let text = "😀 Пожежа — fire in Kyiv, an official said.";
    let input = serde_json::json!({ "id": "x", "text": text }).to_string();
    let lines = json_lines(&run(&["--jsonl"], input.as_bytes()));
    let place = lines[0]["places"].as_array().unwrap().iter().find(|p| p["text"] == "Kyiv").expect("Kyiv is found");
    let start = usize::try_from(place["start"].as_u64().unwrap()).unwrap();
    let end = usize::try_from(place["end"].as_u64().unwrap()).unwrap();
    let slice: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(slice, "Kyiv");
}

#[test]
fn a_line_that_is_not_utf8_gets_an_error_line_and_the_next_one_is_annotated() {
    let output = run(&["--jsonl"], b"{\"id\":\"a\",\"text\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"Lviv\"}\n");
    let lines = json_lines(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(lines[0]["error"].as_str().unwrap().contains("UTF-8"));
    assert_eq!(lines[1]["id"], "b");
}

#[test]
fn input_that_is_not_utf8_is_refused_in_one_plain_line() {
    let output = run(&[], b"Kyiv \xf0\x28");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output).lines().count(), 1);
    assert!(stderr(&output).contains("not UTF-8"), "{}", stderr(&output));
}

#[test]
fn a_missing_truncated_or_foreign_gazetteer_is_refused_with_its_reason() {
    let folder = std::env::temp_dir().join(format!("dateline-contract-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let whole = std::fs::read(gazetteer()).unwrap();
    let cases: [(&str, Option<&[u8]>); 4] = [
        ("missing", None),
        ("empty", Some(b"")),
        ("truncated", Some(&whole[..whole.len() / 2])),
        ("foreign", Some(b"PK\x03\x04 this is no gazetteer, but it is long enough to have had a header")),
    ];
    for (name, bytes) in cases {
        let path = folder.join(name);
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).unwrap();
        }
        let output = run_with(&path, &[], b"Kyiv");
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert_eq!(output.stdout, b"", "{name}");
        assert_eq!(stderr(&output).lines().count(), 1, "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains("gazetteer"), "{name}: {}", stderr(&output));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn html_is_read_as_a_page_and_its_navigation_left_out() {
    let page = root().join("tests/pages/nato-air-defence.html");
    let output = run(&["--format", "json", page.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let texts: Vec<&str> = json["places"].as_array().unwrap().iter().filter_map(|p| p["text"].as_str()).collect();
    assert!(texts.contains(&"Zaporizhzhia") && texts.contains(&"Dnipro Hydroelectric Power Station"));
    // In the links and the footer only.
    assert!(!texts.contains(&"Lviv") && !texts.contains(&"Belgorod") && !texts.contains(&"Warsaw"));
}

#[test]
fn every_format_prints_something_that_its_readers_can_read() {
    let text = "“The bridge is closed,” said Ann Lee, a spokeswoman in Odesa. Kyiv was calm.".as_bytes();
    for format in ["json", "geojson", "web-annotation"] {
        let output = run(&["--format", format], text);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{format}: {e}"));
        assert!(json.is_object());
    }
    let csv = String::from_utf8(run(&["--format", "csv"], text).stdout).unwrap();
    assert!(csv.starts_with("start,end,text,name,kind") && csv.contains("Odesa"));
    let markdown = String::from_utf8(run(&["--format", "markdown"], text).stdout).unwrap();
    assert!(markdown.contains("**Odesa**") && markdown.contains("Ann Lee"));
    let kml = String::from_utf8(run(&["--format", "kml"], text).stdout).unwrap();
    assert!(kml.contains("<name>Odesa</name>") && kml.contains("<coordinates>30."));
    let claims = String::from_utf8(run(&["--format", "claims-csv"], text).stdout).unwrap();
    assert!(claims.starts_with("start,end,content,cue") && claims.contains("Ann Lee"));
    let cited = String::from_utf8(run(&["--format", "citations"], text).stdout).unwrap();
    assert!(
        cited.starts_with("Ann Lee, spokeswoman in Odesa (said), quoted: “The bridge is closed,”")
            && cited.ends_with("\n")
            && cited.contains("Dateline"),
        "{cited}"
    );
    let report = String::from_utf8(run(&[], text).stdout).unwrap();
    assert!(report.contains("PLACES") && report.contains("[Odesa]") && report.contains("Ann Lee"));
    assert!(!report.contains('\u{1b}'), "no colours where no terminal is");
}

const PAGE: &str = r#"<html lang="en-GB"><head><title>Bridge of Halych gives way | The Herald</title>
<link rel="canonical" href="/news/bridge"><meta property="article:section" content="Valley">
<script type="application/ld+json">/*<![CDATA[*/{"@type":"NewsArticle","headline":"Bridge of Halych gives way",
"datePublished":"2024-04-02T18:30:00+03:00","publisher":{"name":"The Herald"}}/*]]>*/</script></head><body><article>
<h1>Bridge of Halych gives way</h1><p class="byline">By <a rel="author" href="/ada">Ada Roe</a></p>
<p>The lower bridge of Halych gave way on Monday night after three days of rain, and the council closed the road.</p>
<p>Nobody was hurt, the council said, because the bridge had been shut to traffic an hour before it went.</p>
</article></body></html>"#;

fn extract(page: &str, arguments: &[&str]) -> Output {
    command(&[&["extract"], arguments].concat(), page.as_bytes())
}

#[test]
fn extract_prints_the_article_with_each_fact_and_where_it_stood() {
    let output = extract(PAGE, &["--url", "https://herald.example/x?y"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (name, value, from) in [
        ("title", "Bridge of Halych gives way", "headline"),
        ("byline", "Ada Roe", "author mark"),
        ("publisher", "The Herald", "json-ld"),
        ("published", "2024-04-02T18:30:00+03:00", "json-ld"),
        ("language", "en-GB", "html lang"),
        ("section", "Valley", "article:section"),
        ("canonical", "https://herald.example/news/bridge", "link canonical"),
    ] {
        assert_eq!((&found[name], &found["from"][name]), (&value.into(), &from.into()), "{name}");
    }
    assert_eq!(found["modified"], Value::Null);
    let text = found["text"].as_str().expect("a text");
    assert!(text.starts_with("The lower bridge") && text.split("\n\n").count() == 2, "{text}");
}

#[test]
fn extract_says_why_a_page_has_no_article() {
    let output = extract("<html><body><p>Nothing.</p></body></html>", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no article"), "{}", stderr(&output));
}

#[test]
fn the_json_of_a_page_has_the_text_that_its_offsets_count_in() {
    let output = run(&["--format", "json"], PAGE.as_bytes());
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text: Vec<char> = found["text"].as_str().expect("a text").chars().collect();
    let place = &found["places"][0];
    let at = |key: &str| usize::try_from(place[key].as_u64().expect("an offset")).expect("small");
    assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), place["text"].as_str().expect("a place"));
}

/// A document a line, one of them malformed, some lines blank.
fn archive() -> String {
    let line = |n: usize| match n % 7 {
        3 => "\n".to_owned(),
        5 => format!("{{\"id\":{n}}}\n"),
        _ => format!("{{\"id\":{n},\"text\":\"Storm {n} shut the port of Odesa, the mayor of Lviv said.\"}}\n"),
    };
    (0..400).map(line).collect()
}

/// A folder of its own for the files of the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-contract-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_number_of_threads_changes_neither_order_nor_bytes() {
    let archive = archive();
    let one = run(&["--jsonl", "--jobs", "1"], archive.as_bytes());
    assert_eq!(json_lines(&one).len(), archive.lines().filter(|line| !line.is_empty()).count());
    for jobs in ["2", "3", "16"] {
        let more = run(&["--jsonl", "--jobs", jobs], archive.as_bytes());
        assert_eq!(more.stdout, one.stdout, "{jobs} threads");
        assert_eq!((more.status.code(), stderr(&more)), (Some(1), stderr(&one)), "{jobs} threads");
    }
}

#[test]
fn packed_archives_are_read_and_written_as_if_they_were_not() {
    use dateline_cli::packing::{Packing, unpacked};
    let (archive, folder) = (archive(), folder("packed"));
    let plain = run(&["--jsonl"], archive.as_bytes()).stdout;
    for (packing, name) in [(Packing::Gzip, "a.jsonl.gz"), (Packing::Zstd, "a.jsonl.zst"), (Packing::Plain, "a.jsonl")]
    {
        let (input, output) = (folder.join("input"), folder.join(name));
        std::fs::write(&input, packing.pack(archive.clone().into_bytes()).unwrap()).unwrap();
        let ran = run(&["--jsonl", "--output", output.to_str().unwrap(), input.to_str().unwrap()], b"");
        assert!(ran.stdout.is_empty(), "{name}");
        let written = std::fs::read(&output).unwrap();
        assert_eq!(Packing::of_head(&written), packing, "{name}");
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut unpacked(std::io::Cursor::new(written)).unwrap(), &mut read).unwrap();
        assert!(read == plain, "{name}");
    }
    for packing in [Packing::Gzip, Packing::Zstd] {
        let cut = [packing.pack(archive.clone().into_bytes()).unwrap(), packing.pack(vec![b' '; 99]).unwrap()].concat();
        let ran = run(&["--jsonl"], &cut[..cut.len() - 5]);
        assert_eq!(ran.status.code(), Some(2), "an archive that was cut off is not done");
        assert!(ran.stdout == plain, "what came before is answered");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_archive_is_not_written_over_while_it_is_read_nor_an_output_lost_to_one_that_is_none() {
    let folder = folder("same");
    let (archive, answers) = (folder.join("archive"), folder.join("answers.gz"));
    std::fs::write(&archive, b"{\"id\":1,\"text\":\"Rain in Paris.\"}\n").unwrap();
    std::fs::write(&answers, b"of yesterday").unwrap();
    let (archive, answers) = (archive.to_str().unwrap(), answers.to_str().unwrap());
    for (input, output) in [(archive, archive), ("no such file", answers)] {
        let before = std::fs::read(output).unwrap();
        let ran = run(&["--jsonl", "--output", output, input], b"");
        assert_eq!((ran.status.code(), stderr(&ran).lines().count()), (Some(2), 1));
        assert_eq!(std::fs::read(output).unwrap(), before);
    }
    let ran = run(&["--jsonl", "--output", answers], b"BZh91AY");
    assert!(ran.status.code() == Some(2) && stderr(&ran).contains("bzip2"));
    assert_eq!(std::fs::read(answers).unwrap(), b"of yesterday");
    assert_eq!(run(&["--jsonl", "--output", answers], b"").status.code(), Some(0));
    assert_eq!(std::fs::read(answers).unwrap()[..2], [0x1f, 0x8b], "nothing, packed, is not an empty file");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_interrupted_run_that_is_gone_on_with_still_tells_of_what_was_malformed_before() {
    let folder = folder("status");
    let path = folder.join("out.jsonl");
    let resume =
        |input: &str| run(&["--jsonl", "--resume", "--output", path.to_str().unwrap()], input.as_bytes()).status.code();
    assert_eq!(resume("{\"id\":1}\n"), Some(1));
    assert_eq!(resume("{\"id\":1}\n{\"id\":2,\"text\":\"Rain in Paris.\"}\n"), Some(1));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_interrupted_run_goes_on_to_the_same_bytes_and_never_into_another_output() {
    let (archive, folder) = (archive(), folder("resumed"));
    let whole = run(&["--jsonl"], archive.as_bytes()).stdout;
    let path = folder.join("out.jsonl");
    let resume = |input: &[u8]| run(&["--jsonl", "--resume", "--output", path.to_str().unwrap()], input);
    let end_of_line = |n: usize| whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(n).unwrap().0 + 1;
    for left in [0, 40, end_of_line(0), end_of_line(9) + 40, whole.len()] {
        std::fs::write(&path, &whole[..left]).unwrap();
        resume(archive.as_bytes());
        assert!(std::fs::read(&path).unwrap() == whole, "{left} bytes of it were there");
    }
    std::fs::write(&path, &whole[..end_of_line(9)]).unwrap();
    let other = resume(b"{\"id\":\"another\",\"text\":\"Rain in Paris.\"}\n");
    assert_eq!((other.status.code(), stderr(&other).lines().count()), (Some(2), 1));
    assert!(std::fs::read(&path).unwrap() == whole[..end_of_line(9)], "and nothing was cut off");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_first_malformed_line_stops_a_run_that_is_to_fail_fast_after_what_came_before_it() {
    let archive = archive();
    for jobs in ["1", "4"] {
        let ran = run(&["--jsonl", "--fail-fast", "--jobs", jobs], archive.as_bytes());
        let ids: Vec<_> = json_lines(&ran).iter().map(|line| line["id"].as_u64().unwrap()).collect();
        assert_eq!((ran.status.code(), ids), (Some(1), vec![0, 1, 2, 4]));
        assert_eq!(stderr(&ran).lines().count(), 1);
    }
}

#[test]
fn manual_pages_and_completions_name_every_command() {
    let folder = folder("manual");
    assert_eq!(command(&["manual", folder.to_str().unwrap()], b"").status.code(), Some(0));
    for page in ["dateline.1", "dateline-annotate.1", "dateline-extract.1", "dateline-lookup.1", "dateline-gazetteer.1"]
    {
        assert!(std::fs::read_to_string(folder.join(page)).unwrap().contains(".TH"), "{page}");
    }
    std::fs::remove_dir_all(folder).unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let completions = String::from_utf8(command(&["completions", shell], b"").stdout).unwrap();
        for word in ["annotate", "extract", "lookup", "gazetteer", "jobs"] {
            assert!(completions.contains(word), "{shell}: {word}");
        }
    }
}

/// Everything that a terminal may take for an order, in a page and in a text: ESC, BEL, BS, DEL, C1, in words, quotations and links.
const ORDERS: [&str; 2] = [
    "<html><article><h1>Dam &#27;[2Jbursts</h1><p>The dam near Kyiv in Ukraine &#27;]0;owned&#7; burst on Monday &#x9b;31m, and the \
     mayor of Kyiv said that the town was flooded&#8; for days, with 400 houses under&#127; water.</p><p>“The dam &#27;[8mwill hold,” said \
     John Smith, the minister, in Paris on Tuesday. <a href='http://paper.example/\u{1b}[31m'>He had read of it</a>.</p></article></html>",
    "Dam \u{1b}[2Jbursts\n\nThe dam near Kyiv\u{7} in Ukraine burst\u{9b}31m, and the mayor of Kyiv said that \u{1b}]52;c;cm0=\u{7} \
     it had\u{8} been\u{7f} old.\n\n“It \u{1b}[8mwill hold,” said John Smith, the minister,\tin Paris.\n",
];

#[test]
fn nothing_that_a_terminal_obeys_leaves_the_command() {
    for article in ORDERS {
        for arguments in [&["annotate"][..], &["annotate", "--explain"], &["annotate", "--format", "markdown"]] {
            let output = command(arguments, article.as_bytes());
            let printed = String::from_utf8(output.stdout).unwrap();
            assert!(printed.contains("Kyiv"), "{arguments:?}: {printed}");
            let order = printed.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(order, None, "{arguments:?}: {printed:?}");
        }
    }
    let looked_up = command(&["lookup", "Ky\u{1b}[2Jiv"], b"");
    assert!(!looked_up.stdout.contains(&0x1b));
}

#[test]
fn a_page_in_another_encoding_is_read_as_it_declares_or_as_one_is_told() {
    let page = |head: &str, mayor: &[u8]| {
        let words = b"</head><article><h1>Bridge closed</h1><p>The bridge over the river was closed for the whole of the long winter after \
            cracks had been found in two of its piers, the mayor, ";
        [
            b"<!DOCTYPE html><html><head>",
            head.as_bytes(),
            words,
            mayor,
            b", said on Monday in a letter to the council.</p></article></html>",
        ]
        .concat()
    };
    for (head, mayor) in [
        ("<meta charset=windows-1252>", &b"J\xfcrg"[..]),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", b"J\xfcrg"),
        ("", b"J\xfcrg"),
        ("<meta charset=windows-1252>", "Jürg".as_bytes()),
    ] {
        let output = command(&["extract"], &page(head, mayor));
        assert!(String::from_utf8(output.stdout).unwrap().contains("Jürg"), "{head}");
    }
    let utf16: Vec<u8> = std::iter::once('\u{feff}')
        .chain(String::from_utf8(page("", "Jürg".as_bytes())).unwrap().chars())
        .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(String::from_utf8(command(&["extract"], &utf16).stdout).unwrap().contains("Jürg"));
    let text = b"Bridge closed\n\nThe bridge in \xcb\xc9\xc5\xd7 was closed.";
    assert_eq!(command(&["annotate"], text).status.code(), Some(2));
    let told = command(&["annotate", "--encoding", "koi8-r"], text);
    assert!(String::from_utf8(told.stdout).unwrap().contains("киев"));
    assert_eq!(command(&["annotate", "--encoding", "klingon"], text).status.code(), Some(2));
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_text_or_of_the_first_line() {
    let with_mark = |rest: &str| [b"\xef\xbb\xbf", rest.as_bytes()].concat();
    let lines = command(&["annotate", "--jsonl"], &with_mark("{\"id\": 1, \"text\": \"Rain in Kyiv.\"}\n"));
    assert_eq!(json_lines(&lines)[0]["places"][0]["start"], 8);
    let file = command(&["annotate", "--format", "json"], &with_mark("Rain in Kyiv."));
    let found: Value = serde_json::from_slice(&file.stdout).unwrap();
    assert_eq!(found["places"][0]["start"], 8);
}

#[test]
fn ids_come_back_whatever_they_are_and_with_what_is_wrong() {
    let input = r#"{"id": 123456789012345678901234567890, "text": "Rain in Kyiv."}
{"id": "half \ud800", "text": "Rain \ud800 in Kyiv."}

{"id": 18446744073709551616, "txt": "Rain."}
{"id": "cut", "text": "Rain in Ky
"#;
    let output = command(&["annotate", "--jsonl"], input.as_bytes());
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].contains(r#""id":123456789012345678901234567890,"#), "{}", lines[0]);
    let half: Value = serde_json::from_str(lines[1]).unwrap();
    assert_eq!((&half["id"], &half["places"][0]["start"]), (&Value::from("half \u{fffd}"), &Value::from(10)));
    assert!(lines[2].contains("error") && lines[2].contains(r#""id":18446744073709551616"#), "{}", lines[2]);
    assert!(lines[3].contains("not JSON") && lines[3].contains(r#""id":"cut""#), "{}", lines[3]);
}

#[test]
fn a_directory_is_named_and_standard_input_not_blamed() {
    let folder = folder("directory");
    for arguments in [&["annotate", "--jsonl"][..], &["annotate"], &["extract"]] {
        let output = command(&[arguments, &[folder.to_str().unwrap()]].concat(), b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(folder.to_str().unwrap()), "{}", stderr(&output));
    }
}

/// `annotate --jsonl` whose input stays open, after one document: it is answered at once, and not when the input ends.
fn answering() -> (Child, ChildStdin, BufReader<ChildStdout>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["annotate", "--jsonl"])
        .env("DATELINE_GAZETTEER", gazetteer())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"{\"id\": 1, \"text\": \"Rain in Kyiv.\"}\n").unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    (child, stdin, stdout, line)
}

#[test]
fn a_reader_that_has_enough_ends_the_run_without_a_complaint() {
    let (child, mut stdin, stdout, line) = answering();
    assert!(line.contains("Kyiv") && line.ends_with('\n'));
    drop(stdout);
    let more = "{\"text\": \"Rain in Kyiv.\"}\n".repeat(2_000);
    let _ = stdin.write_all(more.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_with_whole_lines_written() {
    use std::os::unix::process::ExitStatusExt;

    let (mut child, mut stdin, mut stdout, line) = answering();
    stdin.write_all(b"{\"id\": 2, \"te").unwrap();
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stdout, &mut rest).unwrap();
    let status = child.wait().unwrap();
    assert_eq!((status.signal(), rest.as_str()), (Some(2), ""));
    assert!(line.ends_with('\n') && line.contains("\"id\":1"));
    drop(stdin);
}

#[test]
fn one_place_alone_is_printed_in_every_form_and_a_name_that_nothing_bears_is_refused() {
    let text =
        "A drone struck Odesa, the mayor said on Monday. “Odesa held,” he said.\n\nIn Paris it rained.".as_bytes();
    for form in ["text", "markdown", "json", "geojson", "kml", "csv", "claims-csv", "web-annotation", "citations"] {
        let output = run(&["--format", form, "--only", "odesa"], text);
        let printed = String::from_utf8(output.stdout.clone()).expect("UTF-8");
        assert!(output.status.success() && printed.contains("Odesa"), "{form}: {printed} {}", stderr(&output));
        // What offsets count in, and what lies around a quotation, is the article's.
        assert!(matches!(form, "text" | "json" | "web-annotation") || !printed.contains("Paris"), "{form}: {printed}");
    }
    let csv = |arguments: &[&str]| String::from_utf8(run(arguments, text).stdout).expect("UTF-8");
    let whole = csv(&["--format", "csv"]);
    let rows: Vec<&str> = whole.lines().filter(|row| !row.contains("Paris")).collect();
    assert_eq!(csv(&["--format", "csv", "--only", "Odesa"]).lines().collect::<Vec<_>>(), rows);
    let output = run(&["--only", "Atlantis"], text);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("Atlantis"), "{}", stderr(&output));
}
