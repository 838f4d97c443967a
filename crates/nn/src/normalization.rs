//! Normalizations: what brings the weighted sums of a layer to zero mean and unit variance.

crate::registry! {
    /// What brings the weighted sums of a layer to zero mean and unit variance.
    pub enum Normalization: Spec {
        None = Spec { id: "none", label: "None", formula: "x", over: None },
        // Ioffe and Szegedy 2015, algorithms 1 and 2.
        Batch = Spec {
            id: "batch", label: "Batch norm", formula: "γ (x − μ) / σ + β over the batch",
            over: Some(Over::Batch { is_renormalized: false }),
        },
        // Ioffe 2017, algorithm 1.
        BatchRenorm = Spec {
            id: "batchRenorm", label: "Batch renorm",
            formula: "γ (r (x − μ) / σ + d) + β over the batch, r and d towards what predicts",
            over: Some(Over::Batch { is_renormalized: true }),
        },
        // Ba, Kiros and Hinton 2016, equations 3 and 4.
        Layer = Spec {
            id: "layer", label: "Layer norm", formula: "γ (x − μ) / σ + β over the layer",
            over: Some(Over::Units { groups: 1 }),
        },
        // Wu and He 2018, equations 1, 2 and 7.
        Group = Spec {
            id: "group", label: "Group norm", formula: "γ (x − μ) / σ + β over each half of the layer",
            over: Some(Over::Units { groups: 2 }),
        },
    }
}

/// What a normalization is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The formula, in plain text.
    pub formula: &'static str,
    /// Which numbers share a mean and a variance; `None` for no normalization.
    pub over: Option<Over>,
}

/// Which numbers of a layer share a mean and a variance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Those of one neuron, over the examples of the batch. When predicting there is no batch: the
    /// running statistics of training take its place.
    Batch {
        /// Whether the result is corrected, within bounds, to that of the running statistics.
        is_renormalized: bool,
    },
    /// Those of one example, over the neurons, in so many groups.
    Units {
        /// How many.
        groups: usize,
    },
}
