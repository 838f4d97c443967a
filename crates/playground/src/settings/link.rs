//! Links: a state as text and back, by the rules of the original's hash. Reading never fails. What keys
//! there are and how their values read is written in `fields`.

pub(crate) mod address;

use crate::settings::fields::{FIELDS, Field, MAY_BE_BLANK, Origin};
use crate::settings::notice::{Notice, Notices, ValueError};
use crate::settings::state::{PlaygroundState, limits};
use crate::text::number;
use crate::text::sentence::Sentence;

/// The end of keys that say whether a control is hidden.
const HIDE: &str = "_hide";

impl PlaygroundState {
    /// Reads a link as [`from_link_with`](Self::from_link_with) does; where it has no seed, the seed is
    /// [`DEFAULT_SEED`](crate::settings::state::DEFAULT_SEED).
    pub fn from_link(text: &str) -> (Self, Vec<Notice>) {
        Self::from_link_with(text, || crate::settings::state::DEFAULT_SEED.to_owned())
    }

    /// Reads a whole address, its part from `#` on, or that part without `#`; takes the seed from
    /// `first_seed` if the link has none.
    ///
    /// Never fails: what cannot be read stays at its default, what is absurd is clamped to the
    /// [`limits`], and each such part gives a notice. Otherwise as the original: parts between `&`,
    /// key and value around the first `=`, up to the next; the last of several with one key wins, even
    /// if it is blank; nothing is percent-decoded.
    pub fn from_link_with(text: &str, first_seed: impl FnOnce() -> String) -> (Self, Vec<Notice>) {
        let fragment = address::fragment(text);
        let mut state = Self::with_seed("");
        let mut values = [None; FIELDS.len()];
        let mut unknown = Notices::default();
        for part in fragment.split('&').filter(|part| !part.is_empty()) {
            let mut words = part.split('=');
            let (key, value) = (words.next().unwrap_or_default(), words.next());
            if let Some(at) = FIELDS.iter().position(|field| field.key == key) {
                values[at] = Some(value);
            } else if let Some(name) = key.strip_suffix(HIDE) {
                read_hidden(&mut state, name, value == Some("true"), &mut unknown);
            } else {
                unknown.push(Notice::unknown(key));
            }
        }
        let mut notices = Notices::default();
        for (field, value) in FIELDS.iter().zip(values) {
            if let Some(value) = value {
                read_field(&mut state, field, value, &mut notices);
            }
        }
        if state.seed.is_empty() {
            state.seed = first_seed();
        }
        (state, notices.followed_by(unknown).finish())
    }

    /// The link of this state, from `#` on, letter by letter as the original writes it; our own keys
    /// follow the original's where they are not at their default.
    pub fn to_link(&self) -> String {
        self.write_link(|field, default| {
            field.origin == Origin::Original || (field.write)(self) != (field.write)(default)
        })
    }

    /// A shorter link of the same state: only what is not at its default, and the seed.
    pub fn short_link(&self) -> String {
        self.write_link(|field, default| {
            field.key == "seed" || (field.write)(self) != (field.write)(default)
        })
    }

    fn write_link(&self, is_wanted: impl Fn(&Field, &Self) -> bool) -> String {
        let default = Self::default();
        let fields = FIELDS
            .iter()
            .filter(|field| is_wanted(field, &default))
            .filter_map(|field| Some(format!("{}={}", field.key, (field.write)(self)?)));
        let hidden = self
            .hidden
            .iter()
            .map(|(name, hidden)| format!("{}{HIDE}={hidden}", address::value(name)));
        format!("#{}", fields.chain(hidden).collect::<Vec<_>>().join("&"))
    }
}

/// The seed that a link would carry for what a person typed: percent-encoded, and cut to its limit.
/// Nothing if nothing is left.
pub fn seed_from_text(text: &str) -> Option<String> {
    let text = text.trim_matches(number::is_space);
    let seed: String = address::value(text).chars().take(limits::TEXT_LEN).collect();
    (!seed.is_empty()).then_some(seed)
}

/// Reads one value. A key without a value is ignored, except for the shape, where it means no hidden layers. A
/// shape without even `=`, at which the original stops, is ignored too.
fn read_field(
    state: &mut PlaygroundState,
    field: &Field,
    value: Option<&str>,
    notices: &mut Notices,
) {
    let text = value.unwrap_or_default();
    let error = if !text.is_empty() || (field.key == MAY_BE_BLANK && value.is_some()) {
        (field.read)(state, text).err()
    } else if field.key == MAY_BE_BLANK {
        Some(ValueError::new(Sentence::new("has no value")))
    } else {
        None
    };
    if let Some(error) = error {
        // A value that is left out in a link is called `none` in a notice.
        let used = (field.write)(state).unwrap_or_else(|| "none".to_owned());
        notices.push(Notice::value(field.key, value, error, &used));
    }
}

/// Takes what a link says about one control, known or not, as long as there are not too many.
fn read_hidden(state: &mut PlaygroundState, name: &str, hidden: bool, notices: &mut Notices) {
    if let Some((_, value)) = state.hidden.iter_mut().find(|(known, _)| known == name) {
        *value = hidden;
    } else if limits::HIDDEN_NAME_LEN < name.len() {
        let why = Sentence::new("is too long for the name of a control");
        notices.push(Notice::hidden(name, why));
    } else if limits::MAX_HIDDEN <= state.hidden.len() {
        let why = Sentence::new("is one control too many to hide");
        notices.push(Notice::hidden(name, why));
    } else {
        state.hidden.push((name.to_owned(), hidden));
    }
}
