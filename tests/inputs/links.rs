//! Names that are no plain file: links, folders, pipes, devices.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::NOTE;
use crate::office::{Office, SIGNED, can_use};

#[test]
fn a_pipe_a_folder_and_a_device_are_refused_at_once() {
    let office = Office::new();
    fs::create_dir(office.file()).unwrap();
    office.run(&["status"]).refused();
    office.run(&NOTE).refused();
    let _socket = std::os::unix::net::UnixListener::bind(office.path().join("socket")).unwrap();
    let pipe = office.path().join("pipe");
    let mut paths = vec![
        "/dev/null".into(),
        "/dev/zero".into(),
        "/dev/full".into(),
        "/proc/self/status".into(),
        office.path().join("socket"),
    ];
    if can_use("mkfifo", &[pipe.to_str().unwrap()]) {
        paths.push(pipe);
    }
    for path in paths {
        for arguments in [&["status"][..], &["validate"], &["log"], &NOTE] {
            let file = ["--file", path.to_str().unwrap()];
            let said = office.run(&[arguments, &file].concat()).refused();
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(said.contains(name), "{said}");
        }
    }
}

#[test]
fn a_link_stays_a_link_and_its_file_is_the_one_that_is_saved() {
    let office = Office::begun();
    let elsewhere = office.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let real = elsewhere.join("contract.json");
    fs::rename(office.file(), &real).unwrap();
    symlink("elsewhere/contract.json", office.file()).unwrap();
    office.run(&SIGNED).done();
    assert!(fs::symlink_metadata(office.file()).unwrap().is_symlink());
    assert!(!fs::symlink_metadata(&real).unwrap().is_symlink());
    assert_eq!(office.says().len(), 2);
    // Its lock is beside the file, where those who know the file by another name look for it.
    assert!(elsewhere.join(".contract.json.lock").exists());
}

#[test]
fn a_link_to_nothing_and_links_in_a_circle_are_refused() {
    let office = Office::new();
    symlink("nowhere.json", office.file()).unwrap();
    for arguments in [&["status"][..], &NOTE, &["init"]] {
        office.run(arguments).refused();
    }
    fs::remove_file(office.file()).unwrap();
    symlink("crono.json", office.file()).unwrap();
    for arguments in [&["status"][..], &NOTE, &["init"]] {
        office.run(arguments).refused();
    }
}

#[test]
fn a_file_with_another_name_is_not_replaced() {
    let office = Office::begun();
    let twin = office.path().join("twin.json");
    fs::hard_link(office.file(), &twin).unwrap();
    let old = office.bytes();
    let said = office.run(&SIGNED).refused();
    assert!(said.contains("crono.json"), "{said}");
    assert_eq!(office.bytes(), old);
    office.run(&["status"]).done();
    let doctor = office.run(&["doctor"]).done();
    assert!(doctor.contains("2 nomi (collegamenti fisici)"), "{doctor}");
    fs::remove_file(twin).unwrap();
    office.run(&SIGNED).done();
}

/// In a shared folder somebody may have put a link where a save makes its own files.
#[test]
fn a_link_planted_under_a_name_of_ours_is_never_followed() {
    for name in [".crono.json.tmp", ".crono.json.lock"] {
        let office = Office::begun();
        let victim = office.path().join("victim");
        fs::write(&victim, "untouched").unwrap();
        let planted = office.path().join(name);
        let _ = fs::remove_file(&planted);
        symlink(&victim, &planted).unwrap();
        let _ = office.run(&SIGNED);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched", "{name}");
        assert!(!fs::symlink_metadata(office.file()).unwrap().is_symlink());
        office.says();
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let office = Office::new();
    let path = Path::new("not/there/crono.json");
    let said = office.run(&["--file", path.to_str().unwrap(), "note", "1", "x"]);
    assert!(said.refused().contains("not/there"));
}
