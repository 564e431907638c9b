//! `say!`: sentences as rows, a row for each case and a column for each language.
//!
//! A sentence without its Italian or its English and a sentence with an unknown argument do not
//! compile. It must stay a table: what is decided before a sentence is chosen belongs to `compose`.

/// Sentences as rows: each item becomes a function of a [`Lang`](crate::words::Lang) and of its
/// arguments.
///
/// ```
/// use crono::{say, words::Lang};
///
/// say! {
///     /// How much is left, or how late it is.
///     pub fn countdown(lang, left: i64) let days = days(lang, left.abs()); match left {
///         ..0 => it "in ritardo di {days}" en "late by {days}";
///         0   => it "scade oggi"           en "due today";
///         1   => it "manca {days}"         en "{days} left";
///         2.. => it "mancano {days}"       en "{days} left";
///     }
///     fn days(lang, n: i64) match n {
///         1 => it "{n} giorno" en "{n} day";
///         _ => it "{n} giorni" en "{n} days";
///     }
///     /// A sentence with one row.
///     pub fn saved_as(lang, name: &str) it "Salvato: {name}." en "Saved: {name}.";
///     /// A text without arguments is `&'static str` and costs no allocation.
///     pub fn nothing(lang) -> &str it "niente" en "nothing";
///     /// The same for each case.
///     pub fn side(lang, is_left: bool) -> &str match is_left {
///         true  => it "sinistra" en "left";
///         false => it "destra"   en "right";
///     }
/// }
///
/// assert_eq!(countdown(Lang::It, 1), "manca 1 giorno");
/// assert_eq!(countdown(Lang::En, -3), "late by 3 days");
/// assert_eq!(saved_as(Lang::En, "plan"), "Saved: plan.");
/// assert_eq!((nothing(Lang::It), side(Lang::En, true)), ("niente", "left"));
/// ```
///
/// An item is `pub fn name(lang, argument: Type, ...)`, then any number of `let`, then one row or a
/// `match` over one name or one tuple, whose arms take patterns, guards and `let` of their own. `-> &str`
/// makes a `const fn` of fixed texts, without it a `String` comes out. A row is one of
///
/// - `it "..." en "..."`, and after them the languages that are being begun (`de "..."`), which fall
///   back to English where a row lacks them;
/// - `every "..."`, the same in all languages;
/// - `say expression`, what another row says.
///
/// A row without English does not compile:
///
/// ```compile_fail
/// crono::say! { pub fn greeting(lang, name: &str) it "Buongiorno, {name}."; }
/// ```
///
/// Nor one without Italian, alone or among others:
///
/// ```compile_fail
/// crono::say! { pub fn greeting(lang, name: &str) en "Good morning, {name}."; }
/// ```
///
/// ```compile_fail
/// crono::say! {
///     pub fn many(lang, n: usize) match n {
///         1 => it "uno" en "one";
///         _ => en "many";
///     }
/// }
/// ```
///
/// Nor a case that is forgotten:
///
/// ```compile_fail
/// crono::say! { pub fn many(lang, n: usize) match n { 1 => it "uno" en "one"; } }
/// ```
///
/// Nor an argument that does not exist, in any of the languages:
///
/// ```compile_fail
/// crono::say! { pub fn greeting(lang, name: &str) it "Buongiorno, {name}." en "Good morning, {nam}."; }
/// ```
///
/// Nor arguments in a text that is to be fixed: these braces are not filled in, and so they are refused.
///
/// ```compile_fail
/// crono::say! { pub fn greeting(lang, name: &str) -> &str it "Buongiorno, {name}." en "Good morning."; }
/// ```
#[macro_export]
macro_rules! say {
    // One function: its attributes, visibility, `str` for a fixed text, name, parameters, `let`s, and
    // what it says.
    (@one [$($meta:tt)*] [$($vis:tt)*] [] $name:ident [$lang:ident $($params:tt)*] [$($let:tt)*] $($body:tt)+) => {
        $($meta)*
        #[must_use]
        #[allow(
            clippy::useless_format,
            clippy::too_many_lines,
            reason = "a row may have no argument, and a table many rows"
        )]
        $($vis)* fn $name($lang: $crate::words::Lang $($params)*) -> ::std::string::String {
            $($let)*
            $crate::say!(@body text $lang $($body)+)
        }
    };
    (@one [$($meta:tt)*] [$($vis:tt)*] [str] $name:ident [$lang:ident $($params:tt)*] [$($let:tt)*] $($body:tt)+) => {
        $($meta)*
        #[must_use]
        $($vis)* const fn $name($lang: $crate::words::Lang $($params)*) -> &'static str {
            $($let)*
            $crate::say!(@body fixed $lang $($body)+)
        }
    };

    (@body $kind:ident $lang:ident match $on:tt { $(
        $pattern:pat $(if $guard:expr)? =>
            $(let $bound:pat = $value:expr;)*
            $(it $it:literal en $en:literal $(de $de:literal)?)?
            $(every $every:literal)?
            $(say $said:expr)?
        ;
    )+ }) => {
        match $on { $(
            $pattern $(if $guard)? => {
                $(let $bound = $value;)*
                $crate::say!(@row $kind $lang
                    $(it $it en $en $(de $de)?)? $(every $every)? $(say $said)?)
            }
        )+ }
    };
    (@body $kind:ident $lang:ident row $($row:tt)+) => { $crate::say!(@row $kind $lang $($row)+) };

    // A language that is being begun gets its line in the next two rules, and its column above and below.
    (@row $kind:ident $lang:ident it $it:literal en $en:literal) => {
        $crate::say!(@row $kind $lang it $it en $en de $en)
    };
    (@row $kind:ident $lang:ident it $it:literal en $en:literal de $de:literal) => {
        match $lang {
            $crate::words::Lang::It => $crate::say!(@$kind $it),
            $crate::words::Lang::En => $crate::say!(@$kind $en),
            #[cfg(feature = "lang-de")]
            $crate::words::Lang::De => $crate::say!(@$kind $de),
        }
    };
    (@row $kind:ident $lang:ident every $every:literal) => { $crate::say!(@$kind $every) };
    (@row $kind:ident $lang:ident say $said:expr) => { $said };

    (@text $text:literal) => { ::std::format!($text) };
    (@fixed $text:literal) => {{
        const { $crate::words::say::is_fixed($text) };
        $text
    }};

    ($(
        $(#[$meta:meta])*
        $(pub $(($($within:tt)+))?)? fn $name:ident
        ($lang:ident $(, $argument:ident: $type:ty)* $(,)?) $(-> &$fixed:ident)?
        $(let $bound:pat = $value:expr;)*
        $(it $it:literal en $en:literal $(de $de:literal)? ;)?
        $(every $every:literal ;)?
        $(say $said:expr ;)?
        $(match $on:tt { $($arms:tt)+ })?
    )+) => { $(
        $crate::say! { @one
            [$(#[$meta])*] [$(pub $(($($within)+))?)?] [$($fixed)?] $name
            [$lang $(, $argument: $type)*] [$(let $bound = $value;)*]
            $(row it $it en $en $(de $de)?)? $(row every $every)? $(row say $said)?
            $(match $on { $($arms)+ })?
        }
    )+ };
}

/// Refuses, while compiling, a fixed text with a brace: nothing fills it in.
#[doc(hidden)]
pub const fn is_fixed(text: &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(
            bytes[at] != b'{' && bytes[at] != b'}',
            "a text with arguments is a String: leave out `-> &str`"
        );
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Lang;

    say! {
        /// Patterns, guards, several `let`.
        fn mixed(lang, n: i32, name: Option<&str>)
            let twice = n * 2;
            let (first, second) = (n, twice);
        match (n, name) {
            (1 | 2, None) => every "{first}-{second}";
            (n, Some(name)) if n > 9 && !name.is_empty() =>
                let upper = name.to_uppercase();
                it "molti {upper}"
                en "many {upper}";
            (_, Some(name)) => say name.to_owned();
            (_, None) => it "nessuno" en "nobody";
        }

        pub(crate) fn fixed(lang, name: Option<&str>) -> &str match name {
            Some(_) => say known(lang);
            None => it "ignoto" en "unknown" de "unbekannt";
        }
        fn known(lang) -> &str it "noto" en "known";
    }

    const UNKNOWN: &str = fixed(Lang::It, None);

    #[test]
    fn a_row_is_chosen_by_patterns_guards_and_tuples() {
        for (n, name, it, en) in [
            (1, None, "1-2", "1-2"),
            (2, None, "2-4", "2-4"),
            (10, Some("a"), "molti A", "many A"),
            (10, Some(""), "", ""),
            (3, Some("a"), "a", "a"),
            (3, None, "nessuno", "nobody"),
        ] {
            assert_eq!(mixed(Lang::It, n, name), it);
            assert_eq!(mixed(Lang::En, n, name), en);
        }
        assert_eq!((UNKNOWN, fixed(Lang::En, Some("a"))), ("ignoto", "known"));
    }

    #[cfg(feature = "lang-de")]
    #[test]
    fn a_language_being_begun_says_what_it_has_and_the_rest_in_english() {
        use crate::words::{check, count, dates};

        assert_eq!("de_DE.UTF-8".parse(), Ok(Lang::De));
        assert_eq!(count::open_requests(Lang::De, 2, true), "2 offen");
        assert_eq!(check::more_alerts(Lang::De, 1), "und eine weitere Frist");
        assert_eq!(fixed(Lang::De, None), "unbekannt");
        assert_eq!(fixed(Lang::De, Some("a")), "known");
        assert!(dates::accepted_dates(Lang::De).contains("gestern"));
        for left in [-3, 0, 1, 9] {
            let left = crate::calendar::DayCount::calendar(left);
            let english = count::countdown(Lang::En, left);
            assert_eq!(count::countdown(Lang::De, left), english);
        }
    }
}
