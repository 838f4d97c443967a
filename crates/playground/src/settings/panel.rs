//! Panels: the parts of the page that an embedding page can choose. How they are laid out is the
//! page's business.

use crate::settings::PlaygroundState;

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

impl PlaygroundState {
    /// Whether the page stands inside another one, without header and text around it.
    pub fn is_embedded(&self) -> bool {
        self.embed.is_some()
    }

    /// Whether this panel is shown: `embed=output,loss` names those that are.
    pub fn shows(&self, panel: Panel) -> bool {
        let Some(embed) = &self.embed else { return true };
        let mut named = embed.split(',').filter_map(Panel::from_id).peekable();
        if named.peek().is_none() { panel.spec().is_usual } else { named.any(|it| it == panel) }
    }
}
