//! What a formula looks like: plain text in, MathML out, which browsers set and screen readers read. The
//! text is that of lessons and registries: `1 / (1 + e^−z)`, `x₁²`, `∂J/∂w`, `√(v + ε)`. Nothing is
//! computed, and which texts are formulas is decided elsewhere.

mod tokens;

use std::fmt::Write;
use tokens::{HAT, Kind, Token, tokens};

/// Names of functions, which alone are a formula already; any other word alone is just a word.
const FUNCTIONS: [&str; 12] =
    ["tanh", "ReLU", "softmax", "max", "min", "ln", "log", "exp", "sin", "cos", "erf", "sign"];
/// Signs that relate two sides: a line may break before them.
const RELATIONS: &str = "=←≈<>≤≥";
/// Signs between two terms. Those that relate are of them, and so are those that separate.
const BETWEEN: &str = "=←≈<>≤≥+−·,:";
/// What opens a group, and what closes it again.
const GROUPS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('|', '|'), ('‖', '‖'), ('⌊', '⌋')];
/// From so many letters on a formula may break before a sign that relates, and before a sum.
const LONG: (usize, usize) = (24, 30);
/// So many groups may be nested, so that no text needs a deep stack.
const MAX_DEPTH: usize = 16;

/// A formula as `<math>` elements: one, or several where a long formula may be broken into lines. `None` if
/// the text is none: if it has only words, or what no formula has.
///
/// - `a / b` is a fraction: all that is multiplied without a sign, over one factor. Brackets around a whole
///   side are left out. In powers, roots and other fractions it stays on the line, as do `a / b / c`.
/// - `^` raises to what follows: a number, a name with its index, a group. `²`, `ᵀ` and `₁` do it too.
/// - `√` is over what follows. `∂` and `Σ` belong to what follows.
/// - A name directly before a bracket is a function, `g(z)`; with a blank between it is a product, `g (1 − g)`.
/// - Words stand upright: `max`, `gradient`, `else`.
pub fn mathml(text: &str) -> Option<Vec<String>> {
    let tokens = tokens(text)?;
    let is_word = |it: &Token| match &it.kind {
        Kind::Name(name) => {
            let n_letters = name.chars().filter(|it| *it != HAT).count();
            1 < n_letters && !FUNCTIONS.contains(&name.as_str())
        }
        _ => false,
    };
    if tokens.iter().all(is_word) {
        return None;
    }
    let mut reader = Reader { tokens, at: 0, depth: 0, small: 0 };
    let row = reader.row(None)?;
    if reader.at != reader.tokens.len() {
        return None;
    }
    let n = text.chars().count();
    let is_break = |sign: char| {
        (LONG.0 < n && RELATIONS.contains(sign)) || (LONG.1 < n && "+−".contains(sign))
    };
    let mut pieces = Vec::<String>::new();
    for (sign, markup) in row {
        match pieces.last_mut() {
            Some(piece) if !sign.is_some_and(is_break) => *piece += &markup,
            _ => pieces.push(markup),
        }
    }
    Some(pieces.into_iter().map(|piece| format!("<math>{piece}</math>")).collect())
}

/// Terms, each with the sign before it.
type Row = Vec<(Option<char>, String)>;

/// What is read so far of a formula.
struct Reader {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// How many powers, roots and fractions are around.
    small: usize,
}

/// One factor.
struct Factor {
    markup: String,
    /// The same without the brackets around it, where it is a group in round ones.
    bare: Option<String>,
    /// Whether it is a word: then it has space around it.
    is_word: bool,
}

impl Factor {
    fn plain(markup: String) -> Self {
        Self { markup, bare: None, is_word: false }
    }

    /// Without its brackets.
    fn inside(&self) -> &str {
        self.bare.as_ref().unwrap_or(&self.markup)
    }
}

