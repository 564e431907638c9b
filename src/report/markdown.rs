//! The report on the state of progress as Markdown, with the tables that GitHub and GitLab know.
//!
//! A text of the file is never more than text: every sign that could begin a cell, a link, a tag or a
//! list is escaped.

use std::io::{self, Write};

use super::progress::{Block, Contract, Progress, Table};

/// Writes the report.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut impl Write, report: &Progress) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&report.title))?;
    let several = report.contracts.len() > 1;
    for contract in &report.contracts {
        self::contract(out, contract, several)?;
    }
    if !report.unread.is_empty() {
        let title = crate::words::progress::UNREAD.text(report.lang);
        writeln!(out, "\n## {title}\n")?;
        list(out, &report.unread)?;
    }
    Ok(())
}

fn contract(out: &mut impl Write, contract: &Contract, several: bool) -> io::Result<()> {
    if several {
        writeln!(out, "\n## {}", escaped(&contract.title))?;
    }
    writeln!(out, "\n{}", escaped(&contract.heading))?;
    let level = if several { "###" } else { "##" };
    for section in &contract.sections {
        let drawn_only = |block: &Block| matches!(block, Block::Picture(_));
        if section.blocks.iter().all(drawn_only) {
            continue;
        }
        writeln!(out, "\n{level} {}", escaped(section.title))?;
        for block in &section.blocks {
            self::block(out, block)?;
        }
    }
    Ok(())
}

fn block(out: &mut impl Write, block: &Block) -> io::Result<()> {
    match block {
        Block::Facts(facts) => {
            writeln!(out)?;
            for (name, value) in facts {
                writeln!(out, "- **{}:** {}", escaped(name), escaped(value))?;
            }
            Ok(())
        }
        Block::Lead(lead) => writeln!(out, "\n**{}**", escaped(&lead.text)),
        Block::Said(text) => writeln!(out, "\n{}", escaped(text)),
        Block::List(items) => {
            writeln!(out)?;
            list(out, items)
        }
        Block::Table(table) => {
            writeln!(out)?;
            self::table(out, table)
        }
        // The table of phases says the same.
        Block::Picture(_) => Ok(()),
    }
}

fn list(out: &mut impl Write, items: &[String]) -> io::Result<()> {
    for item in items {
        writeln!(out, "- {}", escaped(item))?;
    }
    Ok(())
}

fn table(out: &mut impl Write, table: &Table) -> io::Result<()> {
    let heads: Vec<String> = table.heads.iter().map(|(head, _)| escaped(head)).collect();
    writeln!(out, "| {} |", heads.join(" | "))?;
    let rules = table
        .heads
        .iter()
        .map(|(_, number)| if *number { "---:" } else { "---" });
    writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// A text that stays text wherever it stands.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let leading_number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let means_something = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => true,
            // At the beginning these would begin a list, or underline what stands before.
            '-' | '+' | '=' => at == 0 && !rest[1..].starts_with(|c: char| c.is_ascii_digit()),
            '.' | ')' if at > 0 && at == leading_number => {
                rest[1..].is_empty() || rest[1..].starts_with(' ')
            }
            // An address of the web would become a link.
            ':' => rest.starts_with("://"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        match c {
            '\n' | '\r' => safe.push(' '),
            c if means_something => safe.extend(['\\', c]),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_could_be_more_than_text_is_escaped() {
        for (text, safe) in [
            ("Sito e servizi", "Sito e servizi"),
            ("a | b", "a \\| b"),
            ("[x](http://y)", "\\[x\\](http\\://y)"),
            ("<b>&amp;`_*", "\\<b\\>\\&amp;\\`\\_\\*"),
            ("# titolo", "\\# titolo"),
            ("- voce", "\\- voce"),
            ("-15", "-15"),
            ("-", "\\-"),
            ("=== x", "\\=== x"),
            ("98.000,00 euro", "98.000,00 euro"),
            ("12. voce", "12\\. voce"),
            ("3) voce", "3\\) voce"),
            ("20/01/2026", "20/01/2026"),
            ("riga\nnuova", "riga nuova"),
            ("WWW.esempio.it", "WWW\\.esempio.it"),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }
}
