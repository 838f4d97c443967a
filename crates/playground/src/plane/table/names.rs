//! What columns are called that mean something: labels, counts of rows, times and codes.

/// Names that classes bear, the surest first.
pub(super) const CLASS_NAMES: [&str; 18] = [
    "label",
    "class",
    "species",
    "variety",
    "diagnosis",
    "category",
    "kind",
    "type",
    "group",
    "survived",
    "klasse",
    "art",
    "gruppe",
    "classe",
    "espèce",
    "groupe",
    "étiquette",
    "类别",
];
/// Names that labels of any kind bear, the surest first; `y` is none beside an `x`.
pub(super) const LABEL_NAMES: [&str; 5] = ["target", "outcome", "response", "ziel", "y"];
/// Names of columns that only count rows.
pub(super) const ID_NAMES: &[&str] = &[
    "id",
    "index",
    "idx",
    "#",
    "no",
    "no.",
    "nr",
    "nr.",
    "n°",
    "row",
    "rowid",
    "rownames",
    "obs",
    "case",
    "unnamed: 0",
    "...1",
    "num",
    "number",
    "row number",
    "rownumber",
    "key",
    "sample",
    "subject",
    "patient",
    "lfd. nr.",
    "lfd.nr.",
    "lfd nr",
    "nummer",
    "zeile",
    "fall",
    "messung",
    "measurement",
    "versuch",
    "trial",
    "rang",
    "rank",
    "response",
    "respondent",
    "teilnehmer",
    "proband",
    "vp",
    "numéro",
    "序号",
];
/// Names of columns that say when.
const TIME_NAMES: &[&str] = &[
    "date",
    "datum",
    "datetime",
    "date time",
    "timestamp",
    "time",
    "zeit",
    "uhrzeit",
    "zeitpunkt",
    "zeitstempel",
    "year",
    "jahr",
    "année",
    "annee",
    "an",
    "month",
    "monat",
    "mois",
    "week",
    "woche",
    "semaine",
    "day",
    "tag",
    "jour",
    "weekday",
    "wochentag",
    "hour",
    "stunde",
    "heure",
    "minute",
    "time_period",
    "年",
    "月",
    "日",
    "日期",
    "时间",
    "年份",
    "月份",
];
/// Names of columns that say where, or of what, by a code or a name of its own.
const CODE_NAMES: &[&str] = &[
    "station",
    "code",
    "sensor",
    "device",
    "gerät",
    "zip",
    "zipcode",
    "zip code",
    "plz",
    "postleitzahl",
    "postcode",
    "iso",
    "iso3",
    "iso2",
    "name",
    "first name",
    "last name",
    "vorname",
    "nachname",
    "nom",
    "prénom",
    "email",
    "e-mail",
    "e-mail address",
    "url",
    "link",
    "geo",
    "matrikelnummer",
    "aktenzeichen",
    "id",
    "key",
    "sample",
    "subject",
    "patient",
    "serial",
    "ticket",
    "cabin",
    "站点",
    "代码",
    "姓名",
];

/// Whether the name says that a column tells the time.
pub(super) fn is_time(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    TIME_NAMES.contains(&name.as_str()) || name.ends_with("_date") || name.ends_with(" date")
}

/// Whether the name says that a column only tells one thing from another.
pub(super) fn is_code(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let ends = |end: &str| lower.ends_with(end);
    CODE_NAMES.contains(&lower.as_str())
        || ends("_code")
        || ends(" code")
        || ends("_id")
        || ends(" id")
        || name.ends_with("Id")
        || name.ends_with("ID")
}

/// Whether a word is a date or a time, `2024-01-05` and `12:30`, or a code, `ST-0047`.
pub(super) fn is_mark(word: &str) -> bool {
    let n = |is_it: fn(char) -> bool| word.chars().filter(|&c| is_it(c)).count();
    let n_digits = n(|c| c.is_ascii_digit());
    let n_signs = n(|c| matches!(c, '-' | '.' | '/' | ':' | '_' | 'T' | 'Z' | '+' | ' '));
    let is_clock = word.contains(':') || 2 <= n_signs;
    let is_date = 3 <= n_digits && is_clock && n_digits + n_signs == word.chars().count();
    let is_plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    is_date || 3 <= n_digits && word.chars().all(is_plain)
}
