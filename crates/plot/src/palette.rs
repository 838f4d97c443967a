//! Values to colors: the palettes, the original's 31 steps, the colors of classes.
//! How a picture is painted with them lies in `color_table.rs`.

/// A color: red, green and blue, each a byte of sRGB.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The color as CSS writes it: `#rrggbb`.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The color a share `t` (0 to 1) of the way to `other`, each channel rounded.
    pub fn mix(self, other: Self, t: f64) -> Self {
        let channel = |a: u8, b: u8| (a as f64 + (b as f64 - a as f64) * t).round() as u8;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// The color as an opaque pixel.
    pub const fn opaque(self) -> [u8; 4] {
        [self.0, self.1, self.2, 255]
    }
}

/// What NaN looks like: a grey that no palette passes through.
pub(crate) const UNDEFINED: Rgb = Rgb(0x8b, 0x97, 0x9e);

/// Three colors for −1, 0 and +1 and everything between.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// Name in links and files; the light and the dark form share it.
    pub id: &'static str,
    /// Name in menus.
    pub label: &'static str,
    /// Whether the form is for a dark background.
    pub dark: bool,
    /// The color of −1 and below.
    pub neg: Rgb,
    /// The color of 0, near the background, so that only sure answers stand out.
    pub mid: Rgb,
    /// The color of +1 and above.
    pub pos: Rgb,
}

/// The three colors of the original playground.
pub const ORIGINAL: Palette = Palette {
    id: "orange-blue",
    label: "Orange – blue",
    dark: false,
    neg: Rgb(0xf5, 0x93, 0x22),
    mid: Rgb(0xe8, 0xea, 0xeb),
    pos: Rgb(0x08, 0x77, 0xbd),
};

const MID_DARK: Rgb = Rgb(0x1c, 0x29, 0x30);

/// Every palette, each in its light and its dark form; the first is the default.
pub const PALETTES: &[Palette] = &[
    ORIGINAL,
    Palette {
        dark: true,
        neg: Rgb(0xf9, 0xa0, 0x3a),
        mid: MID_DARK,
        pos: Rgb(0x2e, 0x9f, 0xe6),
        ..ORIGINAL
    },
    Palette {
        id: "plum-green",
        label: "Plum – green",
        neg: Rgb(0x8a, 0x3f, 0xa0),
        pos: Rgb(0x1f, 0x8a, 0x4c),
        ..ORIGINAL
    },
    Palette {
        id: "plum-green",
        label: "Plum – green",
        dark: true,
        neg: Rgb(0xb0, 0x6f, 0xc4),
        mid: MID_DARK,
        pos: Rgb(0x4f, 0xbf, 0x7a),
    },
];

/// Colors of three to eight classes on a light background, in order. Two classes have the colors of the ends
/// of the palette.
pub const CLASS_COLORS: [Rgb; 8] = [
    Rgb(0x08, 0x77, 0xbd),
    Rgb(0xd9, 0x76, 0x00),
    Rgb(0x00, 0xa6, 0x61),
    Rgb(0xb8, 0x40, 0x8e),
    Rgb(0x7c, 0x6c, 0x11),
    Rgb(0x9f, 0x27, 0x0e),
    Rgb(0x00, 0x93, 0xff),
    Rgb(0x58, 0x65, 0x6a),
];

/// The same hues for a dark background.
const CLASS_COLORS_DARK: [Rgb; 8] = [
    Rgb(0x2e, 0x9f, 0xe6),
    Rgb(0xf9, 0xa0, 0x3a),
    Rgb(0x69, 0xdd, 0xa5),
    Rgb(0xc8, 0x4b, 0x8c),
    Rgb(0x8f, 0x6a, 0x1c),
    Rgb(0xe5, 0x6c, 0x36),
    Rgb(0x03, 0x74, 0xcc),
    Rgb(0x9d, 0xa2, 0xa1),
];

/// Colors of three to eight classes for a light or a dark background, with a contrast of at least 3 against it
/// (WCAG). People with any color blindness can tell them apart, the first five easily.
pub fn class_colors(dark: bool) -> &'static [Rgb; 8] {
    if dark { &CLASS_COLORS_DARK } else { &CLASS_COLORS }
}

impl Palette {
    /// The palette of that name in the form for a light or a dark background.
    pub fn find(id: &str, dark: bool) -> Option<&'static Self> {
        PALETTES.iter().find(|palette| palette.id == id && palette.dark == dark)
    }

    /// The palette of gradients, where this one is that of values: another one, in the same form.
    pub fn other(&self) -> &'static Self {
        let is_other = |it: &&Self| it.dark == self.dark && it.id != self.id;
        PALETTES.iter().find(is_other).unwrap_or(&PALETTES[0])
    }

    /// Its two ends as colors of text, negative and positive, with a contrast of at least 4.5 against the page
    /// (WCAG).
    pub fn inks(&self) -> [Rgb; 2] {
        match (self.id == ORIGINAL.id, self.dark) {
            (true, false) => [Rgb(0xa8, 0x5a, 0x00), Rgb(0x06, 0x62, 0x9c)],
            (true, true) => [Rgb(0xf9, 0xb3, 0x5f), Rgb(0x6c, 0xbc, 0xf0)],
            (false, false) => [Rgb(0x7c, 0x34, 0x92), Rgb(0x17, 0x69, 0x3a)],
            (false, true) => [Rgb(0xcf, 0x9b, 0xe0), Rgb(0x74, 0xd6, 0x99)],
        }
    }

    /// The color of a value: continuous between −1 and 1, saturated beyond, grey for NaN.
    pub fn color(&self, v: f64) -> Rgb {
        match v.clamp(-1.0, 1.0) {
            v if v.is_nan() => UNDEFINED,
            v if v < 0.0 => self.neg.mix(self.mid, v + 1.0),
            v => self.mid.mix(self.pos, v),
        }
    }
}

/// Which of the original's 31 steps a value falls into; NaN counts as the lowest.
pub fn bin31(v: f64) -> usize {
    // The cast saturates: below 0 and NaN become 0.
    ((15.5 * (v + 1.0)).floor() as usize).min(30)
}
