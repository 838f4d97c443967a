//! Formulas in plain text and their MathML, written without what says the same everywhere.

use crate::mathml;

/// The markup in few letters: `{…}` for a group, `a_b`, `a^b`, `[a/b]`, `√`, `×` for a product without a sign.
fn short(markup: &str) -> String {
    let mut short = markup.to_owned();
    for (long, sign) in [
        ("<math>", "⟨"),
        ("</math>", "⟩"),
        ("<mfrac>", "[frac "),
        ("</mfrac>", "]"),
        ("<msup>", "[sup "),
        ("</msup>", "]"),
        ("<msub>", "[sub "),
        ("</msub>", "]"),
        ("<msubsup>", "[both "),
        ("</msubsup>", "]"),
        ("<msqrt>", "[root "),
        ("</msqrt>", "]"),
        ("<mover accent=\"true\">", "[hat "),
        ("</mover>", "]"),
        ("<mrow>", "{"),
        ("</mrow>", "}"),
        ("<mo form=\"prefix\" fence=\"true\">", ""),
        ("<mo form=\"postfix\" fence=\"true\">", ""),
        ("<mo form=\"prefix\">", "~"),
        ("<mo form=\"infix\">", " "),
        ("<mo>\u{2062}</mo>", "×"),
        ("<mo>\u{2061}</mo>", "@"),
        ("<mspace width=\"0.2em\"></mspace>", "_"),
    ] {
        short = short.replace(long, sign);
    }
    for tag in ["mi", "mn", "mo"] {
        short = short.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    short
}

#[test]
fn formulas_are_set() {
    for (text, expected) in [
        ("z", "⟨z⟩"),
        ("tanh", "⟨tanh⟩"),
        ("x₁²", "⟨[both x12]⟩"),
        ("−x₁ + x₂", "⟨~−[sub x1] +[sub x2]⟩"),
        ("a = −b", "⟨a =~−b⟩"),
        ("3 x₁", "⟨3×[sub x1]⟩"),
        ("1 / (1 + e^−z)", "⟨[frac {1}{1 +[sup e{~−z}]}]⟩"),
        ("γ (x − μ) / σ + β", "⟨[frac {γ×{(x −μ)}}{σ}] +β⟩"),
        ("∂J/∂w₁ · ∂z/∂w", "⟨[frac {{∂J}}{{∂[sub w1]}}] ·[frac {{∂z}}{{∂w}}]⟩"),
        ("(p − t) · p (1 − p)", "⟨{(p −t)} ·p×{(1 −p)}⟩"),
        ("g(z) = g (z)", "⟨{g@{(z)}} =g×{(z)}⟩"),
        ("t ln p", "⟨t_ln_p⟩"),
        ("|4 − x₂|", "⟨{|4 −[sub x2]|}⟩"),
        ("½ |w| + ¼ w²", "⟨½×{|w|} +¼×[sup w2]⟩"),
        ("½^⌊t / p⌋", "⟨[sup ½{{⌊t/p⌋}}]⟩"),
        ("e^(−t / p)", "⟨[sup e{~−t/p}]⟩"),
        ("2433.3 / 2500 / 2", "⟨2433.3/2500/2⟩"),
        ("(a + b) / 2 / c", "⟨{(a +b)}/2/c⟩"),
        ("√(v + ε) m̂", "⟨[root v +ε]×[hat m^]⟩"),
        (
            "e^ŷₖ / Σⱼ e^ŷⱼ",
            concat!(
                "⟨[frac {[sup e{[sub [hat y^]k]}]}",
                "{{[sub <mi mathvariant=\"normal\">Σj][sup e{[sub [hat y^]j]}]}}]⟩",
            ),
        ),
        ("x > 0: x, else 0.01 x", "⟨x &gt;0 :x ,else_0.01×x⟩"),
    ] {
        let markup = mathml(text).unwrap_or_else(|| panic!("{text} is a formula"));
        assert_eq!(short(&markup.concat()), expected, "{text}");
    }
}

#[test]
fn a_long_formula_may_be_broken_before_a_sign() {
    let breaks =
        |text| mathml(text).expect("a formula").iter().map(|it| short(it)).collect::<Vec<_>>();
    assert_eq!(breaks("x₁ + 5 x₂ = 0").len(), 1, "short enough for a line");
    assert_eq!(
        breaks("(60² + 60² + 10²) / 3 = 2433.3"),
        ["⟨[frac {[sup 602] +[sup 602] +[sup 102]}{3}]⟩", "⟨ =2433.3⟩"]
    );
    assert_eq!(
        breaks("2 (x₁ + 2 x₂) + (−x₁ + x₂ + 1) − 1"),
        ["⟨2×{([sub x1] +2×[sub x2])}⟩", "⟨ +{(~−[sub x1] +[sub x2] +1)}⟩", "⟨ −1⟩"]
    );
}

#[test]
fn what_is_no_formula_stays_a_text() {
    for text in [
        "",
        "Play",
        "no penalty",
        "&hideText=true",
        "1 +",
        "(1",
        "1)",
        "a = = b",
        "a / ",
        "^2",
        "x₁₂^3^4",
        "<b>",
        "a & b",
        "|w",
        "√",
        "∂",
    ] {
        assert_eq!(mathml(text), None, "{text:?}");
    }
    let deep = "(".repeat(100_000);
    assert_eq!(mathml(&deep), None, "and no text needs a deep stack");
    assert_eq!(mathml(&"√".repeat(100_000)), None);
}
