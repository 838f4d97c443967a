//! Panels: the parts of the page that an embedding page can choose. How they are laid out is the
//! page's business.

use crate::settings::written::{Readable, Written};

nn::registry! {
    /// A part of the page.
    pub enum Panel: Spec {
        Network = Spec { id: "network", is_usual: true },
        Output = Spec { id: "output", is_usual: true },
        Loss = Spec { id: "loss", is_usual: true },
        Console = Spec { id: "console", is_usual: true },
        Data = Spec { id: "data", is_usual: false },
    }
}

/// What a panel is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links.
    pub id: &'static str,
    /// Whether it is shown where an embedding page chooses none.
    pub is_usual: bool,
}

/// What an embedding page shows: the panels that it names, `output,loss`, or the usual ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    named: Vec<Panel>,
}

impl Embed {
    /// The usual panels.
    pub fn usual() -> Written<Self> {
        Written::new("true".to_owned(), Self { named: Vec::new() })
    }

    /// Whether this panel is shown.
    pub fn shows(&self, panel: Panel) -> bool {
        if self.named.is_empty() { panel.spec().is_usual } else { self.named.contains(&panel) }
    }
}

impl Readable for Embed {
    #[cfg(test)]
    const SAMPLES: &'static [&'static str] = &["true", "output,loss", "data,nothing"];

    /// Words that are no names of panels are left out.
    fn from_text(text: &str) -> Result<Self, String> {
        Ok(Self { named: text.split(',').filter_map(Panel::from_id).collect() })
    }
}
