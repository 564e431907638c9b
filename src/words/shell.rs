//! A command that somebody may copy from a message into a shell: it names the file it is about.

use std::path::Path;

use super::sanitize::sanitized;

/// The command, with the file where that was named.
#[must_use]
pub fn command(line: &str, file: Option<&Path>) -> String {
    match file {
        None => format!("crono {line}"),
        Some(file) => format!("crono {line} -f {}", quoted(file)),
    }
}

/// A path as a shell takes it.
#[must_use]
pub fn quoted(file: &Path) -> String {
    let path = sanitized(&file.to_string_lossy()).into_owned();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-~".contains(c);
    // A name that begins with a hyphen is no option.
    let path = if path.starts_with('-') {
        format!("./{path}")
    } else {
        path
    };
    let is_home = path.starts_with('~');
    if !path.is_empty() && path.chars().all(is_plain) && !is_home {
        return path;
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_quoted_where_a_shell_would_take_it_apart() {
        for (path, shown) in [
            ("/srv/gare/crono.json", "/srv/gare/crono.json"),
            ("gara di pulizie.json", "'gara di pulizie.json'"),
            ("l'asilo.json", r"'l'\''asilo.json'"),
            ("-y.json", "./-y.json"),
            ("~x.json", "'~x.json'"),
            ("a;b$c.json", "'a;b$c.json'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(Path::new(path)), shown);
        }
        assert_eq!(command("restore", None), "crono restore");
        assert_eq!(
            command("restore 24/8", Some(Path::new("b.json"))),
            "crono restore 24/8 -f b.json"
        );
    }
}