impl Reader {
    fn sign(&self) -> Option<char> {
        match self.tokens.get(self.at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether the present token follows the one before without a blank.
    fn is_tight(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|it| !it.is_spaced)
    }

    /// Terms up to this bracket, or to the end.
    fn row(&mut self, until: Option<char>) -> Option<Row> {
        let mut row = Row::new();
        let mut markup = String::new();
        let mut before = None;
        // Whether a term may stand here, and whether one must.
        let mut is_begin = true;
        while self.at < self.tokens.len() {
            match self.sign() {
                sign if sign.is_some() && sign == until && !is_begin => break,
                Some(sign) if BETWEEN.contains(sign) => {
                    self.at += 1;
                    if is_begin {
                        if !"+−".contains(sign) {
                            return None;
                        }
                        write!(markup, r#"<mo form="prefix">{sign}</mo>"#).ok()?;
                    } else {
                        row.push((before, std::mem::take(&mut markup)));
                        before = Some(sign);
                        markup = format!(r#"<mo form="infix">{}</mo>"#, escaped(sign));
                    }
                    is_begin = true;
                }
                _ => {
                    if !is_begin {
                        // Only after a quotient: what goes on multiplies it.
                        markup += "<mo>\u{2062}</mo>";
                    }
                    markup += &self.quotient(until)?;
                    is_begin = false;
                }
            }
        }
        if is_begin {
            return None;
        }
        row.push((before, markup));
        Some(row)
    }

    /// A product, or one over one factor or more.
    fn quotient(&mut self, until: Option<char>) -> Option<String> {
        let numerator = self.product(until)?;
        let mut denominators = Vec::new();
        // Set as a fraction, unless it is one of several or itself in something small.
        self.small += 1;
        while self.sign() == Some('/') {
            self.at += 1;
            denominators.push(self.factor()?);
        }
        self.small -= 1;
        match &denominators[..] {
            [] => Some(numerator.markup),
            [denominator] if self.small == 0 => {
                let (over, under) = (numerator.inside(), denominator.inside());
                Some(format!("<mfrac><mrow>{over}</mrow><mrow>{under}</mrow></mfrac>"))
            }
            all => {
                let under = all.iter().map(|it| format!("<mo>/</mo>{}", it.markup));
                Some(numerator.markup + &under.collect::<String>())
            }
        }
    }

    /// Factors side by side.
    fn product(&mut self, until: Option<char>) -> Option<Factor> {
        let mut product = self.factor()?;
        while self.at < self.tokens.len() {
            let sign = self.sign();
            let is_end = |sign| sign == '/' || BETWEEN.contains(sign) || Some(sign) == until;
            if sign.is_some_and(is_end) {
                break;
            }
            let next = self.factor()?;
            let between = match product.is_word || next.is_word {
                true => r#"<mspace width="0.2em"></mspace>"#,
                false => "<mo>\u{2062}</mo>",
            };
            product = Factor {
                markup: product.markup + between + &next.markup,
                bare: None,
                is_word: next.is_word,
            };
        }
        Some(product)
    }

    /// What one number, name or group is, with its index and its power.
    fn factor(&mut self) -> Option<Factor> {
        if MAX_DEPTH < self.depth {
            return None;
        }
        self.depth += 1;
        let factor = self.atom().and_then(|atom| self.scripts(atom));
        self.depth -= 1;
        factor
    }

    fn atom(&mut self) -> Option<Factor> {
        let Token { kind, .. } = self.tokens.get(self.at)?.clone();
        self.at += 1;
        let factor = match kind {
            Kind::Number(number) => Factor::plain(format!("<mn>{number}</mn>")),
            Kind::Name(name) => self.named(&name)?,
            Kind::Sign('√') => {
                self.small += 1;
                let root = self.factor();
                self.small -= 1;
                Factor::plain(format!("<msqrt>{}</msqrt>", root?.inside()))
            }
            Kind::Sign(open) => {
                let (_, close) = GROUPS.into_iter().find(|(it, _)| *it == open)?;
                let row: String = self.row(Some(close))?.into_iter().map(|it| it.1).collect();
                (self.sign() == Some(close)).then(|| self.at += 1)?;
                let fence = |form, sign| format!(r#"<mo form="{form}" fence="true">{sign}</mo>"#);
                let around = fence("prefix", open) + &row + &fence("postfix", close);
                Factor {
                    markup: format!("<mrow>{around}</mrow>"),
                    bare: (open == '(').then_some(row),
                    is_word: false,
                }
            }
            Kind::Sub(_) | Kind::Super(_) => return None,
        };
        Some(factor)
    }

    /// A name; before a bracket a function with its argument.
    fn named(&mut self, name: &str) -> Option<Factor> {
        let mut letters = name.chars();
        let (first, hat) = (letters.next()?, letters.next());
        let markup = match hat {
            Some('\u{302}') => {
                format!(r#"<mover accent="true"><mi>{first}</mi><mo>^</mo></mover>"#)
            }
            None if first == 'Σ' => r#"<mi mathvariant="normal">Σ</mi>"#.to_owned(),
            _ => format!("<mi>{name}</mi>"),
        };
        let is_word = hat.is_some_and(|it| it != '\u{302}');
        if "∂Σ".contains(first) {
            let sign = self.scripts(Factor::plain(markup))?.markup;
            let of = self.factor()?.markup;
            return Some(Factor::plain(format!("<mrow>{sign}{of}</mrow>")));
        }
        if self.is_tight() && matches!(self.sign(), Some('(' | '[')) {
            let argument = self.factor()?.markup;
            return Some(Factor {
                markup: format!("<mrow>{markup}<mo>\u{2061}</mo>{argument}</mrow>"),
                bare: None,
                is_word,
            });
        }
        Some(Factor { markup, bare: None, is_word })
    }

    /// A factor with the index and the power that follow it.
    fn scripts(&mut self, base: Factor) -> Option<Factor> {
        let mut index = None;
        let mut power = None;
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                Kind::Sub(text) if index.is_none() => {
                    index = Some(text.clone());
                    self.at += 1;
                }
                Kind::Super(text) if power.is_none() => {
                    power = Some(text.clone());
                    self.at += 1;
                }
                Kind::Sign('^') if power.is_none() => {
                    self.at += 1;
                    self.small += 1;
                    let is_negative = self.sign() == Some('−');
                    self.at += usize::from(is_negative);
                    let raised = self.factor();
                    self.small -= 1;
                    let raised = raised?;
                    let minus = if is_negative { r#"<mo form="prefix">−</mo>"# } else { "" };
                    power = Some(format!("<mrow>{minus}{}</mrow>", raised.inside()));
                }
                Kind::Sub(_) | Kind::Super(_) | Kind::Sign('^') => return None,
                _ => break,
            }
        }
        let markup = &base.markup;
        let markup = match (index, power) {
            (None, None) => return Some(base),
            (Some(index), None) => format!("<msub>{markup}{index}</msub>"),
            (None, Some(power)) => format!("<msup>{markup}{power}</msup>"),
            (Some(index), Some(power)) => format!("<msubsup>{markup}{index}{power}</msubsup>"),
        };
        Some(Factor { markup, bare: None, is_word: base.is_word })
    }
}

/// A sign as markup has it.
fn escaped(sign: char) -> String {
    match sign {
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        sign => sign.to_string(),
    }
}
