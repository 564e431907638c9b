//! The mode that other programs would give a new file: a report is a file like theirs.

/// The mode of a file that this process makes for others to read. What the process may take away is
/// read and never set, because setting it is of one moment for every thread.
pub(super) fn mode_of_report() -> u32 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    // Where nobody says, it is for the owner alone.
    0o666 & !taken_away(&status).unwrap_or(0o077)
}

fn taken_away(status: &str) -> Option<u32> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("Umask:"))?;
    u32::from_str_radix(line.trim(), 8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_away_is_read() {
        assert_eq!(
            taken_away("Name:\tcrono\nUmask:\t0027\nState:\tR\n"),
            Some(0o027)
        );
        assert_eq!(taken_away("Name:\tcrono\n"), None);
    }
}
